/**
 * Twelve-bit mantissas through an exact f32 product: m = 32 · high + low with |high| <= 64 and 0 <= low <= 31, so that
 * either half obeys the bound of product.ts.
 * @module
 */
import type { Matrix } from '../../program/kind.ts';
import type { ExactProduct } from './product.ts';

const LOW = 32;

/** acc [rows, channels] of the b12 rows of one group; `product` has no bias. */
export function multiplyMantissas(product: ExactProduct, { rows, width, data }: Matrix): Int32Array {
  const depth = width - 1;
  const limbs = new Int32Array(2 * rows * depth); // high rows, then low rows: one product for both
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < depth; k++) {
      const mantissa = data[r * width + k]!;
      limbs[r * depth + k] = mantissa >> 5;
      limbs[(rows + r) * depth + k] = mantissa & (LOW - 1);
    }
  }
  const sums = product.multiply(limbs, 2 * rows);
  const half = sums.length / 2;
  return Int32Array.from({ length: half }, (_, i) => sums[i]! * LOW + sums[half + i]!);
}

/** The exponents of b12 rows of one group. */
export const exponentsOf = ({ rows, width, data }: Matrix): Int32Array =>
  Int32Array.from({ length: rows }, (_, r) => data[(r + 1) * width - 1]!);
