/**
 * The compiled kernels, and instances of them on a memory.
 * @module
 */
import { readFile } from 'node:fs/promises';

export interface Kernels {
  step(thread: number, threads: number, from: number, arrived: 0 | 1, timeoutNs: bigint): number;
  work(thread: number, threads: number): void;
  /** Whether products in the ring may be made of quarters (assembly/quarters.ts). */
  wholeBytes(): 0 | 1;
}

/** The kernels of one row of a product (ring-check.ts), on memory that is not shared. */
export interface RowKernels {
  /** Takes the corrections off the row of a check's record. */
  unmask(record: number): void;
  /** 0 when that row holds. */
  check(record: number): number;
}

/** What a worker is started with. */
export interface WorkerData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly thread: number;
  readonly threads: number;
}

export const compiledKernels = (): Promise<WebAssembly.Module> => compiled('kernels.wasm');

async function compiled(name: string): Promise<WebAssembly.Module> {
  return await WebAssembly.compile(await readFile(new URL(name, import.meta.url)));
}

export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}

export async function rowKernels(memory: WebAssembly.Memory): Promise<RowKernels> {
  const module = await compiled('check.wasm');
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as RowKernels;
}
