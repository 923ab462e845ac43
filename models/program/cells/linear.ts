/**
 * The cells of `linear` (and of `conv2d` as Toeplitz rows): z = W x + b, y = clamp(requantise(z, mult)).
 *
 * One cell kind for each output type serves all sizes: rows of W, b and mult beyond the operation's are zero, and so is
 * z there. crypto/proof/PROTOCOL.md, "The linear cell", says why y is unique and always provable.
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
  weight,
} from '../../../crypto/proof/expression.ts';
import type { Lookup, Relation } from '../../../crypto/proof/relation.ts';
import type { TensorData } from '../kind.ts';
import { clamp, requantise, TYPE_MAX } from '../requantise.ts';
import type { Requantise } from '../types.ts';
import {
  clamped,
  columns,
  I8,
  isI8,
  isLimb,
  joined,
  LIMBS,
  limbColumns,
  limbNames,
  padded,
  within,
  withinColumns,
} from './parts.ts';

type Output = Requantise['out'];

/** |acc| mult < 2^55, so quotients are at most 2^22 and remainders below 2^33. */
const QUOTIENT_LIMBS = 2;
const REMAINDER_LIMBS = 3;
const SHIFT = 33n;
const UNIT = 1n << SHIFT;

const [x, y, z, b, mult, u] = columnsAt('x', 'y', 'z', 'b', 'mult', 'u');
const excess = joined('e', QUOTIENT_LIMBS);

/** i32 outputs never clamp: |q| <= 2^22. */
const I32_QUOTIENT = 2 ** 22;
const isI16 = within(y, TYPE_MAX.i16, QUOTIENT_LIMBS);
const excessNames = limbNames('e', QUOTIENT_LIMBS);

export interface RequantisePart {
  readonly limbs: readonly string[];
  readonly constraints: readonly Expression[];
  readonly lookups: readonly Lookup[];
}

/** y = clamp(requantise(z, mult)) for an integer z: z mult + 2^32 - r = q 2^33. */
export function requantisePart(out: Output, value: Expression, factor: Expression): RequantisePart {
  const shifted = subtract(
    add(multiply(value, factor), constant(1n << (SHIFT - 1n))),
    joined('r', REMAINDER_LIMBS),
  );
  const clampedTo = (max: number) => clamped(shifted, UNIT, y, excess, max);
  const { names, constraints }: { names: readonly string[]; constraints: readonly Expression[] } = {
    i8: { names: excessNames, constraints: clampedTo(TYPE_MAX.i8) },
    i16: {
      names: [...excessNames, ...isI16.names],
      constraints: [...clampedTo(TYPE_MAX.i16), ...isI16.constraints],
    },
    i32: {
      names: limbNames('above', REMAINDER_LIMBS),
      constraints: [
        subtract(shifted, multiply(constant(UNIT), y)),
        subtract(add(y, constant(BigInt(I32_QUOTIENT))), joined('above', REMAINDER_LIMBS)),
      ],
    },
  }[out];
  const limbs = [...limbNames('r', REMAINDER_LIMBS), ...names];
  return {
    limbs,
    constraints,
    lookups: [...limbs.map((name) => isLimb(column(name))), ...(out === 'i8' ? [isI8(y)] : [])],
  };
}

function relation(out: Output): Relation {
  const part = requantisePart(out, z, mult);
  return {
    name: `linear-${out}/v1`,
    columns: [
      ...columns('boundary', 'x', 'y'),
      ...columns('model', 'b', 'mult'),
      ...columns('witness', 'z', ...part.limbs),
      ...columns('fold', 'u'),
    ],
    constraints: part.constraints,
    lookups: [isI8(x), ...part.lookups],
    wires: [],
    // Σ_k u_k x_k = Σ_j p_j (z_j - b_j)
    sums: [subtract(multiply(u, x), multiply(weight, subtract(z, b)))],
    table: [...LIMBS, ...I8],
  };
}

export const LINEAR_CELLS: Readonly<Record<Output, Relation>> = {
  i8: relation('i8'),
  i16: relation('i16'),
  i32: relation('i32'),
};

/**
 * The columns of round 1 and the output of one position.
 * @param sums W x + b, one entry for each output
 * @param factors the multipliers, as many
 * @param rows usable rows of a column
 */
export function traceLinear(
  sums: Int32Array,
  factors: TensorData,
  rows: number,
  out: Output = 'i8',
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const z = padded(sums, rows);
  const { outputs, columns: own } = requantiseColumns(z, padded(factors, rows), out);
  return {
    y: Int32Array.from(outputs.slice(0, sums.length)),
    witness: new Map([['z', Int32Array.from(z)], ...own]),
  };
}

/** The outputs of every row and their limbs. */
export function requantiseColumns(
  z: readonly number[],
  factors: readonly number[],
  out: Output,
): { readonly outputs: readonly number[]; readonly columns: readonly [string, Int32Array][] } {
  const quotients = z.map((value, j) => requantise(value, factors[j]!));
  const outputs = quotients.map((quotient) => clamp(quotient, TYPE_MAX[out]));
  const remainders = quotients.map((quotient, j) =>
    Number(BigInt(z[j]!) * BigInt(factors[j]!) + (1n << (SHIFT - 1n)) - (BigInt(quotient) << SHIFT)),
  );
  const over = quotients.map((quotient, j) => Math.abs(quotient) - Math.abs(outputs[j]!));
  return {
    outputs,
    columns: [
      ...limbColumns('r', REMAINDER_LIMBS, remainders),
      ...(out === 'i32' ? [] : limbColumns('e', QUOTIENT_LIMBS, over)),
      ...(out === 'i16' ? withinColumns(TYPE_MAX.i16, QUOTIENT_LIMBS, outputs) : []),
      ...(out === 'i32'
        ? limbColumns(
            'above',
            REMAINDER_LIMBS,
            outputs.map((value) => value + I32_QUOTIENT),
          )
        : []),
    ],
  };
}
