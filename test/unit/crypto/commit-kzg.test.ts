/** Vector commitments: openings, tampering, folds, fast commitments to integers, rows of weights. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { createKzg, type OpeningClaim, placeOf } from '../../../crypto/commit/kzg.ts';
import { loadSetup, VALUE_ROWS } from '../../../crypto/commit/setup.ts';
import { commitRows, OPEN_MODEL_KEY, rowBlinder, rowsRoot } from '../../../crypto/commit/weight-rows.ts';
import { merkleRoot } from '../../../crypto/core/hash.ts';
import { INFINITY } from '../../../crypto/curve/g1.ts';
import { power, R, randomScalar, reduce } from '../../../crypto/curve/scalar.ts';

const setup = await loadSetup();
const { fr, g1, scope } = setup.curve;
const kzg = createKzg(setup);
const commits = await createIntCommits(2);

const values = Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? randomScalar() : BigInt(i)));
const commitment = scope(() => kzg.commit(fr.fromBigInts(values)));
const claimOf = (z: bigint): OpeningClaim => ({
  commitment,
  z,
  ...scope(() => kzg.open(fr.fromBigInts(values), z)),
});
/** What the naive sum Σ v_i·L_i is. */
const naive = (entries: readonly bigint[], rows: readonly number[]): Uint8Array =>
  rows.reduce(
    (sum: Uint8Array, row, i) =>
      g1.add(sum, g1.multiply(g1.toEvm(g1.slice(setup.lagrange, row, row + 1))[0]!, entries[i]!)),
    INFINITY,
  );

test('a commitment is the sum it says', () => {
  assert.deepEqual(commitment, naive(values, [...values.keys()]));
  assert.deepEqual(
    scope(() => kzg.commit(fr.zeros(0))),
    INFINITY,
  );
  assert.throws(() => scope(() => kzg.commit(fr.zeros(4097))), { code: 'COMMIT_LENGTH' });
});

test('an opening anywhere verifies, and with anything changed it does not', () => {
  const claim = claimOf(randomScalar());
  assert.ok(kzg.verify([claim]));
  const other = g1.multiply(setup.generator, 5n);
  const wrong: Record<string, OpeningClaim> = {
    value: { ...claim, value: reduce(claim.value + 1n) },
    place: { ...claim, z: reduce(claim.z + 1n) },
    commitment: { ...claim, commitment: g1.add(claim.commitment, other) },
    proof: { ...claim, proof: g1.add(claim.proof, other) },
    'proof at infinity': { ...claim, proof: INFINITY },
    'negative proof': { ...claim, proof: g1.negate(claim.proof) },
    malformed: { ...claim, proof: claim.proof.map((byte) => byte ^ 1) },
    short: { ...claim, proof: claim.proof.subarray(1) },
  };
  for (const [name, tampered] of Object.entries(wrong)) {
    assert.ok(!kzg.verify([tampered]), name);
    assert.ok(!kzg.verify([claim, tampered, claim]), `${name} among others`);
  }
});

test('rows open to their entries, also those beyond the vector', () => {
  const rows = [0, 3, 39, 40, 4095];
  const openings = scope(() => kzg.openRows(fr.fromBigInts(values), rows));
  assert.deepEqual(
    openings.map(({ value }) => value),
    rows.map((row) => values[row] ?? 0n),
  );
  const claims = rows.map((row, i) => ({ commitment, z: placeOf(row), ...openings[i]! }));
  assert.ok(kzg.verify(claims));
  assert.ok(!kzg.verify(claims.map((claim, i) => (i === 2 ? { ...claim, value: 1n } : claim))));
  assert.ok(!kzg.verify(claims.map((claim, i) => (i === 2 ? { ...claim, z: placeOf(38) } : claim))));
});

test('several vectors open together', () => {
  const others = [values, values.map((value) => reduce(value * value)), [7n]];
  const [z, nu] = [randomScalar(), randomScalar()];
  const { values: opened, proof } = scope(() =>
    kzg.openTogether(
      others.map((entries) => fr.fromBigInts(entries)),
      z,
      nu,
    ),
  );
  const points = others.map((entries) => scope(() => kzg.commit(fr.fromBigInts(entries))));
  assert.equal(opened[0], claimOf(z).value);
  assert.ok(kzg.verify([kzg.together(points, z, nu, opened, proof)]));
  const swapped = [opened[1]!, opened[0]!, opened[2]!];
  assert.ok(!kzg.verify([kzg.together(points, z, nu, swapped, proof)]));
  assert.ok(!kzg.verify([kzg.together(points, z, reduce(nu + 1n), opened, proof)]));
});

test('commitments fold as their vectors do', () => {
  const t = randomScalar();
  const rows = [values, values.map((_, i) => BigInt(i) - 9n), [3n, R - 2n]];
  const powers = rows.map((_, j) => power(t, BigInt(j)));
  const folded = values.map((_, i) =>
    reduce(rows.reduce((sum, row, j) => sum + powers[j]! * (row[i] ?? 0n), 0n)),
  );
  const points = rows.map((row) => scope(() => kzg.commit(fr.fromBigInts(row))));
  assert.deepEqual(
    kzg.fold(points, powers),
    scope(() => kzg.commit(fr.fromBigInts(folded))),
  );
  assert.throws(() => kzg.fold([new Uint8Array(128).fill(1)], [1n]), { code: 'POINT_ENCODING' });
});

