import assert from 'node:assert/strict';
import test from 'node:test';
import { opCosts } from '../../../../models/program/shapes.ts';
import type { CausalOp, Op, ValueSpec } from '../../../../models/program/types.ts';
import { validateProgram } from '../../../../models/program/validate.ts';
import type { NamedTensor } from '../../../../models/program/weights.ts';
import { fc } from '../../../support/fast-check.ts';
import { type Built, build, runChain, tensor } from './build.ts';
import * as formulas from './formulas.ts';

const shape = { heads: 4, kvHeads: 2, headDim: 3 };
const [Q, KV] = [shape.heads * shape.headDim, shape.kvHeads * shape.headDim];

const chain = ({ heads, kvHeads, headDim }: formulas.CausalShape): [Op, CausalOp] => {
  const groups = [heads * headDim, kvHeads * headDim, kvHeads * headDim];
  return [
    { kind: 'bfp', name: 'b', in: ['x'], out: 'h', groups },
    {
      kind: 'causal',
      name: 'a',
      in: ['h'],
      out: 'y',
      heads,
      kvHeads,
      headDim,
      expTable: 'e',
      scoreMult: 's',
    },
  ];
};
const tensorsOf = (table: readonly number[], scoreMult: readonly number[]): NamedTensor[] => [
  tensor('e', 'i16', [table.length], table),
  tensor('s', 'u32', [scoreMult.length], scoreMult),
];

test('causal attention follows its formula on 64-bit integers, grouped heads and every exponent', () => {
  const table = [32_767, 20_000, 12_001, 5000, 700, 3, 0];
  const scale = fc.constantFrom(3, 3, 500, 5000, 2 ** 20, 2 ** 31 - 1);
  const entries = (length: number): fc.Arbitrary<number[]> =>
    scale.chain((max) => fc.array(fc.integer({ min: -max, max }), { minLength: length, maxLength: length }));
  const row = fc.tuple(entries(Q), entries(KV), entries(KV)).map((parts) => parts.flat());
  const mult = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.constantFrom(0, 1, 2 ** 12, 2 ** 24, 2 ** 32 - 1),
  );
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.array(mult, { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      (rows, mults, shared) => {
        const scoreMult = shared ? mults.slice(0, 1) : mults;
        const got = runChain(rows, chain(shape), tensorsOf(table, scoreMult));
        assert.deepEqual(got, formulas.causal(rows, shape, table, scoreMult).flat());
      },
    ),
    { numRuns: 300 },
  );
});

const single = { heads: 1, kvHeads: 1, headDim: 1 };

test('with equal scores every row is the mean of v so far', () => {
  const rows = [
    [0, 5, 100],
    [0, 9, -50],
    [0, 1, 10],
  ];
  assert.deepEqual(runChain(rows, chain(single), tensorsOf([32_767, 0], [1])), [100, 25, 20]);
});

test('a row sees nothing behind itself', () => {
  const rows = [
    [1, 1, 7],
    [1, 1, 900],
  ];
  const [first] = runChain(rows, chain(single), tensorsOf([32_767, 0], [1]));
  assert.equal(first, 7);
});

test('a weight that is shifted away for a larger v rounds half up', () => {
  // v of 3 has exponent 0, v of 2^12 exponent 2: the weight 1024 becomes 256 beside 1024 * 1024
  const rows = [
    [0, 0, 3],
    [0, 0, 2 ** 12],
  ];
  assert.deepEqual(runChain(rows, chain(single), tensorsOf([1024, 0], [1])), [3, 2050]); // 2049.5
});

test('a score difference beyond the table has its last weight, however large', () => {
  const rows = [
    [2 ** 30, -(2 ** 30), 1000],
    [2 ** 30, 2 ** 30, 2],
  ];
  assert.deepEqual(runChain(rows, chain(single), tensorsOf([2000, 0], [2 ** 32 - 1])), [1000, 2]);
});

const x = (width: number): ValueSpec => ({ name: 'x', rows: 'n', width, type: 'i32' });
const refused = (code: string, { program, weights }: Built): void => {
  assert.throws(() => validateProgram(program, weights), { code });
};

test('refuses tables and heads that break the bounds, and programs without sequences', () => {
  const make = (table: number[], scoreMult = [1], positions: number | undefined = 16): Built =>
    build([x(3)], chain(single), tensorsOf(table, scoreMult), 4, positions);
  validateProgram(make([2000, 0]).program, make([2000, 0]).weights);
  refused('PROGRAM_WEIGHTS', make([2000, 100, 200]));
  refused('PROGRAM_WEIGHTS', make([2000, -1]));
  refused('PROGRAM_WEIGHTS', make([1023, 0]));
  refused('PROGRAM_WEIGHTS', make(new Array<number>(4097).fill(1024)));
  refused('PROGRAM_SHAPE', make([2000, 0], [1, 1]));
  refused('PROGRAM_SHAPE', build([x(3)], chain(single), tensorsOf([2000], [1]), 4));
  const wide = { heads: 1, kvHeads: 1, headDim: 513 }; // 513 * 2047^2 > 2^31
  refused('PROGRAM_OVERFLOW', build([x(3 * 513)], chain(wide), tensorsOf([2000], [1]), 4, 16));
  const uneven = { heads: 3, kvHeads: 2, headDim: 1 };
  refused('PROGRAM_SHAPE', build([x(7)], chain(uneven), tensorsOf([2000], [1]), 4, 16));
  const [, attention] = chain(single);
  const otherGroups: Op = { kind: 'bfp', name: 'b', in: ['x'], out: 'h', groups: [1, 2] };
  refused('PROGRAM_SHAPE', build([x(3)], [otherGroups, attention], tensorsOf([2000], [1]), 4, 16));
});

test('costs two products with half the longest sequence, its mean over all rows of it', () => {
  const { program } = build([x(Q + 2 * KV)], chain(shape), tensorsOf([2000], [1]), 4, 100);
  assert.equal(opCosts(program)[1], Q * 100);
});
