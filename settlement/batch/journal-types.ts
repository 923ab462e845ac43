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

/** Stands for the transaction of a payment that was found made: by this coordinator before a crash, or another. */
export const UNKNOWN_TX: Hex = '0x';

/** What a client has been accepted for and not yet been charged. */
export interface Outstanding {
  readonly client: Address;
  readonly sessionId: Uint8Array;
  readonly amount: bigint;
}
