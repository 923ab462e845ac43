/**
 * A chain of float layers as an exact integer program: static W8A8 (design: NUMERICS). Weights are symmetric per output
 * channel, ±127 at the channel's largest; activations have one scale a layer (ranges.ts).
 * @module
 */
import { UsageError } from '../../../crypto/core/errors.ts';
import { entriesOf, type FloatNetwork, type NetworkLayer } from '../../formats/float-network.ts';
import { inferShapes } from '../../program/shapes.ts';
import type { Op, Program } from '../../program/types.ts';
import { validateProgram } from '../../program/validate.ts';
import { type NamedTensor, packTensors } from '../../program/weights.ts';
import type { ModelCard } from '../../shard/manifest.ts';
import type { WholeModel } from '../../shard/split.ts';
import { CURVES, curveTable } from './curves.ts';
import { scaleOf } from './ports.ts';
import {
  demandProduct,
  I8_MAX,
  I16_MAX,
  isProduct,
  isScaled,
  largestOf,
  type NetworkScales,
  networkScales,
  type Product,
} from './ranges.ts';

export interface ImportedNetwork {
  readonly model: WholeModel;
  /** All but what a person gives it: name, licence and source. */
  readonly card: Omit<ModelCard, 'name' | 'license' | 'source'> & Required<Pick<ModelCard, 'tensor'>>;
}

const FRAME_ROWS = [1, 4, 16];
/** Values of one step: a frame and an engine's memory hold so many without strain. */
const MAX_STEP_VALUES = 2 ** 20;
const MULT_UNIT = 2 ** 33;
/** Below this share of an output unit, a channel's weights add nothing to its bias. */
const LEAST_UNIT = 2 ** -20;
/** With inputs of 127 an accumulator stays below 2^31. */
const MAX_PATCH = Math.floor(2 ** 31 / I8_MAX ** 2) - 1;

/**
 * @param calibration inputs that are typical of the model, channel-last
 * @param onProgress calibration inputs that are done
 * @throws UsageError CALIBRATION_INPUT | CALIBRATION_RANGE | NETWORK_EMPTY | NETWORK_TOO_WIDE; what validateProgram throws
 */
export function importNetwork(
  network: FloatNetwork,
  calibration: readonly Float64Array[],
  onProgress?: (done: number) => void,
): ImportedNetwork {
  const scales = networkScales(network, calibration, onProgress);
  const { model, frameRows } = assemble(network, quantised(network, scales));
  validateProgram(model.program, model.weights);
  const lastScale = network.layers.reduce(
    (scale, { name }) => scales.outputs.get(name) ?? scale,
    scales.input,
  );
  const tensor = {
    input: { ...network.from, scale: scaleOf(scales.input) },
    output: { ...network.to, scale: scaleOf(lastScale) },
    result: network.result,
  };
  return { model, card: { task: 'tensor', tokenizer: null, logitFrac: 0, frameRows, tensor } };
}

/** The program with zeros for weights: what it would be, before there are inputs to calibrate with. @throws the same */
export function sketchNetwork(network: FloatNetwork): WholeModel {
  const blank = network.layers.flatMap((layer): NamedTensor[] => {
    if (layer.kind === 'curve')
      return [{ ...tableOf(network, layer.name), shape: [256], data: new Int16Array(256) }];
    return isProduct(layer) ? tensorsOf(layer, blankOf(layer)) : [];
  });
  return assemble(network, blank).model;
}

