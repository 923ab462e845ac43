/**
 * Figures of the last while, sampled: for plots. A bounded ring in memory, gone with the process.
 * @module
 */
import type { ApiFigures, ApiHistory } from './api-types.ts';

export interface History {
  /** What an answer that was just given took. */
  add(sample: Sample): void;
  list(): ApiHistory;
  /** Null before the first. */
  last(): ApiFigures | null;
  stop(): Promise<void>;
}

export interface Sample {
  /** Tokens, and the time it took to draw them. */
  readonly tokens: number;
  readonly ms: number;
  /** Network, queue and compute of each hop, a step's mean, in milliseconds. */
  readonly hopMs: readonly number[];
}

/** What only the mesh and its chain know. */
export type Seen = Omit<ApiFigures, 'at' | 'tokensPerSecond' | 'hopP50Ms' | 'hopP99Ms'>;

export const HISTORY_TIMES = { everyMs: 5_000, points: 720 } as const;
/** For so many intervals whoever has asked for the list looks. */
const LOOKING_TIMES = 3;
/** Of one interval. */
const MAX_SAMPLES = 4_096;

/** Where a point's figures come from, once an interval. */
export interface HistorySource {
  /** Whether somebody listens to them. */
  listened(): boolean;
  /** Asks mesh and chain, for whoever looks; what it throws leaves that point out. */
  look(): Promise<Seen>;
  /** Asks nobody: what this process knows by itself, while nobody looks. */
  glance(): Seen;
}

/** @param onPoint told of each point */
export function createHistory(
  source: HistorySource,
  onPoint: (figures: ApiFigures) => void,
  times: Readonly<Record<keyof typeof HISTORY_TIMES, number>> = HISTORY_TIMES,
): History {
  const points: ApiFigures[] = [];
  let samples: Sample[] = [];
  let sampling: Promise<void> = Promise.resolve();
  let busy = false;
  let listedAt = Number.NEGATIVE_INFINITY;
  const looking = (): boolean =>
    source.listened() || performance.now() - listedAt < LOOKING_TIMES * times.everyMs;

  async function sample(): Promise<void> {
    const seen = looking() ? await source.look() : source.glance();
    const taken = samples;
    samples = [];
    const point = { at: Date.now(), ...speedOf(taken), ...seen };
    points.push(point);
    if (points.length > times.points) points.shift();
    onPoint(point);
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    sampling = sample()
      .catch(() => {})
      .finally(() => {
        busy = false;
      });
  }, times.everyMs);
  timer.unref();

  return {
    add(sample) {
      if (samples.length < MAX_SAMPLES) samples.push(sample);
    },
    list() {
      listedAt = performance.now();
      return { everyMs: times.everyMs, points: [...points] };
    },
    last: () => points.at(-1) ?? null,
    async stop() {
      clearInterval(timer);
      await sampling;
    },
  };
}

/** Of what was answered in one interval; nulls where nothing was. */
export function speedOf(
  samples: readonly Sample[],
): Pick<ApiFigures, 'tokensPerSecond' | 'hopP50Ms' | 'hopP99Ms'> {
  const drawn = samples.filter(({ tokens, ms }) => tokens > 0 && ms > 0);
  const ms = drawn.reduce((sum, one) => sum + one.ms, 0);
  const tokens = drawn.reduce((sum, one) => sum + one.tokens, 0);
  const hops = samples.flatMap(({ hopMs }) => hopMs).sort((a, b) => a - b);
  return {
    tokensPerSecond: ms === 0 ? null : (1_000 * tokens) / ms,
    hopP50Ms: quantile(hops, 0.5),
    hopP99Ms: quantile(hops, 0.99),
  };
}

const quantile = (sorted: readonly number[], q: number): number | null =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? null;
