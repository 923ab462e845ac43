/** Nobody waits for a peer that is slow, and nobody misses what it says in the end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { behindBy } from '../../../../node/gateway/behind.ts';

const settled = (): Promise<void> => sleep(0);

function open(everyMs: number, { most = 8, lasts = false } = {}) {
  const asked: { readonly key: string; answer(value: number): void; fail(): void }[] = [];
  let news = 0;
  let now = 0;
  const known = behindBy<string, number>(
    {
      everyMs,
      most,
      lasts,
      ask: (key) =>
        new Promise((resolve, reject) => {
          asked.push({ key, answer: resolve, fail: () => reject(new Error('away')) });
        }),
      onNews: () => news++,
    },
    () => now,
  );
  const pass = (ms: number): void => {
    now += ms;
  };
  return { known, asked, news: () => news, pass };
}

test('who asks first gets nothing, is told when there is something, and gets that', async () => {
  const { known, asked, news } = open(3_600_000);
  assert.deepEqual([known('a'), known('a'), known('b')], [null, null, null]);
  assert.deepEqual(
    asked.map(({ key }) => key),
    ['a', 'b'],
    'one asks for all',
  );
  asked[1]!.answer(2);
  await settled();
  assert.deepEqual(
    [known('a'), known('b'), news()],
    [null, 2, 1],
    'the slow one keeps nobody from the other',
  );
  asked[0]!.answer(1);
  await settled();
  assert.deepEqual([known('a'), news(), asked.length], [1, 2, 2]);
});

test('an answer that follows a fresh one is no news; one that follows a stale one is', async () => {
  const { known, asked, news, pass } = open(20);
  known('a');
  asked[0]!.answer(1);
  await settled();
  pass(19);
  assert.deepEqual([known('a'), asked.length], [1, 1]);
  pass(1);
  assert.deepEqual([known('a'), asked.length], [1, 2], 'it is asked again behind');
  asked[1]!.answer(2);
  await settled();
  assert.deepEqual([news(), known('a')], [1, 2]);
  pass(61);
  assert.equal(known('a'), 2, 'stale, and given all the same');
  asked[2]!.answer(3);
  await settled();
  assert.deepEqual([news(), known('a')], [2, 3]);
});

test('who does not answer is asked no sooner than others, and what he said stays', async () => {
  const { known, asked, pass } = open(20);
  known('a');
  asked[0]!.fail();
  await settled();
  pass(19);
  assert.deepEqual([known('a'), asked.length], [null, 1]);
  pass(1);
  known('a');
  asked[1]!.answer(7);
  await settled();
  pass(20);
  known('a');
  asked[2]!.fail();
  await settled();
  assert.equal(known('a'), 7);
});

test('what was said by who does not answer any more is given until it is stale, and for good where it lasts', async () => {
  for (const lasts of [false, true]) {
    const { known, asked, news, pass } = open(20, { lasts });
    known('a');
    asked[0]!.answer(7);
    await settled();
    pass(60);
    known('a');
    asked[1]!.fail();
    await settled();
    assert.deepEqual([known('a'), news()], [7, 1], 'not stale yet');
    pass(20);
    known('a');
    asked[2]!.fail();
    await settled();
    assert.deepEqual([known('a'), news()], lasts ? [7, 1] : [null, 2]);
  }
});

test('of many the last so many are remembered', async () => {
  const { known, asked } = open(3_600_000, { most: 2 });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) known(key);
  assert.deepEqual(
    asked.map(({ key }) => key),
    ['a', 'b', 'c', 'b'],
  );
});
