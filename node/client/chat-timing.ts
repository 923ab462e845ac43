/**
 * How fast an answer came.
 * @module
 */
import type { Answer } from './answer.ts';
import type { ChatRun } from './chat.ts';

export interface ChatTiming {
  /** Prompt sent to first token drawn. */
  readonly firstTokenMs: number;
  /** After the first. */
  readonly tokensPerSecond: number;
  /** From one token to the next; 0 when there was only one. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The client's own part of a token: head and draw. */
  readonly headMs: number;
}

export function timingOf(
  { times }: Pick<Answer, 'times'>,
  { startedAt, headMs }: Pick<ChatRun, 'startedAt' | 'headMs'>,
): ChatTiming {
  const gaps = times.slice(1).map((at, i) => at - times[i]!);
  const sorted = gaps.toSorted((a, b) => a - b);
  const quantile = (q: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  const decodeMs = gaps.reduce((sum, gap) => sum + gap, 0);
  return {
    firstTokenMs: (times[0] ?? startedAt) - startedAt,
    tokensPerSecond: decodeMs === 0 ? 0 : (gaps.length / decodeMs) * 1_000,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    headMs: headMs / Math.max(1, times.length),
  };
}
