/**
 * How each tensor is laid out for the kernels, padded with zeros.
 * @module
 */
import type { TensorData } from '../../program/kind.ts';

export const padTo8 = (entries: number): number => Math.ceil(entries / 8) * 8;

/**
 * Arranges i8 weights [rows, depth] for the kernels: groups of eight output channels (four in the ring), within a group
 * steps of eight input entries, within a step eight bytes of each channel.
 */
export function groupWeights(weights: TensorData, rows: number, depth: number, group: 4 | 8 = 8): Int8Array {
  const depth8 = padTo8(depth);
  const grouped = new Int8Array(padTo8(rows) * depth8);
  const words = new Int32Array(grouped.buffer);
  const whole = depth % 4 === 0 ? depth >> 2 : 0; // words that can be moved as such
  const source = new Int32Array(weights.buffer, weights.byteOffset, whole * rows);
  for (let row = 0; row < rows; row++) {
    const within = row & (group - 1);
    const to = (row - within) * depth8 + within * 8;
    for (let i = 0; i < whole; i++) {
      words[(to >> 2) + (i >> 1) * 2 * group + (i & 1)] = source[row * whole + i]!;
    }
    for (let k = 4 * whole; k < depth; k++) {
      grouped[to + (k >> 3) * 8 * group + (k & 7)] = weights[row * depth + k]!;
    }
  }
  return grouped;
}

/** One 32-bit entry a channel, padded so that eight may be read from any entry on. */
export function padWords(values: TensorData): Int32Array {
  const padded = new Int32Array(padTo8(values.length) + 8);
  padded.set(values);
  return padded;
}
