/**
 * What a client does around a network's program: real numbers to the integers it takes, and its integers back to real
 * numbers, both in the order of the source.
 * @module
 */
import type { Scale, TensorEnd, TensorPorts } from '../../shard/types.ts';
import { I8_MAX } from './ranges.ts';

const MANTISSA_BITS = 31;

/** To nearly ten digits, far below the step that it stands for. */
export function scaleOf(real: number): Scale {
  const exponent = Math.floor(Math.log2(real)) - MANTISSA_BITS + 1;
  return { mantissa: Math.round(real * 2 ** -exponent), exponent };
}

export const realOf = ({ mantissa, exponent }: Scale): number => mantissa * 2 ** exponent;

export const sizeOf = ({ shape }: Pick<TensorEnd, 'shape'>): number =>
  shape.reduce((size, one) => size * one, 1);

/** Values of one input or output from the source's order to the program's. */
export function toPixels(
  { shape, planes }: Pick<TensorEnd, 'shape' | 'planes'>,
  values: Float64Array,
): Float64Array {
  const pixels = sizeOf({ shape }) / planes;
  return values.map((_, i) => values[(i % planes) * pixels + Math.floor(i / planes)]!);
}

export interface EncodedInput {
  readonly values: Int32Array;
  /** Values that the program's range does not hold: the model was calibrated with smaller ones. */
  readonly clipped: number;
}

/** @param values of one input, in the source's order */
export function encodeInput(end: TensorEnd, values: Float64Array): EncodedInput {
  const scale = realOf(end.scale);
  const units = toPixels(end, values).map((value) => Math.round(value / scale));
  return {
    values: Int32Array.from(units, (unit) => Math.max(-I8_MAX, Math.min(I8_MAX, unit))),
    clipped: units.reduce((count, unit) => count + (Math.abs(unit) > I8_MAX ? 1 : 0), 0),
  };
}

/** Real values of one row of the last layer's output, in the source's order. */
export function decodeOutput({ shape, planes, scale }: TensorEnd, units: Int32Array): Float64Array {
  const pixels = sizeOf({ shape }) / planes;
  const unit = realOf(scale);
  return Float64Array.from(units, (_, i) => units[(i % pixels) * planes + Math.floor(i / pixels)]! * unit);
}

/** What the model says of an output: the values themselves, shares between 0 and 1, or their logarithms. */
export function resultOf(result: TensorPorts['result'], values: Float64Array): Float64Array {
  if (result === 'sigmoid') return values.map((value) => 1 / (1 + Math.exp(-value)));
  if (result !== 'softmax' && result !== 'logsoftmax') return values;
  const most = values.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);
  const total = Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
  const logarithms = values.map((value) => value - most - total);
  return result === 'softmax' ? logarithms.map(Math.exp) : logarithms;
}
