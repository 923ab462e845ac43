/**
 * The cell of a product of two activations, y = clamp(⌊(a b + half) / 2^shift⌋, ±(2^31 − 1)) with half = 2^(shift − 1), or
 * 0 without a shift: the last step of `gate`.
 * @module
 */
import { add, column, columnsAt, constant, multiply, subtract } from '../../../crypto/proof/expression.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import { clamp, shiftProduct, TYPE_MAX } from '../requantise.ts';
import {
  clamped,
  columns,
  isLimb,
  joined,
  LIMB_BITS,
  LIMBS,
  limbColumns,
  limbNames,
  padded,
  within,
  withinColumns,
} from './parts.ts';

const MAX = TYPE_MAX.i32;
/** y + max and max - y are below 2^32. */
const I32_LIMBS = 3;
/** Products of two i32 are at most 2^62: an edge may carry -2^31. */
const PRODUCT_BITS = 62;

const [a, b, y] = columnsAt('a', 'b', 'y');
const isI32 = within(y, MAX, I32_LIMBS);

const halfOf = (shift: number): bigint => (shift === 0 ? 0n : 1n << BigInt(shift - 1));
/** Of r and 2^shift - 1 - r. */
const remainderLimbs = (shift: number): number => Math.ceil(shift / LIMB_BITS);
const excessLimbs = (shift: number): number => Math.ceil((PRODUCT_BITS - shift) / LIMB_BITS);

/** One kind for each shift, 0..31: a b + half - r = q 2^shift with 0 <= r < 2^shift, y = clamp(q). */
export function mulCell(shift: number): Relation {
  const unit = 1n << BigInt(shift);
  const count = remainderLimbs(shift);
  const limbs = [
    ...limbNames('r', count),
    ...limbNames('rest', count),
    ...limbNames('e', excessLimbs(shift)),
    ...isI32.names,
  ];
  const remainder = joined('r', count);
  return {
    name: `mul-i32-${shift}/v1`,
    columns: [...columns('boundary', 'a', 'b', 'y'), ...columns('witness', ...limbs)],
    constraints: [
      ...clamped(
        subtract(add(multiply(a, b), constant(halfOf(shift))), remainder),
        unit,
        y,
        joined('e', excessLimbs(shift)),
        MAX,
      ),
      ...isI32.constraints,
      ...(shift === 0 ? [] : [subtract(constant(unit - 1n), add(remainder, joined('rest', count)))]),
    ],
    lookups: limbs.map((name) => isLimb(column(name))),
    wires: [],
    sums: [],
    table: LIMBS,
  };
}

/** Limbs of integers that a double does not hold. */
const wideLimbs = (name: string, count: number, values: readonly bigint[]): [string, Int32Array][] =>
  limbNames(name, count).map((limb, i) => [
    limb,
    Int32Array.from(values, (value) => Number(BigInt.asUintN(LIMB_BITS, value >> BigInt(LIMB_BITS * i)))),
  ]);

/** @param left as many i32 entries as @param right @param rows usable rows of a column */
export function traceMul(
  left: Int32Array,
  right: Int32Array,
  shift: number,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const factors = padded(right, rows);
  const pairs = padded(left, rows).map((value, i) => [value, factors[i]!] as const);
  const outputs = pairs.map(([l, r]) => clamp(shiftProduct(l, r, shift), MAX));
  const raised = pairs.map(([l, r]) => BigInt(l) * BigInt(r) + halfOf(shift));
  const remainders = raised.map((value) => Number(BigInt.asUintN(shift, value)));
  const over = raised.map((value, i) => {
    const quotient = value >> BigInt(shift);
    return (quotient < 0n ? -quotient : quotient) - BigInt(Math.abs(outputs[i]!));
  });
  const count = remainderLimbs(shift);
  return {
    y: Int32Array.from(outputs.slice(0, left.length)),
    witness: new Map([
      ...limbColumns('r', count, remainders),
      ...limbColumns(
        'rest',
        count,
        remainders.map((value) => 2 ** shift - 1 - value),
      ),
      ...wideLimbs('e', excessLimbs(shift), over),
      ...withinColumns(MAX, I32_LIMBS, outputs),
    ]),
  };
}
