/**
 * The compiled kernels, and one instance of them on a shared memory.
 * @module
 */
import { readFile } from 'node:fs/promises';

export interface Kernels {
  step(thread: number, threads: number, from: number, arrived: 0 | 1, timeoutNs: bigint): number;
  work(thread: number, threads: number): void;
  /** 0 when the rows of a check's record hold (ring-check.ts). */
  check(record: number, rows: number): number;
}

/** What a worker is started with. */
export interface WorkerData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly thread: number;
  readonly threads: number;
}

export async function compiledKernels(): Promise<WebAssembly.Module> {
  return await WebAssembly.compile(await readFile(new URL('./kernels.wasm', import.meta.url)));
}

export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
