/**
 * A conformance case: a small program, and steps to run it on.
 * @module
 */
import { valuesOf } from '../../program/shapes.ts';
import type { Op, Program, ValueSpec } from '../../program/types.ts';
import { type NamedTensor, packTensors } from '../../program/weights.ts';

export interface ConformanceStep {
  readonly rows: number;
  readonly input: Int32Array;
}

export interface ConformanceCase {
  readonly name: string;
  readonly program: Program;
  readonly weights: Uint8Array;
  readonly steps: readonly ConformanceStep[];
}

export interface CaseParts {
  readonly inputs: readonly ValueSpec[];
  readonly ops: readonly Op[];
  readonly tensors: readonly NamedTensor[];
  /** Names of the values to give back. */
  readonly outputs: readonly string[];
  readonly maxRows: number;
  readonly maxPositions?: number;
}

/** Puts a program together; the outputs' shapes follow from the operations. */
export function makeProgram(name: string, parts: CaseParts): { program: Program; weights: Uint8Array } {
  const { tensors, weights } = packTensors(parts.tensors);
  const draft: Program = {
    version: 1,
    name,
    inputs: parts.inputs,
    outputs: [],
    ops: parts.ops,
    tensors,
    maxRows: parts.maxRows,
    ...(parts.maxPositions === undefined ? {} : { maxPositions: parts.maxPositions }),
  };
  const values = valuesOf(draft);
  return { program: { ...draft, outputs: parts.outputs.map((output) => values.get(output)!) }, weights };
}

/** The case of one operation on input `x` with result `y`. */
export function oneOp(
  name: string,
  op: Op,
  inputs: readonly ValueSpec[],
  tensors: readonly NamedTensor[],
  steps: readonly ConformanceStep[],
): ConformanceCase {
  const maxRows = Math.max(...steps.map(({ rows }) => rows));
  const parts = { inputs, ops: [op], tensors, outputs: [op.out], maxRows };
  return { name, ...makeProgram(name, parts), steps };
}

export const value = (
  name: string,
  width: number,
  type: ValueSpec['type'],
  rows: ValueSpec['rows'] = 'n',
): ValueSpec => ({
  name,
  rows,
  width,
  type,
});

/** Lays the entries out over rows of `width`, as many as they fill unless given, starting over at their end. */
export function stepOf(
  entries: readonly number[],
  width: number,
  rows = Math.ceil(entries.length / width),
): ConformanceStep {
  return { rows, input: Int32Array.from({ length: rows * width }, (_, i) => entries[i % entries.length]!) };
}

/** A fixed sequence of integers in −max..max, the same on every machine (Lehmer's generator, 2^31 − 1). */
export function createNumbers(seed: number): (count: number, max: number) => number[] {
  let state = seed;
  return (count, max) =>
    Array.from({ length: count }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return Math.floor((state / 2_147_483_647) * (2 * max + 1)) - max;
    });
}
