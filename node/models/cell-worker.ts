/**
 * One thread that commits to cells: a job comes in, its progress and its result go out.
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { type CellKind, createCellJobs } from './cell-jobs.ts';
import type { CellNews, CellOrder } from './cell-threads.ts';

const tell = (news: CellNews): void => parentPort!.postMessage(news);

const jobs = createCellJobs();
parentPort!.on('message', <K extends CellKind>({ kind, job }: CellOrder<K>) => {
  // a failure ends the thread, and its owner is told
  void jobs.then((work) => tell({ result: work[kind](job, (done) => tell({ done })) }));
});
