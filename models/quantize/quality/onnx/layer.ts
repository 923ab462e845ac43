/**
 * One decoder layer, and the head, as ONNX graphs of the operators that model exporters use: norm, rotary positions and
 * attention are the runtime's own, so nothing of this project's arithmetic is in the reference.
 * @module
 */
import type { DecoderTensor, FloatModel } from '../../../formats/float-model.ts';
import { type Constant, encodeOnnx, type Node } from './model.ts';

/** Input `x` [rows, width] and `last` (int32, rows − 1) with `rows`; output `y` [rows, width]. */
export function layerGraph(model: FloatModel, layer: number, positions: number): Uint8Array {
  const { width, heads, kvHeads, headDim, hidden, activation } = model.config;
  const graph = new GraphBuilder(model);
  const at = (name: string): DecoderTensor => `layer.${layer}.${name}` as DecoderTensor;
  const [q, kv] = [heads * headDim, kvHeads * headDim];

  const normed = graph.norm('x', at('attnNorm'));
  const three = (['q', 'k', 'v'] as const).map((name) => {
    const size = name === 'q' ? q : kv;
    return graph.reshape(graph.dense(normed, at(name), size, width), [1, -1, size]);
  });
  const mixed = graph.reshape(graph.attention(three, positions), [-1, q]);
  const middle = graph.node('Add', ['x', graph.dense(mixed, at('o'), width, q)]);

  const wide = graph.norm(middle, at('mlpNorm'));
  const up = graph.dense(wide, at('up'), hidden, width);
  const gate = model.has(at('gate')) ? graph.dense(wide, at('gate'), hidden, width) : null;
  const active = graph.activation(gate ?? up, activation);
  const inner = gate === null ? active : graph.node('Mul', [active, up]);
  graph.node('Add', [middle, graph.dense(inner, at('down'), width, hidden)], {}, 'y');
  return encodeOnnx({
    nodes: graph.nodes,
    constants: graph.constants,
    inputs: [
      { name: 'x', shape: ['rows', width], type: 'float' },
      { name: 'last', shape: [1], type: 'int32' },
      { name: 'rows', shape: [], type: 'int32' },
    ],
    outputs: [{ name: 'y', shape: ['rows', width], type: 'float' }],
  });
}

/** Input `x` [rows, width]; output `y` [rows, vocabulary]. */
export function headGraph(model: FloatModel): Uint8Array {
  const { width, vocabulary, tied } = model.config;
  const graph = new GraphBuilder(model);
  graph.dense(graph.norm('x', 'norm'), tied ? 'embed' : 'head', vocabulary, width, 'y');
  return encodeOnnx({
    nodes: graph.nodes,
    constants: graph.constants,
    inputs: [{ name: 'x', shape: ['rows', width], type: 'float' }],
    outputs: [{ name: 'y', shape: ['rows', vocabulary], type: 'float' }],
  });
}

class GraphBuilder {
  readonly nodes: Node[] = [];
  readonly constants: Constant[] = [];
  readonly #model: FloatModel;
  #next = 0;

  constructor(model: FloatModel) {
    this.#model = model;
  }

  node(
    type: string,
    inputs: readonly string[],
    attributes: Node['attributes'] = {},
    output = `v${this.#next++}`,
    domain: Node['domain'] = '',
  ): string {
    this.nodes.push({ type, domain, inputs, outputs: [output], attributes });
    return output;
  }

  norm(from: string, name: DecoderTensor): string {
    const { family, width, normEpsilon } = this.#model.config;
    const attributes = { axis: 1, epsilon: { float: normEpsilon } };
    const gamma = this.#weight(name, [width]);
    if (family === 'llama') return this.node('SimplifiedLayerNormalization', [from, gamma], attributes);
    const beta = this.#weight(`${name}Bias` as DecoderTensor, [width]);
    return this.node('LayerNormalization', [from, gamma, beta], attributes);
  }

  /** x Wᵀ + b; b where the model has one. */
  dense(from: string, name: DecoderTensor, rows: number, cols: number, output?: string): string {
    const bias = `${name}Bias` as DecoderTensor;
    const inputs = [from, this.#weight(name, [rows, cols])];
    if (this.#model.has(bias)) inputs.push(this.#weight(bias, [rows]));
    return this.node('Gemm', inputs, { transB: 1 }, output);
  }

  reshape(from: string, shape: readonly number[]): string {
    const name = `shape${this.#next++}`;
    this.constants.push({ name, shape: [shape.length], data: BigInt64Array.from(shape, BigInt) });
    return this.node('Reshape', [from, name]);
  }

  attention([q, k, v]: readonly string[], positions: number): string {
    const { heads, kvHeads, rotaryBase } = this.#model.config;
    const turned =
      rotaryBase === null ? [q!, k!] : this.#turn([q!, k!], [heads, kvHeads], rotaryBase, positions);
    const output = `v${this.#next++}`;
    this.nodes.push({
      type: 'GroupQueryAttention',
      domain: 'com.microsoft',
      inputs: [...turned, v!, '', '', 'last', 'rows'],
      outputs: [output, `${output}.keys`, `${output}.values`],
      attributes: { num_heads: heads, kv_num_heads: kvHeads },
    });
    return output;
  }

  activation(from: string, kind: FloatModel['config']['activation']): string {
    if (kind === 'silu') return this.node('Mul', [from, this.node('Sigmoid', [from])]);
    return this.node('Gelu', [from], { approximate: kind === 'gelu' ? 'none' : 'tanh' });
  }

  #weight(name: DecoderTensor, shape: readonly number[]): string {
    this.constants.push({ name, shape, data: this.#model.tensor(name) });
    return name;
  }

  /** Rotary positions from 0 on. */
  #turn(rows: readonly string[], heads: readonly number[], base: number, positions: number): string[] {
    const half = this.#model.config.headDim / 2;
    const angle = (i: number): number => Math.floor(i / half) * base ** (-(i % half) / half);
    for (const [name, wave] of [
      ['cos', Math.cos],
      ['sin', Math.sin],
    ] as const) {
      const data = Float32Array.from({ length: positions * half }, (_, i) => wave(angle(i)));
      this.constants.push({ name, shape: [positions, half], data });
    }
    this.constants.push({ name: 'start', shape: [1], data: BigInt64Array.of(0n) });
    const interleaved = this.#model.config.rotaryPairs === 'interleaved' ? 1 : 0;
    return rows.map((from, i) =>
      this.node(
        'RotaryEmbedding',
        [from, 'start', 'cos', 'sin'],
        { num_heads: heads[i]!, interleaved },
        `v${this.#next++}`,
        'com.microsoft',
      ),
    );
  }
}
