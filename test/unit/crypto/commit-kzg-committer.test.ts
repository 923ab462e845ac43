/** Activations committed by KZG: the same for everybody with the key, unlike for everything else, and checkable. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { type CommitPosition, segmentRoot } from '../../../crypto/commit/committer.ts';
import { createIntCommits, type IntCommits, loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import {
  type CommittedVector,
  columnWidths,
  commitsMatch,
  compressPoints,
  createBlinders,
  createInnerBlinders,
  createKzgCommitter,
} from '../../../crypto/commit/kzg-committer.ts';
import { loadSetup, VALUE_ROWS } from '../../../crypto/commit/setup.ts';
import { concatBytes, equalBytes } from '../../../crypto/core/bytes.ts';
import { bytesOf, plainOf } from './fixtures.ts';

const Point = bls12_381.G1.Point;
const setup = await loadSetup();
const { fr, g1, scope } = setup.curve;
const commits = await loadIntCommits();
const optionsOf = (blind = 1, session = 2) => ({
  sessionBlindKey: bytesOf(32, blind),
  sessionId: bytesOf(32, session),
});
const at = { edge: 1, step: 2, row: 3 };
/** Of a vector that is one value, unless it says otherwise. */
const commit = (
  vector: Int32Array,
  over: { place?: CommitPosition; widths?: number[]; blind?: number; session?: number } = {},
) =>
  createKzgCommitter(optionsOf(over.blind, over.session), commits).commit(
    vector,
    over.place ?? at,
    over.widths ?? [vector.length],
  );

/** As the sender of an edge hands it on. */
const pointsFor = (vector: Int32Array, place: CommitPosition = at, widths = [vector.length]): Uint8Array =>
  createKzgCommitter(optionsOf(), commits).points(vector, place, widths);

test('everyone with the blind key computes the same 48 bytes', async () => {
  const elsewhere = createKzgCommitter(optionsOf(), await createIntCommits(1));
  assert.deepEqual(commit(plainOf(8)), elsewhere.commit(plainOf(8), at, [8]));
  assert.equal(commit(plainOf(8)).length, 48);
});

