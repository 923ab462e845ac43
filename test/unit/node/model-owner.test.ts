/**
 * What an owner's commands compute: editions, the lists of a policy, coverage and what is left of it, kept quality.
 */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { signPolicy } from '../../../crypto/attest/policy.ts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { modelRoot, shardRoot, shardsOf } from '../../../models/shard/manifest.ts';
import { coverageOf, gapsText, type ServingNode } from '../../../node/cli/mesh-model.ts';
import { changePolicy, withMeasurements } from '../../../node/cli/model-allow.ts';
import { withEdition } from '../../../node/cli/model-register.ts';
import { readPolicyFile } from '../../../node/cli/policy-file.ts';
import { packCatalogModel } from '../../../node/models/catalog.ts';
import { keepQuality, qualityOf } from '../../../node/models/quality.ts';
import type { Standing } from '../../../node/services/standing.ts';
import { temporaryFolder } from '../../support/processes.ts';

const QUIET = { done: () => {}, progress: () => {} };

async function digits(home: string) {
  return await packCatalogModel('digits', 3, join(home, 'models'), QUIET);
}

test('an edition has a root of its own and the same shards; what is no text for people is refused', async (t) => {
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  const model = await digits(folder.path);
  const second = withEdition(model, '2');
  assert.notEqual(bytesToHex(modelRoot(second.manifest)), bytesToHex(modelRoot(model.manifest)));
  assert.deepEqual(shardsOf(second.manifest).map(shardRoot), shardsOf(model.manifest).map(shardRoot));
  assert.equal(withEdition(model, undefined), model);
  for (const edition of ['', 'x'.repeat(41), 'a\nb']) {
    assert.throws(() => withEdition(model, edition), { code: 'MODEL_EDITION' });
  }
});

test('measurements are added once and taken out; a policy never ends up listing nobody', () => {
  const policy = { measurements: ['SIM:a', 'SIM:b'] };
  assert.deepEqual(withMeasurements(policy, ['SIM:b', 'SIM:c'], false), ['SIM:a', 'SIM:b', 'SIM:c']);
  assert.deepEqual(withMeasurements(policy, ['SIM:a'], true), ['SIM:b']);
  assert.throws(() => withMeasurements(policy, ['SIM:a'], false), { code: 'ALLOW_NOTHING' });
  assert.throws(() => withMeasurements(policy, ['SIM:c'], true), { code: 'ALLOW_NOTHING' });
  assert.throws(() => withMeasurements(policy, ['SIM:a', 'SIM:b'], true), { code: 'ALLOW_NOBODY' });
});

test("a brokers' policy is signed anew under the next serial, by its signer alone, and only where it is meant", (t) => {
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  const path = join(folder.path, 'policy.bin');
  const [key, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const [first, second] = [`SIM:${'a'.repeat(64)}`, `SIM:${'b'.repeat(64)}`];
  const draft = { v: 1, serial: 7, network: 'development', allowSimulated: true } as const;
  const times = { maxEvidenceAgeSeconds: 60, issuedAt: 1 };
  writeFileSync(path, signPolicy({ ...draft, ...times, measurements: [first] }, key));
  const quiet = { result: () => {} };
  const change = (given: string[], flags: { remove?: boolean; dryRun?: boolean } = {}, by = key): void =>
    changePolicy(path, given, flags, by, quiet);
  const read = () => readPolicyFile(path).policy;

  change([second], { dryRun: true });
  assert.deepEqual([read().serial, read().measurements], [7, [first]]);
  assert.throws(() => change([second], {}, other), { code: 'POLICY_NOT_YOURS' });
  assert.throws(() => change(['anything']), { code: 'ALLOW_MEASUREMENT' });
  change([second]);
  assert.deepEqual([read().serial, read().measurements], [8, [first, second]]);
  change([first], { remove: true });
  assert.deepEqual([read().serial, read().measurements], [9, [second]]);
});

test('coverage counts nodes that take sessions, with and without those that are left out', async (t) => {
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  const { manifest } = await digits(folder.path);
  const node = (peerId: string, shard: number, counts = true): ServingNode => ({
    peerId,
    shard,
    counts,
    draining: !counts,
    simulated: true,
    standing: { text: 'serving' } as Standing,
    revokedFrom: null,
  });
  const nodes = [node('a', 0), node('b', 0), node('c', 1), node('d', 2, false)];
  assert.deepEqual(coverageOf({ manifest, nodes }), [2, 1, 0]);
  assert.deepEqual(
    coverageOf({ manifest, nodes }, ({ peerId }) => peerId === 'c'),
    [2, 0, 0],
  );
  assert.equal(gapsText([2, 0, 0]), 'shard 2, shard 3');
  assert.equal(gapsText([1, 1]), null);
});

test('quality is kept by root, shown again, and measured anew where its file is damaged', async (t) => {
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  const model = await digits(folder.path);
  const { manifest } = withEdition({ ...model, manifest: { ...model.manifest, name: 'mine' } }, '2');
  assert.match(qualityOf(folder.path, model.manifest)!.text, /98\.\d+ % of 1500 held-out images/);
  assert.equal(qualityOf(folder.path, manifest), null);
  keepQuality(folder.path, manifest, 'perplexity 20', 7);
  assert.deepEqual(qualityOf(folder.path, manifest), { text: 'perplexity 20', measuredAt: 7 });
  mkdirSync(join(folder.path, 'models', 'quality'), { recursive: true });
  writeFileSync(join(folder.path, 'models', 'quality', `${bytesToHex(modelRoot(manifest))}.json`), '{');
  assert.equal(qualityOf(folder.path, manifest), null);
});
