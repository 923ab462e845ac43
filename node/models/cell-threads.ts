/**
 * Threads for the jobs of committing to cells: each has one at a time, and what waits is not yet made.
 * @module
 */
import { Worker } from 'node:worker_threads';
import { type CellJobs, type CellKind, type CellResults, createCellJobs, type OnRows } from './cell-jobs.ts';

/** What a thread is told to do. */
export interface CellOrder<K extends CellKind> {
  readonly kind: K;
  readonly job: CellJobs[K];
}

/** What a thread says of it. */
export type CellNews = { readonly done: number } | { readonly result: CellResults[CellKind] };

export interface CellThreads {
  /**
   * @param make called when a thread is free for the job; weights are moved there, so it copies them
   * @throws what the first job that failed on any thread has failed with
   */
  run<K extends CellKind>(kind: K, make: () => CellJobs[K], onRows?: OnRows): Promise<CellResults[K]>;
  /** Ends them, whatever they do. */
  close(): Promise<void>;
}

interface Task {
  readonly onRows: OnRows;
  start(worker: Worker): void;
  resolve(result: CellResults[CellKind]): void;
  reject(error: unknown): void;
}

/** @param count 0: jobs are done on this thread */
export function openCellThreads(count: number): CellThreads {
  if (count === 0) return { run: createLocal(), close: async () => {} };
  const waiting: Task[] = [];
  const busy = new Map<Worker, Task>();
  let failure: { readonly error: unknown } | undefined;
  const all = Array.from({ length: count }, () => new Worker(new URL('./cell-worker.ts', import.meta.url)));
  const idle = [...all];
  const next = (): void => {
    while (idle.length > 0 && waiting.length > 0) {
      const worker = idle.pop()!;
      const task = waiting.shift()!;
      busy.set(worker, task);
      task.start(worker);
    }
  };
  for (const worker of all) {
    worker.on('message', (news: CellNews) => {
      const task = busy.get(worker);
      if ('done' in news) {
        task?.onRows(news.done);
        return;
      }
      busy.delete(worker);
      idle.push(worker);
      task?.resolve(news.result);
      next();
    });
    worker.on('error', (error) => {
      failure ??= { error };
      for (const task of [...busy.values(), ...waiting.splice(0)]) task.reject(failure.error);
    });
  }
  return {
    run: (kind, make, onRows = () => {}) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) throw failure.error;
        waiting.push({
          onRows,
          start: (worker) => {
            const order = { kind, job: make() };
            worker.postMessage(order, weightsOf(order));
          },
          resolve: resolve as Task['resolve'],
          reject,
        });
        next();
      }),
    close: async () => {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

function createLocal(): CellThreads['run'] {
  let jobs: ReturnType<typeof createCellJobs> | undefined;
  return async (kind, make, onRows = () => {}) => {
    jobs ??= createCellJobs();
    const work = await jobs;
    return work[kind](make(), onRows);
  };
}

const weightsOf = (order: CellOrder<CellKind>): readonly ArrayBuffer[] =>
  order.kind === 'rows'
    ? (order.job as CellJobs['rows']).map(({ values }) => values.buffer as ArrayBuffer)
    : [];
