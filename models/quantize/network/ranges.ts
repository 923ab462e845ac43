/**
 * What one unit of each layer's output is worth, from the values that calibration inputs cause.
 *
 * Static scales, one a layer: i8 where a product or a table reads the value, i16 behind the last of them, with room above
 * the largest value seen. A value that passes through ReLU and pooling before it is read counts as what comes out of
 * them.
 * @module
 */
import { UsageError } from '../../../crypto/core/errors.ts';
import { entriesOf, type FloatNetwork, type NetworkLayer } from '../../formats/float-network.ts';
import { CURVES } from './curves.ts';
import { runNetwork } from './run.ts';

export type Product = Extract<NetworkLayer, { kind: 'linear' | 'conv2d' }>;
type Curved = Extract<NetworkLayer, { kind: 'curve' }>;

export interface NetworkScales {
  /** Real value of one unit of the program's input. */
  readonly input: number;
  /** The same of each product's and each table's output, by its name. */
  readonly outputs: ReadonlyMap<string, number>;
}

export const I8_MAX = 127;
export const I16_MAX = 32_767;
const LOGIT_ROOM = 4;
/** A multiplier is below 2^32 of 2^33: no unit of a product may be worth half a unit of its output. */
const LEAST_RATIO = 2.5;
/**
 * Units of a product's output that its weights can reach: an accumulator times its multiplier is below 2^55, 2^33 of it one
 * unit; half is left to the bias, and half again because rounding up may double a row's sum.
 */
const MOST_UNITS = 2 ** 20;
/** Beyond any real model's values, and within what binary32 weights and a manifest can hold. */
const LARGEST = 2 ** 60;

export const isProduct = (layer: NetworkLayer): layer is Product =>
  layer.kind === 'linear' || layer.kind === 'conv2d';
/** Its output has a scale of its own; those of the other kinds have their input's. */
export const isScaled = (layer: NetworkLayer): layer is Product | Curved =>
  isProduct(layer) || layer.kind === 'curve';

/** @throws UsageError NETWORK_EMPTY (nothing is multiplied) */
export function demandProduct({ layers }: FloatNetwork): void {
  if (layers.some(isProduct)) return;
  const why = 'the model multiplies nothing: there is nothing to hide or to prove';
  throw new UsageError('NETWORK_EMPTY', why, {
    hint: 'choose a model with at least one convolution or dense layer',
  });
}

/**
 * @param onProgress calibration inputs that are done
 * @throws UsageError NETWORK_EMPTY | CALIBRATION_INPUT (no inputs, or of another size, not finite, or nothing but zeros)
 */
export function networkScales(
  network: FloatNetwork,
  inputs: readonly Float64Array[],
  onProgress?: (done: number) => void,
): NetworkScales {
  demandProduct(network);
  const input = Math.max(0, ...inputs.map(largestOf)) / I8_MAX;
  checkInputs(network, inputs, input);
  const { layers } = network;
  const largest = layers.map(() => 0);
  inputs.forEach((one, done) => {
    runNetwork(network, one).forEach((values, i) => {
      largest[i] = Math.max(largest[i]!, largestOf(values));
    });
    onProgress?.(done + 1);
  });
  checkRange(Math.max(...largest));
  const outputs = new Map<string, number>();
  const last = layers.findLastIndex(isScaled);
  let scale = input;
  layers.forEach((layer, i) => {
    if (!isScaled(layer)) return;
    let end = i; // of the layers that keep the scale
    while (end + 1 < layers.length && !isScaled(layers[end + 1]!)) end++;
    const reader = layers[end + 1];
    const reach = reader?.kind === 'curve' ? CURVES[reader.curve].reach : Number.POSITIVE_INFINITY;
    const seen = Math.min(largest[end]!, reach);
    const wanted = i === last ? (seen * LOGIT_ROOM) / I16_MAX : seen / I8_MAX;
    // a layer of nothing but zeros has any scale
    scale = Math.max(wanted, isProduct(layer) ? leastScale(layer, scale) : 0) || 1;
    outputs.set(layer.name, scale);
  });
  checkRange(1 / scale);
  return { input, outputs };
}

/** The finest scale at which no input whatever takes the exact arithmetic out of its bounds. */
function leastScale({ weight, out }: Product, inScale: number): number {
  const row = weight.length / out;
  let widest = 0;
  for (let o = 0; o < out; o++) {
    const norm = weight.subarray(o * row, (o + 1) * row).reduce((sum, w) => sum + Math.abs(w), 0);
    widest = Math.max(widest, norm);
  }
  const unit = (largestOf(weight) / I8_MAX) * inScale;
  return Math.max(unit * LEAST_RATIO, (widest * I8_MAX * inScale) / MOST_UNITS);
}

export function largestOf(values: Float32Array | Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}

function checkInputs({ input }: FloatNetwork, inputs: readonly Float64Array[], scale: number): void {
  const size = entriesOf(input);
  const fits = inputs.every((one) => one.length === size && one.every(Number.isFinite));
  if (inputs.length === 0 || !fits || scale === 0) {
    throw new UsageError('CALIBRATION_INPUT', 'calibration needs typical inputs of the model', {
      details: { inputs: inputs.length, expected: `${size} finite values each, not all zero` },
      hint: 'give some inputs that the model was trained on, as it gets them',
    });
  }
  checkRange(scale);
  checkRange(1 / scale);
}

function checkRange(value: number): void {
  if (value <= LARGEST) return;
  throw new UsageError('CALIBRATION_RANGE', 'calibration inputs cause values out of any range', {
    details: { largest: value, expected: `at most ${LARGEST}` },
    hint: 'give inputs as the model was trained on: normalised in the same way',
  });
}
