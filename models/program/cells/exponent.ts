/**
 * What `bfp` and `norm` share: the least exponent e for which every entry of a group is below 2^(bits + e), and the entries
 * shifted by it, rounded half up.
 *
 * With P = 2^e and h = half(e), so that P = 2 h but for e = 0: x + h - r = q P with 0 <= r < P. Every |x| is below 2^bits P,
 * and the entry of one marked row at least 2^bits h, half of that, or e is 0. A kind sees to it that all rows of a group
 * have one exponent.
 * @module
 */
import {
  add,
  columnsAt,
  constant,
  type Expression,
  multiply,
  subtract,
} from '../../../crypto/proof/expression.ts';
import type { Lookup, TableRow } from '../../../crypto/proof/relation.ts';
import { bitLength, shiftRound } from '../requantise.ts';
import { joined, limbColumns, limbNames } from './parts.ts';

/** Magnitudes are at most 2^31, 32 bits. */
const INPUT_BITS = 32;
/** (e, P) and (e, h) */
const TAG = { power: 7, half: 8 } as const;
/** r and P - 1 - r are below 2^21; 2^bits P - 1 ± x and |x| - 2^bits h below 2^33. */
const LIMBS_22 = 2;
const LIMBS_33 = 3;

const [x, exponent, power, half, here, sign, used, first] = columnsAt(
  'x',
  'exponent',
  'power',
  'half',
  'here',
  'sign',
  'used',
  'first',
);

export interface ExponentPart {
  /** Witness columns that are no limbs. */
  readonly names: readonly string[];
  readonly limbs: readonly string[];
  readonly constraints: readonly Expression[];
  readonly lookups: readonly Lookup[];
  readonly table: readonly TableRow[];
  /** x + h - r, which is q P */
  readonly shifted: Expression;
  readonly power: Expression;
}

const halfOf = (e: number): number => (e === 0 ? 0 : 2 ** (e - 1));
const isPower = (of: Expression, tag: number): Lookup => [exponent, of, constant(BigInt(tag))];

/** Of a kind with x and fixed columns `used`, 1 on the rows with entries, and `first`, 1 on row 0. @param bits 1 or more */
export function exponentPart(bits: number): ExponentPart {
  const exponents = Array.from({ length: INPUT_BITS - bits + 1 }, (_, e) => e);
  const unit = constant(1n << BigInt(bits));
  const limit = subtract(multiply(unit, power), constant(1n));
  const remainder = joined('r', LIMBS_22);
  return {
    names: ['exponent', 'power', 'half', 'here', 'sign'],
    limbs: [
      ...limbNames('r', LIMBS_22),
      ...limbNames('rest', LIMBS_22),
      ...limbNames('under', LIMBS_33),
      ...limbNames('over', LIMBS_33),
      ...limbNames('gap', LIMBS_33),
    ],
    constraints: [
      // r + rest = P - 1
      subtract(subtract(power, constant(1n)), add(remainder, joined('rest', LIMBS_22))),
      // |x| < 2^bits P
      subtract(multiply(used, subtract(limit, x)), joined('under', LIMBS_33)),
      subtract(multiply(used, add(limit, x)), joined('over', LIMBS_33)),
      // |x| >= 2^bits h where marked
      multiply(here, subtract(subtract(multiply(sign, x), multiply(unit, half)), joined('gap', LIMBS_33))),
      subtract(multiply(sign, sign), constant(1n)),
    ],
    lookups: [isPower(power, TAG.power), isPower(half, TAG.half)],
    table: [
      ...exponents.map((e): TableRow => [e, 2 ** e, TAG.power]),
      ...exponents.map((e): TableRow => [e, halfOf(e), TAG.half]),
    ],
    shifted: subtract(add(x, half), remainder),
    power,
  };
}

/** Adds up to zero when a row of a group is marked. @param member 1 on its rows */
export const isMarked = (member: Expression): Expression => subtract(multiply(here, member), first);

export interface ExponentTrace {
  /** Of each group. */
  readonly exponents: readonly number[];
  /** q of every entry. */
  readonly quotients: readonly number[];
  readonly columns: readonly (readonly [string, Int32Array])[];
}

/** @param groupOf the group of each entry of `input` @param rows usable rows of a column */
export function traceExponents(
  bits: number,
  groupOf: readonly number[],
  input: Int32Array,
  rows: number,
): ExponentTrace {
  const largest: { row: number; size: number }[] = [];
  groupOf.forEach((group, row) => {
    const size = Math.abs(input[row]!);
    if (size > (largest[group]?.size ?? -1)) largest[group] = { row, size };
  });
  const exponents = largest.map(({ size }) => Math.max(0, bitLength(size) - bits));
  const marked = new Set(largest.map(({ row }) => row));
  /** A column with an entry for each of the operation's, and what suits the other rows. */
  const each = (entry: (value: number, e: number, row: number) => number, otherwise = 0): number[] =>
    Array.from({ length: rows }, (_, row) =>
      row < groupOf.length ? entry(input[row]!, exponents[groupOf[row]!]!, row) : otherwise,
    );
  const quotients = each((value, e) => shiftRound(value, e));
  const remainders = each((value, e, row) => value + halfOf(e) - quotients[row]! * 2 ** e);
  return {
    exponents,
    quotients: quotients.slice(0, groupOf.length),
    columns: [
      ['exponent', Int32Array.from(each((_, e) => e))],
      ['power', Int32Array.from(each((_, e) => 2 ** e, 1))],
      ['half', Int32Array.from(each((_, e) => halfOf(e)))],
      ['here', Int32Array.from(each((_value, _e, row) => (marked.has(row) ? 1 : 0)))],
      ['sign', Int32Array.from(each((value) => (value < 0 ? -1 : 1), 1))],
      ...limbColumns('r', LIMBS_22, remainders),
      ...limbColumns(
        'rest',
        LIMBS_22,
        each((_, e, row) => 2 ** e - 1 - remainders[row]!),
      ),
      ...limbColumns(
        'under',
        LIMBS_33,
        each((value, e) => 2 ** (bits + e) - 1 - value),
      ),
      ...limbColumns(
        'over',
        LIMBS_33,
        each((value, e) => 2 ** (bits + e) - 1 + value),
      ),
      ...limbColumns(
        'gap',
        LIMBS_33,
        each((value, e, row) => (marked.has(row) ? Math.abs(value) - 2 ** bits * halfOf(e) : 0)),
      ),
    ],
  };
}
