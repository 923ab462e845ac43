/**
 * What the rest of Veilmesh asks of a chain. The only implementation is `createViemLedger`; tests and other
 * parts depend on this interface, never on viem.
 *
 * Every method may throw UnavailableError CHAIN_UNREACHABLE; a contract's refusal arrives as the coded error
 * of settlement/chain/reverts.ts. Writes resolve after inclusion.
 * @module
 */
import type { Address, Hex } from 'viem';
import type { AuditReads, AuditWrites } from '../audits/types.ts';
import type { Channel } from '../batch/channel.ts';
import type { BatchDraft, BatchHeader, BatchSignature, Progress } from '../batch/header.ts';
import type { Settlement } from '../batch/settlement.ts';
import type { CheckLedger, CheckReads } from '../checks/types.ts';
import type { CommitteeReads, CommitteeWrites, InclusionReads, InclusionWrites } from '../committee/types.ts';
import type { SessionReads, SessionWrites } from '../ephemeral/types.ts';
import type { ConsumerReads, ConsumerWrites } from './consumer-ledger.ts';
import type { DisputeReads } from './dispute-ledger.ts';
import type { EquivocationReads, EquivocationWrites } from './equivocation-ledger.ts';
import type { RevocationReads, RevocationWrites } from './revocation-ledger.ts';
import type { RingReads, RingWrites } from './ring-ledger.ts';
import type {
  Addresses,
  ClientAccount,
  EvidenceRenewal,
  KeyRotation,
  ModelPublication,
  ModelRecord,
  NodeKey,
  NodeRecord,
  NodeRegistration,
  RegisteredEvidence,
  StorageProof,
  TxResult,
} from './types.ts';
import type { VaultReads, VaultWrites } from './vault-ledger.ts';

export interface LedgerReads {
  readonly chainId: number;
  readonly addresses: Addresses;
  /** Checks of hops' claims. */
  readonly checks: CheckReads;
  readonly committee: CommitteeReads;
  /** Bonds and payouts. */
  readonly vault: VaultReads;
  /** Coordinators' promises. */
  readonly inclusion: InclusionReads;
  /** Nodes that signed two claims for one place. */
  readonly equivocation: EquivocationReads;
  /** Nodes that signed wrong products of ring sessions. */
  readonly rings: RingReads;
  /** Contracts that ask questions. */
  readonly consumers: ConsumerReads;
  readonly sessions: SessionReads;
  /** Audits by lot. */
  readonly audits: AuditReads;
  /** Measurements and evidence that stand for nothing any more. */
  readonly revocations: RevocationReads;
  /** What was contested, and who was convicted. */
  readonly disputes: DisputeReads;

  latestBlock(): Promise<{ readonly number: number; readonly hash: Hex }>;
  /** A block that is not going to be another one: some blocks old, for whoever has to find its hash later. */
  settledBlock(): Promise<{ readonly number: number; readonly hash: Hex }>;
  /** Hash of a block by its number. */
  blockHash(number: number): Promise<Hex>;
  /** Unix seconds of a block by its hash; null for one that the chain does not have. */
  blockTime(hash: Hex): Promise<number | null>;
  /** Unix seconds as the next block will have them. */
  time(): Promise<number>;
  /** Wei held by an address outside the contracts. */
  balance(address: Address): Promise<bigint>;

  minStake(): Promise<bigint>;
  /** Seconds for which registered evidence is good. */
  maxEvidenceAge(): Promise<number>;
  /** Whether one attested node at a time holds a platform. */
  onePlatformKey(): Promise<boolean>;
  /** Seconds between posting and finality of a batch that the committee vouches for. */
  window(): Promise<number>;
  /** The same of a batch that nobody vouches for. */
  longWindow(): Promise<number>;
  /** Seconds between a client's request and its deposit. */
  withdrawalDelay(): Promise<number>;
  getNode(node: Uint8Array): Promise<NodeRecord | null>;
  /** @param blsKey compressed, 96 bytes */
  nodeByKey(blsKey: Uint8Array): Promise<NodeKey | null>;
  /** Unix seconds at which the node registered this evidence; null: never. */
  evidenceSince(node: Uint8Array, evidenceHash: Uint8Array): Promise<number | null>;
  /** The same with what the node said of it, from the chain's events. */
  registeredEvidence(node: Uint8Array, evidenceHash: Uint8Array): Promise<RegisteredEvidence | null>;
  /** Hashes of all evidence that a node registered, oldest first, with the platform it named for each. */
  evidenceOfNode(
    node: Uint8Array,
  ): Promise<readonly { readonly evidenceHash: Uint8Array; readonly platformId: Uint8Array }[]>;
  /** The attested node of a platform; null when it is free. */
  platformHolder(platformId: Uint8Array): Promise<Uint8Array | null>;
  /** Whether it ever lost stake by a conviction. */
  wasSlashed(node: Uint8Array): Promise<boolean>;
  getModel(modelRoot: Uint8Array): Promise<ModelRecord | null>;

