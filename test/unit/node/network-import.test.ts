/** Networks from a file to a model that a mesh can serve, as `veilmesh model import` does it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import { createReferenceEngine } from '../../../models/program/reference.ts';
import { resultOf, toPixels } from '../../../models/quantize/network/ports.ts';
import { runNetwork } from '../../../models/quantize/network/run.ts';
import { decodeManifest, encodeManifest, shardsOf } from '../../../models/shard/manifest.ts';
import { mergeParts } from '../../../models/shard/merge.ts';
import { verifyPart } from '../../../models/shard/verify.ts';
import { importNetworkCommand } from '../../../node/cli/model-import-network.ts';
import { loadImported } from '../../../node/models/imported.ts';
import { openNetworkFile } from '../../../node/models/open-model.ts';
import type { StoredModel } from '../../../node/models/packed-store.ts';
import { tensorTask } from '../../../node/models/tensor-task.ts';
import { quiet } from '../../support/pack.ts';
import { runStep } from '../../support/steps.ts';
import { ints, sizes, text, writeGraph } from '../../support/tfjs-writer.ts';
import { IMAGE, inputsNpy, tinyInputs, tinyNetwork } from '../../support/tiny-network.ts';

const home = mkdtempSync(join(tmpdir(), 'veilmesh-network-'));
after(() => rmSync(home, { recursive: true }));

const file = (name: string, content: Uint8Array | string): string => {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
};
const softmax = file('softmax.onnx', tinyNetwork({ op: 'Softmax' }));
const calibration = file('inputs.npy', inputsNpy(tinyInputs(40)));

interface Said {
  readonly value: Record<string, unknown>;
  readonly text: string;
}

/** The command, without the process around it. */
async function importNetwork(path: string, flags: object = {}): Promise<Said> {
  let said: Said | undefined;
  const out = {
    json: false,
    result: (value: unknown, text: string) => {
      said = { value: value as Record<string, unknown>, text };
    },
    note: () => {},
    text: () => {},
    done: () => {},
    progress: () => {},
  };
  const request = { name: 'tiny', origin: 'tiny.onnx', home, flags: { shards: 2, ...flags } };
  await importNetworkCommand(openNetworkFile(path)!, request, out);
  return said!;
}
const refuses = (code: string, flags: object, path = softmax, hint = /./): Promise<void> =>
  assert.rejects(
    () => importNetwork(path, flags),
    (error: { code: string; family: string; hint: string }) => {
      assert.deepEqual([error.code, error.family], [code, 'usage']);
      assert.match(error.hint, hint);
      return true;
    },
  );

const whole = ({ manifest, files }: StoredModel) =>
  mergeParts(manifest.parts.map((part, i) => verifyPart(manifest, part, files[i]!)));

test('a dry run says shards, bytes, memory and that calibration is needed, and stores nothing', async () => {
  const { value, text } = await importNetwork(softmax, { dryRun: true });
  assert.deepEqual(
    [value.importable, value.input, value.output, value.result],
    [true, [...IMAGE], [3], 'softmax'],
  );
  const nodes = value.nodes as { weightBytes: number; memory: number; operations: string[] }[];
  assert.deepEqual(
    nodes.flatMap(({ operations }) => operations),
    ['conv0', 'relu1', 'pool2', 'linear3'],
  );
  assert.ok(nodes.every(({ weightBytes, memory }) => memory > weightBytes));
  assert.match(
    text,
    /needs --calibration FILE with 16 or more inputs \(n x 2 x 6 x 6\): integers have fixed/,
  );
  assert.equal(await loadImported(home, 'tiny', 2, quiet), null);
  assert.match(
    (await importNetwork(softmax, { dryRun: true, calibration })).text,
    /40 calibration inputs fit/,
  );
});

test('a dry run names operators that are not supported; an import is refused for them', async () => {
  const path = file('gelu.onnx', tinyNetwork({ op: 'Gelu' }, { op: 'Erf' }));
  const { value, text } = await importNetwork(path, { dryRun: true });
  assert.deepEqual([value.importable, value.unknown], [false, ['Erf', 'Gelu']]);
  assert.match(text, /Gelu +1 +NOT SUPPORTED[\s\S]*not supported: Erf, Gelu/);
  await refuses('ONNX_OPERATOR', { calibration }, path);
});

