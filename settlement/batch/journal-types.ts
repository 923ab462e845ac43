/**
 * What the journal keeps, and the states a receipt goes through.
 * @module
 */
import type { Address, Hex } from 'viem';
import type { Queries } from './journal-store.ts';

/**
 * accepted: durable here; batched: in a sealed batch; posted: the batch is on the rollup (challengeable);
 * final: its window has passed; settled: the escrow has paid, or a session had before.
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
  /** Number of the coordinator's ephemeral session that has settled it; null: the escrow will. */
  readonly paidIn: number | null;
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
  /** Convicted: nobody will be paid for it. */
  readonly void: boolean;
}

/** A batch as the rollup took it. */
export interface Posted {
  readonly epoch: number;
  readonly bitmap: Uint8Array;
  readonly aggregate: Uint8Array;
  readonly postedAt: number;
  readonly finalAt: number;
  readonly headerHash: Uint8Array;
  readonly txHash: Hex;
}

export interface StoredBatch {
  readonly id: number;
  readonly state: BatchState;
  readonly receiptsRoot: Uint8Array;
  readonly receiptCount: number;
  readonly dataHash: Uint8Array;
  /** The number under which posting was begun; null before. */
  readonly number: number | null;
  readonly previousHash: Uint8Array | null;
  /** What follows is known once posted. */
  readonly epoch: number | null;
  readonly bitmap: Uint8Array | null;
  readonly aggregate: Uint8Array | null;
  /** Unix seconds. */
  readonly postedAt: number | null;
  /** Unix seconds. */
  readonly finalAt: number | null;
  readonly headerHash: Uint8Array | null;
  readonly txHash: Hex | null;
}

/** Stands for the transaction of a payment that was found made: by this coordinator before a crash, or by somebody else. */
export const UNKNOWN_TX: Hex = '0x';

/** What the chain holds for a client, and as of when. */
export interface Cover {
  /** `Journal.epoch` of the client from before the figures were read. */
  readonly epoch: number;
  /** Wei of the deposit that nobody can withdraw before settlement. */
  readonly deposit: bigint;
  /** Wei settled in the session. */
  readonly spent: bigint;
}

/** An entry that was verified, with what is to pay for it. */
export interface Candidate {
  readonly entry: JournalEntry;
  readonly cover: Cover;
}

/** What became of a candidate. Only `accepted` has left a trace. */
export type Admission =
  | { readonly outcome: 'accepted' }
  /** The segment has an entry already. */
  | { readonly outcome: 'known'; readonly entry: StoredEntry }
  /** Something was settled after the figures were read: read them again. */
  | { readonly outcome: 'stale' }
  /** Not covered, unless a payment that is under way is off the balance already: ask again. */
  | { readonly outcome: 'unsure' }
  | { readonly outcome: 'deposit'; readonly available: bigint; readonly required: bigint }
  | { readonly outcome: 'voucher'; readonly ceiling: bigint; readonly required: bigint };

/** Whose batches the journal records; a journal never changes its owner. */
export interface JournalOwner {
  readonly chainId: number;
  readonly rollup: Address;
  readonly coordinator: Address;
}

/** A process of a shared journal, and where the others reach it. */
export interface Fellow {
  readonly peerId: string;
  readonly addresses: readonly string[];
}

/** What processes that share a database do in it besides batches: tables of their own, under the same lead. */
export interface Shared extends Pick<Queries, 'all' | 'one'> {
  /** Under which this process leads, as far as it knows; null while it does not. */
  term(): number | null;
  /**
   * All of `work` or nothing, durable on return, while the term lasts.
   * @throws UnavailableError JOURNAL_LEAD_LOST; JOURNAL_UNREACHABLE, when it is not known whether it was done
   */
  during<T>(term: number, work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Who leads, or led last; null where it has not said who it is. */
  leader(): Promise<Fellow | null>;
  /** Whether a peer is a process of this journal. */
  isFellow(peerId: string): Promise<boolean>;
}

/**
 * One meaning, two stores: an embedded database of one process, or a PostgreSQL that several processes of one
 * coordinator share. Any of them accepts; one at a time leads, that is, moves batches and money.
 *
 * Every method may throw UnavailableError JOURNAL_UNREACHABLE: it is not known then whether a change was made.
 */
export interface Journal {
  /** Claims a fresh journal or checks an old one. @throws UsageError JOURNAL_OWNER */
  bind(owner: JournalOwner): Promise<void>;
  /**
   * Takes the lead where nobody has it, or keeps it.
   * @returns the term, another one each time the lead passes; null while another process has it
   */
  lead(): Promise<number | null>;
  /** Whether this process leads, as far as it knows: the chain and the methods marked L have the last word. */
  leading(): boolean;
  /** Leaves the lead to whoever asks next. */
  resign(): Promise<void>;
  /** What processes of one database have besides; null for an embedded one. */
  readonly shared: Shared | null;

