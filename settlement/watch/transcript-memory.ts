/**
 * The transcripts in a watcher's memory (memory.ts): whole until they are judged, those with a wrong word until nothing can be done
 * with them any more, and of all others that they were seen, until their statements are over.
 * @module
 */
import type { SQLInputValue } from 'node:sqlite';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import {
  decodeSignedStatement,
  encodeSignedStatement,
  type SignedRingStatement,
} from '../../crypto/ring/statement.ts';
import type { WrongWord } from '../ring/check.ts';
import type { Row } from './memory-rows.ts';

/** dropped: its statement was over before it was judged, or it cannot be judged. */
export type TranscriptState = 'waiting' | 'right' | 'wrong' | 'dropped';

export interface KeptTranscript {
  /** Names statement and signer (`transcriptId`). */
  readonly id: string;
  /** Who signed it, hex. */
  readonly node: string;
  /** What it signed. */
  readonly signed: SignedRingStatement;
  readonly state: TranscriptState;
  /** Where it is wrong; null before that is known, and where it is not. */
  readonly wrong: WrongWord | null;
}

export interface TranscriptCounts extends Readonly<Record<TranscriptState, number>> {
  /** Of those that were judged: rows in all, and rows that were computed again. */
  readonly rows: number;
  readonly checked: number;
}

export interface TranscriptMemory {
  has(id: string): boolean;
  /** Writes one down, unless it is there. @param rows of its products */
  keep(
    transcript: Pick<KeptTranscript, 'id' | 'node' | 'signed'> & {
      readonly file: Uint8Array;
      readonly rows: number;
    },
    now: number,
  ): void;
  get(id: string): KeptTranscript | null;
  /** In the order in which they came. */
  waiting(): readonly KeptTranscript[];
  /** Encoded; null once it is not kept any more. */
  fileOf(id: string): Uint8Array | null;
  /** What it was found to be, of so many rows that were computed again, and what is to be done about it: an act of this id. */
  judged(id: string, checked: number, wrong: WrongWord | null, now: number): void;
  drop(id: string, code: string): void;
  /** Forgets the files of those whose act is done, or was refused. */
  release(): void;
  /** Bytes of files that are kept of each node, hex. */
  bytesKept(): ReadonlyMap<string, number>;
  counts(): TranscriptCounts;
  prune(now: number): void;
}

export interface TranscriptStore {
  run(text: string, ...args: readonly SQLInputValue[]): unknown;
  one(text: string, ...args: readonly SQLInputValue[]): Row | null;
  all(text: string, ...args: readonly SQLInputValue[]): Row[];
  transaction<T>(work: () => T): T;
  /** Plans its conviction. */
  plan(id: string, now: number): void;
}

const MAX_WRONG_BYTES = 1_024;

export function createTranscriptMemory({
  run,
  one,
  all,
  transaction,
  plan,
}: TranscriptStore): TranscriptMemory {
  return {
    has: (id) => one('SELECT 1 FROM transcripts WHERE id = ?', id) !== null,
    keep({ id, node, signed, file, rows }, now) {
      run(
        `INSERT INTO transcripts (id, node, signed, state, file, taken_at, until, rows) VALUES (?, ?, ?, 'waiting', ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        id,
        node,
        encodeSignedStatement(signed),
        file,
        now,
        signed.statement.notAfter,
        rows,
      );
    },
    get(id) {
      const row = one(`SELECT ${COLUMNS} FROM transcripts WHERE id = ?`, id);
      return row === null ? null : keptOf(row);
    },
    waiting: () =>
      all(`SELECT ${COLUMNS} FROM transcripts WHERE state = 'waiting' ORDER BY taken_at, id`).map(keptOf),
    fileOf: (id) =>
      (one('SELECT file FROM transcripts WHERE id = ?', id)?.file as Uint8Array | null | undefined) ?? null,
    judged(id, checked, wrong, now) {
      transaction(() => {
        if (wrong === null) {
          run(`UPDATE transcripts SET state = 'right', checked = ?, file = NULL WHERE id = ?`, checked, id);
          return;
        }
        run(
          `UPDATE transcripts SET state = 'wrong', checked = ?, wrong = ? WHERE id = ?`,
          checked,
          encodeCbor({ ...wrong }),
          id,
        );
        plan(id, now);
      });
    },
    drop(id, code) {
      run(`UPDATE transcripts SET state = 'dropped', file = NULL, code = ? WHERE id = ?`, code, id);
    },
    release() {
      run(
        `UPDATE transcripts SET file = NULL WHERE state = 'wrong' AND file IS NOT NULL AND EXISTS
         (SELECT 1 FROM acts WHERE acts.id = transcripts.id AND acts.state IN ('done', 'refused'))`,
      );
    },
    bytesKept: () =>
      new Map(
        all(
          'SELECT node, sum(length(file)) AS bytes FROM transcripts WHERE file IS NOT NULL GROUP BY node',
        ).map((row) => [row.node as string, Number(row.bytes)]),
      ),
    counts() {
      const counts = { waiting: 0, right: 0, wrong: 0, dropped: 0 };
      for (const row of all('SELECT state, count(*) AS n FROM transcripts GROUP BY state')) {
        counts[row.state as TranscriptState] = Number(row.n);
      }
      const sums = one(
        `SELECT sum(rows) AS rows, sum(checked) AS checked FROM transcripts WHERE state IN ('right', 'wrong')`,
      );
      return { ...counts, rows: Number(sums?.rows ?? 0), checked: Number(sums?.checked ?? 0) };
    },
    prune(now) {
      run('DELETE FROM transcripts WHERE until < ?', now - KEEP_LINES);
    },
  };
}

const COLUMNS = 'id, node, signed, state, wrong';
/** Seconds for which it is still said of an old one that it was there. */
const KEEP_LINES = 86_400;

const keptOf = (row: Row): KeptTranscript => ({
  id: row.id as string,
  node: row.node as string,
  signed: decodeSignedStatement(row.signed as Uint8Array),
  state: row.state as TranscriptState,
  wrong:
    row.wrong === null
      ? null
      : (decodeCbor(row.wrong as Uint8Array, MAX_WRONG_BYTES) as unknown as WrongWord),
});
