/** How a role is kept running and ended: a first signal drains, a second one ends that, and what it fails with is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { serveUntilStopped } from '../../../node/cli/serve.ts';

/** As the system would; nobody else in this process listens to this one. */
const signal = (): void => void process.emit('SIGHUP');
const never = new Promise<never>(() => {});

function world() {
  const did: string[] = [];
  const draining = Promise.withResolvers<void>();
  return {
    did,
    draining,
    stop: async () => void did.push('stop'),
    drain: async () => {
      did.push('drain');
      await draining.promise;
      did.push('drained');
    },
  };
}

test('a signal drains, and stops when that is over', async () => {
  const { did, draining, stop, drain } = world();
  const over = serveUntilStopped(stop, never, { drain });
  signal();
  await sleep(20);
  assert.deepEqual(did, ['drain']);
  draining.resolve();
  await over;
  assert.deepEqual(did, ['drain', 'drained', 'stop']);
  assert.equal(process.listenerCount('SIGHUP'), 0, 'a further signal means what it always means');
});

test('a second signal stops at once', async () => {
  const { did, stop, drain } = world();
  const over = serveUntilStopped(stop, never, { drain });
  signal();
  await sleep(20);
  signal();
  await over;
  assert.deepEqual(did, ['drain', 'stop']);
});

test('without a drain a signal stops', async () => {
  const { did, stop } = world();
  const over = serveUntilStopped(stop);
  signal();
  await over;
  assert.deepEqual(did, ['stop']);
});

test('what was drained by another way stops without draining again', async () => {
  const { did, stop, drain } = world();
  await serveUntilStopped(stop, never, { drain, told: Promise.resolve() });
  assert.deepEqual(did, ['stop']);
  assert.equal(process.listenerCount('SIGHUP'), 0);
});

test('a role that fails, also while it drains, is stopped, and fails with its own error', async () => {
  for (const drains of [false, true]) {
    const { did, stop, drain } = world();
    const failed = Promise.withResolvers<never>();
    const over = serveUntilStopped(stop, failed.promise, { drain });
    if (drains) signal();
    await sleep(20);
    failed.reject(new UnavailableError('ENCLAVE_DIED', 'gone'));
    await assert.rejects(over, { code: 'ENCLAVE_DIED' });
    assert.deepEqual(did, drains ? ['drain', 'stop'] : ['stop']);
    assert.equal(process.listenerCount('SIGHUP'), 0);
  }
});
