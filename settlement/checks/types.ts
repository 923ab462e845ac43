/**
 * The records of checks, and what one asks of the contracts that decide them.
 * @module
 */
import type { Address } from 'viem';
import type { CellLeaf } from '../../crypto/proof/cell-leaf.ts';
import type { FoldedRows } from '../../crypto/proof/context.ts';
import type { BatchHeader } from '../batch/header.ts';
import type { Leaf } from '../batch/leaf.ts';
import type { StorageProof, TxResult } from '../chain/types.ts';
import type { BeaconTimes } from './rounds.ts';

/**
 * How a claim is checked: free where the beacon drew the segment and the hop; or bought, with cells of all positions that
 * the beacon draws, or cells of one position that the opener names.
 */
export const CHECK_KINDS = ['drawn', 'lot', 'named'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** What a check hangs on, derived by `open` from claim and part (struct Facts of contracts/interfaces). */
export interface CheckFacts {
  readonly kind: CheckKind;
  readonly opener: Address;
  /** Of the session, where cells are named; 0 otherwise. */
  readonly position: number;
  /** Of the receipt: which segment this is, and who paid how much for it to whom. */
  readonly claimsHash: Uint8Array;
  readonly requestId: Uint8Array;
  readonly segment: number;
  readonly client: Address;
  readonly coordinator: Address;
  readonly amount: bigint;
  readonly leafHash: Uint8Array;
  readonly hop: number;
  /** Who answers: NodeRegistry's id and the account that runs it. */
  readonly node: Uint8Array;
  readonly operator: Address;
  /** Names the check where it was drawn: a claim is drawn once, whatever receipts it is put into. */
  readonly claimHash: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly attempt: number;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  /** [from, to) of the session. */
  readonly positions: readonly [from: number, to: number];
  readonly inCommits: Uint8Array;
  readonly outCommits: Uint8Array;
  /** The part's cells: root over their leaves, how many, and columns between them. */
  readonly cells: { readonly root: Uint8Array; readonly count: number; readonly inner: number };
}

export const CHECK_STATES = [
  'none',
  'opened',
  'published',
  'answered',
  'passed',
  'failed',
  'named',
  'lapsed',
] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** What the chain keeps of a check. */
export interface CheckRecord {
  readonly state: CheckState;
  readonly factsHash: Uint8Array;
  /** Root of the inner columns' commitments; null until published. */
  readonly innerRoot: Uint8Array | null;
  /** Bit i: draw i is proven. */
  readonly proven: number;
  /** How many cells are drawn. */
  readonly draws: number;
  /** The beacon's round that draws the cells; 0 until published. */
  readonly round: number;
  /**
   * Unix seconds: last second to publish in (opened), to name in (published, where cells are named), to prove in (named), or
   * of contests (answered); while a round is waited for, of the check. Once the round came to the chain, proofs are due
   * `left` and `proveTime` times `turn` after it.
   */
  readonly deadline: number;
  /**
   * `publishTime` and `proveTime` count so often: once for each open check of the node when this one was opened, itself
   * included, and `maxTurns` times at most.
   */
  readonly turn: number;
  /** Seconds on the node's clock when it published. */
  readonly left: number;
}

export interface CheckTerms {
  /** Of 65,536: how many segments are drawn. */
  readonly rate: number;
  /** Cells drawn of a checked hop. */
  readonly cells: number;
  /** Seconds after posting in which a check can be opened. */
  readonly openWindow: number;
  /** Seconds to publish the inner commitments in. */
  readonly publishTime: number;
  /** Seconds, from the round's arrival, to prove in. */
  readonly proveTime: number;
  /** Seconds after the last proof in which a fold can be contested. */
  readonly foldWindow: number;
  /** Seconds to name cells in. */
  readonly nameTime: number;
  /** Seconds after which a check whose round never came ends without a verdict. */
  readonly patience: number;
  /** Wei behind the first bought check of a node, and the part of it, in basis points, that is burned when the hop answers. */
  readonly bond: bigint;
  readonly burnBps: number;
  /** Wei for a unit of gas up to which the rest pays for any answer. */
  readonly gasPrice: bigint;
  /** Of slashed stake, in basis points: to whoever convicted, and set aside to refund clients what they paid. */
  readonly challengerBps: number;
  readonly victimBps: number;
  /** How often at most a check's times count. */
  readonly maxTurns: number;
  readonly beacon: BeaconTimes & {
    /** Compressed G2, 96 bytes. */
    readonly publicKey: Uint8Array;
  };
}

export interface CheckOpening {
  readonly header: BatchHeader;
  readonly leaf: Leaf;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  /** The signed claims of all hops, as CBOR. */
  readonly claims: readonly Uint8Array[];
  /** The part of the manifest that the hop serves, as CBOR. */
  readonly part: Uint8Array;
  readonly hop: number;
  readonly kind: CheckKind;
  /** Of the session: whose cells will be named; 0 for the other kinds. */
  readonly position: number;
  /** Wei that the opener puts up at most. */
  readonly bond: bigint;
}

/** One boundary column of a proven cell and where the hop committed to it. */
export interface CellBoundary {
  /** 128 bytes */
  readonly point: Uint8Array;
  /** The edge's leaf at this position, all its columns; absent for an inner column. */
  readonly edgeLeaf?: Uint8Array;
  /** To the edge's root, or to the inner one. */
  readonly path: readonly Uint8Array[];
}

/** Proves one cell that was drawn or named. */
export interface CellMove {
  /** Which of the draws, from 0. */
  readonly draw: number;
  readonly leaf: CellLeaf;
  /** From the leaf to the root of the part's cells. */
  readonly leafPath: readonly Uint8Array[];
  /** In column order. */
  readonly boundary: readonly CellBoundary[];
  /** 128 bytes each */
  readonly model: readonly Uint8Array[];
  readonly rows: readonly FoldedRows[];
  readonly proof: Uint8Array;
  /** Of each fold, its chunks' sums in order, 128 bytes each. */
  readonly partialSums: readonly (readonly Uint8Array[])[];
}

export interface CheckFold {
  readonly t: bigint;
  readonly rows: FoldedRows;
  /** 128 bytes */
  readonly fold: Uint8Array;
  readonly partialSums: readonly Uint8Array[];
}

/** A chunk of rows whose partial sum somebody says is wrong (crypto/proof/fold.ts). */
export interface FoldContest {
  readonly draw: number;
  /** All folds of that draw, from `proven`. */
  readonly folds: readonly CheckFold[];
  /** Which of them, and which chunk of it. */
  readonly fold: number;
  readonly chunk: number;
  /** Commitments of all rows of that fold in order, 128 bytes each. */
  readonly rows: readonly Uint8Array[];
}

export interface OpenedCheck {
  readonly facts: CheckFacts;
  readonly blockNumber: number;
}

/** A cell that was proven, with what a contest of its folds needs. */
export interface ProvenCell {
  readonly draw: number;
  /** Its number: position · count + cell. */
  readonly cell: number;
  readonly folds: readonly CheckFold[];
}

/** What a segment is worth: nothing against it, a check of it is open, or a claim of it was convicted. */
export type Verdict = 'none' | 'open' | 'void';

export interface CheckReads {
  terms(): Promise<CheckTerms>;
  /** The round's value and when it came to the chain; null while it has not. */
  roundValue(round: number): Promise<{ readonly value: Uint8Array; readonly at: number } | null>;
  /** @param checkId of `checkIdOf` (checks/facts.ts). null for a check that was never opened */
  check(checkId: Uint8Array): Promise<CheckRecord | null>;
  /** Checks opened since a block, and up to one where it is named, oldest first. */
  opened(fromBlock: number, toBlock?: number): Promise<readonly OpenedCheck[]>;
  /** The cells of a check proven so far. */
  proven(checkId: Uint8Array): Promise<readonly ProvenCell[]>;
  /** The inner columns' commitments that were published for the position of a check, 48 bytes each; null before that. */
  columns(checkId: Uint8Array): Promise<readonly Uint8Array[] | null>;
  /** Numbers of the cells that its opener named, in that order; empty before that. */
  named(checkId: Uint8Array): Promise<readonly number[]>;
  /** @param claimsHash of the receipt's leaf */
  verdict(claimsHash: Uint8Array): Promise<Verdict>;
  /**
   * Proof, at the latest block, of what is decided about these segments (`verdictSlot`).
   * @throws UnavailableError CHAIN_PROOF_UNSTABLE; InternalError CHAIN_HEADER_UNKNOWN
   */
  proveVerdicts(claimsHashes: readonly Uint8Array[]): Promise<StorageProof>;
  /** Wei that the next bought check of the node with this key costs. @param blsKey compressed, 96 bytes */
  price(blsKey: Uint8Array): Promise<bigint>;
  /** Wei of what a convicted claim cost its node that clients can still be refunded; null: it was not convicted. */
  refundsLeft(claimHash: Uint8Array): Promise<bigint | null>;
  /** Whether the verifier knows the key of a cell kind. */
  hasKey(digest: Uint8Array): Promise<boolean>;
  /** Proof, at the latest block, of the records: slots `checkSlots` (checks/record.ts) of each in turn. */
  proveChecks(checkIds: readonly Uint8Array[]): Promise<StorageProof>;
}

export interface CheckWrites {
  /** @param signature compressed, 48 bytes. A known round changes nothing. */
  submitRound(round: number, signature: Uint8Array): Promise<TxResult>;
  open(opening: CheckOpening): Promise<TxResult & { readonly facts: CheckFacts }>;
  /** Only the node's operator. */
  publish(facts: CheckFacts, innerRoot: Uint8Array): Promise<TxResult>;
  /** The same where cells of one position will be named. @param columns compressed, 48 bytes each */
  publishCells(facts: CheckFacts, columns: readonly Uint8Array[]): Promise<TxResult>;
  /** Only the opener. @param cells their numbers in the part: different ones, at most 8 */
  name(facts: CheckFacts, cells: readonly number[]): Promise<TxResult>;
  /** Where the proof has folds only the node's operator: whoever knows the values could prove them under a false one. */
  prove(facts: CheckFacts, move: CellMove): Promise<TxResult>;
  contest(facts: CheckFacts, contest: FoldContest): Promise<TxResult>;
  resolve(facts: CheckFacts): Promise<TxResult>;
  /** Makes void the segment of these claims, one of which was convicted in another receipt. */
  voidSegment(claims: readonly Uint8Array[], hop: number): Promise<TxResult>;
  /**
   * Refunds the client of a paid receipt with a convicted claim.
   * @param coordinator whom its voucher names
   * @param paidIn the session that settled it, with its channel's place under the last root; left out: the escrow
   */
  refund(
    receipt: Omit<CheckOpening, 'part' | 'kind' | 'position' | 'bond'>,
    coordinator: Address,
    paidIn?: { readonly session: number; readonly witness: readonly Uint8Array[] } | null,
  ): Promise<TxResult & { readonly amount: bigint }>;
  /** Books as the escrow's what was refunded as a session's before the escrow settled the segment. */
  rebook(leaf: Leaf, coordinator: Address, session: number): Promise<TxResult>;
  addKey(key: Uint8Array): Promise<TxResult>;
}

/** Checks over a chain: what `Ledger.checks` is. */
export interface CheckLedger extends CheckReads, CheckWrites {}
