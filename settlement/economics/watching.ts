/**
 * Why anybody should look, and how far it can be left to interest alone. Amounts in USD, probabilities from 0 to 1.
 * @module
 */

/**
 * The share of claims that must be false before opening a drawn check pays for its gas: cost/(reward·soundness). Below it a rational
 * watcher leaves checks alone, so this much cheating is what interest alone cannot end; planted wrong results and watchers
 * paid otherwise (or clients who want to know) close the gap.
 */
export const watchersBreakEven = (cost: number, reward: number, soundness: number): number =>
  reward * soundness <= 0 ? 1 : Math.min(1, cost / (reward * soundness));

/** At least one of `watchers` independent ones looks, each with chance `attention`. */
export const anyLooks = (watchers: number, attention: number): number => 1 - (1 - attention) ** watchers;