test('says what is wrong with calibration inputs, and what to do', async () => {
  const given = async (
    name: string,
    content: Uint8Array | string,
    code: string,
    hint: RegExp,
  ): Promise<void> => {
    await refuses(code, { calibration: file(name, content) }, softmax, hint);
    await refuses(code, { calibration: file(name, content), dryRun: true }, softmax, hint);
  };
  await refuses('CALIBRATION_MISSING', {}, softmax, /--calibration inputs.npy/);
  await refuses('MODEL_FILE', { calibration: join(home, 'absent.npy') });
  await refuses('MODEL_FILE', { calibration: home });
  await given('few.npy', inputsNpy(tinyInputs(15)), 'CALIBRATION_FEW', /16 or more/);
  await given('shape.npy', inputsNpy(tinyInputs(20), [72]), 'INPUT_SHAPE', /n x 2 x 6 x 6/);
  await given('last.npy', inputsNpy(tinyInputs(20), [6, 6, 2]), 'INPUT_SHAPE', /transpose\(0, 3, 1, 2\)/);
  const inputs = tinyInputs(20);
  inputs[3]![7] = Number.NaN;
  await given('nan.npy', inputsNpy(inputs), 'INPUT_NOT_FINITE', /leave that input out/);
  await given('words.json', '[["a"]]', 'NUMBERS_JSON', /json.dump/);
  await given('text.npy', 'no numbers', 'NUMBERS_FORMAT', /numpy.save/);
  const big = Buffer.from(inputsNpy(tinyInputs(20)));
  big.write('>f4', big.indexOf('<f4'), 'latin1');
  await given('big.npy', big, 'NPY_DTYPE', /numpy.save/);
  await refuses('CALIBRATION_INPUT', {
    calibration: file('zeros.npy', inputsNpy(tinyInputs(20).map((one) => one.fill(0)))),
  });
  await refuses('NETWORK_CLOSED', { calibration, closed: true });
  await refuses('SHARD_COUNT_IMPOSSIBLE', { calibration, shards: 5 }, softmax, /1 to 4 shards/);
});

test('an import is stored, compared with its float form, and computes the same bits on every engine', async () => {
  const { value, text } = await importNetwork(softmax, { calibration });
  const quality = value.quality as Record<string, { inputs: number; top1: number; relativeError: number }>;
  assert.deepEqual([quality.calibration!.inputs, quality.heldOut!.inputs], [32, 8]);
  for (const { top1, relativeError } of Object.values(quality))
    assert.ok(top1 > 0.85 && relativeError > 0 && relativeError < 0.1, text);
  assert.match(text, /held out +8 inputs against float: same largest output/);
  const counted = { cells: value.cells, unproven: value.unproven };
  assert.deepEqual(counted, { cells: 4, unproven: 0 });
  assert.match(text, /spot-checks: 4 cells to prove; 0 operations have none yet/);
  const stored = (await loadImported(home, 'tiny', 2, quiet))!;
  const { manifest } = stored;
  assert.deepEqual([manifest.task, manifest.name, shardsOf(manifest).length], ['tensor', 'tiny', 2]);
  assert.deepEqual(decodeManifest(encodeManifest(manifest)), manifest);

  const { program, weights } = whole(stored);
  const task = tensorTask(manifest, manifest.tensor!, file('ask.npy', inputsNpy(tinyInputs(20, 9))));
  const engines = [createReferenceEngine(), await createWasmEngine({ threads: 1 })];
  const outputs: Int32Array[][] = [];
  for (const engine of engines) {
    const loaded = await engine.load(program, weights);
    const results: Int32Array[] = [];
    for (const { values, rows } of task.steps) results.push(await runStep(loaded, values, rows));
    outputs.push(results);
    await engine.close();
  }
  assert.deepEqual(outputs[1], outputs[0]);
  assert.deepEqual(
    task.steps.map(({ rows }) => rows),
    [16, 4],
  );

  const float = openNetworkFile(softmax)!.network();
  const { results } = task.answer(outputs[0]!).value as { results: number[][] };
  tinyInputs(20, 9).forEach((input, i) => {
    const shares = resultOf('softmax', runNetwork(float, toPixels(float.from, input)).at(-1)!);
    shares.forEach((share, c) => {
      assert.ok(Math.abs(results[i]![c]! - share) < 0.15, `${results[i]} for ${shares}`);
    });
  });
});

