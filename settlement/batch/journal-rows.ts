/**
 * The journal's tables, and its rows as records.
 * @module
 */
import type { Address, Hex } from 'viem';
import type { Account, Held } from './admission.ts';
import { weiOf } from './fields.ts';
import type { Dialect } from './journal-store.ts';
import type { BatchState, ReceiptState, StoredBatch, StoredEntry } from './journal-types.ts';

/** Counts changes of the tables below. */
export const SCHEMA_VERSION = 3;

export const versionTable = ({ tableEnd }: Dialect): string => `
  CREATE TABLE IF NOT EXISTS journal (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
  ) ${tableEnd};
`;

/** Amounts are 16 big-endian bytes, which both stores order as numbers. */
export const schema = ({ bytes, integer, serial, tableEnd }: Dialect): string => `
  INSERT INTO journal VALUES (1, ${SCHEMA_VERSION}) ON CONFLICT DO NOTHING;
  CREATE TABLE IF NOT EXISTS owner (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    chain_id ${integer} NOT NULL,
    rollup TEXT NOT NULL,
    coordinator TEXT NOT NULL
  ) ${tableEnd};
  CREATE TABLE IF NOT EXISTS batches (
    id ${serial},
    state TEXT NOT NULL CHECK (state IN ('sealed', 'posted', 'final', 'settled')),
    receipts_root ${bytes} NOT NULL,
    receipt_count INTEGER NOT NULL,
    data_hash ${bytes} NOT NULL,
    number ${integer} UNIQUE,
    previous_hash ${bytes},
    epoch ${integer},
    bitmap ${bytes},
    aggregate ${bytes},
    posted_at ${integer},
    final_at ${integer},
    header_hash ${bytes},
    tx_hash TEXT
  ) ${tableEnd};
  CREATE INDEX IF NOT EXISTS batches_by_state ON batches (state, id);
  CREATE INDEX IF NOT EXISTS batches_by_time ON batches (posted_at);
  CREATE TABLE IF NOT EXISTS receipts (
    seq ${serial},
    leaf_hash ${bytes} NOT NULL UNIQUE,
    slot ${bytes} NOT NULL UNIQUE,
    bundle_hash ${bytes} NOT NULL,
    bundle ${bytes} NOT NULL,
    client TEXT NOT NULL,
    session ${bytes} NOT NULL,
    segment ${integer} NOT NULL,
    payees_hash ${bytes} NOT NULL,
    paid_in ${integer},
    amount ${bytes} NOT NULL,
    cumulative ${bytes} NOT NULL,
    accepted_at ${integer} NOT NULL,
    batch ${integer} REFERENCES batches (id),
    leaf_index INTEGER,
    paying INTEGER NOT NULL DEFAULT 0 CHECK (paying IN (0, 1)),
    settled_tx TEXT,
    void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1))
  ) ${tableEnd};
  CREATE INDEX IF NOT EXISTS receipts_by_batch ON receipts (batch, leaf_index);
  CREATE INDEX IF NOT EXISTS receipts_by_session ON receipts (client, session, payees_hash, cumulative);
  CREATE INDEX IF NOT EXISTS receipts_by_segment ON receipts (client, session, segment);
  CREATE INDEX IF NOT EXISTS receipts_waiting ON receipts (seq) WHERE batch IS NULL AND settled_tx IS NULL;
  CREATE TABLE IF NOT EXISTS accounts (
    client TEXT PRIMARY KEY,
    epoch ${integer} NOT NULL,
    reserved ${bytes} NOT NULL,
    paying ${bytes} NOT NULL
  ) ${tableEnd};
  CREATE TABLE IF NOT EXISTS sessions (
    client TEXT NOT NULL,
    session ${bytes} NOT NULL,
    reserved ${bytes} NOT NULL,
    paying ${bytes} NOT NULL,
    PRIMARY KEY (client, session)
  ) ${tableEnd};
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
  paidIn: row.paid_in as number | null,
  amount: weiOf(row.amount as Uint8Array),
  cumulative: weiOf(row.cumulative as Uint8Array),
  acceptedAt: row.accepted_at as number,
  state: stateOf(row),
  batchId: row.batch as number | null,
  leafIndex: row.leaf_index as number | null,
  settledTx: row.settled_tx as Hex | null,
  void: row.void === 1,
});

export const batchOf = (row: Row): StoredBatch => ({
  id: row.id as number,
  state: row.state as BatchState,
  receiptsRoot: row.receipts_root as Uint8Array,
  receiptCount: row.receipt_count as number,
  dataHash: row.data_hash as Uint8Array,
  number: row.number as number | null,
  previousHash: row.previous_hash as Uint8Array | null,
  epoch: row.epoch as number | null,
  bitmap: row.bitmap as Uint8Array | null,
  aggregate: row.aggregate as Uint8Array | null,
  postedAt: row.posted_at as number | null,
  finalAt: row.final_at as number | null,
  headerHash: row.header_hash as Uint8Array | null,
  txHash: row.tx_hash as Hex | null,
});

export const heldOf = (row: Row | null): Held => ({
  reserved: row === null ? 0n : weiOf(row.reserved as Uint8Array),
  paying: row === null ? 0n : weiOf(row.paying as Uint8Array),
});

export const accountOf = (row: Row): Account => ({
  ...heldOf(row),
  client: row.client as Address,
  epoch: row.epoch as number,
});
