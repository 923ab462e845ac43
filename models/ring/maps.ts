/**
 * The products of a program as the side that checks them knows them: bounds of their rows, and their transposes.
 * @module
 */
import type { RingMap } from '../../crypto/ring/types.ts';
import type { Tensors } from '../program/kind.ts';
import type { Program } from '../program/types.ts';
import { isProduct, productsOf, type Stencil, stencilOf } from './products.ts';

/** In order of execution, as `productsOf`. @param tensors of a validated program, so that every bound is below 2^31 */
export function ringMapsOf(program: Program, tensors: Tensors): RingMap[] {
  const products = productsOf(program);
  return program.ops.filter(isProduct).map((op, i): RingMap => {
    const product = products[i]!;
    const stencil = stencilOf(op, tensors);
    const weight = tensors.data(op.weight) as Int8Array;
    return {
      ...product,
      bounds: () => boundsOf(stencil, weight, product.inMax),
      transposed: (t) => transpose(stencil, weight, product.dIn, t),
    };
  });
}

/** inMax * ||W_j||_1 for each word out. */
function boundsOf({ channels, bases, offsets }: Stencil, weight: Int8Array, inMax: number): Float64Array {
  const norms = new Float64Array(channels);
  const depth = offsets.length;
  for (let j = 0; j < channels; j++) {
    let norm = 0;
    for (let k = j * depth; k < (j + 1) * depth; k++) norm += Math.abs(weight[k]!);
    norms[j] = norm * inMax;
  }
  return Float64Array.from({ length: bases.length * channels }, (_, i) => norms[i % channels]!);
}

/** Place by place: what its sums give back to its patch, then the patch to the row. */
function transpose(
  { channels, bases, offsets }: Stencil,
  weight: Int8Array,
  dIn: number,
  t: Int32Array,
): Int32Array {
  const u = new Int32Array(dIn);
  const depth = offsets.length;
  const patch = new Int32Array(depth);
  for (const [p, base] of bases.entries()) {
    patch.fill(0);
    for (let j = 0; j < channels; j++) {
      const factor = t[p * channels + j]!;
      const row = j * depth;
      for (let k = 0; k < depth; k++) patch[k] = patch[k]! + Math.imul(factor, weight[row + k]!);
    }
    for (let k = 0; k < depth; k++) u[base + offsets[k]!]! += patch[k]!;
  }
  return u;
}
