/**
 * What a conviction costs (contracts/NodeRegistry.sol). Amounts in any one unit of value.
 * @module
 */

export interface SlashTerms {
  /** Share of the stake that a lone conviction takes, 0 to 1. */
  readonly base: number;
  /** k and γ of the correlated part. */
  readonly factor: number;
  readonly power: number;
  /** Shares of what is taken, 0 to 1 together; the rest is burned. */
  readonly challengerShare: number;
  readonly victimShare: number;
}

/**
 * S·min(1, base + (k·C/S_tot)^γ).
 * @param convicted C: stake convicted within the correlation window, this one included
 * @param total S_tot: all stake
 */
export function slashed(
  stake: number,
  { base, factor, power }: SlashTerms,
  convicted: number,
  total: number,
): number {
  return stake * Math.min(1, base + ((factor * convicted) / total) ** power);
}

/** What is burned of a slash. A cheat may challenge itself and be its own client, so it loses this much and no more. */
export const burned = (amount: number, { challengerShare, victimShare }: SlashTerms): number =>
  amount * (1 - challengerShare - victimShare);

/** The least that a lone cheat loses for good: the correlated part counts as nothing. */
export const leastLoss = (stake: number, terms: SlashTerms): number =>
  burned(stake * Math.min(1, terms.base), terms);
