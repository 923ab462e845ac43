import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type CheckKernel, type CheckSecrets, plainCheck } from '../../../crypto/ring/check.ts';
import { createNumbers } from '../../../models/engine/conformance/case.ts';
import { decoder } from '../../../models/engine/conformance/decoder.ts';
import { createWasmProducts } from '../../../models/engine/wasm/ring.ts';
import { createWasmCheck } from '../../../models/engine/wasm/ring-check.ts';
import type { Program } from '../../../models/program/types.ts';
import { admitProducts } from '../../../models/ring/conformance.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import { fc } from '../../support/fast-check.ts';
import { oneLinear } from '../../support/one-linear.ts';
import { programWith, type RandomKind } from './random-program.ts';

const wordsOf = (length: number): Int32Array => new Int32Array(randomBytes(4 * length).buffer);

/** Words cut as this machine likes best, and in halves. */
const CUTS = [true, false];

/** Where pieces of words meet. */
const EDGES = [
  0,
  1,
  -1,
  0x7f,
  0x80,
  0xff,
  0x7fff,
  0x8000,
  0x7f_ffff,
  0x80_8080,
  -0x7f7f_7f80,
  2 ** 31 - 1,
  -(2 ** 31),
];

async function assertEqualProducts(
  { program, weights }: { program: Program; weights: Uint8Array },
  threads: number,
  bytes: boolean,
): Promise<void> {
  const reference = createReferenceProducts(program, weights);
  const products = await createWasmProducts(program, weights, { threads, bytes });
  assert.deepEqual(products.list, reference.list);
  for (const { op, dIn } of products.list) {
    for (const count of [1, 2, 3]) {
      const x = wordsOf(count * dIn);
      const expected = await reference.multiply(op, x, count);
      assert.deepEqual(await products.multiply(op, x, count), expected, `${op}, ${count} rows`);
    }
  }
  await products.close();
}

test('the admission run lets the kernels in', async () => {
  for (const bytes of CUTS) {
    const admission = await admitProducts((program, weights) =>
      createWasmProducts(program, weights, { bytes }),
    );
    assert.ok(admission.admitted && admission.cases > 20, JSON.stringify(admission));
  }
});

test('the admission run names what is wrong', async () => {
  const off = await admitProducts(async (program, weights) => {
    const products = createReferenceProducts(program, weights);
    return {
      ...products,
      async multiply(op, x, count) {
        const z = await products.multiply(op, x, count);
        return z.with(-1, z.at(-1)! ^ (2 ** 31));
      },
    };
  });
  assert.ok(!off.admitted && /word \d/.test(off.reason));
  const broken = await admitProducts(async () => {
    throw new Error('no memory');
  });
  assert.ok(!broken.admitted && broken.reason.endsWith('no memory'));
});

for (const kind of ['linear', 'conv2d'] as const satisfies RandomKind[]) {
  test(`wasm gives the words of the reference: ${kind}, odd shapes`, async () => {
    const threads = fc.constantFrom(1, 1, 1, 1, 2);
    const property = fc.asyncProperty(
      programWith(kind),
      threads,
      fc.constantFrom(...CUTS),
      assertEqualProducts,
    );
    await fc.assert(property, { numRuns: 50 });
  });
}

test('and of every width about a block and a group, with words at the edges of their pieces', async () => {
  const next = createNumbers(7);
  for (const dIn of [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 48]) {
    for (let dOut = 1; dOut <= 13; dOut++) {
      const weight = [...next(dIn * dOut, 127)].map((w, i) => (i % 5 === 0 ? 127 : i % 5 === 1 ? -127 : w));
      const { program, weights } = oneLinear(weight, dIn);
      const x = Int32Array.from({ length: 3 * dIn }, (_, i) => EDGES[(i + dOut) % EDGES.length]!);
      const expected = await createReferenceProducts(program, weights).multiply('linear', x, 3);
      for (const bytes of CUTS) {
        const products = await createWasmProducts(program, weights, { bytes });
        assert.deepEqual(await products.multiply('linear', x, 3), expected, `${dIn} to ${dOut}, ${bytes}`);
        await products.close();
      }
    }
  }
});

test('wasm gives the words of the reference: a decoder; more rows than a pass has', async () => {
  const shape = { layers: 1, width: 24, heads: 3, kvHeads: 1, headDim: 8, hidden: 20, vocabulary: 13 };
  for (const bytes of CUTS) {
    await assertEqualProducts(decoder('ring', { ...shape, positions: 24, maxRows: 6 }), 1, bytes);
  }
  const { program, weights } = oneLinear(
    [...new Array<number>(3 * 1000).keys()].map((k) => (k % 255) - 127),
    1000,
  );
  const x = wordsOf(600 * 1000);
  const expected = await createReferenceProducts(program, weights).multiply('linear', x, 600);
  for (const bytes of CUTS) {
    const products = await createWasmProducts(program, weights, { bytes });
    assert.deepEqual(await products.multiply('linear', x, 600), expected);
    await products.close();
  }
});

