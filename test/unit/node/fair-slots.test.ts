/** A few slots, given to who was served longest ago: those that ask all the time keep nobody out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turn } from '../../../crypto/core/pause.ts';
import { createFairSlots } from '../../../node/services/fair-slots.ts';

test('so many run at once, one of a source, and those that wait come in turn', async () => {
  const slots = createFairSlots(2, 2);
  const [a, b] = [await slots.take('a'), await slots.take('b')];
  assert.ok(a && b);
  assert.equal(await slots.take('a'), null, 'one of a source at a time');
  const order: string[] = [];
  const wait = (source: string) =>
    slots.take(source).then((release) => order.push(`${source} ${release !== null}`));
  const all = [wait('c'), wait('d')];
  assert.equal(await slots.take('c'), null, 'also while it waits');
  assert.equal(
    await slots.take('e'),
    null,
    'nobody served longer ago than those that wait: it is served no sooner',
  );
  a();
  b();
  await Promise.all(all);
  assert.deepEqual(order, ['c true', 'd true']);
});

test('one that was never served comes before those that were, and in their place where all places are taken', async () => {
  const slots = createFairSlots(1, 1);
  for (const source of ['busy', 'other']) (await slots.take(source))!();
  const running = await slots.take('other');
  const before = slots.take('busy');
  const newcomer = slots.take('new');
  assert.equal(await before, null, 'it gave way');
  running!();
  const release = await newcomer;
  assert.ok(release);
  const again = slots.take('busy');
  release();
  assert.ok(await again, 'and comes next');
});

test('against sources that ask without end, everybody is served within as many turns as there are of them', async () => {
  const slots = createFairSlots(2, 4);
  const served = new Map<string, number>();
  let stop = false;
  const ask = async (source: string): Promise<void> => {
    while (!stop) {
      const release = await slots.take(source);
      await turn();
      if (release === null) continue;
      served.set(source, (served.get(source) ?? 0) + 1);
      release();
    }
  };
  const greedy = ['a', 'b', 'c', 'd', 'e'].map(ask);
  for (let i = 0; i < 50; i++) await turn();
  const before = [...served.values()].reduce((sum, one) => sum + one, 0);
  const release = await slots.take('late');
  const after = [...served.values()].reduce((sum, one) => sum + one, 0);
  assert.ok(release, 'not turned away');
  release();
  assert.ok(after - before <= 4, `${after - before} were served before it`);
  stop = true;
  await Promise.all(greedy);
});
