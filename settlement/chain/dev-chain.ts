/**
 * The chain id of development chains (anvil's and hardhat's default), whose accounts are publicly known.
 * @module
 */
export const DEV_CHAIN_ID = 31_337;
