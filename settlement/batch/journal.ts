/**
 * The coordinator's memory: an embedded SQLite database (WAL, synchronous=FULL), so that what was acknowledged
 * survives a kill at any moment. Held by one process at a time.
 *
 * A receipt's state is not stored but follows from its batch and its settlement, so no two columns can
 * disagree.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Address, Hex } from 'viem';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { weiBytes, weiOf } from './fields.ts';
import type {
  BatchState,
  JournalEntry,
  Outstanding,
  ReceiptState,
  StoredBatch,
  StoredEntry,
} from './journal-types.ts';
import { loadSqlite } from './sqlite.ts';

const SCHEMA = `
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

const ENTRY = `SELECT r.*, b.state AS batch_state FROM receipts r LEFT JOIN batches b ON b.id = r.batch`;

/**
 * @param file database file, created with its folder when absent
 * @throws UnavailableError JOURNAL_LOCKED | JOURNAL_UNREADABLE
 */
export async function openJournal(file: string): Promise<Journal> {
  const { DatabaseSync } = await loadSqlite();
  mkdirSync(dirname(file), { recursive: true });
  let db: DatabaseSync;
  try {
    db = new DatabaseSync(file);
    db.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    );
    db.exec(SCHEMA);
  } catch (cause) {
    const locked = cause instanceof Error && /locked/.test(cause.message);
    throw locked
      ? new UnavailableError('JOURNAL_LOCKED', 'another coordinator holds this journal', {
          details: { file },
          hint: 'stop the other coordinator or give this one its own data folder',
          cause,
        })
      : new UnavailableError('JOURNAL_UNREADABLE', 'the journal cannot be opened', {
          details: { file },
          hint: 'check the file and its permissions: veilmesh doctor',
          cause,
        });
  }
  return createJournal(db);
}

type Row = Record<string, unknown>;

