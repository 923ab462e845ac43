/**
 * The coordinator's memory, over either store. What it acknowledged survives a kill at any moment.
 *
 * A receipt's state is not stored but follows from its batch and its settlement, so no two columns can
 * disagree.
 * @module
 */
import type { Address } from 'viem';
import { UsageError } from '../../crypto/core/errors.ts';
import { weiOf } from './fields.ts';
import { admitAll, isOfEscrow, type Movement, moveHeld } from './journal-accounts.ts';
import { createLead, type Lead, soleLead } from './journal-lead.ts';
import { openPostgresStore } from './journal-postgres.ts';
import { batchOf, ENTRY, entryOf, SCHEMA_VERSION } from './journal-rows.ts';
import { createShared, introduce } from './journal-shared.ts';
import { openSqliteStore } from './journal-sqlite.ts';
import type { Queries, Store, Value } from './journal-store.ts';
import type { Fellow, Journal, Shared, StoredEntry } from './journal-types.ts';

export type { Journal, JournalOwner } from './journal-types.ts';

/** How long a process that says nothing more keeps the lead. */
const LEASE_MS = 5_000;

/**
 * @param place file of an embedded database, created with its folder when absent; or the postgres:// URL of a database
 * that several processes share
 * @param options.self where the other processes of the database reach this one
 * @throws UnavailableError JOURNAL_LOCKED | JOURNAL_UNREADABLE | JOURNAL_UNREACHABLE; UsageError JOURNAL_VERSION
 */
