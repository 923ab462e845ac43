/** @module */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShutdown } from '../../../node/shutdown.ts';

test('runs the last step first, each once', async () => {
  const order: number[] = [];
  const shutdown = createShutdown();
  for (const step of [1, 2, 3]) shutdown.add(() => order.push(step));
  await shutdown.run();
  await shutdown.run();
  assert.deepEqual(order, [3, 2, 1]);
});

test('goes on when a step throws, rejects or never ends', async () => {
  const reached: string[] = [];
  const shutdown = createShutdown();
  shutdown.add(() => reached.push('first'));
  shutdown.add(() => new Promise(() => {}), 10);
  shutdown.add(() => Promise.reject(new Error('no')));
  shutdown.add(() => {
    throw new Error('no');
  });
  await shutdown.run();
  assert.deepEqual(reached, ['first']);
});
