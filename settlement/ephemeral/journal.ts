/**
 * A sequencer's memory of one session: an embedded SQLite database (WAL, synchronous=FULL), so that a step for which a receipt
 * went out survives a kill at any moment. Held by one process at a time.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Address } from 'viem';
import { z } from 'zod';
import { exactBytes } from '../../crypto/attest/fields.ts';
import { hex } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { toAddress } from '../batch/ecdsa.ts';
import { weiBytes, weiOf } from '../batch/fields.ts';
import { loadSqlite } from '../batch/sqlite.ts';
import { SignedVoucherSchema, voucherToCbor } from '../batch/voucher.ts';
import type { CommitDraft, Order, StepFacts } from './types.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS owner (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    chain_id INTEGER NOT NULL,
    contract TEXT NOT NULL,
    sequencer TEXT NOT NULL,
    receipt_key BLOB NOT NULL,
    session INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS steps (
    seq INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    channel BLOB NOT NULL,
    settled BLOB NOT NULL,
    voucher BLOB NOT NULL,
    parties BLOB NOT NULL,
    post BLOB NOT NULL,
    UNIQUE (digest, settled)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS steps_by_channel ON steps (channel, seq);
  CREATE TABLE IF NOT EXISTS commits (
    number INTEGER PRIMARY KEY,
    first_step INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    root BLOB NOT NULL,
    log_root BLOB NOT NULL,
    coded_root BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS commits_by_step ON commits (first_step);
  CREATE TABLE IF NOT EXISTS trees (
    number INTEGER PRIMARY KEY,
    hashes BLOB NOT NULL
  ) STRICT;
`;

/**
 * Pages of the write-ahead log between two checkpoints. They are written once when the journal is opened: in a file that grows a
 * commit takes twice as long, and a checkpoint holds up the step that it falls on.
 */
const LOG_PAGES = 2_048;
const ROOM = `
  PRAGMA wal_autocheckpoint = ${LOG_PAGES};
  BEGIN;
  CREATE TABLE room (bytes BLOB) STRICT;
  INSERT INTO room VALUES (zeroblob(${LOG_PAGES} * 4096));
  DROP TABLE room;
  COMMIT;
`;

export interface SessionOwner {
  readonly chainId: number;
  readonly contract: Address;
  readonly sequencer: Address;
}

export interface JournalStep {
  /** From 0. */
  readonly seq: number;
  readonly digest: Uint8Array;
  /** `channelKey` of the voucher. */
  readonly channel: Uint8Array;
  readonly signed: Order;
  /** As the step was run with. */
  readonly facts: Pick<StepFacts, 'owner' | 'payouts'>;
  readonly post: Uint8Array;
}

export interface SealedCommit extends CommitDraft {
  readonly firstStep: number;
}

/** What a journal has that lies in a database of several processes, and whose file is a copy of it. */
export interface SharedSide {
  /**
   * Resolves when all that was written to the journal is in the database, under the term in which this process opened it.
   * @throws UnavailableError JOURNAL_LEAD_LOST | JOURNAL_UNREACHABLE, from then on always: what the copy has beyond the database is
   * nobody's, and the journal must be opened again
   */
  flush(): Promise<void>;
  /** Whether that has happened. */
  isBroken(): boolean;
  /** Says, durably, that the session takes nothing more, whoever leads from now on. @throws as flush */
  markClosed(): Promise<void>;
  isClosed(): boolean;
}

