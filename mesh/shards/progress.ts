/**
 * What a transfer tells whoever watches it.
 * @module
 */
export interface ShardProgress {
  /** checking what is on disk | fetching | hashing the whole file | in place */
  readonly stage: 'check' | 'fetch' | 'verify' | 'done';
  /** Verified bytes on disk, of `total`. */
  readonly bytes: number;
  readonly total: number;
  /** Bytes per second over this run; 0 until known. */
  readonly rate: number;
  readonly etaMs: number | null;
  /** Peer id at work, or null. */
  readonly source: string | null;
}

export interface Meter {
  /** Verified bytes found on disk; the rate counts from here. */
  start(bytesOnDisk: number): void;
  add(bytes: number): void;
  report(stage: ShardProgress['stage'], source: string | null): void;
}

/** @param now milliseconds, monotone */
export function createMeter(
  total: number,
  onProgress: (progress: ShardProgress) => void,
  now: () => number,
): Meter {
  let bytes = 0;
  let fetched = 0;
  let elapsedBefore = 0;
  let startedAt = now();

  function report(stage: ShardProgress['stage'], source: string | null): void {
    const elapsed = elapsedBefore + now() - startedAt;
    const rate = fetched === 0 || elapsed <= 0 ? 0 : (fetched * 1_000) / elapsed;
    const etaMs = rate === 0 ? null : ((total - bytes) * 1_000) / rate;
    onProgress({ stage, bytes, total, rate, etaMs, source });
  }

  return {
    start: (bytesOnDisk) => {
      bytes = bytesOnDisk;
      if (fetched > 0) elapsedBefore += now() - startedAt;
      startedAt = now();
    },
    add: (count) => {
      bytes += count;
      fetched += count;
    },
    report,
  };
}
