/**
 * Where the time of a step went, as bars: each hop begins where the one before it ended. What is signed runs beside, on a scale of its own.
 * @module
 */
import type { ApiWaterfall } from '../../gateway/api-types.ts';

/** In the order that a hop does them. */
export const PARTS = ['network', 'queue', 'compute', 'mask'] as const;
export type Part = (typeof PARTS)[number];

export interface Bar {
  readonly part: Part;
  /** Of the whole step, 0 to 1. */
  readonly from: number;
  readonly to: number;
}

export interface BarRow {
  readonly bars: readonly Bar[];
  /** Of the longest, 0 to 1. */
  readonly sign: number;
}

export interface Bars {
  /** A step's, all hops and the way back. */
  readonly stepMs: number;
  readonly rows: readonly BarRow[];
  readonly back: Bar;
}

/** Below it a bar would have no width that can be seen, and division none that is a number. */
const LEAST_MS = 1e-6;

export function barsOf({ hops, returnMs }: Pick<ApiWaterfall, 'hops' | 'returnMs'>): Bars {
  const sum = hops.reduce((total, hop) => total + PARTS.reduce((own, part) => own + hop[part], 0), returnMs);
  const stepMs = Math.max(sum, LEAST_MS);
  const longestSign = Math.max(LEAST_MS, ...hops.map(({ sign }) => sign));
  let at = 0;
  const next = (part: Part, ms: number): Bar => {
    const from = at / stepMs;
    at += ms;
    return { part, from, to: at / stepMs };
  };
  const rows = hops.map((hop) => ({
    bars: PARTS.map((part) => next(part, hop[part])),
    sign: hop.sign / longestSign,
  }));
  return { stepMs, rows, back: next('network', returnMs) };
}

/** Of a scale: round steps, five at most. */
export function ticksOf(spanMs: number): number[] {
  const rough = spanMs / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!;
  return Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, i) => i * step);
}
