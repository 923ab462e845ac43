/**
 * Cases of the kinds that work row by row or entry by entry: the ends of every range, saturation, ties,
 * constant rows, one row and many.
 * @module
 */
import { SAT25, TYPE_MAX } from '../../program/requantise.ts';
import type { AttentionOp, EmbedOp, Requantise } from '../../program/types.ts';
import type { NamedTensor } from '../../program/weights.ts';
import { type ConformanceCase, createNumbers, oneOp, stepOf, value } from './case.ts';

const numbers = createNumbers(2);

const MAX = 2 ** 31 - 1;
const I32_EDGES = [
  0,
  1,
  -1,
  127,
  -128,
  SAT25,
  SAT25 + 1,
  -SAT25,
  -SAT25 - 1,
  2 ** 30,
  MAX - 1,
  MAX,
  -MAX,
  -MAX - 1,
];
const I8_ALL = Array.from({ length: 255 }, (_, i) => i - 127);

function addCases(): ConformanceCase[] {
  const pairs = I32_EDGES.flatMap((a) => I32_EDGES.flatMap((b) => [a, b]));
  const op = { kind: 'add', name: 'add', in: ['a', 'b'], out: 'y' } as const;
  return [1, 3, 17].map((width) => {
    const inputs = [value('a', width, 'i32'), value('b', width, 'i32')];
    const half = (offset: number): number[] =>
      Array.from({ length: width * 20 }, (_, i) => pairs[(2 * i + offset) % pairs.length]!);
    const [a, b] = [half(0), half(1)];
    const rows = Array.from({ length: 20 }, (_, r) => [
      ...a.slice(r * width, (r + 1) * width),
      ...b.slice(r * width, (r + 1) * width),
    ]);
    return oneOp(`add ${width} wide`, op, inputs, [], [stepOf(rows.flat(), 2 * width)]);
  });
}

function entryCases(): ConformanceCase[] {
  const relu = { kind: 'relu', name: 'relu', in: ['x'], out: 'y' } as const;
  const argmax = { kind: 'argmax', name: 'argmax', in: ['x'], out: 'y' } as const;
  const lut = { kind: 'lut', name: 'lut', in: ['x'], out: 'y', table: 't' } as const;
  const table = (type: 'i8' | 'i16'): NamedTensor => ({
    name: 't',
    type,
    shape: [256],
    data: [0, ...numbers(255, TYPE_MAX[type])],
  });
  const ties = [3, 3, 1, -5, -5, -7, 0, 0, 0, -2, 7, 7, 1, 2, 2, 127, -127, 127];
  return [
    oneOp('relu i8', relu, [value('x', 17, 'i8')], [], [stepOf(I8_ALL, 17)]),
    oneOp('relu i32', relu, [value('x', 3, 'i32')], [], [stepOf(I32_EDGES, 3)]),
    oneOp('lut i8, every entry', lut, [value('x', 257, 'i8')], [table('i8')], [stepOf(I8_ALL, 257)]),
    oneOp('lut i16, every entry', lut, [value('x', 1, 'i8')], [table('i16')], [stepOf(I8_ALL, 1)]),
    oneOp('argmax ties', argmax, [value('x', 3, 'i8')], [], [stepOf(ties, 3)]),
    oneOp(
      'argmax i32',
      argmax,
      [value('x', 14, 'i32')],
      [],
      [stepOf([...I32_EDGES, ...I32_EDGES.toReversed()], 14)],
    ),
    oneOp('argmax of one', argmax, [value('x', 1, 'i16')], [], [stepOf([-5, 5], 1)]),
  ];
}

const mults = (width: number): NamedTensor => ({
  name: 'm',
  type: 'u32',
  shape: [width],
  data: Array.from({ length: width }, (_, c) => [2 ** 31 - 1, 2 ** 30, 2 ** 24 + 1, 2 ** 20, 0][c % 5]!),
});

function requantisedCases(): ConformanceCase[] {
  const edges = [...I32_EDGES, ...numbers(40, 2 ** 25), ...numbers(40, 300)];
  return (['i8', 'i16', 'i32'] as const).flatMap((out: Requantise['out'], i) => {
    const width = [1, 17, 24][i]!;
    const requant = { mult: 'm', out };
    const steps = [stepOf(edges, width)];
    const single = stepOf(edges.slice(0, width), width);
    return [
      oneOp(
        `rescale ${out}`,
        { kind: 'rescale', name: 'rescale', in: ['x'], out: 'y', requant },
        [value('x', width, 'i32')],
        [mults(width)],
        steps,
      ),
      oneOp(
        `meanpool ${out}`,
        { kind: 'meanpool', name: 'meanpool', in: ['x'], out: 'y', requant },
        [value('x', width, 'i32')],
        [mults(width)],
        [...steps, single],
      ),
    ];
  });
}

/** Rounding of negative means, from narrow rows. */
function narrowCases(): ConformanceCase[] {
  const requant = { mult: 'm', out: 'i8' } as const;
  const m: NamedTensor = { name: 'm', type: 'u32', shape: [3], data: [2 ** 31 - 1, 2 ** 31 - 1, 2 ** 30] };
  const steps = [stepOf([-1, -2, -3, -2, -3, -4], 3), stepOf([-1, 1, 5, -1, 2, 5, 1, -2, 5], 3)];
  return [
    oneOp(
      'meanpool of i8',
      { kind: 'meanpool', name: 'p', in: ['x'], out: 'y', requant },
      [value('x', 3, 'i8')],
      [m],
      steps,
    ),
    oneOp(
      'rescale of i16',
      { kind: 'rescale', name: 'r', in: ['x'], out: 'y', requant },
      [value('x', 3, 'i16')],
      [m],
      steps,
    ),
  ];
}

