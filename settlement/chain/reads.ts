/**
 * The reading half of the viem ledger.
 * @module
 */
import type { Address, Hex, PublicClient } from 'viem';
import { BlockNotFoundError, bytesToHex, decodeEventLog, getAbiItem, hexToBytes, keccak256 } from 'viem';
import { channelOf } from '../batch/channel.ts';
import { batchHashSlot, headerFromAbi, progressSlot } from '../batch/header.ts';
import { escrowAbi } from '../contracts/artifacts/escrow.ts';
import { meshRollupAbi } from '../contracts/artifacts/mesh-rollup.ts';
import { modelRegistryAbi } from '../contracts/artifacts/model-registry.ts';
import { nodeRegistryAbi } from '../contracts/artifacts/node-registry.ts';
import { createAuditReads } from './audit-ledger.ts';
import { createCheckReads } from './check-ledger.ts';
import { createCommitteeReads, createInclusionReads } from './committee-ledger.ts';
import { createConsumerReads } from './consumer-ledger.ts';
import { createDisputeReads } from './dispute-ledger.ts';
import { createEquivocationReads } from './equivocation-ledger.ts';
import { freshnessOf } from './freshness.ts';
import type { LedgerReads, PostedBatch } from './ledger.ts';
import { asking } from './reverts.ts';
import { createRevocationReads } from './revocation-ledger.ts';
import { createRingReads } from './ring-ledger.ts';
import { createSessionReads } from './session-ledger.ts';
import { proveSlots } from './storage-proof.ts';
import type { Addresses, NodeKey, NodeRecord } from './types.ts';
import { createVaultReads } from './vault-ledger.ts';

/** Behind the newest one: reorganisations are shallower nearly always, and evidence is seconds older for it. */
const SETTLED_BLOCKS = 3n;
const MAX_UINT64 = 2n ** 64n - 1n;
const ZERO_ADDRESS = `0x${'0'.repeat(40)}`;
const lower = (address: Address): Address => address.toLowerCase() as Address;

/** `BatchPosted` of a transaction's logs, or null when it is not there. */
export function readBatchPosted(log: {
  readonly topics: readonly Hex[];
  readonly data: Hex;
}): Pick<PostedBatch, 'header' | 'headerHash'> | null {
  try {
    const { args } = decodeEventLog({
      abi: meshRollupAbi,
      eventName: 'BatchPosted',
      topics: log.topics as [Hex, ...Hex[]],
      data: log.data,
    });
    return { header: headerFromAbi(args.header), headerHash: hexToBytes(args.headerHash) };
  } catch {
    return null;
  }
}

