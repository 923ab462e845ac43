/**
 * The Ledger over JSON-RPC: the embedded anvil or any EVM chain by URL.
 * @module
 */
import type { Hex } from 'viem';
import { bytesToHex, encodeFunctionData } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { InternalError, UsageError } from '../../crypto/core/errors.ts';
import { headerToAbi } from '../batch/header.ts';
import { settlementToAbi, workToAbi } from '../batch/settlement.ts';
import { escrowAbi } from '../contracts/artifacts/escrow.ts';
import { meshRollupAbi } from '../contracts/artifacts/mesh-rollup.ts';
import { modelRegistryAbi } from '../contracts/artifacts/model-registry.ts';
import { nodeRegistryAbi } from '../contracts/artifacts/node-registry.ts';
import { createAuditWrites } from './audit-ledger.ts';
import { createCheckWrites } from './check-ledger.ts';
import { openClient } from './client.ts';
import { createCommitteeWrites, createInclusionWrites } from './committee-ledger.ts';
import { createConsumerWrites } from './consumer-ledger.ts';
import { createEquivocationWrites } from './equivocation-ledger.ts';
import type { Ledger, LedgerReads, LedgerWrites } from './ledger.ts';
import { nodeId } from './node-id.ts';
import { g1ToEip2537, g2ToEip2537 } from './points.ts';
import { createReads, readBatchPosted } from './reads.ts';
import { createRevocationWrites } from './revocation-ledger.ts';
import { createRingWrites } from './ring-ledger.ts';
import { createTxSender, type InTurn, type TxSender } from './sender.ts';
import { createSessionWrites } from './session-ledger.ts';
import type { Addresses } from './types.ts';
import { createVaultWrites } from './vault-ledger.ts';

export interface ViemLedgerOptions {
  readonly rpcUrl: string;
  readonly addresses: Addresses;
  /** secp256k1 key of the account that signs and pays. */
  readonly privateKey: Hex;
  /** Told the fee in wei of every transaction that is included. */
  readonly onFee?: (wei: bigint) => void;
  /** Runs one transaction from its nonce to its inclusion: where several processes have the account, one after another. */
  readonly inTurn?: InTurn;
}

/** @throws UnavailableError CHAIN_UNREACHABLE; UsageError CHAIN_ID_MISMATCH */
export async function createViemLedger(options: ViemLedgerOptions): Promise<Ledger> {
  const { client, reads } = await openReads(options);
  const { addresses } = options;
  const account = privateKeyToAccount(options.privateKey);
  const { onFee, inTurn } = options;
  const sender = createTxSender(client, addresses.chainId, account, undefined, onFee, inTurn);
  const checks = { ...reads.checks, ...createCheckWrites(sender, addresses) };
  const vault = { ...reads.vault, ...createVaultWrites(sender, addresses) };
  const committee = { ...reads.committee, ...createCommitteeWrites(sender, addresses) };
  const inclusion = { ...reads.inclusion, ...createInclusionWrites(sender, addresses) };
  const consumers = { ...reads.consumers, ...createConsumerWrites(sender) };
  const equivocation = { ...reads.equivocation, ...createEquivocationWrites(sender, addresses) };
  const rings = { ...reads.rings, ...createRingWrites(sender, addresses) };
  const sessions = { ...reads.sessions, ...createSessionWrites(sender, addresses) };
  const audits = { ...reads.audits, ...createAuditWrites(sender, addresses, reads) };
  const revocations = { ...reads.revocations, ...createRevocationWrites(sender, addresses) };
  const own = createWrites(sender, addresses);
  return {
    ...reads,
    ...own,
    checks,
    vault,
    committee,
    inclusion,
    equivocation,
    rings,
    consumers,
    sessions,
    audits,
    revocations,
  };
}

/** A ledger that holds no key. @throws as createViemLedger */
export async function createReadLedger(options: Omit<ViemLedgerOptions, 'privateKey'>): Promise<LedgerReads> {
  return (await openReads(options)).reads;
}

async function openReads({ rpcUrl, addresses }: Omit<ViemLedgerOptions, 'privateKey'>) {
  const { client, chainId } = await openClient(rpcUrl);
  if (chainId !== addresses.chainId) {
    throw new UsageError('CHAIN_ID_MISMATCH', 'the RPC URL leads to another chain than the deployment', {
      details: { expected: addresses.chainId, got: chainId },
      hint: 'pass the RPC URL of the deployment, or deploy to this chain',
    });
  }
  return { client, reads: createReads(client, addresses) };
}

