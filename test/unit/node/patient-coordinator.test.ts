/** @module */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError, UsageError, VerificationError } from '../../../crypto/core/errors.ts';
import { patientCoordinator } from '../../../node/client/patient-coordinator.ts';
import type { CoordinatorClient } from '../../../node/services/coordinator.ts';
import type { SignedPromise } from '../../../settlement/committee/types.ts';

/** Fails with each error in turn, then accepts. */
function failing(...errors: Error[]): CoordinatorClient & { calls: number } {
  const client = {
    calls: 0,
    submit: async () => {
      const error = errors[client.calls++];
      if (error !== undefined) throw error;
      return {
        leafHash: new Uint8Array(32),
        state: 'accepted' as const,
        amount: 1n,
        promise: PROMISE,
        step: null,
      };
    },
    waitFor: () => Promise.reject(new UnavailableError('RECEIPT_TIMEOUT', 'still accepted')),
    receiptProof: () => Promise.reject(new UsageError('RECEIPT_UNKNOWN', 'no such receipt')),
  };
  return client;
}
const away = (): UnavailableError => new UnavailableError('MESH_PEER_UNREACHABLE', 'away');
const PROMISE: SignedPromise = {
  promise: { coordinator: `0x${'22'.repeat(20)}`, leafHash: new Uint8Array(32), postBy: 1 },
  signature: new Uint8Array(65),
};
const BUNDLE = new Uint8Array(1);

test('asks again while the coordinator is away, and says so once', async () => {
  const told: string[] = [];
  const client = failing(away(), away());
  const patient = patientCoordinator(client, 60_000, {
    done: (name) => told.push(name),
    progress: () => {},
  });
  assert.equal((await patient.submit(BUNDLE)).amount, 1n);
  assert.equal(client.calls, 3);
  assert.deepEqual(told, ['waiting']);
});

test('gives up when its patience ends', async () => {
  const patient = patientCoordinator(failing(away(), away()), 0, { done: () => {}, progress: () => {} });
  await assert.rejects(patient.submit(BUNDLE), { code: 'MESH_PEER_UNREACHABLE' });
});

test('passes on at once what asking again would not change', async () => {
  const refused = failing(new VerificationError('BUNDLE_CONFLICT', 'another one'));
  const patient = patientCoordinator(refused, 60_000, { done: () => {}, progress: () => {} });
  await assert.rejects(patient.submit(BUNDLE), { code: 'BUNDLE_CONFLICT' });
  await assert.rejects(patient.waitFor(BUNDLE, 'posted', 1), { code: 'RECEIPT_TIMEOUT' });
  await assert.rejects(patient.receiptProof([BUNDLE]), { code: 'RECEIPT_UNKNOWN' });
  assert.equal(refused.calls, 1);
});
