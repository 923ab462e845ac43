/** Which shard a node takes, within the memory that it may use. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manifest, PartManifest } from '../../../models/shard/types.ts';
import { type Candidate, pickShard } from '../../../node/roles/choose-shard.ts';

const candidate = (index: number, nodes: number, memory: number, cost = 1): Candidate => ({
  root: new Uint8Array(32),
  manifest: { context: 100 } as Manifest,
  part: { index, cost, memory, memoryPerPosition: 10 } as PartManifest,
  nodes,
});
const MB = 1e6;

test('where the fewest nodes are, of several the dearest', () => {
  const all = [candidate(0, 2, MB), candidate(1, 1, MB, 5), candidate(2, 1, MB, 9)];
  assert.equal(pickShard(all, 10 * MB).part.index, 2);
});

test('a shard counts with a sequence of full length; one that does not fit is passed by', () => {
  const all = [candidate(0, 0, 9 * MB), candidate(1, 5, 2 * MB)];
  assert.equal(pickShard(all, 8 * MB).part.index, 1);
  assert.equal(pickShard(all, 9 * MB).part.index, 1, 'its sessions need a kilobyte more');
  assert.equal(pickShard(all, 9 * MB + 1_000).part.index, 0);
});

test('where none fits it is refused, with the least that would do; where there is none it says so', () => {
  assert.throws(
    () => pickShard([candidate(0, 0, 9 * MB), candidate(1, 0, 5 * MB)], MB),
    (error: { code: string; hint: string; details: object }) => {
      assert.equal(error.code, 'SHARD_TOO_LARGE_FOR_NODE');
      assert.deepEqual(error.details, { smallestShard: 5 * MB + 1_000, allowed: MB });
      assert.match(error.hint, /--max-memory to 6 /);
      return true;
    },
  );
  assert.throws(() => pickShard([], MB), { code: 'SHARD_UNKNOWN' });
});
