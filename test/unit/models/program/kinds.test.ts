import assert from 'node:assert/strict';
import test from 'node:test';
import { VeilmeshError } from '../../../../crypto/core/errors.ts';
import { floorSqrt } from '../../../../models/program/kinds/layernorm.ts';
import type { Op } from '../../../../models/program/types.ts';
import { fc } from '../../../support/fast-check.ts';
import { runOp, tensor } from './build.ts';

const base = { name: 'op', in: ['x'], out: 'y' };
const QUARTER = 2 ** 31; // of 2^33

test('linear multiplies, adds the bias and requantises per channel', () => {
  const op: Op = { ...base, kind: 'linear', weight: 'w', bias: 'b', requant: { mult: 'm', out: 'i8' } };
  const tensors = [
    tensor('w', 'i8', [2, 3], [1, 2, 3, -1, 0, 127]),
    tensor('b', 'i32', [2], [10, -4]),
    tensor('m', 'u32', [2], [QUARTER, QUARTER / 2]),
  ];
  // row 1: 24 / 4 and 376 / 8; row 2: 8 / 4 and −262 / 8 = −32.75
  assert.deepEqual(
    runOp(
      'i8',
      [
        [1, 2, 3],
        [4, 0, -2],
      ],
      op,
      tensors,
    ),
    [6, 47, 2, -33],
  );
});

test('linear clamps to plus and minus 127', () => {
  const op: Op = { ...base, kind: 'linear', weight: 'w', bias: 'b', requant: { mult: 'm', out: 'i8' } };
  const tensors = [
    tensor('w', 'i8', [2, 1], [127, -127]),
    tensor('b', 'i32', [2], [0, 0]),
    tensor('m', 'u32', [2], [QUARTER, QUARTER]),
  ];
  assert.deepEqual(runOp('i8', [[127]], op, tensors), [127, -127]);
});

test('conv2d walks channel-last patches in (ky, kx, channel) order with its stride', () => {
  const op: Op = {
    ...base,
    kind: 'conv2d',
    height: 3,
    width: 3,
    channels: 2,
    kernel: 2,
    stride: 1,
    weight: 'w',
    bias: 'b',
    requant: { mult: 'm', out: 'i32' },
  };
  const image = Array.from({ length: 18 }, (_, i) => i);
  const pick = (at: number): number[] => Array.from({ length: 8 }, (_, i) => (i === at ? 4 : 0));
  const tensors = [
    tensor('w', 'i8', [2, 8], [...pick(1), ...pick(6)]), // (ky 0, kx 0, c 1) and (ky 1, kx 1, c 0)
    tensor('b', 'i32', [2], [0, 0]),
    tensor('m', 'u32', [2], [QUARTER, QUARTER]),
  ];
  assert.deepEqual(runOp('i8', [image], op, tensors), [1, 8, 3, 10, 7, 14, 9, 16]);
  const strided: Op = { ...op, stride: 2 };
  assert.deepEqual(runOp('i8', [image], strided, tensors), [1, 8]);
});

test('add saturates', () => {
  const op: Op = { ...base, kind: 'add', in: ['a', 'b'] };
  assert.deepEqual(
    runOp(
      'i32',
      [
        [2 ** 31 - 1, 5, 1, -6],
        [-(2 ** 31), 0, -1, 0],
      ],
      op,
    ),
    [2 ** 31 - 1, -1, -(2 ** 31 - 1), 0],
  );
});

test('relu keeps what is positive', () => {
  assert.deepEqual(runOp('i8', [[-3, 0, 4]], { ...base, kind: 'relu' }), [0, 0, 4]);
});

test('lut reads entry x + 128', () => {
  const table = Array.from({ length: 256 }, (_, i) => (i === 0 ? 0 : i - 300));
  const op: Op = { ...base, kind: 'lut', table: 't' };
  assert.deepEqual(runOp('i8', [[-127, 0, 127]], op, [tensor('t', 'i16', [256], table)]), [-299, -172, -45]);
});

test('rescale saturates to 25 bits before it multiplies', () => {
  const op: Op = { ...base, kind: 'rescale', requant: { mult: 'm', out: 'i16' } };
  const tensors = [tensor('m', 'u32', [2], [2 ** 20, 2 ** 20])];
  assert.deepEqual(runOp('i32', [[2 ** 30, -(2 ** 31)]], op, tensors), [2048, -2048]);
});

test('meanpool rounds the mean half up, also below zero, and returns one row', () => {
  const op: Op = { ...base, kind: 'meanpool', requant: { mult: 'm', out: 'i32' } };
  const mult = [tensor('m', 'u32', [2], [QUARTER, QUARTER])];
  assert.deepEqual(
    runOp(
      'i32',
      [
        [8, -8],
        [4, -4],
        [6, -6],
        [8, -8],
      ],
      op,
      mult,
    ),
    [2, -1],
  ); // means 6.5, −6.5 -> 7, −6 -> 1.75, −1.5
});

test('embed adds the position row and refuses an id outside the vocabulary without naming it', () => {
  const op: Op = { ...base, kind: 'embed', table: 't', positions: 'p' };
  const tensors = [
    tensor('t', 'i16', [3, 2], [1, 2, 3, 4, 5, 6]),
    tensor(
      'p',
      'i16',
      [16, 2],
      Array.from({ length: 32 }, (_, i) => 100 * i),
    ),
  ];
  assert.deepEqual(runOp('i32', [[2], [0]], op, tensors), [5, 106, 201, 302]);
  for (const id of [77, -55]) {
    assert.throws(
      () => runOp('i32', [[0], [id]], op, tensors),
      (e: VeilmeshError) => e.code === 'PROGRAM_ID_RANGE' && !JSON.stringify(e).includes(`${id}`),
    );
  }
});

