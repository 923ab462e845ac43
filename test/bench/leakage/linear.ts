/**
 * A learned linear inversion: ridge regression from rows as they crossed to the states under them.
 *
 * Assumes: rows of prompts that the attacker knows, under the very protection he attacks (he is a client too). Undoes every
 * fixed linear map: permutations, rotations, scalings. A map of d words is known exactly from d rows.
 * @module
 */
import { direct, type View } from './views.ts';

export interface Pair {
  readonly wire: Int32Array;
  readonly plain: Int32Array;
}

/** Added to the diagonal, relative to its mean. */
const RIDGE = 1e-7;
/** More rows than this add nothing that a map of the widths here could use, and their cost is cubic. */
const MOST_PAIRS = 1_500;

/** @returns a view that looks at what the regression makes of a row */
export function learnLinear(pairs: readonly Pair[]): View {
  const known = pairs.slice(0, MOST_PAIRS);
  const center = centerOf(known.map(({ wire }) => wire));
  const centred = (row: Int32Array): Float64Array => Float64Array.from(row, (value, i) => value - center[i]!);
  const inputs = known.map(({ wire }) => centred(wire));
  const outputs = known.map(({ plain }) => direct.state(plain));
  const target = centerOf(outputs);

  // the dual form: products of rows with one another, and one set of coefficients a row
  const products = inputs.map((a, i) => Float64Array.from(inputs.slice(0, i + 1), (b) => dot(a, b)));
  const trace = products.reduce((sum, row, i) => sum + row[i]!, 0);
  for (const [i, row] of products.entries()) row[i]! += (RIDGE * trace) / known.length;
  const coefficients = outputs.map((output) => output.map((value, i) => value - target[i]!));
  rootOf(products);
  solveRows(products, coefficients);

  return {
    name: 'learned',
    wire: (row) => {
      const out = Float64Array.from(target);
      const own = centred(row);
      for (const [n, input] of inputs.entries()) {
        const [times, from] = [dot(own, input), coefficients[n]!];
        for (let j = 0; j < out.length; j++) out[j]! += times * from[j]!;
      }
      return out;
    },
    state: direct.state,
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function centerOf(rows: readonly ArrayLike<number>[]): Float64Array {
  const center = new Float64Array(rows[0]!.length);
  for (const row of rows) for (let i = 0; i < center.length; i++) center[i]! += row[i]! / rows.length;
  return center;
}

/** Cholesky's root of a positive definite matrix, lower half, in its place. */
export function rootOf(a: readonly Float64Array[]): void {
  for (const [i, row] of a.entries()) {
    for (let j = 0; j <= i; j++) {
      const other = a[j]!;
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      row[j] = i === j ? Math.sqrt(sum) : sum / other[j]!;
    }
  }
}

/** x with L x = b. */
export function lowerSolve(root: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = new Float64Array(b.length);
  for (let i = 0; i < x.length; i++) {
    const row = root[i]!;
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= row[k]! * x[k]!;
    x[i] = sum / row[i]!;
  }
  return x;
}

/** X with L Lᵀ X = B; X takes B's place. */
function solveRows(root: readonly Float64Array[], b: readonly Float64Array[]): void {
  const less = (from: Float64Array, what: Float64Array, times: number): void => {
    for (let c = 0; c < from.length; c++) from[c]! -= times * what[c]!;
  };
  const over = (row: Float64Array, by: number): void => {
    for (let c = 0; c < row.length; c++) row[c]! /= by;
  };
  for (const [i, row] of b.entries()) {
    for (let k = 0; k < i; k++) less(row, b[k]!, root[i]![k]!);
    over(row, root[i]![i]!);
  }
  for (let i = b.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < b.length; k++) less(b[i]!, b[k]!, root[k]![i]!);
    over(b[i]!, root[i]![i]!);
  }
}
