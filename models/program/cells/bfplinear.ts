/**
 * The cell of `bfplinear`: z = W m, y = clamp(⌊(z mult + 2^(32-e)) / 2^(33-e)⌋ + b, ±(2^31 - 1)) for mantissas m and one
 * exponent e, which is the entry of x behind them.
 *
 * With P = 2^(33-e) = 2^12 H: z mult + P/2 - r = q P with 0 <= r < P, and y = clamp(q + b). e stands on one row of x and
 * counts on all, so it is wired to a column of its own, and (e, H) is looked up. Every value is below 2^110.
 * @module
 */
import {
  add,
  column,
  columnsAt,
  constant,
  multiply,
  negate,
  subtract,
  weight,
} from '../../../crypto/proof/expression.ts';
import type { Lookup, Relation, TableRow } from '../../../crypto/proof/relation.ts';
import type { TensorData } from '../kind.ts';
import { clamp, shiftProduct, TYPE_MAX } from '../requantise.ts';
import {
  columns,
  fixed,
  isLimb,
  joined,
  LIMBS,
  limbColumns,
  limbNames,
  padded,
  WIRE_TAG,
  within,
  withinColumns,
} from './parts.ts';

const MAX = TYPE_MAX.i32;
/** Exponents are 0..21, shifts 33..12. */
const TOP_EXPONENT = 21;
const LEAST_SHIFT = 12;
const POWER_TAG = 5;
/** r and P - 1 - r are below 2^33, so are y + max and max - y; |q + b| and with it the excess below 2^44. */
const LIMBS_33 = 3;
const LIMBS_44 = 4;

const [x, y, z, b, mult, u, magnitude, exponent, h, here] = columnsAt(
  'x',
  'y',
  'z',
  'b',
  'mult',
  'u',
  'magnitude',
  'exponent',
  'power',
  'exponentRow',
);
/** P */
const step = multiply(constant(1n << BigInt(LEAST_SHIFT)), h);
const remainder = joined('r', LIMBS_33);
const excess = joined('e', LIMBS_44);
const isI32 = within(y, MAX, LIMBS_33);
const limbs = [
  ...limbNames('r', LIMBS_33),
  ...limbNames('rest', LIMBS_33),
  ...limbNames('e', LIMBS_44),
  ...isI32.names,
];
const powers: readonly TableRow[] = Array.from({ length: TOP_EXPONENT + 1 }, (_, e) => [
  e,
  2 ** (TOP_EXPONENT - e),
  POWER_TAG,
]);
const power: Lookup = [exponent, h, constant(BigInt(POWER_TAG))];

/**
 * One kind for each input width, which says on which row of x the exponent stands.
 * @param dIn mantissas @param rows usable rows of a column
 */
export const bfplinearCell = (dIn: number, rows: number): Relation => ({
  name: 'bfplinear/v1',
  columns: [
    ...columns('boundary', 'x', 'y'),
    ...columns('model', 'b', 'mult'),
    ...columns('witness', 'z', 'magnitude', 'exponent', 'power', ...limbs),
    ...columns('fold', 'u'),
    fixed('exponentRow', rows, (i) => (i === dIn ? 1 : 0)),
  ],
  constraints: [
    // max (z mult + P/2 - r + P b) = P y (max + excess)
    subtract(
      multiply(
        constant(BigInt(MAX)),
        add(
          multiply(z, mult),
          multiply(constant(1n << BigInt(LEAST_SHIFT - 1)), h),
          negate(remainder),
          multiply(step, b),
        ),
      ),
      multiply(step, y, add(constant(BigInt(MAX)), excess)),
    ),
    multiply(excess, subtract(multiply(y, y), constant(BigInt(MAX) ** 2n))),
    ...isI32.constraints,
    // r + rest = P - 1
    subtract(subtract(step, constant(1n)), add(remainder, joined('rest', LIMBS_33))),
    // |x| is a limb: mantissas are within ±2047
    subtract(multiply(x, x), multiply(magnitude, magnitude)),
  ],
  lookups: [power, isLimb(magnitude), ...limbs.map((name) => isLimb(column(name)))],
  // every row's exponent is entry dIn of x
  wires: [
    { times: constant(1n), tuple: [exponent, constant(BigInt(dIn)), WIRE_TAG] },
    { times: multiply(constant(BigInt(-rows)), here), tuple: [x, constant(BigInt(dIn)), WIRE_TAG] },
  ],
  // Σ_k u_k x_k = Σ_j p_j z_j; no row of W has a weight for the exponent
  sums: [subtract(multiply(u, x), multiply(weight, z))],
  table: [...LIMBS, ...powers],
});

/**
 * @param input mantissas and the exponent
 * @param sums W m, one entry for each output
 * @param factors, bias as many
 * @param rows usable rows of a column
 */
export function traceBfplinear(
  input: Int32Array,
  sums: Int32Array,
  factors: TensorData,
  bias: Int32Array,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const shared = input.at(-1)!;
  const shift = TOP_EXPONENT + LEAST_SHIFT - shared;
  const z = Int32Array.from(padded(sums, rows));
  const quotients = Array.from(z, (sum, j) => shiftProduct(sum, factors[j] ?? 0, shift));
  const raised = quotients.map((quotient, j) => quotient + (bias[j] ?? 0));
  const outputs = raised.map((value) => clamp(value, MAX));
  const remainders = quotients.map((quotient, j) =>
    Number(
      BigInt(z[j]!) * BigInt(factors[j] ?? 0) +
        (1n << BigInt(shift - 1)) -
        (BigInt(quotient) << BigInt(shift)),
    ),
  );
  return {
    y: Int32Array.from(outputs.slice(0, sums.length)),
    witness: new Map([
      ['z', z],
      ['magnitude', Int32Array.from(padded(input, rows), Math.abs)],
      ['exponent', new Int32Array(rows).fill(shared)],
      ['power', new Int32Array(rows).fill(2 ** (TOP_EXPONENT - shared))],
      ...limbColumns('r', LIMBS_33, remainders),
      ...limbColumns(
        'rest',
        LIMBS_33,
        remainders.map((value) => 2 ** shift - 1 - value),
      ),
      ...limbColumns(
        'e',
        LIMBS_44,
        raised.map((value, j) => Math.abs(value) - Math.abs(outputs[j]!)),
      ),
      ...withinColumns(MAX, LIMBS_33, outputs),
    ]),
  };
}
