/**
 * One-operation programs for tests.
 * @module
 */
import { runReference } from '../../../../models/program/reference.ts';
import { valuesOf } from '../../../../models/program/shapes.ts';
import type { Op, Program, ValueSpec } from '../../../../models/program/types.ts';
import { validateProgram } from '../../../../models/program/validate.ts';
import { createTensors, type NamedTensor, packTensors } from '../../../../models/program/weights.ts';

export interface Built {
  readonly program: Program;
  readonly weights: Uint8Array;
}

/** Not validated, so that tests can build programs that are wrong. */
export function build(
  inputs: readonly ValueSpec[],
  ops: readonly Op[],
  list: readonly NamedTensor[],
  maxRows = 16,
  maxPositions?: number,
): Built {
  const { tensors, weights } = packTensors(list);
  const limits = { maxRows, ...(maxPositions === undefined ? {} : { maxPositions }) };
  const draft: Program = { version: 1, name: 'test', inputs, outputs: inputs, ops, tensors, ...limits };
  const last = ops.at(-1)!.out;
  let outputs: readonly ValueSpec[];
  try {
    outputs = [valuesOf(draft).get(last)!];
  } catch {
    outputs = [{ name: last, rows: 'n', width: 1, type: 'i8' }];
  }
  return { program: { ...draft, outputs }, weights };
}

/** Validates and runs a chain of operations on rows of one i32 input, x, as the first step of a sequence. */
export function runChain(
  rows: readonly (readonly number[])[],
  ops: readonly Op[],
  list: readonly NamedTensor[] = [],
): number[] {
  const input: ValueSpec = { name: 'x', rows: 'n', width: rows[0]!.length, type: 'i32' };
  const { program, weights } = build([input], ops, list, 16, 16);
  validateProgram(program, weights);
  const tensors = createTensors(program.tensors, weights);
  return Array.from(runReference(program, tensors, Int32Array.from(rows.flat()), rows.length));
}

/** Validates and runs. */
export function runOp(
  type: ValueSpec['type'],
  rows: readonly (readonly number[])[],
  op: Op,
  list: readonly NamedTensor[] = [],
): number[] {
  const inputs: ValueSpec[] = op.in.map((name) => ({
    name,
    rows: 'n',
    width: rows[0]!.length / op.in.length,
    type,
  }));
  const { program, weights } = build(inputs, [op], list);
  validateProgram(program, weights);
  const tensors = createTensors(program.tensors, weights);
  return Array.from(runReference(program, tensors, Int32Array.from(rows.flat()), rows.length));
}

export const tensor = (
  name: string,
  type: NamedTensor['type'],
  shape: readonly number[],
  data: readonly number[],
): NamedTensor => ({ name, type, shape, data });
