/**
 * How each tensor is laid out for the kernels, padded with zeros.
 * @module
 */
import type { TensorData } from '../../program/kind.ts';
import { padTo8 } from './values.ts';

/**
 * Packs i8 weights [rows, depth] for `product`: groups of eight output channels, within a group steps of eight
 * input entries, within a step four pairs of channels, within a pair eight words W = 256 a + b of its two
 * channels a, b. One group is read front to back.
 */
export function packWeights(weights: TensorData, rows: number, depth: number): Int16Array {
  const depth8 = padTo8(depth);
  const packed = new Int16Array((padTo8(rows) / 2) * depth8);
  for (let a = 0; a < rows; a += 2) {
    const from = a * depth;
    const b = a + 1 < rows ? from + depth : -1;
    const to = (a >> 3) * 4 * depth8 + ((a & 7) >> 1) * 8;
    for (let k = 0; k < depth; k++) {
      const low = b < 0 ? 0 : weights[b + k]!;
      packed[to + (k >> 3) * 32 + (k & 7)] = 256 * weights[from + k]! + low;
    }
  }
  return packed;
}

/** One 32-bit entry a channel, padded so that eight may be read from any entry on. */
export function padWords(values: TensorData): Int32Array {
  const padded = new Int32Array(padTo8(values.length) + 8);
  padded.set(values);
  return padded;
}
