/**
 * The journal's tables, and its rows as records.
 * @module
 */
import type { Address, Hex } from 'viem';
import { weiOf } from './fields.ts';
import type { BatchState, ReceiptState, StoredBatch, StoredEntry } from './journal-types.ts';

export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS owner (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    chain_id INTEGER NOT NULL,
    rollup TEXT NOT NULL,
    coordinator TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL CHECK (state IN ('sealed', 'posted', 'final', 'settled')),
    receipts_root BLOB NOT NULL,
    receipt_count INTEGER NOT NULL,
    data_hash BLOB NOT NULL,
    aggregate BLOB NOT NULL,
    number INTEGER UNIQUE,
    previous_hash BLOB,
    posted_at INTEGER,
    header_hash BLOB,
    tx_hash TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS batches_by_state ON batches (state, id);
  CREATE INDEX IF NOT EXISTS batches_by_time ON batches (posted_at);
  CREATE TABLE IF NOT EXISTS receipts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    leaf_hash BLOB NOT NULL UNIQUE,
    slot BLOB NOT NULL UNIQUE,
    bundle_hash BLOB NOT NULL,
    bundle BLOB NOT NULL,
    client TEXT NOT NULL,
    session BLOB NOT NULL,
    segment INTEGER NOT NULL,
    payees_hash BLOB NOT NULL,
    amount BLOB NOT NULL,
    cumulative BLOB NOT NULL,
    accepted_at INTEGER NOT NULL,
    batch INTEGER REFERENCES batches (id),
    leaf_index INTEGER,
    settled_tx TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS receipts_by_batch ON receipts (batch, leaf_index);
  CREATE INDEX IF NOT EXISTS receipts_by_session ON receipts (client, session, payees_hash, cumulative);
  CREATE INDEX IF NOT EXISTS receipts_by_segment ON receipts (client, session, segment);
  CREATE INDEX IF NOT EXISTS receipts_unsettled ON receipts (seq) WHERE settled_tx IS NULL;
`;

/** Selects receipts with the state of their batch, as `entryOf` reads them. */
export const ENTRY = `SELECT r.*, b.state AS batch_state FROM receipts r LEFT JOIN batches b ON b.id = r.batch`;

export type Row = Readonly<Record<string, unknown>>;

function stateOf(row: Row): ReceiptState {
  if (row.settled_tx !== null) return 'settled';
  switch (row.batch_state as BatchState | null) {
    case null:
      return 'accepted';
    case 'sealed':
      return 'batched';
    case 'posted':
      return 'posted';
    case 'final':
    case 'settled':
      return 'final';
  }
}

export const entryOf = (row: Row): StoredEntry => ({
  leafHash: row.leaf_hash as Uint8Array,
  slot: row.slot as Uint8Array,
  bundleHash: row.bundle_hash as Uint8Array,
  bundle: row.bundle as Uint8Array,
  client: row.client as Address,
  sessionId: row.session as Uint8Array,
  segment: row.segment as number,
  payeesHash: row.payees_hash as Uint8Array,
  amount: weiOf(row.amount as Uint8Array),
  cumulative: weiOf(row.cumulative as Uint8Array),
  acceptedAt: row.accepted_at as number,
  state: stateOf(row),
  batchId: row.batch as number | null,
  leafIndex: row.leaf_index as number | null,
  settledTx: row.settled_tx as Hex | null,
});

export const batchOf = (row: Row): StoredBatch => ({
  id: row.id as number,
  state: row.state as BatchState,
  receiptsRoot: row.receipts_root as Uint8Array,
  receiptCount: row.receipt_count as number,
  dataHash: row.data_hash as Uint8Array,
  aggregate: row.aggregate as Uint8Array,
  number: row.number as number | null,
  previousHash: row.previous_hash as Uint8Array | null,
  postedAt: row.posted_at as number | null,
  headerHash: row.header_hash as Uint8Array | null,
  txHash: row.tx_hash as Hex | null,
});
