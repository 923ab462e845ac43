/**
 * The shared store: a PostgreSQL database by URL. Several processes of one coordinator use it at the same time; what
 * they weigh against each other they lock (READ COMMITTED, accounts first and in order), and who leads is a lease.
 *
 * Durable on return: every session sets synchronous_commit, and a server without fsync is refused. The URL holds a
 * password: it enters no error and no log, `describeUrl` does.
 * @module
 */
import type { Pool, PoolClient } from 'pg';
import { InternalError, UnavailableError, UsageError, VeilmeshError } from '../../crypto/core/errors.ts';
import { LEAD_SCHEMA } from './journal-lead.ts';
import { type Row, schema, versionTable } from './journal-rows.ts';
import { SHARED_SCHEMA } from './journal-shared.ts';
import type { Dialect, Queries, Store, Value } from './journal-store.ts';

const DIALECT: Dialect = {
  bytes: 'BYTEA',
  integer: 'BIGINT',
  serial: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  tableEnd: '',
  lock: ' FOR UPDATE',
};

const CONNECTIONS = 8;
const CONNECT_MS = 5_000;
/** The server ends what takes longer, or holds locks and does nothing: a process that was stopped in the middle. */
const STATEMENT_MS = 10_000;
/** The client gives up later than the server. */
const ANSWER_MS = 15_000;
const RETRIES = 10;
/** Any number, the same in every process: one makes the tables, the others wait. */
const SCHEMA_LOCK = 0x7665_696c;

