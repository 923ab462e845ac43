/**
 * What every engine offers. An engine is admitted only after the conformance run against the reference.
 * @module
 */
import type { Sampling } from '../program/sampling.ts';
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

/** One token sequence: how far it is, and what attention remembers of it. Encoders remember nothing. */
export interface Sequence {
  /** Rows that have been run; the absolute position of the next one. */
  readonly position: number;
  /** Gives its memory back; a closed sequence takes no more steps. */
  close(): void;
}

export interface Step {
  readonly sequence: Sequence;
  /**
   * The program's inputs side by side per row: row i is [inputs[0] row i | inputs[1] row i | ...], so its length is
   * rows * Σ width.
   */
  readonly input: Int32Array;
  readonly rows: number;
}

export interface LoadedProgram {
  /**
   * A new sequence with room for `positions` rows (0 for programs without sequences).
   * @param sampling how `sample` draws; greedily without it
   * @throws UsageError CONTEXT_TOO_LONG beyond what the program allows; UnavailableError ENGINE_MEMORY
   */
  open(positions: number, sampling?: Sampling | null): Sequence;
  /**
   * Runs one step of each of several sequences, in one pass where the operations allow it; the results are laid out
   * like the inputs over `outputs` (with 1 row where the outputs have rows = 1). The caller owns all arrays. A failed
   * run leaves every sequence where it was.
   * @throws UsageError CONTEXT_FULL | SEQUENCE_UNKNOWN | SEQUENCE_TWICE | PROGRAM_ROWS | PROGRAM_INPUT_LENGTH |
   * PROGRAM_ID_RANGE; VerificationError PROGRAM_INPUT_RANGE
   */
  run(steps: readonly Step[]): Promise<Int32Array[]>;
  unload(): void;
}
