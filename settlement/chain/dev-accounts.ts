/**
 * Development only: the accounts that every anvil and hardhat chain funds at genesis. Their mnemonic is public
 * knowledge; whatever they hold on a public chain is gone at once.
 * @module
 */
import type { Address, Hex } from 'viem';
import { bytesToHex } from 'viem';
import { type HDKey, mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { UsageError } from '../../crypto/core/errors.ts';
import { openClient } from './client.ts';
import { DEV_CHAIN_ID } from './dev-chain.ts';
import { createTxSender } from './sender.ts';
import type { TxResult } from './types.ts';

const MNEMONIC = 'test test test test test test test test test test test junk';

/** Funded with 10,000 ether each on the embedded chain. */
export const FUNDED_DEV_ACCOUNTS = 10;

export interface DevAccount {
  readonly address: Address;
  readonly privateKey: Hex;
}

/** Parent of all accounts: from the mnemonic it takes longer than all else here. */
let parent: HDKey | undefined;

/** The `index`-th account of the public mnemonic; the first ten are funded. */
export function devAccount(index: number): DevAccount {
  parent ??= mnemonicToAccount(MNEMONIC, { path: "m/44'/60'/0'/0" }).getHdKey();
  const { privateKey } = parent.deriveChild(index);
  if (privateKey === null) throw new RangeError('account index');
  const key = bytesToHex(privateKey);
  return { address: privateKeyToAccount(key).address.toLowerCase() as Address, privateKey: key };
}

/**
 * Sends ether from a development account.
 * @param from index of a funded account; give each concurrent process its own, nonces are kept locally
 * @throws UsageError DEV_FUNDING_REFUSED on any chain but the embedded one; as TxSender.send
 */
export async function fundFromDev(rpcUrl: string, to: Address, amount: bigint, from = 9): Promise<TxResult> {
  const { client, chainId } = await openClient(rpcUrl);
  if (chainId !== DEV_CHAIN_ID) {
    throw new UsageError('DEV_FUNDING_REFUSED', 'development accounts exist only on the embedded chain', {
      details: { chainId },
      hint: 'fund the account from one of your own',
    });
  }
  const sender = createTxSender(client, chainId, privateKeyToAccount(devAccount(from).privateKey));
  return await sender.send({ to, value: amount }, 'fund');
}
