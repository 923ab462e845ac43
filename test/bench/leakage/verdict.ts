/**
 * What an assessment comes to: how often each attack found what it looked for against chance, and what is wrong, in words.
 * @module
 */
import { type Assessment, type ControlTally, KEPT, type Tally } from './assess.ts';
import { ALARM, binomialTail, mostHits } from './statistics.ts';
import { worst } from './uniformity.ts';

/** Recovery of an attack against chance: 1 is chance. All layers together. */
export interface Recovery {
  readonly attack: string;
  readonly rows: number;
  readonly first: number;
  readonly kept: number;
  readonly items: number;
  /** Nearest tenth, against a tenth. */
  readonly timesChance: number;
}

export function recoveries(tallies: readonly Tally[]): Recovery[] {
  return [...Map.groupBy(tallies, ({ attack }) => attack)].map(([attack, of]) => {
    const sum = (pick: (one: Tally) => number): number => of.reduce((total, one) => total + pick(one), 0);
    const [rows, first, kept, items] = [
      sum((t) => t.rows),
      sum((t) => t.first),
      sum((t) => t.kept),
      of[0]!.items,
    ];
    return {
      attack,
      rows,
      first,
      kept,
      items,
      timesChance: kept / (rows * (Math.floor(items * KEPT) / items)),
    };
  });
}

/** Worst of a control over its layers, each by the attack that does best there. */
export function controlRecovery(controls: readonly ControlTally[]): { control: string; recovery: number }[] {
  return [...Map.groupBy(controls, ({ control }) => control)].map(([control, of]) => ({
    control,
    recovery: Math.min(
      ...[...Map.groupBy(of, ({ layer }) => layer).values()].map((at) =>
        Math.max(...at.map((t) => t.first / t.rows)),
      ),
    ),
  }));
}

export const WEAKEST_CONTROL = 0.95;
export const MOST_TIMES_CHANCE = 2;

/** What is wrong, in words: a mode that leaks, or an attack that is broken. */
export function verdict(assessment: Assessment): string[] {
  const { tallies, controls, distinguished, distinguishedControls, reused, reusedByChance } = assessment;
  const wrong: string[] = [];
  const demand = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(`${assessment.mode}, ${assessment.model}: ${what}`);
  };
  for (const [what, made] of Object.entries({ tallies, controls, distinguished, distinguishedControls })) {
    demand(made.length > 0, `no ${what}: nothing was attacked`);
  }
  for (const { attack, rows, first, kept, items, timesChance } of recoveries(tallies)) {
    const most = Math.floor(MOST_TIMES_CHANCE * rows * KEPT);
    demand(binomialTail(rows, KEPT, most + 1) <= ALARM, `${rows} rows are too few for ${attack}`);
    demand(kept <= most, `${attack} finds ${timesChance.toFixed(2)} times as many as chance`);
    demand(
      first <= mostHits(rows, 1 / items),
      `${attack} names ${first} of ${rows} rows, one of ${items} by chance`,
    );
  }
  for (const { score, auc, slack } of distinguished) {
    demand(slack < 0.5, `too few pairs for ${score}: no AUC would be beyond chance`);
    demand(
      Math.abs(auc - 0.5) <= slack,
      `${score} tells the same prompt from another: AUC ${auc.toFixed(4)}`,
    );
  }
  demand(reusedByChance < ALARM, 'too many rows to tell a mask used twice from chance');
  demand(reused === 0, `${reused} masks are used twice`);
  const off = worst(assessment.deviations);
  demand(off.share <= 1, `not uniform: ${off.test}, ${off.share.toFixed(2)} times its limit`);
  for (const { control, recovery } of controlRecovery(controls)) {
    demand(
      recovery >= WEAKEST_CONTROL,
      `the attack on ${control} is broken: ${(100 * recovery).toFixed(1)} %`,
    );
  }
  for (const { control, auc } of distinguishedControls) {
    demand(
      auc >= WEAKEST_CONTROL && auc <= 1,
      `the distinguisher is broken on ${control}: AUC ${auc.toFixed(3)}`,
    );
  }
  demand(assessment.plainDeviation.share > 10, 'the test of uniformity is broken: it passes plain rows');
  return wrong;
}
