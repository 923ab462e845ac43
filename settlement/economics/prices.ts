/**
 * From what a chain and a machine count in to USD. Prices are nobody's measurement: whoever computes states them.
 * @module
 */

export interface Prices {
  /** USD for one ether. */
  readonly etherUsd: number;
  /** Gwei (10⁻⁹ ether) for one unit of gas. On a rollup's chain what it asks for its own data comes on top and is not counted. */
  readonly gasGwei: number;
  /** USD for one hour of the machine that the seconds were measured on. */
  readonly machineHourUsd: number;
}

const WEI_PER_ETHER = 1e18;

export const etherOf = (wei: bigint): number => Number(wei) / WEI_PER_ETHER;

export const usdOfGas = (gas: number, { gasGwei, etherUsd }: Prices): number =>
  gas * gasGwei * 1e-9 * etherUsd;

export const usdOfSeconds = (seconds: number, { machineHourUsd }: Prices): number =>
  (seconds * machineHourUsd) / 3_600;
