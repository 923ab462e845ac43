import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawCells } from '../../../settlement/checks/draws.ts';
import { checkCost, costInSession, costPerQuery } from '../../../settlement/economics/cost.ts';
import {
  checkedShare,
  coverageSoundness,
  detectionPerClaim,
  detectionWithin,
} from '../../../settlement/economics/detection.ts';
import { type GasOfMoves, gasOf, gasOfMoves, withRows } from '../../../settlement/economics/gas.ts';
import { SMOLLM2 } from '../../../settlement/economics/measured.ts';
import { burned, leastLoss, slashed } from '../../../settlement/economics/slashing.ts';
import {
  coveredBribe,
  expectedProfit,
  requiredDetection,
  requiredLoss,
} from '../../../settlement/economics/stake.ts';
import { anyLooks, watchersBreakEven } from '../../../settlement/economics/watching.ts';
import { longestCheck, missedWithin, shortestWindow } from '../../../settlement/economics/window.ts';
import { createRandom } from '../../sim/random.ts';
import { fc } from '../../support/fast-check.ts';

const near = (got: number, expected: number, within = 1e-9): void =>
  assert.ok(Math.abs(got - expected) <= within * Math.max(1, Math.abs(expected)), `${got}, not ${expected}`);

test('coverage: one wrong cell is k of N, all wrong is certain, and the draws themselves agree', () => {
  near(coverageSoundness(2_688, 1, 4), 4 / 2_688);
  assert.equal(coverageSoundness(10, 10, 1), 1);
  assert.equal(coverageSoundness(3, 1, 16), 1); // fewer cells than draws: full coverage
  assert.equal(coverageSoundness(100, 0, 4), 0);
  // of 20 cells five are wrong: the contract's own draws, 4,000 times
  let hit = 0;
  for (let i = 0; i < 4_000; i++) {
    const word = new Uint8Array(32);
    new DataView(word.buffer).setUint32(0, i);
    if (drawCells(word, new Uint8Array(32), new Uint8Array(32), 20, 3).some((cell) => cell < 5)) hit++;
  }
  near(hit / 4_000, coverageSoundness(20, 5, 3), 0.03);
});

test('detection: checks and audits miss independently, and P(K) grows to 1', () => {
  near(detectionPerClaim({ checked: 0.1, soundness: 0.5, audited: 0.2, available: 0.5 }), 1 - 0.95 * 0.9);
  near(checkedShare(0.0625, 3, 0.9), 0.01875);
  near(detectionWithin(0.01, 1), 0.01);
  near(detectionWithin(0.01, 2), 0.0199);
  assert.ok(detectionWithin(0.01, 1_000) > 0.9999);
});

const SLASH = { base: 0.5, factor: 1, power: 2, challengerShare: 0.3, victimShare: 0.2 };

test('slashing: base alone for one, more for many, never more than the stake', () => {
  near(slashed(100, SLASH, 0, 1_000), 50);
  near(slashed(100, SLASH, 500, 1_000), 75);
  assert.equal(slashed(100, SLASH, 1_000, 1_000), 100);
  near(burned(50, SLASH), 25);
  near(leastLoss(100, SLASH), 25);
});

