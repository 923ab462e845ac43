/**
 * Waiting without anything of Node.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sleep, turn } from '../../../crypto/core/pause.ts';

test('sleep takes its time', async () => {
  const at = performance.now();
  await sleep(30);
  assert.ok(performance.now() - at >= 28);
});

test('a sleep that is stopped rejects with the reason, at once, before and while it lasts', async () => {
  const reason = new Error('enough');
  await assert.rejects(sleep(60_000, AbortSignal.abort(reason)), reason);
  const controller = new AbortController();
  const sleeping = sleep(60_000, controller.signal);
  controller.abort(reason);
  await assert.rejects(sleeping, reason);
});

test('a turn lets what is due go first, with and without setImmediate', async (t) => {
  const said: string[] = [];
  const soon = (): unknown => setTimeout(() => said.push('due'), 0);
  soon();
  await sleep(2);
  await turn();
  said.push('after');
  assert.deepEqual(said, ['due', 'after']);
  const own = globalThis.setImmediate;
  t.after(() => {
    globalThis.setImmediate = own;
  });
  Object.assign(globalThis, { setImmediate: undefined });
  await turn();
});