  /** Counts what changes a client's figures on the chain: settlements, and their loss. */
  epoch(client: Address): Promise<number>;
  /** Reserves and records what is covered, each candidate for itself. One answer each, durable on return. */
  accept(candidates: readonly Candidate[]): Promise<Admission[]>;
  bySlot(slot: Uint8Array): Promise<StoredEntry | null>;
  byLeaf(leafHash: Uint8Array): Promise<StoredEntry | null>;
  /** Entries of a session's segment, newest first: one for each request that was made under that session's id, 64 at most. */
  segmentsAt(client: Address, sessionId: Uint8Array, segment: number): Promise<StoredEntry[]>;
  /** Accepted and in no batch, oldest first. */
  waiting(limit: number): Promise<StoredEntry[]>;
  /** How many are in no batch, and when the oldest of them was accepted (unix ms). */
  backlog(): Promise<{ readonly count: number; readonly oldest: number | null }>;
  batch(id: number): Promise<StoredBatch | null>;
  /** The batch begun or posted under a number. */
  batchNumbered(number: number): Promise<StoredBatch | null>;
  batchesIn(state: BatchState): Promise<StoredBatch[]>;
  /** The batch with the highest number among those that are on the rollup, or that are final. */
  newest(state: 'posted' | 'final'): Promise<StoredBatch | null>;
  /** On the rollup since a time in unix seconds, oldest first. */
  postedSince(unixSeconds: number): Promise<StoredBatch[]>;
  /** The last `limit` batches that were settled. */
  lastSettled(limit: number): Promise<StoredBatch[]>;
  entriesOf(batchId: number): Promise<StoredEntry[]>;
  /** Wei of the entries of a session and route that an ephemeral session has settled. */
  settledIn(paidIn: number, client: Address, sessionId: Uint8Array, payeesHash: Uint8Array): Promise<bigint>;
  /** The entry whose voucher for the escrow has the highest ceiling for a session and route. */
  bestVoucher(client: Address, sessionId: Uint8Array, payeesHash: Uint8Array): Promise<StoredEntry | null>;

  // L: refused with UnavailableError JOURNAL_LEAD_LOST once another process has taken the lead

  /** L. Puts the entries, in this order, into a new sealed batch. */
  seal(
    batch: Pick<StoredBatch, 'receiptsRoot' | 'receiptCount' | 'dataHash'>,
    entries: readonly StoredEntry[],
  ): Promise<number>;
  /** L. sealed -> sealed: remembers under which number posting begins, before anything is sent; no other sealed batch keeps it. */
  beginPosting(id: number, number: number, previousHash: Uint8Array): Promise<void>;
  /** L. sealed -> posted */
  markPosted(id: number, posted: Posted): Promise<void>;
  /** L. posted -> final, for all batches up to `number` */
  markFinal(number: number): Promise<void>;
  /** L. Remembers that payment of these is about to be sent, until it is marked made or refused. */
  beginPaying(entries: readonly StoredEntry[]): Promise<void>;
  /** L. Nothing of it is on the chain. */
  markRefused(entries: readonly StoredEntry[]): Promise<void>;
  /** L. Those that are not marked paid yet, and their reservations are over. */
  markPaid(entries: readonly StoredEntry[], txHash: Hex): Promise<void>;
  /** L. Receipts that the chain has convicted: never paid, no longer reserved for. */
  markVoid(entries: readonly StoredEntry[]): Promise<void>;
  /** L. final -> settled, when all entries are paid or void */
  markSettled(id: number): Promise<void>;

  /**
   * L. The chain lost the batch: anything -> sealed, its receipts unpaid. It keeps its number: the chain may take the same
   * transaction again, in another block.
   */
  revertPosting(id: number): Promise<void>;
  /** L. The chain lost the finalization: final or settled -> posted, its receipts unpaid. */
  revertFinality(id: number): Promise<void>;
  /** L. The chain lost a payment: settled -> final. */
  revertSettlement(id: number, txHash: Hex): Promise<void>;
  /** Resigns and lets go of the store. */
  close(): Promise<void>;
}
