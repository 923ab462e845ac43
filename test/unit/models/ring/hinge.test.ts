/** Bit-equal results whoever multiplies: plain, and twin in one process. The wire formats of the modes have their own tests. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { UnavailableError } from '../../../../crypto/core/errors.ts';
import { createNumbers } from '../../../../models/engine/conformance/case.ts';
import { decoder } from '../../../../models/engine/conformance/decoder.ts';
import { floatingCases } from '../../../../models/engine/conformance/floating.ts';
import { productCases } from '../../../../models/engine/conformance/products.ts';
import type { LoadedProgram } from '../../../../models/engine/types.ts';
import { createWasmProducts } from '../../../../models/engine/wasm/ring.ts';
import { createWasmCheck } from '../../../../models/engine/wasm/ring-check.ts';
import { loadHinged } from '../../../../models/hinge/hinge.ts';
import { createReferenceEngine, runReference } from '../../../../models/program/reference.ts';
import type { Program } from '../../../../models/program/types.ts';
import { createTensors } from '../../../../models/program/weights.ts';
import { ringMapsOf } from '../../../../models/ring/maps.ts';
import { productsOf } from '../../../../models/ring/products.ts';
import { createReferenceProducts } from '../../../../models/ring/reference.ts';
import { loadDigits } from '../../../../models/zoo/digits/index.ts';
import { fc } from '../../../support/fast-check.ts';
import { cipherOf, twinOf } from '../../../support/ring.ts';
import { runStep } from '../../../support/steps.ts';
import { programWith } from '../../engine/random-program.ts';

interface Case {
  readonly program: Program;
  readonly weights: Uint8Array;
  readonly steps: readonly { readonly input: Int32Array; readonly rows: number }[];
}

async function assertSameBits({ program, weights, steps }: Case, options = {}): Promise<void> {
  const tensors = createTensors(program.tensors, weights);
  const hinged = loadHinged(program, weights, twinOf(program, weights, options).linear);
  for (const { input, rows } of steps) {
    const expected = runReference(program, tensors, input, rows);
    assert.deepEqual(await runStep(hinged, input, rows), expected);
  }
  hinged.unload();
}

for (const kind of ['linear', 'conv2d'] as const) {
  test(`twin gives the bits of the reference: ${kind} and what follows`, async () => {
    const kernel = await createWasmCheck();
    const property = fc.asyncProperty(programWith(kind), (one) => assertSameBits(one, { kernel }));
    await fc.assert(property, { numRuns: 25 });
  });
}

test('twin gives the bits of the reference at the edges, under masks at the ends of the ring', async () => {
  const kernel = await createWasmCheck();
  const ends = [0, 2 ** 31 - 1, -(2 ** 31), -1, 0x7fff, 0x8000];
  for (const one of [...productCases(), ...floatingCases()]) {
    if (productsOf(one.program).length === 0) continue;
    await assertSameBits(one, { kernel });
    await assertSameBits(one, { kernel, cipher: cipherOf(ends) });
    if (one.program.inputs[0]!.width > 1000) continue;
    for (const end of ends) await assertSameBits(one, { kernel, cipher: cipherOf([end]) });
  }
});

const DECODER = decoder('hinge', {
  layers: 2,
  width: 24,
  heads: 3,
  kvHeads: 1,
  headDim: 8,
  hidden: 20,
  vocabulary: 13,
  positions: 24,
  maxRows: 6,
});

async function converse(loaded: LoadedProgram): Promise<Int32Array[]> {
  const sampling = { temperature: 2000, topK: 0, topP: 10_000, seed: new Uint8Array(32).fill(7) };
  const sequences = [loaded.open(24), loaded.open(24, sampling)];
  const all: Int32Array[] = [];
  for (const [turn, rows] of [5, 1, 1, 3].entries()) {
    const input = Int32Array.from({ length: rows }, (_, i) => (5 * turn + i) % 13);
    all.push(...(await loaded.run(sequences.map((sequence) => ({ sequence, input, rows })))));
  }
  return all;
}

test('sequences: prompts and single tokens of two conversations, drawn tokens too', async () => {
  const { program, weights } = DECODER;
  const plain = await createReferenceEngine().load(program, weights);
  const hinged = loadHinged(program, weights, twinOf(program, weights).linear);
  assert.deepEqual(await converse(hinged), await converse(plain));
});

test('a failed product leaves every sequence where it was, and nothing of it is used', async () => {
  const { program, weights } = DECODER;
  let calls = 0;
  const twin = twinOf(program, weights, {
    tamperHost: () => {
      if (++calls === 5) throw new UnavailableError('RING_CLOSED', 'the node is gone');
    },
  });
  const hinged = loadHinged(program, weights, twin.linear);
  const plain = await createReferenceEngine().load(program, weights);
  const step = (loaded: LoadedProgram) => ({
    sequence: loaded.open(24),
    input: Int32Array.of(1, 2, 3),
    rows: 3,
  });
  const [mine, theirs] = [step(hinged), step(plain)];
  await assert.rejects(hinged.run([mine]), { code: 'RING_CLOSED' });
  assert.equal(mine.sequence.position, 0);
  assert.deepEqual(await hinged.run([mine]), await plain.run([theirs]));
  const words = twin.seen.map((one) => one.words.join());
  assert.equal(new Set(words).size, words.length); // the second run went out under other masks
});

test('runs take turns, and end with the program', async () => {
  const { program, weights } = DECODER;
  const hinged = loadHinged(program, weights, twinOf(program, weights).linear);
  const sequence = hinged.open(24);
  const step = { sequence, input: Int32Array.of(1), rows: 1 };
  await Promise.all([hinged.run([step]), hinged.run([step]), hinged.run([step])]);
  assert.equal(sequence.position, 3);
  hinged.unload();
  await assert.rejects(hinged.run([step]), { code: 'PROGRAM_UNLOADED' });
  assert.throws(() => hinged.open(24), { code: 'PROGRAM_UNLOADED' });
});

test('digits over twin, on the kernels: the bits of the reference', async () => {
  const zoo = new URL('../../../../models/zoo/digits/', import.meta.url);
  const { model } = await loadDigits((name) => readFile(new URL(name, zoo)));
  const { program, weights } = model;
  const width = program.inputs[0]!.width;
  const products = await createWasmProducts(program, weights);
  const input = Int32Array.from(createNumbers(3)(width, 127));
  await assertSameBits(
    { program, weights, steps: [{ input, rows: 1 }] },
    {
      products,
      kernel: await createWasmCheck(),
    },
  );
  await products.close();
});

test('bounds hold with equality, and transposes are transposes', async () => {
  for (const { program, weights } of [...productCases(), ...floatingCases(), DECODER]) {
    const tensors = createTensors(program.tensors, weights);
    const products = createReferenceProducts(program, weights);
    for (const map of ringMapsOf(program, tensors)) {
      const { op, dIn, dOut, inMax } = map;
      const numbers = createNumbers(dIn + dOut);
      const t = Int32Array.from(numbers(dOut, 2 ** 31 - 1));
      const x = Int32Array.from(numbers(dIn, 2 ** 31 - 1));
      const z = await products.multiply(op, x, 1);
      assert.equal(dot(t, z), dot(map.transposed(t), x), op);
      const bounds = map.bounds();
      for (const j of [0, dOut >> 1, dOut - 1]) {
        const row = map.transposed(Int32Array.from({ length: dOut }, (_, i) => (i === j ? 1 : 0)));
        const worst = await products.multiply(
          op,
          row.map((w) => Math.sign(w) * inMax),
          1,
        );
        assert.equal(worst[j], bounds[j]);
      }
    }
  }
});

const dot = (a: Int32Array, b: Int32Array): number =>
  a.reduce((sum, word, i) => (sum + Math.imul(word, b[i]!)) | 0, 0);
