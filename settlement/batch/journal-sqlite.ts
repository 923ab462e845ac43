/**
 * The embedded store: SQLite (WAL, synchronous=FULL), so that what was acknowledged survives a kill at any moment. Held
 * by one process at a time.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { type Row, schema, versionTable } from './journal-rows.ts';
import type { Dialect, Queries, Store, Value } from './journal-store.ts';
import { loadSqlite } from './sqlite.ts';

const DIALECT: Dialect = {
  bytes: 'BLOB',
  integer: 'INTEGER',
  serial: 'INTEGER PRIMARY KEY AUTOINCREMENT',
  tableEnd: 'STRICT',
  lock: '',
};

/**
 * @param file database file, created with its folder when absent
 * @throws UnavailableError JOURNAL_LOCKED | JOURNAL_UNREADABLE
 */
export async function openSqliteStore(file: string): Promise<Store> {
  const { DatabaseSync } = await loadSqlite();
  mkdirSync(dirname(file), { recursive: true });
  try {
    const db = new DatabaseSync(file);
    db.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    );
    createTables(db);
    return createStore(db);
  } catch (cause) {
    const locked = cause instanceof Error && /locked/.test(cause.message);
    throw locked
      ? new UnavailableError('JOURNAL_LOCKED', 'another coordinator holds this journal', {
          details: { file },
          hint: 'stop the other coordinator, give this one its own data folder, or let them share a PostgreSQL (journalUrl)',
          cause,
        })
      : new UnavailableError('JOURNAL_UNREADABLE', 'the journal cannot be opened', {
          details: { file },
          hint: 'check the file and its permissions: veilmesh doctor',
          cause,
        });
  }
}

/** Tables that another version made stay as they are, for the version check to refuse. */
function createTables(db: DatabaseSync): void {
  const made = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'receipts'`).get() !== undefined;
  db.exec(versionTable(DIALECT));
  if (!made) db.exec(`BEGIN IMMEDIATE; ${schema(DIALECT)} COMMIT;`);
}

function createStore(db: DatabaseSync): Store {
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const sql = (text: string) => {
    let statement = statements.get(text);
    if (statement === undefined) {
      statement = db.prepare(text);
      statements.set(text, statement);
    }
    return statement;
  };
  const queries: Queries = {
    all: async (text, ...values: Value[]) => sql(text).all(...values) as Row[],
    one: async (text, ...values: Value[]) => (sql(text).get(...values) as Row | undefined) ?? null,
    run: async (text, ...values: Value[]) => Number(sql(text).run(...values).changes),
  };

  /** There is one connection: whoever comes while a transaction is open waits for its end. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  return {
    dialect: DIALECT,
    all: (text, ...values) => inTurn(() => queries.all(text, ...values)),
    one: (text, ...values) => inTurn(() => queries.one(text, ...values)),
    run: (text, ...values) => inTurn(() => queries.run(text, ...values)),
    transaction: (work) =>
      inTurn(async () => {
        db.exec('BEGIN IMMEDIATE');
        try {
          const result = await work(queries);
          db.exec('COMMIT');
          return result;
        } catch (thrown) {
          db.exec('ROLLBACK');
          throw thrown;
        }
      }),
    close: () => inTurn(async () => db.close()),
  };
}
