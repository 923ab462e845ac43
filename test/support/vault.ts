/**
 * Linear maps for vault, and their products by definition.
 * @module
 */
import { randomBytes } from '../../crypto/core/random.ts';
import type { RingMap } from '../../crypto/ring/types.ts';
import { packingOf, type VaultMap, type VaultShape } from '../../crypto/vault/packing.ts';

export const dense = (dIn: number, dOut: number, op = 'op'): VaultShape => ({ kind: 'dense', op, dIn, dOut });

/** Words over all of Z/2^32. */
export const randomWords = (count: number): Int32Array =>
  new Int32Array(randomBytes(4 * count).buffer as ArrayBuffer);

/** Weights of a shape; without `weight`, any of i8. */
export const mapOf = (shape: VaultShape, weight?: (i: number) => number): VaultMap => {
  const count = packingOf(shape).weightCount;
  const weights = weight === undefined ? new Int8Array(randomBytes(count).buffer) : new Int8Array(count);
  if (weight !== undefined) for (let i = 0; i < count; i++) weights[i] = weight(i);
  return { shape, weights };
};

/** W x mod 2^32 for `count` rows. */
export function plainProduct({ shape, weights }: VaultMap, x: Int32Array, count: number): Int32Array {
  const { dIn, dOut } = packingOf(shape);
  const z = new Int32Array(count * dOut);
  for (let r = 0; r < count; r++) {
    const row = x.subarray(r * dIn, (r + 1) * dIn);
    z.set(shape.kind === 'dense' ? denseRow(weights, row, dOut) : imageRow(shape, weights, row), r * dOut);
  }
  return z;
}

function denseRow(weights: Int8Array, x: Int32Array, dOut: number): Int32Array {
  return Int32Array.from({ length: dOut }, (_, i) =>
    x.reduce((sum, word, j) => (sum + Math.imul(weights[i * x.length + j]!, word)) | 0, 0),
  );
}

function imageRow(
  { height, width, channels, kernel, stride, filters }: Extract<VaultShape, { kind: 'conv' }>,
  weights: Int8Array,
  x: Int32Array,
): Int32Array {
  const z: number[] = [];
  for (let y = 0; y + kernel <= height; y += stride) {
    for (let left = 0; left + kernel <= width; left += stride) {
      for (let f = 0; f < filters; f++) {
        let sum = 0;
        let w = f * kernel * kernel * channels;
        for (let ky = 0; ky < kernel; ky++) {
          for (let kx = 0; kx < kernel; kx++) {
            for (let c = 0; c < channels; c++) {
              const word = x[((y + ky) * width + left + kx) * channels + c]!;
              sum = (sum + Math.imul(weights[w++]!, word)) | 0;
            }
          }
        }
        z.push(sum);
      }
    }
  }
  return Int32Array.from(z);
}

/** What the checking side knows of a dense map. @param inMax of the plain rows */
export function ringMapOf({ shape, weights }: VaultMap, inMax = 127): RingMap {
  const { op, dIn, dOut } = packingOf(shape);
  return {
    op,
    dIn,
    dOut,
    inMax,
    bounds: () =>
      Float64Array.from({ length: dOut }, (_, i) =>
        weights.subarray(i * dIn, (i + 1) * dIn).reduce((sum, weight) => sum + Math.abs(weight) * inMax, 0),
      ),
    transposed: (t) =>
      Int32Array.from({ length: dIn }, (_, j) =>
        t.reduce((sum, factor, i) => (sum + Math.imul(factor, weights[i * dIn + j]!)) | 0, 0),
      ),
  };
}
