import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { contentHash } from '../../../crypto/core/hash.ts';
import { encodeManifest, modelRoot, shardsOf } from '../../../models/shard/manifest.ts';
import { decodeBundle } from '../../../models/text/bundle.ts';
import { checkImported } from '../../../node/cli/model-verify.ts';
import { checkKnown, modelByName } from '../../../node/models/by-name.ts';
import { importModel } from '../../../node/models/import-model.ts';
import { planImport } from '../../../node/models/import-plan.ts';
import {
  checkModelName,
  listDamaged,
  listImported,
  loadImported,
  storeImported,
} from '../../../node/models/imported.ts';
import { openModelFile } from '../../../node/models/open-model.ts';
import type { StoredModel } from '../../../node/models/packed-store.ts';
import { tinyGguf } from '../../support/tiny-decoder.ts';

const home = mkdtempSync(join(tmpdir(), 'veilmesh-imported-'));
const path = join(home, 'tiny.gguf');
const modules = new URL('../../../node/models/', import.meta.url).href;
const told: string[] = [];
const stages = { done: () => {}, progress: (_name: string, text: string) => told.push(text) };
let model: StoredModel;

async function imported(shards: number, closed = false): Promise<StoredModel> {
  const opened = openModelFile(path);
  try {
    return await importModel(opened.model, { name: 'tiny', source: 'a seed', shards, closed, stages });
  } finally {
    opened.close();
  }
}

before(async () => {
  writeFileSync(path, tinyGguf());
  model = await imported(3);
  storeImported(home, model);
});
after(() => rmSync(home, { recursive: true }));

test('a model file becomes shards and a tokenizer that the manifest names', () => {
  const { manifest, tokenizer } = model;
  assert.deepEqual([manifest.name, manifest.task, shardsOf(manifest).length], ['tiny', 'chat', 3]);
  assert.equal(manifest.tokenizer?.bytes, tokenizer!.length);
  assert.ok(decodeBundle(tokenizer!).tokens.length > 256);
  assert.ok(told.some((text) => /done, \d+ of \d+, 0 s left/.test(text)));
  assert.match(told.at(-1)!, /^(\d+) of \1 rows of weights, \d+ rows\/s, 0 s left/);
});

/** All of a stored model in a few bytes: a difference of long arrays takes minutes to print. */
const digest = ({ manifest, files, tokenizer }: StoredModel): string[] =>
  [encodeManifest(manifest), ...files, tokenizer!].map((bytes) => bytesToHex(contentHash(bytes)));

test('what was stored comes back, by its name', async () => {
  assert.deepEqual(digest((await loadImported(home, 'tiny', 3, stages))!), digest(model));
  assert.deepEqual(digest(await modelByName('tiny', 3, { home, smollm2: '' }, stages)), digest(model));
  assert.deepEqual(
    listImported(home).map(({ name }) => name),
    ['tiny'],
  );
});

test('another number of shards gives the model that an import with that number gives', async () => {
  const two = (await loadImported(home, 'tiny', 2, stages))!;
  assert.equal(shardsOf(two.manifest).length, 2);
  assert.deepEqual(modelRoot(two.manifest), modelRoot((await imported(2)).manifest));
});

test('a closed model keeps embedding and head with its hops', async () => {
  const { manifest } = await imported(3, true);
  assert.equal(manifest.closed, true);
  assert.ok(manifest.parts.every(({ role }) => role === 'shard'));
});

test('a damaged or missing file is no model, and its damage has a name and a way out', async () => {
  const folder = join(home, 'models', 'imported', 'tiny');
  assert.deepEqual(listDamaged(home), []);
  for (const name of readdirSync(folder)) {
    const whole = readFileSync(join(folder, name));
    const damaged = Buffer.from(whole);
    damaged[damaged.length >> 1]! ^= 1;
    for (const change of [
      () => writeFileSync(join(folder, name), damaged),
      () => rmSync(join(folder, name)),
    ]) {
      change();
      assert.ok((await loadImported(home, 'tiny', 3, stages)) === null, name);
      const [found, ...others] = listDamaged(home);
      assert.deepEqual([found?.name, others], ['tiny', []]);
      assert.match(found!.reason, /missing|damaged|other bytes|root/, name);
      assert.match(found!.fix, /^veilmesh model import .+ --name tiny/);
      await assert.rejects(modelByName('tiny', 3, { home, smollm2: '' }, stages), { code: 'MODEL_DAMAGED' });
      assert.throws(() => checkKnown('tiny', home), { code: 'MODEL_DAMAGED', hint: found!.fix });
      writeFileSync(join(folder, name), whole);
    }
  }
  assert.deepEqual(listDamaged(home), []);
  assert.ok((await loadImported(home, 'tiny', 3, stages)) !== null);
});