function createJournal(db: DatabaseSync): Journal {
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const sql = (text: string) => {
    let statement = statements.get(text);
    if (statement === undefined) {
      statement = db.prepare(text);
      statements.set(text, statement);
    }
    return statement;
  };
  const one = (text: string, ...args: (string | number | Uint8Array)[]): Row | null =>
    (sql(text).get(...args) as Row | undefined) ?? null;
  const all = (text: string, ...args: (string | number | Uint8Array)[]): Row[] =>
    sql(text).all(...args) as Row[];
  const entry = (row: Row | null) => (row === null ? null : entryOf(row));

  function transaction<T>(work: () => T): T {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (thrown) {
      db.exec('ROLLBACK');
      throw thrown;
    }
  }

  return {
    bind(owner) {
      sql('INSERT OR IGNORE INTO owner VALUES (1, ?, ?, ?)').run(
        owner.chainId,
        owner.rollup,
        owner.coordinator,
      );
      const row = one('SELECT * FROM owner');
      if (
        row?.chain_id !== owner.chainId ||
        row.rollup !== owner.rollup ||
        row.coordinator !== owner.coordinator
      ) {
        throw new UsageError('JOURNAL_OWNER', 'the journal belongs to another coordinator, rollup or chain', {
          details: { rollup: String(row?.rollup), coordinator: String(row?.coordinator) },
          hint: 'use the data folder that belongs to this deployment and key, or a fresh one',
        });
      }
    },

    accept(entries) {
      transaction(() => {
        const insert = sql(
          `INSERT INTO receipts (leaf_hash, slot, bundle_hash, bundle, client, session, segment,
           payees_hash, amount, cumulative, accepted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        );
        for (const e of entries) {
          insert.run(
            e.leafHash,
            e.slot,
            e.bundleHash,
            e.bundle,
            e.client,
            e.sessionId,
            e.segment,
            e.payeesHash,
            weiBytes(e.amount),
            weiBytes(e.cumulative),
            e.acceptedAt,
          );
        }
      });
    },
    bySlot: (slot) => entry(one(`${ENTRY} WHERE r.slot = ?`, slot)),
    byLeaf: (leafHash) => entry(one(`${ENTRY} WHERE r.leaf_hash = ?`, leafHash)),
    bySegment: (client, sessionId, segment) =>
      entry(
        one(
          `${ENTRY} WHERE r.client = ? AND r.session = ? AND r.segment = ? ORDER BY r.seq DESC LIMIT 1`,
          client,
          sessionId,
          segment,
        ),
      ),
    waiting: (limit) =>
      all(`${ENTRY} WHERE r.batch IS NULL AND r.settled_tx IS NULL ORDER BY r.seq LIMIT ?`, limit).map(
        entryOf,
      ),
    backlog() {
      const row = one(
        'SELECT count(*) AS count, min(accepted_at) AS oldest FROM receipts WHERE batch IS NULL AND settled_tx IS NULL',
      );
      return { count: Number(row?.count ?? 0), oldest: (row?.oldest as number | null) ?? null };
    },
    seal: (batch, entries) =>
      transaction(() => {
        const { lastInsertRowid } = sql(
          `INSERT INTO batches (state, receipts_root, receipt_count, data_hash, aggregate)
           VALUES ('sealed', ?, ?, ?, ?)`,
        ).run(batch.receiptsRoot, batch.receiptCount, batch.dataHash, batch.aggregate);
        const update = sql('UPDATE receipts SET batch = ?, leaf_index = ? WHERE leaf_hash = ?');
        for (const [index, e] of entries.entries()) update.run(lastInsertRowid, index, e.leafHash);
        return Number(lastInsertRowid);
      }),
    batch(id) {
      const row = one('SELECT * FROM batches WHERE id = ?', id);
      return row === null ? null : batchOf(row);
    },
    batchesIn: (state) => all('SELECT * FROM batches WHERE state = ? ORDER BY id', state).map(batchOf),
    newest(state) {
      const states = state === 'posted' ? `'posted', 'final', 'settled'` : `'final', 'settled'`;
      const row = one(`SELECT * FROM batches WHERE state IN (${states}) ORDER BY number DESC LIMIT 1`);
      return row === null ? null : batchOf(row);
    },
    lastSettled: (limit) =>
      all(`SELECT * FROM batches WHERE state = 'settled' ORDER BY id DESC LIMIT ?`, limit).map(batchOf),
    entriesOf: (batchId) => all(`${ENTRY} WHERE r.batch = ? ORDER BY r.leaf_index`, batchId).map(entryOf),
    bestVoucher: (client, sessionId, payeesHash) =>
      entry(
        one(
          `${ENTRY} WHERE r.client = ? AND r.session = ? AND r.payees_hash = ? ORDER BY r.cumulative DESC LIMIT 1`,
          client,
          sessionId,
          payeesHash,
        ),
      ),
    outstanding: () =>
      all('SELECT client, session, amount FROM receipts WHERE settled_tx IS NULL').map((row) => ({
        client: row.client as Address,
        sessionId: row.session as Uint8Array,
        amount: weiOf(row.amount as Uint8Array),
      })),

    beginPosting(id, number, previousHash) {
      sql(`UPDATE batches SET number = ?, previous_hash = ? WHERE id = ? AND state = 'sealed'`).run(
        number,
        previousHash,
        id,
      );
    },
    markPosted(id, posted) {
      sql(
        `UPDATE batches SET state = 'posted', posted_at = ?, header_hash = ?, tx_hash = ?
         WHERE id = ? AND state = 'sealed'`,
      ).run(posted.postedAt, posted.headerHash, posted.txHash, id);
    },
    markFinal(number) {
      sql(`UPDATE batches SET state = 'final' WHERE state = 'posted' AND number <= ?`).run(number);
    },
    markEntriesSettled(leafHashes, txHash) {
      transaction(() => {
        const update = sql('UPDATE receipts SET settled_tx = ? WHERE leaf_hash = ?');
        for (const leafHash of leafHashes) update.run(txHash, leafHash);
      });
    },
    markSettled(id) {
      sql(
        `UPDATE batches SET state = 'settled' WHERE id = ? AND state = 'final'
         AND NOT EXISTS (SELECT 1 FROM receipts WHERE batch = batches.id AND settled_tx IS NULL)`,
      ).run(id);
    },

    revertPosting(id) {
      transaction(() => {
        sql(
          `UPDATE batches SET state = 'sealed', number = NULL, previous_hash = NULL, posted_at = NULL,
           header_hash = NULL, tx_hash = NULL WHERE id = ?`,
        ).run(id);
        sql('UPDATE receipts SET settled_tx = NULL WHERE batch = ?').run(id);
      });
    },
    revertFinality(id) {
      transaction(() => {
        sql(`UPDATE batches SET state = 'posted' WHERE id = ?`).run(id);
        sql('UPDATE receipts SET settled_tx = NULL WHERE batch = ?').run(id);
      });
    },
    revertSettlement(id, txHash) {
      transaction(() => {
        sql(`UPDATE batches SET state = 'final' WHERE id = ? AND state = 'settled'`).run(id);
        sql('UPDATE receipts SET settled_tx = NULL WHERE batch = ? AND settled_tx = ?').run(id, txHash);
      });
    },
    close: () => db.close(),
  };
}

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

const entryOf = (row: Row): StoredEntry => ({
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

const batchOf = (row: Row): StoredBatch => ({
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
