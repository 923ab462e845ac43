/**
 * What one unit of each product's output is worth, from the values that calibration inputs cause.
 *
 * Static scales, one a layer: i8 between products, i16 behind the last, with room above the largest value seen. A value
 * that passes through ReLU and pooling before it is multiplied again counts as what comes out of them.
 * @module
 */
import { UsageError } from '../../../crypto/core/errors.ts';
import type { FloatNetwork, NetworkLayer } from '../../formats/float-network.ts';
import { runNetwork } from './run.ts';

export type Product = Extract<NetworkLayer, { kind: 'linear' | 'conv2d' }>;

export interface NetworkScales {
  /** Real value of one unit of the program's input. */
  readonly input: number;
  /** The same of each product's output, by its name. */
  readonly outputs: ReadonlyMap<string, number>;
}

const I8_MAX = 127;
const I16_MAX = 32_767;
const LOGIT_ROOM = 4;
/** A multiplier is below 2^32 of 2^33: no unit of a product may be worth half a unit of its output. */
const LEAST_RATIO = 2.5;

export const isProduct = (layer: NetworkLayer): layer is Product =>
  layer.kind === 'linear' || layer.kind === 'conv2d';

/**
 * @throws UsageError NETWORK_EMPTY (nothing is multiplied) | CALIBRATION_INPUT (no inputs, or of another size, not finite,
 * or nothing but zeros)
 */
export function networkScales(network: FloatNetwork, inputs: readonly Float64Array[]): NetworkScales {
  checkInputs(network, inputs);
  const { layers } = network;
  const largest = layers.map(() => 0);
  for (const input of inputs) {
    runNetwork(network, input).forEach((values, i) => {
      largest[i] = Math.max(largest[i]!, largestOf(values));
    });
  }
  const lastProduct = layers.findLastIndex(isProduct);
  if (lastProduct === -1) {
    throw new UsageError(
      'NETWORK_EMPTY',
      'the model multiplies nothing: there is nothing to hide or to prove',
      {
        hint: 'choose a model with at least one Conv, Gemm or MatMul',
      },
    );
  }
  const input = Math.max(...inputs.map(largestOf)) / I8_MAX;
  const outputs = new Map<string, number>();
  let scale = input;
  layers.forEach((layer, i) => {
    if (!isProduct(layer)) return;
    let end = i; // of the layers up to the next product
    while (end + 1 < layers.length && !isProduct(layers[end + 1]!)) end++;
    const wanted = i === lastProduct ? (largest[end]! * LOGIT_ROOM) / I16_MAX : largest[end]! / I8_MAX;
    const widest = largestOf(layer.weight) / I8_MAX;
    // a layer of nothing but zeros has any scale
    scale = Math.max(wanted, scale * widest * LEAST_RATIO) || 1;
    outputs.set(layer.name, scale);
  });
  return { input, outputs };
}

export function largestOf(values: Float32Array | Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}

function checkInputs({ input }: FloatNetwork, inputs: readonly Float64Array[]): void {
  const size = input.height * input.width * input.channels;
  const fits = inputs.every((one) => one.length === size && one.every(Number.isFinite));
  if (inputs.length > 0 && fits && inputs.some((one) => largestOf(one) > 0)) return;
  throw new UsageError('CALIBRATION_INPUT', 'calibration needs typical inputs of the model', {
    details: { inputs: inputs.length, expected: `${size} finite values each, not all zero` },
    hint: 'give some inputs that the model was trained on, as it gets them',
  });
}
