/**
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSaltedCommitter, segmentRoot } from '../../../crypto/commit/committer.ts';
import { nodeSha256 } from '../../../node/accel/sha256.ts';
import { bytesOf, plainOf } from './fixtures.ts';

const committer = (blind = 1, session = 2) =>
  createSaltedCommitter({ sessionBlindKey: bytesOf(32, blind), sessionId: bytesOf(32, session) });
const at = { edge: 1, step: 2, row: 3 };

test('everyone with the blind key computes the same commitment', () => {
  assert.deepEqual(committer().commit(plainOf(8), at), committer().commit(plainOf(8), at));
});

test('a commitment is the same by whichever SHA-256', () => {
  const options = { sessionBlindKey: bytesOf(32, 1), sessionId: bytesOf(32, 2) };
  const native = createSaltedCommitter({ ...options, sha256: nodeSha256 });
  const anywhere = createSaltedCommitter(options);
  for (const width of [0, 1, 14, 512]) {
    for (const place of [at, { edge: 0, step: 2 ** 40, row: 127 }]) {
      const expected = Buffer.from(anywhere.commit(plainOf(width), place));
      assert.ok(expected.equals(native.commit(plainOf(width), place)), `width ${width}`);
    }
  }
});

test('a vector that is a view into a larger array commits as itself', () => {
  const whole = plainOf(24);
  assert.deepEqual(
    committer().commit(whole.subarray(8, 16), at),
    committer().commit(
      plainOf(8, (i) => whole[8 + i]!),
      at,
    ),
  );
});

test('commitments differ in vector, length, place, key and session', () => {
  const seen = [
    committer().commit(plainOf(8), at),
    committer().commit(
      plainOf(8, () => 0),
      at,
    ),
    committer().commit(
      plainOf(9, (i) => (i < 8 ? i * 3 - 5 : 0)),
      at,
    ),
    committer().commit(plainOf(8), { ...at, edge: 2 }),
    committer().commit(plainOf(8), { ...at, step: 3 }),
    committer().commit(plainOf(8), { ...at, row: 2 }),
    committer(9).commit(plainOf(8), at),
    committer(1, 9).commit(plainOf(8), at),
  ].map((commit) => commit.join());
  assert.equal(new Set(seen).size, seen.length);
});

test('does not follow later changes of the key it was given', () => {
  const sessionBlindKey = Buffer.alloc(32, 1);
  const made = createSaltedCommitter({ sessionBlindKey, sessionId: bytesOf(32, 2) });
  sessionBlindKey.fill(0);
  assert.deepEqual(made.commit(plainOf(8), at), committer().commit(plainOf(8), at));
});

test('refuses short keys', () => {
  assert.throws(() => createSaltedCommitter({ sessionBlindKey: bytesOf(16, 1), sessionId: bytesOf(32, 2) }), {
    code: 'COMMIT_KEY',
  });
});

test('a segment root depends on order and count', () => {
  const commits = [1, 2, 3].map((row) => committer().commit(plainOf(8), { ...at, row }));
  const roots = [commits, commits.toReversed(), commits.slice(0, 2)].map((list) => segmentRoot(list).join());
  assert.equal(new Set(roots).size, 3);
});
