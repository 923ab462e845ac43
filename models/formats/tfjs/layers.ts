/**
 * A network as a chain of float layers from a TensorFlow.js layers model (Keras): a sequence, or a functional model whose
 * layers read each other in turn.
 * @module
 */
import { entriesOf, type FloatNetwork } from '../float-network.ts';
import { type Chain, createChain } from '../network/chain.ts';
import { turned } from '../network/turn.ts';
import { refuse, shown } from '../refuse.ts';
import { type Attributed, attribute, demand, demandUnpadded, edgesOf, square } from './attributes.ts';
import { reshapeTo, startOf } from './graph.ts';
import type { TfjsLayer, TfjsModel } from './read.ts';
import { createWeights, type FloatWeight } from './weights.ts';

interface Step extends Attributed {
  readonly chain: Chain;
  /** A weight of this layer by its role, e.g. 'kernel'. */
  weight(role: string, shape: readonly (number | null)[]): FloatWeight;
}

type Apply = (step: Step) => void;

const nothing: Apply = () => {};

const KINDS: ReadonlyMap<string, Apply> = new Map([
  ['Activation', (step) => activate(step, 'linear')],
  ['AveragePooling2D', (step) => pool(step, 'averagePool')],
  ['BatchNormalization', batchNormalization],
  ['Conv2D', conv],
  ['Dense', dense],
  ['Dropout', nothing],
  ['Flatten', flatten],
  ['GlobalAveragePooling2D', globalAveragePool],
  ['InputLayer', nothing],
  ['MaxPooling2D', (step) => pool(step, 'maxPool')],
  ['ReLU', relu],
  ['Reshape', reshape],
  ['Softmax', softmax],
]);

export const isLayerKind = (kind: string): boolean => KINDS.has(kind);

/** @throws UsageError TFJS_CHAIN | TFJS_ATTRIBUTE | TFJS_LAYER | TENSOR_NOT_FINITE */
export function readLayers({ layers, weights }: TfjsModel, name: string): FloatNetwork {
  const [first, ...rest] = layers ?? [];
  if (!first) throw refuse('TFJS_CHAIN', 'a model of no layers', 'some', 'choose another model');
  demandSequence(layers!);
  const config = first.config;
  const key = ['batch_input_shape', 'batch_shape'].find((one) => Object.hasOwn(config, one));
  const sizes = attribute(attributed(first), key ?? 'batch_input_shape', 'plainSizes', null);
  const held = createWeights(weights);
  const { shape, isFlat } = startOf(sizes, shown(first.name));
  const chain = createChain({ area: 'TFJS', shape, isFlat, planar: false, weights: held.total });
  const names = byRole([...weights.keys()]);
  for (const layer of [first, ...rest]) {
    const step = attributed(layer);
    chain.enter(step.label);
    KINDS.get(layer.kind)!({
      ...step,
      chain,
      weight: (role, sizes) => {
        const key = `${layer.name}/${role}`;
        return held.floats(chain, names.get(key) ?? key, sizes);
      },
    });
  }
  return chain.done(name);
}

const attributed = ({ kind, name, config }: TfjsLayer): Attributed => ({
  label: `${shown(kind)} ${shown(name)}`,
  attributes: config,
});

/** Each layer reads the one before it and no other. */
function demandSequence(layers: readonly TfjsLayer[]): void {
  layers.forEach(({ name, inputs }, i) => {
    const before = layers.slice(Math.max(0, i - 1), i).map((layer) => layer.name);
    if (inputs === null || (inputs.length === before.length && inputs[0] === before[0])) return;
    const what = `layer ${shown(name)} reads ${inputs.slice(0, 4).map(shown).join(', ') || 'nothing'}`;
    throw refuse('TFJS_CHAIN', what, 'the layer before it', 'choose a model without branches');
  });
}

/** Weights by layer and role, whatever scopes are named before them and however an output is numbered behind. */
function byRole(names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of names) {
    const key = name.replace(/:0$/, '').split('/').slice(-2).join('/');
    // a name that two scopes share is given by neither
    found.set(key, found.has(key) ? '' : name);
  }
  return found;
}

function activate(step: Step, absent: string): void {
  const { chain } = step;
  const activation = attribute(step, 'activation', 'plainText', absent);
  demand(step, 'activation', activation, 'linear', 'relu', 'tanh', 'sigmoid', 'softmax');
  if (activation === 'relu') chain.relu();
  else if (activation === 'tanh' || activation === 'sigmoid') chain.curve(activation);
  else if (activation === 'softmax') chain.result('softmax');
}

