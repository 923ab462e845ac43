/**
 * Attributes of ONNX operators, held to the values that the integer program can express.
 * @module
 */
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

function misfit(node: OnnxNode, name: string, value: OnnxAttribute, expected: string): never {
  const is = typeof value === 'object' && !Array.isArray(value) ? 'a tensor' : shown(String(value));
  const what = `${shown(node.op)} ${shown(node.name)} has ${name} ${is}`;
  throw refuse('ONNX_ATTRIBUTE', what, expected, 'export the model without it');
}