export interface SessionJournal {
  /** Null: what was written is durable when the call returns, and only this process has it. */
  readonly shared: SharedSide | null;
  /**
   * Ties the journal to its owner, the first time with a receipt key to keep.
   * @returns the key that counts, and the session's number once it is known
   * @throws UsageError JOURNAL_OWNER
   */
  bind(
    owner: SessionOwner,
    receiptKey: Uint8Array,
  ): { readonly receiptKey: Uint8Array; readonly session: number | null };
  /** Null before it is open, and for a journal that nobody has bound. */
  session(): number | null;
  setSession(number: number): void;
  /** Durable when it returns, or in a shared one when it is flushed; so is what follows. */
  append(steps: readonly JournalStep[]): void;
  /** Takes back the last step, of which nobody was told. Not in a shared journal: there each step has its verdict. */
  retract(seq: number): void;
  /** The step of a voucher up to so many wei. */
  byOrder(digest: Uint8Array, settled: bigint): JournalStep | null;
  /** The last step of a channel among the first so many of all. */
  newestOf(channel: Uint8Array, steps: number): JournalStep | null;
  /** In order. */
  steps(from: number, count: number): JournalStep[];
  stepCount(): number;
  /** @param tree of its log, `packTree` */
  seal(commit: SealedCommit, tree: Uint8Array): void;
  /** Of a commit's log; null where there is no such commit. */
  tree(number: number): Uint8Array | null;
  /** From a number on, in order. */
  commits(from: number): SealedCommit[];
  commit(number: number): SealedCommit | null;
  lastCommit(): SealedCommit | null;
  /** The commit that has a step; null where none does. */
  commitWith(seq: number): SealedCommit | null;
  close(): void;
}

type Row = Readonly<Record<string, unknown>>;

const address = exactBytes(20).transform(toAddress);
const PartiesSchema = z.strictObject({ owner: address, payouts: z.array(address) });
const MAX_BYTES = 16_384;

const encodeParties = ({ owner, payouts }: JournalStep['facts']): Uint8Array =>
  encodeCbor({ owner: hex(owner!.slice(2)), payouts: payouts.map((payout) => hex(payout!.slice(2))) });

/** A step as `stepOf` reads it: seq, digest, channel, settled, voucher, parties, post. */
export const stepValues = ({ seq, digest, channel, signed, facts, post }: JournalStep) =>
  [
    seq,
    digest,
    channel,
    weiBytes(signed.settled),
    encodeCbor(voucherToCbor(signed)),
    encodeParties(facts),
    post,
  ] as const;

export const stepOf = (row: Row): JournalStep => ({
  seq: row.seq as number,
  digest: row.digest as Uint8Array,
  channel: row.channel as Uint8Array,
  signed: {
    ...SignedVoucherSchema.parse(decodeCbor(row.voucher as Uint8Array, MAX_BYTES)),
    settled: weiOf(row.settled as Uint8Array),
  },
  facts: PartiesSchema.parse(decodeCbor(row.parties as Uint8Array, MAX_BYTES)),
  post: row.post as Uint8Array,
});

/** A commit as `commitOf` reads it: number, first step, steps, root, log root, coded root. */
export const commitValues = ({ number, firstStep, steps, root, logRoot, codedRoot }: SealedCommit) =>
  [number, firstStep, steps, root, logRoot, codedRoot] as const;

export const commitOf = (row: Row): SealedCommit => ({
  number: row.number as number,
  firstStep: row.first_step as number,
  steps: row.steps as number,
  root: row.root as Uint8Array,
  logRoot: row.log_root as Uint8Array,
  codedRoot: row.coded_root as Uint8Array,
});

const commitOrNull = (row: Row | undefined): SealedCommit | null =>
  row === undefined ? null : commitOf(row);

/**
 * @param file database file, created with its folder when absent
 * @param durable false: a copy of what is kept elsewhere
 * @throws UnavailableError JOURNAL_LOCKED | JOURNAL_UNREADABLE
 */
