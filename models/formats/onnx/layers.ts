/**
 * What each known ONNX operator does to the chain of layers.
 * @module
 */
import { entriesOf } from '../float-network.ts';
import type { Chain } from '../network/chain.ts';
import { channelLast, turned } from '../network/turn.ts';
import { demandAll, demandUnpadded, edgesOf, numberOf, squareOf } from './attributes.ts';
import type { OnnxNode } from './read.ts';
import type { OnnxTensor } from './tensor.ts';

/** One operator with what it reads besides the value on the chain. */
export interface OnnxStep {
  readonly node: OnnxNode;
  readonly chain: Chain;
  constantOrNull(index: number): OnnxTensor | null;
  /** @throws UsageError ONNX_LAYER if input `index` is no constant, or of another shape; null accepts any size */
  constant(index: number, shape: readonly (number | null)[]): OnnxTensor;
}

type Apply = (step: OnnxStep) => void;

const nothing: Apply = () => {};

/**
 * By operator. `Identity` and `Dropout` change nothing in inference, `Flatten` and `Reshape` only the order of weights.
 */
export const LAYERS: ReadonlyMap<string, Apply> = new Map([
  ['Add', add],
  ['ArgMax', argMax],
  ['AveragePool', (step) => pool(step, 'averagePool')],
  ['BatchNormalization', batchNormalization],
  ['Conv', conv],
  ['Dropout', nothing],
  ['Flatten', flatten],
  ['Gemm', gemm],
  ['GlobalAveragePool', globalAveragePool],
  ['Identity', nothing],
  ['LogSoftmax', (step) => softmax(step, 'logsoftmax')],
  ['MatMul', matMul],
  ['MaxPool', (step) => pool(step, 'maxPool')],
  ['Relu', ({ chain }) => chain.relu()],
  ['Reshape', reshape],
  ['Sigmoid', ({ chain }) => chain.curve('sigmoid')],
  ['Softmax', (step) => softmax(step, 'softmax')],
  ['Tanh', ({ chain }) => chain.curve('tanh')],
]);

/** Also what is no step of the chain. */
export const isKnown = (op: string): boolean => op === 'Constant' || LAYERS.has(op);

function conv({ node, chain, constant, constantOrNull }: OnnxStep): void {
  const { channels } = chain.shape;
  if (chain.isFlat) chain.fail('its input is no image', 'one');
  const tensor = constant(1, [null, channels, null, null]);
  const [out, , kernel, across] = tensor.shape as [number, number, number, number];
  demandAll(node, 'group', 1);
  demandAll(node, 'dilations', 1);
  const stride = squareOf(node, 'strides', 1);
  if (kernel !== across || squareOf(node, 'kernel_shape', kernel) !== kernel)
    chain.fail(`a kernel of ${kernel} x ${across}`, 'a square one');
  const bias = constantOrNull(2) ? constant(2, [out]).values() : null;
  chain.pad(edgesOf(node, chain.shape, kernel, stride));
  chain.conv(kernel, stride, out, channelLast(tensor.values(), channels, kernel * kernel), bias);
}

function pool({ node, chain }: OnnxStep, kind: 'maxPool' | 'averagePool'): void {
  const size = squareOf(node, 'kernel_shape', 0);
  demandAll(node, 'dilations', 1);
  demandAll(node, 'ceil_mode', 0);
  demandUnpadded(node);
  const stride = squareOf(node, 'strides', 1);
  if (stride !== size) chain.fail(`a window of ${size} that moves by ${stride}`, 'windows side by side');
  chain[kind](size);
}

function globalAveragePool({ chain }: OnnxStep): void {
  const { height, width } = chain.shape;
  if (height !== width) chain.fail(`over ${height} x ${width}`, 'a square image');
  chain.averagePool(height);
}

function gemm({ node, chain, constant, constantOrNull }: OnnxStep): void {
  demandAll(node, 'alpha', 1);
  demandAll(node, 'beta', 1);
  demandAll(node, 'transA', 0);
  const inputs = entriesOf(chain.shape);
  const isTurned = numberOf(node, 'transB', 0) !== 0;
  const tensor = constant(1, isTurned ? [null, inputs] : [inputs, null]);
  const out = tensor.shape[isTurned ? 0 : 1]!;
  const weight = isTurned ? tensor.values() : turned(tensor.values(), inputs, out);
  chain.dense(out, weight, constantOrNull(2)?.values() ?? null);
}

function matMul({ chain, constant }: OnnxStep): void {
  const inputs = entriesOf(chain.shape);
  const tensor = constant(1, [inputs, null]);
  const out = tensor.shape[1]!;
  chain.dense(out, turned(tensor.values(), inputs, out), null);
}

/** One number a feature, on the axis of the channels. */
function add({ chain, constantOrNull }: OnnxStep): void {
  const { features } = chain;
  const bias = constantOrNull(0) ?? constantOrNull(1)!; // the chain saw to it that one is constant
  const isOnChannels = bias.shape.at(chain.isFlat ? -1 : -3) === features && bias.size === features;
  if (!isOnChannels) chain.fail(`it adds ${bias.shape.join(' x ')}`, `${features} on the channels' axis`);
  chain.affine(null, bias.values());
}

function batchNormalization({ node, chain, constant }: OnnxStep): void {
  demandAll(node, 'training_mode', 0);
  const [scale, shift, mean, variance] = [1, 2, 3, 4].map((i) => constant(i, [chain.features]).values());
  chain.normalise(scale!, shift!, mean!, variance!, numberOf(node, 'epsilon', 1e-5));
}

function flatten({ node, chain }: OnnxStep): void {
  demandAll(node, 'axis', 1);
  chain.flatten();
}

/** To rows of numbers; or from them to an image, if its order is the same channel-first and channel-last. */
function reshape({ chain, constant }: OnnxStep): void {
  const target = constant(1, [null]).integers();
  const [, first, height = 0, width = 0] = target;
  const entries = entriesOf(chain.shape);
  const isImage = chain.isFlat && first === 1 && height > 0 && width > 0;
  if (target.length === 2 && (first === entries || first === -1)) chain.flatten();
  else if (target.length === 4 && isImage) chain.toImage({ channels: 1, height, width });
  else chain.fail(`to ${target.join(' x ')}`, `batch x ${entries}, or batch x 1 x height x width`);
}

function argMax({ node, chain }: OnnxStep): void {
  demandAll(node, 'select_last_index', 0);
  overLast(node, chain, 0);
  chain.result('argmax');
}

function softmax({ node, chain }: OnnxStep, result: 'softmax' | 'logsoftmax'): void {
  overLast(node, chain, -1);
  chain.result(result);
}

function overLast(node: OnnxNode, chain: Chain, absent: number): void {
  const axis = numberOf(node, 'axis', absent);
  if (axis !== 1 && axis !== -1) chain.fail(`over axis ${axis}`, 'the last of two');
}
