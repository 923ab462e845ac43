/**
 * The float network as an exact integer program (design: NUMERICS).
 *
 * Weights: symmetric per output channel, ±127 at the channel's largest. Activations: static, one scale per layer, ±127
 * at the largest value that the calibration images cause; below a ReLU only positive values count. Logits are i16 with
 * room for four times the largest seen. An activation scale s means real = integer · s.
 * @module
 */
import type { Op, Program } from '../../program/types.ts';
import { type NamedTensor, packTensors } from '../../program/weights.ts';
import type { ProgramWithWeights } from '../../shard/merge.ts';
import { INPUT_UNITS } from './images.ts';
import { inputSize, LAYERS, type Layer, type LayerParameters, patchSize } from './layers.ts';
import { type Parameters, run } from './network.ts';

export const MAX_ROWS = 16;

export interface QuantisedNetwork extends ProgramWithWeights {
  /** Real value of one unit of each layer's output, in the order of LAYERS. */
  readonly scales: readonly number[];
}

const I8_MAX = 127;
const I16_MAX = 32_767;
const LOGIT_ROOM = 4;
const MULT_UNIT = 2 ** 33;

/** @param images for calibration, from the training set */
export function quantise(parameters: Parameters, images: readonly Float64Array[]): QuantisedNetwork {
  const largest = largestOutputs(parameters, images);
  const named: NamedTensor[] = [];
  const ops: Op[] = [];
  const scales: number[] = [];
  let value = 'pixels';
  LAYERS.forEach((layer, i) => {
    const isLast = i === LAYERS.length - 1;
    const outScale = isLast ? (largest[i]! * LOGIT_ROOM) / I16_MAX : largest[i]! / I8_MAX;
    named.push(...quantiseLayer(layer, parameters[i]!, scales[i - 1] ?? 1 / INPUT_UNITS, outScale));
    const own = operations(layer, value, isLast ? 'i16' : 'i8');
    ops.push(...own);
    value = own.at(-1)!.out;
    scales.push(outScale);
  });
  ops.push({ kind: 'argmax', name: 'argmax', in: [value], out: 'digit' });
  const { tensors, weights } = packTensors(named);
  const program: Program = {
    version: 1,
    name: 'digits',
    inputs: [{ name: 'pixels', rows: 'n', width: inputSize(LAYERS[0]!), type: 'i8' }],
    outputs: [{ name: 'digit', rows: 'n', width: 1, type: 'i32' }],
    ops,
    tensors,
    maxRows: MAX_ROWS,
  };
  return { program, weights, scales };
}

/** Largest magnitude of each layer's output, after its ReLU. */
function largestOutputs(parameters: Parameters, images: readonly Float64Array[]): number[] {
  const largest = LAYERS.map(() => 0);
  for (const image of images) {
    run(parameters, image).forEach(({ values }, i) => {
      for (const value of values) largest[i] = Math.max(largest[i]!, Math.abs(value));
    });
  }
  return largest;
}

function quantiseLayer(
  layer: Layer,
  { weight, bias }: LayerParameters,
  inScale: number,
  outScale: number,
): NamedTensor[] {
  const size = patchSize(layer);
  const channels = Array.from({ length: layer.out }, (_, o) => {
    const row = weight.subarray(o * size, (o + 1) * size);
    const unit = row.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / I8_MAX;
    return {
      weight: Array.from(row, (w) => Math.round(w / unit)),
      bias: Math.round(bias[o]! / (inScale * unit)),
      mult: Math.round(((inScale * unit) / outScale) * MULT_UNIT),
    };
  });
  const vector = { shape: [layer.out] };
  return [
    {
      name: `${layer.name}.weight`,
      type: 'i8',
      shape: [layer.out, size],
      data: channels.flatMap((channel) => channel.weight),
    },
    { name: `${layer.name}.bias`, type: 'i32', ...vector, data: channels.map((channel) => channel.bias) },
    { name: `${layer.name}.mult`, type: 'u32', ...vector, data: channels.map((channel) => channel.mult) },
  ];
}

/** Name of the value that holds a layer's output. */
export const outputOf = (layer: Layer): string => operations(layer, '', 'i8').at(-1)!.out;

/** Convolution (or a dense layer where the image is one pixel), pooling, ReLU. */
function operations(layer: Layer, input: string, out: 'i8' | 'i16'): Op[] {
  const { name, height, width, channels, kernel, pool } = layer;
  const product = {
    name,
    in: [input],
    out: name,
    weight: `${name}.weight`,
    bias: `${name}.bias`,
    requant: { mult: `${name}.mult`, out },
  };
  const isDense = height === 1 && width === 1;
  const ops: Op[] = [
    isDense
      ? { kind: 'linear', ...product }
      : { kind: 'conv2d', ...product, height, width, channels, kernel, stride: 1 },
  ];
  if (pool > 1) {
    ops.push({
      kind: 'maxpool',
      name: `${name}.pool`,
      in: [name],
      out: `${name}.pool`,
      height: height - kernel + 1,
      width: width - kernel + 1,
      channels: layer.out,
      size: pool,
    });
  }
  if (layer.relu)
    ops.push({ kind: 'relu', name: `${name}.relu`, in: [ops.at(-1)!.out], out: `${name}.relu` });
  return ops;
}
