/**
 * A watcher's memory: an embedded SQLite database, so that what it has judged, keeps for others and has begun to do
 * survives a kill at any moment. Held by one process at a time.
 *
 * A verdict and what was seen with it are written in one transaction. An act is written down before it is sent, so
 * whoever is restarted asks the chain how it ended before doing it again.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Address } from 'viem';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import {
  claimHash,
  decodeSignedClaim,
  encodeSignedClaim,
  MAX_CLAIM_BYTES,
  type SignedClaim,
} from '../../crypto/poea/claim.ts';
import { MAX_HOPS } from '../batch/bundle.ts';
import { weiBytes, weiOf } from '../batch/fields.ts';
import { type BatchHeader, headerHash } from '../batch/header.ts';
import { loadSqlite } from '../batch/sqlite.ts';
import {
  type BatchName,
  batchOf,
  describeFinding,
  type Equivocation,
  type Finding,
  type FindingKind,
} from './findings.ts';
import { chainOf, type Earlier, type Judgement } from './judge.ts';
import { type Row, SCHEMA } from './memory-rows.ts';
import { createTranscriptMemory, type TranscriptMemory } from './transcript-memory.ts';

/** waiting: for its data; judged; unjudged: its window had passed, or nobody had its data until then. */
export type WatchState = 'waiting' | 'judged' | 'unjudged';

export interface WatchedBatch {
  readonly header: BatchHeader;
  readonly state: WatchState;
}

export type ActKind = 'convict' | 'open' | 'buy' | 'challenge' | 'demand' | 'session' | 'ring';
/** due: to be done; begun: sent, perhaps; done: on the chain; refused: the contract said no. */
export type ActState = 'due' | 'begun' | 'done' | 'refused';

export interface Act {
  readonly id: string;
  readonly kind: ActKind;
  readonly state: ActState;
  /** What it needs, where that is in no batch's data. */
  readonly evidence: Uint8Array | null;
  readonly bond: bigint;
}

export interface FoundLine extends BatchName {
  readonly kind: FindingKind;
  readonly text: string;
  /** Unix seconds. */
  readonly foundAt: number;
}

export interface WatchMemory extends Earlier {
  /** Claims a fresh memory or checks an old one. @throws UsageError WATCH_OWNER */
  bind(owner: { readonly chainId: number; readonly rollup: Address }): void;
  /** The last block whose events were taken in; -1 before the first. */
  readonly scannedTo: number;
  scanned(block: number): void;

  batch(name: BatchName): WatchedBatch | null;
  /** Takes a posted batch in. One in whose place the chain has another now is forgotten with all that it said. */
  found(header: BatchHeader, state: Exclude<WatchState, 'judged'>): void;
  /** Everybody of whom a batch is known. */
  coordinators(): Address[];
  /** In the chain's order. */
  waiting(): WatchedBatch[];
  /** Judged batches since a time in unix seconds, in the chain's order. */
  judgedSince(unixSeconds: number): WatchedBatch[];
  /** Whether the coordinator's batches before this one, posted since then, were not all judged: what they said is unknown. */
  gapsBefore(name: BatchName, unixSeconds: number): boolean;
  judged(header: BatchHeader, judgement: Judgement, now: number): void;
  gaveUp(name: BatchName): void;
  /** Notes a finding that no judgement has brought, once, with what can be done about it. @returns whether it is new */
  note(finding: Finding, now: number): boolean;

  /** Keeps bundles until then, to be served on. */
  keep(name: BatchName, bundles: readonly Uint8Array[], until: number): void;
  bundlesOf(name: BatchName): readonly Uint8Array[] | null;
  /** Bytes that are kept of each coordinator's batches: data, and what was seen in it. */
  bytesKept(): ReadonlyMap<Address, number>;
  /** So many of them from one on, and how many there are; null where none are kept. */
  bundlesFrom(
    name: BatchName,
    from: number,
    most: number,
  ): { readonly count: number; readonly bundles: readonly Uint8Array[] } | null;

  /** Writes an act down, unless it is there. @returns whether it was not */
  plan(act: Pick<Act, 'id' | 'kind' | 'evidence' | 'bond'>, now: number): boolean;
  act(id: string): Act | null;
  actsIn(state: ActState, kind: ActKind): Act[];
  mark(id: string, state: ActState, now: number, code?: string): void;
  /** Acts of a kind that were planned or done since then. */
  actsSince(kind: ActKind, unixSeconds: number): Act[];
  /** Their bonds. */
  bondsSince(kind: ActKind, unixSeconds: number): bigint;

