import assert from 'node:assert/strict';
import test from 'node:test';
import type { GateOp, Op, RotaryOp, TokensOp, ValueSpec } from '../../../../models/program/types.ts';
import { validateProgram } from '../../../../models/program/validate.ts';
import type { NamedTensor } from '../../../../models/program/weights.ts';
import { fc } from '../../../support/fast-check.ts';
import { type Built, build, runChain, tensor } from './build.ts';
import * as formulas from './formulas.ts';

const base = { name: 'op', in: ['x'], out: 'y' };
const any32 = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.integer({ min: -70_000, max: 70_000 }),
  fc.constantFrom(0, -1, 2 ** 31 - 1, -(2 ** 31)),
);
const vector = <T>(of: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: length, maxLength: length });
const x = (width: number): ValueSpec => ({ name: 'x', rows: 'n', width, type: 'i32' });
const refused = (code: string, { program, weights }: Built): void => {
  assert.throws(() => validateProgram(program, weights), { code });
};

const POSITIONS = 16;
const rotary: RotaryOp = { ...base, kind: 'rotary', heads: 2, headDim: 4, cos: 'c', sin: 's' };
const angles = (name: string, data: readonly number[]): NamedTensor =>
  tensor(name, 'i16', [data.length / 2, 2], data);

test('rotary turns (d, d + half) of every head by the angle of the row and passes the rest through', () => {
  const table = vector(fc.integer({ min: -32_768, max: 32_767 }), POSITIONS * 2);
  fc.assert(
    fc.property(
      fc.array(vector(any32, 10), { minLength: 1, maxLength: 4 }),
      table,
      table,
      (rows, cos, sin) => {
        const want = rows.flatMap((row, p) => {
          const y = [...row];
          for (const h of [0, 1]) {
            for (const d of [0, 1]) {
              const at = h * 4 + d;
              [y[at], y[at + 2]] = formulas.rotate(row[at]!, row[at + 2]!, cos[p * 2 + d]!, sin[p * 2 + d]!);
            }
          }
          return y;
        });
        assert.deepEqual(runChain(rows, [rotary], [angles('c', cos), angles('s', sin)]), want);
      },
    ),
    { numRuns: 300 },
  );
});

test('rotary by a right angle swaps a pair, with the sign, and rounds half up', () => {
  const zero = new Array<number>(POSITIONS * 2).fill(0);
  const one = zero.map(() => 2 ** 14);
  const half = zero.map(() => 2 ** 13);
  const row = [1, 2, 3, 4, 0, 0, 0, 0];
  assert.deepEqual(runChain([row], [rotary], [angles('c', zero), angles('s', one)]), [
    ...[-3, -4, 1, 2],
    ...[0, 0, 0, 0],
  ]);
  assert.deepEqual(runChain([[1, -1, 0, 0, 0, 0, 0, 0]], [rotary], [angles('c', half), angles('s', zero)]), [
    ...[1, 0, 0, 0],
    ...[0, 0, 0, 0],
  ]);
});

test('refuses rotary tables shorter than the sequence, odd heads, and programs without sequences', () => {
  const table = new Array<number>(POSITIONS * 2).fill(0);
  const tensors = [angles('c', table), angles('s', table)];
  refused('PROGRAM_SHAPE', build([x(8)], [rotary], tensors, 4, POSITIONS + 1));
  refused('PROGRAM_SHAPE', build([x(8)], [rotary], tensors, 4));
  refused('PROGRAM_SHAPE', build([x(7)], [rotary], tensors, 4, POSITIONS));
  refused('PROGRAM_SHAPE', build([x(8)], [{ ...rotary, headDim: 3 }], tensors, 4, POSITIONS));
  refused('PROGRAM_SHAPE', build([{ ...x(8), rows: 1 }], [rotary], tensors, 1, POSITIONS));
});

const TABLE = Array.from({ length: 4096 }, (_, i) => Math.min(32_767, i * 8));
const gate = (change: Partial<GateOp> = {}): GateOp => ({
  ...base,
  kind: 'gate',
  table: 't',
  indexMult: 2 ** 26,
  shift: 12,
  gated: true,
  ...change,
});
const gateTable = (data: readonly number[] = TABLE): NamedTensor[] => [tensor('t', 'i16', [4096], data)];

