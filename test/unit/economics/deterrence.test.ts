/** Cheating loses under what this version deploys, and the same test says so when it does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import gasSnapshot from '../../../settlement/contracts/snapshots/gas.json' with { type: 'json' };
import {
  ASSUMED_LAG,
  ASSUMED_PRICES,
  ASSUMED_ROUND,
  ASSUMED_VALUE_PER_SECOND,
  assumedSetting,
} from '../../../settlement/economics/assumed.ts';
import {
  CHEATS,
  cheatsOf,
  decidableOf,
  judge,
  lossOf,
  type Setting,
  turnsThatDeter,
} from '../../../settlement/economics/cheats.ts';
import { chooseChecks } from '../../../settlement/economics/choice.ts';
import { checkSeconds } from '../../../settlement/economics/cost.ts';
import { gasOfMoves } from '../../../settlement/economics/gas.ts';
import { griefingFactor, griefs } from '../../../settlement/economics/griefing.ts';
import { SMOLLM2 } from '../../../settlement/economics/measured.ts';
import { type MoneyParameters, termsOf } from '../../../settlement/economics/terms.ts';
import { longestCheck, shortestWindow } from '../../../settlement/economics/window.ts';

/** Challenge.FREE_DRAWS, for each of the coordinators that a node serves under. */
const FREE_DRAWS = 8;
const COORDINATORS = 3;

const settingOf = (parameters: MoneyParameters): Setting =>
  assumedSetting(SMOLLM2, termsOf(parameters, ASSUMED_ROUND));

/** The cheats that pay, by name; the one that no contract can decide yet is told apart below. */
const paying = (setting: Setting): string[] =>
  decidableOf(setting.workload)
    .filter((cheat) => !judge(cheat, setting).loses)
    .map(({ name }) => name);

test('under the shipped parameters every cheat with a false cell loses, with no audit at all', () => {
  const setting = settingOf(DEV_PARAMETERS);
  assert.equal(setting.watching.audited, 0);
  assert.deepEqual(paying(setting), []);
  for (const cheat of CHEATS.slice(0, -1)) {
    const { profit, requiredStake } = judge(cheat, setting);
    assert.ok(profit < 0, cheat.name);
    assert.ok(requiredStake < setting.terms.stake, `${cheat.name} asks for ${requiredStake} ether`);
  }
});

test('a bought check outwaits a cheat that has its own true claims checked: deadlines count no more often than still deters', () => {
  const setting = settingOf(DEV_PARAMETERS);
  assert.equal(setting.turns, DEV_PARAMETERS.checks.maxTurns);
  assert.ok(turnsThatDeter(setting) >= setting.terms.maxTurns);
  assert.notDeepEqual(paying({ ...setting, turns: turnsThatDeter(setting) + 1 }), []);
});

test('what may be checked of a node for nothing at once, it answers within the turns that it is given', () => {
  const { workload, terms } = settingOf(DEV_PARAMETERS);
  const time = terms.maxTurns * (terms.publishTime + terms.proveTime);
  assert.ok(COORDINATORS * FREE_DRAWS * checkSeconds(workload, terms.cellsDrawn) < time);
});

test('the shipped window is no shorter than its formula asks for', () => {
  const { coordinatorLoss, window } = termsOf(DEV_PARAMETERS, ASSUMED_ROUND);
  const needed = shortestWindow({
    loss: coordinatorLoss * ASSUMED_PRICES.etherUsd,
    value: 0,
    valuePerSecond: ASSUMED_VALUE_PER_SECOND,
    lag: ASSUMED_LAG,
  });
  assert.ok(window >= needed, `${window} s, needed ${needed} s`);
});

test('weakened parameters are noticed: each of these lets somebody cheat', () => {
  const { penalty, checks } = DEV_PARAMETERS;
  const weakened: Record<string, Partial<MoneyParameters>> = {
    'a tenth of the stake': { minStake: DEV_PARAMETERS.minStake / 10n },
    'a small base share': { penalty: { ...penalty, baseBps: 1_000 } },
    'nothing burned': { checks: { ...checks, challengerBps: 8_000, victimBps: 2_000 } },
    'hardly a draw': { checks: { ...checks, rate: 16 } },
    'no draw': { checks: { ...checks, rate: 0 } },
    'deadlines that a cheat can stretch': { checks: { ...checks, maxTurns: 16 } },
    'five times the deadlines': { checks: { ...checks, publishTime: 3_000, proveTime: 3_000 } },
  };
  for (const [name, change] of Object.entries(weakened)) {
    assert.notDeepEqual(paying(settingOf({ ...DEV_PARAMETERS, ...change })), [], name);
  }
});

test('nobody looks: what is drawn and not opened deters nobody, and a fold that nobody looks at hides a false product', () => {
  const setting = settingOf(DEV_PARAMETERS);
  const blind = { ...setting, watching: { ...setting.watching, opened: 0 } };
  assert.ok(paying(blind).length > 0);
  const trusting = { ...setting, watching: { ...setting.watching, foldsWatched: 0 } };
  assert.deepEqual(paying(trusting), ['false fold']);
  const audited = { ...trusting, watching: { ...trusting.watching, audited: 0.01 } };
  assert.deepEqual(paying(audited), []);
});

test('what has no cell yet is told to pay: no proof shows it and no audit convicts', () => {
  const setting = settingOf(DEV_PARAMETERS);
  const cheat = CHEATS.at(-1)!;
  assert.equal(cheat.wrong(setting.workload), 0);
  assert.equal(judge(cheat, { ...setting, watching: { ...setting.watching, audited: 1 } }).loses, false);
  assert.ok(!cheatsOf({ ...setting.workload, unproven: 0 }).includes(cheat));
});

test('a cheat that challenges itself loses the burned part: the shares that come back are not counted', () => {
  const setting = settingOf(DEV_PARAMETERS);
  const { challengerShare, victimShare, base } = setting.terms.slash;
  assert.ok(challengerShare + victimShare <= 0.5, 'at least half is burned');
  const lost = setting.terms.stake * base * (1 - challengerShare - victimShare) * setting.prices.etherUsd;
  assert.ok(Math.abs(lossOf(setting) - lost) < 1e-9);
});

test('the cheapest checks deter, and a little fewer do not', () => {
  const setting = settingOf(DEV_PARAMETERS);
  const choice = chooseChecks(setting, gasOfMoves(gasSnapshot))!;
  const drawing = (drawRate: number): Setting => ({
    ...setting,
    terms: { ...setting.terms, drawRate, cellsDrawn: choice.cells },
  });
  assert.deepEqual(paying(drawing(choice.drawRate * 1.001)), []);
  assert.deepEqual(paying(drawing(choice.drawRate * 0.98)), [choice.because]);
  const poor = { ...setting, terms: { ...setting.terms, stake: setting.terms.stake / 100 } };
  assert.equal(chooseChecks(poor, gasOfMoves(gasSnapshot)), null);
});

test('stake outlasts the longest check, and no paid move harms more than it costs', () => {
  const setting = settingOf(DEV_PARAMETERS);
  const { terms } = setting;
  assert.ok(terms.exitDelay > terms.longWindow + longestCheck(terms, terms.maxTurns));
  for (const grief of griefs(setting, gasOfMoves(gasSnapshot))) {
    const free = grief.name === 'having a claim drawn' || grief.name === 'vanishing after a segment';
    // both are bounded by their number, which their text says, not by their price
    if (!free) assert.ok(griefingFactor(grief) <= 1, `${grief.name}: ${griefingFactor(grief)}`);
  }
});
