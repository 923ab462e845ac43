/**
 * The first of the three clocks: how long a step may take before another route is sought. Three times the
 * moving p99 of recent steps, so that a slow chain is not taken for a dead one. (The second is the host's
 * ping of every connection, the third the directory's lease.)
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';

const FACTOR = 3;
const QUANTILE = 0.99;

export interface DeadlineOptions {
  /** Never shorter than this, which also holds until the first sample. */
  readonly floorMs: number;
  /** Never longer than this. */
  readonly ceilingMs: number;
  /** How many recent steps count; 128 when left out. */
  readonly window?: number;
}

export interface Deadline {
  /** Duration of one completed step in milliseconds. */
  record(durationMs: number): void;
  /** Milliseconds the next step may take. */
  currentMs(): number;
}

/** @throws UsageError MESH_DEADLINE_BOUNDS */
export function createDeadline({ floorMs, ceilingMs, window = 128 }: DeadlineOptions): Deadline {
  if (!(floorMs > 0 && floorMs <= ceilingMs && window >= 1)) {
    throw new UsageError('MESH_DEADLINE_BOUNDS', 'need 0 < floorMs <= ceilingMs and window >= 1');
  }
  const samples: number[] = [];
  let at = 0;
  let current = floorMs;

  function record(durationMs: number): void {
    samples[at] = durationMs;
    at = (at + 1) % window;
    const sorted = samples.toSorted((a, b) => a - b);
    const p99 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * QUANTILE))]!;
    current = Math.min(ceilingMs, Math.max(floorMs, FACTOR * p99));
  }

  return { record, currentMs: () => current };
}
