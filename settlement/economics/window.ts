/**
 * How long a window must be, from stake, value at risk and the lag until something wrong is noticed; and what must outlast it.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';

/** Seconds until a watcher that does notice has its challenge on the chain: at least `fixed`, then exponential. */
export interface DetectionLag {
  /** Fetching, verifying or re-executing, and inclusion in a block. */
  readonly fixed: number;
  /** Mean of what comes on top: polling, queues, watchers that are away. */
  readonly mean: number;
}

/** Chance that nobody challenged within the window. */
export const missedWithin = (window: number, { fixed, mean }: DetectionLag): number =>
  window <= fixed ? 1 : Math.exp(-(window - fixed) / mean);

/**
 * The shortest window in which a false batch does not pay: with V at risk and L lost for good when caught, V·m < L·(1 - m) for the
 * chance m to be missed, so m < L/(V + L).
 * @param valuePerSecond what else may be taken in each second that the window stays open; V grows with the window
 * @throws UsageError ECONOMICS_WINDOW_UNBOUNDED when nothing is lost
 */
export function shortestWindow(at: {
  readonly loss: number;
  readonly value: number;
  readonly valuePerSecond: number;
  readonly lag: DetectionLag;
}): number {
  if (at.loss <= 0) {
    throw new UsageError('ECONOMICS_WINDOW_UNBOUNDED', 'no window deters somebody who loses nothing', {
      hint: 'a bond or a stake whose slash is burned in part',
    });
  }
  // m falls exponentially and V grows linearly: the fixed point is reached from below
  let window = at.lag.fixed;
  for (;;) {
    const value = at.value + at.valuePerSecond * window;
    const next = at.lag.fixed + at.lag.mean * Math.log((value + at.loss) / at.loss);
    if (next - window < 1e-6 * Math.max(1, next)) return next;
    window = next;
  }
}

/** Seconds of a check's game, in the order in which they pass. */
export interface CheckTimes {
  readonly openWindow: number;
  readonly publishTime: number;
  readonly proveTime: number;
  readonly foldWindow: number;
  /** Between two rounds of the beacon, with its lead: what a draw waits for at most. */
  readonly round: number;
}

/** Seconds from the posting of a claim to the end of its check at the latest, for the `turn`-th open check of a node. */
export const longestCheck = (
  { openWindow, publishTime, proveTime, foldWindow, round }: CheckTimes,
  turn: number,
): number => openWindow + turn * (publishTime + proveTime) + round + foldWindow;

/**
 * Seconds from a wrong claim until its node is out: posted, drawn, opened after `opening`, and answered as late as allowed or
 * not at all.
 */
export const checkLag = (
  { publishTime, proveTime, foldWindow, round }: CheckTimes,
  { posting, opening, turn }: { readonly posting: number; readonly opening: number; readonly turn: number },
): number => posting + round + opening + turn * (publishTime + proveTime) + round + foldWindow;