test('gate follows its formula on 64-bit integers, gated and not', () => {
  const mult = fc.oneof(fc.integer({ min: 1, max: 2 ** 32 - 1 }), fc.constantFrom(1, 2 ** 26, 2 ** 32 - 1));
  fc.assert(
    fc.property(
      fc.array(vector(any32, 6), { minLength: 1, maxLength: 3 }),
      mult,
      fc.integer({ min: 0, max: 31 }),
      fc.boolean(),
      (rows, indexMult, shift, gated) => {
        const op = gate({ indexMult, shift: gated ? shift : 0, gated });
        const want = rows.flatMap((row) =>
          gated
            ? [0, 1, 2].map((c) => formulas.gate(row[c]!, row[3 + c]!, TABLE, indexMult, shift))
            : row.map((g) => formulas.gate(g, null, TABLE, indexMult, 0)),
        );
        assert.deepEqual(runChain(rows, [op], gateTable()), want);
      },
    ),
    { numRuns: 400 },
  );
});

test('gate reads the middle of its table at 0, and the ends beyond it', () => {
  const op = gate({ indexMult: 2 ** 31, shift: 0, gated: false }); // a quarter step a unit
  const table = TABLE.map((_, i) => (i === 0 ? 32_767 : i === 4095 ? 16_384 : 0));
  const got = runChain([[8186, 8185, 0, -8190, -8191]], [op], gateTable(table));
  assert.deepEqual(got, [4093, 0, 0, 0, -8191]);
});

test('refuses gates with a table below 0 or of another length, odd rows, and a shift of nothing', () => {
  refused('PROGRAM_WEIGHTS', build([x(2)], [gate()], gateTable(TABLE.with(7, -1))));
  refused('PROGRAM_SHAPE', build([x(2)], [gate()], [tensor('t', 'i16', [2], [0, 1])]));
  refused('PROGRAM_SHAPE', build([x(3)], [gate()], gateTable()));
  refused('PROGRAM_SHAPE', build([x(3)], [gate({ gated: false })], gateTable()));
});

const tokens: TokensOp = { ...base, kind: 'tokens', table: 't', mult: 'm', positions: 'p' };

test('tokens follows its formula on 64-bit integers', () => {
  const [vocabulary, d] = [3, 2];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: vocabulary - 1 }), { minLength: 1, maxLength: 5 }),
      vector(fc.integer({ min: -127, max: 127 }), vocabulary * d),
      vector(fc.integer({ min: 0, max: 2 ** 32 - 1 }), vocabulary),
      fc.option(vector(any32, POSITIONS * d)),
      (ids, table, mult, positions) => {
        const tensors = [
          tensor('t', 'i8', [vocabulary, d], table),
          tensor('m', 'u32', [vocabulary], mult),
          ...(positions ? [tensor('p', 'i32', [POSITIONS, d], positions)] : []),
        ];
        const op: Op = { ...tokens, positions: positions ? 'p' : null };
        const want = ids.flatMap((id, p) =>
          [0, 1].map((c) => formulas.token(table[id * d + c]!, mult[id]!, positions?.[p * d + c] ?? 0)),
        );
        assert.deepEqual(
          runChain(
            ids.map((id) => [id]),
            [op],
            tensors,
          ),
          want,
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('tokens refuses ids outside the vocabulary, a table entry of -128 and too few positions', () => {
  const table = (entry: number): NamedTensor[] => [
    tensor('t', 'i8', [2, 1], [1, entry]),
    tensor('m', 'u32', [2], [1, 1]),
  ];
  const positions = tensor('p', 'i32', [15, 1], new Array<number>(15).fill(0));
  const plain: Op = { ...tokens, positions: null };
  for (const id of [-1, 2]) {
    assert.throws(() => runChain([[id]], [plain], table(0)), { code: 'PROGRAM_ID_RANGE' });
  }
  refused('PROGRAM_WEIGHTS', build([x(1)], [plain], table(-128)));
  refused('PROGRAM_SHAPE', build([x(1)], [tokens], [...table(0), positions], 4, POSITIONS));
  refused('PROGRAM_SHAPE', build([x(2)], [plain], table(0)));
});

test('refuses a longest sequence outside 1..8192', () => {
  const relu: Op = { ...base, kind: 'relu' };
  for (const positions of [0, 8193, 1.5]) {
    refused('PROGRAM_POSITIONS', build([x(1)], [relu], [], 4, positions));
  }
});
