/**
 * A network as a chain of float layers from a TensorFlow.js graph model: channel-last already, like the integer program.
 *
 * Nodes may be listed in any order: the chain is followed from the one placeholder, each value to the one node that reads
 * it, and what it does not reach is an error, so that neither a branch nor a cycle gets through.
 * @module
 */
import { entriesOf, type FloatNetwork, type ImageShape } from '../float-network.ts';
import { type Chain, createChain } from '../network/chain.ts';
import { turned } from '../network/turn.ts';
import { refuse, shown } from '../refuse.ts';
import { type Attributed, attribute, demand, demandUnpadded, edgesOf, inner } from './attributes.ts';
import type { TfjsModel, TfjsNode } from './read.ts';
import { createWeights, type TfjsWeights } from './weights.ts';

/** One operator with what it reads besides the value on the chain. */
interface Step extends Attributed {
  readonly chain: Chain;
  readonly weights: TfjsWeights;
  /** Names of the constants it reads. */
  readonly constants: readonly string[];
}

type Apply = (step: Step) => void;

const nothing: Apply = () => {};

const OPERATORS: ReadonlyMap<string, Apply> = new Map([
  ['Add', bias],
  ['AddV2', bias],
  ['ArgMax', argMax],
  ['AvgPool', (step) => pool(step, 'averagePool')],
  ['BiasAdd', bias],
  ['Conv2D', (step) => conv(step, null)],
  ['FusedBatchNormV3', batchNorm],
  ['Identity', nothing],
  ['LogSoftmax', ({ chain }) => chain.result('logsoftmax')],
  ['MatMul', (step) => matMul(step, null)],
  ['MaxPool', (step) => pool(step, 'maxPool')],
  ['Mean', mean],
  ['Relu', ({ chain }) => chain.relu()],
  ['Reshape', reshape],
  ['Sigmoid', ({ chain }) => chain.curve('sigmoid')],
  ['Softmax', ({ chain }) => chain.result('softmax')],
  ['Tanh', ({ chain }) => chain.curve('tanh')],
  ['_FusedConv2D', (step) => fused(step, conv)],
  ['_FusedMatMul', (step) => fused(step, matMul)],
]);
/** What is no step of the chain. */
const OUTSIDE = ['Const', 'NoOp', 'Placeholder'];

export const isGraphOperator = (op: string): boolean => OUTSIDE.includes(op) || OPERATORS.has(op);

/** @throws UsageError TFJS_CHAIN | TFJS_ATTRIBUTE | TFJS_LAYER | TENSOR_NOT_FINITE */
export function readGraph({ nodes, weights }: TfjsModel, name: string): FloatNetwork {
  const { input, after, steps } = wire(nodes);
  const sizes = attribute(attributed(input), 'shape', 'sizes', null);
  const held = createWeights(weights);
  const { shape, isFlat } = startOf(sizes, shown(input.name));
  const chain = createChain({ area: 'TFJS', shape, isFlat, planar: false, weights: held.total });
  let reached = 0;
  for (let next = after.get(input.name); next !== undefined; next = after.get(next.name)) {
    // the second visit of a node would be a cycle
    if (++reached > steps) break;
    const { op, inputs } = next;
    const step = attributed(next);
    chain.enter(step.label);
    const constants = inputs.map(plain).filter((from) => weights.has(from));
    OPERATORS.get(op)!({ ...step, chain, weights: held, constants });
  }
  if (reached !== steps) throw branched(`of ${steps} operators the input reaches ${reached}`);
  return chain.done(name);
}