test('stake: profit is zero exactly at the required loss, for every temptation', () => {
  const chance = fc.double({ min: 1e-6, max: 0.99, noNaN: true });
  const amount = fc.double({ min: 1e-6, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(chance, amount, amount, amount, (detection, gain, rate, lag) => {
      const temptation = { gain, fee: 0, detection, rate, lag };
      const loss = requiredLoss(temptation);
      near(expectedProfit(temptation, loss) / loss, 0, 1e-6);
      assert.ok(expectedProfit(temptation, loss * 1.01) < 0);
      near(requiredDetection(temptation, loss)!, detection, 1e-6);
    }),
  );
  assert.equal(requiredDetection({ gain: 1, fee: 0, rate: 1, lag: 100 }, 99), null);
  const none = { gain: 1, fee: 0, detection: 0, rate: 1, lag: 1 };
  assert.equal(requiredLoss(none), Number.POSITIVE_INFINITY);
  assert.equal(expectedProfit({ ...none, gain: 0 }, 5), -5);
});

test('stake: the formula is what cheating until caught brings on average', () => {
  const random = createRandom(7);
  const temptation = { gain: 1, fee: 2, detection: 0.05, rate: 0.5, lag: 10 };
  const runs = 40_000;
  let sum = 0;
  for (let run = 0; run < runs; run++) {
    while (!random.chance(temptation.detection)) sum += temptation.gain;
    sum += temptation.rate * temptation.lag * temptation.gain - temptation.fee - 30;
  }
  near(sum / runs, expectedProfit(temptation, 30), 0.05);
});

test('a bribe is covered up to d(loss + fee)/(1 - d) - g', () => {
  const temptation = { gain: 1, fee: 0, detection: 0.5, rate: 0, lag: 0 };
  near(coveredBribe(temptation, 10), 9);
  assert.equal(coveredBribe(temptation, 0.5), 0);
  assert.equal(coveredBribe({ ...temptation, detection: 1 }, 1), Number.POSITIVE_INFINITY);
});

test('window: at the shortest one a false batch does not pay, a second before it does', () => {
  const at = { loss: 120, value: 50, valuePerSecond: 2, lag: { fixed: 5, mean: 10 } };
  const window = shortestWindow(at);
  const profit = (seconds: number): number => {
    const missed = missedWithin(seconds, at.lag);
    return (at.value + at.valuePerSecond * seconds) * missed - at.loss * (1 - missed);
  };
  near(profit(window), 0, 1e-3);
  assert.ok(profit(window - 1) > 0);
  assert.equal(missedWithin(4, at.lag), 1);
  assert.throws(() => shortestWindow({ ...at, loss: 0 }), { code: 'ECONOMICS_WINDOW_UNBOUNDED' });
  const times = { openWindow: 600, publishTime: 10, proveTime: 20, foldWindow: 5, round: 3 };
  assert.equal(longestCheck(times, 3), 600 + 90 + 3 + 5);
});

test('watching: interest ends where looking costs more than it finds', () => {
  near(watchersBreakEven(1, 100, 0.5), 0.02);
  assert.equal(watchersBreakEven(1, 0, 1), 1);
  near(anyLooks(2, 0.5), 0.75);
});

const GAS: GasOfMoves = {
  postBatch: 60_000,
  finalize: 40_000,
  settle: 90_000,
  submitRound: 200_000,
  open: 400_000,
  publish: 60_000,
  prove: 600_000,
  resolve: 40_000,
  contest: 170_000,
  commit: 50_000,
};

test('cost: each part by itself, and batches share what is theirs', () => {
  const inputs = {
    workload: SMOLLM2,
    prices: { etherUsd: 1_000, gasGwei: 1, machineHourUsd: 3.6 },
    gas: GAS,
    batch: 10,
    checkedSegments: 0.1,
    cellsDrawn: 2,
    disputes: 0,
    teeOverhead: 0,
  };
  const gasUsd = 1e-6;
  const cost = costPerQuery(inputs);
  near(cost.tee, (3 * 32 * 0.001) / 97, 1e-9);
  near(cost.post, (3 * 100_000 * gasUsd) / 10);
  near(cost.pay, 3 * 90_000 * gasUsd);
  const check = (400_000 + 60_000 + 1_200_000 + 40_000 + 400_000) * gasUsd + (9.1 + 2 * 5.525) * 0.001;
  near(checkCost(inputs), check);
  near(cost.checks, 0.3 * check);
  near(cost.total, cost.tee + cost.post + cost.pay + cost.checks + cost.disputes);
  near(costPerQuery({ ...inputs, batch: 100 }).post, cost.post / 10);
  const inSession = costInSession(inputs)!;
  near(inSession.pay, (3 * 50_000 * gasUsd) / 10);
  near(inSession.total, cost.total - cost.pay + inSession.pay);
  assert.equal(costInSession({ ...inputs, gas: { ...GAS, commit: null } }), null);
  const one = { ...inputs, workload: { ...SMOLLM2, cellsPerPosition: 1, positions: 1 } };
  near(checkCost({ ...one, cellsDrawn: 9 }), checkCost({ ...one, cellsDrawn: 1 })); // no more cells than there are
});

test('gas: the dearest row counts, a batch of payments counts each, and a chain of its own replaces its actions', () => {
  const table = {
    'Challenge.open (1 hop)': 5,
    'Challenge.open (3 hops)': 7,
    'Challenge.openOther': 99,
    'MeshRollup.postBatch': 1,
    'MeshRollup.finalize': 1,
    'Escrow.settle (1)': 10,
    'Escrow.settle (32)': 4,
    'Beacon.submit': 1,
    'Challenge.publish': 1,
    'Challenge.prove': 1,
    'Challenge.resolve': 1,
    'Challenge.contest': 1,
  };
  assert.equal(gasOf(table, 'Challenge.open'), 7);
  assert.equal(gasOfMoves(table).settle, 4);
  assert.equal(gasOf(withRows(table, { 'Challenge.open': 3 }), 'Challenge.open'), 3);
  assert.throws(() => gasOf(table, 'Challenge.missing'), { code: 'ECONOMICS_GAS_MISSING' });
});