test('integers commit through tables to the same points', () => {
  const edges = [0, 1, -1, 127, 128, 129, -128, -129, 255, 256, 32767, -32768, 2 ** 31 - 1, -(2 ** 31)];
  const ints = Int32Array.from({ length: 70 }, (_, i) => edges[i % edges.length]!);
  const blinders = [randomScalar(), R - 1n];
  const rows = [...ints.keys(), VALUE_ROWS, VALUE_ROWS + 1];
  const expected = naive([...Array.from(ints, BigInt), ...blinders], rows);
  assert.deepEqual(commits.commit(ints, blinders), expected);
  assert.deepEqual(commits.commitCompressed(ints, blinders), g1.compress(expected));

  const longs = BigInt64Array.from([(1n << 63n) - 1n, -(1n << 63n), 1n << 55n, -(1n << 33n) - 129n, 0n]);
  assert.deepEqual(commits.commit(longs, []), naive([...longs], [...longs.keys()]));
  assert.deepEqual(commits.commit(new Int32Array(0), []), INFINITY);
  assert.deepEqual(commits.commit(new Int32Array(5), [128n]), naive([128n], [VALUE_ROWS]));
});

test('elements of the field commit through tables to the same points', () => {
  const entries = [
    0n,
    1n,
    R - 1n,
    128n,
    R - 129n,
    1n << 150n,
    R - (1n << 150n),
    R >> 1n,
    (R >> 1n) + 1n,
    randomScalar(),
  ];
  const blinders = [randomScalar(), 5n];
  const expected = naive([...entries, ...blinders], [...entries.keys(), VALUE_ROWS, VALUE_ROWS + 1]);
  commits.prepare(entries.length);
  const { curve } = commits;
  assert.deepEqual(
    curve.scope(() => commits.commitScalars(curve.fr.fromBigInts(entries), blinders)),
    expected,
  );
});

test('a vector that is a view into a larger array commits as itself', () => {
  const whole = Int32Array.from({ length: 24 }, (_, i) => i * 37 - 400);
  assert.deepEqual(commits.commit(whole.subarray(8, 16), []), commits.commit(whole.slice(8, 16), []));
});

test('tables grow without changing what was committed', async () => {
  const fresh = await createIntCommits(2);
  const short = Int32Array.of(5, -6, 7);
  const before = fresh.commit(short, [9n]);
  const long = Int32Array.from({ length: 200 }, (_, i) => i * i - 5000);
  assert.deepEqual(
    fresh.commit(long, []),
    scope(() => kzg.commit(fr.fromInts(long))),
  );
  assert.deepEqual(fresh.commit(short, [9n]), before);
});

test('more values or blinders than rows are refused', async () => {
  assert.throws(() => commits.commit(new Int32Array(VALUE_ROWS + 1), []), { code: 'COMMIT_LENGTH' });
  assert.throws(() => commits.commit(new Int32Array(1), [1n, 2n, 3n]), { code: 'COMMIT_LENGTH' });
  for (const count of [0, 9]) await assert.rejects(createIntCommits(count), { code: 'COMMIT_LENGTH' });
});

test('weights commit row by row, under blinders of their tensor, row and values', () => {
  const matrix = {
    name: 'a.weight',
    rows: 3,
    width: 5,
    values: Int8Array.from({ length: 15 }, (_, i) => i * 17 - 128),
  };
  const rows = commitRows(matrix, OPEN_MODEL_KEY, commits);
  const own = matrix.values.subarray(5, 10);
  assert.deepEqual(
    rows[1],
    g1.compress(
      naive(
        [...Array.from(own, BigInt), rowBlinder(OPEN_MODEL_KEY, 'a.weight', 1, own)],
        [0, 1, 2, 3, 4, VALUE_ROWS],
      ),
    ),
  );
  assert.deepEqual(rowsRoot(rows), merkleRoot(rows));
  const changed = [
    commitRows({ ...matrix, name: 'b.weight' }, OPEN_MODEL_KEY, commits),
    commitRows(matrix, new Uint8Array(32).fill(1), commits),
    commitRows({ ...matrix, values: matrix.values.with(14, 5) }, OPEN_MODEL_KEY, commits),
    [rows[1]!, rows[0]!, rows[2]!],
  ];
  const roots = [rows, ...changed].map((list) => rowsRoot(list).join());
  assert.equal(new Set(roots).size, roots.length);
  const other = own.with(0, 9);
  assert.notEqual(
    rowBlinder(OPEN_MODEL_KEY, 'a.weight', 1, own),
    rowBlinder(OPEN_MODEL_KEY, 'a.weight', 1, other),
  );
  assert.equal(
    new Set(commitRows({ ...matrix, values: new Int8Array(15) }, OPEN_MODEL_KEY, commits).map(String)).size,
    3,
  );
});
