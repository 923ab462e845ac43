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
import type { Address } from 'viem';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { weiBytes, weiOf } from './fields.ts';
import { batchOf, ENTRY, entryOf, type Row, SCHEMA } from './journal-rows.ts';
import type { Journal } from './journal-types.ts';
import { loadSqlite } from './sqlite.ts';

export type { Journal, JournalOwner } from './journal-types.ts';

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
    postedSince: (unixSeconds) =>
      all('SELECT * FROM batches WHERE posted_at >= ? ORDER BY posted_at, id', unixSeconds).map(batchOf),
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
