import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { blockCase } from '../../../models/engine/conformance/block.ts';
import { admit } from '../../../models/engine/conformance.ts';
import { selectEngine } from '../../../models/engine/select.ts';
import { createTfjsEngine } from '../../../models/engine/tfjs/engine.ts';
import { runReference } from '../../../models/program/reference.ts';
import { createTensors } from '../../../models/program/weights.ts';
import { programWith } from './random-program.ts';

const engines = await Promise.all((['cpu', 'wasm'] as const).map((name) => createTfjsEngine(name)));

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
        assert.deepEqual(await loaded.run(input, rows), runReference(program, tensors, input, rows));
      }
      loaded.unload();
    });
    await fc.assert(property, { numRuns: 30 });
  });

  test(`${engine.name} keeps no tensor behind`, async () => {
    const { program, weights, steps } = blockCase();
    const before = tf.memory().numTensors;
    const loaded = await engine.load(program, weights);
    const resident = tf.memory().numTensors;
    for (let i = 0; i < 5; i++) await loaded.run(steps[0]!.input, steps[0]!.rows);
    assert.equal(tf.memory().numTensors, resident);
    loaded.unload();
    assert.equal(tf.memory().numTensors, before);
    await assert.rejects(loaded.run(steps[0]!.input, steps[0]!.rows), { code: 'PROGRAM_UNLOADED' });
  });
}

test('two tfjs engines in one process take turns without mixing backends', async () => {
  const { program, weights, steps } = blockCase();
  const { input, rows } = steps[0]!;
  const expected = runReference(program, createTensors(program.tensors, weights), input, rows);
  const loaded = await Promise.all(engines.map((engine) => engine.load(program, weights)));
  const results = await Promise.all(Array.from({ length: 10 }, (_, i) => loaded[i % 2]!.run(input, rows)));
  for (const result of results) assert.deepEqual(result, expected);
  for (const one of loaded) one.unload();
});

test('a closed tfjs engine disposes of its programs and computes no more', async () => {
  const engine = await createTfjsEngine('cpu');
  const { program, weights, steps } = blockCase();
  const before = tf.memory().numTensors;
  const loaded = await engine.load(program, weights);
  await engine.close();
  assert.equal(tf.memory().numTensors, before);
  await assert.rejects(loaded.run(steps[0]!.input, steps[0]!.rows), { code: 'ENGINE_CLOSED' });
});

test('without a GPU the GPU engine is unavailable with a reason, and selection goes on', async (t) => {
  const gpu = await createTfjsEngine('gpu').catch((error: unknown) => error);
  if (!(gpu instanceof UnavailableError)) return t.skip('this machine has tfjs-node-gpu and a device');
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
