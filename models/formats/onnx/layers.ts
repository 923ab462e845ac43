/**
 * What each known ONNX operator does to the chain of layers.
 * @module
 */
import type { ImageShape, NetworkLayer } from '../float-network.ts';
import { demandAll, demandUnpadded, numberOf, squareOf } from './attributes.ts';
import { type Chain, entriesOf, layerError } from './chain.ts';
import type { OnnxNode } from './read.ts';
import type { OnnxTensor } from './tensor.ts';
import { channelLast, turned } from './turn.ts';

type Apply = (node: OnnxNode, chain: Chain) => void;

const nothing: Apply = () => {};

/** By operator; plan.ts lists the same names. */
export const LAYERS: Readonly<Record<string, Apply>> = {
  Add: add,
  ArgMax: argMax,
  Conv: conv,
  Dropout: nothing,
  Flatten: flatten,
  Gemm: gemm,
  Identity: nothing,
  MatMul: matMul,
  MaxPool: maxPool,
  Relu: (_, chain) => chain.push(chain.shape, chain.isFlat, { kind: 'relu', name: chain.nameOf('relu') }),
  Reshape: reshape,
};

function conv(node: OnnxNode, chain: Chain): void {
  const { shape: input } = chain;
  if (chain.isFlat) throw layerError(node, 'its input is no image', 'one');
  const tensor = chain.constant(node, 1, [null, input.channels, null, null]);
  const [out, , kernel, across] = tensor.shape as [number, number, number, number];
  demandAll(node, 'group', 1);
  demandAll(node, 'dilations', 1);
  demandUnpadded(node);
  const stride = squareOf(node, 'strides', 1);
  if (kernel !== across || squareOf(node, 'kernel_shape', kernel) !== kernel)
    throw layerError(node, `a kernel of ${kernel} x ${across}`, 'a square one');
  const output = shrunk(node, input, kernel, stride, out);
  const weight = channelLast(tensor.values(), input.channels, kernel * kernel);
  const bias = chain.constantOrNull(node, 2)
    ? chain.constant(node, 2, [out]).values()
    : new Float32Array(out);
  chain.push(output, false, {
    kind: 'conv2d',
    name: chain.nameOf('conv'),
    input,
    kernel,
    stride,
    out,
    weight,
    bias,
  });
}

function maxPool(node: OnnxNode, chain: Chain): void {
  const { shape: input } = chain;
  if (chain.isFlat) throw layerError(node, 'its input is no image', 'one');
  const size = squareOf(node, 'kernel_shape', 0);
  demandAll(node, 'dilations', 1);
  demandAll(node, 'ceil_mode', 0);
  demandUnpadded(node);
  const stride = squareOf(node, 'strides', 1);
  if (stride !== size)
    throw layerError(node, `a window of ${size} that moves by ${stride}`, 'windows side by side');
  const output = shrunk(node, input, size, size, input.channels);
  chain.push(output, false, { kind: 'maxpool', name: chain.nameOf('pool'), input, size });
}

function gemm(node: OnnxNode, chain: Chain): void {
  demandAll(node, 'alpha', 1);
  demandAll(node, 'beta', 1);
  demandAll(node, 'transA', 0);
  const inputs = entriesOf(chain.shape);
  const isTurned = numberOf(node, 'transB', 0) !== 0;
  const tensor = chain.constant(node, 1, isTurned ? [null, inputs] : [inputs, null]);
  const out = tensor.shape[isTurned ? 0 : 1]!;
  const bias = chain.constantOrNull(node, 2);
  pushLinear(node, chain, isTurned ? tensor.values() : turned(tensor.values(), inputs, out), out, bias);
}

function matMul(node: OnnxNode, chain: Chain): void {
  const inputs = entriesOf(chain.shape);
  const tensor = chain.constant(node, 1, [inputs, null]);
  pushLinear(node, chain, turned(tensor.values(), inputs, tensor.shape[1]!), tensor.shape[1]!, null);
}

/** @param weight [out, inputs], columns in the source's order */
function pushLinear(
  node: OnnxNode,
  chain: Chain,
  weight: Float32Array,
  out: number,
  bias: OnnxTensor | null,
): void {
  if (!chain.isFlat) throw layerError(node, 'its input is an image', 'a Flatten before it');
  const inputs = entriesOf(chain.shape);
  const layer: NetworkLayer = {
    kind: 'linear',
    name: chain.nameOf('linear'),
    inputs,
    out,
    weight: channelLast(weight, chain.shape.channels, inputs / chain.shape.channels),
    bias: bias ? biasOf(node, bias, out) : new Float32Array(out),
  };
  chain.push({ height: 1, width: 1, channels: out }, true, layer);
}

/** The bias of the product right before it: one number a channel, on the axis of the channels. */
function add(node: OnnxNode, chain: Chain): void {
  const { last } = chain;
  const constant = chain.constantOrNull(node, 0) ?? chain.constantOrNull(node, 1);
  if (
    (last?.kind !== 'linear' && last?.kind !== 'conv2d') ||
    constant === null ||
    last.bias.some((one) => one !== 0)
  )
    throw layerError(node, 'it adds to no product without a bias', 'MatMul or Conv right before it');
  const behind = chain.isFlat ? 0 : 2;
  const isOnChannels = constant.shape.at(-1 - behind) === last.out;
  if (!isOnChannels)
    throw layerError(node, `it adds ${constant.shape.join(' x ')}`, `${last.out} on the channels' axis`);
  chain.replaceLast({ ...last, bias: biasOf(node, constant, last.out) });
}

function biasOf(node: OnnxNode, tensor: OnnxTensor, out: number): Float32Array {
  if (tensor.size !== out) throw layerError(node, `a bias of ${tensor.size} numbers`, String(out));
  return tensor.values();
}

function flatten(node: OnnxNode, chain: Chain): void {
  demandAll(node, 'axis', 1);
  chain.push(chain.shape, true);
}

/** To rows of numbers; or from them to an image, if its order is the same channel-first and channel-last. */
function reshape(node: OnnxNode, chain: Chain): void {
  const target = chain.constant(node, 1, [null]).integers();
  const [, first, height = 0, width = 0] = target;
  const entries = entriesOf(chain.shape);
  const isPlain = chain.shape.channels === entries || chain.shape.channels === 1;
  const isImage = first === 1 && height > 0 && height * width === entries;
  if (target.length === 2 && (first === entries || first === -1)) chain.push(chain.shape, true);
  else if (target.length === 4 && chain.isFlat && isPlain && isImage)
    chain.push({ channels: 1, height, width }, false);
  else
    throw layerError(node, `to ${target.join(' x ')}`, `batch x ${entries}, or batch x 1 x height x width`);
}

function argMax(node: OnnxNode, chain: Chain): void {
  const axis = numberOf(node, 'axis', 0);
  demandAll(node, 'select_last_index', 0);
  if (!chain.isFlat || (axis !== 1 && axis !== -1))
    throw layerError(node, `over axis ${axis}`, 'the last of two');
  chain.finish();
}

function shrunk(
  node: OnnxNode,
  { height, width }: ImageShape,
  size: number,
  stride: number,
  channels: number,
): ImageShape {
  if (size > Math.min(height, width))
    throw layerError(node, `${size} x ${size} over ${height} x ${width}`, 'a larger image');
  const sizeOf = (edge: number): number => Math.floor((edge - size) / stride) + 1;
  return { height: sizeOf(height), width: sizeOf(width), channels };
}