  /** The client's deposit with one coordinator. */
  accountOf(client: Address, coordinator: Address): Promise<ClientAccount>;
  /** Wei already settled under the vouchers of this channel. */
  spent(channel: Channel): Promise<bigint>;
  isSettled(channel: Channel, requestId: Uint8Array, segment: number): Promise<boolean>;
  claimable(account: Address): Promise<bigint>;

  /** The length of a coordinator's chain of batches and how much of it is final. */
  batchesOf(coordinator: Address): Promise<Progress>;
  /** What the rollup's slot holds for this batch; null when nothing was posted under the number. */
  batchHash(coordinator: Address, number: number): Promise<Uint8Array | null>;
  /** The header posted under this number, from the chain's events; null when there is none. */
  getBatch(coordinator: Address, number: number): Promise<PostedBatch | null>;
  /** Everybody's batches posted in these blocks, both included, in the chain's order. */
  postedBatches(fromBlock: number, toBlock: number): Promise<PostedBatch[]>;
  /**
   * Proof, at the latest block, of how far the coordinator's batches are and of the hashes of these batches:
   * slots `progressSlot`, then `batchHashSlot` of each number (batch/header.ts).
   * @throws UnavailableError CHAIN_PROOF_UNSTABLE; InternalError CHAIN_HEADER_UNKNOWN
   */
  proveBatches(coordinator: Address, numbers: readonly number[]): Promise<StorageProof>;
}

export interface PostedBatch {
  readonly header: BatchHeader;
  readonly headerHash: Uint8Array;
  readonly txHash: Hex;
  readonly blockNumber: number;
}

export interface LedgerWrites {
  /** The account that signs and pays. */
  readonly account: Address;

  registerNode(registration: NodeRegistration, stake: bigint): Promise<TxResult & { node: Uint8Array }>;
  addStake(node: Uint8Array, amount: bigint): Promise<TxResult>;
  rotateKey(rotation: KeyRotation): Promise<TxResult>;
  renewEvidence(renewal: EvidenceRenewal): Promise<TxResult>;
  requestExit(node: Uint8Array): Promise<TxResult>;
  withdrawStake(node: Uint8Array): Promise<TxResult>;

  publishModel(model: ModelPublication): Promise<TxResult>;
  deprecateModel(modelRoot: Uint8Array): Promise<TxResult>;

  /** Adds to the client's deposit with the coordinator. */
  deposit(client: Address, coordinator: Address, amount: bigint): Promise<TxResult>;
  requestWithdrawal(coordinator: Address, amount: bigint): Promise<TxResult>;
  withdrawDeposit(coordinator: Address): Promise<TxResult>;

  postBatch(draft: BatchDraft & BatchSignature): Promise<PostedBatch & TxResult>;
  finalize(header: BatchHeader): Promise<TxResult>;
  settle(header: BatchHeader, settlements: readonly Settlement[]): Promise<TxResult>;
  /**
   * Pays one receipt of anybody's final batch that the coordinator of its voucher did not settle in time.
   * @param claims the signed claims of all hops, as CBOR
   */
  settleForced(header: BatchHeader, settlement: Settlement, claims: readonly Uint8Array[]): Promise<TxResult>;
  /** Pays the account's fees out to it. */
  claim(): Promise<TxResult>;
  transfer(to: Address, amount: bigint): Promise<TxResult>;
}

export interface Ledger
  extends Omit<
      LedgerReads,
      | 'checks'
      | 'vault'
      | 'committee'
      | 'inclusion'
      | 'equivocation'
      | 'rings'
      | 'consumers'
      | 'sessions'
      | 'audits'
      | 'revocations'
    >,
    LedgerWrites {
  readonly checks: CheckLedger;
  readonly vault: VaultReads & VaultWrites;
  readonly committee: CommitteeReads & CommitteeWrites;
  readonly inclusion: InclusionReads & InclusionWrites;
  readonly equivocation: EquivocationReads & EquivocationWrites;
  readonly rings: RingReads & RingWrites;
  readonly consumers: ConsumerReads & ConsumerWrites;
  readonly sessions: SessionReads & SessionWrites;
  readonly audits: AuditReads & AuditWrites;
  readonly revocations: RevocationReads & RevocationWrites;
}
