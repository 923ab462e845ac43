/**
 * What the journal keeps, and the states a receipt goes through.
 * @module
 */
import type { Address, Hex } from 'viem';

/**
 * accepted: durable here; batched: in a sealed batch; posted: the batch is on the rollup (challengeable);
 * final: its window has passed; settled: the escrow has paid.
 */
export const RECEIPT_STATES = ['accepted', 'batched', 'posted', 'final', 'settled'] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];

export type BatchState = 'sealed' | 'posted' | 'final' | 'settled';

/** A bundle as accepted. */
export interface JournalEntry {
  readonly leafHash: Uint8Array;
  /** Names (client, session, request, segment); at most one entry each. */
  readonly slot: Uint8Array;
  readonly bundleHash: Uint8Array;
  readonly bundle: Uint8Array;
  readonly client: Address;
  readonly sessionId: Uint8Array;
  readonly segment: number;
  readonly payeesHash: Uint8Array;
  readonly amount: bigint;
  readonly cumulative: bigint;
  /** Unix milliseconds. */
  readonly acceptedAt: number;
}

export interface StoredEntry extends JournalEntry {
  readonly state: ReceiptState;
  readonly batchId: number | null;
  readonly leafIndex: number | null;
  readonly settledTx: Hex | null;
}

export interface StoredBatch {
  readonly id: number;
  readonly state: BatchState;
  readonly receiptsRoot: Uint8Array;
  readonly receiptCount: number;
  readonly dataHash: Uint8Array;
  readonly aggregate: Uint8Array;
  /** The number under which posting was begun; null before. */
  readonly number: number | null;
  readonly previousHash: Uint8Array | null;
  /** Known once posted. */
  readonly postedAt: number | null;
  readonly headerHash: Uint8Array | null;
  readonly txHash: Hex | null;
}

/** Stands for the transaction of a payment that was found made: by this coordinator before a crash, or by somebody else. */
export const UNKNOWN_TX: Hex = '0x';

/** What a client has been accepted for and not yet been charged. */
export interface Outstanding {
  readonly client: Address;
  readonly sessionId: Uint8Array;
  readonly amount: bigint;
}

/** Whose batches the journal records; a journal never changes its owner. */
export interface JournalOwner {
  readonly chainId: number;
  readonly rollup: Address;
  readonly coordinator: Address;
}

export interface Journal {
  /** Claims a fresh journal or checks an old one. @throws UsageError JOURNAL_OWNER */
  bind(owner: JournalOwner): void;
  /** All or none, durable on return. */
  accept(entries: readonly JournalEntry[]): void;
  bySlot(slot: Uint8Array): StoredEntry | null;
  byLeaf(leafHash: Uint8Array): StoredEntry | null;
  /** The last accepted entry of a session's segment. */
  bySegment(client: Address, sessionId: Uint8Array, segment: number): StoredEntry | null;
  /** Accepted and in no batch, oldest first. */
  waiting(limit: number): StoredEntry[];
  /** How many are in no batch, and when the oldest of them was accepted (unix ms). */
  backlog(): { readonly count: number; readonly oldest: number | null };
  /** Puts the entries, in this order, into a new sealed batch. */
  seal(
    batch: Pick<StoredBatch, 'receiptsRoot' | 'receiptCount' | 'dataHash' | 'aggregate'>,
    entries: readonly StoredEntry[],
  ): number;
  batch(id: number): StoredBatch | null;
  batchesIn(state: BatchState): StoredBatch[];
  /** The batch with the highest number among those that are on the rollup, or that are final. */
  newest(state: 'posted' | 'final'): StoredBatch | null;
  /** On the rollup since a time in unix seconds, oldest first. */
  postedSince(unixSeconds: number): StoredBatch[];
  /** The last `limit` batches that were settled. */
  lastSettled(limit: number): StoredBatch[];
  entriesOf(batchId: number): StoredEntry[];
  /** The voucher-bearing entry with the highest ceiling for a session and route. */
  bestVoucher(client: Address, sessionId: Uint8Array, payeesHash: Uint8Array): StoredEntry | null;
  outstanding(): Outstanding[];

  /** sealed -> sealed: remembers under which number posting begins, before anything is sent. */
  beginPosting(id: number, number: number, previousHash: Uint8Array): void;
  /** sealed -> posted */
  markPosted(id: number, posted: { postedAt: number; headerHash: Uint8Array; txHash: Hex }): void;
  /** posted -> final, for all batches up to `number` */
  markFinal(number: number): void;
  markEntriesSettled(leafHashes: readonly Uint8Array[], txHash: Hex): void;
  /** final -> settled, when all entries are */
  markSettled(id: number): void;

  /** The chain lost the batch: anything -> sealed, its receipts unpaid. */
  revertPosting(id: number): void;
  /** The chain lost the finalization: final or settled -> posted, its receipts unpaid. */
  revertFinality(id: number): void;
  /** The chain lost a payment: settled -> final. */
  revertSettlement(id: number, txHash: Hex): void;
  close(): void;
}
