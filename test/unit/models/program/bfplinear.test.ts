import assert from 'node:assert/strict';
import test from 'node:test';
import type { BfpLinearOp, Op, ValueSpec } from '../../../../models/program/types.ts';
import { validateProgram } from '../../../../models/program/validate.ts';
import { fc } from '../../../support/fast-check.ts';
import { type Built, build, runChain, tensor } from './build.ts';
import * as formulas from './formulas.ts';

const toBlocks = (width: number): Op => ({ kind: 'bfp', name: 'b', in: ['x'], out: 'h', groups: [width] });
const linear: BfpLinearOp = {
  kind: 'bfplinear',
  name: 'l',
  in: ['h'],
  out: 'y',
  weight: 'w',
  mult: 'm',
  bias: 'b',
};
const [dIn, dOut] = [4, 3];
const row = fc.array(
  fc.oneof(
    fc.integer({ min: -3000, max: 3000 }),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.constantFrom(4095, -4095, 2 ** 31 - 1, -(2 ** 31)),
  ),
  { minLength: dIn, maxLength: dIn },
);

test('bfplinear follows its formula on 64-bit integers for every exponent', () => {
  const weight = fc.array(fc.integer({ min: -127, max: 127 }), {
    minLength: dIn * dOut,
    maxLength: dIn * dOut,
  });
  const mult = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: dOut, maxLength: dOut });
  const bias = fc.option(
    fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: dOut, maxLength: dOut }),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), weight, mult, bias, (rows, w, m, b) => {
      const tensors = [
        tensor('w', 'i8', [dOut, dIn], w),
        tensor('m', 'u32', [dOut], m),
        ...(b ? [tensor('b', 'i32', [dOut], b)] : []),
      ];
      const got = runChain(rows, [toBlocks(dIn), { ...linear, bias: b ? 'b' : null }], tensors);
      const matrix = Array.from({ length: dOut }, (_, j) => w.slice(j * dIn, (j + 1) * dIn));
      assert.deepEqual(
        got,
        rows.flatMap((x) => formulas.bfplinear(formulas.bfp(x), matrix, m, b)),
      );
    }),
    { numRuns: 300 },
  );
});

test('bfplinear rounds halves up and adds the bias behind the scaling', () => {
  const tensors = [
    tensor('w', 'i8', [2, 1], [1, -1]),
    tensor('m', 'u32', [2], [2 ** 32 - 2 ** 31, 2 ** 31]), // a quarter
    tensor('b', 'i32', [2], [100, -100]),
  ];
  const got = runChain([[2], [-2], [6]], [toBlocks(1), linear], tensors);
  assert.deepEqual(got, [101, -100, 100, -99, 102, -101]); // 0.5, -0.5; -0.5, 0.5; 1.5, -1.5
});

test('bfplinear saturates', () => {
  const tensors = [
    tensor('w', 'i8', [2, 1], [127, -127]),
    tensor('m', 'u32', [2], [2 ** 32 - 1, 2 ** 32 - 1]),
    tensor('b', 'i32', [2], [1, -1]),
  ];
  assert.deepEqual(runChain([[2 ** 31 - 1]], [toBlocks(1), linear], tensors), [2 ** 31 - 1, -(2 ** 31 - 1)]);
});

const x = (width: number, type: ValueSpec['type'] = 'i32'): ValueSpec => ({
  name: 'x',
  rows: 'n',
  width,
  type,
});
const one = (weight: number[], mult = [1], width = weight.length): Built =>
  build(
    [x(width)],
    [toBlocks(width), { ...linear, bias: null }],
    [tensor('w', 'i8', [1, weight.length], weight), tensor('m', 'u32', [1], mult)],
  );
const refused = (code: string, { program, weights }: Built): void => {
  assert.throws(() => validateProgram(program, weights), { code });
};

test('refuses weights of -128, rows too deep for i32 sums, and multipliers that reach 2^55', () => {
  refused('PROGRAM_WEIGHTS', one([1, -128]));
  refused('PROGRAM_OVERFLOW', one(new Array<number>(8261).fill(0)));
  const deep = one(new Array<number>(8260).fill(127), [2 ** 23]);
  validateProgram(deep.program, deep.weights);
  const most = Math.floor(2 ** 55 / (65 * 127 * 2047));
  const wide = one(new Array<number>(65).fill(127), [most]);
  validateProgram(wide.program, wide.weights);
  refused('PROGRAM_OVERFLOW', one(new Array<number>(65).fill(127), [most + 1]));
});

test('refuses rows that are not one block of the right width', () => {
  refused('PROGRAM_SHAPE', one([1, 2], [1], 3));
  const groups: Op = { kind: 'bfp', name: 'b', in: ['x'], out: 'h', groups: [1, 1] };
  const tensors = [tensor('w', 'i8', [1, 2], [1, 1]), tensor('m', 'u32', [1], [1])];
  refused('PROGRAM_SHAPE', build([x(2)], [groups, { ...linear, bias: null }], tensors));
  refused('PROGRAM_SHAPE', build([x(2)], [{ ...linear, in: ['x'], bias: null }], tensors));
  refused('PROGRAM_SHAPE', build([x(2)], [{ ...groups, groups: [1, 2] }], []));
  refused('PROGRAM_SHAPE', build([x(2, 'u8')], [groups], []));
});

test('block floating point neither enters nor leaves a program, nor reaches an operation on integers', () => {
  refused('PROGRAM_VALUE', build([x(2)], [{ ...toBlocks(2), out: 'y' }], []));
  refused('PROGRAM_VALUE', build([x(2, 'b12')], [{ kind: 'relu', name: 'r', in: ['x'], out: 'y' }], []));
  const relu: Op = { kind: 'relu', name: 'r', in: ['h'], out: 'y' };
  refused('PROGRAM_SHAPE', build([x(2)], [toBlocks(2), relu], []));
});
