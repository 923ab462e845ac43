/**
 * Static quantisation: from float ranges to the integers of a program.
 *
 * Channel c of an activation holds x = zero_c + scale_c · q with q in −127..127. Scales and zeros of what a linear
 * operation reads are folded into its weights and bias, those of what it writes into its multiplier and bias, so both
 * may differ by channel and cost nothing at run time.
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

/** What was seen of one activation, per channel. */
export interface ChannelStats {
  readonly min: readonly number[];
  readonly max: readonly number[];
  readonly mean: readonly number[];
}

export interface Grid {
  readonly scale: Float64Array;
  readonly zero: Float64Array;
}

export const zeros = (width: number): Float64Array => new Float64Array(width);

/** Middle of each channel's range. */
export const centre = ({ min, max }: ChannelStats): Float64Array =>
  Float64Array.from(min, (low, c) => (low + max[c]!) / 2);

/** Largest distance of each channel from `zero`. */
export const spread = ({ min, max }: ChannelStats, zero: Float64Array): Float64Array =>
  zero.map((z, c) => Math.max(max[c]! - z, z - min[c]!));

/** Scales under which each channel's own range is exactly the i8 range; dead channels get the smallest useful one. */
export function ownScales(ranges: Float64Array): Float64Array {
  const floor = Math.max(...ranges) * 1e-4;
  return ranges.map((range) => Math.max(range, floor) / I8_MAX);
}

/**
 * Scales of a dense layer's input channels: s_c ∝ range_c^¾ / max|W_c|^¼, as far up as the widest channel needs
 * (SmoothQuant, arXiv 2211.10438, section 4, with α = ¾). A channel with small weights gets headroom instead of
 * resolution. Roots are taken by Math.sqrt, which IEEE 754 fixes to the bit.
 */
export function balance(ranges: Float64Array, { dIn, dOut, weight }: DenseWeights): Float64Array {
  const own = ownScales(ranges);
  const columns = new Float64Array(dIn);
  for (let k = 0; k < dIn; k++) {
    for (let j = 0; j < dOut; j++) columns[k] = Math.max(columns[k]!, Math.abs(weight[k * dOut + j]!));
  }
  const least = Math.max(...columns) * 1e-4;
  const shape = own.map((scale, k) => {
    const root = Math.sqrt(scale);
    return root * Math.sqrt(root / Math.sqrt(Math.max(columns[k]!, least)));
  });
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
 * Tensors `<name>.weight` i8 [dOut, dIn], `<name>.bias` i32 and `<name>.mult` u32; weights symmetric per output.
 * @param seen the input channels over the calibration texts: the mean shift that rounding the weights causes there is
 * taken out of the bias
 */
export function quantiseDense(
  name: string,
  { dIn, dOut, weight, bias }: DenseWeights,
  input: Grid,
  output: Grid,
  seen: ChannelStats,
): NamedTensor[] {
  const integers = new Int8Array(dOut * dIn);
  const biases = new Int32Array(dOut);
  const mults = new Uint32Array(dOut);
  const mean = input.scale.map((scale, k) => (seen.mean[k]! - input.zero[k]!) / scale);
  for (let j = 0; j < dOut; j++) {
    const row = input.scale.map((scale, k) => weight[k * dOut + j]! * scale);
    const scale = row.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / I8_MAX;
    let constant = bias[j]! - output.zero[j]!;
    row.forEach((exact, k) => {
      const rounded = Math.round(exact / scale);
      integers[j * dIn + k] = rounded;
      constant += weight[k * dOut + j]! * input.zero[k]! + (exact - rounded * scale) * mean[k]!;
    });
    biases[j] = Math.round(constant / scale);
    mults[j] = multiplier(scale / output.scale[j]!);
  }
  return [
    { name: `${name}.weight`, type: 'i8', shape: [dOut, dIn], data: integers },
    { name: `${name}.bias`, type: 'i32', shape: [dOut], data: biases },
    { name: `${name}.mult`, type: 'u32', shape: [dOut], data: mults },
  ];
}
