/**
 * Progress of a transfer for people: bytes, rate, time left.
 * @module
 */
import type { Stages } from '../../stages.ts';

export interface Meter {
  /** `bytes` of the whole are here now. */
  at(bytes: number): void;
}

const INTERVAL_MS = 200;
const MB = 1e6;

/** @param resumed bytes that were here before; they do not count for the rate */
export function createMeter(what: string, total: number, resumed: number, stages: Stages): Meter {
  const startedAt = performance.now();
  let toldAt = 0;
  return {
    at: (bytes) => {
      const now = performance.now();
      if (now - toldAt < INTERVAL_MS && bytes < total) return;
      toldAt = now;
      const rate = Math.max(1, bytes - resumed) / Math.max(1e-3, (now - startedAt) / 1_000);
      const left = Math.max(0, (total - bytes) / rate);
      stages.progress(
        'download',
        `${what}: ${(bytes / MB).toFixed(1)} of ${(total / MB).toFixed(1)} MB, ${(rate / MB).toFixed(1)} MB/s, ${left.toFixed(0)} s left`,
        { done: bytes, of: total, unit: 'bytes', rate, etaSeconds: left },
      );
    },
  };
}