/** Where a database is, for people: without password and parameters. */
export function describeUrl(url: string): string {
  const { username, host, pathname } = parsed(url);
  return `postgres://${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

function parsed(url: string): URL {
  try {
    return new URL(url);
  } catch {
    // the reason quotes the URL, password and all
    throw new UsageError('JOURNAL_URL', 'the URL of the journal is not one', {
      hint: 'postgres://user:password@host:5432/database, with special characters percent-encoded',
    });
  }
}

interface Server {
  /** As people say it, e.g. 15.13. */
  readonly version: string;
  /** Whether the tables of a journal are there. */
  readonly made: boolean;
  /** Whether those of journal-shared.ts are there too. */
  readonly shared: boolean;
}

/**
 * Looks at a database without changing it.
 * @throws UnavailableError JOURNAL_UNREACHABLE; UsageError JOURNAL_URL | JOURNAL_ACCESS | JOURNAL_NOT_DURABLE
 */
export async function probePostgres(url: string): Promise<Server> {
  const pool = await openPool(url);
  try {
    return await look(createStore(pool));
  } finally {
    await pool.end();
  }
}

/** @throws as `probePostgres` */
export async function openPostgresStore(url: string): Promise<Store> {
  const pool = await openPool(url);
  try {
    const store = createStore(pool);
    await look(store);
    await makeTables(store);
    return store;
  } catch (thrown) {
    await pool.end();
    throw thrown;
  }
}

async function openPool(url: string): Promise<Pool> {
  parsed(url);
  const { Pool, types } = (await import('pg')).default;
  const bytes = types.getTypeParser(types.builtins.BYTEA) as (text: string) => Buffer;
  const pool = new Pool({
    connectionString: url,
    application_name: 'veilmesh',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    pipeline: true,
    types: {
      getTypeParser(type: number, format?: 'text' | 'binary') {
        if (type === types.builtins.INT8) return Number;
        if (type !== types.builtins.BYTEA) return types.getTypeParser(type, format as 'text');
        return (text: string) => {
          const { buffer, byteOffset, length } = bytes(text);
          return new Uint8Array(buffer, byteOffset, length);
        };
      },
    },
  });
  // a connection that dies is dropped by the pool, and whoever was using it hears of it by its own query
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    client.query('SET synchronous_commit = on').catch(() => undefined);
  });
  return pool;
}

async function look(queries: Queries): Promise<Server> {
  const row = await queries.one(
    `SELECT current_setting('fsync') AS fsync, current_setting('server_version') AS version,
     to_regclass('receipts') IS NOT NULL AS made, to_regclass('pay_sessions') IS NOT NULL AS shared`,
  );
  if (row?.fsync !== 'on') {
    throw new UsageError(
      'JOURNAL_NOT_DURABLE',
      'the database of the journal does not write through (fsync is off)',
      {
        hint: 'turn fsync on in postgresql.conf: what the coordinator acknowledges has to survive a power failure',
      },
    );
  }
  return {
    version: String(row.version).split(' ')[0]!,
    made: row.made === true,
    shared: row.shared === true,
  };
}

async function makeTables(store: Store): Promise<void> {
  await store.transaction(async (queries) => {
    await queries.all('SELECT pg_advisory_xact_lock(?)', SCHEMA_LOCK);
    await queries.run(versionTable(DIALECT));
    const { made, shared } = await look(queries);
    if (shared) return;
    for (const statement of `${made ? '' : `${schema(DIALECT)}${LEAD_SCHEMA}`}${SHARED_SCHEMA}`.split(';')) {
      if (statement.trim() !== '') await queries.run(statement);
    }
  });
}

function createStore(pool: Pool): Store {
  const queriesOf = (client: Pick<Pool, 'query'>): Queries => {
    const ask = async (text: string, values: Value[]) => {
      try {
        return await client.query<Row>(numbered(text), values);
      } catch (thrown) {
        throw journalError(thrown);
      }
    };
    return {
      all: async (text, ...values) => (await ask(text, values)).rows,
      one: async (text, ...values) => (await ask(text, values)).rows[0] ?? null,
      run: async (text, ...values) => (await ask(text, values)).rowCount ?? 0,
    };
  };

  async function attempt<T>(client: PoolClient, work: (queries: Queries) => Promise<T>): Promise<T> {
    let usable = true;
    try {
      const queries = queriesOf(client);
      await queries.run('BEGIN');
      try {
        const result = await work(queries);
        await queries.run('COMMIT');
        return result;
      } catch (thrown) {
        usable = await queries.run('ROLLBACK').then(
          () => true,
          () => false,
        );
        throw thrown;
      }
    } finally {
      client.release(!usable);
    }
  }

  return {
    ...queriesOf(pool),
    dialect: DIALECT,
    async transaction(work) {
      for (let left = RETRIES; ; left--) {
        const client = await pool.connect().catch((thrown: unknown) => {
          throw journalError(thrown);
        });
        try {
          return await attempt(client, work);
        } catch (thrown) {
          if (left === 0 || !isConflict(thrown)) throw thrown;
        }
      }
    },
    close: () => pool.end(),
  };
}

const NUMBERED = new Map<string, string>();

/** `?` as $1, $2, … */
function numbered(text: string): string {
  let known = NUMBERED.get(text);
  if (known === undefined) {
    let count = 0;
    known = text.replace(/\?/g, () => `$${++count}`);
    NUMBERED.set(text, known);
  }
  return known;
}

/** SQLSTATE of what the server itself answered. */
const stateOf = (thrown: unknown): string | null => {
  const code: unknown =
    thrown instanceof Error && 'severity' in thrown && 'code' in thrown ? thrown.code : null;
  return typeof code === 'string' ? code : null;
};

/** Two transactions met: serialization failure, deadlock. */
const isConflict = (thrown: unknown): boolean =>
  thrown instanceof Error && ['40001', '40P01'].includes(stateOf(thrown.cause) ?? '');

/**
 * Classes of SQLSTATE that a server is in, not a statement: connection, resources, operator's intervention (shutdown,
 * starting, a time limit), lock not to be had, and a standby that takes no writes.
 */
const AWAY = /^(08|53|57|55P03|25006|25P03|40)/;
const ACCESS = /^(28|3D000|3F000|42501)/;

function journalError(cause: unknown): VeilmeshError {
  if (cause instanceof VeilmeshError) return cause;
  const state = stateOf(cause);
  if (state === null || AWAY.test(state)) {
    return new UnavailableError('JOURNAL_UNREACHABLE', "the journal's database does not answer", {
      details: { state: state ?? 'no answer' },
      hint: 'submit the same bundle again in a moment; whoever runs this coordinator: veilmesh doctor',
      cause,
    });
  }
  if (ACCESS.test(state)) {
    return new UsageError('JOURNAL_ACCESS', "the journal's database does not let this coordinator in", {
      details: { state },
      hint: 'check user, password, database and rights of journalUrl',
      cause,
    });
  }
  return new InternalError('JOURNAL_FAILED', 'the journal refused a statement', {
    details: { state },
    cause,
  });
}
