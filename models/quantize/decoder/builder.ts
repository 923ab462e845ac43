/**
 * Adds one operation after another to a decoder's program, with its tensors.
 * @module
 */
import { UsageError } from '../../../crypto/core/errors.ts';
import type { Op } from '../../program/types.ts';
import type { NamedTensor } from '../../program/weights.ts';
import type { FloatMatrix } from './matrix.ts';
import { quantiseRows } from './rows.ts';

const MULT_UNIT = 2 ** 33;
/** u = 1 has 21 fractional bits, and `norm` drops 16 after the product with gamma. */
const NORM_GAIN = 2 ** (21 - 16);
/** Gamma's largest entry takes this many bits: fine steps, and |y| ≤ 2^(20 + 5) never saturates. */
const GAMMA_BITS = 20;
/** Finer units than this have no use, even where all gains are nearly nothing. */
const MAX_UNIT_BITS = 30;

/** A value of the program and how many units make 1. */
export interface Scaled {
  readonly name: string;
  readonly unit: number;
}

export interface DenseOptions {
  readonly matrix: FloatMatrix;
  readonly bias: ArrayLike<number> | null;
  /** Units of each output that make 1. */
  readonly units: ArrayLike<number>;
}

export class Builder {
  readonly ops: Op[] = [];
  readonly tensors: NamedTensor[] = [];

  push(op: Op): string {
    this.ops.push(op);
    return op.out;
  }

  /** @returns its name */
  tensor(name: string, type: NamedTensor['type'], shape: readonly number[], data: ArrayLike<number>): string {
    this.tensors.push({ name, type, shape, data });
    return name;
  }

  /**
   * RMS norm, or layer norm when `center`, whose channel c comes out multiplied by gains[c].
   * @param epsilon of the source, beside the mean square
   */
  norm(
    name: string,
    from: Scaled,
    gains: Float64Array,
    { center, epsilon }: { center: boolean; epsilon: number },
  ): Scaled {
    const width = gains.length;
    const most = gains.reduce((top, gain) => Math.max(top, Math.abs(gain)), 0);
    const factor = Math.sqrt(width) / NORM_GAIN;
    // a power of two, so that the unit itself is exact
    let unit = 2 ** MAX_UNIT_BITS;
    while (most * factor * unit > 2 ** GAMMA_BITS) unit /= 2;
    const gamma = this.tensor(
      `${name}.gamma`,
      'i32',
      [width],
      Int32Array.from(gains, (gain) => Math.round(gain * factor * unit)),
    );
    this.push({
      kind: 'norm',
      name,
      in: [from.name],
      out: name,
      gamma,
      beta: null,
      center,
      epsilon: Math.round(width * epsilon * from.unit * from.unit),
    });
    return { name, unit };
  }

  /** To block floating point, for the operations that multiply. */
  blocks(from: Scaled, groups: readonly number[]): Scaled {
    const name = `${from.name}.blocks`;
    this.push({ kind: 'bfp', name, in: [from.name], out: name, groups });
    return { name, unit: from.unit };
  }

  /**
   * y = x W + b over the blocks of one row.
   * @throws UsageError QUANTIZE_RANGE when a row's magnitudes leave what a multiplier or a bias can say
   */
  dense(name: string, from: Scaled, { matrix, bias, units }: DenseOptions): string {
    const { rows, cols } = matrix;
    const { name: blocks } = this.blocks(from, [cols]);
    const { integers, steps } = quantiseRows(matrix);
    const mults = Uint32Array.from(steps, (step, r) => multiplier(name, r, (step * units[r]!) / from.unit));
    this.push({
      kind: 'bfplinear',
      name,
      in: [blocks],
      out: name,
      weight: this.tensor(`${name}.weight`, 'i8', [rows, cols], integers),
      mult: this.tensor(`${name}.mult`, 'u32', [rows], mults),
      bias: bias === null ? null : this.tensor(`${name}.bias`, 'i32', [rows], fixed(name, bias, units)),
    });
    return name;
  }
}

/** A row of zeros multiplies nothing: any multiplier serves. */
function multiplier(name: string, row: number, ratio: number): number {
  const mult = Math.round(ratio * MULT_UNIT);
  if (mult < 2 ** 32) return Math.max(1, mult);
  throw outOfRange(name, row, 'weights are too large for the fixed-point grid');
}

/** Reals to integers of the given units. @throws UsageError QUANTIZE_RANGE */
export function fixed(name: string, values: ArrayLike<number>, units: ArrayLike<number>): Int32Array {
  return Int32Array.from(values, (value, i) => {
    const integer = Math.round(value * units[i]!);
    if (Math.abs(integer) < 2 ** 31) return integer;
    throw outOfRange(name, i, 'a constant is too large for the fixed-point grid');
  });
}

const outOfRange = (name: string, row: number, what: string): UsageError =>
  new UsageError('QUANTIZE_RANGE', `${name}: ${what}`, {
    details: { operation: name, row },
    hint: 'such a model has no integer form here: choose another source',
  });
