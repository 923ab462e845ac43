/**
 * The leakage benchmark's rows, by its short form; `npm run bench:leakage` has the tables.
 * @module
 */
import type { Assessment } from './leakage/assess.ts';
import { worstAuc } from './leakage/distinguisher.ts';
import { digitsProducts, knownUseLite } from './leakage/models.ts';
import { printed } from './leakage/progress.ts';
import { examineRing, examineUseLiteInVault, examineVeil } from './leakage/suite.ts';
import { controlRecovery, recoveries } from './leakage/verdict.ts';
import type { Bench } from './types.ts';

const CANDIDATES = { items: 1_000, rows: 16 };

const overRing = once(async () =>
  (await examineRing(['twin', 'vault'], await digitsProducts(CANDIDATES), { many: 16, alone: 0 })).map(
    ({ assessment }) => assessment,
  ),
);
/** Minutes of corrections. */
const inVault = once(async () =>
  (await examineUseLiteInVault(printed('leak.vault'))).map(({ assessment }) => assessment),
);
/** By mode: made once for all rows. */
const assessments = {
  veil: once(async () => [
    (await examineVeil(await knownUseLite(CANDIDATES), { many: 12, alone: 96 })).assessment,
  ]),
  twin: async () => (await overRing()).filter(({ mode }) => mode.startsWith('twin')),
  vault: async () => [
    ...(await overRing()).filter(({ mode }) => mode.startsWith('vault')),
    ...(await inVault()),
  ],
};
type Mode = keyof typeof assessments;
const MODES: readonly Mode[] = ['veil', 'twin', 'vault'];

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

const whose = (all: readonly Assessment[]): string =>
  all.map(({ mode, model }) => `${mode} (${model})`).join('; ');

const recovery = (mode: Mode): Bench => ({
  name: `leak.${mode}.recovery`,
  unit: 'x chance',
  goal: '<= 2',
  async run() {
    const all = await assessments[mode]();
    const best = all
      .flatMap(({ tallies }) => recoveries(tallies))
      .reduce((most, one) => (one.timesChance > most.timesChance ? one : most));
    return {
      value: best.timesChance,
      detail: `best attack: ${best.attack}, ${best.rows} rows, ${best.items} candidates; ${whose(all)}`,
    };
  },
});

const distinguisher = (mode: Mode): Bench => ({
  name: `leak.${mode}.distinguisher_auc`,
  unit: 'AUC',
  goal: '0.5 within chance',
  async run() {
    const all = await assessments[mode]();
    const worst = worstAuc(all.flatMap(({ distinguished }) => distinguished));
    return {
      value: worst.auc,
      detail: `${worst.score}; chance stays within ${worst.slack.toFixed(3)}; ${whose(all)}`,
    };
  },
});

const controls: Bench = {
  name: 'leak.controls.min_recovery',
  unit: '%',
  goal: '>= 95',
  async run() {
    const all = (await Promise.all(MODES.map((mode) => assessments[mode]()))).flat();
    const weakest = all
      .flatMap(({ controls: tallies }) => controlRecovery(tallies))
      .reduce((least, one) => (one.recovery < least.recovery ? one : least));
    return {
      value: 100 * weakest.recovery,
      detail: `${weakest.control}, at its hardest layer; ${whose(all)}`,
    };
  },
};

export const benches: Bench[] = [...MODES.flatMap((mode) => [recovery(mode), distinguisher(mode)]), controls];
