/**
 * Cases of the kinds that multiply: odd and blocked sizes, accumulators at the edge, multipliers at the limits,
 * ties of the rounding.
 * @module
 */
import { TYPE_MAX } from '../../program/requantise.ts';
import type { Conv2dOp, LinearOp, Requantise } from '../../program/types.ts';
import type { NamedTensor } from '../../program/weights.ts';
import { type ConformanceCase, createNumbers, makeProgram, oneOp, stepOf, value } from './case.ts';

const numbers = createNumbers(1);

const linearOp = (out: Requantise['out']): LinearOp => ({
  kind: 'linear',
  name: 'linear',
  in: ['x'],
  out: 'y',
  weight: 'w',
  bias: 'b',
  requant: { mult: 'm', out },
});

function productTensors(
  weight: readonly number[],
  [dOut, dIn]: readonly [number, number],
  bias: readonly number[],
  mult: readonly number[],
): NamedTensor[] {
  return [
    { name: 'w', type: 'i8', shape: [dOut, dIn], data: weight },
    { name: 'b', type: 'i32', shape: [dOut], data: bias },
    { name: 'm', type: 'u32', shape: [dOut], data: mult },
  ];
}

/** Largest mult below 2^32 with |acc| * mult < 2^55. */
const mostMult = (acc: number): number => Math.min(2 ** 32 - 1, Math.floor((2 ** 55 - 1) / acc));

/** Random weights; the multipliers reach from 0 to the limit, so that results range from 0 to saturated. */
function randomLinear(dIn: number, dOut: number, rows: number, out: Requantise['out']): ConformanceCase {
  const weight = numbers(dOut * dIn, 127);
  const bias = numbers(dOut, 20_000);
  const limit = mostMult(dIn * 127 * 127 + 20_000);
  const mult = bias.map((_, j) => Math.floor(limit / 2 ** (j % 24)));
  const tensors = productTensors(weight, [dOut, dIn], bias, mult);
  const name = `linear ${dIn}->${dOut} ${out}, ${rows} rows`;
  const steps = [stepOf(numbers(rows * dIn, 127), dIn), stepOf(numbers(dIn, 127), dIn)];
  return oneOp(name, linearOp(out), [value('x', dIn, 'i8')], tensors, steps);
}

/** All products of one sign and the bias as large as the validator lets it: |acc| reaches 2^31 − 1. */
function overflowEdge(dIn: number): ConformanceCase {
  const bias = 2 ** 31 - 1 - dIn * 127 * 127;
  const weight = [127, -127, 127, -127].flatMap((w) => new Array<number>(dIn).fill(w));
  const mult = [2 ** 24, 2 ** 24, 2 ** 24 - 1, 1];
  const tensors = productTensors(weight, [4, dIn], [bias, -bias, bias, -bias], mult);
  const steps = [stepOf([127], dIn), stepOf([-127], dIn), stepOf([127, -127], dIn)];
  const name = `linear at the accumulator's edge, ${dIn} deep`;
  return oneOp(name, linearOp('i32'), [value('x', dIn, 'i8')], tensors, steps);
}

/** acc = x + b with multipliers that are powers of two: many results lie exactly between two integers. */
function roundingTies(out: Requantise['out']): ConformanceCase {
  const exponents = [24, 29, 30, 31];
  const mult = [...exponents.map((e) => 2 ** e), 2 ** 32 - 1, 2 ** 31 - 1, 2 ** 31 + 1, 0, 1];
  const bias = mult.map((_, j) => (j % 3) - 1);
  const tensors = productTensors(
    mult.map(() => 1),
    [mult.length, 1],
    bias,
    mult,
  );
  const all = Array.from({ length: 255 }, (_, i) => i - 127);
  return oneOp(`linear rounding ties ${out}`, linearOp(out), [value('x', 1, 'i8')], tensors, [
    stepOf(all, 1),
  ]);
}

/** Multipliers of 32 bits against the largest accumulators they allow, of both signs. */
function wideMultipliers(): ConformanceCase {
  const mult = [2 ** 32 - 1, 2 ** 32 - 1, 2 ** 31, 2 ** 31, 2 ** 30 + 1, 2 ** 30 + 1];
  const bias = mult.map((m, j) => (j % 2 ? -1 : 1) * (Math.floor(2 ** 55 / m) - 128));
  const tensors = productTensors(
    mult.map(() => 1),
    [mult.length, 1],
    bias,
    mult,
  );
  const steps = [stepOf([127, -127, 0, 1, -1], 1)];
  return oneOp('linear with 32-bit multipliers', linearOp('i32'), [value('x', 1, 'i8')], tensors, steps);
}

function linearThenRelu(): ConformanceCase {
  const [dIn, dOut] = [33, 21];
  const mult = new Array<number>(dOut).fill(2 ** 24);
  const parts = {
    inputs: [value('x', dIn, 'i8')],
    ops: [{ ...linearOp('i8'), out: 'h' }, { kind: 'relu', name: 'relu', in: ['h'], out: 'y' } as const],
    tensors: productTensors(numbers(dOut * dIn, 127), [dOut, dIn], numbers(dOut, 99), mult),
    outputs: ['y'],
    maxRows: 3,
  };
  const name = 'linear and relu in one';
  return { name, ...makeProgram(name, parts), steps: [stepOf(numbers(3 * dIn, 127), dIn)] };
}

interface Image {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dOut: number;
}

function convolution({ dOut, ...image }: Image, rows: number, out: Requantise['out']): ConformanceCase {
  const op: Conv2dOp = {
    kind: 'conv2d',
    name: 'conv2d',
    in: ['x'],
    out: 'y',
    ...image,
    weight: 'w',
    bias: 'b',
    requant: { mult: 'm', out },
  };
  const width = image.height * image.width * image.channels;
  const depth = image.kernel ** 2 * image.channels;
  const mult = Array.from({ length: dOut }, (_, j) =>
    Math.floor((TYPE_MAX.i8 * 2 ** 33) / (depth * 2000 * (1 + j))),
  );
  const tensors = productTensors(numbers(dOut * depth, 127), [dOut, depth], numbers(dOut, 500), mult);
  const name = `conv2d ${Object.values(image).join('x')} -> ${dOut} ${out}, ${rows} rows`;
  return oneOp(name, op, [value('x', width, 'i8')], tensors, [stepOf(numbers(rows * width, 127), width)]);
}

export function productCases(): ConformanceCase[] {
  return [
    randomLinear(1, 1, 1, 'i8'),
    randomLinear(3, 17, 5, 'i16'),
    randomLinear(17, 3, 2, 'i32'),
    randomLinear(257, 9, 17, 'i8'),
    randomLinear(512, 64, 1, 'i8'),
    randomLinear(1025, 10, 3, 'i16'),
    randomLinear(2049, 7, 2, 'i32'),
    overflowEdge(1),
    overflowEdge(1024),
    overflowEdge(2048),
    overflowEdge(4100),
    roundingTies('i8'),
    roundingTies('i32'),
    wideMultipliers(),
    linearThenRelu(),
    convolution({ height: 1, width: 1, channels: 1, kernel: 1, stride: 1, dOut: 1 }, 1, 'i8'),
    convolution({ height: 7, width: 5, channels: 1, kernel: 3, stride: 1, dOut: 9 }, 2, 'i8'),
    convolution({ height: 9, width: 8, channels: 3, kernel: 2, stride: 2, dOut: 17 }, 1, 'i32'),
    convolution({ height: 6, width: 6, channels: 8, kernel: 5, stride: 1, dOut: 8 }, 3, 'i16'),
  ];
}
