/**
 * All values that a shard has at a position, from any engine: for whoever commits to its inner columns, or looks for the
 * cell that is wrong.
 *
 * An engine computes a program whose outputs are all values of its own that can be outputs. Block floating point cannot: it is
 * computed here, by rows that stand by themselves.
 * @module
 */
import { plainly } from './execute.ts';
import { valuesOf } from './shapes.ts';
import type { Program, ValueSpec } from './types.ts';
import { createTensors } from './weights.ts';

/** A value of one position, by name. */
export type PositionValues = (name: string) => Int32Array;

export interface OpenedProgram {
  /** What the engine is to run. */
  readonly program: Program;
  /** Values of one row of a step: what came in, and what the engine gave for it. */
  at(row: number, input: Int32Array, output: Int32Array): PositionValues;
}

/** @param weights of exactly that program */
export function openUp(program: Program, weights: Uint8Array): OpenedProgram {
  const inputs = new Set(program.inputs.map(({ name }) => name));
  const own = [...valuesOf(program).values()];
  const outputs = own.filter(({ name, type }) => type !== 'b12' && !inputs.has(name));
  const runPlain = plainly(createTensors(program.tensors, weights));
  return {
    program: { ...program, outputs },
    at(row, input, output) {
      const values = new Map([...splitRow(program.inputs, input, row), ...splitRow(outputs, output, row)]);
      for (const op of program.ops) {
        if (values.has(op.out)) continue;
        const given = op.in.map((name) => {
          const data = values.get(name)!;
          return { rows: 1, width: data.length, data };
        });
        values.set(op.out, runPlain(op, given, []));
      }
      return (name) => values.get(name)!;
    },
  };
}

/** Words of a row. */
export const rowWidth = (specs: readonly Pick<ValueSpec, 'width'>[]): number =>
  specs.reduce((sum, { width }) => sum + width, 0);

/** A row of values side by side, by name. */
function splitRow(specs: readonly ValueSpec[], rows: Int32Array, row: number): [string, Int32Array][] {
  let at = row * rowWidth(specs);
  return specs.map(({ name, width }) => {
    at += width;
    return [name, rows.subarray(at - width, at)];
  });
}

/** These values of a position side by side, as they cross an edge. */
export function edgeRow(specs: readonly ValueSpec[], value: PositionValues): Int32Array {
  if (specs.length === 1) return value(specs[0]!.name);
  const row = new Int32Array(rowWidth(specs));
  let at = 0;
  for (const { name, width } of specs) {
    row.set(value(name), at);
    at += width;
  }
  return row;
}

/** One column of a value. */
export const columnEntries = (value: Int32Array, entries: readonly number[]): Int32Array =>
  value.subarray(entries[0], entries[0]! + entries.length);
