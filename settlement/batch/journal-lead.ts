/**
 * Who moves batches and money when several processes share a journal: a lease in the database, by the database's clock.
 *
 * Each change of hands is a new term, and whatever the holder writes is written under its term or not at all; so a
 * process that was stopped for too long finds its writes refused, and what it still sends to the chain refused there
 * (a number is posted once, a receipt paid once).
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { Queries, Store } from './journal-store.ts';

export interface Lead {
  /** As Journal.lead. */
  take(): Promise<number | null>;
  /** As Journal.leading: the term, null while this process does not lead. */
  term(): number | null;
  /** Ties a transaction to a term: the one that is held where none is named. @throws UnavailableError JOURNAL_LEAD_LOST */
  fence(queries: Queries, term?: number): Promise<void>;
  resign(): Promise<void>;
}

/** For a store that nobody else can open. */
export const soleLead = (): Lead => ({
  take: async () => 1,
  term: () => 1,
  fence: async () => undefined,
  resign: async () => undefined,
});

/** The table, and the clock, of a store that several processes share. */
export const LEAD_SCHEMA = `
  CREATE TABLE IF NOT EXISTS lead (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    term BIGINT NOT NULL,
    until BIGINT NOT NULL
  );
  INSERT INTO lead VALUES (1, 0, 0) ON CONFLICT DO NOTHING;
`;
/** No lease ends so many leases ahead. */
const AHEAD_LEASES = 2;
/** Terms count from 1. */
const NO_TERM = 0;
const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

/**
 * @param leaseMs how long a process that says nothing more keeps the lead
 * @param self peer id of this process, for the others; null where it has none
 */
export function createLead(store: Store, leaseMs: number, self: string | null): Lead {
  let term: number | null = null;
  let renewal: NodeJS.Timeout | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;

  const lose = (): void => {
    term = null;
    clearInterval(renewal);
    renewal = undefined;
  };

  /** In the background, so that waiting for the chain costs no lead. */
  async function renew(): Promise<void> {
    const mine = term;
    if (mine === null) return;
    const kept = await store.run(`UPDATE lead SET until = ${NOW} + ? WHERE term = ?`, leaseMs, mine);
    if (kept === 0 && term === mine) lose();
  }

  return {
    async take() {
      if (term !== null) return term;
      if (performance.now() - triedAt < leaseMs / 8) return null;
      triedAt = performance.now();
      const row = await store.one(
        `UPDATE lead SET term = term + 1, until = ${NOW} + ?, holder = ?
         WHERE until < ${NOW} OR until > ${NOW} + ? RETURNING term`,
        leaseMs,
        self,
        AHEAD_LEASES * leaseMs, // the clock went back: or nobody could lead until it is there again
      );
      if (row === null) return null;
      term = row.term as number;
      renewal = setInterval(() => {
        // a database that is away keeps nobody's lead, and the next write says so
        renew().catch(() => undefined);
      }, leaseMs / 4);
      return term;
    },
    term: () => term,
    async fence(queries, of = term ?? NO_TERM) {
      const row = await queries.one(`SELECT 1 FROM lead WHERE term = ? FOR SHARE`, of);
      if (row !== null) return;
      if (of === term) lose();
      throw new UnavailableError('JOURNAL_LEAD_LOST', 'another process of this coordinator leads now', {
        hint: 'nothing to do: the other goes on where this one stood',
      });
    },
    async resign() {
      const mine = term;
      lose();
      if (mine !== null) await store.run('UPDATE lead SET until = 0 WHERE term = ?', mine);
    },
  };
}
