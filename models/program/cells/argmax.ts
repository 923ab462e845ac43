/**
 * The cell of `argmax`: y is the lowest index of the largest entry of one column.
 *
 * With m the largest entry and c the index, every row i has 4096 (m - x_i) + i - c >= 0: no entry is above m, and one
 * before c is below it. m and c stand on every row, wired from row 0, where c is y; one row has both x_i = m and i = c.
 * @module
 */
import { add, column, columnsAt, constant, multiply, subtract } from '../../../crypto/proof/expression.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import { columns, fixed, isLimb, joined, LIMBS, limbColumns, limbNames, WIRE_TAG } from './parts.ts';

/** More than there are rows. */
const STEP = 4096;
/** Entries are i32, so differences are below 2^32 and with the index below 2^44. */
const LIMBS_44 = 4;
const gaps = limbNames('gap', LIMBS_44);

const [x, y, best, at, here, place, used, first] = columnsAt(
  'x',
  'y',
  'best',
  'at',
  'here',
  'place',
  'used',
  'first',
);

/**
 * One kind for each width.
 * @param width entries, at most `rows` @param rows usable rows of a column
 */
export const argmaxCell = (width: number, rows: number): Relation => ({
  name: 'argmax/v1',
  columns: [
    ...columns('boundary', 'x', 'y'),
    ...columns('witness', 'best', 'at', 'here', ...gaps),
    fixed('place', rows, (i) => i),
    fixed('used', rows, (i) => (i < width ? 1 : 0)),
    fixed('first', rows, (i) => (i === 0 ? 1 : 0)),
  ],
  constraints: [
    // no entry is above the largest, none before the index equals it
    subtract(
      multiply(used, add(multiply(constant(BigInt(STEP)), subtract(best, x)), subtract(place, at))),
      joined('gap', LIMBS_44),
    ),
    // the marked row is that of the index, and holds the largest
    multiply(here, subtract(place, at)),
    multiply(here, subtract(best, x)),
    // the output has one entry
    multiply(subtract(constant(1n), first), y),
  ],
  lookups: gaps.map((name) => isLimb(column(name))),
  // (best, at) of every row is (best, y) of row 0
  wires: [
    { times: constant(1n), tuple: [best, at, WIRE_TAG] },
    { times: multiply(constant(BigInt(-rows)), first), tuple: [best, y, WIRE_TAG] },
  ],
  // an entry's row is marked
  sums: [subtract(multiply(here, used), first)],
  table: LIMBS,
});

/** @param input not empty @param rows usable rows of a column */
export function traceArgmax(
  input: Int32Array,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const top = input.reduce((a, b) => Math.max(a, b));
  const index = input.indexOf(top);
  const distances = Array.from({ length: rows }, (_, i) =>
    i < input.length ? STEP * (top - input[i]!) + i - index : 0,
  );
  return {
    y: Int32Array.of(index),
    witness: new Map([
      ['best', new Int32Array(rows).fill(top)],
      ['at', new Int32Array(rows).fill(index)],
      ['here', Int32Array.from({ length: rows }, (_, i) => (i === index ? 1 : 0))],
      ...limbColumns('gap', LIMBS_44, distances),
    ]),
  };
}
