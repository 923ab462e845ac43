/**
 * The records of spot-checks, and what one asks of the contracts that decide them.
 * @module
 */
import type { Address } from 'viem';
import type { CellLeaf } from '../../crypto/proof/cell-leaf.ts';
import type { FoldedRows } from '../../crypto/proof/context.ts';
import type { BatchHeader } from '../batch/header.ts';
import type { Leaf } from '../batch/leaf.ts';
import type { StorageProof, TxResult } from '../chain/types.ts';
import type { BeaconTimes } from './rounds.ts';

/** What a check hangs on, derived by `open` from claim and part (struct Facts of contracts/interfaces). */
export interface CheckFacts {
  readonly leafHash: Uint8Array;
  readonly hop: number;
  /** Who answers: NodeRegistry's id and the account that runs it. */
  readonly node: Uint8Array;
  readonly operator: Address;
  /** Names the check: a claim is checked once, whatever receipts it is put into. */
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

export const CHECK_STATES = ['none', 'opened', 'published', 'answered', 'passed', 'failed'] as const;
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
   * Unix seconds: last second to publish in (opened), or of contests (answered); 0 otherwise. A published check is due
   * `proveTime` times `turn` after its round came to the chain.
   */
  readonly deadline: number;
  /** Open checks of the node when this one was opened, itself included: `publishTime` and `proveTime` count so often. */
  readonly turn: number;
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

/** Proves one drawn cell. */
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
  readonly openedBy: Address;
  readonly blockNumber: number;
}

/** A cell that was proven, with what a contest of its folds needs. */
export interface ProvenCell {
  readonly draw: number;
  /** Its number: position · count + cell. */
  readonly cell: number;
  readonly folds: readonly CheckFold[];
}

export interface CheckReads {
  terms(): Promise<CheckTerms>;
  /** The round's value and when it came to the chain; null while it has not. */
  roundValue(round: number): Promise<{ readonly value: Uint8Array; readonly at: number } | null>;
  /** @param checkId the claim's hash. null for a check that was never opened */
  check(checkId: Uint8Array): Promise<CheckRecord | null>;
  /** Checks opened since a block, oldest first. */
  opened(fromBlock: number): Promise<readonly OpenedCheck[]>;
  /** The cells of a check proven so far. */
  proven(checkId: Uint8Array): Promise<readonly ProvenCell[]>;
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
  /** Only the node's operator: whoever knows the values could prove them under a false fold. */
  prove(facts: CheckFacts, move: CellMove): Promise<TxResult>;
  contest(facts: CheckFacts, contest: FoldContest): Promise<TxResult>;
  resolve(facts: CheckFacts): Promise<TxResult>;
  addKey(key: Uint8Array): Promise<TxResult>;
}

/** Spot-checks over a chain: what `Ledger.checks` is. */
export interface CheckLedger extends CheckReads, CheckWrites {}
