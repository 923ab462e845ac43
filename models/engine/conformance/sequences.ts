/**
 * Cases of the kinds that look at a row's place in its sequence, and of sequences that take turns: prompts in chunks,
 * several sequences in one pass, exponents from end to end, more positions than one exact block of sums holds.
 * @module
 */
import { GREEDY, type Sampling } from '../../program/sampling.ts';
import type { CausalOp, Op, Program } from '../../program/types.ts';
import type { NamedTensor } from '../../program/weights.ts';
import { createNumbers, makeProgram, value } from './case.ts';
import { decoder } from './decoder.ts';

const numbers = createNumbers(5);

/** One step of one of the case's sequences. */
export interface TurnStep {
  readonly sequence: number;
  readonly rows: number;
  readonly input: Int32Array;
}

export interface SequenceCase {
  readonly name: string;
  readonly program: Program;
  readonly weights: Uint8Array;
  readonly sequences: readonly { readonly positions: number; readonly sampling: Sampling | null }[];
  /** Steps of different sequences that are run together, run after run. */
  readonly runs: readonly (readonly TurnStep[])[];
}

const greedy = (...positions: number[]): SequenceCase['sequences'] =>
  positions.map((count) => ({ positions: count, sampling: null }));

const step = (sequence: number, rows: number, entries: readonly number[]): TurnStep => ({
  sequence,
  rows,
  input: Int32Array.from(entries),
});

/** Entries of widely different magnitude, so that exponents differ from row to row. */
function swinging(count: number, width: number): number[] {
  return Array.from({ length: count }, (_, row) => {
    const bits = [31, 11, 24, 0, 14, 31, 20][row % 7]!;
    return numbers(width, 2 ** bits - 1);
  }).flat();
}

const I32 = 2 ** 31;

/** Rows at both ends of what i32 holds. */
const extremes = (width: number): number[] =>
  Array.from({ length: width }, (_, i) => [I32 - 1, -I32, 1 - I32, 0, I32 - 2, 2047, -2048][i % 7]!);

interface Heads {
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
}

/** One `causal` behind the `bfp` that feeds it. */
function attention(
  name: string,
  { heads, kvHeads, headDim }: Heads,
  expTable: number[],
  scoreMult: number[],
  sequences: number[],
  runs: [sequence: number, rows: number][][],
  entries: (rows: number, width: number) => number[],
): SequenceCase {
  const groups = [heads * headDim, kvHeads * headDim, kvHeads * headDim];
  const width = groups.reduce((sum, n) => sum + n, 0);
  const op: CausalOp = {
    kind: 'causal',
    name: 'causal',
    in: ['b'],
    out: 'y',
    heads,
    kvHeads,
    headDim,
    expTable: 'e',
    scoreMult: 's',
  };
  const parts = {
    inputs: [value('x', width, 'i32')],
    ops: [{ kind: 'bfp', name: 'bfp', in: ['x'], out: 'b', groups }, op] satisfies Op[],
    tensors: [
      { name: 'e', type: 'i16', shape: [expTable.length], data: expTable },
      { name: 's', type: 'u32', shape: [scoreMult.length], data: scoreMult },
    ] satisfies NamedTensor[],
    outputs: ['y'],
    maxRows: Math.max(...runs.map((run) => run.reduce((sum, [, rows]) => sum + rows, 0))),
    maxPositions: Math.max(...sequences),
  };
  return {
    name,
    ...makeProgram(name, parts),
    sequences: greedy(...sequences),
    runs: runs.map((run) => run.map(([sequence, rows]) => step(sequence, rows, entries(rows, width)))),
  };
}

const falling = (length: number): number[] =>
  Array.from({ length }, (_, t) => Math.floor(32_767 * Math.max(0, 1 - t / length) ** 3));

