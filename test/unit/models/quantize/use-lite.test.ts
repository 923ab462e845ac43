import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { bytesToHex } from '../../../../crypto/core/bytes.ts';
import { contentHash } from '../../../../crypto/core/hash.ts';
import { createWasmEngine } from '../../../../models/engine/wasm/engine.ts';
import { readTfjs, type TfjsModel } from '../../../../models/formats/tfjs/read.ts';
import { createReferenceEngine } from '../../../../models/program/reference.ts';
import { calibrate } from '../../../../models/quantize/use-lite/calibrate.ts';
import { calibrationTexts, textsHash } from '../../../../models/quantize/use-lite/calibration.ts';
import { cosine, encodeSentence } from '../../../../models/quantize/use-lite/client.ts';
import { runFloat } from '../../../../models/quantize/use-lite/float.ts';
import { importUseLite, type UseLiteModel } from '../../../../models/quantize/use-lite/import.ts';
import { committedProfile, fromProfile } from '../../../../models/quantize/use-lite/profile.ts';
import { readUseLite, readUseLiteFiles, type UseLite } from '../../../../models/quantize/use-lite/source.ts';
import { parseVocabulary } from '../../../../models/text/vocabulary.ts';
import { EVALUATION } from '../../../bench/data/use-lite-sentences.ts';
import { loadFloatModel, readPackaged } from '../../../bench/float-use-lite.ts';
import { runStep } from '../../../support/steps.ts';

const SENTENCES = EVALUATION.slice(0, 21);

let imported: UseLiteModel;
let graph: TfjsModel;
let source: UseLite;

before(async () => {
  imported = await importUseLite(readPackaged);
  const files = await readUseLiteFiles(readPackaged);
  graph = readTfjs(files.model, files.beside);
  source = readUseLite(graph);
});

const ids = (text: string): Int32Array => encodeSentence(imported.tokenizer, text).ids;

test('everyone who imports gets these weights', () => {
  assert.equal(
    bytesToHex(contentHash(imported.model.weights)),
    '5f9ee45631f5d391c097e8da3a6221c9ffe75c9e673fb7ca91e58f0aa643780a',
  );
});

test('embed, hop and head operations follow one another and the graph stops at 128 positions', () => {
  const { program, embedOps, hopOps, headOps } = imported.model;
  assert.deepEqual(
    [embedOps[0], embedOps[1], hopOps[1], headOps[1]],
    [0, hopOps[0], headOps[0], program.ops.length],
  );
  assert.equal(program.maxRows, 128);
  const long = encodeSentence(imported.tokenizer, 'word '.repeat(200));
  assert.deepEqual([long.ids.length, long.clipped], [128, true]);
});

test('the plain float model is the original graph', async () => {
  const original = await loadFloatModel();
  for (const text of [...SENTENCES.slice(0, 3), 'Hi', SENTENCES.join(' ')]) {
    const want = await original.embed(ids(text));
    assert.ok(cosine(runFloat(source, [...ids(text)]), want) > 1 - 1e-9, text);
  }
});

test('the original graph reads no more than 128 tokens', async () => {
  const original = await loadFloatModel();
  const long = imported.tokenizer.encode(EVALUATION.slice(0, 30).join(' '));
  assert.ok(long.length > 128);
  assert.ok(cosine(await original.embed(long), runFloat(source, long.slice(0, 128))) > 1 - 1e-9);
});

test('the integer model stays within 0.005 of the float model and chooses the same nearest sentence', async () => {
  const engine = await createWasmEngine();
  const loaded = await engine.load(imported.model.program, imported.model.weights);
  const integer: Int32Array[] = [];
  for (const text of SENTENCES) integer.push(await runStep(loaded, ids(text), ids(text).length));
  await engine.close();
  const float = SENTENCES.map((text) => runFloat(source, [...ids(text)]));
  const errors = float.map((vector, i) => 1 - cosine(vector, integer[i]!));
  assert.ok(errors.reduce((a, b) => a + b, 0) / errors.length < 0.002);
  assert.ok(Math.max(...errors) < 0.005);
  for (let i = 0; i < SENTENCES.length; i += 3) {
    const nearer = (v: readonly ArrayLike<number>[]): boolean =>
      cosine(v[i]!, v[i + 1]!) > cosine(v[i]!, v[i + 2]!);
    assert.equal(nearer(integer), nearer(float), SENTENCES[i]);
  }
});

test('the fast engine gives the bits of the reference', async () => {
  const { program, weights } = imported.model;
  const input = ids(SENTENCES[1]!);
  const wasm = await createWasmEngine();
  const [fast, plain] = await Promise.all([
    wasm.load(program, weights),
    createReferenceEngine().load(program, weights),
  ]);
  assert.deepEqual(await runStep(fast, input, input.length), await runStep(plain, input, input.length));
  await wasm.close();
});

test('the committed profile belongs to the calibration texts', async () => {
  const texts = calibrationTexts(parseVocabulary(await readPackaged('vocab.json')));
  assert.equal(committedProfile.texts, textsHash(texts));
  const again = calibrate(source, imported.tokenizer, texts.slice(0, 8));
  for (const [name, committed] of Object.entries(fromProfile(committedProfile))) {
    const { min, max } = again[name]!;
    committed.min.forEach((low, c) => {
      assert.ok(min[c]! >= low - 1 / 4096 && max[c]! <= committed.max[c]! + 1 / 4096, `${name}[${c}]`);
    });
  }
});

test('refuses any other file than the published one', async () => {
  const tampered = async (name: string): Promise<Uint8Array> => {
    const bytes = Uint8Array.from(await readPackaged(name));
    if (name === 'group1-shard3of7') bytes[1000]! ^= 1;
    return bytes;
  };
  await assert.rejects(importUseLite(tampered), { code: 'USE_LITE_SOURCE', message: /group1-shard3of7/ });
});

test('names operators it does not know before it does any work', () => {
  const node = { name: 'n', op: 'LSTMBlockCell', inputs: [], attributes: {} };
  const strange = { ...graph, nodes: [...graph.nodes, node] };
  assert.throws(() => readUseLite(strange), { code: 'USE_LITE_OPERATOR', message: /LSTMBlockCell/ });
});

test('names a weight that is missing or has another shape', () => {
  const weights = new Map(graph.weights);
  weights.delete('module/Embeddings_en');
  assert.throws(() => readUseLite({ ...graph, weights }), {
    code: 'USE_LITE_WEIGHT',
    message: /Embeddings_en/,
  });
});
