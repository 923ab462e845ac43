/** Activations committed by KZG: the same for everybody with the key, unlike for everything else, and checkable. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { createIntCommits, type IntCommits } from '../../../crypto/commit/int-commits.ts';
import {
  type CommittedVector,
  commitsMatch,
  createBlinders,
  createKzgCommitter,
} from '../../../crypto/commit/kzg-committer.ts';
import { loadSetup, VALUE_ROWS } from '../../../crypto/commit/setup.ts';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { bytesOf, plainOf } from './fixtures.ts';

const Point = bls12_381.G1.Point;
const setup = await loadSetup();
const { fr, g1, scope } = setup.curve;
const commits = await createIntCommits(1);
const optionsOf = (blind = 1, session = 2) => ({
  sessionBlindKey: bytesOf(32, blind),
  sessionId: bytesOf(32, session),
});
const committer = (blind = 1, session = 2) => createKzgCommitter(optionsOf(blind, session), commits);
const at = { edge: 1, step: 2, row: 3 };

test('everyone with the blind key computes the same 48 bytes', async () => {
  const elsewhere = createKzgCommitter(optionsOf(), await createIntCommits(1));
  assert.deepEqual(committer().commit(plainOf(8), at), elsewhere.commit(plainOf(8), at));
  assert.equal(committer().commit(plainOf(8), at).length, 48);
});

test('a known vector, computed with noble from the compressed points', () => {
  assert.equal(
    Buffer.from(committer().commit(Int32Array.of(1, -2, 300, -70000), at)).toString('hex'),
    'b8893060dc2eb911975058bce0b338b430a160c11d9073287b8462d8f31650cbae69be31fe04d1cda023a8197a0d6108',
  );
});

test('the commitment is to the vector and one blinder in the first row of the last eight', () => {
  const vector = plainOf(14);
  const expected = scope(() => {
    const values = fr.zeros(VALUE_ROWS + 1);
    fr.place(values, 0, fr.fromInts(vector));
    fr.set(values, VALUE_ROWS, createBlinders(optionsOf())(at, 0, vector));
    return g1.compress(g1.msm(g1.slice(setup.lagrange, 0, VALUE_ROWS + 1), values));
  });
  assert.deepEqual(committer().commit(vector, at), expected);
});

test('commitments differ in vector, place, key and session', () => {
  const vector = plainOf(8);
  const changed = new Int32Array(vector);
  changed[7]! ^= 1;
  const seen = [
    committer().commit(vector, at),
    committer().commit(new Int32Array(8), at),
    committer().commit(changed, at),
    committer().commit(vector, { ...at, edge: 2 }),
    committer().commit(vector, { ...at, step: 3 }),
    committer().commit(vector, { ...at, step: 2 ** 40 }),
    committer().commit(vector, { ...at, row: 2 }),
    committer(9).commit(vector, at),
    committer(1, 9).commit(vector, at),
  ].map(String);
  assert.equal(new Set(seen).size, seen.length);
});

test('blinders fill the field, and no two places or vectors share one', () => {
  const blinderOf = createBlinders(optionsOf());
  const vector = Int32Array.of(1, 2);
  const all = Array.from({ length: 64 }, (_, i) =>
    blinderOf({ edge: i & 1, step: i >> 1, row: 0 }, 0, vector),
  );
  const first = { edge: 0, step: 0, row: 0 };
  const more = [blinderOf(first, 1, vector), blinderOf(first, 0, Int32Array.of(1, 3))];
  assert.equal(new Set([...all, ...more]).size, 66);
  assert.ok(
    all.some((value) => value >> 254n === 1n),
    'the top bit is used',
  );
});

test('two vectors at one place: the difference of their commitments hides theirs still', () => {
  const [a, b] = [plainOf(8), new Int32Array(8)];
  const difference = g1.add(
    g1.decompress(committer().commit(a, at)),
    g1.negate(g1.decompress(committer().commit(b, at))),
  );
  assert.ok(!equalBytes(difference, commits.commit(a, [])), 'one blinder for both would cancel');
});

test('a vector longer than a column has a commitment for every 4088 entries', () => {
  const slow: IntCommits = {
    ...commits,
    commit: (values, [blinder]) =>
      scope(() => {
        const rows = fr.zeros(VALUE_ROWS + 1);
        fr.place(rows, 0, fr.fromInts(values));
        fr.set(rows, VALUE_ROWS, blinder!);
        return g1.msm(g1.slice(setup.lagrange, 0, VALUE_ROWS + 1), rows);
      }),
    commitCompressed: (values, blinders) => g1.compress(slow.commit(values, blinders)),
  };
  const long = plainOf(VALUE_ROWS + 2);
  const commitment = createKzgCommitter(optionsOf(), slow).commit(long, at);
  assert.equal(commitment.length, 96);
  assert.ok(commitsMatch([{ commitment, vector: long, at }], optionsOf(), commits));
  const swapped = new Uint8Array([...commitment.subarray(48), ...commitment.subarray(0, 48)]);
  assert.ok(!commitsMatch([{ commitment: swapped, vector: long, at }], optionsOf(), commits));
});

test("a segment's commitments are checked at once, and any one that is wrong is seen", () => {
  const segment = Array.from({ length: 5 }, (_, step) => {
    const place = { edge: 1, step, row: 0 };
    const vector = plainOf(30, (i) => (i * 977 + step * 31) % 5000);
    return { commitment: committer().commit(vector, place), vector, at: place };
  });
  const match = (vectors: readonly CommittedVector[]) => commitsMatch(vectors, optionsOf(), commits);
  assert.ok(match(segment));
  assert.ok(match([]));
  const wrong = (index: number, change: Partial<CommittedVector>): CommittedVector[] =>
    segment.map((entry, i) => (i === index ? { ...entry, ...change } : entry));
  const bent = new Int32Array(segment[2]!.vector);
  bent[29]! += 1;
  const flipped = new Uint8Array(segment[3]!.commitment);
  flipped[0]! ^= 0x20;
  // (0, 2) has order 3: beside the right point, one random combination in three would not see it
  const { x, y } = Point.fromBytes(segment[4]!.commitment)
    .add(Point.fromAffine({ x: 0n, y: 2n }))
    .toAffine();
  const beside = Buffer.from(x.toString(16).padStart(96, '0'), 'hex');
  beside[0]! |= 2n * y > Point.Fp.ORDER ? 0xa0 : 0x80;
  const cases = {
    vector: wrong(2, { vector: bent }),
    place: wrong(1, { at: { edge: 1, step: 9, row: 0 } }),
    'the other sign': wrong(3, { commitment: flipped }),
    'exchanged commitments': wrong(0, { commitment: segment[1]!.commitment }).map((entry, i) =>
      i === 1 ? { ...entry, commitment: segment[0]!.commitment } : entry,
    ),
    short: wrong(4, { commitment: segment[4]!.commitment.subarray(1) }),
    infinity: wrong(4, { commitment: Uint8Array.from({ length: 48 }, (_, i) => (i === 0 ? 0xc0 : 0)) }),
    'outside the subgroup': wrong(4, { commitment: beside }),
  };
  for (const [name, vectors] of Object.entries(cases)) assert.ok(!match(vectors), name);
  assert.ok(!commitsMatch(segment, optionsOf(9), commits), 'another key');
});

test('keys of the wrong length are refused', () => {
  assert.throws(
    () => createKzgCommitter({ sessionBlindKey: bytesOf(16, 1), sessionId: bytesOf(32, 2) }, commits),
    {
      code: 'COMMIT_KEY',
    },
  );
});