function assemble(
  network: FloatNetwork,
  named: readonly NamedTensor[],
): { readonly model: WholeModel; readonly frameRows: readonly number[] } {
  demandProduct(network);
  for (const layer of network.layers) {
    if (!isProduct(layer) || layer.weight.length / layer.out <= MAX_PATCH) continue;
    throw new UsageError('NETWORK_TOO_WIDE', `${layer.name} adds up more products than 32 bits hold`, {
      details: { products: layer.weight.length / layer.out, most: MAX_PATCH },
      hint: 'choose a model with smaller layers',
    });
  }
  const last = network.layers.findLast(isScaled);
  const ops: Op[] = [];
  let value = 'input';
  for (const layer of network.layers) {
    ops.push(operation(layer, value, layer === last ? 'i16' : 'i8'));
    value = layer.name;
  }
  const hopOps = ops.length;
  if (network.result === 'argmax') ops.push({ kind: 'argmax', name: 'argmax', in: [value], out: 'argmax' });
  const { tensors, weights } = packTensors(named);
  const inputs = [{ name: 'input', rows: 'n', width: entriesOf(network.input), type: 'i8' }] as const;
  const body: Program = {
    version: 1,
    name: network.name,
    inputs,
    outputs: [],
    ops,
    tensors,
    maxRows: FRAME_ROWS.at(-1)!,
  };
  const shapes = inferShapes(body);
  const { width: outWidth, type } = shapes.at(-1)!.output;
  const widest = Math.max(inputs[0].width, ...shapes.map(({ output }) => output.width));
  const maxRows = Math.min(body.maxRows, Math.max(1, Math.floor(MAX_STEP_VALUES / widest)));
  const outputs = [{ name: ops.at(-1)!.out, rows: 'n', width: outWidth, type }] as const;
  return {
    model: {
      program: { ...body, outputs, maxRows },
      weights,
      embedOps: [0, 0],
      hopOps: [0, hopOps],
      headOps: [hopOps, ops.length],
    },
    frameRows: [...FRAME_ROWS.filter((rows) => rows < maxRows), maxRows],
  };
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
    case 'curve':
      return { kind: 'lut', ...base, table: `${name}.table` };
    case 'maxpool':
      return { kind: 'maxpool', ...base, ...layer.input, size: layer.size };
    case 'linear':
      return { kind: 'linear', ...product };
    case 'conv2d':
      return { kind: 'conv2d', ...product, ...layer.input, kernel: layer.kernel, stride: layer.stride };
  }
}

function quantised(network: FloatNetwork, scales: NetworkScales): NamedTensor[] {
  let scale = scales.input;
  return network.layers.flatMap((layer): NamedTensor[] => {
    const inScale = scale;
    if (!isScaled(layer)) return [];
    scale = scales.outputs.get(layer.name)!;
    if (isProduct(layer)) return quantiseProduct(layer, inScale, scale);
    const table = tableOf(network, layer.name);
    const most = table.type === 'i16' ? I16_MAX : I8_MAX;
    return [{ ...table, shape: [256], data: curveTable(CURVES[layer.curve], inScale, scale, most) }];
  });
}

/** Of the last table i16, if no product follows it. */
const tableOf = ({ layers }: FloatNetwork, name: string): Pick<NamedTensor, 'name' | 'type'> => ({
  name: `${name}.table`,
  type: layers.findLast(isScaled)!.name === name ? 'i16' : 'i8',
});

function quantiseProduct(layer: Product, inScale: number, outScale: number): NamedTensor[] {
  const values = blankOf(layer);
  const size = layer.weight.length / layer.out;
  for (let o = 0; o < layer.out; o++) {
    const row = layer.weight.subarray(o * size, (o + 1) * size);
    const unit = Math.max(largestOf(row) / I8_MAX, (LEAST_UNIT * outScale) / inScale);
    row.forEach((w, i) => {
      values.weight[o * size + i] = Math.round(w / unit);
    });
    const mult = Math.round(((inScale * unit) / outScale) * MULT_UNIT);
    // beyond either bound the output is clamped, whatever the input is
    const most = Math.min(2 ** 31 - 1 - size * I8_MAX ** 2, Math.floor(2 ** 54 / Math.max(mult, 1)));
    const bias = Math.round(layer.bias[o]! / (inScale * unit));
    values.bias[o] = Math.max(-most, Math.min(most, bias));
    values.mult[o] = mult;
  }
  return tensorsOf(layer, values);
}

interface ProductValues {
  readonly weight: Int8Array;
  readonly bias: Int32Array;
  readonly mult: Uint32Array;
}

const blankOf = ({ weight, out }: Product): ProductValues => ({
  weight: new Int8Array(weight.length),
  bias: new Int32Array(out),
  mult: new Uint32Array(out),
});

function tensorsOf({ name, out, weight }: Product, values: ProductValues): NamedTensor[] {
  return [
    { name: `${name}.weight`, type: 'i8', shape: [out, weight.length / out], data: values.weight },
    { name: `${name}.bias`, type: 'i32', shape: [out], data: values.bias },
    { name: `${name}.mult`, type: 'u32', shape: [out], data: values.mult },
  ];
}
