/**
 * What a node could do instead of its work, what that brings, and whether it pays under a deployment's terms.
 *
 * **A drawn node is no fool.** It keeps its inputs, so when it is drawn it can still compute honestly and publish honest
 * commitments; only its outputs were fixed when it signed. What is left of a wrong answer is then one false cell a wrong position, the
 * one that writes the output edge, however much was skipped. So a cheat's soundness counts those cells alone, not all that
 * were computed wrongly; a node that does not take the trouble is caught sooner.
 * @module
 */
import {
  checkedShare,
  coverageSoundness,
  type Detection,
  detectionPerClaim,
  detectionWithin,
} from './detection.ts';
import type { Prices } from './prices.ts';
import { leastLoss } from './slashing.ts';
import { coveredBribe, expectedProfit, requiredDetection, requiredLoss, type Temptation } from './stake.ts';
import type { Terms } from './terms.ts';
import { checkLag } from './window.ts';
import { cellsOf, nodeFee, type Workload } from './workload.ts';

/** Who looks, and how busy a node is: nothing of it is in the contracts. */
export interface Watching {
  /** Chance that a drawn check is opened by anybody. */
  readonly opened: number;
  /** Seconds after the draw until then. */
  readonly openingSeconds: number;
  /** Chance that a false fold is shown before the contest's window closes. */
  readonly foldsWatched: number;
  /** φ: share of the claims that an audit re-executes, and w: of the audits, those that end on the chain. */
  readonly audited: number;
  readonly available: number;
}

export interface Setting {
  readonly workload: Workload;
  readonly terms: Terms;
  readonly prices: Prices;
  readonly watching: Watching;
  /** λ: claims a node signs in a second at most. */
  readonly claimsPerSecond: number;
  /** Seconds until a claim is in a posted batch. */
  readonly postingSeconds: number;
  /** How often the deadlines count of the check that convicts: once for each open check of the node (settlement/PROTOCOL.md, "Moves"). */
  readonly turns: number;
}

export interface Cheat {
  readonly name: string;
  readonly does: string;
  /** Share of the claim's work that it saves; of the fee it gains as much, even if nothing else paid for the machine. */
  saves(workload: Workload): number;
  /** Of its cells, how many are false whatever it does when it is drawn. */
  wrong(workload: Workload): number;
  /** `proof`: must answer with true cells. `fold`: proves false ones under false folds. `silence`: never answers. */
  readonly answer: 'proof' | 'fold' | 'silence';
}

const everyPosition = ({ positions }: Workload): number => positions;
const all = (): number => 1;

/** Share of a hop's work that attention is at short contexts, at most. Assumed. */
const UNPROVEN_WORK = 0.1;

export const CHEATS: readonly Cheat[] = [
  {
    name: 'model downgrade',
    does: 'serves a smaller or altered model',
    saves: all,
    wrong: everyPosition,
    answer: 'proof',
  },
  {
    name: 'cached answer',
    does: 'returns what it computed for somebody else',
    saves: all,
    wrong: everyPosition,
    answer: 'proof',
  },
  {
    name: 'truncated layer',
    does: 'leaves out half of its layers',
    saves: () => 0.5,
    wrong: everyPosition,
    answer: 'proof',
  },
  {
    name: 'single wrong cell',
    does: 'changes one cell of one position: q = k/N',
    saves: (workload) => 1 / cellsOf(workload),
    wrong: () => 1,
    answer: 'proof',
  },
  {
    name: 'stalling',
    does: 'signs anything and answers no check',
    saves: all,
    wrong: everyPosition,
    answer: 'silence',
  },
  {
    name: 'false fold',
    does: 'serves a smaller model, proves false products under false folds',
    saves: all,
    wrong: everyPosition,
    answer: 'fold',
  },
  {
    name: 'operation without a cell',
    does: 'leaves out what no cell covers yet: no proof shows it, no check convicts',
    saves: () => UNPROVEN_WORK,
    wrong: () => 0,
    answer: 'proof',
  },
];

/** The cheats that exist for this work: where every operation has a cell, none is without. */
export const cheatsOf = (workload: Workload): readonly Cheat[] =>
  CHEATS.filter((cheat) => workload.unproven > 0 || cheat.wrong(workload) > 0);

