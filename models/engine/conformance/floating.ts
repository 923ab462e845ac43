/**
 * Cases of the kinds around block floating point: every magnitude, rounding at both signs, saturation, odd widths.
 * @module
 */
import type { BfpLinearOp, NormOp, Op } from '../../program/types.ts';
import type { NamedTensor } from '../../program/weights.ts';
import { type ConformanceCase, createNumbers, makeProgram, oneOp, stepOf, value } from './case.ts';

const numbers = createNumbers(4);

const MIN = -(2 ** 31);
const MAX = 2 ** 31 - 1;

/** Rows around each power of two, of both signs, and rows of zeros. */
const everyMagnitude = (width: number): number[] =>
  Array.from({ length: 33 }, (_, bits) => {
    const most = Math.min(MAX, 2 ** bits - 1);
    return Array.from(
      { length: width },
      (_, i) => [most, -most, most >> 1, -(most >> 2), ...numbers(3, most)][i % 7]!,
    );
  }).flat();

function normCases(): ConformanceCase[] {
  const norm = (width: number, center: boolean, beta: boolean, epsilon: number): ConformanceCase => {
    const op: NormOp = {
      kind: 'norm',
      name: 'norm',
      in: ['x'],
      out: 'y',
      gamma: 'g',
      beta: beta ? 'b' : null,
      center,
      epsilon,
    };
    const tensors: NamedTensor[] = [
      { name: 'g', type: 'i32', shape: [width], data: [MAX, ...numbers(width, 2 ** 20)].slice(0, width) },
      { name: 'b', type: 'i32', shape: [width], data: [MIN, MAX, ...numbers(width, MAX)].slice(0, width) },
    ];
    const rows = [...everyMagnitude(width), ...new Array<number>(width).fill(MIN)];
    const name = `norm ${width} wide${center ? ', centred' : ''}`;
    return oneOp(name, op, [value('x', width, 'i32')], beta ? tensors : tensors.slice(0, 1), [
      stepOf(rows, width),
    ]);
  };
  return [
    norm(1, false, false, 0),
    norm(7, true, true, 12_345),
    norm(26, false, true, 2 ** 53 - 1),
    norm(24, true, false, 0),
  ];
}

/** Mantissas and exponents do not leave a program: they are seen through the product that follows. */
function product(
  name: string,
  type: 'i8' | 'i16' | 'i32',
  dIn: number,
  dOut: number,
  mult: number[],
  bias: number[] | null,
  rows: number[],
): ConformanceCase {
  const linear: BfpLinearOp = {
    kind: 'bfplinear',
    name: 'linear',
    in: ['b'],
    out: 'y',
    weight: 'w',
    mult: 'm',
    bias: bias ? 'c' : null,
  };
  const parts = {
    inputs: [value('x', dIn, type)],
    ops: [{ kind: 'bfp', name: 'bfp', in: ['x'], out: 'b', groups: [dIn] }, linear] satisfies Op[],
    tensors: [
      {
        name: 'w',
        type: 'i8',
        shape: [dOut, dIn],
        data: [127, -127, ...numbers(dOut * dIn, 127)].slice(0, dOut * dIn),
      },
      {
        name: 'm',
        type: 'u32',
        shape: [dOut],
        data: Array.from({ length: dOut }, (_, j) => mult[j % mult.length]!),
      },
      ...(bias
        ? [
            {
              name: 'c',
              type: 'i32',
              shape: [dOut],
              data: Array.from({ length: dOut }, (_, j) => bias[j % bias.length]!),
            } as const,
          ]
        : []),
    ] satisfies NamedTensor[],
    outputs: ['y'],
    maxRows: rows.length / dIn,
  };
  return { name, ...makeProgram(name, parts), steps: [stepOf(rows, dIn), stepOf(rows.slice(-dIn), dIn)] };
}

/** The largest multipliers that |acc| * mult < 2^55 allows at this depth. */
const mults = (dIn: number): number[] => {
  const most = Math.min(2 ** 32 - 1, Math.floor((2 ** 55 - 1) / (dIn * 127 * 2047)));
  return [most, most - 1, 2 ** 20 + 1, 1, 0].map((m) => Math.min(m, most));
};

function productCases(): ConformanceCase[] {
  const biases = [MAX, MIN, 0, 1, -1, 77_777];
  // |acc| * mult near 2^55 meets every shift: results far beyond i32, and biases that bring some of them back
  return [
    product('bfp and bfplinear, depth 1', 'i32', 1, 3, mults(1), biases, everyMagnitude(1)),
    product('bfp and bfplinear, odd', 'i32', 13, 11, mults(13), biases, everyMagnitude(13)),
    product('bfp and bfplinear, whole groups', 'i32', 64, 16, mults(64), null, everyMagnitude(64)),
    product(
      'bfp of i16',
      'i16',
      9,
      5,
      mults(9),
      null,
      [32_767, -32_767, 2047, 2048, -2048, 1, 0, 4095, -4096],
    ),
    product('bfp of i8', 'i8', 5, 2, mults(5), biases, [127, -127, 0, 1, -1, 5, 6, 7, 8, 9]),
    product('bfplinear, deepest', 'i32', 8260, 2, mults(8260), null, new Array<number>(8260).fill(2047)),
  ];
}

function gateCases(): ConformanceCase[] {
  const table: NamedTensor = {
    name: 't',
    type: 'i16',
    shape: [4096],
    data: Array.from({ length: 4096 }, (_, t) => (t === 2048 ? 16_384 : Math.min(32_767, t * 8))),
  };
  const gate = (indexMult: number, shift: number, gated: boolean, width: number): ConformanceCase =>
    oneOp(
      `gate ${gated ? 'with' : 'without'} product, shift ${shift}`,
      { kind: 'gate', name: 'gate', in: ['x'], out: 'y', table: 't', indexMult, shift, gated },
      [value('x', width, 'i32')],
      [table],
      [stepOf([...everyMagnitude(width), MIN, MAX, MIN, MIN, MAX, MAX, -1], width)],
    );
  return [
    gate(2 ** 32 - 1, 0, true, 6),
    gate(2 ** 29, 12, true, 18),
    gate(2 ** 24 + 1, 0, false, 5),
    gate(1, 31, true, 2),
  ];
}

export const floatingCases = (): ConformanceCase[] => [...normCases(), ...productCases(), ...gateCases()];
