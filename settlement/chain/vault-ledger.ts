/**
 * Bonds and payouts over JSON-RPC: BondVault.
 * @module
 */
import type { Address, PublicClient } from 'viem';
import { bytesToHex, encodeFunctionData } from 'viem';
import { bondVaultAbi } from '../contracts/artifacts/bond-vault.ts';
import { asking } from './reverts.ts';
import type { TxSender } from './sender.ts';
import type { Addresses, ClientAccount, TxResult } from './types.ts';

export interface VaultReads {
  /** Wei that can be seized: also what is being withdrawn, neither purse nor locks. */
  bondOf(account: Address): Promise<bigint>;
  /** Wei that a new obligation may count on. */
  standingOf(account: Address): Promise<bigint>;
  /** The standing bond, and what is asked back of it. */
  accountOf(account: Address): Promise<ClientAccount>;
  /** Wei that can be locked. */
  purseOf(account: Address): Promise<bigint>;
  /** Wei that are locked for a check, by its id, out of its opener's purse. */
  lockedFor(checkId: Uint8Array): Promise<bigint>;
  /** Payouts that can be claimed now, and those that still wait. */
  claimable(account: Address): Promise<{ readonly ripe: bigint; readonly pending: bigint }>;
}

export interface VaultWrites {
  /** Adds to somebody's standing bond. */
  deposit(account: Address, amount: bigint): Promise<TxResult>;
  requestWithdrawal(amount: bigint): Promise<TxResult>;
  withdraw(): Promise<TxResult>;
  /** Adds to somebody's purse. */
  fill(account: Address, amount: bigint): Promise<TxResult>;
  /** Pays all of the account's purse out to it. */
  empty(): Promise<TxResult>;
  /** Pays the account's ripe payouts out to it. */
  claim(): Promise<TxResult>;
}

export function createVaultReads(client: PublicClient, addresses: Addresses): VaultReads {
  const vault = { address: addresses.bondVault, abi: bondVaultAbi } as const;
  return {
    bondOf: (account) =>
      asking('read a bond', () => client.readContract({ ...vault, functionName: 'bondOf', args: [account] })),
    standingOf: (account) =>
      asking('read a standing bond', () =>
        client.readContract({ ...vault, functionName: 'standingOf', args: [account] }),
      ),
    accountOf: (account) =>
      asking('read an account of the vault', async () => {
        const [balance, withdrawing, withdrawableAt] = await client.readContract({
          ...vault,
          functionName: 'accountOf',
          args: [account],
        });
        return { balance, withdrawing, withdrawableAt: Number(withdrawableAt) };
      }),
    purseOf: (account) =>
      asking('read a purse', () =>
        client.readContract({ ...vault, functionName: 'purseOf', args: [account] }),
      ),
    lockedFor: (checkId) =>
      asking('read what is locked', async () => {
        const args = [addresses.challenge, bytesToHex(checkId)] as const;
        const [, amount] = await client.readContract({ ...vault, functionName: 'lockOf', args });
        return amount;
      }),
    claimable: (account) =>
      asking('read payouts', async () => {
        const [ripe, pending] = await client.readContract({
          ...vault,
          functionName: 'claimable',
          args: [account],
        });
        return { ripe, pending };
      }),
  };
}

export function createVaultWrites(sender: TxSender, addresses: Addresses): VaultWrites {
  const to = addresses.bondVault;
  return {
    deposit: (account, amount) =>
      sender.send(
        {
          to,
          data: encodeFunctionData({ abi: bondVaultAbi, functionName: 'deposit', args: [account] }),
          value: amount,
        },
        'deposit a bond',
      ),
    requestWithdrawal: (amount) =>
      sender.send(
        {
          to,
          data: encodeFunctionData({
            abi: bondVaultAbi,
            functionName: 'requestWithdrawal',
            args: [amount],
          }),
        },
        'ask for a bond back',
      ),
    withdraw: () =>
      sender.send(
        { to, data: encodeFunctionData({ abi: bondVaultAbi, functionName: 'withdraw' }) },
        'withdraw a bond',
      ),
    fill: (account, amount) =>
      sender.send(
        {
          to,
          data: encodeFunctionData({ abi: bondVaultAbi, functionName: 'fill', args: [account] }),
          value: amount,
        },
        'fill a purse',
      ),
    empty: () =>
      sender.send(
        { to, data: encodeFunctionData({ abi: bondVaultAbi, functionName: 'empty' }) },
        'empty a purse',
      ),
    claim: () =>
      sender.send(
        { to, data: encodeFunctionData({ abi: bondVaultAbi, functionName: 'claim' }) },
        'claim payouts',
      ),
  };
}

/** Adds to the account's purse what it lacks for a lock. */
export async function fillUpTo(
  { account, vault }: { readonly account: Address; readonly vault: VaultReads & VaultWrites },
  amount: bigint,
): Promise<void> {
  const purse = await vault.purseOf(account);
  if (purse < amount) await vault.fill(account, amount - purse);
}
