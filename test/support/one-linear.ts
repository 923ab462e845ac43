/**
 * Programs of one dense layer.
 */
import { createNumbers, makeProgram, value } from '../../models/engine/conformance/case.ts';
import type { Program } from '../../models/program/types.ts';

export interface OneLinear {
  readonly program: Program;
  readonly weights: Uint8Array;
}

export interface OneLinearOptions {
  /** dOut words, zeros without it */
  readonly bias?: readonly number[];
  readonly mult?: number;
  readonly maxRows?: number;
}

/** One `linear` named 'linear'. @param weight dOut rows of dIn entries */
export function oneLinear(
  weight: readonly number[],
  dIn: number,
  { bias, mult = 1, maxRows = 8 }: OneLinearOptions = {},
): OneLinear {
  const dOut = weight.length / dIn;
  const requant = { mult: 'm', out: 'i8' } as const;
  return makeProgram('linear', {
    inputs: [value('x', dIn, 'i8')],
    ops: [{ kind: 'linear', name: 'linear', in: ['x'], out: 'y', weight: 'w', bias: 'b', requant }],
    tensors: [
      { name: 'w', type: 'i8', shape: [dOut, dIn], data: weight },
      { name: 'b', type: 'i32', shape: [dOut], data: bias ?? new Array<number>(dOut).fill(0) },
      { name: 'm', type: 'u32', shape: [dOut], data: new Array<number>(dOut).fill(mult) },
    ],
    outputs: ['y'],
    maxRows,
  });
}

/** One of seeded weights whose results use the range of i8: what is timed. */
export function layerOf(dIn: number, dOut: number, maxRows: number): OneLinear {
  const numbers = createNumbers(7);
  const mult = Math.floor(2 ** 33 / (50 * dIn));
  return oneLinear(numbers(dOut * dIn, 127), dIn, { bias: numbers(dOut, 1000), mult, maxRows });
}
