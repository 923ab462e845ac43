/**
 * A small convolutional classifier as an ONNX file, and inputs for it: images of two channels, three classes.
 * @module
 */
import { writeNpy } from './npy-writer.ts';
import { type WrittenOnnxNode, writeOnnx } from './onnx-writer.ts';

const [CHANNELS, SIDE, CLASSES] = [2, 6, 3];
export const IMAGE = [CHANNELS, SIDE, SIDE] as const;
const PIXELS = CHANNELS * SIDE * SIDE;

function createNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 23 - 1;
  };
}

/** Conv, ReLU, max pooling, Gemm; behind it what is asked for. */
export function tinyNetwork(...end: readonly Pick<WrittenOnnxNode, 'op' | 'attributes'>[]): Uint8Array {
  const next = createNumbers(7);
  const numbers = (size: number): number[] => Array.from({ length: size }, next);
  const ops = [
    { op: 'Conv', with: ['k', 'kb'] },
    { op: 'Relu' },
    { op: 'MaxPool', attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { op: 'Flatten' },
    { op: 'Gemm', with: ['w', 'wb'], attributes: { transB: 1 } },
    ...end,
  ];
  const nodes = ops.map((node, i) => ({
    op: node.op,
    ...(node.attributes === undefined ? {} : { attributes: node.attributes }),
    inputs: [i === 0 ? 'x' : `v${i - 1}`, ...('with' in node ? node.with : [])],
    outputs: [i === ops.length - 1 ? 'y' : `v${i}`],
  }));
  return writeOnnx({
    nodes,
    initialisers: [
      { name: 'k', shape: [4, CHANNELS, 3, 3], data: numbers(4 * CHANNELS * 9) },
      { name: 'kb', shape: [4], data: numbers(4) },
      { name: 'w', shape: [CLASSES, 16], data: numbers(CLASSES * 16) },
      { name: 'wb', shape: [CLASSES], data: numbers(CLASSES) },
    ],
    inputs: [{ name: 'x', shape: ['n', ...IMAGE] }],
    outputs: [{ name: 'y', shape: ['n', CLASSES] }],
  });
}

export function tinyInputs(count: number, seed = 1): Float64Array[] {
  const next = createNumbers(seed);
  return Array.from({ length: count }, () => Float64Array.from({ length: PIXELS }, next));
}

export const inputsNpy = (inputs: readonly Float64Array[], shape: readonly number[] = IMAGE): Uint8Array =>
  writeNpy([inputs.length, ...shape], Float32Array.from(inputs.flatMap((input) => [...input])));
