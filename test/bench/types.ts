/**
 * A measurement. Names are stable: later work compares against them.
 * @module
 */
export interface Bench {
  /** e.g. 'engine.gemv.vs_tfjs_wasm' */
  readonly name: string;
  readonly unit: string;
  /** The goal in words, e.g. '>= 2.5'; the row shows it beside the value and never hides a miss. */
  readonly goal: string;
  run(): Promise<{ readonly value: number; readonly detail: string }>;
}
