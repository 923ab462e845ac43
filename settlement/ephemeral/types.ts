/**
 * The records of ephemeral sessions (contracts/interfaces/IEphemeralSession.sol), and what one asks of the contract.
 * @module
 */
import type { Address, Hex } from 'viem';
import type { CodingProof } from '../availability/coding-proof.ts';
import type { SignedVoucher } from '../batch/voucher.ts';
import type { StorageProof, TxResult } from '../chain/types.ts';

/** Fixed at deployment (struct Parameters). */
export interface SessionTerms {
  readonly ownerBps: number;
  readonly sequencerBps: number;
  /** Seconds. */
  readonly maxDuration: number;
  /** Seconds for challenges after the end; at least twice `answerTime`. */
  readonly window: number;
  /** Seconds for steps under receipts after that. */
  readonly tailWindow: number;
  /** Seconds for a sequencer to publish a demanded step. */
  readonly answerTime: number;
  /** Wei of the sequencer's purse in the vault that a session locks. */
  readonly sequencerBond: bigint;
  /** Wei of the demander's purse in the vault that a demand locks. */
  readonly demandBond: bigint;
  readonly challengerBps: number;
}

/** Which session: the `number`-th of a sequencer, from 1. */
export interface SessionRef {
  readonly sequencer: Address;
  readonly number: number;
}

export interface SessionRecord {
  /** Unix seconds. */
  readonly endsAt: number;
  /** 0: open. */
  readonly endedAt: number;
  readonly commits: number;
  readonly steps: number;
  readonly contestedUntil: number;
  readonly convicted: boolean;
  readonly bondReturned: boolean;
  readonly pot: bigint;
  readonly root: Uint8Array;
  /** x ‖ y of the P-256 key that signs receipts. */
  readonly receiptKey: Uint8Array;
}

export interface CommitDraft {
  readonly number: number;
  readonly steps: number;
  readonly root: Uint8Array;
  readonly logRoot: Uint8Array;
  /** Of the log's chunks (settlement/availability). */
  readonly codedRoot: Uint8Array;
}

export interface CommitHeader extends CommitDraft {
  readonly sessionId: Uint8Array;
  /** Steps of the session before this commit. */
  readonly firstStep: number;
  readonly preRoot: Uint8Array;
  readonly postedAt: number;
}

/** What a step settles: a voucher's channel, up to so many wei of the voucher's ceiling. */
export interface Order extends SignedVoucher {
  readonly settled: bigint;
}

/** A step as its sequencer ran it: the state's roots before and after. */
export interface LoggedStep {
  readonly signed: Order;
  readonly pre: Uint8Array;
  readonly post: Uint8Array;
}

/** What a log says of one step. */
export interface StepLeaf {
  /** EIP-712 digest of the voucher. */
  readonly digest: Uint8Array;
  readonly signatureHash: Uint8Array;
  readonly settled: bigint;
  readonly pre: Uint8Array;
  readonly post: Uint8Array;
}

/** The sequencer's word that step `seq` of the session is this leaf. */
export interface StepReceipt {
  readonly seq: number;
  /** `leafHash` of the step. */
  readonly leaf: Uint8Array;
  /** r ‖ s, 64 bytes. */
  readonly signature: Uint8Array;
}

/** What the chain says of a voucher's parties; null: unknown there. */
export interface StepFacts {
  readonly owner: Address | null;
  readonly delegated: bigint;
  readonly payouts: readonly (Address | null)[];
}

/** A leaf with its place in a commit's log. */
export interface PlacedLeaf {
  readonly leaf: StepLeaf;
  readonly index: number;
  readonly path: readonly Uint8Array[];
}

/** A step of a commit that somebody wants published. */
export interface StepDemand {
  readonly number: number;
  readonly index: number;
  /** Unix seconds. */
  readonly answerUntil: number;
}

export interface RevealedStep {
  readonly placed: PlacedLeaf;
  readonly signed: Order;
}

/** A demanded step with the commit that has it. */
export interface DemandedStep extends RevealedStep {
  readonly header: CommitHeader;
}