function createWrites(sender: TxSender, addresses: Addresses): LedgerWrites {
  const onNodes = (what: string, data: Hex, value = 0n) =>
    sender.send({ to: addresses.nodeRegistry, data, value }, what);
  const onModels = (what: string, data: Hex) => sender.send({ to: addresses.modelRegistry, data }, what);
  const onRollup = (what: string, data: Hex) => sender.send({ to: addresses.meshRollup, data }, what);
  const onEscrow = (what: string, data: Hex, value = 0n) =>
    sender.send({ to: addresses.escrow, data, value }, what);

  return {
    account: sender.account,

    async registerNode(registration, stake) {
      const data = encodeFunctionData({
        abi: nodeRegistryAbi,
        functionName: 'register',
        args: [
          {
            peerIdHash: bytesToHex(registration.peerIdHash),
            evidenceHash: bytesToHex(registration.evidenceHash),
            measurement: bytesToHex(registration.measurement),
            platformId: bytesToHex(registration.platformId),
            payout: registration.payout,
            blsKey: bytesToHex(g2ToEip2537(registration.blsKey)),
            possession: bytesToHex(g1ToEip2537(registration.possession)),
          },
        ],
      });
      const sent = await onNodes('register a node', data, stake);
      return { ...sent, node: nodeId(sender.account, registration.peerIdHash) };
    },
    addStake: (node, amount) =>
      onNodes(
        'add stake',
        encodeFunctionData({ abi: nodeRegistryAbi, functionName: 'addStake', args: [bytesToHex(node)] }),
        amount,
      ),
    rotateKey: async (rotation) =>
      onNodes(
        'rotate a key',
        encodeFunctionData({
          abi: nodeRegistryAbi,
          functionName: 'rotateKey',
          args: [
            bytesToHex(rotation.node),
            {
              blsKey: bytesToHex(g2ToEip2537(rotation.blsKey)),
              possession: bytesToHex(g1ToEip2537(rotation.possession)),
              evidenceHash: bytesToHex(rotation.evidenceHash),
              measurement: bytesToHex(rotation.measurement),
              platformId: bytesToHex(rotation.platformId),
              oldKeyValidUntil: BigInt(rotation.oldKeyValidUntil),
            },
          ],
        }),
      ),
    renewEvidence: ({ node, evidenceHash }) =>
      onNodes(
        'renew evidence',
        encodeFunctionData({
          abi: nodeRegistryAbi,
          functionName: 'renewEvidence',
          args: [bytesToHex(node), bytesToHex(evidenceHash)],
        }),
      ),
    requestExit: (node) =>
      onNodes(
        'request exit',
        encodeFunctionData({ abi: nodeRegistryAbi, functionName: 'requestExit', args: [bytesToHex(node)] }),
      ),
    withdrawStake: (node) =>
      onNodes(
        'withdraw stake',
        encodeFunctionData({ abi: nodeRegistryAbi, functionName: 'withdrawStake', args: [bytesToHex(node)] }),
      ),

    publishModel: (model) =>
      onModels(
        'publish a model',
        encodeFunctionData({
          abi: modelRegistryAbi,
          functionName: 'publish',
          args: [
            bytesToHex(model.modelRoot),
            model.shardRoots.map((root) => bytesToHex(root)),
            bytesToHex(model.semanticsHash),
            model.pricePerUnit,
            model.licence,
          ],
        }),
      ),
    deprecateModel: (modelRoot) =>
      onModels(
        'deprecate a model',
        encodeFunctionData({
          abi: modelRegistryAbi,
          functionName: 'deprecate',
          args: [bytesToHex(modelRoot)],
        }),
      ),

    deposit: (client, coordinator, amount) =>
      onEscrow(
        'deposit',
        encodeFunctionData({ abi: escrowAbi, functionName: 'deposit', args: [client, coordinator] }),
        amount,
      ),
    requestWithdrawal: (coordinator, amount) =>
      onEscrow(
        'request a withdrawal',
        encodeFunctionData({
          abi: escrowAbi,
          functionName: 'requestWithdrawal',
          args: [coordinator, amount],
        }),
      ),
    withdrawDeposit: (coordinator) =>
      onEscrow(
        'withdraw a deposit',
        encodeFunctionData({ abi: escrowAbi, functionName: 'withdrawDeposit', args: [coordinator] }),
      ),

    async postBatch(draft) {
      const data = encodeFunctionData({
        abi: meshRollupAbi,
        functionName: 'postBatch',
        args: [
          BigInt(draft.number),
          bytesToHex(draft.previousHash),
          bytesToHex(draft.receiptsRoot),
          draft.receiptCount,
          bytesToHex(draft.dataHash),
          BigInt(draft.epoch),
          BigInt(bytesToHex(draft.bitmap)),
          bytesToHex(draft.aggregate),
        ],
      });
      const sent = await onRollup('post a batch', data);
      const posted = sent.logs.map(readBatchPosted).find((event) => event !== null);
      if (posted === undefined) {
        throw new InternalError('BATCH_EVENT_MISSING', 'the rollup took a batch without its event', {
          details: { txHash: sent.txHash },
        });
      }
      return { ...sent, ...posted };
    },
    finalize: (header) =>
      onRollup(
        'finalize a batch',
        encodeFunctionData({ abi: meshRollupAbi, functionName: 'finalize', args: [headerToAbi(header)] }),
      ),
    settle: (header, settlements) =>
      onEscrow(
        'settle receipts',
        encodeFunctionData({
          abi: escrowAbi,
          functionName: 'settle',
          args: [headerToAbi(header), settlements.map(settlementToAbi)],
        }),
      ),
    settleForced: async (header, settlement, claims) =>
      onEscrow(
        'settle a receipt for its coordinator',
        encodeFunctionData({
          abi: escrowAbi,
          functionName: 'settleForced',
          args: [headerToAbi(header), settlementToAbi(settlement), workToAbi(claims)],
        }),
      ),
    claim: () => onEscrow('claim fees', encodeFunctionData({ abi: escrowAbi, functionName: 'claim' })),
    transfer: (to, amount) => sender.send({ to, value: amount }, 'transfer'),
  };
}
