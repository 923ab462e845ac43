/**
 * The plain reference of products in the ring. Slow, and right by definition.
 * @module
 */

import { UsageError } from '../../crypto/core/errors.ts';
import { assertCount, unknownOp } from '../../crypto/ring/mask.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import type { Program } from '../program/types.ts';
import { createTensors } from '../program/weights.ts';
import { isProduct, productsOf, stencilOf } from './products.ts';
import type { RingProducts } from './types.ts';

/** @param weights of exactly that program, both validated */
export function createReferenceProducts(program: Program, weights: Uint8Array): RingProducts {
  const tensors = createTensors(program.tensors, weights);
  const list = productsOf(program);
  const ops = new Map(
    program.ops.filter(isProduct).map((op, i) => {
      const weight = tensors.data(op.weight) as Int8Array;
      return [op.name, { product: list[i]!, weight, stencil: stencilOf(op, tensors) }];
    }),
  );
  return {
    list,
    async multiply(op, x, count) {
      const found = ops.get(op);
      if (!found) throw unknownOp(op);
      const { product, weight, stencil } = found;
      assertRows(product, x, count);
      const { channels, bases, offsets } = stencil;
      const depth = offsets.length;
      const z = new Int32Array(count * product.dOut);
      let at = 0;
      for (let row = 0; row < count; row++) {
        for (const base of bases) {
          for (let j = 0; j < channels; j++) {
            let sum = 0;
            for (let k = 0; k < depth; k++) {
              const word = x[row * product.dIn + base + offsets[k]!]!;
              sum = (sum + Math.imul(weight[j * depth + k]!, word)) | 0;
            }
            z[at++] = sum;
          }
        }
      }
      return z;
    },
    async close() {},
  };
}

/** @throws UsageError RING_COUNT | RING_SHAPE */
export function assertRows({ op, dIn }: RingShape, x: Int32Array, count: number): void {
  assertCount(count);
  if (x.length === count * dIn) return;
  throw new UsageError('RING_SHAPE', `${op} takes rows of ${dIn} words`, {
    details: { op, count, dIn, words: x.length },
  });
}
