/**
 * Whole-program validation: after it, running the program cannot overflow, read outside its weights, or depend
 * on anything but its inputs.
 * @module
 */
import { VerificationError } from '../../crypto/core/errors.ts';
import { kindOf } from './kinds/index.ts';
import { inferShapes, limitsOf, tensorsOf } from './shapes.ts';
import { MAX_POSITIONS, type Program, type ValueSpec } from './types.ts';
import { createTensors, validateLayout } from './weights.ts';

const MAX_ROWS = 4096;
/** Room for tables that many layers share (rotary angles), beside every byte twice (a tied embedding). */
const SHARED_BYTES = 2 ** 28;

/**
 * Checks single assignment, shapes, types, the weights layout, and every numeric bound from the actual weights
 * (`d_in·127² + |b| < 2³¹`, `max|acc|·mult < 2⁵⁵`, and each kind's own). Time is linear in the weights, and so is
 * what engines keep of them, because no program reads them more than about twice.
 * @throws VerificationError PROGRAM_ROWS | PROGRAM_POSITIONS | PROGRAM_VALUE | PROGRAM_SHAPE | PROGRAM_TENSOR_UNKNOWN |
 * PROGRAM_TENSORS | PROGRAM_TENSOR_UNUSED | PROGRAM_OVERFLOW | PROGRAM_WEIGHTS
 */
export function validateProgram(program: Program, weights: Uint8Array): void {
  if (!Number.isInteger(program.maxRows) || program.maxRows < 1 || program.maxRows > MAX_ROWS) {
    throw new VerificationError('PROGRAM_ROWS', `maxRows must be 1..${MAX_ROWS}`, {
      details: { maxRows: program.maxRows },
    });
  }
  const { maxPositions } = program;
  if (
    maxPositions !== undefined &&
    !(Number.isInteger(maxPositions) && maxPositions >= 1 && maxPositions <= MAX_POSITIONS)
  ) {
    throw new VerificationError('PROGRAM_POSITIONS', `maxPositions must be 1..${MAX_POSITIONS}`, {
      details: { maxPositions },
    });
  }
  demandOneRowCount(program.inputs, 'inputs');
  demandOneRowCount(program.outputs, 'outputs');
  validateLayout(program, weights);
  const shapes = inferShapes(program);
  demandFewReadings(program, weights.length);
  const tensors = createTensors(program.tensors, weights);
  program.ops.forEach((op, i) => {
    kindOf(op).check(op, shapes[i]!.inputs, tensors, limitsOf(program));
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

/** Checks walk through a tensor, and engines pack it anew, for every operation that reads it. */
function demandFewReadings({ ops, tensors }: Program, bytes: number): void {
  const sizes = new Map(tensors.map((t) => [t.name, t.bytes]));
  const read = ops.flatMap(tensorsOf).reduce((sum, name) => sum + sizes.get(name)!, 0);
  const most = 2 * bytes + SHARED_BYTES;
  if (read <= most) return;
  throw new VerificationError(
    'PROGRAM_TENSORS',
    `operations read ${read} bytes of ${bytes} bytes of weights, at most ${most}`,
    { details: { read, most } },
  );
}
