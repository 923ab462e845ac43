/**
 * The cell of `norm` without centring: s = ⌊(x + half(h)) / 2^h⌋ (exponent.ts), W = max(1, Σ s² + ⌊epsilon / 4^h⌋),
 * g = ⌊√W⌋, R = ⌊2^54 / g⌋, u = ⌊(s R + 2^32) / 2^33⌋, y = clamp(⌊(u gamma + 2^15) / 2^16⌋ + beta, ±(2^31 - 1)).
 *
 * W, g and R are those of root.ts; R and h stand on every row, wired to those of row 0.
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
} from '../../../crypto/proof/expression.ts';
import type { Lookup, Relation, TableRow } from '../../../crypto/proof/relation.ts';
import type { TensorData } from '../kind.ts';
import { clamp, shiftRound, TYPE_MAX } from '../requantise.ts';
import type { NormOp } from '../types.ts';
import { exponentPart, isMarked, traceExponents } from './exponent.ts';
import {
  clamped,
  columns,
  fixed,
  isLimb,
  joined,
  LIMBS,
  limbColumns,
  limbNames,
  WIRE_TAG,
  within,
  withinColumns,
} from './parts.ts';
import { rootColumns, rootPart, unitColumns, unitPart } from './root.ts';

const MAX = TYPE_MAX.i32;
const ROW_BITS = 24;
const GAIN_SHIFT = 16;
/** Two parts of ⌊epsilon / 4^h⌋, which is below 2^53. */
const TAG = { low: 10, high: 11 } as const;
const EPSILON_BITS = 27;

/** |s| is at most 2^24, and has to be an integer. */
const LEVEL = 1n << 25n;
const LIMBS_22 = 2;
const LIMBS_33 = 3;
const LIMBS_44 = 4;

const [y, exponent, shifted, unit, isZero, low, high, gamma, beta, used, first] = columnsAt(
  'y',
  'exponent',
  'shifted',
  'unit',
  'isZero',
  'epsilonLow',
  'epsilonHigh',
  'gamma',
  'beta',
  'used',
  'first',
);
const part = exponentPart(ROW_BITS);
const isI32 = within(y, MAX, LIMBS_33);
const scaled = unitPart(shifted);
const limbs = [
  ...part.limbs,
  ...limbNames('shiftedLevel', LIMBS_33),
  ...rootPart.limbs,
  ...scaled.limbs,
  ...limbNames('gainRest', LIMBS_22),
  ...limbNames('gainRoom', LIMBS_22),
  ...limbNames('e', LIMBS_44),
  ...isI32.names,
];

export interface NormSpec extends Pick<NormOp, 'epsilon'> {
  /** One for each entry. */
  readonly gamma: TensorData;
  readonly beta: TensorData | null;
}

const epsilonAt = (epsilon: number, h: number): number => Math.floor(epsilon / 4 ** h);
const lowOf = (value: number): number => value % 2 ** EPSILON_BITS;
const highOf = (value: number): number => Math.floor(value / 2 ** EPSILON_BITS);
const epsilonRows = (epsilon: number): TableRow[] =>
  Array.from({ length: 32 - ROW_BITS + 1 }, (_, h) => epsilonAt(epsilon, h)).flatMap(
    (value, h): TableRow[] => [
      [h, lowOf(value), TAG.low],
      [h, highOf(value), TAG.high],
    ],
  );
const isEpsilon: readonly Lookup[] = [
  [exponent, low, constant(BigInt(TAG.low))],
  [exponent, high, constant(BigInt(TAG.high))],
];

