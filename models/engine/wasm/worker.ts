/**
 * One worker thread: after saying that it is ready it stays inside the kernels until the engine halts.
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads';
import { halt } from './control.ts';
import { instantiate, type WorkerData } from './kernels.ts';

const { module, memory, thread, threads } = workerData as WorkerData;
try {
  const kernels = instantiate(module, memory);
  parentPort!.postMessage('ready');
  kernels.work(thread, threads);
} catch (error) {
  halt(memory);
  throw error;
}
