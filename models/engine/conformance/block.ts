/**
 * Cases of whole programs: values that live long, several inputs and outputs, an input given back as it came,
 * one-row values, and inputs that must be refused.
 * @module
 */
import type { Op } from '../../program/types.ts';
import type { NamedTensor } from '../../program/weights.ts';
import { type ConformanceCase, createNumbers, makeProgram, stepOf, value } from './case.ts';

const numbers = createNumbers(3);

const WIDTH = 12;
const HEADS = 3;

function linear(
  name: string,
  from: string,
  dIn: number,
  dOut: number,
  out: 'i8' | 'i32',
): [Op, NamedTensor[]] {
  const op: Op = {
    kind: 'linear',
    name,
    in: [from],
    out: name,
    weight: `${name}.w`,
    bias: `${name}.b`,
    requant: { mult: `${name}.m`, out },
  };
  const mult = Math.floor(2 ** 33 / (dIn * 50));
  return [
    op,
    [
      { name: `${name}.w`, type: 'i8', shape: [dOut, dIn], data: numbers(dOut * dIn, 127) },
      { name: `${name}.b`, type: 'i32', shape: [dOut], data: numbers(dOut, 1000) },
      { name: `${name}.m`, type: 'u32', shape: [dOut], data: new Array<number>(dOut).fill(mult) },
    ],
  ];
}

/** One transformer block and a head, with every buffer of its own life. */
export function blockCase(): ConformanceCase {
  const norm = (name: string, from: string): [Op, NamedTensor[]] => [
    { kind: 'layernorm', name, in: [from], out: name, gamma: `${name}.g`, beta: `${name}.b`, epsilon: 5 },
    [
      { name: `${name}.g`, type: 'i32', shape: [WIDTH], data: numbers(WIDTH, 2 ** 20) },
      { name: `${name}.b`, type: 'i32', shape: [WIDTH], data: numbers(WIDTH, 2 ** 16) },
    ],
  ];
  const list: [Op, NamedTensor[]][] = [
    norm('n1', 'x'),
    linear('qkv', 'n1', WIDTH, 3 * WIDTH, 'i8'),
    [
      {
        kind: 'attention',
        name: 'att',
        in: ['qkv'],
        out: 'att',
        heads: HEADS,
        headDim: WIDTH / HEADS,
        expTable: 'att.e',
        scoreMult: 'att.s',
        requant: { mult: 'att.m', out: 'i8' },
      },
      [
        {
          name: 'att.e',
          type: 'i16',
          shape: [40],
          data: Array.from({ length: 40 }, (_, t) => 32_000 >> (t >> 2)),
        },
        { name: 'att.s', type: 'u32', shape: [HEADS], data: [2 ** 21, 2 ** 22, 2 ** 23] },
        { name: 'att.m', type: 'u32', shape: [WIDTH], data: new Array<number>(WIDTH).fill(2 ** 25) },
      ],
    ],
    linear('proj', 'att', WIDTH, WIDTH, 'i32'),
    [{ kind: 'add', name: 'r1', in: ['proj', 'x'], out: 'r1' }, []],
    norm('n2', 'r1'),
    linear('up', 'n2', WIDTH, 4 * WIDTH, 'i8'),
    [
      { kind: 'lut', name: 'act', in: ['up'], out: 'act', table: 'act.t' },
      [{ name: 'act.t', type: 'i8', shape: [256], data: [0, ...numbers(255, 127)] }],
    ],
    linear('down', 'act', 4 * WIDTH, WIDTH, 'i32'),
    [{ kind: 'add', name: 'r2', in: ['down', 'r1'], out: 'r2' }, []],
    [
      { kind: 'rescale', name: 'side', in: ['r2'], out: 'side', requant: { mult: 'side.m', out: 'i16' } },
      [{ name: 'side.m', type: 'u32', shape: [WIDTH], data: new Array<number>(WIDTH).fill(2 ** 30) }],
    ],
    [{ kind: 'relu', name: 'sideRelu', in: ['side'], out: 'sideRelu' }, []],
  ];
  const parts = {
    inputs: [value('x', WIDTH, 'i32'), value('flag', 3, 'u8')],
    ops: list.map(([op]) => op),
    tensors: list.flatMap(([, tensors]) => tensors),
    outputs: ['r2', 'flag', 'sideRelu', 'x'],
    maxRows: 9,
  };
  const row = (): number[] => [...numbers(WIDTH, 30_000), 0, 255, 128];
  const rows = (count: number): number[] => Array.from({ length: count }, row).flat();
  const name = 'transformer block';
  const steps = [9, 1, 4].map((count) => stepOf(rows(count), WIDTH + 3));
  return { name, ...makeProgram(name, parts), steps };
}

/** Pooling to one row and on from there. */
export function pooledCase(): ConformanceCase {
  const [head, tensors] = linear('head', 'mean', WIDTH, 5, 'i32');
  const parts = {
    inputs: [value('x', WIDTH, 'i32')],
    ops: [
      { kind: 'meanpool', name: 'mean', in: ['x'], out: 'mean', requant: { mult: 'mean.m', out: 'i8' } },
      head,
      { kind: 'argmax', name: 'best', in: ['head'], out: 'best' },
    ] satisfies Op[],
    tensors: [
      {
        name: 'mean.m',
        type: 'u32',
        shape: [WIDTH],
        data: new Array<number>(WIDTH).fill(2 ** 30),
      } satisfies NamedTensor,
      ...tensors,
    ],
    outputs: ['head', 'best'],
    maxRows: 6,
  };
  const name = 'pooled head';
  return {
    name,
    ...makeProgram(name, parts),
    steps: [6, 1, 2].map((rows) => stepOf(numbers(rows * WIDTH, 500), WIDTH)),
  };
}

/** Steps that every engine must refuse, and the code it must give. */
export function refusedCases(): { name: string; case: ConformanceCase; code: string }[] {
  const table: NamedTensor = { name: 't', type: 'i8', shape: [4, 3], data: numbers(12, 127) };
  const embed = makeProgram('embed', {
    inputs: [value('x', 1, 'i32')],
    ops: [{ kind: 'embed', name: 'e', in: ['x'], out: 'y', table: 't', positions: null }],
    tensors: [table],
    outputs: ['y'],
    maxRows: 2,
  });
  const relu = makeProgram('relu', {
    inputs: [value('x', 9, 'i8')],
    ops: [{ kind: 'relu', name: 'r', in: ['x'], out: 'y' }],
    tensors: [],
    outputs: ['y'],
    maxRows: 2,
  });
  const refused = (name: string, base: typeof embed, entries: number[], width: number, code: string) => ({
    name,
    code,
    case: { name, ...base, steps: [stepOf(entries, width)] },
  });
  return [
    refused('a token id below 0', embed, [1, -1], 1, 'PROGRAM_ID_RANGE'),
    refused('a token id behind the vocabulary', embed, [4], 1, 'PROGRAM_ID_RANGE'),
    refused('-128 as i8', relu, [0, 1, 2, 3, 4, 5, 6, 7, -128], 9, 'PROGRAM_INPUT_RANGE'),
    refused('65537 as i8', relu, [65_537, 0, 0, 0, 0, 0, 0, 0, 0], 9, 'PROGRAM_INPUT_RANGE'),
    refused('too many rows', relu, new Array<number>(27).fill(0), 9, 'PROGRAM_ROWS'),
  ];
}