test('a known vector, computed with noble from the compressed points', () => {
  assert.equal(
    Buffer.from(commit(Int32Array.of(1, -2, 300, -70000))).toString('hex'),
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
  assert.deepEqual(commit(vector), expected);
});

test('commitments differ in vector, place, key and session', () => {
  const vector = plainOf(8);
  const changed = new Int32Array(vector);
  changed[7]! ^= 1;
  const seen = [
    commit(vector),
    commit(new Int32Array(8)),
    commit(changed),
    commit(vector, { place: { ...at, edge: 2 } }),
    commit(vector, { place: { ...at, step: 3 } }),
    commit(vector, { place: { ...at, step: 2 ** 40 } }),
    commit(vector, { place: { ...at, row: 2 } }),
    commit(vector, { blind: 9 }),
    commit(vector, { session: 9 }),
    commit(vector.subarray(0, 7)),
    commit(Int32Array.of(...vector, 0)),
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

const evmOf = (x: bigint, y: bigint): Uint8Array =>
  Uint8Array.from(Buffer.from([x, y].map((value) => value.toString(16).padStart(128, '0')).join(''), 'hex'));
const evm = (point: InstanceType<typeof Point>): Uint8Array => {
  const { x, y } = point.toAffine();
  return evmOf(x, y);
};
const coordinate = (point: Uint8Array, from: number): bigint =>
  BigInt(`0x${Buffer.from(point.subarray(from, from + 64)).toString('hex')}`);

test('two vectors at one place: the difference of their commitments hides theirs still', () => {
  const [a, b] = [plainOf(8), new Int32Array(8)];
  const difference = g1.add(g1.decompress(commit(a)), g1.negate(g1.decompress(commit(b))));
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
  const committer = createKzgCommitter(optionsOf(), slow);
  const widths = [long.length];
  const points = committer.points(long, at, widths);
  assert.equal(points.length, 256);
  assert.deepEqual(compressPoints(points, commits), committer.commit(long, at, widths));
  assert.ok(commitsMatch([{ points, vector: long, at, widths }], optionsOf(), commits));
  const swapped = concatBytes(points.subarray(128), points.subarray(0, 128));
  assert.ok(!commitsMatch([{ points: swapped, vector: long, at, widths }], optionsOf(), commits));
});

test("a segment's commitments are checked at once, and any one that is wrong is seen", () => {
  const segment = Array.from({ length: 5 }, (_, step) => {
    const place = { edge: 1, step, row: 0 };
    const vector = plainOf(30, (i) => (i * 977 + step * 31) % 5000);
    return { points: pointsFor(vector, place), vector, at: place, widths: [30] };
  });
  const match = (vectors: readonly CommittedVector[]) => commitsMatch(vectors, optionsOf(), commits);
  assert.ok(match(segment));
  assert.ok(match([]));
  const wrong = (index: number, change: Partial<CommittedVector>): CommittedVector[] =>
    segment.map((entry, i) => (i === index ? { ...entry, ...change } : entry));
  const bent = new Int32Array(segment[2]!.vector);
  bent[29]! += 1;
  // (0, 2) has order 3: beside the right point, one random combination in three would not see it
  const right = segment[4]!.points;
  const beside = evm(Point.fromBytes(g1.compress(right)).add(Point.fromAffine({ x: 0n, y: 2n })));
  const overP = evmOf(coordinate(right, 0) + Point.Fp.ORDER, coordinate(right, 64));
  const cases = {
    vector: wrong(2, { vector: bent }),
    place: wrong(1, { at: { edge: 1, step: 9, row: 0 } }),
    'the other sign': wrong(3, { points: g1.negate(segment[3]!.points) }),
    'exchanged commitments': wrong(0, { points: segment[1]!.points }).map((entry, i) =>
      i === 1 ? { ...entry, points: segment[0]!.points } : entry,
    ),
    short: wrong(4, { points: right.subarray(1) }),
    infinity: wrong(4, { points: new Uint8Array(128) }),
    'outside the subgroup': wrong(4, { points: beside }),
    'not on the curve': wrong(4, { points: evmOf(1n, 1n) }),
    'not reduced': wrong(4, { points: overP }),
    padding: wrong(4, { points: right.with(0, 1) }),
  };
  for (const [name, vectors] of Object.entries(cases)) assert.ok(!match(vectors), name);
  assert.ok(!commitsMatch(segment, optionsOf(9), commits), 'another key');
});

test("every value of an edge starts a column, and a value's columns are numbered on from the last one's", () => {
  assert.deepEqual(columnWidths([3, VALUE_ROWS + 2, VALUE_ROWS, 1]), [3, VALUE_ROWS, 2, VALUE_ROWS, 1]);
  assert.deepEqual(columnWidths(columnWidths([VALUE_ROWS + 2])), columnWidths([VALUE_ROWS + 2]));
  const vector = plainOf(8);
  const commitment = commit(vector, { widths: [3, 5] });
  const blinderOf = createBlinders(optionsOf());
  for (const [column, [from, to]] of [
    [0, 3],
    [3, 8],
  ].entries()) {
    const values = vector.slice(from, to);
    const alone = commits.commitCompressed(values, [blinderOf(at, column, values)]);
    assert.deepEqual(commitment.subarray(column * 48, (column + 1) * 48), alone);
  }
});

test("a value moved across an edge's boundary, a column too many or too few, and exchanged columns do not match", () => {
  const vector = plainOf(8);
  const points = pointsFor(vector, at, [3, 5]);
  const match = (over: Partial<CommittedVector>): boolean =>
    commitsMatch([{ points, vector, at, widths: [3, 5], ...over }], optionsOf(), commits);
  const [first, second] = [points.subarray(0, 128), points.subarray(128)];
  assert.ok(match({}));
  assert.ok(!match({ widths: [4, 4] }));
  assert.ok(!match({ widths: [8] }));
  assert.ok(!match({ widths: [3, 4, 1] }));
  assert.ok(!match({ points: first }));
  assert.ok(!match({ points: concatBytes(second, first) }));
  assert.ok(!match({ points: concatBytes(first, second, first) }));
  // the same entries once more, at the number of the other column
  const twice = Int32Array.of(1, 2, 1, 2);
  const [a, b] = [0, 48].map((from) => commit(twice, { widths: [2, 2] }).subarray(from, from + 48));
  assert.notDeepEqual(a, b);
});

test('a vector that is not as long as its values is no vector of the edge', () => {
  for (const widths of [[7], [3, 6], []]) {
    assert.throws(() => commit(plainOf(8), { widths }), { code: 'COMMIT_LENGTH' });
  }
});

test('blinders between cells are of a domain of their own', () => {
  const options = optionsOf();
  const values = plainOf(4);
  const inner = createInnerBlinders(options);
  const place = { hop: 1, step: 2, row: 3 };
  const all = [
    createBlinders(options)(at, 0, values),
    inner(place, 0, values),
    inner({ ...place, hop: 2 }, 0, values),
    inner({ ...place, step: 3 }, 0, values),
    inner({ ...place, row: 4 }, 0, values),
    inner(place, 1, values),
    inner(place, 0, plainOf(5)),
    createInnerBlinders(optionsOf(9))(place, 0, values),
    createInnerBlinders(optionsOf(1, 9))(place, 0, values),
  ];
  assert.equal(new Set(all).size, all.length);
});

test('a view into a larger array commits as itself, and the key may be wiped afterwards', () => {
  const whole = plainOf(24);
  assert.deepEqual(commit(whole.subarray(8, 16)), commit(whole.slice(8, 16)));
  const sessionBlindKey = Buffer.alloc(32, 1);
  const made = createKzgCommitter({ ...optionsOf(), sessionBlindKey }, commits);
  sessionBlindKey.fill(0);
  assert.deepEqual(made.commit(plainOf(8), at, [8]), commit(plainOf(8)));
});

test('keys of the wrong length are refused', () => {
  const short = { sessionBlindKey: bytesOf(16, 1), sessionId: bytesOf(32, 2) };
  assert.throws(() => createKzgCommitter(short, commits), { code: 'COMMIT_KEY' });
  assert.throws(() => createInnerBlinders(short), { code: 'COMMIT_KEY' });
});

test('a segment root depends on order and count', () => {
  const made = [1, 2, 3].map((row) => commit(plainOf(8), { place: { ...at, row } }));
  const roots = [made, made.toReversed(), made.slice(0, 2)].map((list) => segmentRoot(list).join());
  assert.equal(new Set(roots).size, 3);
});
