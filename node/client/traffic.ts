/**
 * What a query looks like from outside under `--traffic`: how many rows it has, in which frames, follows from its model and from
 * buckets of its lengths.
 *
 * Nothing of it is told to anybody: the rows that fill a bucket are rows like any other to the hops, which compute, claim and are
 * paid for them. Rows of networks and encoders are filled by a second step in the frame, which touches nothing of the first. A
 * language model remembers its rows, so nothing can be put between them: its session is one stream of rows, first the prompt, then
 * the answer, then what the model would say beyond it (steady.ts).
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { Pace } from '../../mesh/session/pace.ts';
import { frameRowsFor } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { TaskStep } from '../models/task.ts';

/** Of prompts and answers, in positions: 16, 64, 256, and so on by fours. */
const SMALLEST_BUCKET = 16;
const BUCKET_GROWTH = 4;

/** The length bucket of so many positions. */
export function lengthBucket(positions: number): number {
  let bucket = SMALLEST_BUCKET;
  while (bucket < positions) bucket *= BUCKET_GROWTH;
  return bucket;
}

/** Steps that a query of so many has: 1, 4, 16, 64, … */
export function stepBucket(steps: number): number {
  let bucket = 1;
  while (bucket < steps) bucket *= BUCKET_GROWTH;
  return bucket;
}

/** One frame: a step of the query, and rows of others that fill it. */
export interface CoveredStep extends TaskStep {
  /** A second step in the same frame; null where the first fills it. */
  readonly cover: TaskStep | null;
}

/**
 * The steps of a query of a model without memory: every frame has the rows of the longest one's bucket, and there are as many as
 * the bucket of their number says. The first of them are the query's, in order.
 * @throws UsageError MODEL_TOO_MANY_ROWS
 */
export function coveredSteps(
  manifest: Pick<Manifest, 'name' | 'frameRows'>,
  steps: readonly TaskStep[],
): CoveredStep[] {
  const rows = frameRowsFor(manifest, Math.max(...steps.map((step) => step.rows)));
  const asked = steps.map((step): CoveredStep => {
    const missing = rows - step.rows;
    return { ...step, cover: missing === 0 ? null : rowsLike(step, missing) };
  });
  const more = stepBucket(steps.length) - steps.length;
  const cover = Array.from(
    { length: more },
    (): CoveredStep => ({ ...rowsLike(steps[0]!, rows), cover: null }),
  );
  return [...asked, ...cover];
}

/** So many rows that the model takes, since it takes those of this step. */
function rowsLike({ values, rows }: TaskStep, count: number): TaskStep {
  const width = values.length / rows;
  const like = new Int32Array(count * width);
  for (let row = 0; row < count; row++) {
    const from = (row % rows) * width;
    like.set(values.subarray(from, from + width), row * width);
  }
  return { values: like, rows: count };
}

/** The same of a query in twin or vault, where rows of zeros fill each message as they always do. */
export function roomySteps(
  manifest: Pick<Manifest, 'name' | 'frameRows'>,
  steps: readonly TaskStep[],
): TaskStep[] {
  return coveredSteps(manifest, steps).map(({ values, rows, cover }) => ({
    values,
    rows,
    room: rows + (cover?.rows ?? 0),
  }));
}

/** A step that fills the bucket of these. */
export const fullStep = (
  manifest: Pick<Manifest, 'name' | 'frameRows'>,
  steps: readonly TaskStep[],
): TaskStep => {
  const [first] = coveredSteps(manifest, steps);
  return rowsLike(first!, first!.rows + (first!.cover?.rows ?? 0));
};

/** Rows of a session of a language model. */
export interface TalkShape {
  /** Of the prompt, sent at once: the bucket below its own, which it fills whatever its length. */
  readonly first: number;
  /** What the session may end after, ascending; a row a beat up to there. */
  readonly ends: readonly TalkEnd[];
}

