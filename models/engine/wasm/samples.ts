/**
 * `sample` in the wasm engine: the kernels leave the logits where they are, and the token is drawn from them here.
 * @module
 */
import { UnavailableError } from '../../../crypto/core/errors.ts';
import type { Program } from '../../program/types.ts';

/** One `sample` whose result is an output of the program. */
export interface Sample {
  /** The value it reads. */
  readonly logits: string;
  readonly frac: number;
  /** Where its token goes in a row of the output. */
  readonly column: number;
}

/** @throws UnavailableError PROGRAM_UNSUPPORTED when an operation goes on with a sampled token */
export function samplesOf(program: Program): Sample[] {
  const samples = new Map(program.ops.flatMap((op) => (op.kind === 'sample' ? [[op.out, op] as const] : [])));
  if (program.ops.some((op) => op.in.some((name) => samples.has(name)))) {
    throw new UnavailableError('PROGRAM_UNSUPPORTED', `${program.name} goes on behind a sampled token`, {
      hint: 'serve it with another engine: veilmesh serve --engine reference',
    });
  }
  let column = 0;
  return program.outputs.flatMap(({ name, width }) => {
    const op = samples.get(name);
    const at = column;
    column += width;
    return op ? [{ logits: op.in[0]!, frac: op.frac, column: at }] : [];
  });
}

/** Values that are read when the last kernel is done. */
export const resultsOf = (program: Program): string[] => [
  ...program.outputs.map(({ name }) => name),
  ...program.ops.flatMap((op) => (op.kind === 'sample' ? op.in : [])),
];