export async function openSessionJournal(file: string, durable = true): Promise<SessionJournal> {
  const { DatabaseSync } = await loadSqlite();
  mkdirSync(dirname(file), { recursive: true });
  try {
    const db = new DatabaseSync(file);
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;');
    db.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'OFF'};`);
    db.exec(ROOM);
    db.exec(SCHEMA);
    return createSessionJournal(db);
  } catch (cause) {
    const locked = cause instanceof Error && /locked/.test(cause.message);
    throw new UnavailableError(
      locked ? 'JOURNAL_LOCKED' : 'JOURNAL_UNREADABLE',
      locked ? 'another sequencer holds this journal' : 'the journal cannot be opened',
      { details: { file }, hint: 'stop the other one, or check the file and its permissions', cause },
    );
  }
}

function createSessionJournal(db: DatabaseSync): SessionJournal {
  const sql = {
    owner: db.prepare('SELECT * FROM owner'),
    bind: db.prepare('INSERT OR IGNORE INTO owner VALUES (1, ?, ?, ?, ?, NULL)'),
    session: db.prepare('UPDATE owner SET session = ?'),
    append: db.prepare('INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?)'),
    retract: db.prepare('DELETE FROM steps WHERE seq = ?'),
    byOrder: db.prepare('SELECT * FROM steps WHERE digest = ? AND settled = ?'),
    newestOf: db.prepare('SELECT * FROM steps WHERE channel = ? AND seq < ? ORDER BY seq DESC LIMIT 1'),
    steps: db.prepare('SELECT * FROM steps WHERE seq >= ? ORDER BY seq LIMIT ?'),
    count: db.prepare('SELECT coalesce(max(seq) + 1, 0) AS count FROM steps'),
    seal: db.prepare('INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?)'),
    keepTree: db.prepare('INSERT INTO trees VALUES (?, ?)'),
    tree: db.prepare('SELECT hashes FROM trees WHERE number = ?'),
    commits: db.prepare('SELECT * FROM commits WHERE number >= ? ORDER BY number'),
    commit: db.prepare('SELECT * FROM commits WHERE number = ?'),
    lastCommit: db.prepare('SELECT * FROM commits ORDER BY number DESC LIMIT 1'),
    commitWith: db.prepare('SELECT * FROM commits WHERE first_step <= ? ORDER BY first_step DESC LIMIT 1'),
  };

  function inTransaction(work: () => void): void {
    db.exec('BEGIN IMMEDIATE');
    try {
      work();
      db.exec('COMMIT');
    } catch (thrown) {
      db.exec('ROLLBACK');
      throw thrown;
    }
  }

  return {
    shared: null,
    bind({ chainId, contract, sequencer }, receiptKey) {
      sql.bind.run(chainId, contract, sequencer, receiptKey);
      const row = sql.owner.get() as Row;
      if (row.chain_id !== chainId || row.contract !== contract || row.sequencer !== sequencer) {
        throw new UsageError('JOURNAL_OWNER', 'the journal belongs to another sequencer, contract or chain', {
          details: { contract: String(row.contract), sequencer: String(row.sequencer) },
          hint: 'use the journal that belongs to this deployment and key, or a fresh one',
        });
      }
      return { receiptKey: row.receipt_key as Uint8Array, session: row.session as number | null };
    },
    session: () => ((sql.owner.get() as Row | undefined)?.session ?? null) as number | null,
    setSession(number) {
      sql.session.run(number);
    },
    append(steps) {
      inTransaction(() => {
        for (const step of steps) sql.append.run(...stepValues(step));
      });
    },
    retract(seq) {
      sql.retract.run(seq);
    },
    byOrder(digest, settled) {
      const row = sql.byOrder.get(digest, weiBytes(settled));
      return row === undefined ? null : stepOf(row);
    },
    newestOf(channel, steps) {
      const row = sql.newestOf.get(channel, steps);
      return row === undefined ? null : stepOf(row);
    },
    steps: (from, count) => sql.steps.all(from, count).map(stepOf),
    stepCount: () => Number((sql.count.get() as Row).count),
    seal(commit, tree) {
      inTransaction(() => {
        sql.seal.run(...commitValues(commit));
        sql.keepTree.run(commit.number, tree);
      });
    },
    tree: (number) => (sql.tree.get(number)?.hashes ?? null) as Uint8Array | null,
    commits: (from) => sql.commits.all(from).map(commitOf),
    commit: (number) => commitOrNull(sql.commit.get(number)),
    lastCommit: () => commitOrNull(sql.lastCommit.get()),
    commitWith(seq) {
      const commit = commitOrNull(sql.commitWith.get(seq));
      return commit === null || seq >= commit.firstStep + commit.steps ? null : commit;
    },
    close: () => db.close(),
  };
}
