import assert from 'node:assert/strict';
import test from 'node:test';
import type { Op } from '../../../../models/program/types.ts';
import { fc } from '../../../support/fast-check.ts';
import { runChain, tensor } from './build.ts';
import * as formulas from './formulas.ts';

const base = { name: 'op', in: ['x'], out: 'y' };
const LOWEST = -(2 ** 31);

/** Residual values of every magnitude, with the edges of the shifts. */
const entry = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }),
  fc.integer({ min: LOWEST, max: 2 ** 31 - 1 }),
  fc.constantFrom(0, 1, -1, 2047, 2048, -2048, 4095, -4095, 2 ** 24 - 1, 2 ** 24, -(2 ** 24)),
  fc.constantFrom(2 ** 31 - 1, LOWEST, LOWEST + 1),
);
const vector = <T>(of: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: length, maxLength: length });
const any32 = fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 });

const normOf = (center: boolean, epsilon: number, beta = true): Op => ({
  ...base,
  kind: 'norm',
  gamma: 'g',
  beta: beta ? 'b' : null,
  center,
  epsilon,
});

test('norm follows its formula on 64-bit integers at every magnitude, centred and not', () => {
  const epsilon = fc.oneof(fc.constantFrom(0, 1, 2 ** 53 - 1), fc.integer({ min: 0, max: 2 ** 40 }));
  const w = 5;
  fc.assert(
    fc.property(
      vector(entry, w),
      vector(any32, w),
      fc.option(vector(any32, w)),
      fc.boolean(),
      epsilon,
      (x, gamma, beta, center, eps) => {
        const tensors = [tensor('g', 'i32', [w], gamma), ...(beta ? [tensor('b', 'i32', [w], beta)] : [])];
        const got = runChain([x], [normOf(center, eps, beta !== null)], tensors);
        assert.deepEqual(got, formulas.norm(x, gamma, beta, center, eps));
      },
    ),
    { numRuns: 400 },
  );
});

test('norm of a row of zeros is beta, whatever epsilon', () => {
  const tensors = [tensor('g', 'i32', [2], [2 ** 30, 5]), tensor('b', 'i32', [2], [-7, 9])];
  for (const epsilon of [0, 1]) {
    assert.deepEqual(runChain([[0, 0]], [normOf(false, epsilon)], tensors), [-7, 9]);
  }
});

test('norm scales a row beyond 24 bits instead of saturating it', () => {
  const gamma = [tensor('g', 'i32', [2], [2 ** 16, 2 ** 16])]; // y = u, 21 fractional bits
  const op = normOf(false, 0, false);
  const small = runChain([[3 << 8, 4 << 8]], [op], gamma);
  assert.deepEqual(runChain([[3 << 28, 4 << 28]], [op], gamma), small);
  assert.deepEqual(small, [Math.round(0.6 * 2 ** 21), Math.round(0.8 * 2 ** 21)]);
  assert.deepEqual(runChain([[LOWEST, 0]], [op], gamma), [-(2 ** 21), 0]);
});

/** bfp alone cannot leave a program: a product with the identity shows mantissa and exponent. */
function visible(groups: readonly number[], row: readonly number[]): number[] {
  const w = row.length;
  const diagonal = Array.from({ length: w * w }, (_, i) => (i % (w + 1) === 0 ? 4 : 0));
  assert.equal(groups.length, 1);
  return runChain(
    [row],
    [
      { ...base, kind: 'bfp', groups, out: 'h' },
      { ...base, kind: 'bfplinear', in: ['h'], weight: 'w', mult: 'm', bias: null },
    ],
    [tensor('w', 'i8', [w, w], diagonal), tensor('m', 'u32', [w], new Array<number>(w).fill(2 ** 31))],
  ); // 4 * 2^31 is one
}

test('bfp keeps rows of up to 11 bits as they are and shifts others by their largest entry', () => {
  assert.deepEqual(visible([3], [2047, -2047, 1]), [2047, -2047, 1]);
  assert.deepEqual(visible([3], [2048, -2049, 5]), [2048, -2048, 6]); // exponent 1, halves round up
  assert.deepEqual(visible([2], [2 ** 30, 2 ** 18]), [2 ** 30, 0]); // exponent 20
});

test('bfp mantissas never leave 12 bits, not even by rounding', () => {
  // 4095 / 2 rounds up to 2048 and -4095 / 2 down: both are held at 2047
  assert.deepEqual(visible([2], [4095, -4095]), [4094, -4094]);
  assert.deepEqual(formulas.bfp([4095, -4095]), { m: [2047n, -2047n], e: 1 });
  assert.deepEqual(formulas.bfp([LOWEST]), { m: [-1024n], e: 21 });
  assert.deepEqual(visible([1], [LOWEST]), [LOWEST + 1]); // the product saturates
});
