import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { bytesToHex } from '../../../../crypto/core/bytes.ts';
import { createReferenceEngine } from '../../../../models/program/reference.ts';
import { decodeManifest, edgesOf, encodeManifest, modelRoot } from '../../../../models/shard/manifest.ts';
import { mergeParts } from '../../../../models/shard/merge.ts';
import { encodePartFile } from '../../../../models/shard/part.ts';
import { explainPlan, planShards } from '../../../../models/shard/plan.ts';
import { splitModel } from '../../../../models/shard/split.ts';
import { verifyPart } from '../../../../models/shard/verify.ts';
import { decodeCheckpoint } from '../../../../models/train/digits/checkpoint.ts';
import { integerModel } from '../../../../models/train/digits/release.ts';
import { DIGIT_COUNT, digitImage, heldOut, trainingSet } from '../../../../models/zoo/digits/dataset.ts';
import { HELD_OUT_COUNT, heldOutImage } from '../../../../models/zoo/digits/held-out.ts';
import { DIGITS_FILES, digitInput, loadDigits } from '../../../../models/zoo/digits/index.ts';
import { packed } from '../../../support/pack.ts';
import { runStep } from '../../../support/steps.ts';

const zoo = new URL('../../../../models/zoo/digits/', import.meta.url);
const { model, card, details } = await loadDigits((name) => readFile(new URL(name, zoo)));
const engine = createReferenceEngine();
const plan = planShards({ model, shards: 3, memoryLimit: 16 * 2 ** 20 });
const parts = splitModel(model, plan.cuts);

/** Several images as the rows of one step. */
const stepOf = (indices: readonly number[]): Int32Array =>
  Int32Array.from(indices.flatMap((index) => [...digitInput(digitImage(index).pixels)]));

test('recognises at least 97 % of a fifth of the held-out digits as an integer program', async () => {
  const whole = await engine.load(model.program, model.weights);
  const indices = heldOut().filter((_, i) => i % 5 === 0);
  let right = 0;
  for (const index of indices) {
    const [digit] = await runStep(whole, stepOf([index]), 1);
    if (digit === digitImage(index).label) right++;
  }
  assert.equal(indices.length, 300);
  assert.ok(right / indices.length >= 0.97, `${right} of ${indices.length}`);
});

test('states its accuracy on the held-out digits beside that of the float network', () => {
  assert.equal(details.heldOut.images, 1500);
  assert.ok(details.heldOut.integerAccuracy >= 0.98);
  assert.ok(details.heldOut.floatAccuracy - details.heldOut.integerAccuracy <= 0.005);
});

test('the committed integers follow from the committed float checkpoint', async () => {
  const checkpoint = new URL('../../../../models/train/digits/checkpoint.bin', import.meta.url);
  const derived = encodePartFile(integerModel(decodeCheckpoint(await readFile(checkpoint))));
  assert.deepEqual(derived, new Uint8Array(await readFile(new URL(DIGITS_FILES.model, zoo))));
});

test('the held-out digits that are asked about are those of the dataset, in its order', () => {
  const indices = heldOut();
  assert.equal(indices.length, HELD_OUT_COUNT);
  assert.deepEqual(
    indices.map((_, n) => heldOutImage(n)),
    indices.map(digitImage),
  );
});

test('three shards in sequence give the bits of the whole model', async () => {
  const input = stepOf(heldOut().slice(0, 4));
  const whole = await engine.load(model.program, model.weights);
  let passed = input;
  for (const { program, weights } of parts) {
    const part = await engine.load(program, weights);
    passed = await runStep(part, passed, 4);
  }
  assert.deepEqual(passed, await runStep(whole, input, 4));
  assert.deepEqual(mergeParts(parts), { program: model.program, weights: model.weights });
});

test('plans three shards along narrow edges', () => {
  assert.deepEqual(
    parts.map(({ role, index }) => `${role} ${index}`),
    ['shard 0', 'shard 1', 'shard 2', 'head 0'],
  );
  assert.deepEqual(
    parts.map(({ in: edge }) => edge.width),
    [784, 864, 64, 10],
    explainPlan(plan).join('\n'),
  );
});

test('its manifest round-trips, verifies its parts and has a stable root', async () => {
  const { manifest, files } = await packed(card, parts);
  assert.deepEqual(decodeManifest(encodeManifest(manifest)), manifest);
  manifest.parts.forEach((part, i) => {
    verifyPart(manifest, part, files[i]!);
  });
  assert.deepEqual(
    edgesOf(manifest).map(({ width }) => width),
    [784, 864, 64, 10],
  );
  // changes with the weights, the plan, the meaning of any operation kind or the cells of one; then the model must be registered anew
  assert.equal(
    bytesToHex(modelRoot(manifest)),
    'e2411b567c194b8d54decffcf93482355995edb22ee415282e71c8c1282d1fbb',
  );
});

test('held-out and training images never mix and cover everything', () => {
  const all = new Set([...heldOut(), ...trainingSet()]);
  assert.deepEqual([heldOut().length, trainingSet().length, all.size], [1500, 8500, DIGIT_COUNT]);
});

test('images carry their label, in the order of the package', () => {
  assert.deepEqual(
    [0, 1000, 1001, DIGIT_COUNT - 1].map((index) => digitImage(index).label),
    [0, 0, 1, 9],
  );
  const { pixels } = digitImage(123);
  assert.equal(pixels.length, 784);
  assert.ok(pixels.some((value) => value > 200));
  for (const index of [-1, DIGIT_COUNT, 0.5])
    assert.throws(() => digitImage(index), { code: 'DIGITS_INDEX' });
});

test('refuses an image of another size', () => {
  assert.throws(() => digitInput(new Uint8Array(783)), { code: 'DIGITS_PIXELS' });
});

test('refuses a damaged model file', async () => {
  const damaged = async (name: string): Promise<Uint8Array> => {
    const file = new Uint8Array(await readFile(new URL(name, zoo)));
    return name === DIGITS_FILES.model ? file.subarray(0, -1) : file;
  };
  await assert.rejects(loadDigits(damaged), { code: 'PART_LENGTHS' });
});
