import assert from 'node:assert/strict';
import test from 'node:test';
import {
  bitLength,
  clamp,
  requantise,
  SAT25,
  sat25,
  shiftProduct,
  shiftRound,
} from '../../../../models/program/requantise.ts';
import { fc } from '../../../support/fast-check.ts';

/** The definition, on 64-bit integers. */
const shifted = (acc: number, mult: number): number =>
  Number((BigInt(acc) * BigInt(mult) + 2n ** 32n) >> 33n);

test('requantise equals the 64-bit shift for every accumulator and u32 multiplier below the product limit', () => {
  const acc = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  const mult = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(acc, mult, (a, m) => {
      fc.pre(Math.abs(a) * m < 2 ** 55);
      assert.equal(requantise(a, m) + 0, shifted(a, m));
    }),
    { numRuns: 5000 },
  );
});

test('requantise is exact for multipliers beyond 32 bits, as layernorm uses them', () => {
  const g = fc.bigInt({ min: 1n, max: 2n ** 31n - 1n });
  fc.assert(
    fc.property(g, fc.double({ min: -1, max: 1, noNaN: true }), (norm, share) => {
      const c = Math.trunc(Math.min(Number(norm), 2 ** 25) * share);
      const reciprocal = Number(2n ** 54n / norm);
      assert.equal(requantise(c, reciprocal) + 0, shifted(c, reciprocal));
    }),
    { numRuns: 5000 },
  );
});

test('requantise rounds halves up, towards plus infinity', () => {
  const half = 2 ** 32; // one half in units of 2^-33
  assert.equal(requantise(1, half), 1);
  assert.equal(requantise(-1, half) + 0, 0);
  assert.equal(requantise(3, half), 2);
  assert.equal(requantise(-3, half), -1);
});

test('a product is rounded the same at every shift, in 64 bits', () => {
  const a = fc.integer({ min: -(2 ** 31), max: 2 ** 31 });
  const b = fc.integer({ min: -(2 ** 32), max: 2 ** 32 });
  fc.assert(
    fc.property(a, b, fc.integer({ min: 0, max: 50 }), (x, y, shift) => {
      const half = shift === 0 ? 0n : 1n << BigInt(shift - 1);
      const want = (BigInt(x) * BigInt(y) + half) >> BigInt(shift);
      const got = shiftProduct(x, y, shift);
      if (want > -(2n ** 53n) && want < 2n ** 53n) assert.equal(got + 0, Number(want));
      else assert.equal(clamp(got, 2 ** 31 - 1), Math.sign(x) * Math.sign(y) * (2 ** 31 - 1));
      if (Math.abs(x * y) < 2 ** 52) assert.equal(shiftRound(x * y, shift) + 0, Number(want));
    }),
    { numRuns: 5000 },
  );
});

test('bit lengths reach 32 for the magnitude of the lowest i32', () => {
  assert.deepEqual([0, 1, 2047, 2048, 2 ** 31 - 1, 2 ** 31].map(bitLength), [0, 1, 11, 12, 31, 32]);
});

test('saturation is symmetric', () => {
  assert.deepEqual(
    [128, -128, 5].map((x) => clamp(x, 127)),
    [127, -127, 5],
  );
  assert.equal(sat25(-(2 ** 31)), -SAT25);
});
