/**
 * Whole-program validation: after it, running the program cannot overflow, read outside its weights, or depend
 * on anything but its inputs.
 * @module
 */
import { VerificationError } from '../../crypto/core/errors.ts';
import { kindOf } from './kinds/index.ts';
import { inferShapes, tensorsOf } from './shapes.ts';
import type { Program, ValueSpec } from './types.ts';
import { createTensors, validateLayout } from './weights.ts';

const MAX_ROWS = 4096;

/**
 * Checks single assignment, shapes, types, the weights layout, and every numeric bound from the actual weights
 * (`d_in·127² + |b| < 2³¹`, `max|acc|·mult < 2⁵⁵`, and each kind's own). Time is linear in the weights.
 * @throws VerificationError PROGRAM_ROWS | PROGRAM_VALUE | PROGRAM_SHAPE | PROGRAM_TENSOR_UNKNOWN |
 * PROGRAM_TENSORS | PROGRAM_TENSOR_UNUSED | PROGRAM_OVERFLOW | PROGRAM_WEIGHTS
 */
export function validateProgram(program: Program, weights: Uint8Array): void {
  if (!Number.isInteger(program.maxRows) || program.maxRows < 1 || program.maxRows > MAX_ROWS) {
    throw new VerificationError('PROGRAM_ROWS', `maxRows must be 1..${MAX_ROWS}`, {
      details: { maxRows: program.maxRows },
    });
  }
  demandOneRowCount(program.inputs, 'inputs');
  demandOneRowCount(program.outputs, 'outputs');
  validateLayout(program, weights);
  const shapes = inferShapes(program);
  const tensors = createTensors(program.tensors, weights);
  program.ops.forEach((op, i) => {
    kindOf(op).check(op, shapes[i]!.inputs, tensors, program.maxRows);
  });
  const used = new Set(program.ops.flatMap(tensorsOf));
  const unused = program.tensors.find((t) => !used.has(t.name));
  if (unused) {
    throw new VerificationError('PROGRAM_TENSOR_UNUSED', `tensor ${unused.name} belongs to no operation`, {
      details: { name: unused.name },
    });
  }
}

/** Rows of several values travel side by side, so they must be equally many, and at least one value must. */
function demandOneRowCount(values: readonly ValueSpec[], what: string): void {
  if (values.length === 0 || values.some((v) => v.rows !== values[0]!.rows)) {
    throw new VerificationError('PROGRAM_VALUE', `a program needs ${what}, all with the same row count`);
  }
}