function layernormCases(): ConformanceCase[] {
  const op = (epsilon: number) =>
    ({ kind: 'layernorm', name: 'ln', in: ['x'], out: 'y', gamma: 'g', beta: 'b', epsilon }) as const;
  return [1, 3, 17, 64, 257].flatMap((width) => {
    const constant = (entry: number): number[] => new Array<number>(width).fill(entry);
    const rows = [
      constant(0),
      constant(5),
      constant(MAX),
      constant(-MAX - 1),
      constant(0).map((_, c) => (c === 0 ? MAX : 0)),
      constant(0).map((_, c) => (c % 2 ? SAT25 : -SAT25)),
      constant(0).map((_, c) => -c),
      numbers(width, 3),
      numbers(width, 2 ** 16),
      numbers(width, 2 ** 30),
    ];
    const tensors: NamedTensor[] = [
      {
        name: 'g',
        type: 'i32',
        shape: [width],
        data: constant(0).map((_, c) => [MAX, -MAX, 2 ** 22, 3][c % 4]!),
      },
      {
        name: 'b',
        type: 'i32',
        shape: [width],
        data: constant(0).map((_, c) => [-MAX, 0, 2 ** 13, -77][c % 4]!),
      },
    ];
    return [1, 2 ** 53 - 1].map((epsilon) =>
      oneOp(`layernorm ${width} wide, epsilon ${epsilon}`, op(epsilon), [value('x', width, 'i32')], tensors, [
        stepOf(rows.flat(), width),
        stepOf(rows[8]!, width),
      ]),
    );
  });
}

function attentionCases(): ConformanceCase[] {
  const shapes: [heads: number, headDim: number, out: Requantise['out']][] = [
    [1, 1, 'i8'],
    [2, 3, 'i16'],
    [3, 17, 'i32'],
    [2, 32, 'i8'],
  ];
  return shapes.map(([heads, headDim, out]) => {
    const width = heads * headDim;
    const op: AttentionOp = {
      kind: 'attention',
      name: 'attention',
      in: ['x'],
      out: 'y',
      heads,
      headDim,
      expTable: 'e',
      scoreMult: 's',
      requant: { mult: 'm', out },
    };
    const tensors: NamedTensor[] = [
      {
        name: 'e',
        type: 'i16',
        shape: [60],
        data: Array.from({ length: 60 }, (_, t) => Math.floor(32_767 / (1 + t * t))),
      },
      {
        name: 's',
        type: 'u32',
        shape: [heads],
        data: Array.from({ length: heads }, (_, h) => 2 ** (27 - 3 * h) + h),
      },
      {
        name: 'm',
        type: 'u32',
        shape: [width],
        data: Array.from({ length: width }, (_, c) => 2 ** 25 * (1 + (c % 60))),
      },
    ];
    const steps = [1, 2, 19].map((rows) => stepOf(numbers(rows * 3 * width, 127), 3 * width));
    const edge = stepOf([127, 127, -127], 3 * width, 4);
    const name = `attention ${heads}x${headDim} ${out}`;
    return oneOp(name, op, [value('x', 3 * width, 'i8')], tensors, [...steps, edge]);
  });
}

function embedCases(): ConformanceCase[] {
  const types = ['i8', 'i16', 'i32'] as const;
  return types.map((type, i) => {
    const width = [5, 16, 3][i]!;
    const op: EmbedOp = {
      kind: 'embed',
      name: 'embed',
      in: ['x'],
      out: 'y',
      table: 't',
      positions: i === 1 ? null : 'p',
    };
    const table: NamedTensor = {
      name: 't',
      type,
      shape: [9, width],
      data: numbers(9 * width, TYPE_MAX[type]),
    };
    const positions: NamedTensor = {
      name: 'p',
      type,
      shape: [7, width],
      data: numbers(7 * width, TYPE_MAX[type]),
    };
    const tensors = op.positions === null ? [table] : [table, positions];
    return oneOp(`embed ${type}`, op, [value('x', 1, 'i32')], tensors, [stepOf([0, 8, 3, 3, 7, 1, 0], 1)]);
  });
}

function maxpoolCases(): ConformanceCase[] {
  const op = { kind: 'maxpool', name: 'maxpool', in: ['x'], out: 'y' } as const;
  const shape = { height: 5, width: 7, channels: 3 };
  return (['i8', 'i32'] as const).flatMap((type) =>
    [1, 2, 3].map((size) =>
      oneOp(
        `maxpool ${size} ${type}`,
        { ...op, ...shape, size },
        [value('x', 105, type)],
        [],
        [stepOf(numbers(2 * 105, type === 'i8' ? 127 : MAX), 105)],
      ),
    ),
  );
}

export function rowCases(): ConformanceCase[] {
  return [
    ...addCases(),
    ...entryCases(),
    ...requantisedCases(),
    ...narrowCases(),
    ...layernormCases(),
    ...attentionCases(),
    ...embedCases(),
    ...maxpoolCases(),
  ];
}