export interface SessionReads {
  terms(): Promise<SessionTerms>;
  /** How many sessions the sequencer has opened. */
  count(sequencer: Address): Promise<number>;
  /** Null when there is none. */
  session(ref: SessionRef): Promise<SessionRecord | null>;
  /** @param depth as it was so many blocks before the latest one; 0 without it */
  delegated(ref: SessionRef, client: Address, depth?: number): Promise<bigint>;
  /** What the step needs to know besides the voucher. @param depth as `delegated` */
  facts(ref: SessionRef, signed: SignedVoucher, depth?: number): Promise<StepFacts>;
  /** Sessions that were opened in these blocks, both included. */
  opened(fromBlock: number, toBlock: number): Promise<readonly SessionRef[]>;
  /** Whether the contract has this very commit. */
  isCommitted(ref: SessionRef, header: CommitHeader): Promise<boolean>;
  /** Of a commit that the contract has, from the chain's events; null when there is none. */
  commitHeader(ref: SessionRef, number: number): Promise<CommitHeader | null>;
  exited(ref: SessionRef, account: Address): Promise<boolean>;
  /** Demands of the session that nobody has answered or ended. */
  demands(ref: SessionRef): Promise<readonly StepDemand[]>;
  /** Those of them that still nobody has answered or ended. */
  stillDemanded(ref: SessionRef, some: readonly StepDemand[]): Promise<readonly StepDemand[]>;
  /** A step that was published on demand, from the contract's event; null when it was not. */
  revealed(ref: SessionRef, number: number, index: number): Promise<RevealedStep | null>;
  /** What was applied to the state of an ended session under receipts, in order. */
  tailSteps(ref: SessionRef): Promise<readonly Order[]>;
  /**
   * Proof, at the latest block, of these slots of the contract (storage.ts).
   * @throws UnavailableError CHAIN_PROOF_UNSTABLE; InternalError CHAIN_HEADER_UNKNOWN
   */
  prove(slots: readonly Hex[]): Promise<StorageProof>;
  /** The contract's own code, for an executor. */
  code(): Promise<Hex>;
}

export interface SessionWrites {
  /** @param receiptKey x ‖ y */
  open(endsAt: number, receiptKey: Uint8Array): Promise<TxResult & { readonly number: number }>;
  delegate(ref: SessionRef, amount: bigint): Promise<TxResult>;
  commit(session: number, draft: CommitDraft): Promise<TxResult>;
  /** @param draft null: nothing more to commit */
  commitAndUndelegate(session: number, draft: CommitDraft | null): Promise<TxResult>;
  forceUndelegate(ref: SessionRef): Promise<TxResult>;
  challengeCommit(
    ref: SessionRef,
    header: CommitHeader,
    placed: PlacedLeaf,
    signed: SignedVoucher,
    witness: readonly Uint8Array[],
  ): Promise<TxResult>;
  /** @param leaves what stands before and after the boundary `index`, null at the log's ends */
  challengeLink(
    ref: SessionRef,
    header: CommitHeader,
    index: number,
    leaves: readonly [PlacedLeaf | null, PlacedLeaf | null],
  ): Promise<TxResult>;
  /** @param proof chunks of the commit's log that are not the code of one log */
  challengeCoding(ref: SessionRef, header: CommitHeader, proof: CodingProof): Promise<TxResult>;
  challengeReceipt(
    ref: SessionRef,
    header: CommitHeader,
    receipt: StepReceipt,
    placed: PlacedLeaf,
  ): Promise<TxResult>;
  challengeEquivocation(ref: SessionRef, a: StepReceipt, b: StepReceipt): Promise<TxResult>;
  challengeOmission(ref: SessionRef, receipt: StepReceipt): Promise<TxResult>;
  demand(ref: SessionRef, header: CommitHeader, index: number): Promise<TxResult>;
  reveal(ref: SessionRef, header: CommitHeader, placed: PlacedLeaf, signed: SignedVoucher): Promise<TxResult>;
  /** Publishes several, all or none, in one transaction. */
  revealAll(ref: SessionRef, steps: readonly DemandedStep[]): Promise<TxResult>;
  expire(ref: SessionRef, header: CommitHeader, index: number): Promise<TxResult>;
  settleTail(
    ref: SessionRef,
    receipt: StepReceipt,
    leaf: StepLeaf,
    signed: SignedVoucher,
    witness: readonly Uint8Array[],
  ): Promise<TxResult>;
  exit(ref: SessionRef, account: Address, witness: readonly Uint8Array[]): Promise<TxResult>;
  returnBond(ref: SessionRef): Promise<TxResult>;
  prune(ref: SessionRef, from: number, to: number): Promise<TxResult>;
}
