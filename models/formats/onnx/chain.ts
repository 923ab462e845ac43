/**
 * The chain of layers while it grows: what shape the value has by now, and the order of its entries in the source.
 * @module
 */
import type { FloatNetwork, ImageShape, NetworkLayer } from '../float-network.ts';
import { refuse, shown } from '../refuse.ts';
import type { OnnxNode, OnnxValue } from './read.ts';
import type { OnnxTensor } from './tensor.ts';

export interface Chain {
  /** Of the value by now. */
  readonly shape: ImageShape;
  /** The source has it as rows of numbers, an image in the order (channel, y, x). */
  readonly isFlat: boolean;
  readonly last: NetworkLayer | undefined;
  /** @throws UsageError ONNX_LAYER if input `index` is no constant, or of another shape; null accepts any size */
  constant(node: OnnxNode, index: number, shape: readonly (number | null)[]): OnnxTensor;
  constantOrNull(node: OnnxNode, index: number): OnnxTensor | null;
  /** Sets the shape of the value, after a layer if one is given. */
  push(shape: ImageShape, isFlat: boolean, layer?: NetworkLayer): void;
  /** In place of the last layer. */
  replaceLast(layer: NetworkLayer): void;
  /** Name for the next layer, each once and fit for a program. */
  nameOf(kind: string): string;
  finish(): void;
  isDone(): boolean;
  done(name: string): FloatNetwork;
}

const MAX_ENTRIES = 2 ** 24;

/** @throws UsageError ONNX_LAYER */
export function createChain(input: OnnxValue, constants: ReadonlyMap<string, OnnxTensor>): Chain {
  const start = inputShape(input);
  const layers: NetworkLayer[] = [];
  let shape = start;
  let isFlat = input.shape.length === 2;
  let argmax = false;
  let used = 0;
  // a small file can name one tensor in thousands of operators: import costs no more than the file holds
  const held = [...constants.values()].reduce((sum, { size }) => sum + size, 0);
  const constantOrNull = (node: OnnxNode, index: number): OnnxTensor | null =>
    constants.get(node.inputs[index] ?? '') ?? null;
  return {
    get shape() {
      return shape;
    },
    get isFlat() {
      return isFlat;
    },
    get last() {
      return layers.at(-1);
    },
    constantOrNull,
    constant(node, index, expected) {
      const tensor = constantOrNull(node, index);
      const fits =
        tensor?.shape.length === expected.length &&
        expected.every((size, i) => size === null || tensor.shape[i] === size);
      if (tensor && fits) {
        used += tensor.size;
        if (used <= held) return tensor;
        throw layerError(node, 'its weights serve another operator too', 'weights of its own');
      }
      const is = tensor ? tensor.shape.join(' x ') : 'computed or missing';
      const sizes = expected.map((size) => size ?? 'any').join(' x ');
      throw layerError(node, `input ${index} is ${is}`, `a constant of ${sizes}`);
    },
    push(next, flat, layer) {
      shape = next;
      isFlat = flat;
      if (layer) layers.push(layer);
    },
    replaceLast: (layer) => {
      layers.splice(-1, 1, layer);
    },
    nameOf: (kind) => `${kind}${layers.length}`,
    finish: () => {
      argmax = true;
    },
    isDone: () => argmax,
    done: (name) => ({ name, input: start, layers, argmax }),
  };
}

/** [batch, features] or [batch, channels, height, width]. */
function inputShape({ name, shape }: OnnxValue): ImageShape {
  const sizes = shape.slice(1);
  const isKnown = sizes.every((size) => size !== null && size >= 1 && size <= MAX_ENTRIES);
  const [channels, height, width] = sizes.length === 1 ? [sizes[0], 1, 1] : sizes;
  if (isKnown && (shape.length === 2 || shape.length === 4) && channels! * height! * width! <= MAX_ENTRIES)
    return { channels: channels!, height: height!, width: width! };
  const what = `input ${shown(name)} is ${shape.map((size) => size ?? '?').join(' x ')}`;
  const expected = 'batch x features, or batch x channels x height x width, with all but the batch given';
  throw refuse('ONNX_LAYER', what, expected, 'export the model with fixed input sizes');
}

export const entriesOf = ({ height, width, channels }: ImageShape): number => height * width * channels;

export const layerError = (node: OnnxNode, what: string, expected: string): Error => {
  const fix = 'the graph does not fit together: export the model again';
  return refuse('ONNX_LAYER', `${shown(node.op)} ${shown(node.name)}: ${what}`, expected, fix);
};
