/**
 * What the cells of several kinds are built from: sub-tables, range checks, clamping.
 * @module
 */
import {
  add,
  column,
  constant,
  type Expression,
  multiply,
  subtract,
} from '../../../crypto/proof/expression.ts';
import type { ColumnSpec, Lookup, TableRow } from '../../../crypto/proof/relation.ts';
import { TYPE_MAX } from '../requantise.ts';

export const LIMB_BITS = 11;
const LIMB = 2 ** LIMB_BITS;

/** Sub-tables; `map` is that of a `lut` or `relu`, `blank` that of its rows without an entry. */
const TAG = { limb: 1, i8: 2, map: 3, blank: 4 } as const;

/** Of a kind's wires: no sub-table has it. */
export const WIRE_TAG = 6n;

export const LIMBS: readonly TableRow[] = Array.from({ length: LIMB }, (_, v) => [v, 0, TAG.limb]);
export const I8: readonly TableRow[] = Array.from({ length: 2 * TYPE_MAX.i8 + 1 }, (_, v) => [
  v - TYPE_MAX.i8,
  0,
  TAG.i8,
]);
/** Pairs of an i8 and its image. */
export const mapRows = (image: (value: number) => number): readonly TableRow[] => [
  ...I8.map(([value]) => [value, image(value), TAG.map] as const),
  [0, 0, TAG.blank],
];

const lookup = (a: Expression, b: Expression, tag: number): Lookup => [a, b, constant(BigInt(tag))];
const ZERO = constant(0n);

export const isLimb = (e: Expression): Lookup => lookup(e, ZERO, TAG.limb);
export const isI8 = (e: Expression): Lookup => lookup(e, ZERO, TAG.i8);
/** @param blank 1 on rows without an entry, where both are 0 */
export const isMapped = (from: Expression, to: Expression, blank: Expression): Lookup => [
  from,
  to,
  add(constant(BigInt(TAG.map)), blank),
];

export const columns = (role: 'boundary' | 'model' | 'witness' | 'fold', ...names: string[]): ColumnSpec[] =>
  names.map((name) => ({ name, role }));

/** A public column with an entry for every usable row. */
export const fixed = (name: string, rows: number, entry: (row: number) => number): ColumnSpec => ({
  name,
  role: 'fixed',
  values: Int32Array.from({ length: rows }, (_, row) => entry(row)),
});

/** name0, name1, ... */
export const limbNames = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name}${i}`);

/** Σ name_i 2^(11 i) */
export const joined = (name: string, count: number): Expression =>
  add(
    ...limbNames(name, count).map((limb, i) => multiply(constant(1n << BigInt(LIMB_BITS * i)), column(limb))),
  );

/** Limbs of integers 0..2^(11 count) - 1, as witness columns. */
export function limbColumns(name: string, count: number, values: readonly number[]): [string, Int32Array][] {
  return limbNames(name, count).map((limb, i) => [
    limb,
    Int32Array.from(values, (value) => Math.floor(value / LIMB ** i) % LIMB),
  ]);
}

/** Limbs of integers that a double does not hold. */
export const wideLimbs = (name: string, count: number, values: readonly bigint[]): [string, Int32Array][] =>
  limbNames(name, count).map((limb, i) => [
    limb,
    Int32Array.from(values, (value) => Number(BigInt.asUintN(LIMB_BITS, value >> BigInt(LIMB_BITS * i)))),
  ]);

/**
 * y = clamp(q, ±max) for `scaled` = q unit, where every value is an integer far below r: q max = y (max + e), and e > 0
 * only at |y| = max, whose sign it takes. The kind range-checks y tightly, and e to be small and not negative.
 */
export const clamped = (
  scaled: Expression,
  unit: bigint,
  y: Expression,
  excess: Expression,
  max: number,
): readonly Expression[] => [
  subtract(
    multiply(constant(BigInt(max)), scaled),
    multiply(constant(unit), y, add(constant(BigInt(max)), excess)),
  ),
  multiply(excess, subtract(multiply(y, y), constant(BigInt(max) ** 2n))),
];

/** Names of the distances of y from its ends. */
const ENDS: readonly [above: string, below: string] = ['above', 'below'];

/** |y| <= max tightly: y + max and max - y are not negative, in `count` limbs each. */
export function within(
  y: Expression,
  max: number,
  count: number,
  [above, below] = ENDS,
): { readonly constraints: readonly Expression[]; readonly names: readonly string[] } {
  const limit = constant(BigInt(max));
  return {
    constraints: [
      subtract(add(y, limit), joined(above, count)),
      subtract(subtract(limit, y), joined(below, count)),
    ],
    names: [...limbNames(above, count), ...limbNames(below, count)],
  };
}

export const withinColumns = (
  max: number,
  count: number,
  y: readonly number[],
  [above, below] = ENDS,
): [string, Int32Array][] => [
  ...limbColumns(
    above,
    count,
    y.map((value) => value + max),
  ),
  ...limbColumns(
    below,
    count,
    y.map((value) => max - value),
  ),
];

/** `values`, then zeros up to `rows`. */
export const padded = (values: ArrayLike<number>, rows: number): number[] =>
  Array.from({ length: rows }, (_, i) => values[i] ?? 0);
