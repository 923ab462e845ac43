/**
 * Registered evidence on disk: found by hash alone, bounded for each node and in all, the oldest gone first.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { encodedEvidenceHash } from '../../../crypto/attest/evidence.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { openEvidenceStore } from '../../../node/services/evidence-store.ts';

const root = mkdtempSync(join(tmpdir(), 'veilmesh-evidence-'));
after(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const open = (
  limits: { maxBytes?: number; maxOfNode?: number } = {},
  folder = join(root, String(folders++)),
) => Object.assign(openEvidenceStore({ maxBytes: 1_000, maxOfNode: 3, ...limits, folder }), { folder });

const node = (name: string): Uint8Array => hash(`test/${name}`);
const evidence = (first: number, length = 100): Uint8Array => new Uint8Array(length).fill(first);

test('gives what it was given, by its hash, once it is kept', async () => {
  const store = open();
  assert.equal(await store.get(encodedEvidenceHash(evidence(1))), null);
  await store.put(node('a'), evidence(1));
  await store.put(node('b'), evidence(1));
  assert.deepEqual(await store.get(encodedEvidenceHash(evidence(1))), evidence(1));
  assert.deepEqual([store.count, store.bytes], [2, 200], "each node's is its own");
});

test('a node with too much loses its own oldest, and nobody else anything', async () => {
  const store = open();
  await store.put(node('other'), evidence(9));
  for (let i = 1; i <= 5; i++) await store.put(node('a'), evidence(i));
  const kept = [1, 2, 3, 4, 5, 9].filter((i) =>
    store.has(encodedEvidenceHash(evidence(i)), node(i === 9 ? 'other' : 'a')),
  );
  assert.deepEqual(kept, [3, 4, 5, 9]);
  assert.equal(readdirSync(store.folder).length, 4);
});

test("who brings another's evidence as his own, and much besides, takes nothing from it", async () => {
  const store = open({ maxBytes: 600 });
  await store.put(node('copycat'), evidence(1));
  await store.put(node('honest'), evidence(1));
  for (let i = 2; i <= 20; i++) await store.put(node('copycat'), evidence(i));
  assert.ok(store.has(encodedEvidenceHash(evidence(1)), node('honest')));
  assert.ok(!store.has(encodedEvidenceHash(evidence(1)), node('copycat')));
  assert.deepEqual(await store.get(encodedEvidenceHash(evidence(1))), evidence(1));
});

test('filling the store takes from who has most, and not from who has little', async () => {
  const store = open({ maxBytes: 500 });
  await store.put(node('small'), evidence(1));
  for (let i = 2; i <= 12; i++) await store.put(node(i % 2 === 0 ? 'one' : 'two'), evidence(i));
  assert.ok(store.has(encodedEvidenceHash(evidence(1)), node('small')));
  assert.ok(store.bytes <= 500);
});

test('a full store loses the oldest of the node that has most', async () => {
  const store = open({ maxBytes: 250 });
  for (const [i, name] of ['a', 'b', 'c'].entries()) await store.put(node(name), evidence(i));
  assert.deepEqual(
    ['a', 'b', 'c'].map((name, i) => store.has(encodedEvidenceHash(evidence(i)), node(name))),
    [false, true, true],
  );
  assert.ok(store.bytes <= 250);
});

test('opens again with what it had, whatever else lies there, and gives out nothing that changed', async () => {
  const store = open();
  await store.put(node('a'), evidence(1));
  await store.put(node('a'), evidence(2));
  writeFileSync(join(store.folder, 'README'), 'not evidence');
  const [file] = readdirSync(store.folder).filter((name) =>
    name.endsWith(Buffer.from(encodedEvidenceHash(evidence(1))).toString('hex')),
  );
  writeFileSync(join(store.folder, file!), evidence(3));
  const again = open({}, store.folder);
  assert.equal(again.count, 2);
  assert.equal(await again.get(encodedEvidenceHash(evidence(1))), null);
  assert.deepEqual(await again.get(encodedEvidenceHash(evidence(2))), evidence(2));
  assert.equal(again.count, 1, 'what changed is gone');
});