/** [batch, features] or [batch, height, width, channels]. @throws UsageError TFJS_LAYER */
export function startOf(
  sizes: readonly (number | null)[],
  name: string,
): { readonly shape: ImageShape; readonly isFlat: boolean } {
  const [, first, width, channels] = sizes;
  if (sizes.length === 2 && first) return { shape: { height: 1, width: 1, channels: first }, isFlat: true };
  if (sizes.length === 4 && first && width && channels)
    return { shape: { height: first, width, channels }, isFlat: false };
  const what = `input ${name} is ${sizes.map((one) => one ?? '?').join(' x ')}`;
  const expected = 'batch x features, or batch x height x width x channels, with all but the batch given';
  throw refuse('TFJS_LAYER', what, expected, 'convert the model with fixed input sizes');
}

const attributed = ({ op, name, attributes }: TfjsNode): Attributed => ({
  label: `${shown(op)} ${shown(name)}`,
  attributes,
});

/** The value of an edge: its node's name, without the number of an output. */
const plain = (edge: string): string => edge.replace(/:0$/, '');

/** Who reads whose value. */
function wire(nodes: readonly TfjsNode[]): {
  readonly input: TfjsNode;
  readonly after: ReadonlyMap<string, TfjsNode>;
  /** How many operators there are. */
  readonly steps: number;
} {
  const kinds = new Map<string, string>();
  for (const { name, op } of nodes) {
    if (kinds.has(name)) throw branched(`the name ${shown(name)} is given twice`);
    kinds.set(name, op);
  }
  const after = new Map<string, TfjsNode>();
  const placeholders = nodes.filter(({ op }) => op === 'Placeholder');
  let steps = 0;
  for (const node of nodes) {
    if (OUTSIDE.includes(node.op)) continue;
    steps++;
    // '^name' only orders side effects, of which there are none
    const free = node.inputs.filter((edge) => !edge.startsWith('^') && kinds.get(plain(edge)) !== 'Const');
    const [from] = free.map(plain);
    const label = `${shown(node.op)} ${shown(node.name)}`;
    if (free.length !== 1 || !kinds.has(from!))
      throw branched(`${label} reads ${free.slice(0, 4).map(shown).join(', ') || 'nothing'}`);
    const other = after.get(from!);
    if (other) throw branched(`${shown(other.name)} and ${shown(node.name)} both read ${shown(from!)}`);
    after.set(from!, node);
  }
  const [input, more] = placeholders;
  if (!input || more) throw branched(`${placeholders.length} inputs`);
  return { input, after, steps };
}

function demandLast(step: Step): void {
  demand(step, 'data_format', attribute(step, 'data_format', 'text', 'NHWC'), 'NHWC');
}

function conv(step: Step, biasName: string | null): void {
  const { chain, weights, constants } = step;
  demandLast(step);
  const { channels } = chain.shape;
  const kernel = weights.floats(chain, constants[0], [null, null, channels, null]);
  const [size, across, , out] = kernel.shape as [number, number, number, number];
  if (size !== across) chain.fail(`a kernel of ${size} x ${across}`, 'a square one');
  demand(step, 'dilations', inner(step, 'dilations', [1, 1, 1, 1]), 1);
  const stride = inner(step, 'strides', null);
  const edges = edgesOf(step, attribute(step, 'padding', 'text', null), chain.shape, size, stride);
  const given = biasName === null ? null : weights.floats(chain, biasName, [out]).data;
  chain.pad(edges);
  chain.conv(size, stride, out, turned(kernel.data, size * size * channels, out), given);
}

function matMul(step: Step, biasName: string | null): void {
  const { chain, weights, constants } = step;
  demand(step, 'transpose_a', attribute(step, 'transpose_a', 'boolean', false), false);
  const isTurned = attribute(step, 'transpose_b', 'boolean', false);
  const inputs = entriesOf(chain.shape);
  const { data, shape } = weights.floats(chain, constants[0], isTurned ? [null, inputs] : [inputs, null]);
  const out = shape[isTurned ? 0 : 1]!;
  const given = biasName === null ? null : weights.floats(chain, biasName, [out]).data;
  chain.dense(out, isTurned ? data : turned(data, inputs, out), given);
}

