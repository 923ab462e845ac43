/**
 * Static symmetric quantisation: from float ranges to the integers of a program.
 *
 * An activation channel c holds x = s_c · q with q in i8. The scales of a linear operation's inputs are folded into its
 * weights, so they may differ by channel at no cost at run time; `balance` chooses them between the two extremes
 * (all the difficulty in the activations, all of it in the weights) as SmoothQuant does (arXiv 2211.10438, section 4).
 * @module
 */
import { InternalError } from '../../crypto/core/errors.ts';
import type { NamedTensor } from '../program/weights.ts';

const I8_MAX = 127;
const MULT_UNIT = 2 ** 33;

/** y = x W + b, `weight` [dIn, dOut]. */
export interface DenseWeights {
  readonly dIn: number;
  readonly dOut: number;
  readonly weight: ArrayLike<number>;
  readonly bias: ArrayLike<number>;
}

/** Largest magnitude of every channel seen so far; grows in place. */
export function widen(ranges: Float64Array, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const c = i % ranges.length;
    ranges[c] = Math.max(ranges[c]!, Math.abs(values[i]!));
  }
}

/** Scales under which each channel's own range is exactly the i8 range; dead channels get the smallest useful one. */
export function ownScales(ranges: Float64Array): Float64Array {
  const floor = Math.max(...ranges) * 1e-4;
  return ranges.map((range) => Math.max(range, floor) / I8_MAX);
}

/**
 * Per-channel input scales of a dense layer, between one scale for all channels and each channel's own: with equal weight
 * on both, s_c ∝ √(range_c / max|W_c|), as far up as the widest channel allows.
 */
export function balance(ranges: Float64Array, { dIn, dOut, weight }: DenseWeights): Float64Array {
  const own = ownScales(ranges);
  const columns = new Float64Array(dIn);
  for (let k = 0; k < dIn; k++) {
    for (let j = 0; j < dOut; j++) columns[k] = Math.max(columns[k]!, Math.abs(weight[k * dOut + j]!));
  }
  const least = Math.max(...columns) * 1e-4;
  const shape = own.map((scale, k) => Math.sqrt(scale / Math.max(columns[k]!, least)));
  const factor = own.reduce((most, scale, k) => Math.max(most, scale / shape[k]!), 0);
  return shape.map((value) => value * factor);
}

/** An unsigned multiplier for `requantise`. @throws InternalError QUANTIZE_RANGE when it is 0 or no u32 */
export function multiplier(ratio: number): number {
  const mult = Math.round(ratio * MULT_UNIT);
  if (mult >= 1 && mult < 2 ** 32) return mult;
  throw new InternalError('QUANTIZE_RANGE', `multiplier ${mult} is not a u32; choose other scales`);
}

/**
 * Tensors `<name>.weight` i8 [dOut, dIn], `<name>.bias` i32 and `<name>.mult` u32, per output channel symmetric.
 * @param inScales of the i8 inputs @param outScale of output channel j (a residual's is 2^-frac)
 * @param mean average input of each channel over the calibration set: the shift that rounding the weights causes on
 * it is taken out of the bias
 */
export function quantiseDense(
  name: string,
  { dIn, dOut, weight, bias }: DenseWeights,
  inScales: Float64Array,
  outScale: (j: number) => number,
  mean: Float64Array,
): NamedTensor[] {
  const integers = new Int8Array(dOut * dIn);
  const biases = new Int32Array(dOut);
  const mults = new Uint32Array(dOut);
  for (let j = 0; j < dOut; j++) {
    let most = 0;
    for (let k = 0; k < dIn; k++) most = Math.max(most, Math.abs(weight[k * dOut + j]! * inScales[k]!));
    const scale = most / I8_MAX;
    let shift = 0;
    for (let k = 0; k < dIn; k++) {
      const exact = weight[k * dOut + j]! * inScales[k]!;
      const rounded = Math.round(exact / scale);
      integers[j * dIn + k] = rounded;
      shift += (exact - rounded * scale) * (mean[k]! / inScales[k]!);
    }
    biases[j] = Math.round((bias[j]! + shift) / scale);
    mults[j] = multiplier(scale / outScale(j));
  }
  return [
    { name: `${name}.weight`, type: 'i8', shape: [dOut, dIn], data: integers },
    { name: `${name}.bias`, type: 'i32', shape: [dOut], data: biases },
    { name: `${name}.mult`, type: 'u32', shape: [dOut], data: mults },
  ];
}
