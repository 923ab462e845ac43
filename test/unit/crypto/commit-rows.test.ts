/** Many rows of weights at once: the same commitments as one by one, whatever the rows, and wherever they are cut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { VALUE_ROWS } from '../../../crypto/commit/setup.ts';
import { commitRows, commitSlices, OPEN_MODEL_KEY } from '../../../crypto/commit/weight-rows.ts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { R } from '../../../crypto/curve/scalar.ts';

const commits = await createIntCommits(1);
const single = (row: Int8Array, blinder: bigint): Uint8Array =>
  commits.commitCompressed(Int32Array.from(row), [blinder]);

/** Where four-bit digits turn over, and bytes end. */
const EDGES = [0, 7, 8, -8, -9, 15, 16, 119, 120, 121, 127, -119, -120, -121, -127, -128];

test('rows together commit as each of them does', () => {
  for (const width of [1, 2, 3, 4, 64]) {
    const rows = [
      new Int8Array(width),
      new Int8Array(width).fill(-128),
      new Int8Array(width).fill(127),
      Int8Array.from({ length: width }, (_, i) => EDGES[i % EDGES.length]!),
      Int8Array.from({ length: width }, (_, i) => EDGES[(7 * i + 3) % EDGES.length]!),
      Int8Array.from({ length: width }, (_, i) => (Math.imul(i + 1, 2_654_435_761) >> 24) | 0),
    ];
    const blinders = [0n, 1n, R - 1n, 1n << 200n, 0x80818283n, 0n];
    const shares: number[] = [];
    const together = commits.commitTogether(rows, blinders, (share) => shares.push(share));
    assert.deepEqual(together, concatBytes(...rows.map((row, i) => single(row, blinders[i]!))), `${width}`);
    assert.deepEqual([shares.length, shares.at(-1)], [Math.ceil(width / 3), 1]);
  }
  assert.throws(() => commits.commitTogether([new Int8Array(VALUE_ROWS + 1)], [0n], () => {}), {
    code: 'COMMIT_LENGTH',
  });
});

test('slices of a matrix commit as its rows do, few or so many that they share tables', () => {
  for (const [rows, width] of [
    [40, 5],
    [6_000, 3],
  ] as const) {
    const values = Int8Array.from({ length: rows * width }, (_, i) => 1 + ((i * 37) % 127));
    const matrix = { name: 'w', rows, width, values };
    const [first, second] = [matrix, { ...matrix, name: 'v' }];
    const cut = rows >> 2;
    const slices = [
      { ...first, from: cut, rows: rows - cut, values: values.subarray(cut * width) },
      { ...second, from: 0, rows: 3, values: values.subarray(0, 3 * width) },
    ];
    const told: number[] = [];
    const all = commitSlices(slices, OPEN_MODEL_KEY, commits, (done) => told.push(done));
    assert.equal(told.at(-1), rows - cut + 3);
    const whole = commitRows(first, OPEN_MODEL_KEY, commits).slice(cut);
    const other = commitRows({ ...second, rows: 3 }, OPEN_MODEL_KEY, commits);
    assert.deepEqual(all, concatBytes(...whole, ...other));
    const row = values.subarray((rows - 1) * width);
    const last = commitSlices([{ ...first, from: rows - 1, rows: 1, values: row }], OPEN_MODEL_KEY, commits);
    assert.deepEqual(last, whole.at(-1));
  }
});
