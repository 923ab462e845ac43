/**
 * The cells of `relu`, `lut`, `add` and of a copy: entry by entry over columns that other cells or hops committed to.
 * @module
 */
import { add, column, columnsAt, constant, subtract } from '../../../crypto/proof/expression.ts';
import type { ColumnSpec, Relation } from '../../../crypto/proof/relation.ts';
import type { TensorData } from '../kind.ts';
import { clamp, TYPE_MAX } from '../requantise.ts';
import {
  clamped,
  columns,
  fixed,
  isLimb,
  isMapped,
  joined,
  LIMBS,
  limbColumns,
  limbNames,
  mapRows,
  padded,
  within,
  withinColumns,
} from './parts.ts';

type Columns = ReadonlyMap<string, Int32Array>;
interface Trace {
  readonly y: Int32Array;
  readonly witness: Columns;
}

const [x, y, a, b] = columnsAt('x', 'y', 'a', 'b');

type Image = (value: number) => number;

/** y = image(x) for i8 x by a table of pairs. */
const mapCell = (name: string, image: Image, blank: ColumnSpec[]): Relation => ({
  name,
  columns: [...columns('boundary', 'x', 'y'), ...blank],
  constraints: [],
  lookups: [isMapped(x, y, blank.length === 0 ? constant(0n) : column('blank'))],
  wires: [],
  sums: [],
  table: mapRows(image),
});

const positive: Image = (value) => Math.max(0, value);

/** One kind for all sizes: rows without an entry hold 0, whose image is 0. */
export const RELU_CELL: Relation = mapCell('relu-i8/v1', positive, []);
export const traceRelu = (input: Int32Array): Trace => ({ y: input.map(positive), witness: new Map() });

/**
 * One kind for each table and width: both are part of the key.
 * @param table 256 entries, entry 0 never read @param rows usable rows of a column
 */
export const lutCell = (table: TensorData, width: number, rows: number): Relation =>
  mapCell('lut/v1', (value) => table[value + 128]!, [fixed('blank', rows, (i) => (i < width ? 0 : 1))]);
export const traceLut = (table: TensorData, input: Int32Array): Trace => ({
  y: input.map((value) => table[value + 128]!),
  witness: new Map(),
});

/** Sums of two i32 are below 2^32, excesses too; 33 bits hold them and the distances of y from its ends. */
const I32_LIMBS = 3;
const isI32 = within(y, TYPE_MAX.i32, I32_LIMBS);
const sumLimbs = [...limbNames('e', I32_LIMBS), ...isI32.names];

/** y = clamp(a + b, ±(2^31 − 1)) */
export const ADD_CELL: Relation = {
  name: 'add-i32/v1',
  columns: [...columns('boundary', 'a', 'b', 'y'), ...columns('witness', ...sumLimbs)],
  constraints: [...clamped(add(a, b), 1n, y, joined('e', I32_LIMBS), TYPE_MAX.i32), ...isI32.constraints],
  lookups: sumLimbs.map((name) => isLimb(column(name))),
  wires: [],
  sums: [],
  table: LIMBS,
};

export function traceAdd(left: Int32Array, right: Int32Array, rows: number): Trace {
  const sums = padded(left, rows).map((value, i) => value + (right[i] ?? 0));
  const outputs = sums.map((sum) => clamp(sum, TYPE_MAX.i32));
  const over = sums.map((sum, i) => Math.abs(sum) - Math.abs(outputs[i]!));
  return {
    y: Int32Array.from(outputs.slice(0, left.length)),
    witness: new Map([
      ...limbColumns('e', I32_LIMBS, over),
      ...withinColumns(TYPE_MAX.i32, I32_LIMBS, outputs),
    ]),
  };
}

/**
 * y = x on every row: what ties a value's column on one edge to its column on another. One kind for all sizes. It
 * looks nothing up, so its table is one row that every row names.
 */
export const COPY_CELL: Relation = {
  name: 'copy/v1',
  columns: columns('boundary', 'x', 'y'),
  constraints: [subtract(y, x)],
  lookups: [isLimb(constant(0n))],
  wires: [],
  sums: [],
  table: LIMBS.slice(0, 1),
};
