/** The same program plain, over veil's frames, over twin and over vault: the same bits, whatever its shapes. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { randomBytes } from '../../crypto/core/random.ts';
import { createFrameOpener, createFrameSealer } from '../../crypto/mask/frame.ts';
import { asPlain } from '../../crypto/mask/masked.ts';
import { createChecks } from '../../crypto/ring/check.ts';
import { createLinear } from '../../crypto/ring/linear.ts';
import { createMaskBook } from '../../crypto/ring/mask.ts';
import { createVaultClient } from '../../crypto/vault/client.ts';
import { loadSeal } from '../../crypto/vault/seal.ts';
import { createVaultServer } from '../../crypto/vault/server.ts';
import type { ConformanceCase } from '../../models/engine/conformance/case.ts';
import { floatingCases } from '../../models/engine/conformance/floating.ts';
import { productCases } from '../../models/engine/conformance/products.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import { createWasmCheck } from '../../models/engine/wasm/ring-check.ts';
import { loadHinged } from '../../models/hinge/hinge.ts';
import { runReference } from '../../models/program/reference.ts';
import type { ValueSpec } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import { productsOf } from '../../models/ring/products.ts';
import { createReferenceProducts } from '../../models/ring/reference.ts';
import { createNodeStreamCipher } from '../../node/accel/stream-cipher.ts';
import { vaultMapsOf, vaultShapesOf } from '../../node/vault/maps.ts';
import { fc } from '../support/fast-check.ts';
import { twinOf } from '../support/ring.ts';
import { runStep } from '../support/steps.ts';
import { edgeOptions } from '../unit/crypto/fixtures.ts';
import { programWith } from '../unit/engine/random-program.ts';

const cipher = createNodeStreamCipher();
const [seal, kernel, engine] = await Promise.all([loadSeal(), createWasmCheck(), createWasmEngine()]);
after(() => engine.close());

type Run = (input: Int32Array, rows: number) => Promise<Int32Array>;
type Modes = { readonly run: Record<'plain' | 'veil' | 'twin' | 'vault', Run>; close(): void };

async function modesOf({ program, weights }: ConformanceCase): Promise<Modes> {
  const loaded = await engine.load(program, weights);
  const twin = loadHinged(program, weights, twinOf(program, weights, { kernel, cipher }).linear);

  const client = createVaultClient(seal, vaultShapesOf(program));
  const server = createVaultServer(seal, vaultMapsOf(program, weights));
  const products = createReferenceProducts(program, weights);
  const book = createMaskBook({
    cipher,
    seed: randomBytes(32),
    label: { mode: 'vault', modelRoot: randomBytes(32), session: randomBytes(32) },
    shapes: productsOf(program),
  });
  const overVault = createLinear({
    host: products,
    corrections: {
      async take(op, count) {
        const { masks } = book.draw(op, count);
        const replies = client.encrypt(op, masks, count).map((request) => server.correct(op, request));
        return { masks, corrections: client.decrypt(op, replies, count) };
      },
    },
    checks: createChecks(ringMapsOf(program, createTensors(program.tensors, weights)), kernel),
    onWrong: (op) => assert.fail(op),
  });
  const vault = loadHinged(program, weights, overVault);

  const [{ width }] = program.inputs as [ValueSpec];
  const edge = () => edgeOptions({ width, frameRows: [1, 8, 64], cipher });
  const [sealer, opener] = [createFrameSealer(edge()), createFrameOpener(edge())];
  return {
    run: {
      plain: (input, rows) => runStep(loaded, input, rows),
      veil: (input, rows) =>
        runStep(loaded, opener.open(sealer.seal(asPlain(input), rows, 0).frame).values, rows),
      twin: (input, rows) => runStep(twin, input, rows),
      vault: (input, rows) => runStep(vault, input, rows),
    },
    close() {
      loaded.unload();
      client.close();
      server.close();
    },
  };
}

async function assertSameBits(one: ConformanceCase): Promise<void> {
  const tensors = createTensors(one.program.tensors, one.weights);
  const modes = await modesOf(one);
  for (const { input, rows } of one.steps) {
    const expected = runReference(one.program, tensors, input, rows);
    for (const [mode, run] of Object.entries(modes.run)) {
      assert.deepEqual(await run(input, rows), expected, `${mode}: ${one.name}`);
    }
  }
  modes.close();
}

for (const kind of ['linear', 'conv2d'] as const) {
  test(`plain, veil, twin and vault give the same bits: ${kind} and what follows`, async () => {
    await fc.assert(fc.asyncProperty(programWith(kind), assertSameBits), { numRuns: 10 });
  });
}

test('also at the edge of the accumulator, and for block floating point', async () => {
  const cases = [...productCases().filter(({ name }) => name.includes('edge')), ...floatingCases()].filter(
    ({ program }) => productsOf(program).length > 0,
  );
  assert.ok(cases.length > 8);
  for (const one of cases) await assertSameBits(one);
});
