/** The ceremony's prover commits to the same points in all its ways. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { createKzg } from '../../../crypto/commit/kzg.ts';
import { loadSetup, type Setup } from '../../../crypto/commit/setup.ts';
import type { FrVector } from '../../../crypto/curve/curve.ts';
import type { Prover } from '../../../crypto/proof/arithmetic.ts';
import { createProver } from '../../../crypto/proof/ceremony.ts';
import { BLINDING_ROWS } from '../../../crypto/proof/domain.ts';
import { integer, onRows } from '../../support/proof-cells.ts';
import { seededScalars } from '../../support/proof-setup.ts';

const SIZE = 4096;
const ROWS = SIZE - BLINDING_ROWS;
const random = seededScalars(71n);
let setup: Setup;
let prover: Prover<FrVector>;
before(async () => {
  setup = await loadSetup();
  prover = createProver(setup, await createIntCommits(BLINDING_ROWS));
});

const plainly = (values: readonly bigint[]): Uint8Array =>
  setup.curve.scope(() => createKzg(setup).commit(setup.curve.fr.fromBigInts(values)));
const committed = (values: readonly bigint[]): Uint8Array =>
  setup.curve.scope(() => prover.commit(setup.curve.fr.fromBigInts(values)));

test('columns that end constant, growing evenly, or in nothing alike commit as the sum they stand for', () => {
  const head = Array.from({ length: 40 }, random);
  const tails = [(_: number) => 0n, (_: number) => 77n, (i: number) => 5n + 3n * BigInt(i), () => random()];
  for (const tail of tails) {
    const values = [...head, ...Array.from({ length: SIZE - 40 }, (_, i) => tail(i))];
    for (let i = 0; i < BLINDING_ROWS; i++) values[ROWS + i] = random();
    assert.deepEqual(committed(values), plainly(values));
  }
});

test('small integers commit as the field elements they are, whatever their last rows', () => {
  const blinders = Array.from({ length: BLINDING_ROWS }, random);
  for (const [length, last] of [
    [0, 0],
    [7, 3],
    [ROWS, 0],
    [ROWS, 1024],
    [ROWS, -5],
    [ROWS, 2 ** 31 - 1],
    [ROWS, -(2 ** 31)],
  ] as const) {
    const values = Int32Array.from({ length }, (_, i) => (i < 100 ? integer(random, 2 ** 31 - 1) : last));
    assert.deepEqual(prover.commitInts(values, blinders), plainly(onRows(SIZE, values, blinders)));
    assert.deepEqual(prover.commitInts(values, []), plainly(onRows(SIZE, values, [])));
  }
});

test('the powers of tau are those of the Lagrange points: coefficients commit as the values they give', () => {
  for (let power = 0; power < 8; power++) {
    const coefficients = Array.from({ length: 8 }, (_, i) => (i === power ? 1n : 0n));
    setup.curve.scope(() => {
      const { fr } = setup.curve;
      const values = fr.fromBigInts([...coefficients, ...new Array<bigint>(SIZE - 8).fill(0n)]);
      fr.fft(values);
      assert.deepEqual(prover.commitLow(coefficients), createKzg(setup).commit(values), `tau^${power}`);
    });
  }
});
