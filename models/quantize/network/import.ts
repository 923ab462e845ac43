/**
 * A chain of float layers as an exact integer program: static W8A8 (design: NUMERICS). Weights are symmetric per output
 * channel, ±127 at the channel's largest; activations have one scale a layer (ranges.ts).
 * @module
 */
import type { FloatNetwork, NetworkLayer } from '../../formats/float-network.ts';
import { inferShapes } from '../../program/shapes.ts';
import type { Op, Program } from '../../program/types.ts';
import { validateProgram } from '../../program/validate.ts';
import { type NamedTensor, packTensors } from '../../program/weights.ts';
import type { WholeModel } from '../../shard/split.ts';
import { isProduct, largestOf, networkScales, type Product } from './ranges.ts';

export interface ImportedNetwork {
  readonly model: WholeModel;
  /** Real value of one unit of the program's input, an i8; images are channel-last. */
  readonly inputScale: number;
  /** Real value of one unit of the output; of no use behind `argmax`. */
  readonly outputScale: number;
}

export const NETWORK_MAX_ROWS = 16;
const I8_MAX = 127;
const MULT_UNIT = 2 ** 33;
/** Below this share of an output unit, a channel's weights add nothing to its bias. */
const LEAST_UNIT = 2 ** -20;

/**
 * @param calibration inputs that are typical of the model, channel-last
 * @throws UsageError CALIBRATION_INPUT | NETWORK_EMPTY; what validateProgram throws
 */
export function importNetwork(network: FloatNetwork, calibration: readonly Float64Array[]): ImportedNetwork {
  const scales = networkScales(network, calibration);
  const lastProduct = network.layers.findLast(isProduct);
  const named: NamedTensor[] = [];
  const ops: Op[] = [];
  let value = 'input';
  let scale = scales.input;
  for (const layer of network.layers) {
    ops.push(operation(layer, value, layer === lastProduct ? 'i16' : 'i8'));
    value = layer.name;
    if (!isProduct(layer)) continue;
    const outScale = scales.outputs.get(layer.name)!;
    named.push(...quantiseProduct(layer, scale, outScale));
    scale = outScale;
  }
  const hopOps = ops.length;
  if (network.argmax) ops.push({ kind: 'argmax', name: 'argmax', in: [value], out: 'argmax' });
  const { tensors, weights } = packTensors(named);
  const { height, width, channels } = network.input;
  const body: Program = {
    version: 1,
    name: network.name,
    inputs: [{ name: 'input', rows: 'n', width: height * width * channels, type: 'i8' }],
    outputs: [],
    ops,
    tensors,
    maxRows: NETWORK_MAX_ROWS,
  };
  const { width: outWidth, type } = inferShapes(body).at(-1)!.output;
  const outputs = [{ name: ops.at(-1)!.out, rows: 'n', width: outWidth, type }] as const;
  const program: Program = { ...body, outputs };
  validateProgram(program, weights);
  const model: WholeModel = {
    program,
    weights,
    embedOps: [0, 0],
    hopOps: [0, hopOps],
    headOps: [hopOps, ops.length],
  };
  return { model, inputScale: scales.input, outputScale: scale };
}

function operation(layer: NetworkLayer, input: string, out: 'i8' | 'i16'): Op {
  const { name } = layer;
  const base = { name, in: [input], out: name };
  const product = {
    ...base,
    weight: `${name}.weight`,
    bias: `${name}.bias`,
    requant: { mult: `${name}.mult`, out },
  };
  switch (layer.kind) {
    case 'relu':
      return { kind: 'relu', ...base };
    case 'maxpool':
      return { kind: 'maxpool', ...base, ...layer.input, size: layer.size };
    case 'linear':
      return { kind: 'linear', ...product };
    case 'conv2d':
      return { kind: 'conv2d', ...product, ...layer.input, kernel: layer.kernel, stride: layer.stride };
  }
}

function quantiseProduct(
  { name, out, weight, bias }: Product,
  inScale: number,
  outScale: number,
): NamedTensor[] {
  const size = weight.length / out;
  const channels = Array.from({ length: out }, (_, o) => {
    const row = weight.subarray(o * size, (o + 1) * size);
    const unit = Math.max(largestOf(row) / I8_MAX, (LEAST_UNIT * outScale) / inScale);
    return {
      weight: Array.from(row, (w) => Math.round(w / unit)),
      bias: Math.round(bias[o]! / (inScale * unit)),
      mult: Math.round(((inScale * unit) / outScale) * MULT_UNIT),
    };
  });
  const shape = [out];
  return [
    { name: `${name}.weight`, type: 'i8', shape: [out, size], data: channels.flatMap((one) => one.weight) },
    { name: `${name}.bias`, type: 'i32', shape, data: channels.map((one) => one.bias) },
    { name: `${name}.mult`, type: 'u32', shape, data: channels.map((one) => one.mult) },
  ];
}
