/**
 * Small decoders with seeded weights, and their plain forward pass in doubles.
 * @module
 */
import { createDecoderModel } from '../../models/formats/decoder-model.ts';
import { decoderShapes } from '../../models/formats/decoder-shapes.ts';
import type { DecoderConfig, DecoderTensor, FloatModel } from '../../models/formats/float-model.ts';

export const LLAMA: DecoderConfig = {
  family: 'llama',
  name: 'tiny-llama',
  layers: 2,
  width: 48,
  heads: 6,
  kvHeads: 2,
  headDim: 8,
  hidden: 80,
  vocabulary: 64,
  context: 40,
  normEpsilon: 1e-5,
  rotaryBase: 10_000,
  rotaryPairs: 'interleaved',
  activation: 'silu',
  tied: true,
};

export const GPT2: DecoderConfig = {
  ...LLAMA,
  family: 'gpt2',
  name: 'tiny-gpt2',
  kvHeads: 6,
  rotaryBase: null,
  rotaryPairs: 'half',
  activation: 'gelu-tanh',
};

/** Normal weights with fan-in scaling, norms about 1, everything the configuration allows unless left out. */
export function randomDecoder(
  config: DecoderConfig,
  seed: number,
  change: (name: DecoderTensor, data: Float32Array) => void = () => {},
): FloatModel {
  const random = generator(seed);
  const tensors = new Map(
    [...decoderShapes(config)].map(([name, { shape }]) => {
      const size = shape.reduce((product, dimension) => product * dimension, 1);
      const isGain = /[nN]orm$/.test(name);
      const scale =
        shape.length === 1 ? 0.1 : name === 'embed' || name === 'positions' ? 0.5 : shape[1]! ** -0.5;
      const data = Float32Array.from({ length: size }, () => random() * scale + (isGain ? 1 : 0));
      change(name, data);
      const stride = size / shape[0]!;
      const rows = (first: number, count: number) => data.slice(first * stride, (first + count) * stride);
      return [name, { shape, format: 'F32', rows }] as const;
    }),
  );
  return createDecoderModel({ config, tensors, license: 'CC0-1.0', text: null });
}

/** Mean 0 and variance 1: four uniform numbers. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return () => (uniform() + uniform() + uniform() + uniform()) * Math.sqrt(3);
}

/** Logits of every position, as the papers write the model. */
export function floatForward(model: FloatModel, ids: readonly number[]): number[][] {
  const { config } = model;
  const positions = model.has('positions') ? vectors(model.tensor('positions'), config.width) : null;
  const table = vectors(model.tensor('embed'), config.width);
  let rows = ids.map((id, p) => table[id]!.map((value, c) => value + (positions?.[p]?.[c] ?? 0)));
  for (let layer = 0; layer < config.layers; layer++) {
    const at = (name: string): DecoderTensor => `layer.${layer}.${name}` as DecoderTensor;
    const mixed = attend(
      model,
      ...(['q', 'k', 'v'] as const).map((part) =>
        rows.map((row) => dense(model, at(part), norm(model, at('attnNorm'), row))),
      ),
    );
    const middle = rows.map((row, p) => plus(row, dense(model, at('o'), mixed[p]!)));
    rows = middle.map((row) => plus(row, feedForward(model, at, norm(model, at('mlpNorm'), row))));
  }
  const head = config.tied ? 'embed' : 'head';
  return rows.map((row) => product(model.tensor(head), norm(model, 'norm', row)));
}

function feedForward(model: FloatModel, at: (name: string) => DecoderTensor, row: number[]): number[] {
  const up = dense(model, at('up'), row);
  const { activation } = model.config;
  if (!model.has(at('gate')))
    return dense(
      model,
      at('down'),
      up.map((x) => activate(activation, x)),
    );
  const gate = dense(model, at('gate'), row).map((x) => activate(activation, x));
  return dense(
    model,
    at('down'),
    gate.map((x, i) => x * up[i]!),
  );
}

function activate(kind: DecoderConfig['activation'], x: number): number {
  if (kind === 'silu') return x / (1 + Math.exp(-x));
  if (kind === 'gelu-tanh')
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
  // the normal distribution function by the midpoint rule from 0
  const steps = 2000;
  let area = 0;
  for (let i = 0; i < steps; i++) area += Math.exp((-1 / 2) * (((i + 0.5) * x) / steps) ** 2) / steps;
  return x * (0.5 + (x * area) / Math.sqrt(2 * Math.PI));
}

function attend({ config }: FloatModel, ...[q, k, v]: number[][][]): number[][] {
  const { heads, kvHeads, headDim } = config;
  return q!.map((row, p) =>
    Array.from({ length: heads }, (_, h) => {
      const shared = Math.floor((h * kvHeads) / heads);
      const head = (from: number[], index: number): number[] =>
        from.slice(index * headDim, (index + 1) * headDim);
      const query = turn(config, head(row, h), p);
      const scores = k!
        .slice(0, p + 1)
        .map((key, j) => dot(query, turn(config, head(key, shared), j)) / Math.sqrt(headDim));
      const most = Math.max(...scores);
      const weights = scores.map((score) => Math.exp(score - most));
      const sum = weights.reduce((a, b) => a + b);
      return Array.from({ length: headDim }, (_, d) =>
        weights.reduce((mean, weight, j) => mean + (weight / sum) * head(v![j]!, shared)[d]!, 0),
      );
    }).flat(),
  );
}

function turn(
  { rotaryBase, rotaryPairs, headDim }: DecoderConfig,
  head: number[],
  position: number,
): number[] {
  if (rotaryBase === null) return head;
  const turned = [...head];
  for (let d = 0; d < headDim / 2; d++) {
    const [i, j] = rotaryPairs === 'half' ? [d, d + headDim / 2] : [2 * d, 2 * d + 1];
    const angle = position * rotaryBase ** ((-2 * d) / headDim);
    turned[i] = head[i]! * Math.cos(angle) - head[j]! * Math.sin(angle);
    turned[j] = head[i]! * Math.sin(angle) + head[j]! * Math.cos(angle);
  }
  return turned;
}

function norm(model: FloatModel, name: DecoderTensor, row: number[]): number[] {
  const { family, normEpsilon, width } = model.config;
  const mean = family === 'gpt2' ? row.reduce((a, b) => a + b) / width : 0;
  const centred = row.map((x) => x - mean);
  const root = Math.sqrt(dot(centred, centred) / width + normEpsilon);
  const gamma = model.tensor(name);
  const bias = `${name}Bias` as DecoderTensor;
  const beta = model.has(bias) ? model.tensor(bias) : null;
  return centred.map((x, c) => (x / root) * gamma[c]! + (beta?.[c] ?? 0));
}

function dense(model: FloatModel, name: DecoderTensor, row: number[]): number[] {
  const bias = `${name}Bias` as DecoderTensor;
  const result = product(model.tensor(name), row);
  return model.has(bias) ? plus(result, [...model.tensor(bias)]) : result;
}

function product(matrix: Float32Array, row: number[]): number[] {
  return Array.from({ length: matrix.length / row.length }, (_, r) =>
    row.reduce((sum, value, c) => sum + value * matrix[r * row.length + c]!, 0),
  );
}

const vectors = (matrix: Float32Array, width: number): number[][] =>
  Array.from({ length: matrix.length / width }, (_, r) => [...matrix.subarray(r * width, (r + 1) * width)]);

const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const plus = (a: number[], b: number[]): number[] => a.map((value, i) => value + b[i]!);
