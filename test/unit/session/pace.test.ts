/**
 * Beats: one message each, on a grid that nothing shifts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPace } from '../../../mesh/session/pace.ts';

/** Time that passes by hand; a wait is written down and over at once. */
function clock() {
  const waited: number[] = [];
  return {
    at: 1_000.5,
    waited,
    now() {
      return this.at;
    },
    async until(ms: number) {
      waited.push(ms - 1_000.5);
    },
  };
}

test('the first leaves at once, those that are ready together one a beat', async () => {
  const time = clock();
  const pace = createPace(50, time);
  await Promise.all([pace.beat(), pace.beat(), pace.beat()]);
  assert.deepEqual(time.waited, [0, 50, 100]);
  assert.deepEqual([pace.taken, pace.leftOut], [3, 0]);
});

test('what is late leaves a beat out and shifts none', async () => {
  const time = clock();
  const pace = createPace(50, time);
  await pace.beat();
  time.at += 10;
  await pace.beat();
  time.at += 130; // beats 2 is gone
  await pace.beat();
  time.at += 5;
  await pace.beat();
  assert.deepEqual(time.waited, [0, 50, 150, 200]);
  assert.deepEqual([pace.taken, pace.leftOut], [4, 1]);
});

test('what is computed begins behind moments of its own, the first call makes the grid, and what is late is counted', async () => {
  const time = clock();
  const pace = createPace(40, time);
  const [done] = await Promise.all([pace.tick(), pace.tick()]);
  assert.deepEqual(time.waited, [10, 50]);
  time.at += 40;
  done();
  assert.equal(pace.overrun, 0);
  time.at += 1;
  done();
  assert.equal(pace.overrun, 1);
  await pace.tick(); // 41: before 50, which is taken
  await pace.beat();
  assert.deepEqual(time.waited, [10, 50, 90, 80]);
});

test('on the wall clock it waits for its beat', async () => {
  const pace = createPace(20);
  await pace.beat();
  const from = performance.now();
  await pace.beat();
  await pace.beat();
  assert.ok(performance.now() - from > 20, 'two beats are a period apart');
});