  /** Signed transcripts that others handed in. */
  readonly transcripts: TranscriptMemory;

  counts(): WatchCounts;
  /** The last ones, newest first. */
  findings(limit: number): FoundLine[];
  /** Erases what nothing can be done with any more. */
  prune(now: number): void;
  close(): void;
}

export interface WatchCounts {
  readonly judged: number;
  readonly waiting: number;
  readonly unjudged: number;
  readonly findings: Readonly<Partial<Record<FindingKind, number>>>;
  readonly acts: Readonly<Partial<Record<`${ActKind} ${ActState}`, number>>>;
}

/** Lines about batches are kept this long after their data, in seconds. */
const KEEP_LINES = 86_400;
/** Lines of findings that are kept: of one batch, and in all. Evidence to act on is kept whatever their number. */
const MAX_LINES_A_BATCH = 64;
const MAX_LINES = 10_000;
const MAX_HEADER_BYTES = 4_096;
const MAX_EVIDENCE_BYTES = 4 * MAX_CLAIM_BYTES;

/** Names the conviction of two claims, in whatever order they came. */
const equivocationId = ({ first, second }: Equivocation): string =>
  bytesToHex(hash('equivocation/v1', ...[first, second].sort((a, b) => Buffer.compare(a, b))));

/** What the chain can be told about a finding. */
function actFor(finding: Finding): Pick<Act, 'id' | 'kind' | 'evidence' | 'bond'> | null {
  if (finding.kind === 'equivocation') {
    const { evidence } = finding;
    return {
      id: equivocationId(evidence),
      kind: 'convict',
      evidence: encodeEquivocation(evidence),
      bond: 0n,
    };
  }
  if (finding.kind === 'signature') {
    const { batch } = finding;
    return { id: bytesToHex(headerHash(batch)), kind: 'challenge', evidence: encodeHeader(batch), bond: 0n };
  }
  return null;
}

const encodeHeader = (header: BatchHeader): Uint8Array => encodeCbor({ ...header });

/** As this memory wrote it. */
export const decodeHeader = (encoded: Uint8Array): BatchHeader =>
  decodeCbor(encoded, MAX_HEADER_BYTES) as unknown as BatchHeader;

const encodeEquivocation = ({ first, second }: Equivocation): Uint8Array => encodeCbor({ first, second });

/** As this memory wrote it. */
export function decodeEquivocation(evidence: Uint8Array): Equivocation {
  const { first, second } = decodeCbor(evidence, MAX_EVIDENCE_BYTES) as {
    first: Uint8Array;
    second: Uint8Array;
  };
  return { first, second };
}

/**
 * @param file database file, created with its folder when absent
 * @throws UnavailableError WATCH_LOCKED | WATCH_UNREADABLE
 */
export async function openWatchMemory(file: string): Promise<WatchMemory> {
  const { DatabaseSync } = await loadSqlite();
  mkdirSync(dirname(file), { recursive: true });
  try {
    const db = new DatabaseSync(file);
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    db.exec(SCHEMA);
    return createMemory(db);
  } catch (cause) {
    const locked = cause instanceof Error && /locked/.test(cause.message);
    throw locked
      ? new UnavailableError('WATCH_LOCKED', 'another watcher holds this memory', {
          details: { file },
          hint: 'stop the other watcher or give this one its own home folder (--home)',
          cause,
        })
      : new UnavailableError('WATCH_UNREADABLE', "the watcher's memory cannot be opened", {
          details: { file },
          hint: 'check the file and its permissions; one of an older version may be removed: it is made again from the chain',
          cause,
        });
  }
}

