/**
 * What norms share: g = ⌊√W⌋ and R = ⌊2^54 / g⌋ of one W, and u = ⌊(c R + 2^32) / 2^33⌋ of every row's c, |c| <= g.
 *
 * W and g are on row 0 alone, R in limbs on every row: a kind wires them to those of row 0. A root and a quotient are
 * proven by what they leave: g² <= W < (g + 1)², 0 <= 2^54 - R g < g.
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
import { floorSqrt } from '../kinds/layernorm.ts';
import { requantise } from '../requantise.ts';
import { joined, limbColumns, limbNames, wideLimbs } from './parts.ts';

const UNIT_SHIFT = 33;
const DIVIDEND = 1n << 54n;
/** |u| is at most 2^21, and has to be an integer. */
const LEVEL = 1n << 25n;
const LIMBS_33 = 3;
const LIMBS_55 = 5;
const LIMBS_66 = 6;

const [unit, first] = columnsAt('unit', 'first');
const reciprocal = joined('reciprocal', LIMBS_55);
const root = joined('root', LIMBS_33);
const square = joined('square', LIMBS_66);
const whole = add(square, constant(1n));
const onFirst = (e: Expression, name: string): Expression =>
  subtract(multiply(first, e), joined(name, LIMBS_33));

interface Part {
  readonly limbs: readonly string[];
  readonly constraints: readonly Expression[];
}

/** Of a kind with a fixed column `first`, 1 on row 0. */
export const rootPart: Part & {
  readonly reciprocal: Expression;
  /** W on row 0. */
  readonly whole: Expression;
  /** W - 1 on row 0, in limbs: W is at least 1. */
  readonly square: Expression;
} = {
  limbs: [
    ...limbNames('reciprocal', LIMBS_55),
    ...limbNames('square', LIMBS_66),
    ...limbNames('root', LIMBS_33),
    ...limbNames('rootRest', LIMBS_33),
    ...limbNames('rootRoom', LIMBS_33),
    ...limbNames('quotientRest', LIMBS_33),
    ...limbNames('quotientRoom', LIMBS_33),
  ],
  constraints: [
    onFirst(subtract(whole, multiply(root, root)), 'rootRest'),
    onFirst(subtract(multiply(root, add(root, constant(2n))), whole), 'rootRoom'),
    onFirst(subtract(constant(DIVIDEND), multiply(reciprocal, root)), 'quotientRest'),
    subtract(onFirst(subtract(root, constant(1n)), 'quotientRest'), joined('quotientRoom', LIMBS_33)),
  ],
  reciprocal,
  whole,
  square,
};

/** 2^33 u = c R + 2^32 - r */
export const unitPart = (c: Expression): Part => ({
  limbs: [...limbNames('unitRest', LIMBS_33), ...limbNames('unitLevel', LIMBS_33)],
  constraints: [
    subtract(
      subtract(
        add(multiply(c, reciprocal), constant(1n << BigInt(UNIT_SHIFT - 1))),
        joined('unitRest', LIMBS_33),
      ),
      multiply(constant(1n << BigInt(UNIT_SHIFT)), unit),
    ),
    subtract(add(unit, constant(LEVEL)), joined('unitLevel', LIMBS_33)),
  ],
});

type Columns = readonly (readonly [string, Int32Array])[];

/** @param total W, 1 or more @param rows usable rows of a column */
export function rootColumns(
  total: bigint,
  rows: number,
): { readonly reciprocal: bigint; readonly columns: Columns } {
  const g = floorSqrt(total);
  const quotient = DIVIDEND / g;
  const left = DIVIDEND - quotient * g;
  const single = (name: string, count: number, value: bigint) =>
    wideLimbs(name, count, [value]).map(([limb, [entry]]): [string, Int32Array] => [
      limb,
      new Int32Array(rows).fill(entry!, 0, 1),
    ]);
  return {
    reciprocal: quotient,
    columns: [
      ...wideLimbs('reciprocal', LIMBS_55, new Array<bigint>(rows).fill(quotient)),
      ...single('square', LIMBS_66, total - 1n),
      ...single('root', LIMBS_33, g),
      ...single('rootRest', LIMBS_33, total - g * g),
      ...single('rootRoom', LIMBS_33, (g + 2n) * g - total),
      ...single('quotientRest', LIMBS_33, left),
      ...single('quotientRoom', LIMBS_33, g - 1n - left),
    ],
  };
}

/** u of every row. */
export function unitColumns(
  values: readonly number[],
  quotient: bigint,
): { readonly units: readonly number[]; readonly columns: Columns } {
  const units = values.map((value) => requantise(value, Number(quotient)));
  return {
    units,
    columns: [
      ['unit', Int32Array.from(units)],
      ...wideLimbs(
        'unitRest',
        LIMBS_33,
        values.map((value) => BigInt.asUintN(UNIT_SHIFT, BigInt(value) * quotient + (1n << 32n))),
      ),
      ...limbColumns(
        'unitLevel',
        LIMBS_33,
        units.map((value) => value + Number(LEVEL)),
      ),
    ],
  };
}
