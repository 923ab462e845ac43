import assert from 'node:assert/strict';
import test from 'node:test';
import type { LinearOp, Op, Program, ValueSpec } from '../../../../models/program/types.ts';
import { validateProgram } from '../../../../models/program/validate.ts';
import type { NamedTensor } from '../../../../models/program/weights.ts';
import { type Built, build, tensor } from './build.ts';

const x: ValueSpec = { name: 'x', rows: 'n', width: 2, type: 'i8' };
const linear: LinearOp = {
  kind: 'linear',
  name: 'fc',
  in: ['x'],
  out: 'y',
  weight: 'w',
  bias: 'b',
  requant: { mult: 'm', out: 'i8' },
};
const tensors = (w: number[] = [1, 2, 3, 4], b: number[] = [0, 0], m: number[] = [1, 1]): NamedTensor[] => [
  tensor('w', 'i8', [2, 2], w),
  tensor('b', 'i32', [2], b),
  tensor('m', 'u32', [2], m),
];
const sound = (): Built => build([x], [linear], tensors());

const refused = (code: string, { program, weights }: Built): void => {
  assert.throws(() => validateProgram(program, weights), { code });
};
const altered = (change: Partial<Program>, weights?: Uint8Array): Built => {
  const built = sound();
  return { program: { ...built.program, ...change }, weights: weights ?? built.weights };
};

test('accepts a sound program', () => {
  const { program, weights } = sound();
  validateProgram(program, weights);
});

test('accepts an input passed through as an output', () => {
  const { program, weights } = sound();
  validateProgram({ ...program, outputs: [...program.outputs, x] }, weights);
});

test('refuses a value defined twice, used before its definition or declared otherwise', () => {
  refused('PROGRAM_VALUE', altered({ ops: [{ ...linear, out: 'x' }] }));
  refused('PROGRAM_VALUE', altered({ ops: [{ ...linear, in: ['z'] }] }));
  refused('PROGRAM_VALUE', altered({ outputs: [{ name: 'y', rows: 'n', width: 3, type: 'i8' }] }));
});

test('refuses inputs or outputs with different row counts, or none', () => {
  refused('PROGRAM_VALUE', altered({ inputs: [x, { ...x, name: 'z', rows: 1 }] }));
  refused('PROGRAM_VALUE', altered({ outputs: [] }));
});

test('refuses a step size outside 1..4096', () => {
  for (const maxRows of [0, 4097, 1.5]) refused('PROGRAM_ROWS', altered({ maxRows }));
});

test('refuses shapes and types that do not fit the operation', () => {
  refused('PROGRAM_SHAPE', build([{ ...x, width: 3 }], [linear], tensors()));
  refused('PROGRAM_SHAPE', build([{ ...x, type: 'i16' }], [linear], tensors()));
  refused(
    'PROGRAM_SHAPE',
    build(
      [x],
      [linear],
      [
        tensor('w', 'i8', [2, 2], [1, 1, 1, 1]),
        tensor('b', 'i32', [3], [0, 0, 0]),
        tensor('m', 'u32', [2], [1, 1]),
      ],
    ),
  );
  refused('PROGRAM_SHAPE', build([x], [{ kind: 'add', name: 'a', in: ['x', 'x'], out: 'y' }], []));
});

test('refuses a missing tensor and one that no operation reads', () => {
  refused('PROGRAM_TENSOR_UNKNOWN', build([x], [{ ...linear, bias: 'nope' }], tensors()));
  refused('PROGRAM_TENSOR_UNUSED', build([x], [linear], [...tensors(), tensor('hidden', 'i8', [1], [7])]));
});

test('refuses weights of another length, misplaced tensors, hidden bytes and double names', () => {
  const { program, weights } = sound();
  refused('PROGRAM_TENSORS', { program, weights: weights.subarray(1) });
  refused('PROGRAM_TENSORS', { program, weights: Uint8Array.from([...weights, 0]) });
  const hidden = weights.slice();
  hidden[5] = 1; // between w (4 bytes) and b (at 64)
  refused('PROGRAM_TENSORS', { program, weights: hidden });
  const [w, b, m] = program.tensors;
  refused('PROGRAM_TENSORS', altered({ tensors: [w!, { ...b!, offset: 0 }, m!] }));
  refused('PROGRAM_TENSORS', altered({ tensors: [w!, { ...b!, bytes: 12 }, m!] }));
  refused('PROGRAM_TENSORS', altered({ tensors: [w!, b!, { ...m!, name: 'b' }] }));
});

