/**
 * One step at a time, for tests of programs whose steps stand by themselves.
 * @module
 */
import type { LoadedProgram } from '../../models/engine/types.ts';

/** Runs one step of a new sequence of `positions` and closes it. */
export async function runStep(
  loaded: LoadedProgram,
  input: Int32Array,
  rows: number,
  positions = 0,
): Promise<Int32Array> {
  const sequence = loaded.open(positions);
  try {
    const [output] = await loaded.run([{ sequence, input, rows }]);
    return output!;
  } finally {
    sequence.close();
  }
}
