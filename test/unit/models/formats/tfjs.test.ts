import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { VeilmeshError } from '../../../../crypto/core/errors.ts';
import { type ReadFile, readTfjsModel, type TfjsModel } from '../../../../models/formats/tfjs.ts';

const weight = (change: object = {}): object => ({ name: 'w', shape: [2, 1], dtype: 'float32', ...change });
const manifest = (group: object, node: unknown[] = [{ name: 'n', op: 'Const', attr: {} }]): object => ({
  format: 'graph-model',
  modelTopology: { node, versions: {} },
  weightsManifest: [{ paths: ['a', 'b'], weights: [weight()], ...group }],
});

/** Reads a model from memory; `a` and `b` are the shards. */
function read(
  json: unknown,
  shards: Record<string, Uint8Array> = { a: new Uint8Array(3), b: new Uint8Array(5) },
): Promise<TfjsModel> {
  const bytes = json instanceof Uint8Array ? json : new TextEncoder().encode(JSON.stringify(json));
  const readFile: ReadFile = async (name) => {
    const file = name === 'model.json' ? bytes : shards[name];
    assert.ok(file, `asked for ${name}`);
    return file;
  };
  return readTfjsModel(readFile);
}

test('reads nodes and weights across shards', async () => {
  const values = new Uint8Array(Float32Array.of(1.5, -2).buffer);
  const node = [{ name: 'n', op: 'Add', input: ['x', 'y:1'] }];
  const model = await read(manifest({}, node), { a: values.slice(0, 3), b: values.slice(3) });
  assert.deepEqual(model.nodes, [{ name: 'n', op: 'Add', inputs: ['x', 'y:1'] }]);
  assert.deepEqual(model.weights.get('w'), { shape: [2, 1], data: Float32Array.of(1.5, -2) });
});

test('refuses what is not a graph model', async () => {
  const wrong: unknown[] = [
    new TextEncoder().encode('{'),
    Uint8Array.of(0xff),
    {},
    { modelTopology: { node: {} }, weightsManifest: [] },
    manifest({}, [{ name: 'n' }]),
    manifest({ weights: [weight({ shape: [-1] })] }),
    manifest({ weights: [weight({ shape: [1.5] })] }),
    manifest({ weights: [weight({ name: 'w'.repeat(600) })] }),
  ];
  for (const json of wrong) await assert.rejects(read(json), { code: 'TFJS_MALFORMED' });
});

test('refuses file names that lead out of the folder', async () => {
  for (const path of ['../a', '/etc/passwd', 'a/b', '..', '.a', 'a\\b', '']) {
    await assert.rejects(read(manifest({ paths: [path] })), { code: 'TFJS_MALFORMED' });
  }
});

test('refuses other number types and quantised weights, by name', async () => {
  for (const change of [
    { dtype: 'string' },
    { dtype: 'bool' },
    { quantization: { scale: 1, min: 0, dtype: 'uint8' } },
  ]) {
    await assert.rejects(read(manifest({ weights: [weight(change)] })), {
      code: 'TFJS_DTYPE',
      message: /weight w/,
    });
  }
});

test('refuses sizes that are too large before it takes memory for them', async () => {
  for (const shape of [[2 ** 31], [2 ** 20, 2 ** 20], [2 ** 31, 2 ** 31, 2 ** 31, 2 ** 31, 0]]) {
    await assert.rejects(read(manifest({ weights: [weight({ shape })] })), { code: 'TFJS_TOO_LARGE' });
  }
  const many = Array.from({ length: 3 }, (_, i) => weight({ name: `w${i}`, shape: [2 ** 27] }));
  await assert.rejects(read(manifest({ weights: many })), { code: 'TFJS_TOO_LARGE' });
});

test('refuses shards that are shorter or longer than the manifest says, and double names', async () => {
  await assert.rejects(read(manifest({}), { a: new Uint8Array(3), b: new Uint8Array(4) }), {
    code: 'TFJS_WEIGHTS',
  });
  await assert.rejects(read(manifest({}), { a: new Uint8Array(3), b: new Uint8Array(6) }), {
    code: 'TFJS_WEIGHTS',
  });
  const twice = manifest({ weights: [weight({ shape: [1] }), weight({ shape: [1] })] });
  await assert.rejects(read(twice), { code: 'TFJS_WEIGHTS' });
});

test('answers any JSON with a coded error or a model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (json) => {
      try {
        await read(new TextEncoder().encode(json));
      } catch (error) {
        assert.ok(error instanceof VeilmeshError && error.family === 'usage', String(error));
      }
    }),
    { numRuns: 300 },
  );
});
