/**
 * The cheapest draw rate and coverage under which cheating loses.
 * @module
 */
import { MAX_CELLS_DRAWN } from '../checks/draws.ts';
import { decidableOf, neededDetection, type Setting, soundnessOf } from './cheats.ts';
import { checkCost, checkSeconds } from './cost.ts';
import type { GasOfMoves } from './gas.ts';

export interface Choice {
  /** Share of segments drawn, and cells of a drawn hop. */
  readonly drawRate: number;
  readonly cells: number;
  /** USD of checks for one segment. */
  readonly perSegment: number;
  /** Share of a fully busy node's time that its proofs take: above 1 it cannot keep up. */
  readonly load: number;
  /** The cheat that asks for so much. */
  readonly because: string;
}

/** Share of time that proving takes of a node that signs as many claims as it can. */
export const provingLoad = (
  { workload, watching, claimsPerSecond }: Setting,
  drawRate: number,
  cells: number,
): number => ((claimsPerSecond * drawRate * watching.opened) / workload.hops) * checkSeconds(workload, cells);

/**
 * Checks that can decide, i.e. of cheats with a false cell. Audits are counted where they are made.
 * @returns null where no draw rate is enough: the stake is too small for the lag
 */
export function chooseChecks(setting: Setting, gas: GasOfMoves): Choice | null {
  const { workload, watching, prices } = setting;
  let best: Choice | null = null;
  for (let cells = 1; cells <= MAX_CELLS_DRAWN; cells++) {
    const needed = rateFor(setting, cells);
    if (needed === null || needed.drawRate > 1) continue;
    const perSegment =
      needed.drawRate * watching.opened * checkCost({ workload, prices, gas, cellsDrawn: cells });
    if (best !== null && best.perSegment <= perSegment) continue;
    best = { ...needed, cells, perSegment, load: provingLoad(setting, needed.drawRate, cells) };
  }
  return best;
}

function rateFor(setting: Setting, cells: number): Pick<Choice, 'drawRate' | 'because'> | null {
  const { workload, watching } = setting;
  const seen = watching.audited * watching.available;
  let most: { drawRate: number; because: string } = { drawRate: 0, because: 'none' };
  for (const cheat of decidableOf(workload)) {
    const detection = neededDetection(cheat, setting);
    if (detection === null) return null;
    const byChecks = Math.max(0, 1 - (1 - detection) / (1 - seen));
    const soundness = soundnessOf(cheat, workload, cells, watching.foldsWatched);
    const drawRate = (byChecks * workload.hops) / (soundness * watching.opened);
    if (drawRate > most.drawRate) most = { drawRate, because: cheat.name };
  }
  return most;
}
