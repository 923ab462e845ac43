/**
 * What was found, as tables, plots and JSON.
 * @module
 */
import type { Axis, Plot, Series } from '../../sim/plot.ts';
import { percent, type Table } from '../../sim/table.ts';
import { type Assessment, KEPT, type Tally } from './assess.ts';
import { worstAuc } from './distinguisher.ts';
import { type MeshAssessment, meshVerdict } from './mesh.ts';
import { type Told, type TraceAssessment, traceVerdict } from './traces.ts';
import { worst } from './uniformity.ts';
import { controlRecovery, recoveries, verdict, WEAKEST_CONTROL } from './verdict.ts';

const times = (value: number): string => value.toFixed(2);
const share = (tallies: readonly Tally[]): number =>
  tallies.reduce((sum, { first }) => sum + first, 0) / tallies.reduce((sum, { rows }) => sum + rows, 0);

/** Attacks that are not made everywhere, and why not where they are not. */
const NOT_EVERYWHERE: readonly (readonly [attack: string, why: string])[] = [
  ['vocabulary, direct', 'prompts of one row alone, and none was asked'],
  ['whole vocabulary', 'language models in veil alone'],
];

/** One line an attack on the wire. */
export function wireTable({ tallies, distinguished, reused, deviations }: Assessment): Table {
  const off = worst(deviations);
  const told = worstAuc(distinguished);
  const made = (name: string): boolean => tallies.some(({ attack }) => attack.startsWith(name));
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
      ...NOT_EVERYWHERE.filter(([name]) => !made(name)).map(([name, why]) => [name, '', '', why, 'not made']),
    ],
  };
}

/** One line a control: what of it was recovered at its hardest layer, and by what. */
export function controlTable({ controls, distinguishedControls, narrow }: Assessment): Table {
  const aucs = new Map(distinguishedControls.map(({ control, auc }) => [control, auc]));
  return {
    columns: ['control', 'rows', 'recovered', 'best attack at the hardest layer', 'same prompt: AUC'],
    rows: [
      ...controlRecovery(controls).map(({ control, recovery }) => {
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
      ...narrow.map((layer) => [
        'none',
        '',
        'not made',
        `layer ${layer} has too few words a row to tell candidates apart`,
        '',
      ]),
    ],
  };
}

/** First guesses that were right, by layer: the wire, chance, and of the controls the one that fares worst. */
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
    const at = all.filter((one) => one.layer === layer && one.rows > 0);
    const shares = [...Map.groupBy(at, ({ attack }) => attack).values()].map(share);
    return shares.length === 0 ? undefined : Math.max(...shares);
  };
  const weakest = (layer: number): number | undefined => {
    const shares = [...Map.groupBy(controls, ({ control }) => control).values()].flatMap(
      (of) => best(of, layer) ?? [],
    );
    return shares.length === 0 ? undefined : Math.min(...shares);
  };
  const { items } = tallies[0]!;
  const y: Axis = { label: 'rows named right at the first guess', percent: true, from: 0, to: 1 };
  return {
    title: `${mode}, ${model}: what the best attack recovers`,
    subtitle: `${items} candidates; of ${new Set(controls.map(({ control }) => control)).size} controls the one that is recovered least`,
    x: { label: 'layer', from: 0, to: Math.max(1, ...layers) },
    y,
    series: [
      line(`wire of ${mode}`, (layer) => best(tallies, layer)),
      line('weakest control', weakest),
      { ...line('what controls have to reach', () => WEAKEST_CONTROL), dashed: true },
      { ...line(`chance (${percent(1 / items)})`, () => 1 / items), dashed: true },
    ],
  };
}

