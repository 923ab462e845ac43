/**
 * What a contiguous range of operations costs a node that serves it.
 * @module
 */
import { kindOf } from '../program/kinds/index.ts';
import { opCosts, tensorsOf, valuesOf } from '../program/shapes.ts';
import type { Program, ValueSpec } from '../program/types.ts';
import { align } from '../program/weights.ts';
import { type Boundary, boundariesOf } from './cut.ts';

const WORD_BYTES = 4; // every engine holds values as 32-bit words

export interface Measure {
  /** Multiply-accumulates per row, at maxRows rows where the kind's cost depends on them. */
  readonly cost: number;
  /** Length of the weights file. */
  readonly bytes: number;
  /** Weights and, at maxRows, the largest set of values that is alive during one operation. */
  readonly memory: number;
  /** Bytes that each position of a sequence takes besides. */
  readonly memoryPerPosition: number;
}

/** Measure of operations [from, to), from < to. */
export type RangeMeasure = (from: number, to: number) => Measure;

/** The whole program as one range. */
export const measureProgram = (program: Program): Measure =>
  createRangeMeasure(program, boundariesOf(program))(0, program.ops.length);

/** @param boundaries of the same program */
export function createRangeMeasure(program: Program, boundaries: readonly Boundary[]): RangeMeasure {
  const values = valuesOf(program);
  const sizes = new Map(program.tensors.map(({ name, bytes }) => [name, bytes]));
  const costs = opCosts(program);
  const bytesOf = ({ width, rows }: ValueSpec): number =>
    width * WORD_BYTES * (rows === 'n' ? program.maxRows : 1);
  // while operation t runs, what is live before it and its own output exist
  const resident = program.ops.map(({ out }, t) =>
    [...boundaries[t]!.live, values.get(out)!].reduce((sum, v) => sum + bytesOf(v), 0),
  );

  // all ranges that start at one operation are measured in one pass, when the first of them is asked for
  const byStart: Measure[][] = [];
  const measureFrom = (from: number): Measure[] => {
    const seen = new Set<string>();
    let [cost, bytes, peak, memoryPerPosition] = [0, 0, 0, 0];
    return program.ops.slice(from).map((op, i) => {
      for (const name of tensorsOf(op)) {
        if (!seen.has(name)) bytes = align(bytes) + sizes.get(name)!;
        seen.add(name);
      }
      cost += costs[from + i]!;
      peak = Math.max(peak, resident[from + i]!);
      memoryPerPosition += kindOf(op).memoryBytes?.(op) ?? 0;
      return { cost, bytes, memory: bytes + peak, memoryPerPosition };
    });
  };
  return (from, to) => {
    byStart[from] ??= measureFrom(from);
    return byStart[from][to - from - 1]!;
  };
}