test('refuses operations that read the same weights over and over: each reading is checked and packed', () => {
  const wide = { ...x, width: 8192 };
  const made = (count: number): Built =>
    build(
      [wide],
      Array.from({ length: count }, (_, i): Op => ({ ...linear, name: `fc${i}`, out: `y${i}` })),
      [
        tensor('w', 'i8', [128, 8192], new Array<number>(2 ** 20).fill(0)),
        tensor('b', 'i32', [128], new Array<number>(128).fill(0)),
        tensor('m', 'u32', [128], new Array<number>(128).fill(0)),
      ],
    );
  refused('PROGRAM_TENSORS', made(260)); // 260 MiB of a file of 1 MiB
  const { program, weights } = made(2);
  validateProgram(program, weights);
});

test('refuses a weight of -128', () => {
  refused('PROGRAM_WEIGHTS', build([x], [linear], tensors([1, -128, 0, 0])));
});

test('refuses a bias with which d_in * 127^2 + |b| reaches 2^31, and accepts one less', () => {
  const limit = 2 ** 31 - 2 * 127 * 127;
  refused('PROGRAM_OVERFLOW', build([x], [linear], tensors([0, 0, 0, 0], [0, limit])));
  const { program, weights } = build([x], [linear], tensors([0, 0, 0, 0], [0, limit - 1]));
  validateProgram(program, weights);
});

test('refuses a multiplier with which max|acc| * mult reaches 2^55, and accepts one less', () => {
  refused('PROGRAM_OVERFLOW', build([x], [linear], tensors([0, 0, 0, 0], [0, 2 ** 24], [1, 2 ** 31])));
  const { program, weights } = build([x], [linear], tensors([0, 0, 0, 0], [0, 2 ** 24], [1, 2 ** 31 - 1]));
  validateProgram(program, weights);
});

test('bounds rescale and meanpool by their saturation', () => {
  const wide: ValueSpec = { name: 'x', rows: 'n', width: 1, type: 'i32' };
  for (const kind of ['rescale', 'meanpool'] as const) {
    const op: Op = { kind, name: 'r', in: ['x'], out: 'y', requant: { mult: 'm', out: 'i8' } };
    refused('PROGRAM_OVERFLOW', build([wide], [op], [tensor('m', 'u32', [1], [2 ** 31 + 2 ** 10])]));
    const { program, weights } = build([wide], [op], [tensor('m', 'u32', [1], [2 ** 31 - 1])]);
    validateProgram(program, weights);
  }
});

test('refuses an exponential table that rises, goes negative or starts too low, and scores that overflow', () => {
  const qkv: ValueSpec = { name: 'x', rows: 'n', width: 3, type: 'i8' };
  const op: Op = {
    kind: 'attention',
    name: 'a',
    in: ['x'],
    out: 'y',
    heads: 1,
    headDim: 1,
    expTable: 'e',
    scoreMult: 's',
    requant: { mult: 'm', out: 'i8' },
  };
  const make = (e: number[], s = 1, maxRows = 16): Built =>
    build(
      [qkv],
      [op],
      [tensor('e', 'i16', [e.length], e), tensor('s', 'u32', [1], [s]), tensor('m', 'u32', [1], [1])],
      maxRows,
    );
  refused('PROGRAM_WEIGHTS', make([2000, 100, 200]));
  refused('PROGRAM_WEIGHTS', make([2000, -1]));
  refused('PROGRAM_WEIGHTS', make([1023, 0]));
  refused('PROGRAM_OVERFLOW', make([32_767, 0], 1, 517)); // 32767 * 127 * 517 > 2^31
  const { program, weights } = make([32_767, 0], 2 ** 32 - 1, 515);
  validateProgram(program, weights);
});

test('refuses a lookup table that uses an entry no input has, or the forbidden least value', () => {
  const op: Op = { kind: 'lut', name: 'l', in: ['x'], out: 'y', table: 't' };
  const table = (at: number, value: number): NamedTensor =>
    tensor(
      't',
      'i8',
      [256],
      Array.from({ length: 256 }, (_, i) => (i === at ? value : 0)),
    );
  refused('PROGRAM_WEIGHTS', build([x], [op], [table(0, 1)]));
  refused('PROGRAM_WEIGHTS', build([x], [op], [table(9, -128)]));
});

test('refuses fewer positions than rows', () => {
  const ids: ValueSpec = { name: 'x', rows: 'n', width: 1, type: 'i32' };
  const op: Op = { kind: 'embed', name: 'e', in: ['x'], out: 'y', table: 't', positions: 'p' };
  refused(
    'PROGRAM_SHAPE',
    build([ids], [op], [tensor('t', 'i8', [2, 1], [1, 2]), tensor('p', 'i8', [3, 1], [1, 2, 3])], 4),
  );
});
