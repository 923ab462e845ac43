/**
 * A network in the mesh as a person meets it: an ONNX file is planned, imported, served by three processes, and asked; what
 * comes back is what one process computes.
 * @module
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runReference } from '../../models/program/reference.ts';
import { createTensors } from '../../models/program/weights.ts';
import { mergeParts } from '../../models/shard/merge.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { loadImported } from '../../node/models/imported.ts';
import { tensorTask } from '../../node/models/tensor-task.ts';
import { quiet } from '../support/pack.ts';
import {
  type CliResult,
  errorOf,
  type Folder,
  type LocalnetProcess,
  runCli,
  startLocalnet,
  temporaryFolder,
} from '../support/processes.ts';
import { inputsNpy, tinyInputs, tinyNetwork } from '../support/tiny-network.ts';

const NAME = 'tiny-network';

let folder: Folder;
let home: string;
let model: string;
let localnet: LocalnetProcess | undefined;

before(() => {
  folder = temporaryFolder();
  home = join(folder.path, 'mesh');
  model = join(folder.path, 'Tiny_Network.onnx');
  writeFileSync(model, tinyNetwork({ op: 'Softmax' }));
  for (const [name, count, seed] of [
    ['typical', 40, 1],
    ['asked', 18, 9],
  ] as const)
    writeFileSync(join(folder.path, `${name}.npy`), inputsNpy(tinyInputs(count, seed)));
});
after(async () => {
  await localnet?.end();
  folder.remove();
});

const npy = (name: string): string => join(folder.path, `${name}.npy`);
const cli = (...args: string[]): Promise<CliResult> => runCli([...args, '--home', home]);
async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await cli(...args, '--json');
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as Record<string, unknown>;
}

test('is planned, imported, and listed with what it takes', async () => {
  const plan = await json('model', 'import', model, '--dry-run');
  assert.deepEqual([plan.name, plan.importable, (plan.nodes as unknown[]).length], [NAME, true, 3]);
  const refused = await cli('model', 'import', model, '--json');
  assert.deepEqual([refused.code, errorOf(refused).code], [2, 'CALIBRATION_MISSING']);
  const imported = await json('model', 'import', model, '--calibration', npy('typical'));
  assert.deepEqual([imported.name, imported.shards], [NAME, 3]);
  const { stdout } = await cli('model', 'ls');
  assert.match(
    stdout,
    /tiny-network[\s\S]*takes n x 2 x 6 x 6; serve it: veilmesh localnet --model tiny-network/,
  );
});

test('answers through three processes what one process computes', async () => {
  localnet = await startLocalnet(home, ['--model', NAME]);
  const { answer } = await json('run', NAME, '--input', npy('asked'));
  const { manifest, files } = (await loadImported(home, NAME, 3, quiet))!;
  const parts = manifest.parts.map((part, i) => verifyPart(manifest, part, files[i]!));
  const { program, weights } = mergeParts(parts);
  const tensors = createTensors(program.tensors, weights);
  const task = tensorTask(manifest, manifest.tensor!, npy('asked'));
  const outputs = task.steps.map(({ values, rows }) => runReference(program, tensors, values, rows));
  assert.deepEqual(answer, JSON.parse(JSON.stringify(task.answer(outputs).value)));
  assert.equal((answer as { results: unknown[] }).results.length, 18);
  const without = await cli('run', NAME, '--json');
  assert.deepEqual([without.code, errorOf(without).code], [2, 'TENSOR_INPUT']);
});
