/** What the simulator must find, on a few hundred nodes; `npm run sim` does it with thousands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  auditProfit,
  plantsThatDeter,
  plantsThatPayLooking,
} from '../../../settlement/economics/auditing.ts';
import { CHEATS, type Cheat, type Setting } from '../../../settlement/economics/cheats.ts';
import { type AuditorKind, type AuditsOptions, simulateAudits } from '../../sim/audits.ts';
import { simulateCommittee } from '../../sim/committee.ts';
import { simulateCoordinators } from '../../sim/coordinators.ts';
import { createEvents } from '../../sim/events.ts';
import { type MeshOptions, simulateMesh } from '../../sim/mesh.ts';
import { svgOf } from '../../sim/plot.ts';
import { createRandom } from '../../sim/random.ts';
import { scenariosOf } from '../../sim/scenarios.ts';
import { SHIPPED, SHIPPED_AUDITS } from '../../sim/setting.ts';
import { tableText } from '../../sim/table.ts';

const cheatNamed = (name: string): Cheat => CHEATS.find((cheat) => cheat.name === name)!;

const SECONDS = 4 * 3_600;
const NODES = 150;
const SEGMENTS = 15_000;

const run = (change: Partial<MeshOptions>) => {
  const setting = change.setting ?? SHIPPED;
  const claimsPerSecond = (SEGMENTS * setting.workload.hops) / NODES / SECONDS;
  return simulateMesh({
    seed: 1,
    nodes: NODES,
    segments: SEGMENTS,
    seconds: SECONDS,
    deviating: 0.2,
    strategy: 'always',
    cheat: cheatNamed('stalling'),
    forgeable: 1,
    beliefSpread: 0,
    watchers: 5,
    attention: 0.9,
    floodPerHour: 0,
    ...change,
    setting: { ...setting, claimsPerSecond },
  });
};

const withStake = (times: number): Setting => ({
  ...SHIPPED,
  terms: { ...SHIPPED.terms, stake: SHIPPED.terms.stake * times },
});
const auditing = (audited: number): Setting => ({ ...SHIPPED, watching: { ...SHIPPED.watching, audited } });

test('events come in the order of their times, of two at one time the first planned; random numbers repeat', () => {
  const events = createEvents();
  const seen: string[] = [];
  events.at(2, () => seen.push('c'));
  events.at(1, () => {
    seen.push('a');
    events.at(1, () => seen.push('b'));
  });
  events.at(2, () => seen.push('d'));
  events.at(9, () => seen.push('late'));
  events.run(5);
  assert.deepEqual([seen.join(''), events.now], ['abcd', 2]);
  const [one, same, other] = [createRandom(3), createRandom(3), createRandom(4)];
  const draws = [...Array(1_000)].map(() => one.next());
  assert.deepEqual(
    draws,
    [...Array(1_000)].map(() => same.next()),
  );
  assert.notEqual(draws[0], other.next());
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  assert.ok(Math.abs(mean - 0.5) < 0.03 && draws.every((draw) => draw >= 0 && draw < 1));
});

test('one seed is one run', () => {
  const options = {
    cheat: cheatNamed('model downgrade'),
    strategy: 'colluding' as const,
    setting: auditing(0.05),
  };
  assert.deepEqual(run(options), run(options));
  assert.notDeepEqual(run(options), run({ ...options, seed: 2 }));
});

test('rational nodes: nobody cheats at the shipped stake, and at a thousandth of it many do and gain', () => {
  const rational = { strategy: 'rational' as const, deviating: 0.5, cheat: cheatNamed('model downgrade') };
  assert.equal(run(rational).cheated, 0);
  const cheap = run({ ...rational, setting: withStake(0.001) });
  assert.ok(cheap.cheated > cheap.claims / 4);
  assert.ok(cheap.profitPerNode > 0);
});

test('whoever cheats all the same loses by it, is gone in the end, and no honest node is convicted', () => {
  const out = run({});
  assert.ok(out.convictions > out.deviating * 0.7, `${out.convictions} of ${out.deviating}`);
  assert.equal(out.deviatingLeft, out.deviating - out.convictions);
  assert.ok(out.profitPerNode < 0);
  assert.equal(out.honestConvicted, 0);
});

test('a sound TEE keeps those who would cheat from it; a broken one leaves proofs and audits, the more the faster', () => {
  const downgrade = { deviating: 1, cheat: cheatNamed('model downgrade') };
  assert.equal(run({ ...downgrade, forgeable: 0 }).cheated, 0);
  const [none, some, many] = [0, 0.02, 0.2].map((share) =>
    run({ ...downgrade, forgeable: 0.2, setting: auditing(share) }),
  );
  assert.ok(none!.convictions < some!.convictions, `${none!.convictions} < ${some!.convictions}`);
  assert.ok(some!.falseSegments > many!.falseSegments);
  assert.equal(many!.convictions, 0.2 * NODES);
});

test('a coalition loses more for each conviction than one alone', () => {
  const each = (deviating: number): number => {
    const out = run({
      strategy: 'colluding',
      deviating,
      setting: auditing(0.2),
      cheat: cheatNamed('model downgrade'),
    });
    return out.burnedUsd / out.convictions;
  };
  assert.ok(each(0.6) > 1.02 * each(0.1));
});

test('nobody looks, nobody is convicted; twenty lazy watchers are worth several attentive ones', () => {
  const folds = (watchers: number, attention: number) =>
    run({ watchers, attention, setting: SHIPPED }).convictions;
  assert.equal(folds(5, 0), 0);
  assert.ok(folds(1, 0.05) < folds(20, 0.05));
});

test('a flood of bought checks delays, and convicts who works only where it outruns the prover', () => {
  const [quiet, busy, outrun] = [0, 120, 300].map((floodPerHour) => run({ deviating: 0, floodPerHour }));
  assert.ok(busy!.checkMedian > quiet!.checkMedian || busy!.checkP99 > quiet!.checkP99);
  assert.equal(busy!.honestConvicted, 0);
  assert.ok(outrun!.honestConvicted > 0);
  // what that costs is far more than what the node loses, and most of it goes to the node
  const { terms } = SHIPPED;
  const bought = (300 * SECONDS) / 3_600;
  assert.ok(bought * terms.bond * terms.bondBurned > terms.stake * terms.slash.base);
});

test('a committee certifies below a third of silent stake and not above, and only two thirds can forge', () => {
  const { window, longWindow } = SHIPPED.terms;
  const of = (byzantine: number) =>
    simulateCommittee({
      seed: 1,
      members: 64,
      inequality: 2,
      byzantine,
      online: 1,
      batches: 100,
      window,
      longWindow,
    });
  for (const share of [0, 0.2, 0.33]) {
    assert.deepEqual([of(share).certified, of(share).meanFinality, of(share).canStall], [1, window, false]);
  }
  for (const share of [0.36, 0.5, 0.66]) {
    assert.deepEqual(
      [of(share).certified, of(share).meanFinality, of(share).canForge],
      [0, longWindow, false],
    );
  }
  assert.equal(of(0.7).canForge, true);
});

test('a coordinator that never comes back costs its clients nothing where others may settle for it', () => {
  const outage = (forceDelay: number) =>
    simulateCoordinators({
      seed: 1,
      meshes: 20,
      coordinators: 5,
      segments: 4_000,
      seconds: SECONDS,
      up: 3_600,
      down: 300,
      lost: 0.2,
      batchSeconds: 2,
      forceDelay,
    });
  const [own, forced] = [outage(Number.POSITIVE_INFINITY), outage(SHIPPED.terms.forceDelay)];
  assert.ok(own.unposted > own.segments / 10);
  assert.ok(forced.unposted < own.unposted / 5 && forced.forced > 0);
});

test('every scenario gives a table and plots without holes', () => {
  const scale = { nodes: 60, segments: 1_500, seed: 1 };
  for (const { name, run: simulate } of scenariosOf(SHIPPED)) {
    const { table, plots } = simulate(scale);
    assert.ok(table.rows.length > 3, name);
    assert.doesNotMatch(tableText(table), /NaN|undefined/, name);
    assert.ok(plots.length > 0, name);
    for (const plot of plots) {
      const svg = svgOf(plot);
      assert.doesNotMatch(svg, /NaN|undefined|Infinity/, plot.file);
      assert.equal((svg.match(/<polyline/g) ?? []).length, plot.series.length);
    }
  }
});

const EFFORT = SHIPPED_AUDITS.fee / 2;
const auditor = (change: Partial<AuditorKind> = {}): AuditorKind => ({
  name: 'auditor',
  slots: 20,
  attention: 1,
  isOne: false,
  isBribed: false,
  ...change,
});
const audits = (change: Partial<AuditsOptions>) =>
  simulateAudits({
    seed: 1,
    audits: 20_000,
    kinds: [auditor()],
    wanted: 2,
    planted: 0.05,
    lying: 0,
    money: SHIPPED_AUDITS,
    effort: EFFORT,
    ...change,
  });

test('auditors that do not look lose from the share of plants that the formula asks for', () => {
  // as many penalties as it takes to see the mean, in place of the five that a bond covers
  const money = { ...SHIPPED_AUDITS, bond: SHIPPED_AUDITS.penalty * 1e6 };
  for (const attention of [0, 0.5, 0.9]) {
    for (const planted of [0.01, 0.1]) {
      const { profit } = audits({ money, planted, kinds: [auditor({ attention })] }).kinds[0]!;
      const expected = auditProfit(money, planted, attention, EFFORT);
      assert.ok(
        Math.abs(profit - expected) < 0.15 * money.fee,
        `${attention} of ${planted}: ${profit}, ${expected}`,
      );
    }
  }
  const never = (planted: number) => auditProfit(money, planted, 0, EFFORT);
  const deters = plantsThatDeter(money);
  assert.ok(never(deters * 0.99) > 0 && never(deters * 1.01) < 0);
  const pays = plantsThatPayLooking(money, EFFORT);
  const looking = auditProfit(money, pays, 1, EFFORT);
  assert.ok(never(pays * 0.99) > looking && never(pays * 1.01) < looking);
  assert.ok(deters < 0.025 && pays < deters);
});

test('an auditor is out when its bond covers no penalty more, and then all that is false is found', () => {
  const { kinds, lies, found } = audits({
    lying: 0.05,
    kinds: [auditor(), auditor({ attention: 0 })],
  });
  const [good, lazy] = kinds as [(typeof kinds)[number], (typeof kinds)[number]];
  assert.deepEqual([good.out, good.missed], [0, 0]);
  assert.deepEqual([lazy.out, lazy.missed], [20, 100]); // five penalties each
  assert.ok(lazy.profit < 0 && good.profit > 0);
  assert.ok(found < lies && found > 0.95 * lies);
});

test('slots of one operator are one computation; bribed auditors hide what no other is drawn for', () => {
  const half = (change: Partial<AuditorKind>) => audits({ lying: 0.1, kinds: [auditor(), auditor(change)] });
  const copying = half({ isOne: true });
  // half of the pairs are of the operator and another, a quarter of it alone
  assert.ok(Math.abs(copying.independent - 1.76) < 0.03);
  assert.equal(copying.found, copying.lies);
  assert.ok(copying.kinds[1]!.profit > copying.kinds[0]!.profit);
  const bribed = half({ isBribed: true });
  assert.ok(Math.abs(bribed.found / bribed.lies - 0.76) < 0.05);
  assert.equal(bribed.kinds[1]!.missed, 0);
  assert.ok(Math.abs(bribed.quiet / bribed.lies - 1) < 0.1);
  assert.deepEqual(half({ isBribed: true }), bribed);
});
