/**
 * The cell of `rescale`: y = clamp(⌊(s mult + 2^32) / 2^33⌋) for s = clamp(x, ±(2^24 - 1)), the linear cell's last step.
 * @module
 */
import { add, column, constant, multiply } from '../../../crypto/proof/expression.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import type { TensorData } from '../kind.ts';
import type { Requantise } from '../types.ts';
import { requantiseColumns, requantisePart } from './linear.ts';
import { columns, fixed, I8, isLimb, LIMBS, padded } from './parts.ts';
import { saturatedColumns, saturatedPart } from './saturate.ts';

export interface RescaleSpec {
  readonly out: Requantise['out'];
  /** One for each entry, u32. */
  readonly mult: TensorData;
}

/** Fixed columns are i32, and a multiplier may be above that: 16 bits each. */
const HALF_BITS = 16;
const factor = add(column('multLow'), multiply(constant(1n << BigInt(HALF_BITS)), column('multHigh')));

/** One kind for each list of multipliers: they are part of the key. @param rows usable rows of a column */
export function rescaleCell({ out, mult }: RescaleSpec, rows: number): Relation {
  const part = requantisePart(out, column('saturated'), factor);
  return {
    name: `rescale-${out}/v1`,
    columns: [
      ...columns('boundary', 'x', 'y'),
      ...columns('witness', 'saturated', ...saturatedPart.limbs, ...part.limbs),
      fixed('used', rows, (row) => (row < mult.length ? 1 : 0)),
      fixed('multLow', rows, (row) => (mult[row] ?? 0) % 2 ** HALF_BITS),
      fixed('multHigh', rows, (row) => Math.floor((mult[row] ?? 0) / 2 ** HALF_BITS)),
    ],
    constraints: [...saturatedPart.constraints, ...part.constraints],
    lookups: [...saturatedPart.limbs.map((name) => isLimb(column(name))), ...part.lookups],
    wires: [],
    sums: [],
    table: [...LIMBS, ...I8],
  };
}

/** @param input as many entries as multipliers @param rows usable rows of a column */
export function traceRescale(
  { out, mult }: RescaleSpec,
  input: Int32Array,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const { saturated, columns: own } = saturatedColumns(input, rows);
  const { outputs, columns: limbs } = requantiseColumns(saturated, padded(mult, rows), out);
  return { y: Int32Array.from(outputs.slice(0, input.length)), witness: new Map([...own, ...limbs]) };
}