function attentionCases(): SequenceCase[] {
  const turns: [number, number][][] = [
    [[0, 3]],
    [
      [0, 1],
      [1, 5],
    ],
    [
      [1, 1],
      [0, 1],
    ],
    [
      [0, 4],
      [1, 2],
    ],
  ];
  return [
    attention(
      'causal, odd heads',
      { heads: 3, kvHeads: 3, headDim: 5 },
      falling(40),
      [90_000],
      [16, 9],
      turns,
      swinging,
    ),
    attention(
      'causal, grouped heads',
      { heads: 6, kvHeads: 2, headDim: 16 },
      falling(4096),
      [2 ** 32 - 1, 1, 0, 2 ** 31, 40, 3_000_000],
      [9, 8],
      turns,
      swinging,
    ),
    attention(
      'causal, extremes',
      { heads: 2, kvHeads: 1, headDim: 8 },
      [1024],
      [7],
      [4, 6],
      [
        [
          [0, 3],
          [1, 5],
        ],
      ],
      (rows, width) => Array.from({ length: rows }, () => extremes(width)).flat(),
    ),
    // 100 equal weights of 32767: sums of three blocks
    attention(
      'causal, long and level',
      { heads: 1, kvHeads: 1, headDim: 24 },
      [32_767],
      [1],
      [100],
      [[[0, 70]], [[0, 1]], [[0, 29]]],
      (rows, width) => numbers(rows * width, 40).map((n) => 2047 * 2 ** 10 - Math.abs(n)),
    ),
  ];
}

function rotaryCase(): SequenceCase {
  const positions = 6;
  const half = 5;
  const angle = (name: string): NamedTensor => ({
    name,
    type: 'i16',
    shape: [positions, half],
    data: [32_767, -32_768, 16_384, 0, 1, ...numbers((positions - 1) * half, 16_384)],
  });
  const name = 'rotary';
  const width = 2 * 2 * half + 3;
  const parts = {
    inputs: [value('x', width, 'i32')],
    ops: [
      { kind: 'rotary', name, in: ['x'], out: 'y', heads: 2, headDim: 2 * half, cos: 'c', sin: 's' },
    ] satisfies Op[],
    tensors: [angle('c'), angle('s')],
    outputs: ['y'],
    maxRows: 5,
    maxPositions: positions,
  };
  return {
    name,
    ...makeProgram(name, parts),
    sequences: greedy(positions, 3),
    runs: [
      [step(0, 2, [...extremes(width), ...swinging(1, width)])],
      [step(1, 1, extremes(width).toReversed()), step(0, 4, swinging(4, width))],
    ],
  };
}

function tokensCase(): SequenceCase {
  const name = 'tokens';
  const width = 13;
  const parts = {
    inputs: [value('x', 1, 'i32')],
    ops: [
      { kind: 'tokens', name, in: ['x'], out: 'y', table: 't', mult: 'm', positions: 'p' },
    ] satisfies Op[],
    tensors: [
      { name: 't', type: 'i8', shape: [3, width], data: numbers(3 * width, 127) },
      { name: 'm', type: 'u32', shape: [3], data: [2 ** 32 - 1, 0, 77_777] },
      {
        name: 'p',
        type: 'i32',
        shape: [4, width],
        data: [...extremes(width), ...numbers(3 * width, 99_999)],
      },
    ] satisfies NamedTensor[],
    outputs: ['y'],
    maxRows: 3,
    maxPositions: 4,
  };
  return {
    name,
    ...makeProgram(name, parts),
    sequences: greedy(4, 4),
    runs: [[step(0, 2, [0, 2])], [step(1, 1, [0]), step(0, 2, [1, 0])], [step(1, 3, [2, 2, 1])]],
  };
}

/** A decoder of two layers from token to token; the same prompt in chunks and in one step. */
function decoderCase(): SequenceCase {
  const { program, weights } = decoder('decoder', {
    layers: 2,
    width: 24,
    heads: 3,
    kvHeads: 1,
    headDim: 8,
    hidden: 40,
    vocabulary: 19,
    positions: 20,
    maxRows: 9,
  });
  const prompt = [3, 18, 0, 7, 7, 11, 4, 1, 9];
  return {
    name: 'decoder',
    program,
    weights,
    sequences: [
      { positions: 20, sampling: null },
      { positions: 12, sampling: { ...GREEDY, temperature: 900, seed: new Uint8Array(32).fill(7) } },
      { positions: 9, sampling: { ...GREEDY, temperature: 2_000, topK: 5, topP: 9_000 } },
    ],
    runs: [
      [step(0, 9, prompt)],
      [step(1, 4, prompt.slice(0, 4)), step(0, 1, [5])],
      [step(1, 5, prompt.slice(4)), step(2, 1, [3]), step(0, 1, [6])],
      [step(0, 1, [2]), step(1, 1, [2]), step(2, 8, prompt.slice(1))],
    ],
  };
}

export const sequenceCases = (): SequenceCase[] => [
  ...attentionCases(),
  rotaryCase(),
  tokensCase(),
  decoderCase(),
];
