/**
 * Whether cheating pays, for one who goes on until it is caught. Values in USD, rates per second, times in seconds.
 *
 * Of claims that are each noticed with chance d, (1 - d)/d pass before the first that is noticed. Each brings the gain g. That
 * one brings nothing, and its fee is lost. Until the verdict takes effect, W seconds later, λ·W further ones bring g each. So
 *
 *     expected profit = g(1 - d)/d + g·λ·W - fee - loss
 *
 * which is negative exactly when loss > g(1 - d)/d - fee + g·λ·W (design/SETTLEMENT, "Economics in code"), where the
 * loss is what the cheat cannot get back: the burned part of the slash (slashing.ts).
 * @module
 */

export interface Temptation {
  /** g: what one unnoticed cheated claim brings above honest work. */
  readonly gain: number;
  /** The node's fee of a claim: it is not paid, or paid back, where the cheat is noticed. */
  readonly fee: number;
  /** d */
  readonly detection: number;
  /** λ: claims a second. */
  readonly rate: number;
  /** W: seconds from the cheat to the end of the node's work. */
  readonly lag: number;
}

/** Claims with gain that a cheat can expect in all: (1 - d)/d + λW. Infinity when nothing notices. */
const expectedClaims = ({ detection, rate, lag }: Omit<Temptation, 'gain' | 'fee'>): number =>
  (detection > 0 ? (1 - detection) / detection : Number.POSITIVE_INFINITY) + rate * lag;

/** The loss above which the cheat does not pay; never below 0. */
export function requiredLoss(temptation: Temptation): number {
  const { gain, fee } = temptation;
  return gain === 0 ? 0 : Math.max(0, gain * expectedClaims(temptation) - fee);
}

/** Stake such that the part of it that is lost for good is the required loss. */
export const requiredStake = (temptation: Temptation, lossPerStake: number): number =>
  requiredLoss(temptation) / lossPerStake;

/** Expected profit of cheating until caught. */
export function expectedProfit(temptation: Temptation, loss: number): number {
  const { gain, fee } = temptation;
  return (gain === 0 ? 0 : gain * expectedClaims(temptation)) - fee - loss;
}

/**
 * What an outsider could add to the gain of one claim, once, before cheating pays: d(loss + fee)/(1 - d) - g. A wrong answer that
 * is worth more to somebody needs an audit of its own.
 */
export const coveredBribe = ({ gain, fee, detection }: Temptation, loss: number): number =>
  detection >= 1
    ? Number.POSITIVE_INFINITY
    : Math.max(0, (detection * (loss + fee)) / (1 - detection) - gain);

/** The detection that makes the cheat lose: the least d with gain·((1 - d)/d + λW) < loss + fee; null where lag alone pays. */
export function requiredDetection(
  { gain, fee, rate, lag }: Omit<Temptation, 'detection'>,
  loss: number,
): number | null {
  const left = loss + fee - gain * rate * lag;
  return left <= 0 ? null : gain / (gain + left);
}
