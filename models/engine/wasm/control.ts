/**
 * The control block as the TypeScript side drives it (layout.ts).
 * @module
 */
import * as L from './assembly/layout.ts';

const words = (memory: WebAssembly.Memory): Int32Array => new Int32Array(memory.buffer, 0, L.CONTROL_END / 4);

/** Sets the tape for the next job and, where there are workers, wakes them for it. */
export function startJob(
  control: Int32Array,
  { address, length, rowTable }: { address: number; length: number; rowTable: number },
  rows: number,
): void {
  control[L.CONTROL_TAPE / 4] = address;
  control[L.CONTROL_LENGTH / 4] = length;
  control[L.CONTROL_ROW_TABLE / 4] = rowTable;
  control[L.CONTROL_ROWS / 4] = rows;
  Atomics.add(control, L.CONTROL_JOB / 4, 1);
  if (Atomics.load(control, L.CONTROL_JOB_SLEEPERS / 4) > 0) Atomics.notify(control, L.CONTROL_JOB / 4);
}

/** Running -> halted, for good: every thread leaves at its next wait. */
export function halt(memory: WebAssembly.Memory): void {
  const control = words(memory);
  Atomics.store(control, L.CONTROL_HALT / 4, 1);
  for (const word of [L.CONTROL_JOB, L.CONTROL_BARRIER_GENERATION]) {
    Atomics.add(control, word / 4, 1);
    Atomics.notify(control, word / 4);
  }
}

export { words as controlWords };
