/** A client that repeats every failure of a server pays for one of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError } from '../../../../crypto/core/errors.ts';
import { createRepeats, REPEAT_LIMITS } from '../../../../node/gateway/repeats.ts';
import type { AskedText } from '../../../../node/gateway/types.ts';
import { fakeGateway } from '../../../support/gateway.ts';

const CHAT = '/v1/chat/completions';
const body = { model: 'tiny-chat', messages: [{ role: 'user', content: 'Hi' }] };

/** Fails as a mesh does, with or without a cost. */
const failing =
  (spent: boolean) =>
  async (asked: AskedText): Promise<never> => {
    if (spent) asked.onSpent();
    throw new UnavailableError('HOP_LOST', 'a hop was lost');
  };

test('the same request again, at once, is answered by the same failure and asks nobody', async () => {
  const gateway = fakeGateway({ text: failing(true) });
  for (const _ of [1, 2, 3]) {
    const response = await gateway.post(CHAT, body);
    const { error } = (await response.json()) as { error: { code: string } };
    assert.deepEqual([response.status, error.code], [503, 'HOP_LOST']);
  }
  assert.equal(gateway.texts.length, 1);
});

test('another request, or the same asked for otherwise, is asked', async () => {
  const gateway = fakeGateway({ text: failing(true) });
  await gateway.post(CHAT, body);
  await gateway.post(CHAT, { ...body, temperature: 1 });
  await gateway.post(CHAT, { ...body, model: 'tiny-chat@L2' });
  await gateway.post(CHAT, body, { 'x-veilmesh-min-level': 'L3' });
  await gateway.post('/v1/completions', { model: 'tiny-chat', prompt: 'Hi' });
  assert.equal(gateway.texts.length, 5);
});

test('what cost nothing may be asked again at once', async () => {
  const gateway = fakeGateway({ text: failing(false) });
  await gateway.post(CHAT, body);
  await gateway.post(CHAT, body);
  assert.equal(gateway.texts.length, 2);
});

test('it is forgotten once clients have stopped to repeat it, however often it was repeated', () => {
  let now = 0;
  const repeats = createRepeats(REPEAT_LIMITS, () => now);
  const key = repeats.keyOf('a');
  const error = new Error('lost');
  repeats.failed(key, error);
  now = REPEAT_LIMITS.ms - 1;
  assert.throws(() => repeats.refuse(key), error);
  repeats.failed(key, error);
  now = REPEAT_LIMITS.ms;
  repeats.refuse(key);
});

test('it is kept as a digest under a key of this process, of so many requests', () => {
  const repeats = createRepeats({ ...REPEAT_LIMITS, most: 2 });
  assert.notEqual(repeats.keyOf('a', 'b'), createRepeats().keyOf('a', 'b'));
  assert.notEqual(repeats.keyOf('a', 'b'), repeats.keyOf('ab', ''));
  const keys = ['a', 'b', 'c'].map((text) => repeats.keyOf(text));
  for (const key of keys) repeats.failed(key, new Error(key));
  repeats.refuse(keys[0]!);
  assert.throws(() => repeats.refuse(keys[2]!));
});
