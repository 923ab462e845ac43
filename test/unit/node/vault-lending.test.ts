/**
 * A node's thread of vault is started once, replaced when it dies, given back when idle, and not tried for ever.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError, UsageError } from '../../../crypto/core/errors.ts';
import { lendVault } from '../../../node/vault/lending.ts';

const BYTES = new Uint8Array(1);

function lending(failures: Error[]) {
  let dies = false;
  const seen = { started: 0, closed: 0 };
  const lent = lendVault({
    maps: () => [],
    start: async () => {
      seen.started++;
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return {
        correct: async (_op, request) => {
          if (!dies) return request;
          dies = false;
          throw new UnavailableError('VAULT_THREAD', 'ended');
        },
        close: async () => void seen.closed++,
      };
    },
    idleMs: 1_000,
    pauseMs: 100,
  });
  return {
    seen,
    lent,
    ask: () => lent.correct('op', BYTES),
    die: () => {
      dies = true;
    },
  };
}

test('one thread serves all, and is given back when nobody asks', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { ask, seen, lent } = lending([]);
  await Promise.all([ask(), ask()]);
  assert.deepEqual(seen, { started: 1, closed: 0 });
  t.mock.timers.tick(1_000);
  await lent.close();
  assert.deepEqual(seen, { started: 1, closed: 1 });
  await ask();
  assert.equal(seen.started, 2);
});

test('a thread that died is replaced after a pause', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { ask, seen, die } = lending([]);
  await ask();
  die();
  for (let i = 0; i < 3; i++) await assert.rejects(ask(), { code: 'VAULT_THREAD' });
  assert.equal(seen.started, 1);
  t.mock.timers.tick(100);
  await ask();
  assert.deepEqual(seen, { started: 2, closed: 1 });
});

test('a start that failed is tried again after a pause, one that cannot succeed never', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const shape = new UsageError('VAULT_SHAPE', 'no packing');
  const { ask, seen, lent } = lending([new UnavailableError('VAULT_THREAD', 'ended'), shape]);
  for (let i = 0; i < 3; i++) await assert.rejects(ask(), { code: 'VAULT_THREAD' });
  assert.deepEqual([seen.started, lent.refused], [1, false]);
  for (let i = 0; i < 3; i++) {
    t.mock.timers.tick(100);
    await assert.rejects(ask(), { code: 'VAULT_SHAPE' });
  }
  assert.deepEqual([seen.started, lent.refused], [2, true]);
});
