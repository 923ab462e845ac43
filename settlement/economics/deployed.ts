/**
 * What the economics can read of a chain: the parameters that stand there, what its transactions took, how full its batches are and how
 * long its checks last.
 * @module
 */
import type { Abi, Hex, Log, PublicClient } from 'viem';
import { decodeFunctionData, parseEventLogs } from 'viem';
import { DEPLOYED, type DeployedContract } from '../chain/contract-names.ts';
import { BUILT } from '../chain/contracts.ts';
import { asking } from '../chain/reverts.ts';
import type { Addresses } from '../chain/types.ts';
import { auditsAbi } from '../contracts/artifacts/audits.ts';
import { challengeAbi } from '../contracts/artifacts/challenge.ts';
import { escrowAbi } from '../contracts/artifacts/escrow.ts';
import { inclusionAbi } from '../contracts/artifacts/inclusion.ts';
import { meshRollupAbi } from '../contracts/artifacts/mesh-rollup.ts';
import { nodeRegistryAbi } from '../contracts/artifacts/node-registry.ts';
import type { GasTable } from './gas.ts';
import type { MoneyParameters } from './terms.ts';

/** The parameters as the contracts have them. @throws UnavailableError CHAIN_UNREACHABLE */
export const readParameters = (client: PublicClient, addresses: Addresses): Promise<MoneyParameters> =>
  asking('read parameters', async () => {
    const nodes = { address: addresses.nodeRegistry, abi: nodeRegistryAbi } as const;
    const rollup = { address: addresses.meshRollup, abi: meshRollupAbi } as const;
    const escrow = { address: addresses.escrow, abi: escrowAbi } as const;
    const [
      minStake,
      exitDelay,
      penalty,
      window,
      longWindow,
      coordinatorBond,
      challengerBps,
      nodesBps,
      forceDelay,
      terms,
      inclusion,
      audits,
    ] = await Promise.all([
      client.readContract({ ...nodes, functionName: 'minStake' }),
      client.readContract({ ...nodes, functionName: 'exitDelay' }),
      client.readContract({ ...nodes, functionName: 'penalty' }),
      client.readContract({ ...rollup, functionName: 'window' }),
      client.readContract({ ...rollup, functionName: 'longWindow' }),
      client.readContract({ ...rollup, functionName: 'coordinatorBond' }),
      client.readContract({ ...rollup, functionName: 'challengerBps' }),
      client.readContract({ ...escrow, functionName: 'nodesBps' }),
      client.readContract({ ...escrow, functionName: 'forceDelay' }),
      client.readContract({ address: addresses.challenge, abi: challengeAbi, functionName: 'terms' }),
      client.readContract({ address: addresses.inclusion, abi: inclusionAbi, functionName: 'terms' }),
      client.readContract({ address: addresses.audits, abi: auditsAbi, functionName: 'terms' }),
    ]);
    return {
      minStake,
      exitDelay: Number(exitDelay),
      penalty: { ...penalty, window: Number(penalty.window) },
      window: Number(window),
      longWindow: Number(longWindow),
      coordinatorBond,
      signatureChallengerBps: Number(challengerBps),
      nodesBps: Number(nodesBps),
      forceDelay: Number(forceDelay),
      inclusion: {
        ...inclusion,
        accuseWindow: Number(inclusion.accuseWindow),
        answerTime: Number(inclusion.answerTime),
      },
      checks: {
        ...terms,
        openWindow: Number(terms.openWindow),
        publishTime: Number(terms.publishTime),
        proveTime: Number(terms.proveTime),
        nameTime: Number(terms.nameTime),
        foldWindow: Number(terms.foldWindow),
        patience: Number(terms.patience),
      },
      audits,
    };
  });

/** What was seen of a chain; null where nothing of the kind has happened yet. */
export interface ChainSeen {
  readonly transactions: number;
  /** Median gas by action, "Contract.function". */
  readonly gas: GasTable;
  /** Mean receipts of a batch. */
  readonly batch: number | null;
  /** Median seconds from a check's opening to the hop's commitments, and between two proofs: waiting included. */
  readonly commitSeconds: number | null;
  readonly proveSeconds: number | null;
}

const LATEST = 400;

/** Looks at the latest transactions of all contracts. @throws UnavailableError CHAIN_UNREACHABLE */
export const readChainSeen = (client: PublicClient, addresses: Addresses): Promise<ChainSeen> =>
  asking('read transactions', async () => {
    const logs = await client.getLogs({
      address: DEPLOYED.map((name) => addresses[name]),
      fromBlock: BigInt(addresses.fromBlock),
    });
    const hashes = [...new Set(logs.map((log) => log.transactionHash))].slice(-LATEST);
    const gas = new Map<string, number[]>();
    const receipts: number[] = [];
    for (const hash of hashes) {
      const [{ to, input }, { gasUsed }] = await Promise.all([
        client.getTransaction({ hash }),
        client.getTransactionReceipt({ hash }),
      ]);
      const called = callOf(addresses, to, input);
      if (called === null) continue;
      const each = called.action === 'Escrow.settle' ? (called.args[1] as readonly unknown[]).length : 1;
      gas.set(called.action, [...(gas.get(called.action) ?? []), Number(gasUsed) / each]);
      if (called.action === 'MeshRollup.postBatch') receipts.push(Number(called.args[3]));
    }
    return {
      transactions: hashes.length,
      gas: Object.fromEntries([...gas].map(([action, values]) => [action, Math.round(median(values)!)])),
      batch: receipts.length === 0 ? null : receipts.reduce((sum, count) => sum + count, 0) / receipts.length,
      ...(await checkSecondsOf(client, logs)),
    };
  });

function callOf(
  addresses: Addresses,
  to: string | null,
  data: Hex,
): { action: string; args: readonly unknown[] } | null {
  const name = DEPLOYED.find((one) => addresses[one] === to?.toLowerCase());
  if (name === undefined) return null;
  const { functionName, args } = decodeFunctionData({ abi: BUILT[name].abi as Abi, data });
  return { action: `${titleOf(name)}.${functionName}`, args: args ?? [] };
}

const titleOf = (name: DeployedContract): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

/** From the times of the blocks in which the checks' moves stand. */
async function checkSecondsOf(
  client: PublicClient,
  logs: readonly Log[],
): Promise<Pick<ChainSeen, 'commitSeconds' | 'proveSeconds'>> {
  const moves = parseEventLogs({
    abi: challengeAbi,
    logs: [...logs],
    eventName: ['CheckOpened', 'InnerPublished', 'CellProven'],
  });
  const timeOf = new Map<bigint, number>();
  for (const { blockNumber } of moves) {
    if (blockNumber === null || timeOf.has(blockNumber)) continue;
    timeOf.set(blockNumber, Number((await client.getBlock({ blockNumber })).timestamp));
  }
  const last = new Map<string, number>();
  const commits: number[] = [];
  const proofs: number[] = [];
  for (const { eventName, args, blockNumber } of moves) {
    const at = timeOf.get(blockNumber!)!;
    const before = last.get(args.checkId);
    last.set(args.checkId, at);
    if (before === undefined) continue;
    if (eventName === 'InnerPublished') commits.push(at - before);
    if (eventName === 'CellProven') proofs.push(at - before);
  }
  return { commitSeconds: median(commits), proveSeconds: median(proofs) };
}

const median = (values: readonly number[]): number | null =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
