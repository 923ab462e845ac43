/**
 * Rounds a float matrix to i8 rows, each with the step that loses least.
 * @module
 */
import type { FloatMatrix } from './matrix.ts';

const I8_MAX = 127;
/** Candidate steps as shares of the one under which nothing is clipped. */
const CLIPS = [1, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76] as const;

export interface QuantisedRows {
  readonly integers: Int8Array;
  /** What one unit of each row is worth; 0 for a row of zeros. */
  readonly steps: Float64Array;
}

/**
 * Clipping a row's largest weights makes all its steps finer: the candidate with the least squared error is taken.
 */
export function quantiseRows({ rows, cols, data }: FloatMatrix): QuantisedRows {
  const integers = new Int8Array(rows * cols);
  const steps = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    const row = data.subarray(r * cols, (r + 1) * cols);
    const step = bestStep(row);
    steps[r] = step;
    if (step > 0) roundRow(row, step, integers.subarray(r * cols, (r + 1) * cols));
  }
  return { integers, steps };
}

function bestStep(row: Float32Array): number {
  let most = 0;
  for (let c = 0; c < row.length; c++) most = Math.max(most, Math.abs(row[c]!));
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const clip of CLIPS) {
    const step = (most * clip) / I8_MAX;
    const loss = most === 0 ? 0 : lossOf(row, step);
    if (loss < least) [best, least] = [step, loss];
  }
  return best;
}

function lossOf(row: Float32Array, step: number): number {
  const inverse = 1 / step;
  let loss = 0;
  for (let c = 0; c < row.length; c++) {
    const exact = row[c]! * inverse;
    const miss = exact - toI8(exact);
    loss += miss * miss;
  }
  return loss * step * step;
}

function roundRow(row: Float32Array, step: number, target: Int8Array): void {
  const inverse = 1 / step;
  for (let c = 0; c < row.length; c++) target[c] = toI8(row[c]! * inverse);
}

const toI8 = (value: number): number => Math.max(-I8_MAX, Math.min(I8_MAX, Math.floor(value + 0.5)));
