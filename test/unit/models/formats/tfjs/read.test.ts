/** What the files of a TensorFlow.js model may claim. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ByteFile, memoryFile } from '../../../../../models/formats/byte-file.ts';
import { readTfjs, type TfjsModel } from '../../../../../models/formats/tfjs/read.ts';
import { beside, jsonFile } from '../../../../support/tfjs-writer.ts';

const weight = (change: object = {}): object => ({ name: 'w', shape: [2, 1], dtype: 'float32', ...change });
const manifest = (group: object, node: unknown[] = [{ name: 'n', op: 'Const', attr: {} }]): object => ({
  format: 'graph-model',
  modelTopology: { node, versions: {} },
  weightsManifest: [{ paths: ['a', 'b'], weights: [weight()], ...group }],
});
const HALVES = { a: new Uint8Array(3), b: new Uint8Array(5) };

function read(json: unknown, shards: Record<string, Uint8Array> = HALVES): TfjsModel {
  const file = json instanceof Uint8Array ? memoryFile(json) : jsonFile(json);
  return readTfjs(file, beside(shards));
}
const refuses = (json: unknown, code: string, message = /./, shards = HALVES): void =>
  assert.throws(() => read(json, shards), { family: 'usage', code, message });

test('reads nodes, attributes and weights across shards', () => {
  const values = new Uint8Array(Float32Array.of(1.5, -2).buffer);
  const node = [{ name: 'n', op: 'Add', input: ['x', 'y:1'], attr: { T: { type: 'DT_FLOAT' } } }];
  const model = read(manifest({}, node), { a: values.slice(0, 3), b: values.slice(3) });
  const attributes = { T: { type: 'DT_FLOAT' } };
  assert.deepEqual(model.nodes, [{ name: 'n', op: 'Add', inputs: ['x', 'y:1'], attributes }]);
  assert.deepEqual(model.weights.get('w'), { shape: [2, 1], data: Float32Array.of(1.5, -2) });
  assert.equal(model.layers, null);
});

test('reads weights that were made smaller', () => {
  const values = (quantization: object, bytes: Uint8Array): number[] => {
    const group = { paths: ['a'], weights: [weight({ quantization })] };
    return [...read(manifest(group), { a: bytes }).weights.get('w')!.data];
  };
  assert.deepEqual(values({ dtype: 'uint8', scale: 0.5, min: -1 }, Uint8Array.of(0, 3)), [-1, 0.5]);
  assert.deepEqual(values({ dtype: 'uint16', scale: 2, min: 1 }, Uint8Array.of(1, 0, 0, 1)), [3, 513]);
  assert.deepEqual(values({ dtype: 'float16' }, Uint8Array.of(0, 0x3c, 0, 0xc0)), [1, -2]);
});

test('refuses what is no model', () => {
  const wrong: unknown[] = [
    Uint8Array.of(0xff),
    {},
    { modelTopology: {}, weightsManifest: [] },
    { modelTopology: { node: {} }, weightsManifest: [] },
    { modelTopology: { class_name: 'Graph', config: [] }, weightsManifest: [] },
    { modelTopology: { class_name: 'Sequential', config: [{ class_name: 'Dense' }] }, weightsManifest: [] },
    manifest({}, [{ name: 'n' }]),
    manifest({ weights: [weight({ shape: [-1] })] }),
    manifest({ weights: [weight({ shape: [1.5] })] }),
    manifest({ weights: [weight({ name: 'w'.repeat(600) })] }),
  ];
  for (const json of wrong) refuses(json, 'TFJS_MALFORMED');
  refuses(new TextEncoder().encode('{'), 'FILE_NOT_JSON');
});

test('refuses file names that lead out of the folder, and files that are not there', () => {
  for (const path of ['../a', '/etc/passwd', 'a/b', '..', '.a', 'a\\b', ''])
    refuses(manifest({ paths: [path] }), 'TFJS_MALFORMED');
  refuses(manifest({ paths: ['a', 'c'] }), 'TFJS_WEIGHTS', /the file c is missing/);
  refuses(manifest({ paths: ['a', 'a'] }), 'TFJS_WEIGHTS', /a is listed twice/);
});

test('refuses other number types, by name', () => {
  const changes = [
    { dtype: 'string' },
    { dtype: 'bool' },
    { dtype: '__proto__' },
    { dtype: 'int32', quantization: { dtype: 'uint8', scale: 1, min: 0 } },
    { quantization: { dtype: 'int4' } },
  ];
  for (const change of changes) refuses(manifest({ weights: [weight(change)] }), 'TFJS_DTYPE', /weight w/);
});

test('refuses sizes that are too large before it takes memory for them', () => {
  for (const shape of [[2 ** 31], [2 ** 20, 2 ** 20], [2 ** 31, 2 ** 31, 2 ** 31, 2 ** 31, 0]])
    refuses(manifest({ weights: [weight({ shape })] }), 'TFJS_TOO_LARGE');
  const many = Array.from({ length: 3 }, (_, i) => weight({ name: `w${i}`, shape: [2 ** 27] }));
  refuses(manifest({ weights: many }), 'TFJS_TOO_LARGE');
  const giant: ByteFile = { size: 2 ** 40, read: () => assert.fail('read') };
  assert.throws(() => readTfjs(giant, () => null), { code: 'TFJS_TOO_LARGE' });
  const shard = (name: string) => (name === 'a' ? memoryFile(new Uint8Array(3)) : giant);
  assert.throws(() => readTfjs(jsonFile(manifest({})), shard), { code: 'TFJS_WEIGHTS' });
});

test('refuses shards that are shorter or longer than the manifest says, and double names', () => {
  for (const length of [4, 6])
    refuses(manifest({}), 'TFJS_WEIGHTS', /hold/, { ...HALVES, b: new Uint8Array(length) });
  refuses(manifest({ weights: [weight({ shape: [1] }), weight({ shape: [1] })] }), 'TFJS_WEIGHTS', /twice/);
});
