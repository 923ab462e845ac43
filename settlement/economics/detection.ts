/**
 * How likely a wrong answer is noticed. All values are probabilities from 0 to 1; a "claim" is what one hop signs for one
 * segment, and a cheat is one hop's.
 * @module
 */

/**
 * Soundness q of a drawn check: at least one wrong cell is among the k drawn without repetition of N
 * (settlement/PROTOCOL.md, "Moves", Cells). One wrong cell: k/N exactly.
 */
export function coverageSoundness(cells: number, wrong: number, drawn: number): number {
  let missed = 1;
  for (let i = 0; i < Math.min(drawn, cells); i++) missed *= Math.max(0, cells - wrong - i) / (cells - i);
  return 1 - missed;
}

/** Chances of one claim to be looked at, and what looking is worth. */
export interface Detection {
  /** ρ: the beacon draws the segment and this hop of it, and somebody opens the check. */
  readonly checked: number;
  /** q: a check fails for this cheat. */
  readonly soundness: number;
  /** φ: an audit re-executes the claim. */
  readonly audited: number;
  /** w: the audit takes place and ends on the chain in time. */
  readonly available: number;
}

/** d = 1 - (1 - ρq)(1 - φw), design/SETTLEMENT "Economics in code". Re-execution is exact: an audit misses nothing. */
export const detectionPerClaim = ({ checked, soundness, audited, available }: Detection): number =>
  1 - (1 - checked * soundness) * (1 - audited * available);

/** P(K) = 1 - (1 - d)^K: K cheated claims are not all missed. */
export const detectionWithin = (perClaim: number, claims: number): number => 1 - (1 - perClaim) ** claims;

/**
 * ρ of one hop: its segment is drawn, of `hops` it is this one, and one of the opportunities to open the check is taken.
 * @param drawRate share of segments that the beacon draws
 * @param opened chance that anybody opens a drawn check in time
 */
export const checkedShare = (drawRate: number, hops: number, opened: number): number =>
  (drawRate * opened) / hops;