export interface TalkEnd {
  /** Of the session. */
  readonly rows: number;
  /** Tokens of the longest answer of the bucket. */
  readonly answer: number;
}

/** @param maxTokens longest answer */
export function talkShape(
  { context }: Pick<Manifest, 'context'>,
  promptTokens: number,
  maxTokens: number,
): TalkShape {
  const bucket = lengthBucket(promptTokens);
  const ends: TalkEnd[] = [];
  for (let answer = SMALLEST_BUCKET; ends.at(-1)?.rows !== context; answer *= BUCKET_GROWTH) {
    ends.push({ rows: Math.min(bucket + answer, context), answer });
    if (answer >= maxTokens) break;
  }
  return { first: bucket === SMALLEST_BUCKET ? 1 : bucket / BUCKET_GROWTH, ends };
}

/** Rows that a session has at most. */
export const mostRows = ({ ends }: TalkShape): number => ends.at(-1)!.rows;

/** What a person has to know before it begins. */
export const TRAFFIC_TEXT =
  'who asks (an address), of whom, which model, when and for how many beats; of lengths the buckets alone. Sizes, number, order and ' +
  'beats of messages say no more, nor does what is claimed and paid. An answer stopped by hand shows when';

/** What leaves when: rows of the first frames, then up to which totals, one a beat. */
export const talkText = ({ first, ends }: TalkShape, { periodMs }: Pick<Pace, 'periodMs'>): string =>
  `${first} rows at once, then one every ${periodMs} ms to ${ends.map(({ rows }) => rows).join(', or ')}, whatever prompt and answer are`;

export const stepsText = (
  steps: number,
  rows: number,
  what: string,
  { periodMs }: Pick<Pace, 'periodMs'>,
): string => `${steps} step(s) of ${rows} rows, a ${what} every ${periodMs} ms at most`;

/** How it went. */
export interface TrafficSeen {
  readonly periodMs: number;
  /** On which something left, and those between the first and the last of them on which nothing did. */
  readonly beats: number;
  readonly leftOut: number;
  /** On which this client was late, so that one left out may be of many rows. */
  readonly overrun: number;
}

export const seenOf = (pace: Pace | null): TrafficSeen | null =>
  pace === null
    ? null
    : { periodMs: pace.periodMs, beats: pace.taken, leftOut: pace.leftOut, overrun: pace.overrun };

export const seenLines = (seen: TrafficSeen | null): string[] =>
  seen === null
    ? []
    : [
        `  traffic      ${seen.beats} beats of ${seen.periodMs} ms, ${seen.leftOut} left out where an answer was not there` +
          (seen.overrun === 0
            ? ''
            : `; ${seen.overrun} times this computer took longer than a beat, which may tell of rows`),
      ];

/**
 * Whether so many beats fit what a session lives, with room for those that are left out.
 * @throws UsageError TRAFFIC_TOO_LONG, before anything is sent
 */
export function demandTime(beats: number, { periodMs }: Pick<Pace, 'periodMs'>, seconds: number): void {
  const most = 0.75 * seconds;
  const needed = Math.ceil((beats * periodMs) / 1_000);
  if (needed <= most) return;
  throw new UsageError(
    'TRAFFIC_TOO_LONG',
    `${beats} beats of ${periodMs} ms take longer than a session may live`,
    {
      details: { beats, periodMs, needed, most },
      hint: 'a shorter beat (--traffic MS), a shorter prompt or answer (--max-tokens N), or fewer inputs in one query',
    },
  );
}

/** A contract's question is public, and so is its answer. @throws UsageError TRAFFIC_PUBLIC */
export function refusePublic(isPublic: boolean): void {
  if (!isPublic) return;
  throw new UsageError(
    'TRAFFIC_PUBLIC',
    'a contract is brought every token that was computed, cover included',
    {
      hint: 'what a contract asks and is told is public anyway: leave out --traffic',
    },
  );
}
