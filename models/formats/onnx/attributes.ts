/**
 * Attributes of ONNX operators, held to the values that the integer program can express.
 * @module
 */
import type { ImageShape } from '../float-network.ts';
import type { Edges } from '../network/chain.ts';
import { sameEdges } from '../network/same.ts';
import { refuse, shown } from '../refuse.ts';
import type { OnnxAttribute, OnnxNode } from './read.ts';

/**
 * @param absent the operator's default
 * @throws UsageError ONNX_ATTRIBUTE, as everything here
 */
export function numberOf(node: OnnxNode, name: string, absent: number): number {
  const value = node.attributes.get(name) ?? absent;
  return typeof value === 'number' ? value : misfit(node, name, value, 'a number');
}

/** Every number of a list, or a single one, is `expected`. */
export function demandAll(node: OnnxNode, name: string, expected: number): void {
  const value = node.attributes.get(name) ?? expected;
  const numbers = Array.isArray(value) ? value : [value];
  if (!numbers.every((one) => one === expected)) misfit(node, name, value, String(expected));
}

/** Both numbers of a pair, which must be equal: kernels, strides and windows are square. */
export function squareOf(node: OnnxNode, name: string, absent: number): number {
  const value = node.attributes.get(name) ?? [absent, absent];
  const [a, b] = Array.isArray(value) ? value : [];
  const fits = Array.isArray(value) && value.length === 2 && a === b && Number.isSafeInteger(a) && a >= 1;
  return fits ? a : misfit(node, name, value, 'the same number from 1 for height and width');
}

/** No padding, however it is asked for. */
export function demandUnpadded(node: OnnxNode): void {
  const auto = node.attributes.get('auto_pad') ?? 'NOTSET';
  if (auto !== 'NOTSET' && auto !== 'VALID') misfit(node, 'auto_pad', auto, 'NOTSET or VALID');
  demandAll(node, 'pads', 0);
}

/** Zeros around an image before a convolution. */
export function edgesOf(node: OnnxNode, image: ImageShape, kernel: number, stride: number): Edges {
  const auto = node.attributes.get('auto_pad') ?? 'NOTSET';
  if (auto === 'SAME_UPPER') return sameEdges(image, kernel, stride);
  if (auto === 'SAME_LOWER') return sameEdges(image, kernel, stride, 'start');
  if (auto !== 'NOTSET' && auto !== 'VALID') misfit(node, 'auto_pad', auto, 'NOTSET, VALID or SAME');
  const pads = node.attributes.get('pads') ?? [0, 0, 0, 0];
  const fits = Array.isArray(pads) && pads.length === 4 && pads.every((pad) => pad >= 0 && pad < kernel);
  if (!fits) misfit(node, 'pads', pads, `four numbers below the kernel's ${kernel}`);
  const [top, left, bottom, right] = auto === 'VALID' ? [0, 0, 0, 0] : (pads as readonly number[]);
  return { top: top!, left: left!, bottom: bottom!, right: right! };
}

function misfit(node: OnnxNode, name: string, value: OnnxAttribute, expected: string): never {
  const is = typeof value === 'object' && !Array.isArray(value) ? 'a tensor' : shown(String(value));
  const what = `${shown(node.op)} ${shown(node.name)} has ${name} ${is}`;
  throw refuse('ONNX_ATTRIBUTE', what, expected, 'export the model without it');
}
