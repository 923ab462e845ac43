/**
 * The exact matrix product in f32: with |w|, |x| <= 127 every partial sum of 1024 products is an integer below
 * 2^24 (1024 * 127² = 16 516 096), so no order of summation and no fused operation can round. Blocks of 1024 are
 * added up in integers.
 * @module
 */
import * as tf from '@tensorflow/tfjs-core';
import type { TensorData } from '../../program/kind.ts';

const BLOCK = 1024;

export interface ExactProduct {
  /** [rows, depth] times the weights, plus bias: acc [rows, channels] as i32. */
  multiply(x: Int32Array, rows: number): Int32Array;
  dispose(): void;
}

/** Uploads i8 weights [channels, depth] to the active backend, transposed, in blocks. @param bias i32 [channels] or none */
export function createProduct(
  weight: TensorData,
  bias: TensorData | null,
  [channels, depth]: readonly [number, number],
): ExactProduct {
  const blocks: { from: number; size: number; weight: tf.Tensor2D }[] = [];
  for (let from = 0; from < depth; from += BLOCK) {
    const size = Math.min(BLOCK, depth - from);
    const transposed = new Float32Array(size * channels);
    for (let j = 0; j < channels; j++) {
      for (let k = 0; k < size; k++) transposed[k * channels + j] = weight[j * depth + from + k]!;
    }
    blocks.push({ from, size, weight: tf.tensor2d(transposed, [size, channels]) });
  }
  return {
    multiply(x, rows) {
      const acc = new Int32Array(rows * channels);
      for (const { from, size, weight } of blocks) {
        const part = new Float32Array(rows * size);
        for (let r = 0; r < rows; r++) {
          part.set(x.subarray(r * depth + from, r * depth + from + size), r * size);
        }
        const product = tf.tidy(() => tf.matMul(tf.tensor2d(part, [rows, size]), weight));
        const sums = product.dataSync();
        product.dispose();
        for (let i = 0; i < acc.length; i++) acc[i]! += sums[i]!;
      }
      if (bias) for (let i = 0; i < acc.length; i++) acc[i]! += bias[i % channels]!;
      return acc;
    },
    dispose() {
      for (const block of blocks) block.weight.dispose();
    },
  };
}
