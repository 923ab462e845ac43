/**
 * The admission run for products in the ring: whoever multiplies for others has agreed with the reference first, bit for
 * bit, on the conformance cases' products and on words from all over Z/2^32.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { createNumbers } from '../engine/conformance/case.ts';
import { floatingCases } from '../engine/conformance/floating.ts';
import { productCases } from '../engine/conformance/products.ts';
import type { Admission } from '../engine/conformance.ts';
import type { Program } from '../program/types.ts';
import { createReferenceProducts } from './reference.ts';
import type { RingProduct, RingProducts } from './types.ts';

const COUNTS = [1, 2, 5];
/** Around both ends and the middle of the ring, and where a half or a byte changes its sign. */
const EDGES = [
  0,
  1,
  -1,
  2 ** 31 - 1,
  -(2 ** 31),
  0x7fff,
  0x8000,
  0xffff,
  0x1_0000,
  -0x8000,
  -0x8001,
  -0x1_0000,
  0x7f,
  0x80,
  0xff,
  0x7f_7f7f,
  -0x7f7f_7f80,
];

/** Never throws: whatever is wrong is a reason to refuse, named by the case. */
export async function admitProducts(
  create: (program: Program, weights: Uint8Array) => Promise<RingProducts>,
): Promise<Admission> {
  const start = performance.now();
  let cases = 0;
  for (const { name, program, weights } of [...productCases(), ...floatingCases()]) {
    const reference = createReferenceProducts(program, weights);
    if (reference.list.length === 0) continue;
    cases++;
    try {
      const products = await create(program, weights);
      const wrong = await disagreement(products, reference);
      await products.close();
      if (wrong !== null) return { admitted: false, reason: `${name}: ${wrong}` };
    } catch (error) {
      return { admitted: false, reason: `${name}: ${asVeilmeshError(error).message}` };
    }
  }
  return { admitted: true, cases, ms: performance.now() - start };
}

async function disagreement(products: RingProducts, reference: RingProducts): Promise<string | null> {
  for (const product of reference.list) {
    for (const [count, x] of wordsFor(product)) {
      const expected = await reference.multiply(product.op, x, count);
      const got = await products.multiply(product.op, x, count);
      const at = expected.findIndex((word, i) => word !== got[i]);
      if (at >= 0 || got.length !== expected.length) return `${product.op}, ${count} rows, word ${at}`;
    }
  }
  return null;
}

const wordsFor = ({ dIn }: RingProduct): [number, Int32Array][] => {
  const numbers = createNumbers(dIn);
  return COUNTS.flatMap((count): [number, Int32Array][] => {
    const length = count * dIn;
    return [
      [count, Int32Array.from({ length }, (_, i) => EDGES[i % EDGES.length]!)],
      [count, Int32Array.from(numbers(length, 2 ** 31 - 1))],
    ];
  });
};