test('another number of shards is the import with that number', async () => {
  await importNetwork(softmax, { calibration, shards: 3 });
  const three = (await loadImported(home, 'tiny', 3, quiet))!.manifest;
  await importNetwork(softmax, { calibration, shards: 1 });
  assert.deepEqual((await loadImported(home, 'tiny', 3, quiet))!.manifest, three);
});

test('a network that names a class answers with it', async () => {
  const path = file('class.onnx', tinyNetwork({ op: 'ArgMax', attributes: { axis: 1 } }));
  await importNetwork(path, { calibration });
  const stored = (await loadImported(home, 'tiny', 2, quiet))!;
  assert.equal(stored.manifest.parts.at(-1)!.role, 'head');
  const { program, weights } = whole(stored);
  const [image] = tinyInputs(1);
  const rows = (c: number) =>
    Array.from({ length: 6 }, (_, y) => [...image!.slice(36 * c + 6 * y, 36 * c + 6 * y + 6)]);
  const one = file('one.json', JSON.stringify([rows(0), rows(1)]));
  const task = tensorTask(stored.manifest, stored.manifest.tensor!, one);
  const loaded = await createReferenceEngine().load(program, weights);
  const output = await runStep(loaded, task.steps[0]!.values, 1);
  const { value, text: said } = task.answer([output]);
  assert.deepEqual(value, { shape: [], result: 'argmax', results: [output[0]!], clipped: 0 });
  assert.equal(said, `input 0: class ${output[0]}`);
});

test('a TensorFlow.js model is imported by its folder or its file', async () => {
  const folder = mkdtempSync(join(home, 'tfjs-'));
  const model = writeGraph(
    [
      { name: 'x', op: 'Placeholder', attr: { shape: sizes(-1, 6, 6, 2) } },
      {
        name: 'y',
        op: 'Conv2D',
        input: ['x', 'k'],
        attr: { strides: ints(1, 1, 1, 1), padding: text('VALID'), data_format: text('NHWC') },
      },
    ],
    [{ name: 'k', shape: [3, 3, 2, 1], data: Array.from({ length: 18 }, (_, i) => i / 9 - 1) }],
  );
  writeFileSync(join(folder, 'model.json'), JSON.stringify(model.json));
  for (const [name, bytes] of Object.entries(model.files)) writeFileSync(join(folder, name), bytes);
  const images = file('images.npy', inputsNpy(tinyInputs(20), [6, 6, 2]));
  for (const path of [folder, join(folder, 'model.json')]) {
    const { value } = await importNetwork(path, { calibration: images, shards: 1 });
    assert.equal((value.quality as { heldOut: { inputs: number } }).heldOut.inputs, 4);
  }
  const { output } = (await loadImported(home, 'tiny', 1, quiet))!.manifest.tensor!;
  assert.deepEqual([output.shape, output.planes], [[4, 4, 1], 1]);
  assert.equal(openNetworkFile(home), null);
});

test('questions are refused before anything is sent, and clipped values are told', async () => {
  await importNetwork(softmax, { calibration });
  const { manifest } = (await loadImported(home, 'tiny', 2, quiet))!;
  const ask = (path?: string) => tensorTask(manifest, manifest.tensor!, path);
  assert.throws(() => ask(), { code: 'TENSOR_INPUT', hint: /veilmesh run tiny --input FILE.npy/ });
  assert.throws(() => ask(file('bad.json', '[[1]]')), { code: 'INPUT_SHAPE' });
  assert.throws(() => ask(file('many.npy', inputsNpy(tinyInputs(1025)))), {
    code: 'TENSOR_INPUTS',
    hint: /several/,
  });
  const loud = ask(file('loud.npy', inputsNpy(tinyInputs(2).map((one) => one.map((value) => 9 * value)))));
  assert.match(loud.question, /\d+ values were beyond what the model was calibrated with/);
  assert.ok(loud.steps[0]!.values.every((value) => Math.abs(value) <= 127));
});
