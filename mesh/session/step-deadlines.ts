/**
 * How long a step may take before its chain is given up, learnt for each kind of step apart: a chunk of 128 rows
 * takes many times as long as one row, and the first of a kind, for which there is no measure yet, has the ceiling.
 * @module
 */
import { createDeadline, type Deadline } from '../wire/deadline.ts';

export interface StepDeadlines {
  /** Duration of one answered step in milliseconds. */
  record(rows: number, durationMs: number): void;
  /** Milliseconds the next step of this many rows may take. */
  currentMs(rows: number): number;
}

export function createStepDeadlines(options: {
  readonly floorMs: number;
  readonly ceilingMs: number;
}): StepDeadlines {
  const kinds = new Map<number, Deadline>();
  /** Powers of two: few kinds, each with steps of like length. */
  const kindOf = (rows: number): number => Math.ceil(Math.log2(Math.max(1, rows)));
  return {
    record(rows, durationMs) {
      const kind = kindOf(rows);
      const deadline = kinds.get(kind) ?? createDeadline(options);
      deadline.record(durationMs);
      kinds.set(kind, deadline);
    },
    currentMs: (rows) => kinds.get(kindOf(rows))?.currentMs() ?? options.ceilingMs,
  };
}