/** A product with a bias and perhaps an activation behind it, as the converter joins them. */
function fused(step: Step, product: (step: Step, biasName: string | null) => void): void {
  const { chain, constants } = step;
  const [first, ...others] = attribute(step, 'fused_ops', 'texts', null);
  demand(step, 'fused_ops', first, 'BiasAdd');
  if (constants.length !== 2) chain.fail(`${constants.length} constants`, 'weight and bias');
  product(step, constants[1]!);
  for (const op of others) {
    demand(step, 'fused_ops', op, 'Relu', 'Sigmoid', 'Tanh');
    if (op === 'Relu') chain.relu();
    else chain.curve(op === 'Tanh' ? 'tanh' : 'sigmoid');
  }
}

function pool(step: Step, kind: 'maxPool' | 'averagePool'): void {
  const { chain } = step;
  demandLast(step);
  const size = inner(step, 'ksize', null);
  const stride = inner(step, 'strides', null);
  if (stride !== size) chain.fail(`a window of ${size} that moves by ${stride}`, 'windows side by side');
  demandUnpadded(step, attribute(step, 'padding', 'text', null), chain.shape, size, stride);
  chain[kind](size);
}

/** Over height and width. */
function mean(step: Step): void {
  const { chain, weights, constants } = step;
  const axes = weights.integers(chain, constants[0]);
  const { height, width } = chain.shape;
  if (axes.length !== 2 || axes[0] !== 1 || axes[1] !== 2 || height !== width)
    chain.fail(`over axes ${axes.join(' and ')} of ${height} x ${width}`, 'axes 1 and 2 of a square image');
  chain.averagePool(height);
  if (!attribute(step, 'keep_dims', 'boolean', false)) chain.flatten();
}

/** One number a channel, on the last axis. */
function bias(step: Step): void {
  const { chain, weights, constants } = step;
  demandLast(step);
  const given = weights.floats(chain, constants[0], null);
  const { features } = chain;
  if (given.data.length !== features || given.shape.at(-1) !== features)
    chain.fail(`it adds ${given.shape.join(' x ')}`, `${features} on the last axis`);
  chain.affine(null, given.data);
}

function batchNorm(step: Step): void {
  const { chain, weights, constants } = step;
  demandLast(step);
  demand(step, 'is_training', attribute(step, 'is_training', 'boolean', true), false);
  const [scale, shift, mean, variance] = [0, 1, 2, 3].map(
    (i) => weights.floats(chain, constants[i], [chain.features]).data,
  );
  chain.normalise(scale!, shift!, mean!, variance!, attribute(step, 'epsilon', 'number', 1e-4));
}

function reshape({ chain, weights, constants }: Step): void {
  reshapeTo(chain, [...weights.integers(chain, constants[0])]);
}

/** @param sizes the batch first; -1 for one that follows from the others */
export function reshapeTo(chain: Chain, sizes: readonly number[]): void {
  const entries = entriesOf(chain.shape);
  const known = sizes.slice(1).reduce((product, size) => product * (size === -1 ? 1 : size), 1);
  const [, first, width, channels] = sizes.map((size) => (size === -1 ? entries / known : size));
  const isImage = sizes.length === 4 && [first, width, channels].every((size) => Number.isSafeInteger(size));
  if (sizes.length === 2 && first === entries) chain.flatten();
  else if (isImage && first! > 0 && width! > 0 && channels! > 0)
    chain.toImage({ height: first!, width: width!, channels: channels! });
  else chain.fail(`to ${sizes.join(' x ')}`, `batch x ${entries}, or batch x height x width x channels`);
}

function argMax({ chain, weights, constants }: Step): void {
  const [axis] = weights.integers(chain, constants[0]);
  if (axis !== 1 && axis !== -1) chain.fail(`over axis ${axis}`, 'the last of two');
  chain.result('argmax');
}

const branched = (what: string): Error =>
  refuse(
    'TFJS_CHAIN',
    what,
    'one value that passes through all operators',
    'choose a model without branches',
  );
