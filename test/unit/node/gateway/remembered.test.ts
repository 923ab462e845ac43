/** What is asked of others is asked once for however many look, and again once it is old. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError, UsageError } from '../../../../crypto/core/errors.ts';
import { orNull } from '../../../../node/gateway/or-null.ts';
import { remembered, rememberedBy } from '../../../../node/gateway/remembered.ts';

test('one asks for all, and again once it is older', async () => {
  let asked = 0;
  const answer = remembered(20, async () => ++asked);
  assert.deepEqual(await Promise.all([answer(), answer(), answer()]), [1, 1, 1]);
  assert.equal(await answer(), 1);
  await sleep(25);
  assert.equal(await answer(), 2);
});

test('a failure is given to whoever waits for it, and not remembered', async () => {
  let asked = 0;
  const answer = remembered(60_000, async () => {
    if (++asked === 1) throw new Error('away');
    return asked;
  });
  await assert.rejects(answer(), /away/);
  assert.equal(await answer(), 2);
});

test('of many things the last so many are remembered', async () => {
  const asked: string[] = [];
  const answer = rememberedBy(60_000, 2, async (key: string) => {
    asked.push(key);
    return key;
  });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) assert.equal(await answer(key), key);
  assert.deepEqual(asked, ['a', 'b', 'c', 'b']);
});

test('what cannot be had now is null; what is wrong stays an error', async () => {
  assert.equal(await orNull(Promise.resolve(3)), 3);
  assert.equal(await orNull(Promise.reject(new UnavailableError('CHAIN_UNREACHABLE', 'away'))), null);
  await assert.rejects(orNull(Promise.reject(new UsageError('X', 'wrong'))), { code: 'X' });
});
