/**
 * What an account has taken out of the contracts so far, from their events.
 * @module
 */
import type { Address } from 'viem';
import { getAbiItem } from 'viem';
import { bondVaultAbi } from '../contracts/artifacts/bond-vault.ts';
import { ephemeralSessionAbi } from '../contracts/artifacts/ephemeral-session.ts';
import { escrowAbi } from '../contracts/artifacts/escrow.ts';
import { nodeRegistryAbi } from '../contracts/artifacts/node-registry.ts';
import { openClient } from './client.ts';
import { asking } from './reverts.ts';
import type { Addresses } from './types.ts';

export interface Withdrawn {
  /** Wei of fees that batches settled. */
  readonly fees: bigint;
  /** Wei that sessions have paid out, deposits that came back included. */
  readonly sessions: bigint;
  /** Wei of rewards and bonds that the vault has paid out. */
  readonly vault: bigint;
  /** Wei of stake that this node has lost by convictions. */
  readonly slashed: bigint;
}

/** @param node NodeRegistry id, 0x hex @throws UnavailableError CHAIN_UNREACHABLE */
export async function readWithdrawn(
  rpcUrl: string,
  addresses: Addresses,
  account: Address,
  node: `0x${string}`,
): Promise<Withdrawn> {
  const { client } = await openClient(rpcUrl);
  const range = { fromBlock: BigInt(addresses.fromBlock), toBlock: 'latest', strict: true } as const;
  const sum = (logs: readonly { readonly args: { readonly amount: bigint } }[]): bigint =>
    logs.reduce((total, { args }) => total + args.amount, 0n);
  return await asking('look for what was withdrawn', async () => {
    const [fees, sessions, vault, slashed] = await Promise.all([
      client.getLogs({
        address: addresses.escrow,
        event: getAbiItem({ abi: escrowAbi, name: 'Claimed' }),
        args: { account },
        ...range,
      }),
      client.getLogs({
        address: addresses.ephemeralSession,
        event: getAbiItem({ abi: ephemeralSessionAbi, name: 'Exited' }),
        args: { account },
        ...range,
      }),
      client.getLogs({
        address: addresses.bondVault,
        event: getAbiItem({ abi: bondVaultAbi, name: 'PaidOut' }),
        args: { account },
        ...range,
      }),
      client.getLogs({
        address: addresses.nodeRegistry,
        event: getAbiItem({ abi: nodeRegistryAbi, name: 'Slashed' }),
        args: { node },
        ...range,
      }),
    ]);
    return { fees: sum(fees), sessions: sum(sessions), vault: sum(vault), slashed: sum(slashed) };
  });
}
