/**
 * A decoy: a query that means nothing. Its input is drawn at random, everything else of it is as of any query, so nodes cannot tell
 * it from one; and since it means nothing, what nodes answered to it may be shown to anybody, in twin too (crypto/ring, "Decoys").
 * @module
 */
import { randomBytes } from '../../crypto/core/random.ts';
import { TYPE_MAX } from '../../models/program/requantise.ts';
import type { Program, ValueSpec } from '../../models/program/types.ts';
import { frameRowsFor } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { StepRows, TaskStep } from '../models/task.ts';

declare const drawnAtRandom: unique symbol;

/** Only `drawDecoy` makes one: that its words may be shown is said by its type. */
export interface Decoy {
  readonly steps: readonly TaskStep[];
  readonly [drawnAtRandom]: true;
}

/**
 * Of as many steps as the query that it goes beside, each as long on the wire. But its words are shown, and rows of zeros behind its own are
 * seen in them: so how many are its own is drawn too, or, where beats hide the time that they take, it is all.
 * @throws UsageError MODEL_TOO_MANY_ROWS
 */
export function drawDecoy(
  program: Program,
  manifest: Pick<Manifest, 'name' | 'frameRows'>,
  like: readonly StepRows[],
): Decoy {
  const draws = program.inputs.map((spec) => ({ width: spec.width, draw: drawOf(program, spec) }));
  const row = (): number[] => draws.flatMap(({ width, draw }) => Array.from({ length: width }, () => draw()));
  const steps = like.map((step) => {
    const { room } = step;
    const rows = room ?? rowsAlike(manifest, step.rows);
    return {
      rows,
      ...(room === undefined ? {} : { room }),
      values: Int32Array.from(Array.from({ length: rows }, row).flat()),
    };
  });
  return { steps } as unknown as Decoy;
}

export type DecoyPlace = 'before' | 'after';

/**
 * Where a decoy goes beside a query, each as likely; null where there is none this time.
 * @param rate one in so many queries has one; 0: none has
 */
export function drawDecoyPlace(rate: number): DecoyPlace | null {
  if (rate === 0 || below(rate) !== 0) return null;
  return below(2) === 0 ? 'before' : 'after';
}

/** Uniform in the numbers of rows that travel as these do. */
function rowsAlike(manifest: Pick<Manifest, 'name' | 'frameRows'>, rows: number): number {
  const most = frameRowsFor(manifest, rows);
  const fewer = manifest.frameRows.filter((bucket) => bucket < most).at(-1) ?? 0;
  return fewer + 1 + below(most - fewer);
}

/** Uniform in what the input takes: ids of the vocabulary where it is looked up, else all values of its type. */
function drawOf(program: Program, { name, type }: ValueSpec): () => number {
  const lookup = program.ops.find((op) => op.kind === 'tokens' && op.in.includes(name));
  if (lookup?.kind === 'tokens') {
    const { shape } = program.tensors.find((tensor) => tensor.name === lookup.table)!;
    return () => below(shape[0]!);
  }
  if (type === 'i32' || type === 'b12') return () => below(2 ** 32) | 0;
  const most = TYPE_MAX[type];
  return type === 'u8' ? () => below(most + 1) : () => below(2 * most + 1) - most;
}

/** Uniform in 0..most-1, by rejection. @param most 1 to 2^32 */
function below(most: number): number {
  const limit = 2 ** 32 - (2 ** 32 % most);
  while (true) {
    const drawn = new DataView(randomBytes(4).buffer).getUint32(0);
    if (drawn < limit) return drawn % most;
  }
}