export async function openJournal(
  place: string,
  options: { readonly leaseMs?: number; readonly self?: Fellow } = {},
): Promise<Journal> {
  const store = await (isShared(place) ? openPostgresStore(place) : openSqliteStore(place));
  const { self, leaseMs = LEASE_MS } = options;
  try {
    await checkVersion(store);
    if (isShared(place) && self !== undefined) await introduce(store, self);
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
  if (!isShared(place)) return createJournal(store, soleLead(), null);
  const lead = createLead(store, leaseMs, self?.peerId ?? null);
  return createJournal(store, lead, createShared(store, lead));
}

/** Whether the journal is in a database by URL. */
export const isShared = (place: string): boolean => /^postgres(ql)?:\/\//.test(place);

function createJournal(store: Store, lead: Lead, shared: Shared | null): Journal {
  const { dialect } = store;
  let closing: Promise<void> | undefined;

  const find = async (rest: string, ...values: Value[]): Promise<StoredEntry | null> => {
    const row = await store.one(`${ENTRY} ${rest}`, ...values);
    return row === null ? null : entryOf(row);
  };
  const list = async (rest: string, ...values: Value[]): Promise<StoredEntry[]> =>
    (await store.all(`${ENTRY} ${rest}`, ...values)).map(entryOf);
  const batchWhere = async (rest: string, ...values: Value[]) => {
    const row = await store.one(`SELECT * FROM batches WHERE ${rest}`, ...values);
    return row === null ? null : batchOf(row);
  };
  const batchesWhere = async (rest: string, ...values: Value[]) =>
    (await store.all(`SELECT * FROM batches WHERE ${rest}`, ...values)).map(batchOf);

  /** A change that only the leader makes. */
  const leading = <T>(work: (queries: Queries) => Promise<T>): Promise<T> =>
    store.transaction(async (queries) => {
      await lead.fence(queries);
      return await work(queries);
    });

  /** Those whose rows the statement changed; it ends with the leaf's hash. */
  async function changed(
    queries: Queries,
    entries: readonly StoredEntry[],
    text: string,
    ...values: Value[]
  ): Promise<StoredEntry[]> {
    const counts = await Promise.all(entries.map((e) => queries.run(text, ...values, e.leafHash)));
    return entries.filter((_, i) => counts[i] === 1);
  }
  const ended = (queries: Queries, entries: readonly StoredEntry[]) =>
    changed(queries, entries, 'UPDATE receipts SET paying = 0 WHERE paying = 1 AND leaf_hash = ?');

  /** Receipts that nothing is reserved for any more. */
  const conclude = (entries: readonly StoredEntry[], text: string, ...values: Value[]): Promise<void> =>
    leading(async (queries) => {
      const over = await ended(queries, entries);
      const concluded = await changed(queries, entries, text, ...values);
      const movements = [
        ...over.map((e): Movement => ({ ...e, reserved: 0n, paying: -e.amount })),
        ...concluded.filter(isOfEscrow).map((e): Movement => ({ ...e, reserved: -e.amount, paying: 0n })),
      ];
      await moveHeld(queries, dialect, movements, true);
    });

  /** Receipts of a batch that were paid, or were about to be, are neither. */
  async function unpay(queries: Queries, where: string, ...values: Value[]): Promise<void> {
    const rows = await queries.all(`SELECT * FROM receipts WHERE ${where}`, ...values);
    const escrow = rows.filter((row) => row.paid_in === null);
    const movements = escrow.map((row): Movement => {
      const amount = weiOf(row.amount as Uint8Array);
      return {
        client: row.client as Address,
        sessionId: row.session as Uint8Array,
        payeesHash: row.payees_hash as Uint8Array,
        reserved: row.settled_tx === null && row.void === 0 ? 0n : amount,
        paying: row.paying === 1 ? -amount : 0n,
      };
    });
    await moveHeld(queries, dialect, movements, true);
    await queries.run(
      `UPDATE receipts SET settled_tx = NULL, void = 0, paying = 0 WHERE ${where}`,
      ...values,
    );
  }

  return {
    async bind(owner) {
      await store.run(
        'INSERT INTO owner (id, chain_id, rollup, coordinator) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING',
        owner.chainId,
        owner.rollup,
        owner.coordinator,
      );
      const row = await store.one('SELECT * FROM owner');
      if (
        row?.chain_id !== owner.chainId ||
        row.rollup !== owner.rollup ||
        row.coordinator !== owner.coordinator
      ) {
        throw new UsageError('JOURNAL_OWNER', 'the journal belongs to another coordinator, rollup or chain', {
          details: { rollup: String(row?.rollup), coordinator: String(row?.coordinator) },
          hint: 'use the journal that belongs to this deployment and key, or a fresh one',
        });
      }
    },
    lead: () => lead.take(),
    leading: () => lead.term() !== null,
    resign: () => lead.resign(),
    shared,

    async epoch(client) {
      const row = await store.one('SELECT epoch FROM accounts WHERE client = ?', client);
      return (row?.epoch as number | undefined) ?? 0;
    },
    accept: (candidates) => store.transaction((queries) => admitAll(queries, dialect, candidates)),
    bySlot: (slot) => find('WHERE r.slot = ?', slot),
    byLeaf: (leafHash) => find('WHERE r.leaf_hash = ?', leafHash),
    segmentsAt: (client, sessionId, segment) =>
      list(
        'WHERE r.client = ? AND r.session = ? AND r.segment = ? ORDER BY r.seq DESC LIMIT 64',
        client,
        sessionId,
        segment,
      ),
    waiting: (limit) => list('WHERE r.batch IS NULL AND r.settled_tx IS NULL ORDER BY r.seq LIMIT ?', limit),
    async backlog() {
      const row = await store.one(
        'SELECT count(*) AS count, min(accepted_at) AS oldest FROM receipts WHERE batch IS NULL AND settled_tx IS NULL',
      );
      return { count: Number(row?.count ?? 0), oldest: (row?.oldest as number | null) ?? null };
    },
    batch: (id) => batchWhere('id = ?', id),
    batchNumbered: (number) => batchWhere('number = ?', number),
    batchesIn: (state) => batchesWhere('state = ? ORDER BY id', state),
    newest(state) {
      const states = state === 'posted' ? `'posted', 'final', 'settled'` : `'final', 'settled'`;
      return batchWhere(`state IN (${states}) ORDER BY number DESC LIMIT 1`);
    },
    postedSince: (unixSeconds) => batchesWhere('posted_at >= ? ORDER BY posted_at, id', unixSeconds),
    lastSettled: (limit) => batchesWhere(`state = 'settled' ORDER BY id DESC LIMIT ?`, limit),
    entriesOf: (batchId) => list('WHERE r.batch = ? ORDER BY r.leaf_index', batchId),
    settledIn: async (paidIn, client, sessionId, payeesHash) =>
      (
        await store.all(
          'SELECT amount FROM receipts WHERE client = ? AND session = ? AND payees_hash = ? AND paid_in = ?',
          client,
          sessionId,
          payeesHash,
          paidIn,
        )
      ).reduce((sum, row) => sum + weiOf(row.amount as Uint8Array), 0n),
    bestVoucher: (client, sessionId, payeesHash) =>
      find(
        'WHERE r.client = ? AND r.session = ? AND r.payees_hash = ? AND r.paid_in IS NULL ORDER BY r.cumulative DESC LIMIT 1',
        client,
        sessionId,
        payeesHash,
      ),

    seal: (batch, entries) =>
      leading(async (queries) => {
        const row = await queries.one(
          `INSERT INTO batches (state, receipts_root, receipt_count, data_hash) VALUES ('sealed', ?, ?, ?) RETURNING id`,
          batch.receiptsRoot,
          batch.receiptCount,
          batch.dataHash,
        );
        const id = row!.id as number;
        await Promise.all(
          entries.map((e, index) =>
            queries.run(
              'UPDATE receipts SET batch = ?, leaf_index = ? WHERE leaf_hash = ?',
              id,
              index,
              e.leafHash,
            ),
          ),
        );
        return id;
      }),
    beginPosting: (id, number, previousHash) =>
      leading(async (queries) => {
        // one that the chain lost may hold the number; whatever follows another parent cannot come back under it
        await queries.run(
          `UPDATE batches SET number = NULL, previous_hash = NULL WHERE number = ? AND id <> ? AND state = 'sealed'`,
          number,
          id,
        );
        await queries.run(
          `UPDATE batches SET number = ?, previous_hash = ? WHERE id = ? AND state = 'sealed'`,
          number,
          previousHash,
          id,
        );
      }),
    markPosted: (id, posted) =>
      leading(async (queries) => {
        await queries.run(
          `UPDATE batches SET state = 'posted', epoch = ?, bitmap = ?, aggregate = ?, posted_at = ?, final_at = ?,
           header_hash = ?, tx_hash = ? WHERE id = ? AND state = 'sealed'`,
          posted.epoch,
          posted.bitmap,
          posted.aggregate,
          posted.postedAt,
          posted.finalAt,
          posted.headerHash,
          posted.txHash,
          id,
        );
      }),
    markFinal: (number) =>
      leading(async (queries) => {
        await queries.run(
          `UPDATE batches SET state = 'final' WHERE state = 'posted' AND number <= ?`,
          number,
        );
      }),
    beginPaying: (entries) =>
      leading(async (queries) => {
        const begun = await changed(
          queries,
          entries,
          'UPDATE receipts SET paying = 1 WHERE paying = 0 AND settled_tx IS NULL AND leaf_hash = ?',
        );
        await moveHeld(
          queries,
          dialect,
          begun.map((e) => ({ ...e, reserved: 0n, paying: e.amount })),
          false,
        );
      }),
    markRefused: (entries) =>
      leading(async (queries) => {
        const over = await ended(queries, entries);
        await moveHeld(
          queries,
          dialect,
          over.map((e) => ({ ...e, reserved: 0n, paying: -e.amount })),
          false,
        );
      }),
    markPaid: (entries, txHash) =>
      conclude(
        entries,
        'UPDATE receipts SET settled_tx = ? WHERE settled_tx IS NULL AND void = 0 AND leaf_hash = ?',
        txHash,
      ),
    markVoid: (entries) =>
      conclude(
        entries,
        'UPDATE receipts SET void = 1 WHERE settled_tx IS NULL AND void = 0 AND leaf_hash = ?',
      ),
    markSettled: (id) =>
      leading(async (queries) => {
        await queries.run(
          `UPDATE batches SET state = 'settled' WHERE id = ? AND state = 'final'
           AND NOT EXISTS (SELECT 1 FROM receipts WHERE batch = batches.id AND settled_tx IS NULL AND void = 0)`,
          id,
        );
      }),

    revertPosting: (id) =>
      leading(async (queries) => {
        await queries.run(
          `UPDATE batches SET state = 'sealed', epoch = NULL, bitmap = NULL, aggregate = NULL, posted_at = NULL,
           final_at = NULL, header_hash = NULL, tx_hash = NULL WHERE id = ?`,
          id,
        );
        await unpay(queries, 'batch = ?', id);
      }),
    revertFinality: (id) =>
      leading(async (queries) => {
        await queries.run(`UPDATE batches SET state = 'posted' WHERE id = ?`, id);
        await unpay(queries, 'batch = ?', id);
      }),
    revertSettlement: (id, txHash) =>
      leading(async (queries) => {
        await queries.run(`UPDATE batches SET state = 'final' WHERE id = ? AND state = 'settled'`, id);
        await unpay(queries, 'batch = ? AND settled_tx = ?', id, txHash);
      }),
    close() {
      closing ??= lead
        .resign()
        .catch(() => undefined) // a database that is away cannot be told; the lease ends by itself
        .then(() => store.close());
      return closing;
    },
  };
}

/** @throws UsageError JOURNAL_VERSION */
async function checkVersion(store: Store): Promise<void> {
  const row = await store.one('SELECT version FROM journal');
  if (row?.version === SCHEMA_VERSION) return;
  throw new UsageError('JOURNAL_VERSION', 'the journal was written by another version of Veilmesh', {
    details: { version: Number(row?.version ?? 1), expected: SCHEMA_VERSION },
    hint: 'let that version settle what is in it, or give this one a data folder or database of its own',
  });
}
