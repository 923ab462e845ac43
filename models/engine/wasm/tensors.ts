/**
 * How each tensor is laid out for the kernels, padded with zeros.
 * @module
 */
import type { TensorData } from '../../program/kind.ts';

export const padTo = (unit: number, entries: number): number => Math.ceil(entries / unit) * unit;

export const padTo8 = (entries: number): number => padTo(8, entries);

/**
 * Arranges i8 weights [rows, depth] for the kernels: groups of eight output channels, within a group steps of eight input
 * entries, within a step eight bytes of each channel.
 */
export function groupWeights(weights: TensorData, rows: number, depth: number): Int8Array {
  const depth8 = padTo8(depth);
  const grouped = new Int8Array(padTo8(rows) * depth8);
  const words = new Int32Array(grouped.buffer);
  const whole = depth % 4 === 0 ? depth >> 2 : 0; // words that can be moved as such
  const source = new Int32Array(weights.buffer, weights.byteOffset, whole * rows);
  for (let row = 0; row < rows; row++) {
    const within = row & 7;
    const to = (row - within) * depth8 + within * 8;
    for (let i = 0; i < whole; i++) {
      words[(to >> 2) + (i >> 1) * 16 + (i & 1)] = source[row * whole + i]!;
    }
    for (let k = 4 * whole; k < depth; k++) {
      grouped[to + (k >> 3) * 64 + (k & 7)] = weights[row * depth + k]!;
    }
  }
  return grouped;
}

/**
 * Arranges i8 weights [rows, depth] for products in the ring (assembly/ring.ts): groups of four output channels, within a
 * group steps of eight input entries, within a step eight lanes 256 b + a + 128 of the first two channels a and b, then of
 * the others. Padding is weight 0.
 */
export function pairWeights(weights: TensorData, rows: number, depth: number): Int16Array {
  const depth8 = padTo8(depth);
  const lanes = new Int16Array(2 * Math.ceil(rows / 4) * depth8).fill(128);
  for (let a = 0; a < rows; a += 2) {
    const first = (a >> 2) * 2 * depth8 + (a & 2) * 4;
    const b = a + 1 < rows ? 256 : 0;
    for (let k = 0; k < depth; k++) {
      const at = a * depth + k;
      lanes[first + 2 * k - (k & 7)]! += b * (weights[at + depth] ?? 0) + weights[at]!;
    }
  }
  return lanes;
}

/**
 * Arranges i8 weights [rows, depth] for products in the ring by bytes (assembly/quarters.ts): groups of six output channels, within
 * a group steps of sixteen input entries, within a step sixteen bytes of each channel.
 */
export function sixWeights(weights: TensorData, rows: number, depth: number): Int8Array {
  const depth16 = padTo(16, depth);
  const grouped = new Int8Array(padTo(6, rows) * depth16);
  for (let row = 0; row < rows; row++) {
    const within = row % 6;
    const to = (row - within) * depth16 + within * 16;
    for (let k = 0; k < depth; k++) grouped[to + (k >> 4) * 96 + (k & 15)] = weights[row * depth + k]!;
  }
  return grouped;
}

/** One 32-bit entry a channel, padded so that eight may be read from any entry on. */
export function padWords(values: TensorData): Int32Array {
  const padded = new Int32Array(padTo8(values.length) + 8);
  padded.set(values);
  return padded;
}
