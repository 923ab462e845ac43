/**
 * s = clamp(x, ±(2^24 - 1)), with which readers of the residual stream start: `rescale` and `layernorm`.
 * @module
 */
import { columnsAt, type Expression, multiply } from '../../../crypto/proof/expression.ts';
import { SAT25, sat25 } from '../requantise.ts';
import { clamped, joined, limbColumns, limbNames, padded, within, withinColumns } from './parts.ts';

/** Excesses of i32 values are below 2^31, distances of s from its ends below 2^25. */
const LIMBS_33 = 3;
const ENDS = ['saturatedAbove', 'saturatedBelow'] as const;
const [x, saturated, used] = columnsAt('x', 'saturated', 'used');
const isSaturated = within(saturated, SAT25, LIMBS_33, ENDS);

/** Of a kind with x, a witness column `saturated` and a fixed one `used`; s is 0 on rows that are not. */
export const saturatedPart: {
  readonly limbs: readonly string[];
  readonly constraints: readonly Expression[];
} = {
  limbs: [...limbNames('saturatedExcess', LIMBS_33), ...isSaturated.names],
  constraints: [
    ...clamped(multiply(used, x), 1n, saturated, joined('saturatedExcess', LIMBS_33), SAT25),
    ...isSaturated.constraints,
  ],
};

/** s of every row, and its columns. */
export function saturatedColumns(
  input: Int32Array,
  rows: number,
): { readonly saturated: readonly number[]; readonly columns: readonly (readonly [string, Int32Array])[] } {
  const values = padded(input, rows);
  const saturated = values.map(sat25);
  return {
    saturated,
    columns: [
      ['saturated', Int32Array.from(saturated)],
      ...limbColumns(
        'saturatedExcess',
        LIMBS_33,
        values.map((value, row) => Math.abs(value) - Math.abs(saturated[row]!)),
      ),
      ...withinColumns(SAT25, LIMBS_33, saturated, ENDS),
    ],
  };
}