for (const bytes of CUTS)
  test(`sums at the edge of i32 and of the ring${bytes ? '' : ', by halves'}`, async () => {
    const dIn = 133_143; // dIn * 127^2 is just below 2^31
    const weight = [...new Array<number>(dIn).fill(127), ...new Array<number>(dIn).fill(-127)];
    const { program, weights } = oneLinear(weight, dIn);
    const products = await createWasmProducts(program, weights, { bytes });
    const edge = dIn * 127 * 127;
    const fill = (word: number) => products.multiply('linear', new Int32Array(dIn).fill(word), 1);
    assert.deepEqual(await fill(127), Int32Array.of(edge, -edge));
    assert.deepEqual(await fill(-127), Int32Array.of(-edge, edge));
    for (const word of [2 ** 31 - 1, -(2 ** 31), 0x7fff_8000, -0x8001]) {
      const sum = Number(BigInt.asIntN(32, BigInt(dIn) * 127n * BigInt(word)));
      assert.deepEqual(await fill(word), Int32Array.of(sum, -sum));
    }
    await products.close();
  });

test('refuses what the reference refuses', async () => {
  const { program, weights } = oneLinear([1, 2], 2);
  for (const products of [
    createReferenceProducts(program, weights),
    await createWasmProducts(program, weights),
  ]) {
    const multiply = (op: string, words: number, count: number) =>
      products.multiply(op, new Int32Array(words), count);
    await assert.rejects(multiply('other', 2, 1), { code: 'RING_OP_UNKNOWN' });
    await assert.rejects(multiply('linear', 3, 1), { code: 'RING_SHAPE' });
    await assert.rejects(multiply('linear', 2, 2), { code: 'RING_SHAPE' });
    for (const count of [0, 0.5, -1, 8193]) {
      await assert.rejects(multiply('linear', 2, count), { code: 'RING_COUNT' });
    }
    await products.close();
  }
  await assert.rejects(createWasmProducts(program, weights, { threads: 0 }), { code: 'ENGINE_THREADS' });
});

let wasm: CheckKernel;
before(async () => {
  wasm = await createWasmCheck();
});

/** Challenges that hold for these rows: t at random, and the last word of each makes up for the rest. */
function secretsFor(dIn: number, dOut: number, count: number, bounded: boolean, x: Int32Array): CheckSecrets {
  const challenges = wordsOf(count * (dOut + dIn));
  for (let c = 0; c < count; c++) {
    let sum = 0;
    const row = challenges.subarray(c * (dOut + dIn), (c + 1) * (dOut + dIn));
    for (let k = 0; k < dIn - 1; k++) sum = (sum + Math.imul(row[dOut + k]!, x[k]!)) | 0;
    row[dOut + dIn - 1] = -sum; // z = 0 and the last word of x is 1
  }
  return { dIn, dOut, bounds: bounded ? new Int32Array(dOut).fill(5) : null, challenges };
}

test('the check kernel gives the answers of the plain one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 35 }),
      fc.boolean(),
      fc.constantFrom('none', 'x', 'z', 'range', 'edge'),
      (dIn, dOut, count, rows, bounded, fault) => {
        const row = wordsOf(dIn);
        row[dIn - 1] = 1;
        const x = Int32Array.from({ length: rows * dIn }, (_, i) => row[i % dIn]!);
        const z = new Int32Array(rows * dOut);
        const at = randomBytes(4).reduce((sum, byte) => 256 * sum + byte, 0);
        if (fault === 'x') x[at % x.length] = x[at % x.length]! ^ 1;
        if (fault === 'z') z[at % z.length] = 3;
        if (fault === 'range') z[at % z.length] = -(2 ** 31);
        const secrets = secretsFor(dIn, dOut, count, bounded, row);
        if (fault === 'edge') {
          // zeros for t: only the bounds decide
          for (let c = 0; c < count; c++)
            secrets.challenges.fill(0, c * (dOut + dIn), c * (dOut + dIn) + dOut);
          z[at % z.length] = 5 + (at % 2);
        }
        const answers = [plainCheck, wasm].map((kernel) => {
          const check = kernel({ ...secrets, challenges: secrets.challenges.slice() });
          const holds = check.holds(x, z, rows);
          assert.equal(check.holds(x, z.subarray(1), rows), false);
          const corrections = wordsOf(z.length);
          const masked = z.map((word, i) => word + corrections[i]!);
          assert.deepEqual(check.unmask(x, masked, corrections, rows), { z, holds });
          check.release();
          return holds;
        });
        assert.equal(answers[1], answers[0]);
        if (fault === 'edge') assert.equal(answers[0], !bounded || at % 2 === 0);
        if (fault === 'none') assert.equal(answers[0], true);
        if (fault === 'range' && bounded) assert.equal(answers[0], false);
      },
    ),
    { numRuns: 200 },
  );
});
