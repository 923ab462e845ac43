/**
 * What whole processes keep, log and publish says nothing of what they were asked: every file of a mesh, its receipts, its chain. The
 * long form is `npm run bench:leakage`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meshVerdict } from '../bench/leakage/mesh.ts';
import { assessDigitsMesh, DIGITS_MESH } from '../bench/leakage/mesh-runs.ts';
import { silent } from '../bench/leakage/progress.ts';
import { fileMesh } from '../support/file-mesh.ts';

const mesh = fileMesh({ args: DIGITS_MESH });

test('images asked twice in veil, twin and vault are in no log, folder, receipt, calldata or event; a planted one is in each', async () => {
  const found = await assessDigitsMesh(mesh.localnet, 3, { progress: silent, check: false });
  assert.deepEqual(meshVerdict(found), []);
  const kinds = ['process log', 'disk', 'receipt', 'transcript', 'metric', 'calldata', 'event'];
  assert.deepEqual(found.kinds.map(({ kind }) => kind).sort(), kinds.sort());
  for (const { kind, bytes } of found.kinds) assert.ok(bytes > 0, kind);
});
