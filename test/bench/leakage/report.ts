/**
 * What was found, as tables, plots and JSON.
 * @module
 */
import type { Axis, Plot, Series } from '../../sim/plot.ts';
import { percent, type Table } from '../../sim/table.ts';
import { type Assessment, controlRecovery, KEPT, recoveries, type Tally, verdict } from './assess.ts';
import { worstAuc } from './distinguisher.ts';
import { worst } from './uniformity.ts';

const times = (value: number): string => value.toFixed(2);
const share = (tallies: readonly Tally[]): number =>
  tallies.reduce((sum, { first }) => sum + first, 0) / tallies.reduce((sum, { rows }) => sum + rows, 0);

/** One line an attack on the wire. */
export function wireTable({ tallies, distinguished, reused, deviations }: Assessment): Table {
  const off = worst(deviations);
  const told = worstAuc(distinguished);
  return {
    columns: ['attack', 'rows', 'first of all', `nearest ${percent(KEPT)}`, 'times chance'],
    rows: [
      ...recoveries(tallies).map(({ attack, rows, first, kept, timesChance }) => [
        attack,
        String(rows),
        String(first),
        String(kept),
        times(timesChance),
      ]),
      ['same prompt or not', '', '', `AUC ${told.auc.toFixed(3)}`, `0.5 +- ${told.slack.toFixed(3)}`],
      ['masks used twice', '', '', String(reused), ''],
      ['uniformity', '', '', off.test, `${times(off.share)} of the limit`],
    ],
  };
}

/** One line a control: what of it was recovered at its hardest layer, and by what. */
export function controlTable({ controls, distinguishedControls }: Assessment): Table {
  const aucs = new Map(distinguishedControls.map(({ control, auc }) => [control, auc]));
  return {
    columns: ['control', 'rows', 'recovered', 'best attack at the hardest layer', 'same prompt: AUC'],
    rows: controlRecovery(controls).map(({ control, recovery }) => {
      const own = controls.filter((tally) => tally.control === control);
      const at = own.filter(({ first, rows }) => rows > 0 && first / rows === recovery);
      return [
        control,
        String(own.reduce((sum, { rows }) => sum + rows, 0)),
        percent(recovery),
        at[0] === undefined ? '' : `${at[0].attack}, layer ${at[0].layer}`,
        aucs.get(control)?.toFixed(3) ?? '',
      ];
    }),
  };
}

/** First guesses that were right, by layer: every control, the wire, and chance. */
export function plotOf(assessment: Assessment): Plot {
  const { mode, model, tallies, controls } = assessment;
  const layers = [...new Set(tallies.map(({ layer }) => layer))].sort((a, b) => a - b);
  const line = (name: string, of: (layer: number) => number | undefined): Series => ({
    name,
    points: layers.flatMap((layer) => {
      const value = of(layer);
      return value === undefined ? [] : [[layer, value] as const];
    }),
  });
  const best = (all: readonly Tally[], layer: number): number | undefined => {
    const at = [
      ...Map.groupBy(
        all.filter((t) => t.layer === layer),
        ({ attack }) => attack,
      ).values(),
    ];
    return at.length === 0 ? undefined : Math.max(...at.map(share));
  };
  const items = tallies[0]!.items;
  const y: Axis = { label: 'rows named right at the first guess', percent: true, from: 0, to: 1 };
  return {
    title: `${mode}, ${model}: what the best attack recovers`,
    subtitle: `${items} candidates; chance is ${percent(1 / items)}`,
    x: { label: 'layer', from: 0, to: Math.max(1, ...layers) },
    y,
    series: [
      line(`wire of ${mode}`, (layer) => best(tallies, layer)),
      ...[...Map.groupBy(controls, ({ control }) => control)].map(([control, of]) =>
        line(control, (layer) => best(of, layer)),
      ),
    ],
  };
}

/** What --json prints, one object an assessment. */
export function jsonOf(assessment: Assessment): object {
  const { mode, model, tallies, controls, distinguished, reused, deviations, distinguishedControls } =
    assessment;
  return {
    mode,
    model,
    wrong: verdict(assessment),
    attacks: recoveries(tallies),
    byLayer: tallies,
    controls: controlRecovery(controls),
    controlsByLayer: controls,
    distinguished,
    distinguishedControls,
    reused,
    uniformity: worst(deviations),
  };
}
