/**
 * What processes that share a PostgreSQL journal do in it besides batches: they know each other, and whoever leads writes tables of its
 * own there, under its term.
 * @module
 */
import type { Lead } from './journal-lead.ts';
import type { Queries, Store } from './journal-store.ts';
import type { Fellow, Shared } from './journal-types.ts';

/** Made beside the tables of a journal, also of one that an earlier version made. */
export const SHARED_SCHEMA = `
  ALTER TABLE lead ADD COLUMN IF NOT EXISTS holder TEXT;
  CREATE TABLE IF NOT EXISTS fellows (
    peer TEXT PRIMARY KEY,
    addresses TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS pay_sessions (
    name TEXT PRIMARY KEY,
    chain_id BIGINT,
    contract TEXT,
    sequencer TEXT,
    receipt_key BYTEA,
    session BIGINT,
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
  );
  CREATE TABLE IF NOT EXISTS pay_steps (
    name TEXT NOT NULL REFERENCES pay_sessions (name),
    seq BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    channel BYTEA NOT NULL,
    settled BYTEA NOT NULL,
    voucher BYTEA NOT NULL,
    parties BYTEA NOT NULL,
    post BYTEA NOT NULL,
    PRIMARY KEY (name, seq)
  );
  CREATE TABLE IF NOT EXISTS pay_commits (
    name TEXT NOT NULL REFERENCES pay_sessions (name),
    number BIGINT NOT NULL,
    first_step BIGINT NOT NULL,
    steps BIGINT NOT NULL,
    root BYTEA NOT NULL,
    log_root BYTEA NOT NULL,
    coded_root BYTEA NOT NULL,
    tree BYTEA NOT NULL,
    PRIMARY KEY (name, number)
  );
`;

/** Says where the others reach this process. */
export async function introduce(queries: Queries, { peerId, addresses }: Fellow): Promise<void> {
  await queries.run(
    'INSERT INTO fellows VALUES (?, ?) ON CONFLICT (peer) DO UPDATE SET addresses = excluded.addresses',
    peerId,
    JSON.stringify(addresses),
  );
}

/** One question at a time: who asks meanwhile gets its answer. So a crowd of strangers takes one connection, and not all of them. */
function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

export function createShared(store: Store, lead: Lead): Shared {
  let fellows: ReadonlySet<string> = new Set();
  const look = together(async () => {
    fellows = new Set((await store.all('SELECT peer FROM fellows')).map(({ peer }) => peer as string));
  });
  return {
    all: (text, ...values) => store.all(text, ...values),
    one: (text, ...values) => store.one(text, ...values),
    term: () => lead.term(),
    during: (term, work) =>
      store.transaction(async (queries) => {
        await lead.fence(queries, term);
        return await work(queries);
      }),
    leader: together(async () => {
      const row = await store.one(
        'SELECT peer, addresses FROM fellows WHERE peer = (SELECT holder FROM lead)',
      );
      if (row === null) return null;
      return { peerId: row.peer as string, addresses: JSON.parse(row.addresses as string) as string[] };
    }),
    async isFellow(peerId) {
      if (!fellows.has(peerId)) await look();
      return fellows.has(peerId);
    },
  };
}
