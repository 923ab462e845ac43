/**
 * The cell of `layernorm`: s = clamp(x, ±(2^24 - 1)), mu = ⌊(Σ s + ⌊d/2⌋) / d⌋, c = s - mu, W = Σ c² + epsilon, u of c by the
 * root of W (root.ts), y = clamp(⌊(u gamma + beta 2^20 + 2^32) / 2^33⌋, ±127).
 *
 * mu and R stand on every row, wired to those of row 0.
 * @module
 */
import { add, column, columnsAt, constant, multiply, subtract } from '../../../crypto/proof/expression.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import type { TensorData } from '../kind.ts';
import { clamp, TYPE_MAX } from '../requantise.ts';
import type { LayerNormOp } from '../types.ts';
import {
  clamped,
  columns,
  fixed,
  I8,
  isI8,
  isLimb,
  joined,
  LIMBS,
  limbColumns,
  limbNames,
  WIRE_TAG,
  wideLimbs,
} from './parts.ts';
import { rootColumns, rootPart, unitColumns, unitPart } from './root.ts';
import { saturatedColumns, saturatedPart } from './saturate.ts';

const MAX = TYPE_MAX.i8;
const BETA_SHIFT = 20n;
const OUT_SHIFT = 33n;
const HALF = 1n << (OUT_SHIFT - 1n);
/** |mu| is at most 2^24, and has to be an integer. */
const LEVEL = 2 ** 25;
/** What the mean leaves is below the width; |q| is below 2^20. */
const LIMBS_22 = 2;
const LIMBS_33 = 3;

const [y, saturated, mean, centred, unit, gamma, beta, used, first] = columnsAt(
  'y',
  'saturated',
  'mean',
  'centred',
  'unit',
  'gamma',
  'beta',
  'used',
  'first',
);
const scaled = unitPart(centred);
const limbs = [
  ...saturatedPart.limbs,
  ...limbNames('meanLevel', LIMBS_33),
  ...limbNames('meanRest', LIMBS_22),
  ...limbNames('meanRoom', LIMBS_22),
  ...rootPart.limbs,
  ...scaled.limbs,
  ...limbNames('r', LIMBS_33),
  ...limbNames('e', LIMBS_22),
];

export interface LayerNormSpec extends Pick<LayerNormOp, 'epsilon'> {
  /** One for each entry. */
  readonly gamma: TensorData;
  readonly beta: TensorData;
}

/** One kind for each gamma, beta and epsilon: they are part of the key. @param rows usable rows of a column */
export function layernormCell(spec: LayerNormSpec, rows: number): Relation {
  const width = spec.gamma.length;
  const whole = (value: number) => constant(BigInt(value));
  return {
    name: 'layernorm/v1',
    columns: [
      ...columns('boundary', 'x', 'y'),
      ...columns('witness', 'saturated', 'mean', 'centred', 'unit', ...limbs),
      fixed('used', rows, (row) => (row < width ? 1 : 0)),
      fixed('first', rows, (row) => (row === 0 ? 1 : 0)),
      fixed('gamma', rows, (row) => spec.gamma[row] ?? 0),
      fixed('beta', rows, (row) => spec.beta[row] ?? 0),
    ],
    constraints: [
      ...saturatedPart.constraints,
      subtract(add(mean, whole(LEVEL)), joined('meanLevel', LIMBS_33)),
      // what the mean leaves is within 0..d - 1, on row 0
      subtract(
        subtract(multiply(first, whole(width - 1)), joined('meanRest', LIMBS_22)),
        joined('meanRoom', LIMBS_22),
      ),
      subtract(subtract(saturated, multiply(used, mean)), centred),
      ...rootPart.constraints,
      ...scaled.constraints,
      // 2^33 q = u gamma + beta 2^20 + 2^32 - r, y = clamp(q)
      ...clamped(
        subtract(
          add(multiply(unit, gamma), multiply(constant(1n << BETA_SHIFT), beta), constant(HALF)),
          joined('r', LIMBS_33),
        ),
        1n << OUT_SHIFT,
        y,
        joined('e', LIMBS_22),
        MAX,
      ),
    ],
    lookups: [...limbs.map((name) => isLimb(column(name))), isI8(y)],
    // (R, mu) of every row is that of row 0
    wires: [
      {
        times: subtract(used, multiply(whole(width), first)),
        tuple: [rootPart.reciprocal, mean, WIRE_TAG],
      },
    ],
    sums: [
      // Σ s + ⌊d/2⌋ = d mu + what it leaves
      subtract(
        saturated,
        multiply(
          first,
          add(multiply(whole(width), mean), joined('meanRest', LIMBS_22), whole(-Math.floor(width / 2))),
        ),
      ),
      // Σ c² = W - epsilon
      subtract(multiply(centred, centred), multiply(first, subtract(rootPart.whole, whole(spec.epsilon)))),
    ],
    table: [...LIMBS, ...I8],
  };
}

/** @param input as many entries as gamma @param rows usable rows of a column */
export function traceLayernorm(
  { gamma, beta, epsilon }: LayerNormSpec,
  input: Int32Array,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const width = input.length;
  const { saturated: all, columns: saturations } = saturatedColumns(input, rows);
  const sum = all.reduce((total, value) => total + value, 0) + Math.floor(width / 2);
  const mu = Math.floor(sum / width);
  const left = sum - mu * width;
  const deviations = all.map((value, row) => (row < width ? value - mu : 0));
  const squares = deviations.reduce((total, value) => total + BigInt(value) ** 2n, BigInt(epsilon));
  const { reciprocal, columns: roots } = rootColumns(squares, rows);
  const { units, columns: scaling } = unitColumns(deviations, reciprocal);
  const gains = units.map(
    (value, row) => BigInt(value) * BigInt(gamma[row] ?? 0) + (BigInt(beta[row] ?? 0) << BETA_SHIFT) + HALF,
  );
  const quotients = gains.map((gain) => Number(gain >> OUT_SHIFT));
  const outputs = quotients.map((quotient) => clamp(quotient, MAX));
  const onFirst = (value: number): number[] =>
    Array.from({ length: rows }, (_, row) => (row === 0 ? value : 0));
  return {
    y: Int32Array.from(outputs.slice(0, width)),
    witness: new Map([
      ...saturations,
      ['mean', new Int32Array(rows).fill(mu)],
      ['centred', Int32Array.from(deviations)],
      ...limbColumns('meanLevel', LIMBS_33, new Array<number>(rows).fill(mu + LEVEL)),
      ...limbColumns('meanRest', LIMBS_22, onFirst(left)),
      ...limbColumns('meanRoom', LIMBS_22, onFirst(width - 1 - left)),
      ...roots,
      ...scaling,
      ...wideLimbs(
        'r',
        LIMBS_33,
        gains.map((gain) => BigInt.asUintN(Number(OUT_SHIFT), gain)),
      ),
      ...limbColumns(
        'e',
        LIMBS_22,
        quotients.map((quotient, row) => Math.abs(quotient) - Math.abs(outputs[row]!)),
      ),
    ]),
  };
}