export function createReads(client: PublicClient, addresses: Addresses): LedgerReads {
  const { chainId } = addresses;
  const nodes = { address: addresses.nodeRegistry, abi: nodeRegistryAbi } as const;
  const models = { address: addresses.modelRegistry, abi: modelRegistryAbi } as const;
  const rollup = { address: addresses.meshRollup, abi: meshRollupAbi } as const;
  const escrow = { address: addresses.escrow, abi: escrowAbi } as const;
  const fresh = freshnessOf(client);

  /** Fixed at deployment: asked for once. */
  const fixed = <T>(question: () => Promise<T>): (() => Promise<T>) => {
    let answer: Promise<T> | undefined;
    return () => {
      answer ??= question().catch((thrown) => {
        answer = undefined;
        throw thrown;
      });
      return answer;
    };
  };
  const readMaxEvidenceAge = fixed(() => client.readContract({ ...nodes, functionName: 'maxEvidenceAge' }));
  const readOnePlatformKey = fixed(() => client.readContract({ ...nodes, functionName: 'onePlatformKey' }));

  const readNode = async (node: Hex): Promise<NodeRecord | null> => {
    const [record, serving, staked] = await Promise.all([
      client.readContract({ ...nodes, functionName: 'getNode', args: [node] }),
      client.readContract({ ...nodes, functionName: 'isServing', args: [node] }),
      client.readContract({ ...nodes, functionName: 'isStaked', args: [node] }),
    ]);
    if (record.operator === ZERO_ADDRESS) return null;
    return {
      node: hexToBytes(node),
      operator: lower(record.operator),
      payout: lower(record.payout),
      stake: record.stake,
      serving,
      staked,
      exitAt: Number(record.exitAt),
      peerIdHash: hexToBytes(record.peerIdHash),
      keyHash: hexToBytes(record.keyHash),
      evidenceHash: hexToBytes(record.evidenceHash),
      evidenceAt: Number(record.evidenceAt),
      measurement: hexToBytes(record.measurement),
      platformId: hexToBytes(record.platformId),
    };
  };

  const readSince = async (node: Uint8Array, evidenceHash: Uint8Array): Promise<number | null> => {
    const since = await client.readContract({
      ...nodes,
      functionName: 'evidenceSince',
      args: [bytesToHex(node), bytesToHex(evidenceHash)],
    });
    return since === 0n ? null : Number(since);
  };

  const nodeByKey = (blsKey: Uint8Array): Promise<NodeKey | null> =>
    asking('look up a node by its key', async () => {
      const [node, validUntil] = await client.readContract({
        ...nodes,
        functionName: 'keyOf',
        args: [keccak256(blsKey)],
      });
      if (BigInt(node) === 0n) return null;
      const record = await readNode(node);
      if (record === null) return null;
      return {
        node: hexToBytes(node),
        validUntil: validUntil === MAX_UINT64 ? Number.POSITIVE_INFINITY : Number(validUntil),
        record,
      };
    });

  return {
    chainId,
    addresses,
    checks: createCheckReads(client, addresses),
    vault: createVaultReads(client, addresses),
    committee: createCommitteeReads(client, addresses),
    inclusion: createInclusionReads(client, addresses),
    equivocation: createEquivocationReads(client, addresses, nodeByKey),
    rings: createRingReads(client, addresses),
    consumers: createConsumerReads(client),
    sessions: createSessionReads(client, addresses),
    audits: createAuditReads(client, addresses),
    revocations: createRevocationReads(client, addresses),
    disputes: createDisputeReads(client, addresses),

    blockHash: (number) =>
      asking('read a block', async () => (await client.getBlock({ blockNumber: BigInt(number) })).hash),
    blockTime: (blockHash) =>
      asking('read a block', async () => {
        try {
          return Number((await client.getBlock({ blockHash })).timestamp);
        } catch (thrown) {
          if (thrown instanceof BlockNotFoundError) return null;
          throw thrown;
        }
      }),
    latestBlock: () =>
      asking('read the latest block', async () => {
        const { number, hash } = await client.getBlock({ blockTag: 'latest' });
        return { number: Number(number), hash };
      }),
    settledBlock: () =>
      asking('read a settled block', async () => {
        const latest = await client.getBlockNumber({ cacheTime: 0 });
        const blockNumber = latest > SETTLED_BLOCKS ? latest - SETTLED_BLOCKS : 0n;
        const { number, hash } = await client.getBlock({ blockNumber });
        return { number: Number(number), hash };
      }),
    time: () =>
      asking('read the time', async () => {
        const pending = await client.getBlock({ blockTag: 'pending' });
        return Number(pending.timestamp);
      }),
    balance: (address) => asking('read a balance', () => client.getBalance({ address })),

    minStake: () =>
      asking('read the minimum stake', () => client.readContract({ ...nodes, functionName: 'minStake' })),
    maxEvidenceAge: () =>
      asking('read how old evidence may be', async () => Number(await readMaxEvidenceAge())),
    onePlatformKey: () => asking('read whether platforms are held by one node', readOnePlatformKey),
    window: () =>
      asking('read the window', async () =>
        Number(await client.readContract({ ...rollup, functionName: 'window' })),
      ),
    longWindow: () =>
      asking('read the long window', async () =>
        Number(await client.readContract({ ...rollup, functionName: 'longWindow' })),
      ),
    withdrawalDelay: () =>
      asking('read the withdrawal delay', async () =>
        Number(await client.readContract({ ...escrow, functionName: 'withdrawalDelay' })),
      ),
    getNode: (node) => asking('look up a node', () => readNode(bytesToHex(node))),
    nodeByKey,
    evidenceSince: (node, evidenceHash) => asking('look up evidence', () => readSince(node, evidenceHash)),
    registeredEvidence: (node, evidenceHash) =>
      asking('look up what a node said of evidence', async () => {
        const [at, logs] = await Promise.all([
          readSince(node, evidenceHash),
          client.getLogs({
            address: addresses.nodeRegistry,
            event: getAbiItem({ abi: nodeRegistryAbi, name: 'EvidenceRegistered' }),
            args: { node: bytesToHex(node), evidenceHash: bytesToHex(evidenceHash) },
            fromBlock: BigInt(addresses.fromBlock),
            toBlock: 'latest',
          }),
        ]);
        const said = logs[0]?.args;
        if (at === null || said === undefined) return null;
        return { at, measurement: hexToBytes(said.measurement!), platformId: hexToBytes(said.platformId!) };
      }),
    evidenceOfNode: (node) =>
      asking('look up the evidence of a node', async () => {
        const logs = await client.getLogs({
          address: addresses.nodeRegistry,
          event: getAbiItem({ abi: nodeRegistryAbi, name: 'EvidenceRegistered' }),
          args: { node: bytesToHex(node) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
        });
        return logs.map(({ args }) => ({
          evidenceHash: hexToBytes(args.evidenceHash!),
          platformId: hexToBytes(args.platformId!),
        }));
      }),
    platformHolder: (platformId) =>
      asking('look up a platform', async () => {
        const holder = await client.readContract({
          ...nodes,
          functionName: 'platformHolder',
          args: [bytesToHex(platformId)],
        });
        return BigInt(holder) === 0n ? null : hexToBytes(holder);
      }),
    wasSlashed: (node) =>
      asking('look for convictions', async () => {
        const logs = await client.getLogs({
          address: addresses.nodeRegistry,
          event: getAbiItem({ abi: nodeRegistryAbi, name: 'Slashed' }),
          args: { node: bytesToHex(node) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
        });
        return logs.length > 0;
      }),
    getModel: (modelRoot) =>
      asking('look up a model', async () => {
        const model = await client.readContract({
          ...models,
          functionName: 'getModel',
          args: [bytesToHex(modelRoot)],
        });
        if (model.owner === ZERO_ADDRESS) return null;
        return {
          modelRoot,
          shardRoots: model.shardRoots.map((root) => hexToBytes(root)),
          semanticsHash: hexToBytes(model.semanticsHash),
          pricePerUnit: model.pricePerUnit,
          licence: model.licence,
          owner: lower(model.owner),
          publishedAt: Number(model.publishedAt),
          servable: model.deprecatedAt === 0n,
        };
      }),

    accountOf: (account, coordinator) =>
      asking('read a deposit', async () => {
        const { balance, withdrawing, withdrawableAt } = await fresh.read((at) =>
          client.readContract({
            ...escrow,
            ...at,
            functionName: 'accountOf',
            args: [account, coordinator],
          }),
        );
        return { balance, withdrawing, withdrawableAt: Number(withdrawableAt) };
      }),
    spent: (channel) =>
      asking('read what a channel spent', () =>
        fresh.read((at) =>
          client.readContract({
            ...escrow,
            ...at,
            functionName: 'spent',
            args: [bytesToHex(channelOf(channel))],
          }),
        ),
      ),
    isSettled: (channel, requestId, segment) =>
      asking('read a settlement', () =>
        fresh.read((at) =>
          client.readContract({
            ...escrow,
            ...at,
            functionName: 'isSettled',
            args: [bytesToHex(channelOf(channel)), bytesToHex(requestId), segment],
          }),
        ),
      ),
    claimable: (account) =>
      asking('read claimable fees', () =>
        client.readContract({ ...escrow, functionName: 'claimable', args: [account] }),
      ),

    batchesOf: (coordinator) =>
      asking('read the batches', async () => {
        const [posted, finalized, , voidFrom] = await client.readContract({
          ...rollup,
          functionName: 'chainOf',
          args: [coordinator],
        });
        return {
          posted: Number(posted),
          finalized: Number(finalized),
          voidFrom: voidFrom === 0n ? null : Number(voidFrom),
        };
      }),
    batchHash: (coordinator, number) =>
      asking('read a batch hash', async () => {
        const stored = await client.readContract({
          ...rollup,
          functionName: 'batchHash',
          args: [coordinator, BigInt(number)],
        });
        return BigInt(stored) === 0n ? null : hexToBytes(stored);
      }),
    getBatch: (coordinator, number) =>
      asking('look up a batch', async () => {
        const logs = await client.getLogs({
          address: addresses.meshRollup,
          event: getAbiItem({ abi: meshRollupAbi, name: 'BatchPosted' }),
          args: { coordinator, number: BigInt(number) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
        });
        const log = logs.at(-1);
        const posted = log === undefined ? null : readBatchPosted(log);
        if (log === undefined || posted === null) return null;
        return { ...posted, txHash: log.transactionHash, blockNumber: Number(log.blockNumber) };
      }),
    postedBatches: (fromBlock, toBlock) =>
      asking('look for posted batches', async () => {
        const logs = await client.getLogs({
          address: addresses.meshRollup,
          event: getAbiItem({ abi: meshRollupAbi, name: 'BatchPosted' }),
          fromBlock: BigInt(fromBlock),
          toBlock: BigInt(toBlock),
        });
        return logs.flatMap((log) => {
          const posted = readBatchPosted(log);
          if (posted === null) return [];
          return [{ ...posted, txHash: log.transactionHash, blockNumber: Number(log.blockNumber) }];
        });
      }),
    proveBatches: (coordinator, numbers) =>
      asking('prove batches', () =>
        proveSlots(client, chainId, addresses.meshRollup, [
          progressSlot(coordinator),
          ...numbers.map((number) => batchHashSlot(coordinator, number)),
        ]),
      ),
  };
}
