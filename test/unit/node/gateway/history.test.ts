/** Figures of the last while: sampled, bounded, and about nothing that was not measured. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiFigures } from '../../../../node/gateway/api-types.ts';
import { createHistory, type Seen, speedOf } from '../../../../node/gateway/history.ts';

const SEEN: Seen = { stakeWei: '5', spotCheckRate: 0.5, checks: null, block: 7, nodes: 3, asking: 1 };

const GLANCED: Seen = { ...SEEN, stakeWei: null, spotCheckRate: null, block: null };
const looked = (look: () => Promise<Seen>) => ({ listened: () => true, look, glance: () => GLANCED });

test('speed is of all that was answered, and none where nothing was', () => {
  assert.deepEqual(speedOf([]), { tokensPerSecond: null, hopP50Ms: null, hopP99Ms: null });
  const samples = [
    { tokens: 10, ms: 1_000, hopMs: [1, 2, 3] },
    { tokens: 30, ms: 1_000, hopMs: [4, 100] },
    { tokens: 0, ms: 5, hopMs: [] }, // an encoder's
  ];
  assert.deepEqual(speedOf(samples), { tokensPerSecond: 20, hopP50Ms: 3, hopP99Ms: 100 });
});

test('a point has what was seen, and what was answered since the last one', async () => {
  const told: number[] = [];
  const history = createHistory(
    looked(async () => SEEN),
    ({ block }) => told.push(block!),
    { everyMs: 5, points: 3 },
  );
  history.add({ tokens: 8, ms: 1_000, hopMs: [2] });
  while (told.length < 5) await sleep(2);
  await history.stop();
  const { points, everyMs } = history.list();
  assert.deepEqual([points.length, everyMs], [3, 5]);
  assert.equal(points.at(-1)!.tokensPerSecond, null);
  assert.deepEqual([points[0]!.stakeWei, points[0]!.nodes], ['5', 3]);
  assert.deepEqual(history.last(), points.at(-1));
});

test('a mesh that does not answer leaves its points out and stops nothing', async () => {
  let asked = 0;
  const history = createHistory(
    looked(async () => {
      if (asked++ < 2) throw new Error('away');
      return SEEN;
    }),
    () => {},
    { everyMs: 2, points: 10 },
  );
  while (history.last() === null) await sleep(2);
  await history.stop();
  assert.ok(asked >= 3);
});

test('while nobody looks nobody is asked: a point has what this process knows by itself', async () => {
  let [listened, asked] = [false, 0];
  const told: ApiFigures[] = [];
  const look = async (): Promise<Seen> => {
    asked++;
    return SEEN;
  };
  const history = createHistory(
    { listened: () => listened, look, glance: () => GLANCED },
    (figures) => told.push(figures),
    { everyMs: 5, points: 1_000 },
  );
  history.add({ tokens: 8, ms: 1_000, hopMs: [2] });
  while (told.length < 3) await sleep(2);
  assert.deepEqual([asked, told[0]!.block, told[0]!.nodes, told[0]!.tokensPerSecond], [0, null, 3, 8]);
  listened = true;
  while (asked < 2) await sleep(2);
  listened = false;
  await history.stop();
  const quiet = asked;
  // whoever has the list shown looks for a while
  const listing = createHistory({ listened: () => false, look, glance: () => GLANCED }, () => {}, {
    ...{ everyMs: 50, points: 10 },
  });
  while (asked === quiet) {
    listing.list();
    await sleep(2);
  }
  await listing.stop();
});
