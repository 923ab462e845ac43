/**
 * What every engine checks before it computes: hops refuse out-of-range inputs (design: PROOFS).
 * @module
 */
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import type { Matrix } from './kind.ts';
import { TYPE_MAX } from './requantise.ts';
import type { Program, ValueSpec } from './types.ts';

/**
 * Splits the side-by-side input of a step into one matrix per program input, checked for length and range.
 * @throws UsageError PROGRAM_ROWS (row count outside 1..maxRows) | PROGRAM_INPUT_LENGTH
 * @throws VerificationError PROGRAM_INPUT_RANGE (a value outside its declared type; the value is not shown)
 */
export function splitInput(program: Program, input: Int32Array, rows: number): Matrix[] {
  const most = program.inputs[0]!.rows === 1 ? 1 : program.maxRows;
  if (!Number.isInteger(rows) || rows < 1 || rows > most) {
    throw new UsageError('PROGRAM_ROWS', `a step of ${program.name} has 1 to ${most} rows`, {
      details: { rows, most },
    });
  }
  const stride = totalWidth(program.inputs);
  if (input.length !== rows * stride) {
    throw new UsageError('PROGRAM_INPUT_LENGTH', `expected ${rows} rows of ${stride} values`, {
      details: { length: input.length, rows, width: stride },
    });
  }
  let at = 0;
  return program.inputs.map((spec) => {
    const data = program.inputs.length === 1 ? input.slice() : columns(input, rows, stride, at, spec.width);
    assertRange(spec, data);
    at += spec.width;
    return { rows, width: spec.width, data };
  });
}

function columns(input: Int32Array, rows: number, stride: number, at: number, width: number): Int32Array {
  const data = new Int32Array(rows * width);
  for (let r = 0; r < rows; r++)
    data.set(input.subarray(r * stride + at, r * stride + at + width), r * width);
  return data;
}

/** Lays output matrices side by side per row. */
export function joinOutput(outputs: readonly Matrix[]): Int32Array {
  const rows = outputs[0]!.rows;
  const stride = totalWidth(outputs);
  const out = new Int32Array(rows * stride);
  let at = 0;
  for (const { width, data } of outputs) {
    for (let r = 0; r < rows; r++) out.set(data.subarray(r * width, (r + 1) * width), r * stride + at);
    at += width;
  }
  return out;
}

const totalWidth = (values: readonly { readonly width: number }[]): number =>
  values.reduce((sum, v) => sum + v.width, 0);

function assertRange(spec: ValueSpec, data: Int32Array): void {
  if (spec.type === 'i32' || spec.type === 'b12') return; // every ring element is an i32; b12 is no input
  const max = TYPE_MAX[spec.type];
  const min = spec.type === 'u8' ? 0 : -max;
  // either difference is negative where a value is outside, also where it wraps; branches and calls would take as long
  // as the product behind it
  let outside = 0;
  for (let i = 0; i < data.length; i++) outside |= (data[i]! - min) | (max - data[i]!);
  if (outside >= 0) return;
  throw new VerificationError(
    'PROGRAM_INPUT_RANGE',
    `input ${spec.name} holds a value outside ${spec.type}`,
    {
      details: { input: spec.name, type: spec.type },
    },
  );
}