function createMemory(db: DatabaseSync): WatchMemory {
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  type Value = string | number | Uint8Array | null;
  const sql = (text: string) => {
    let statement = statements.get(text);
    if (statement === undefined) {
      statement = db.prepare(text);
      statements.set(text, statement);
    }
    return statement;
  };
  const run = (text: string, ...args: Value[]) => sql(text).run(...args);
  const one = (text: string, ...args: Value[]): Row | null =>
    (sql(text).get(...args) as Row | undefined) ?? null;
  const all = (text: string, ...args: Value[]): Row[] => sql(text).all(...args) as Row[];

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

  const insertFinding = (finding: Finding, now: number): void => {
    const { coordinator, number } = batchOf(finding);
    run(
      'INSERT INTO findings (coordinator, number, kind, text, found_at) VALUES (?, ?, ?, ?, ?)',
      coordinator,
      number,
      finding.kind,
      describeFinding(finding),
      now,
    );
  };

  const plan: WatchMemory['plan'] = ({ id, kind, evidence, bond }, now) =>
    Number(
      run(
        `INSERT INTO acts (id, kind, state, evidence, bond, changed_at) VALUES (?, ?, 'due', ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        id,
        kind,
        evidence,
        weiBytes(bond),
        now,
      ).changes,
    ) > 0;

  const actsSince: WatchMemory['actsSince'] = (kind, unixSeconds) =>
    all(
      `SELECT * FROM acts WHERE kind = ? AND state <> 'refused' AND changed_at >= ?`,
      kind,
      unixSeconds,
    ).map(actOf);

  const transcripts = createTranscriptMemory({
    ...{ run, one, all, transaction },
    plan: (id, now) => plan({ id, kind: 'ring', evidence: null, bond: 0n }, now),
  });

  const forget = ({ coordinator, number }: BatchName): void => {
    for (const table of ['segments', 'bundles', 'findings', 'batches']) {
      run(`DELETE FROM ${table} WHERE coordinator = ? AND number = ?`, coordinator, number);
    }
  };

  const drop = ({ coordinator, number }: BatchName): void => {
    run('DELETE FROM bundles WHERE coordinator = ? AND number = ?', coordinator, number);
  };

  return {
    bind({ chainId, rollup }) {
      run('INSERT OR IGNORE INTO owner (id, chain_id, rollup) VALUES (1, ?, ?)', chainId, rollup);
      const owner = one('SELECT * FROM owner');
      if (owner?.chain_id === chainId && owner.rollup === rollup) return;
      throw new UsageError('WATCH_OWNER', "the watcher's memory belongs to another rollup or chain", {
        details: { rollup: String(owner?.rollup) },
        hint: 'use the home folder that belongs to this network, or a fresh one (--home)',
      });
    },
    get scannedTo() {
      return Number(one('SELECT scanned_to FROM owner')?.scanned_to ?? -1);
    },
    scanned(block) {
      run('UPDATE owner SET scanned_to = ?', block);
    },

    batch({ coordinator, number }) {
      const row = one('SELECT * FROM batches WHERE coordinator = ? AND number = ?', coordinator, number);
      return row === null ? null : watchedOf(row);
    },
    found(header, state) {
      const { coordinator, number, postedAt } = header;
      const headHash = headerHash(header);
      transaction(() => {
        const known = one(
          'SELECT header_hash FROM batches WHERE coordinator = ? AND number = ?',
          coordinator,
          number,
        );
        if (known !== null) {
          if (equalBytes(known.header_hash as Uint8Array, headHash)) return;
          forget(header);
        }
        run(
          'INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?)',
          coordinator,
          number,
          encodeHeader(header),
          headHash,
          postedAt,
          state,
        );
      });
    },
    coordinators: () =>
      all('SELECT DISTINCT coordinator FROM batches').map((row) => row.coordinator as Address),
    waiting: () => all(`SELECT * FROM batches WHERE state = 'waiting' ORDER BY rowid`).map(watchedOf),
    judgedSince: (unixSeconds) =>
      all(`SELECT * FROM batches WHERE state = 'judged' AND posted_at >= ? ORDER BY rowid`, unixSeconds).map(
        watchedOf,
      ),
    gapsBefore: ({ coordinator, number }, unixSeconds) =>
      one(
        `SELECT 1 FROM batches
         WHERE coordinator = ? AND number < ? AND posted_at >= ? AND state <> 'judged' LIMIT 1`,
        coordinator,
        number,
        unixSeconds,
      ) !== null,
    judged(header, { findings, seen }, now) {
      transaction(() => {
        const known = one(
          'SELECT header_hash FROM batches WHERE coordinator = ? AND number = ?',
          header.coordinator,
          header.number,
        );
        // the chain may have put another batch in its place meanwhile
        if (known === null || !equalBytes(known.header_hash as Uint8Array, headerHash(header))) return;
        for (const entry of seen) {
          for (const { place, claim } of entry.claims) {
            run(
              'INSERT INTO claims VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
              place,
              encodeSignedClaim(claim),
              Math.min(claim.claim.notAfter, entry.until),
            );
          }
          if (!entry.sound) continue; // nothing later is compared with it
          run(
            `INSERT INTO segments (coordinator, number, place, slot, client, paid, session, segment,
             payees_hash, sound, amount, cumulative, claims, chain, until)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
            entry.at.coordinator,
            entry.at.number,
            entry.at.index,
            entry.slot,
            entry.client,
            entry.coordinator,
            entry.sessionId,
            entry.segment,
            entry.payeesHash,
            entry.sound ? 1 : 0,
            entry.amount === null ? null : weiBytes(entry.amount),
            weiBytes(entry.cumulative),
            encodeCbor(entry.claims.map(({ claim }) => encodeSignedClaim(claim))),
            chainOf(entry.claims.map(({ claim }) => claimHash(claim.claim))),
            entry.until,
          );
        }
        // no receipt that counts: nobody opens a check of it, or follows it
        if (seen.every(({ amount }) => amount === null)) drop(header);
        for (const [i, finding] of findings.entries()) {
          if (i < MAX_LINES_A_BATCH) insertFinding(finding, now);
          const act = actFor(finding);
          if (act !== null) plan(act, now);
        }
        run(
          `UPDATE batches SET state = 'judged' WHERE coordinator = ? AND number = ?`,
          header.coordinator,
          header.number,
        );
      });
    },
    gaveUp({ coordinator, number }) {
      run(
        `UPDATE batches SET state = 'unjudged' WHERE coordinator = ? AND number = ? AND state = 'waiting'`,
        coordinator,
        number,
      );
    },
    note(finding, now) {
      const { coordinator, number } = batchOf(finding);
      return transaction(() => {
        const known = one(
          'SELECT 1 FROM findings WHERE coordinator = ? AND number = ? AND kind = ?',
          coordinator,
          number,
          finding.kind,
        );
        const act = actFor(finding); // named by the header: another batch in the same place has its own
        if (act !== null) plan(act, now);
        if (known !== null) return false;
        insertFinding(finding, now);
        return true;
      });
    },

    keep({ coordinator, number }, bundles, until) {
      transaction(() => {
        drop({ coordinator, number });
        for (const [place, bundle] of bundles.entries()) {
          run('INSERT INTO bundles VALUES (?, ?, ?, ?, ?)', coordinator, number, place, bundle, until);
        }
      });
    },
    bundlesOf({ coordinator, number }) {
      const rows = all(
        'SELECT bundle FROM bundles WHERE coordinator = ? AND number = ? ORDER BY place',
        coordinator,
        number,
      );
      return rows.length === 0 ? null : rows.map((row) => row.bundle as Uint8Array);
    },
    bytesKept() {
      // claims are kept once with their segment and once for their place
      const rows = all(
        `SELECT coordinator, sum(bytes) AS bytes FROM (
           SELECT coordinator, length(bundle) AS bytes FROM bundles
           UNION ALL SELECT coordinator, 2 * length(claims) FROM segments
         ) GROUP BY coordinator`,
      );
      return new Map(rows.map((row) => [row.coordinator as Address, Number(row.bytes)]));
    },
    bundlesFrom({ coordinator, number }, from, most) {
      const count = Number(
        one('SELECT count(*) AS n FROM bundles WHERE coordinator = ? AND number = ?', coordinator, number)?.n,
      );
      if (count === 0) return null;
      const rows = all(
        'SELECT bundle FROM bundles WHERE coordinator = ? AND number = ? AND place >= ? AND place < ? ORDER BY place',
        coordinator,
        number,
        from,
        from + most,
      );
      return { count, bundles: rows.map((row) => row.bundle as Uint8Array) };
    },

    claimsOf(chain) {
      const row = one('SELECT claims FROM segments WHERE chain = ? AND sound = 1 ORDER BY id LIMIT 1', chain);
      return row === null ? null : claimsOf(row.claims as Uint8Array);
    },
    claimAt(place) {
      const row = one('SELECT claim FROM claims WHERE place = ?', place);
      return row === null ? null : decodeSignedClaim(row.claim as Uint8Array);
    },
    placeOf(slot) {
      const row = one(
        'SELECT coordinator, number, place FROM segments WHERE slot = ? AND sound = 1 ORDER BY id LIMIT 1',
        slot,
      );
      return row === null
        ? null
        : {
            coordinator: row.coordinator as Address,
            number: row.number as number,
            index: row.place as number,
          };
    },
    spending: (client, coordinator, sessionId) =>
      all(
        `SELECT amount FROM segments
         WHERE session = ? AND client = ? AND paid = ? AND amount IS NOT NULL`,
        sessionId,
        client,
        coordinator,
      ).reduce((sum, row) => sum + weiOf(row.amount as Uint8Array), 0n),
    ceiling(client, coordinator, sessionId, payees) {
      const row = one(
        `SELECT max(cumulative) AS most FROM segments
         WHERE session = ? AND client = ? AND paid = ? AND payees_hash = ? AND sound = 1`,
        sessionId,
        client,
        coordinator,
        payees,
      );
      return row?.most instanceof Uint8Array ? weiOf(row.most) : 0n;
    },

    plan,
    act(id) {
      const row = one('SELECT * FROM acts WHERE id = ?', id);
      return row === null ? null : actOf(row);
    },
    actsIn: (state, kind) =>
      all('SELECT * FROM acts WHERE state = ? AND kind = ? ORDER BY changed_at, id', state, kind).map(actOf),
    mark(id, state, now, code) {
      run('UPDATE acts SET state = ?, changed_at = ?, code = ? WHERE id = ?', state, now, code ?? null, id);
    },
    actsSince,
    bondsSince: (kind, unixSeconds) => actsSince(kind, unixSeconds).reduce((sum, { bond }) => sum + bond, 0n),

    transcripts,
    counts() {
      const batches = Object.fromEntries(
        all('SELECT state, count(*) AS n FROM batches GROUP BY state').map((row) => [row.state, row.n]),
      ) as Partial<Record<WatchState, number>>;
      return {
        judged: batches.judged ?? 0,
        waiting: batches.waiting ?? 0,
        unjudged: batches.unjudged ?? 0,
        findings: Object.fromEntries(
          all('SELECT kind, count(*) AS n FROM findings GROUP BY kind').map((row) => [row.kind, row.n]),
        ),
        acts: Object.fromEntries(
          all('SELECT kind, state, count(*) AS n FROM acts GROUP BY kind, state').map((row) => [
            `${row.kind} ${row.state}`,
            row.n,
          ]),
        ),
      };
    },
    findings: (limit) =>
      all('SELECT * FROM findings ORDER BY id DESC LIMIT ?', limit).map((row) => ({
        coordinator: row.coordinator as Address,
        number: row.number as number,
        kind: row.kind as FindingKind,
        text: row.text as string,
        foundAt: row.found_at as number,
      })),
    prune(now) {
      transaction(() => {
        run('DELETE FROM bundles WHERE until < ?', now);
        run('DELETE FROM segments WHERE until < ?', now);
        run('DELETE FROM claims WHERE until < ?', now);
        transcripts.prune(now);
        run(`DELETE FROM acts WHERE state = 'refused' AND changed_at < ?`, now - KEEP_LINES);
        run('DELETE FROM findings WHERE id <= (SELECT max(id) FROM findings) - ?', MAX_LINES);
        run(
          `DELETE FROM batches WHERE posted_at < ? AND state <> 'waiting' AND NOT EXISTS
           (SELECT 1 FROM bundles b WHERE b.coordinator = batches.coordinator AND b.number = batches.number)`,
          now - KEEP_LINES,
        );
      });
    },
    close: () => db.close(),
  };
}

function watchedOf(row: Row): WatchedBatch {
  return {
    header: decodeHeader(row.header as Uint8Array),
    state: row.state as WatchState,
  };
}

const actOf = (row: Row): Act => ({
  id: row.id as string,
  kind: row.kind as ActKind,
  state: row.state as ActState,
  evidence: row.evidence as Uint8Array | null,
  bond: weiOf(row.bond as Uint8Array),
});

const claimsOf = (encoded: Uint8Array): SignedClaim[] =>
  (decodeCbor(encoded, MAX_HOPS * (MAX_CLAIM_BYTES + 8)) as Uint8Array[]).map((claim) =>
    decodeSignedClaim(claim),
  );
