/**
 * What a node has seen itself earn and spend, hour by hour, in `<home>/earnings.jsonl`: one line an event, joined to one line an
 * hour and kind when the node starts.
 *
 * The chain says what an account holds, not when and for what; and who paid for gas, only to those who know the transactions. What
 * was earned while this file was away is not in it. A line that cannot be read keeps no node from its work: it is put aside.
 * @module
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../home-files.ts';
import type { Logger } from '../log.ts';

/**
 * escrow, session: claims that a batch or a session has settled, this node's share; rows: products for twin and vault, paid ahead;
 * lost: claims that nobody settled while they were good; gas: fees of this account's transactions.
 */
export const BOOK_KINDS = ['escrow', 'session', 'rows', 'lost', 'gas'] as const;
export type BookKind = (typeof BOOK_KINDS)[number];

const lineSchema = z.strictObject({
  /** Unix hour. */
  hour: z.int().min(0),
  kind: z.enum(BOOK_KINDS),
  wei: z.string().regex(/^\d{1,40}$/),
  /** Sessions, or transactions. */
  count: z.int().min(1),
});

export interface BookHour {
  /** Unix hour. */
  readonly hour: number;
  readonly kind: BookKind;
  readonly wei: bigint;
  readonly count: number;
}

export interface EarningsBook {
  add(kind: BookKind, wei: bigint): void;
  /** One entry an hour and kind, oldest first. */
  hours(): readonly BookHour[];
}

const HOUR_MS = 3_600_000;
export const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS);
const pathIn = (home: string): string => join(home, 'earnings.jsonl');
/** Lines that were in it and are not a node's. */
export const brokenIn = (home: string): string => join(home, 'earnings.broken.jsonl');

export interface EarningsFile {
  /** One entry an hour and kind, oldest first. */
  readonly hours: readonly BookHour[];
  /** Lines that are not what a node writes. */
  readonly broken: readonly string[];
  /** The last line, where a crash cut it off; empty: it is whole. */
  readonly torn: string;
}

export function readEarnings(home: string): EarningsFile {
  const path = pathIn(home);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const torn = lines.pop() ?? '';
  const entries: BookHour[] = [];
  const broken: string[] = [];
  for (const text of lines) {
    if (text === '') continue;
    const parsed = lineSchema.safeParse(jsonOf(text));
    if (parsed.success) entries.push({ ...parsed.data, wei: BigInt(parsed.data.wei) });
    else broken.push(text);
  }
  return { hours: joined(entries), broken, torn };
}

/** One more line, which is all that another process than the node's may do to it. Throws what the disk does. */
export function addEarning(home: string, kind: BookKind, wei: bigint, nowMs = Date.now()): void {
  appendFileSync(pathIn(home), lineOf({ hour: hourOf(nowMs), kind, wei, count: 1 }), { mode: 0o600 });
}

/** unwritten: the disk did not take a line. torn: a crash cut off the last one. broken: so many are none, and lie in a file of theirs now. */
export type BookEvent =
  | { readonly kind: 'unwritten'; readonly error: unknown }
  | { readonly kind: 'torn' }
  | { readonly kind: 'broken'; readonly lines: number; readonly path: string };

/** For the node: joins what is there, and puts aside what is no line. */
export function openEarningsBook(
  home: string,
  onEvent: (event: BookEvent) => void,
  now: () => number = Date.now,
): EarningsBook {
  const path = pathIn(home);
  const { hours, broken, torn } = readEarnings(home);
  let entries = hours;
  if (broken.length > 0) {
    appendFileSync(brokenIn(home), broken.map((text) => `${text}\n`).join(''), { mode: 0o600, flush: true });
    onEvent({ kind: 'broken', lines: broken.length, path: brokenIn(home) });
  }
  if (torn !== '') onEvent({ kind: 'torn' });
  if (existsSync(path)) writeWhole(path, entries.map(lineOf).join(''));
  return {
    add(kind, wei) {
      const at = now();
      entries = joined([...entries, { hour: hourOf(at), kind, wei, count: 1 }]);
      try {
        addEarning(home, kind, wei, at);
      } catch (error) {
        onEvent({ kind: 'unwritten', error }); // work goes on: this is what is known of it, not what is owed
      }
    },
    hours: () => entries,
  };
}

/** Says in the node's log what becomes of its book. */
export const sayBook =
  (log: Logger) =>
  (event: BookEvent): void => {
    if (event.kind === 'unwritten') {
      log.error('what is earned cannot be written down', { why: String(event.error) });
    } else if (event.kind === 'torn') {
      log.info('a crash cut off the last line of what was earned by the hour: it is left out');
    } else {
      log.error(
        'lines of what was earned by the hour cannot be read and are put aside; what is owed and paid is on the chain',
        { lines: event.lines, file: event.path },
      );
    }
  };

const lineOf = ({ wei, ...entry }: BookHour): string => `${JSON.stringify({ ...entry, wei: String(wei) })}\n`;

function joined(entries: readonly BookHour[]): BookHour[] {
  const sums = new Map<string, BookHour>();
  for (const entry of entries) {
    const name = `${entry.hour} ${entry.kind}`;
    const sum = sums.get(name);
    sums.set(
      name,
      sum === undefined ? entry : { ...entry, wei: sum.wei + entry.wei, count: sum.count + entry.count },
    );
  }
  return [...sums.values()].sort((a, b) => a.hour - b.hour);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
