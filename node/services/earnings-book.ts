/**
 * What a node has seen itself earn and spend, hour by hour, in `<home>/earnings.jsonl`: one line an event, joined to one line an
 * hour and kind when the node starts.
 *
 * The chain says what an account holds, not when and for what; and who paid for gas, only to those who know the transactions. What
 * was earned while this file was away is not in it.
 * @module
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { VerificationError } from '../../crypto/core/errors.ts';
import { writeWhole } from '../home-files.ts';

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

/** @throws VerificationError EARNINGS_FILE_MALFORMED */
export function readEarnings(home: string): BookHour[] {
  const path = pathIn(home);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.pop(); // empty, or a line that a crash cut off
  return joined(
    lines.map((text, i) => {
      const parsed = lineSchema.safeParse(jsonOf(text));
      if (parsed.success) return { ...parsed.data, wei: BigInt(parsed.data.wei) };
      throw new VerificationError(
        'EARNINGS_FILE_MALFORMED',
        `line ${i + 1} of ${path} is not what a node writes`,
        {
          hint: `move it away to count anew: ${path}`,
        },
      );
    }),
  );
}

/** One more line, which is all that another process than the node's may do to it. Throws what the disk does. */
export function addEarning(home: string, kind: BookKind, wei: bigint, nowMs = Date.now()): void {
  appendFileSync(pathIn(home), lineOf({ hour: hourOf(nowMs), kind, wei, count: 1 }), { mode: 0o600 });
}

/**
 * For the node: joins what is there.
 * @throws VerificationError EARNINGS_FILE_MALFORMED
 */
export function openEarningsBook(
  home: string,
  onError: (error: unknown) => void,
  now: () => number = Date.now,
): EarningsBook {
  const path = pathIn(home);
  let entries = readEarnings(home);
  if (existsSync(path)) writeWhole(path, entries.map(lineOf).join(''));
  return {
    add(kind, wei) {
      const at = now();
      entries = joined([...entries, { hour: hourOf(at), kind, wei, count: 1 }]);
      try {
        addEarning(home, kind, wei, at);
      } catch (error) {
        onError(error); // work goes on: this is what is known of it, not what is owed
      }
    },
    hours: () => entries,
  };
}

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