export interface Verdict {
  readonly cheat: Cheat;
  readonly detection: Detection;
  /** d, and USD: gain of one claim, what is lost for good at least, what would have to be, and expected profit. */
  readonly perClaim: number;
  readonly gain: number;
  readonly loss: number;
  readonly requiredLoss: number;
  /** Ether of stake with which it would not pay. */
  readonly requiredStake: number;
  readonly profit: number;
  /** USD that somebody else may offer for one false answer before it pays. */
  readonly coveredBribe: number;
  /** Seconds from the first cheated claim's check to the end of the node's work. */
  readonly lag: number;
  /** P(K): chance to be noticed within a thousand claims. */
  readonly noticed: number;
  readonly loses: boolean;
}

/** q: a drawn check of this cheat fails. */
export function soundnessOf(
  cheat: Cheat,
  workload: Workload,
  cellsDrawn: number,
  foldsWatched: number,
): number {
  if (cheat.answer === 'silence') return 1;
  const hit = coverageSoundness(cellsOf(workload), cheat.wrong(workload), cellsDrawn);
  return cheat.answer === 'fold' ? hit * foldsWatched : hit;
}

/** How a cheat is noticed, under the setting. What has no false cell is convicted by nobody: an audit only lets its client leave. */
export function detectionOf(cheat: Cheat, { workload, terms, watching }: Setting): Detection {
  const convictable = cheat.wrong(workload) > 0;
  return {
    checked: checkedShare(terms.drawRate, workload.hops, watching.opened),
    soundness: soundnessOf(cheat, workload, terms.cellsDrawn, watching.foldsWatched),
    audited: convictable ? watching.audited : 0,
    available: watching.available,
  };
}

/** What the cheat's bookkeeping looks like before it is weighed against a loss. */
export function temptationOf(cheat: Cheat, setting: Setting): Temptation {
  const { workload, terms, prices, watching, claimsPerSecond, postingSeconds, turns } = setting;
  const fee = nodeFee(workload, terms.nodesShare) * prices.etherUsd;
  const lag = checkLag(terms, { posting: postingSeconds, opening: watching.openingSeconds, turn: turns });
  return {
    gain: cheat.saves(workload) * fee,
    fee: terms.window >= lag ? fee : 0, // paid out by then; its client is refunded out of the slash
    detection: detectionPerClaim(detectionOf(cheat, setting)),
    rate: claimsPerSecond,
    lag,
  };
}

/** USD that a lone cheat with the least stake loses for good. */
export const lossOf = ({ terms, prices }: Setting): number =>
  leastLoss(terms.stake, terms.slash) * prices.etherUsd;

export function judge(cheat: Cheat, setting: Setting): Verdict {
  const temptation = temptationOf(cheat, setting);
  const loss = lossOf(setting);
  const profit = expectedProfit(temptation, loss);
  const required = requiredLoss(temptation);
  return {
    cheat,
    detection: detectionOf(cheat, setting),
    perClaim: temptation.detection,
    gain: temptation.gain,
    loss,
    requiredLoss: required,
    requiredStake: (required / loss) * setting.terms.stake,
    profit,
    coveredBribe: coveredBribe(temptation, loss),
    lag: temptation.lag,
    noticed: detectionWithin(temptation.detection, 1_000),
    loses: profit < 0,
  };
}

/** The least detection under which this cheat would lose; null where the lag alone pays for the stake. */
export const neededDetection = (cheat: Cheat, setting: Setting): number | null =>
  requiredDetection(temptationOf(cheat, setting), lossOf(setting));

/** The cheats that a check can decide: they have a false cell. */
export const decidableOf = (workload: Workload): readonly Cheat[] =>
  cheatsOf(workload).filter((cheat) => cheat.wrong(workload) > 0);

const MOST_TURNS = 1_000;

/**
 * How many open checks a node may have, so that a cheat whose deadlines they lengthen still loses; 0 when it gains by one. A cheat can
 * have checks opened of true claims of its own, so what the contract allows must be no more.
 */
export function turnsThatDeter(setting: Setting): number {
  const loses = (turns: number): boolean =>
    decidableOf(setting.workload).every((cheat) => judge(cheat, { ...setting, turns }).loses);
  let turns = 0;
  while (turns < MOST_TURNS && loses(turns + 1)) turns++;
  return turns;
}
