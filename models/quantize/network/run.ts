/**
 * Runs a chain of float layers on one input, to see what values it makes.
 * @module
 */
import type { FloatNetwork, NetworkLayer } from '../../formats/float-network.ts';
import { CURVES } from './curves.ts';

/** Outputs of every layer in turn; what `result` makes of the last is left to the caller. */
export function runNetwork({ layers }: Pick<FloatNetwork, 'layers'>, input: Float64Array): Float64Array[] {
  let values = input;
  return layers.map((layer) => {
    values = runLayer(layer, values);
    return values;
  });
}

function runLayer(layer: NetworkLayer, x: Float64Array): Float64Array {
  switch (layer.kind) {
    case 'relu':
      return x.map((value) => Math.max(0, value));
    case 'curve':
      return x.map(CURVES[layer.curve].of);
    case 'linear': {
      const out = new Float64Array(layer.out);
      multiply(layer, x, out);
      return out;
    }
    case 'conv2d': {
      const { input, kernel, stride, out } = layer;
      const line = kernel * input.channels;
      const patch = new Float64Array(kernel * line);
      return overWindows(input, kernel, stride, out, (top, left, result) => {
        for (let ky = 0; ky < kernel; ky++) {
          const from = ((top + ky) * input.width + left) * input.channels;
          patch.set(x.subarray(from, from + line), ky * line);
        }
        multiply(layer, patch, result);
      });
    }
    case 'maxpool': {
      const { input, size } = layer;
      return overWindows(input, size, size, input.channels, (top, left, result) => {
        result.fill(Number.NEGATIVE_INFINITY);
        for (let dy = 0; dy < size; dy++)
          for (let dx = 0; dx < size; dx++) {
            const at = ((top + dy) * input.width + left + dx) * input.channels;
            for (let c = 0; c < input.channels; c++) result[c] = Math.max(result[c]!, x[at + c]!);
          }
      });
    }
  }
}

/** Squares of `size` that fit into the image, `stride` apart, each giving `channels` values. */
function overWindows(
  { height, width }: { height: number; width: number },
  size: number,
  stride: number,
  channels: number,
  each: (top: number, left: number, result: Float64Array) => void,
): Float64Array {
  const [rows, columns] = [height, width].map((edge) => Math.floor((edge - size) / stride) + 1) as [
    number,
    number,
  ];
  const out = new Float64Array(rows * columns * channels);
  for (let i = 0; i < rows * columns; i++) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    each(row * stride, column * stride, out.subarray(i * channels, (i + 1) * channels));
  }
  return out;
}

function multiply(
  { weight, bias }: { weight: Float32Array; bias: Float32Array },
  x: Float64Array,
  out: Float64Array,
): void {
  for (let o = 0; o < out.length; o++) {
    let sum = bias[o]!;
    for (let i = 0; i < x.length; i++) sum += weight[o * x.length + i]! * x[i]!;
    out[o] = sum;
  }
}