test('how a damaged model is imported again is said as far as its manifest tells', async () => {
  storeImported(home, await imported(2, true));
  const folder = join(home, 'models', 'imported', 'tiny');
  const { parts } = listImported(home)[0]!;
  rmSync(join(folder, bytesToHex(parts[0]!.contentHash)));
  assert.equal(listDamaged(home)[0]!.fix, 'veilmesh model import <a seed> --name tiny --shards 2 --closed');
  storeImported(home, model);
});

test('an import that is killed while it commits leaves no model, and nothing in the way of the next', async () => {
  const own = mkdtempSync(join(tmpdir(), 'veilmesh-killed-'));
  const script = `
    const { importModel } = await import('${modules}import-model.ts');
    const { openModelFile } = await import('${modules}open-model.ts');
    const { storeImported } = await import('${modules}imported.ts');
    const stages = { done() {}, progress: (name) => name === 'commit' && process.kill(process.pid, 'SIGKILL') };
    const request = { name: 'tiny', source: 'a seed', shards: 3, closed: false, stages };
    storeImported('${own}', await importModel(openModelFile('${path}').model, request));`;
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  assert.equal(signal, 'SIGKILL');
  assert.deepEqual([listImported(own), listDamaged(own)], [[], []]);
  assert.equal(await loadImported(own, 'tiny', 3, stages), null);
  storeImported(own, model);
  assert.deepEqual(digest((await loadImported(own, 'tiny', 3, stages))!), digest(model));
  rmSync(own, { recursive: true });
});

test('an imported model is verified by committing to its weights again', async () => {
  const [manifest] = listImported(home);
  const cells = shardsOf(manifest!).reduce((sum, part) => sum + part.cells!.count, 0);
  assert.equal(await checkImported(manifest!, home, stages), cells);
  const folder = join(home, 'models', 'imported', 'tiny');
  const [name] = readdirSync(folder).filter((file) => file.length === 64);
  rmSync(join(folder, name!));
  await assert.rejects(checkImported(manifest!, home, stages), { code: 'MODEL_DAMAGED' });
  storeImported(home, model);
});

test('names that are no names are refused', async () => {
  for (const name of ['', '../x', 'a/b', 'A', '.a', 'x'.repeat(64)]) {
    assert.throws(() => checkModelName(name), { code: 'MODEL_NAME' });
    await assert.rejects(modelByName(name, 3, { home, smollm2: '' }, stages), { code: 'MODEL_UNKNOWN' });
  }
});

test('the plan says before what the import makes', () => {
  const opened = openModelFile(path);
  const plan = planImport(opened.model.config, 256, 3, false);
  opened.close();
  assert.match(plan.architecture, /^llama: 3 layers of width 32, 4 heads of 8 \(2 for keys and values\)/);
  assert.deepEqual(
    plan.nodes.map(({ holder, what }) => [holder, what]),
    [
      ['client', 'embedding and head'],
      [0, 'layers 0..0'],
      [1, 'layers 1..1'],
      [2, 'layers 2..2'],
    ],
  );
  for (const [i, part] of shardsOf(model.manifest).entries()) {
    assert.equal(plan.nodes[i + 1]!.bytesPerPosition, part.memoryPerPosition);
    assert.ok(plan.nodes[i + 1]!.weightBytes < part.bytes);
  }
  assert.throws(() => planImport({ ...opened.model.config, width: 1 << 20 }, 256, 3, false), /./);
});

test('a file that is no model is refused with what it is not', () => {
  const text = join(home, 'notes.txt');
  writeFileSync(text, 'no model at all, only words, but enough of them for any header');
  assert.throws(() => openModelFile(text), { code: 'FORMAT_UNKNOWN' });
  assert.throws(() => openModelFile(join(home, 'absent')), { code: 'MODEL_FILE' });
});