function biasOf(step: Step, out: number): Float32Array | null {
  return attribute(step, 'use_bias', 'plainBoolean', true) ? step.weight('bias', [out]).data : null;
}

function dense(step: Step): void {
  const { chain } = step;
  const inputs = entriesOf(chain.shape);
  const { data, shape } = step.weight('kernel', [inputs, null]);
  const out = shape[1]!;
  chain.dense(out, turned(data, inputs, out), biasOf(step, out));
  activate(step, 'linear');
}

function conv(step: Step): void {
  const { chain } = step;
  demandLast(step);
  demand(step, 'groups', attribute(step, 'groups', 'plainNumber', 1), 1);
  demand(
    step,
    'dilation_rate',
    square(step, 'dilation_rate', attribute(step, 'dilation_rate', 'plainPair', [1])),
    1,
  );
  const { channels } = chain.shape;
  const size = square(step, 'kernel_size', attribute(step, 'kernel_size', 'plainPair', null));
  const stride = square(step, 'strides', attribute(step, 'strides', 'plainPair', [1]));
  const padding = attribute(step, 'padding', 'plainText', 'valid').toUpperCase();
  const edges = edgesOf(step, padding, chain.shape, size, stride);
  const { data, shape } = step.weight('kernel', [size, size, channels, null]);
  const out = shape[3]!;
  chain.pad(edges);
  chain.conv(size, stride, out, turned(data, size * size * channels, out), biasOf(step, out));
  activate(step, 'linear');
}

function pool(step: Step, kind: 'maxPool' | 'averagePool'): void {
  const { chain } = step;
  demandLast(step);
  const size = square(step, 'pool_size', attribute(step, 'pool_size', 'plainPair', [2]));
  const isGiven = step.attributes.strides != null;
  const stride = isGiven ? square(step, 'strides', attribute(step, 'strides', 'plainPair', null)) : size;
  if (stride !== size) chain.fail(`a window of ${size} that moves by ${stride}`, 'windows side by side');
  const padding = attribute(step, 'padding', 'plainText', 'valid').toUpperCase();
  demandUnpadded(step, padding, chain.shape, size, stride);
  chain[kind](size);
}

function globalAveragePool(step: Step): void {
  const { chain } = step;
  demandLast(step);
  const { height, width } = chain.shape;
  if (height !== width) chain.fail(`over ${height} x ${width}`, 'a square image');
  chain.averagePool(height);
  if (!attribute(step, 'keepdims', 'plainBoolean', false)) chain.flatten();
}

function flatten(step: Step): void {
  demandLast(step);
  step.chain.flatten();
}

function reshape(step: Step): void {
  const sizes = attribute(step, 'target_shape', 'plainSizes', null).map((size) => size ?? -1);
  reshapeTo(step.chain, [-1, ...sizes]);
}

/** A leaning or limited ReLU is another function. */
function relu(step: Step): void {
  const { max_value: most, negative_slope: slope, threshold } = step.attributes;
  demand(step, 'max_value', most ?? null, null);
  for (const [name, value] of Object.entries({ negative_slope: slope, threshold }))
    demand(step, name, [value ?? 0].flat()[0], 0);
  step.chain.relu();
}

function softmax(step: Step): void {
  demand(step, 'axis', attribute(step, 'axis', 'plainNumber', -1), -1, 1);
  step.chain.result('softmax');
}

function batchNormalization(step: Step): void {
  const { chain, attributes } = step;
  const { features } = chain;
  const [axis = -1] = [attributes.axis ?? -1].flat();
  demand(step, 'axis', axis, -1, chain.isFlat ? 1 : 3);
  const role = (name: string, isUsed: boolean, absent: number): Float32Array =>
    isUsed ? step.weight(name, [features]).data : new Float32Array(features).fill(absent);
  chain.normalise(
    role('gamma', attribute(step, 'scale', 'plainBoolean', true), 1),
    role('beta', attribute(step, 'center', 'plainBoolean', true), 0),
    role('moving_mean', true, 0),
    role('moving_variance', true, 1),
    attribute(step, 'epsilon', 'plainNumber', 1e-3),
  );
}

function demandLast(step: Step): void {
  const format = attribute(step, 'data_format', 'plainText', 'channels_last');
  demand(step, 'data_format', format, 'channels_last');
}