/** What --json prints, one object an assessment. */
export function jsonOf(assessment: Assessment): object {
  const { mode, model, tallies, controls, distinguished, reused, deviations, distinguishedControls, narrow } =
    assessment;
  return {
    mode,
    model,
    wrong: verdict(assessment),
    attacks: recoveries(tallies),
    byLayer: tallies,
    controls: controlRecovery(controls),
    controlsByLayer: controls,
    layersWithoutControls: narrow,
    distinguished,
    distinguishedControls,
    reused,
    uniformity: worst(deviations),
  };
}

const toldText = ({ auc, interval }: Told): string => `${auc.toFixed(2)} +- ${interval.toFixed(2)}`;

/** What is beside the rows: one line an attack, and one a number. */
export function traceTable(found: TraceAssessment): Table {
  const lengths = new Map(found.shortOrLong.map((one) => [one.number, one]));
  const off = worst(found.deviations);
  const told = found.distinguished.length === 0 ? undefined : worstAuc(found.distinguished);
  const line = (what: string, value: string, chance = ''): string[] => [what, value, chance];
  return {
    columns: ['beside the rows', 'found', 'by chance'],
    rows: [
      ...found.kinds.map(({ kind, artefacts, bytes }) =>
        line(`kept: ${kind}`, `${artefacts}, ${(bytes / 1e3).toFixed(0)} kB`),
      ),
      line('prompt, rows, hashes, commitments to them', String(found.findings.length), '0'),
      line('bytes that repeat with the prompt', String(found.repeated), '0'),
      ...found.tallies.map(({ attack, rows, first, items }) =>
        line(`${attack}: first of ${items}`, `${first} of ${rows}`, (rows / items).toFixed(1)),
      ),
      ...found.unplaced.map((kind) => line(`linear, ${kind}: not made`, 'its pieces have several lengths')),
      ...(told === undefined
        ? []
        : [line('same prompt or not', `AUC ${told.auc.toFixed(3)}`, `0.5 +- ${told.slack.toFixed(3)}`)]),
      line('uniformity', off.test, `${times(off.share)} of the limit`),
      ...found.samePrompt.map((one) => line(`same prompt or not, by ${one.number}`, toldText(one), '0.5')),
      ...found.samePrompt.flatMap(({ number }) => {
        const one = lengths.get(number);
        return one === undefined
          ? []
          : [line(`short or long in one bucket, by ${number}`, toldText(one), '0.5')];
      }),
      ...found.controls.map(({ control, attack, recovery }) =>
        line(`control: ${control}, ${attack}`, percent(recovery), '>= 95 %'),
      ),
    ],
  };
}

export const traceJson = (found: TraceAssessment): object => ({
  ...found,
  findings: found.findings.length,
  deviations: worst(found.deviations),
  wrong: traceVerdict(found),
});

/** What a mesh of processes leaves behind: one line a kind of place, an attack, and a number. */
export function meshTable({ kinds, needles, findings, modes, planted }: MeshAssessment): Table {
  const lines = modes.flatMap(({ mode, repeated, control, told }) => [
    [`${mode}: bytes of receipts that repeat with a question`, String(repeated), '0'],
    [`${mode}: control: hash of the question in receipts`, `seen in ${control}`, 'all'],
    ...told.map((one) => [`${mode}: same question or not, by ${one.number}`, toldText(one), '0.5']),
  ]);
  return {
    columns: ['left behind by processes', 'found', 'by chance'],
    rows: [
      ...kinds.map(({ kind, artefacts, bytes }) => [
        `kept: ${kind}`,
        `${artefacts}, ${(bytes / 1e3).toFixed(0)} kB`,
        '',
      ]),
      [`questions, rows, hashes, commitments to them: ${needles} forms`, String(findings.length), '0'],
      ...planted.map(({ kind, needles: all, found }) => [
        `control: planted in ${kind}`,
        `${found} of ${all} forms`,
        'all',
      ]),
      ...lines,
    ],
  };
}

export const meshJson = (found: MeshAssessment): object => ({
  ...found,
  findings: found.findings.length,
  wrong: meshVerdict(found),
});
