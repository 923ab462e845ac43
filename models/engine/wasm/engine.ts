/**
 * The default engine: SIMD kernels on every CPU, bit-equal to the reference.
 * @module
 */
import { UnavailableError, UsageError } from '../../../crypto/core/errors.ts';
import { splitInput } from '../../program/input.ts';
import { assertId } from '../../program/kinds/embed.ts';
import type { Program } from '../../program/types.ts';
import type { Engine, LoadedProgram } from '../types.ts';
import { createArenas, MAX_PAGES } from './arena.ts';
import { compiledKernels } from './kernels.ts';
import { compileTape, type Tape } from './tape.ts';
import { startThreads } from './threads.ts';

const MAX_THREADS = 64;

/**
 * @param options.threads threads that compute, the caller included; 1 (the default) starts no worker
 * @throws UsageError ENGINE_THREADS; InternalError ENGINE_WORKER_LOST when a worker does not come up
 *
 * `load` throws UnavailableError ENGINE_MEMORY. `run` computes on the calling thread until the step is done and
 * throws what `splitInput` and `assertId` throw, UnavailableError PROGRAM_UNLOADED | ENGINE_CLOSED, and
 * InternalError ENGINE_WORKER_LOST | ENGINE_TRAPPED, after which the engine is of no more use.
 */
export async function createWasmEngine({ threads = 1 }: { threads?: number } = {}): Promise<Engine> {
  if (!Number.isInteger(threads) || threads < 1 || threads > MAX_THREADS) {
    throw new UsageError('ENGINE_THREADS', `the wasm engine runs on 1 to ${MAX_THREADS} threads`, {
      details: { threads },
    });
  }
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MAX_PAGES, shared: true });
  const arenas = createArenas(memory);
  const team = await startThreads(await compiledKernels(), memory, threads);
  return {
    name: 'wasm',
    threads,
    async load(program, weights): Promise<LoadedProgram> {
      const tape = compileTape(program, weights, threads, arenas, memory);
      const mostRows = program.inputs[0]!.rows === 1 ? 1 : program.maxRows;
      const outputRows = (rows: number): number => (program.outputs[0]!.rows === 1 ? 1 : rows);
      let words = new Int32Array(memory.buffer);
      let loaded = true;
      let steps = 0;
      const fill = (input: Int32Array): void => {
        if (words.buffer !== memory.buffer) words = new Int32Array(memory.buffer);
        words.set(input, tape.input.address / 4);
      };
      const take = (input: Int32Array, rows: number): Int32Array => {
        refuseFaults(program, tape, words, input, rows);
        const from = tape.output.address / 4;
        return new Int32Array(words.subarray(from, from + outputRows(rows) * tape.output.width));
      };
      const release = (): void => {
        if (!loaded && steps === 0) arenas.free(tape.arena);
      };
      return {
        async run(input, rows) {
          if (!loaded) throw new UnavailableError('PROGRAM_UNLOADED', `${program.name} has been unloaded`);
          const fits = Number.isInteger(rows) && rows >= 1 && rows <= mostRows;
          if (!fits || input.length !== rows * tape.input.width) splitInput(program, input, rows);
          steps++;
          try {
            return await team.run(
              tape,
              rows,
              () => fill(input),
              () => take(input, rows),
            );
          } finally {
            steps--;
            release();
          }
        },
        unload() {
          loaded = false;
          release();
        },
      };
    },
    close: team.close,
  };
}

/** Kernels only note that they refused something; the errors are those of every engine. */
function refuseFaults(
  program: Program,
  tape: Tape,
  words: Int32Array,
  input: Int32Array,
  rows: number,
): void {
  for (const { address, vocabulary } of tape.faults) {
    const mark = words[address / 4]!;
    if (mark === 0) continue;
    for (const fault of tape.faults) words[fault.address / 4] = 0;
    if (vocabulary === null) splitInput(program, input, rows);
    else assertId(-1, vocabulary, mark - 1);
  }
}
