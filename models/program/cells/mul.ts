/**
 * The cell of a product of two activations, y = clamp(⌊(a b + half) / 2^shift⌋, ±(2^31 − 1)) with half = 2^(shift − 1), or
 * 0 without a shift: the last step of `gate`.
 * @module
 */
import {
  add,
  column,
  columnsAt,
  constant,
  type Expression,
  multiply,
  subtract,
} from '../../../crypto/proof/expression.ts';
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
  wideLimbs,
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

/** y = clamp(⌊(a b + half) / 2^shift⌋): a b + half - r = q 2^shift with 0 <= r < 2^shift, y = clamp(q); a and b are i32. */
export function mulPart(
  left: Expression,
  right: Expression,
  shift: number,
): { readonly limbs: readonly string[]; readonly constraints: readonly Expression[] } {
  const unit = 1n << BigInt(shift);
  const count = remainderLimbs(shift);
  const remainder = joined('r', count);
  return {
    limbs: [
      ...limbNames('r', count),
      ...limbNames('rest', count),
      ...limbNames('e', excessLimbs(shift)),
      ...isI32.names,
    ],
    constraints: [
      ...clamped(
        subtract(add(multiply(left, right), constant(halfOf(shift))), remainder),
        unit,
        y,
        joined('e', excessLimbs(shift)),
        MAX,
      ),
      ...isI32.constraints,
      ...(shift === 0 ? [] : [subtract(constant(unit - 1n), add(remainder, joined('rest', count)))]),
    ],
  };
}

/** One kind for each shift, 0..31. */
export function mulCell(shift: number): Relation {
  const { limbs, constraints } = mulPart(a, b, shift);
  return {
    name: `mul-i32-${shift}/v1`,
    columns: [...columns('boundary', 'a', 'b', 'y'), ...columns('witness', ...limbs)],
    constraints,
    lookups: limbs.map((name) => isLimb(column(name))),
    wires: [],
    sums: [],
    table: LIMBS,
  };
}

/** The limbs of as many rows as there are outputs. */
export function mulColumns(
  left: readonly number[],
  right: readonly number[],
  outputs: readonly number[],
  shift: number,
): [string, Int32Array][] {
  const raised = left.map((value, i) => BigInt(value) * BigInt(right[i]!) + halfOf(shift));
  const remainders = raised.map((value) => Number(BigInt.asUintN(shift, value)));
  const over = raised.map((value, i) => {
    const quotient = value >> BigInt(shift);
    return (quotient < 0n ? -quotient : quotient) - BigInt(Math.abs(outputs[i]!));
  });
  const count = remainderLimbs(shift);
  return [
    ...limbColumns('r', count, remainders),
    ...limbColumns(
      'rest',
      count,
      remainders.map((value) => 2 ** shift - 1 - value),
    ),
    ...wideLimbs('e', excessLimbs(shift), over),
    ...withinColumns(MAX, I32_LIMBS, outputs),
  ];
}

/** @param left as many i32 entries as @param right @param rows usable rows of a column */
export function traceMul(
  left: Int32Array,
  right: Int32Array,
  shift: number,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const [from, by] = [padded(left, rows), padded(right, rows)];
  const outputs = from.map((value, i) => clamp(shiftProduct(value, by[i]!, shift), MAX));
  return {
    y: Int32Array.from(outputs.slice(0, left.length)),
    witness: new Map(mulColumns(from, by, outputs, shift)),
  };
}