/** One kind for each gamma, beta and epsilon: they are part of the key. @param rows usable rows of a column */
export function normCell(spec: NormSpec, rows: number): Relation {
  const width = spec.gamma.length;
  const half = (shift: number) => constant(1n << BigInt(shift - 1));
  const raised = subtract(add(multiply(unit, gamma), half(GAIN_SHIFT)), joined('gainRest', LIMBS_22));
  const gained = add(raised, multiply(constant(1n << BigInt(GAIN_SHIFT)), beta));
  return {
    name: 'norm/v1',
    columns: [
      ...columns('boundary', 'x', 'y'),
      ...columns(
        'witness',
        ...part.names,
        'shifted',
        'unit',
        'isZero',
        'epsilonLow',
        'epsilonHigh',
        ...limbs,
      ),
      fixed('used', rows, (row) => (row < width ? 1 : 0)),
      fixed('first', rows, (row) => (row === 0 ? 1 : 0)),
      fixed('gamma', rows, (row) => spec.gamma[row] ?? 0),
      fixed('beta', rows, (row) => spec.beta?.[row] ?? 0),
    ],
    constraints: [
      ...part.constraints,
      // s P = x + h - r, and 0 on rows without an entry
      subtract(multiply(used, part.shifted), multiply(part.power, shifted)),
      subtract(add(shifted, constant(LEVEL)), joined('shiftedLevel', LIMBS_33)),
      multiply(first, isZero, rootPart.square),
      multiply(first, subtract(multiply(isZero, isZero), isZero)),
      ...rootPart.constraints,
      ...scaled.constraints,
      // 2^16 q = u gamma + 2^15 - r + 2^16 beta, y = clamp(q)
      ...clamped(gained, 1n << BigInt(GAIN_SHIFT), y, joined('e', LIMBS_44), MAX),
      ...isI32.constraints,
      subtract(
        constant((1n << BigInt(GAIN_SHIFT)) - 1n),
        add(joined('gainRest', LIMBS_22), joined('gainRoom', LIMBS_22)),
      ),
    ],
    lookups: [...part.lookups, ...isEpsilon, ...limbs.map((name) => isLimb(column(name)))],
    // (R, h) of every row is that of row 0
    wires: [
      {
        times: subtract(used, multiply(constant(BigInt(width)), first)),
        tuple: [rootPart.reciprocal, exponent, WIRE_TAG],
      },
    ],
    sums: [
      isMarked(used),
      // Σ s² = W - ⌊epsilon / 4^h⌋, less 1 where that is zero
      add(
        multiply(shifted, shifted),
        negate(
          multiply(
            first,
            subtract(rootPart.whole, add(low, multiply(constant(1n << BigInt(EPSILON_BITS)), high), isZero)),
          ),
        ),
      ),
    ],
    table: [...LIMBS, ...part.table, ...epsilonRows(spec.epsilon)],
  };
}

/** @param input as many entries as gamma @param rows usable rows of a column */
export function traceNorm(
  { gamma, beta, epsilon }: NormSpec,
  input: Int32Array,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const traced = traceExponents(ROW_BITS, new Array<number>(input.length).fill(0), input, rows);
  const h = traced.exponents[0]!;
  const shiftedOf = (row: number): number => traced.quotients[row] ?? 0;
  const own = epsilonAt(epsilon, h);
  const squares = traced.quotients.reduce((sum, s) => sum + BigInt(s) ** 2n, BigInt(own));
  const total = squares > 0n ? squares : 1n;
  const { reciprocal, columns: roots } = rootColumns(total, rows);

  const column = <T>(entry: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => entry(row));
  const ints = (entry: (row: number) => number): Int32Array => Int32Array.from(column(entry));
  // rows without an entry have the epsilon of exponent 0, as they have that
  const epsilons = column((row) => (row < input.length ? own : epsilon));
  const { units, columns: scaling } = unitColumns(column(shiftedOf), reciprocal);
  const gains = column((row) => units[row]! * (gamma[row] ?? 0));
  const raised = gains.map((gain, row) => shiftRound(gain, GAIN_SHIFT) + (beta?.[row] ?? 0));
  const outputs = raised.map((value) => clamp(value, MAX));
  const gainRest = gains.map(
    (gain) => gain + 2 ** (GAIN_SHIFT - 1) - shiftRound(gain, GAIN_SHIFT) * 2 ** GAIN_SHIFT,
  );
  return {
    y: Int32Array.from(outputs.slice(0, input.length)),
    witness: new Map([
      ...traced.columns,
      ['shifted', ints(shiftedOf)],
      ['isZero', ints((row) => (row === 0 && squares === 0n ? 1 : 0))],
      ['epsilonLow', Int32Array.from(epsilons, lowOf)],
      ['epsilonHigh', Int32Array.from(epsilons, highOf)],
      ...limbColumns(
        'shiftedLevel',
        LIMBS_33,
        column((row) => shiftedOf(row) + Number(LEVEL)),
      ),
      ...roots,
      ...scaling,
      ...limbColumns('gainRest', LIMBS_22, gainRest),
      ...limbColumns(
        'gainRoom',
        LIMBS_22,
        gainRest.map((value) => 2 ** GAIN_SHIFT - 1 - value),
      ),
      ...limbColumns(
        'e',
        LIMBS_44,
        raised.map((value, row) => Math.abs(value) - Math.abs(outputs[row]!)),
      ),
      ...withinColumns(MAX, LIMBS_33, outputs),
    ]),
  };
}
