/** Where the page draws what: the mesh, the waterfall of an answer, plots. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, PARTS, ticksOf } from '../../../../node/page/answer/waterfall.ts';
import { curve, layoutOf, neighbour, waysOf } from '../../../../node/page/mesh/layout.ts';
import { columnsOf, PLOTS, summaryOf } from '../../../../node/page/plots/series.ts';
import { answerOf, figuresAt, MESH, peer } from '../../../support/made-up-mesh.ts';

const DOT = 38;

for (const narrow of [false, true]) {
  const width = narrow ? 'narrow' : 'wide';
  const picture = layoutOf(MESH, narrow);

  test(`${width}: everybody has a point in the picture, none on top of another`, () => {
    const peers = picture.points.flatMap((point) => (point.kind === 'node' ? [point.peer] : []));
    assert.deepEqual(peers.sort(), MESH.nodes.map((node) => node.peer).sort());
    for (const [at, a] of picture.points.entries()) {
      assert.ok(a.x >= 19 && a.x <= picture.width - 19 && a.y >= 19 && a.y <= picture.height - 19, a.label);
      for (const b of picture.points.slice(at + 1)) {
        assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > DOT, `${a.label} and ${b.label}`);
      }
    }
  });

  test(`${width}: a shard without a node is a gap, and nothing else is`, () => {
    assert.deepEqual(
      picture.bands.map(({ name, gaps }) => [name, gaps.map(({ shard }) => shard)]),
      [
        ['smollm2', []],
        ['use-lite', []],
        ['digits', [1]],
      ],
    );
  });

  test(`${width}: arrow keys reach every point from every other`, () => {
    for (const start of picture.points) {
      const seen = new Set([start]);
      for (const from of seen) {
        for (const direction of ['left', 'right', 'up', 'down'] as const) {
          const next = neighbour(picture.points, from, direction);
          if (next !== null) seen.add(next);
        }
      }
      assert.equal(seen.size, picture.points.length, `from ${start.label}`);
    }
  });
}

test('shards go to the right, or down where there is no room', () => {
  const at = (narrow: boolean) =>
    ['ada', 'bea', 'dov'].map(
      (name) => layoutOf(MESH, narrow).points.find((point) => point.peer === peer(name))!,
    );
  assert.deepEqual(
    at(false).map(({ x }) => x),
    at(false)
      .map(({ x }) => x)
      .sort((a, b) => a - b),
  );
  assert.deepEqual(
    at(true).map(({ y }) => y),
    at(true)
      .map(({ y }) => y)
      .sort((a, b) => a - b),
  );
});

test('ways go between neighbouring shards of one model, and the gateway at both ends', () => {
  const ways = waysOf(MESH).map(([from, to]) => `${from}>${to}`);
  for (const [from, to] of [
    ['gateway', 'ada'],
    ['ada', 'cyd'],
    ['bea', 'dov'],
    ['dov', 'gateway'],
  ] as const) {
    assert.ok(ways.includes(`${peer(from)}>${peer(to)}`), `${from} to ${to}`);
  }
  assert.ok(!ways.includes(`${peer('ada')}>${peer('dov')}`));
  assert.ok(!ways.includes(`${peer('ada')}>${peer('fay')}`));
});

test('a mesh without anybody is a picture too', () => {
  const picture = layoutOf({ ...MESH, models: [], nodes: [], coordinators: [], watchers: [] }, false);
  assert.deepEqual(
    picture.points.map(({ kind }) => kind),
    ['you', 'gateway'],
  );
  assert.ok(picture.height > 0);
});

test('bars follow each other without a gap and fill the step', () => {
  const waterfall = answerOf('a').waterfall!;
  const { stepMs, rows, back } = barsOf(waterfall);
  const all = [...rows.flatMap(({ bars }) => bars), back];
  assert.equal(all[0]!.from, 0);
  assert.ok(Math.abs(back.to - 1) < 1e-9);
  for (const [at, bar] of all.slice(1).entries()) assert.equal(bar.from, all[at]!.to);
  const sum = waterfall.hops.reduce(
    (total, hop) => total + PARTS.reduce((own, part) => own + hop[part], 0),
    0,
  );
  assert.ok(Math.abs(stepMs - sum - waterfall.returnMs) < 1e-9);
  assert.deepEqual(Math.max(...rows.map(({ sign }) => sign)), 1);
});

test('a step that took no time at all has bars without a length', () => {
  const { rows, back } = barsOf({
    returnMs: 0,
    hops: [{ hop: 0, peer: 'p', engine: 'e', network: 0, queue: 0, compute: 0, mask: 0, sign: 0 }],
  });
  for (const value of [back.from, back.to, rows[0]!.sign]) assert.ok(Number.isFinite(value));
});

test('a scale has few and round steps', () => {
  for (const span of [0.01, 0.9, 7, 44.9, 100, 12_345]) {
    const ticks = ticksOf(span);
    assert.ok(ticks.length >= 2 && ticks.length <= 5, `${span}: ${ticks.join()}`);
    assert.ok(ticks.at(-1)! <= span);
  }
});

test('plots have what was known and gaps where nothing was', () => {
  const points = Array.from({ length: 20 }, (_, i) => figuresAt(i * 5_000));
  const tokens = PLOTS.find(({ id }) => id === 'tokens')!;
  const [times, values] = columnsOf(tokens, points) as [number[], (number | null)[]];
  assert.deepEqual(times.slice(0, 3), [0, 5, 10]);
  assert.ok(values.includes(null));
  assert.deepEqual(
    values,
    points.map(({ tokensPerSecond }) => tokensPerSecond),
  );
  const summary = summaryOf(tokens.lines[0]!, points)!;
  assert.ok(summary.least <= summary.newest && summary.newest <= summary.most);
  assert.equal(summaryOf(tokens.lines[0]!, [{ ...points[0]!, tokensPerSecond: null }]), null);
});

test('stake is plotted in ether, the rate of checks in percent', () => {
  const point = { ...figuresAt(0), stakeWei: '700000000000000000', spotCheckRate: 0.016 };
  const of = (id: string) => PLOTS.find((plot) => plot.id === id)!.lines[0]!.of(point);
  assert.deepEqual([of('stake'), of('checks')], [0.7, 1.6]);
});

test('no way back runs over a node', () => {
  for (const narrow of [false, true]) {
    const { points, width, height } = layoutOf(MESH, narrow);
    const gateway = points.find(({ kind }) => kind === 'gateway')!;
    for (const from of points.filter(({ kind }) => kind === 'node')) {
      const path = curve(from, gateway, narrow);
      const numbers = [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text));
      for (const [at, value] of numbers.entries()) {
        assert.ok(value >= 0 && value <= (at % 2 === 0 ? width : height), `${from.label}: ${path}`);
      }
      const straight = /L(\S+) (\S+?)C/.exec(path)!.slice(1).map(Number) as [number, number];
      const crossed = points.filter(
        ({ kind, x, y }) =>
          kind === 'node' &&
          (narrow ? Math.abs(x - straight[0]) < DOT / 2 : Math.abs(y - from.lane) < DOT / 2),
      );
      assert.deepEqual(crossed, [], from.label);
    }
  }
});
