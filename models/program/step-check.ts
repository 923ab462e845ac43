/**
 * Everything that an engine would refuse a step for by its input alone, asked before any other step depends on it.
 * @module
 */
import { splitInput } from './input.ts';
import { assertId } from './kinds/embed.ts';
import type { Program } from './types.ts';

/**
 * @returns throws for a step that the program does not take
 * @throws UsageError PROGRAM_ROWS | PROGRAM_INPUT_LENGTH | PROGRAM_ID_RANGE; VerificationError PROGRAM_INPUT_RANGE
 */
export function stepCheckOf(program: Program): (input: Int32Array, rows: number) => void {
  const idInputs = program.ops.flatMap((op) => {
    if (op.kind !== 'embed' && op.kind !== 'tokens') return [];
    const input = program.inputs.findIndex(({ name }) => name === op.in[0]);
    const vocabulary = program.tensors.find(({ name }) => name === op.table)!.shape[0]!;
    return input < 0 ? [] : [{ input, vocabulary }]; // ids that the program makes itself are none of the client's
  });
  return (input, rows) => {
    const matrices = splitInput(program, input, rows);
    for (const { input: at, vocabulary } of idInputs) {
      for (const [row, id] of matrices[at]!.data.entries()) assertId(id, vocabulary, row);
    }
  };
}
