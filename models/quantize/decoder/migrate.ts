/**
 * Outlier migration at import: moves part of each input channel's range from the weights into what produces the channel.
 *
 * A row's i8 step follows its largest weight, so a few loud columns cost all others their resolution. Dividing column c
 * by s_c and multiplying channel c of the input by it changes nothing in the reals (SmoothQuant's equivalence, arXiv
 * 2211.10438, section 4, turned round: 12-bit mantissas carry uneven activations well, 8-bit rows do not carry uneven
 * columns). s_c is a power of the column's root mean square, and needs no calibration text.
 *
 * The powers were chosen on SmolLM2 by KL divergence from the float model, in thousandths. Columns that a norm feeds: 3.3
 * with power 0, 2.8 with 1/2 and with 1, which the noise of the text cannot tell apart; 3/4 also holds where ranges
 * differ a thousandfold. Columns that another matrix feeds: 2.8 with 0, 2.6 with 1/2, 2.9 with 1. The head alone: 1.2
 * with 0, 0.7 with 1/4, 0.9 with 1/2. Tried and left out: rotating the residual stream (better for the head, worse for
 * the layers, whose 4-bit sources have no outliers), and error-compensated rounding with a calibration text (2.1 in
 * all instead of 3.4, for minutes of import instead of seconds).
 * @module
 */
import type { FloatMatrix } from './matrix.ts';

/** Quieter columns than this share of the mean are treated as this loud: they are dead, and no gain may explode. */
const FLOOR = 1e-4;

/** How much of a column's range moves: a power of it, by exact square roots. */
export type Share = (range: number) => number;
export const NORM_SHARE: Share = (range) => Math.sqrt(range) * Math.sqrt(Math.sqrt(range));
export const CARRY_SHARE: Share = Math.sqrt;
export const HEAD_SHARE: Share = (range) => Math.sqrt(Math.sqrt(range));

/** s of each column: 1 for an all-zero matrix. */
export function columnScales({ rows, cols, data }: FloatMatrix, share: Share): Float64Array {
  const squares = new Float64Array(cols);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const value = data[r * cols + c]!;
      squares[c]! += value * value;
    }
  }
  return withFloor(squares.map((sum) => Math.sqrt(sum / rows))).map(share);
}

/** Scales shared by columns that one channel feeds: column c belongs to channel `owner(c)`. */
export function shareScales(
  scales: Float64Array,
  channels: number,
  owner: (column: number) => number,
): Float64Array {
  const squares = new Float64Array(channels);
  const counts = new Float64Array(channels);
  scales.forEach((scale, c) => {
    squares[owner(c)]! += scale * scale;
    counts[owner(c)]! += 1;
  });
  return squares.map((sum, i) => Math.sqrt(sum / counts[i]!));
}

/** Divides by the mean, so that migration moves ranges between channels and leaves the whole where it is. */
export function centred(scales: Float64Array): Float64Array {
  const mean = meanOf(scales);
  return scales.map((scale) => scale / mean);
}

function withFloor(scales: Float64Array): Float64Array {
  const mean = meanOf(scales);
  if (mean === 0) return scales.fill(1);
  return scales.map((scale) => Math.max(scale, mean * FLOOR));
}

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
