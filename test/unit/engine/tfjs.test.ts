import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { blockCase } from '../../../models/engine/conformance/block.ts';
import { admit } from '../../../models/engine/conformance.ts';
import { selectEngine } from '../../../models/engine/select.ts';
import { createTfjsEngine } from '../../../models/engine/tfjs/engine.ts';
import type { LoadedProgram } from '../../../models/engine/types.ts';
import { createReferenceEngine, runReference } from '../../../models/program/reference.ts';
import type { Program } from '../../../models/program/types.ts';
import { validateProgram } from '../../../models/program/validate.ts';
import { createTensors, packTensors } from '../../../models/program/weights.ts';
import { fc } from '../../support/fast-check.ts';
import { integerDecoder } from '../../support/integer-decoder.ts';
import { runStep } from '../../support/steps.ts';
import { programWith } from './random-program.ts';

const engines = await Promise.all((['cpu', 'wasm'] as const).map((name) => createTfjsEngine(name)));

/** Every sum is as large as `bfplinear` allows. */
function widestProduct(depth: number): { program: Program; weights: Uint8Array } {
  const weight = [...new Array<number>(depth).fill(127), ...new Array<number>(depth).fill(-127)];
  const { tensors, weights } = packTensors([
    { name: 'w', type: 'i8', shape: [2, depth], data: weight },
    { name: 'm', type: 'u32', shape: [2], data: [2 ** 23, 2 ** 23] },
  ]);
  const program: Program = {
    version: 1,
    name: 'widest',
    inputs: [{ name: 'x', rows: 'n', width: depth, type: 'i32' }],
    outputs: [{ name: 'y', rows: 'n', width: 2, type: 'i32' }],
    ops: [
      { kind: 'bfp', name: 'h', in: ['x'], out: 'h', groups: [depth] },
      { kind: 'bfplinear', name: 'y', in: ['h'], out: 'y', weight: 'w', mult: 'm', bias: null },
    ],
    tensors,
    maxRows: 1,
  };
  return { program, weights };
}

for (const engine of engines) {
  test(`${engine.name} is admitted`, async () => {
    const admission = await admit(engine);
    assert.ok(admission.admitted, admission.admitted ? '' : admission.reason);
  });

  test(`${engine.name} gives the bits of the reference on random products`, async () => {
    const programs = fc.oneof(programWith('linear'), programWith('conv2d'));
    const property = fc.asyncProperty(programs, async ({ program, weights, steps }) => {
      const tensors = createTensors(program.tensors, weights);
      const loaded = await engine.load(program, weights);
      for (const { input, rows } of steps) {
        assert.deepEqual(await runStep(loaded, input, rows), runReference(program, tensors, input, rows));
      }
      loaded.unload();
    });
    await fc.assert(property, { numRuns: 30 });
  });

  test(`${engine.name} gives the bits of the reference on a decoder, several sequences in one run`, async () => {
    const { program, weights } = integerDecoder();
    const [own, reference] = await Promise.all(
      [engine, createReferenceEngine()].map((each) => each.load(program, weights)),
    );
    const chunks = [
      [[1, 2, 3], [9]],
      [[4], [8, 7, 6, 5]],
      [[22], [0]],
    ];
    const say = async (loaded: LoadedProgram): Promise<Int32Array[]> => {
      const sequences = [loaded.open(8), loaded.open(8)];
      const said: Int32Array[] = [];
      for (const both of chunks) {
        const steps = both.map((ids, i) => ({
          sequence: sequences[i]!,
          input: Int32Array.from(ids),
          rows: ids.length,
        }));
        said.push(...(await loaded.run(steps)));
      }
      return said;
    };
    assert.deepEqual(await say(own!), await say(reference!));
    own!.unload();
  });

  test(`${engine.name} multiplies the widest mantissas without rounding`, async () => {
    const { program, weights } = widestProduct(8260);
    validateProgram(program, weights);
    const loaded = await engine.load(program, weights);
    const tensors = createTensors(program.tensors, weights);
    for (const value of [2047, -2047, 4095, -4095, 2 ** 31 - 1]) {
      const input = new Int32Array(8260).fill(value);
      assert.deepEqual(await runStep(loaded, input, 1), runReference(program, tensors, input, 1));
    }
    loaded.unload();
  });

  test(`${engine.name} keeps no tensor behind`, async () => {
    const { program, weights, steps } = blockCase();
    const before = tf.memory().numTensors;
    const loaded = await engine.load(program, weights);
    const resident = tf.memory().numTensors;
    for (let i = 0; i < 5; i++) await runStep(loaded, steps[0]!.input, steps[0]!.rows);
    assert.equal(tf.memory().numTensors, resident);
    const sequence = loaded.open(0);
    loaded.unload();
    assert.equal(tf.memory().numTensors, before);
    await assert.rejects(loaded.run([{ sequence, ...steps[0]! }]), { code: 'PROGRAM_UNLOADED' });
  });
}

test('two tfjs engines in one process take turns without mixing backends', async () => {
  const { program, weights, steps } = blockCase();
  const { input, rows } = steps[0]!;
  const expected = runReference(program, createTensors(program.tensors, weights), input, rows);
  const loaded = await Promise.all(engines.map((engine) => engine.load(program, weights)));
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, i) => runStep(loaded[i % 2]!, input, rows)),
  );
  for (const result of results) assert.deepEqual(result, expected);
  for (const one of loaded) one.unload();
});

test('a closed tfjs engine disposes of its programs and computes no more', async () => {
  const engine = await createTfjsEngine('cpu');
  const { program, weights, steps } = blockCase();
  const before = tf.memory().numTensors;
  const loaded = await engine.load(program, weights);
  const sequence = loaded.open(0);
  await engine.close();
  assert.equal(tf.memory().numTensors, before);
  await assert.rejects(loaded.run([{ sequence, ...steps[0]! }]), { code: 'ENGINE_CLOSED' });
});

test('without a GPU the GPU engine is unavailable with a reason, and selection goes on', async (t) => {
  const gpu = await createTfjsEngine('gpu').catch((error: unknown) => error);
  if (!(gpu instanceof Error)) return t.skip('this machine has tfjs-node-gpu and a device');
  assert.ok(gpu instanceof UnavailableError, String(gpu));
  assert.equal(gpu.code, 'ENGINE_UNAVAILABLE');
  assert.match(gpu.message, /^tfjs-gpu cannot run here: ./);
  const { engine, report } = await selectEngine({ prefer: 'tfjs-gpu' });
  assert.equal(engine.name, 'wasm');
  assert.deepEqual(
    report.map(({ state }) => state),
    ['unavailable', 'chosen'],
  );
  await engine.close();
});
