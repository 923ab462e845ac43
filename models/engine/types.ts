/**
 * What every engine offers. An engine is admitted only after the conformance run against the reference.
 * @module
 */
import type { Program } from '../program/types.ts';

export interface Engine {
  /** 'reference' | 'wasm' | 'tfjs-cpu' | 'tfjs-wasm' | 'tfjs-gpu' */
  readonly name: string;
  /** Threads that compute (1 where the engine has none of its own). */
  readonly threads: number;
  /** Validates nothing: callers pass a validated program and the weights bytes of exactly that program. */
  load(program: Program, weights: Uint8Array): Promise<LoadedProgram>;
  close(): Promise<void>;
}

export interface LoadedProgram {
  /**
   * Runs one step. `input` holds the program's inputs side by side per row: row i is
   * [inputs[0] row i | inputs[1] row i | ...], so its length is rows * Σ width. The result is laid out the
   * same way over `outputs` (with 1 row where the outputs have rows = 1). The caller owns both arrays.
   */
  run(input: Int32Array, rows: number): Promise<Int32Array>;
  unload(): void;
}
