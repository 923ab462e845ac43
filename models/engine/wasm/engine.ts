/**
 * The default engine: SIMD kernels on every CPU, bit-equal to the reference.
 * @module
 */
import { UsageError } from '../../../crypto/core/errors.ts';
import type { Engine } from '../types.ts';
import { createArenas, MAX_PAGES } from './arena.ts';
import { compiledKernels } from './kernels.ts';
import { loadTape } from './loaded.ts';
import { startThreads } from './threads.ts';

const MAX_THREADS = 64;

/**
 * @param options.threads threads that compute, the caller included; 1 (the default) starts no worker
 * @throws UsageError ENGINE_THREADS; InternalError ENGINE_WORKER_LOST when a worker does not come up
 *
 * `load` throws UnavailableError ENGINE_MEMORY | PROGRAM_UNSUPPORTED. `run` computes on the calling thread until the
 * steps are done; besides what every engine throws, UnavailableError ENGINE_CLOSED, and InternalError
 * ENGINE_WORKER_LOST | ENGINE_TRAPPED, after which the engine is of no more use.
 */
export async function createWasmEngine({ threads = 1 }: { threads?: number } = {}): Promise<Engine> {
  assertThreads(threads);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MAX_PAGES, shared: true });
  const arenas = createArenas(memory);
  const team = await startThreads(await compiledKernels(), memory, threads);
  return {
    name: 'wasm',
    threads,
    load: async (program, weights) => loadTape(program, weights, { memory, arenas, team, threads }),
    close: team.close,
  };
}

/** @throws UsageError ENGINE_THREADS */
export function assertThreads(threads: number): void {
  if (Number.isInteger(threads) && threads >= 1 && threads <= MAX_THREADS) return;
  throw new UsageError('ENGINE_THREADS', `the wasm engine runs on 1 to ${MAX_THREADS} threads`, {
    details: { threads },
  });
}