test('maxpool drops a remainder at the far edges', () => {
  const op: Op = { ...base, kind: 'maxpool', height: 3, width: 3, channels: 1, size: 2 };
  assert.deepEqual(runOp('i8', [[1, 2, 9, -4, 3, 9, 9, 9, 9]], op), [3]);
});

test('argmax takes the lowest of equal entries', () => {
  assert.deepEqual(
    runOp(
      'i8',
      [
        [1, 7, 7],
        [-1, -1, -2],
      ],
      { ...base, kind: 'argmax' },
    ),
    [1, 0],
  );
});

test('the integer square root is the floor of the root', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n }), (v) => {
      const g = floorSqrt(v);
      assert.ok(g * g <= v && v < (g + 1n) * (g + 1n));
    }),
  );
  for (const g of [1n, 3n, 2n ** 31n - 1n]) {
    assert.equal(floorSqrt(g * g), g);
    assert.equal(floorSqrt(g * g - 1n), g - 1n);
  }
});

test('layernorm follows its formula on 64-bit integers, residual extremes included', () => {
  const value = fc.oneof(
    fc.integer({ min: -5000, max: 5000 }),
    fc.constantFrom(2 ** 31 - 1, -(2 ** 31), 2 ** 24, 0),
  );
  const scale = fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 });
  const d = 5;
  const vector = (entry: fc.Arbitrary<number>) => fc.array(entry, { minLength: d, maxLength: d });
  fc.assert(
    fc.property(
      vector(value),
      vector(scale),
      vector(scale),
      fc.integer({ min: 1, max: 2 ** 40 }),
      (x, gamma, beta, epsilon) => {
        const op: Op = { ...base, kind: 'layernorm', gamma: 'g', beta: 'b', epsilon };
        const got = runOp('i32', [x], op, [tensor('g', 'i32', [d], gamma), tensor('b', 'i32', [d], beta)]);
        const sat = x.map((v) => BigInt(Math.max(-(2 ** 24 - 1), Math.min(2 ** 24 - 1, v))));
        const sum = sat.reduce((a, b) => a + b, 0n) + 2n;
        const mean = sum >= 0n ? sum / 5n : -((-sum + 4n) / 5n);
        const c = sat.map((v) => v - mean);
        const reciprocal = 2n ** 54n / floorSqrt(c.reduce((s, v) => s + v * v, BigInt(epsilon)));
        const want = c.map((v, i) => {
          const u = (v * reciprocal + 2n ** 32n) >> 33n;
          const y = (u * BigInt(gamma[i]!) + (BigInt(beta[i]!) << 20n) + 2n ** 32n) >> 33n;
          return Number(y > 127n ? 127n : y < -127n ? -127n : y);
        });
        assert.deepEqual(got, want);
      },
    ),
    { numRuns: 300 },
  );
});

test('attention follows its formula on 64-bit integers', () => {
  const [heads, headDim] = [2, 3];
  const width = heads * headDim;
  const row = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 3 * width, maxLength: 3 * width });
  const table = [32_767, 20_000, 12_000, 5000, 700, 3, 0];
  const scoreMult = [2 ** 21, 2 ** 22 + 12_345];
  const mult = Array.from({ length: width }, (_, c) => 2 ** 25 - c * 1_000_003);
  const op: Op = {
    ...base,
    kind: 'attention',
    heads,
    headDim,
    expTable: 'e',
    scoreMult: 's',
    requant: { mult: 'm', out: 'i8' },
  };
  const tensors = [
    tensor('e', 'i16', [table.length], table),
    tensor('s', 'u32', [heads], scoreMult),
    tensor('m', 'u32', [width], mult),
  ];
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const shift = (a: bigint): bigint => (a + 2n ** 32n) >> 33n;
      const want = rows.flatMap((query) =>
        Array.from({ length: width }, (_, c) => {
          const h = Math.floor(c / headDim);
          const dims = Array.from({ length: headDim }, (_, d) => h * headDim + d);
          const s = rows.map((key) => dims.reduce((sum, d) => sum + query[d]! * key[width + d]!, 0));
          const e = s.map((x) => {
            const t = Number(shift(BigInt(Math.max(...s) - x) * BigInt(scoreMult[h]!)));
            return table[Math.min(t, table.length - 1)]!;
          });
          const acc = e.reduce((sum, weight, j) => sum + weight * rows[j]![2 * width + c]!, 0);
          const o = shift(BigInt(acc) * (2n ** 41n / BigInt(e.reduce((a, b) => a + b, 0))));
          const y = shift(o * BigInt(mult[c]!));
          return Number(y > 127n ? 127n : y < -127n ? -127n : y);
        }),
      );
      assert.deepEqual(runOp('i8', rows, op, tensors), want);
    }),
    { numRuns: 200 },
  );
});

test('attention with equal scores returns the mean of v', () => {
  const op: Op = {
    ...base,
    kind: 'attention',
    heads: 1,
    headDim: 1,
    expTable: 'e',
    scoreMult: 's',
    requant: { mult: 'm', out: 'i8' },
  };
  const tensors = [
    tensor('e', 'i16', [2], [32_767, 0]),
    tensor('s', 'u32', [1], [1]),
    tensor('m', 'u32', [1], [2 ** 25]), // 8 fractional bits away
  ];
  assert.deepEqual(
    runOp(
      'i8',
      [
        [0, 5, 100],
        [0, 9, -50],
        [0, 1, 10],
      ],
      op,
      tensors,
    ),
    [20, 20, 20],
  );
});

test('errors are of the project', () => {
  assert.throws(() => runOp('i16', [[1, 2]], { ...base, kind: 'lut', table: 't' }, []), VeilmeshError);
});
