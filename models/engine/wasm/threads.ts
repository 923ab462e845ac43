/**
 * The threads of one engine: the caller is thread 0, the others are workers on the same memory. They meet in the
 * kernels (assembly/threads.ts); what happens here is their start, their end, and what to do when one dies.
 * @module
 */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { InternalError, UnavailableError, type VeilmeshError } from '../../../crypto/core/errors.ts';
import { STEP_DONE } from './assembly/layout.ts';
import { controlWords, halt, startJob } from './control.ts';
import { instantiate, type WorkerData } from './kernels.ts';
import type { Tape } from './tape.ts';

export interface Threads {
  /**
   * Has the threads to itself until `job` ends; within it, `pass` runs a tape over the rows of its input.
   * @throws InternalError ENGINE_WORKER_LOST | ENGINE_TRAPPED, and then always; UnavailableError ENGINE_CLOSED
   */
  run<T>(job: (pass: Pass) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type Pass = (tape: Pick<Tape, 'address' | 'length' | 'rowTable'>, rows: number) => Promise<void>;

/** How long the caller may sleep at one barrier before it looks whether a worker has died. */
const SLICE_NS = 20_000_000n;

/** Starts `count - 1` workers. @throws InternalError ENGINE_WORKER_LOST when one does not come up */
export async function startThreads(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  count: number,
): Promise<Threads> {
  const kernels = instantiate(module, memory);
  const control = controlWords(memory);
  let failure: VeilmeshError | null = null;
  let busy: Promise<void> | null = null;

  const fail = (error: VeilmeshError): void => {
    failure ??= error;
    halt(memory);
  };
  const lost = (cause?: unknown): void =>
    fail(
      new InternalError('ENGINE_WORKER_LOST', 'a compute thread of the wasm engine has died', {
        details: { threads: count },
        hint: 'restart this process; if it happens again: veilmesh doctor',
        cause,
      }),
    );
  const step = (from: number, arrived: 0 | 1): number => {
    try {
      return kernels.step(0, count, from, arrived, SLICE_NS);
    } catch (cause) {
      fail(new InternalError('ENGINE_TRAPPED', 'a kernel of the wasm engine trapped', { cause }));
      throw failure!;
    }
  };

  const workers: Worker[] = [];
  const ready: Promise<void>[] = [];
  for (let thread = 1; thread < count; thread++) {
    const workerData: WorkerData = { module, memory, thread, threads: count };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, execArgv: [] });
    workers.push(worker);
    ready.push(
      new Promise((resolve, reject) => {
        worker.once('message', () => resolve());
        worker.once('error', (error) => lost(error));
        worker.once('exit', () => {
          lost();
          reject(failure);
        });
      }),
    );
  }
  const close = async (): Promise<void> => {
    fail(new UnavailableError('ENGINE_CLOSED', 'the wasm engine has been closed'));
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  try {
    await Promise.all(ready);
  } catch (error) {
    await close();
    throw error;
  }
  for (const worker of workers) worker.unref(); // an engine left open must not keep the process alive

  const pass: Pass = async (tape, rows) => {
    startJob(control, tape, rows);
    let at = step(0, 0);
    while (at >= 0) {
      await setImmediate();
      at = step(at, 1);
    }
    if (at === STEP_DONE) return;
    lost(); // halted by a worker whose own error is still on its way
    throw failure!;
  };

  return {
    async run(job) {
      while (busy) await busy;
      if (failure) throw failure;
      const { promise, resolve } = Promise.withResolvers<void>();
      busy = promise;
      try {
        return await job(pass);
      } finally {
        busy = null;
        resolve();
      }
    },
    close,
  };
}
