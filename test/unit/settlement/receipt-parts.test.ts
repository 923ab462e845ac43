/**
 * The six questions that `veilmesh verify` answers, out of a receipt's steps.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf } from '../../../settlement/receipt/parts.ts';
import { type ReceiptStep, verifyReceipt } from '../../../settlement/receipt/verify.ts';

const NAMES = [
  'canonical',
  'client-signature',
  'deployment',
  'manifest',
  'vouchers',
  'evidence',
  'measurement',
  'keys',
  'age',
  'claims',
  'commitments',
  'inclusion',
  'rollup-state',
  'finality',
  'checks',
  'payment',
  'block',
] as const;
const steps = (over: Partial<Record<(typeof NAMES)[number], ReceiptStep['state']>> = {}): ReceiptStep[] =>
  NAMES.map((name) => ({ name, state: over[name] ?? 'passed', detail: `says ${name}` }));
const states = (all: readonly ReceiptStep[]): string[] =>
  partsOf(all).map(({ name, state, reason }) => (state === 'passed' ? state : `${state} ${name} ${reason}`));

test('asks evidence, measurement, keys, claims chain, commitments, settlement, in this order', () => {
  assert.deepEqual(
    partsOf(steps()).map(({ name, state }) => [name, state]),
    ['evidence', 'measurement', 'keys', 'claims chain', 'commitments', 'settlement'].map((name) => [
      name,
      'passed',
    ]),
  );
});

test('puts every step under one question', async () => {
  const { steps: all } = await verifyReceipt(new Uint8Array(1), {} as never);
  assert.deepEqual(all.map(({ name }) => name).sort(), [...NAMES].sort());
  const placed = partsOf(all).flatMap((part) => part.steps.map(({ name }) => name));
  assert.deepEqual(placed.sort(), [...NAMES].sort());
});

test('fails with the failure’s reason, and what could not be looked at is pending', () => {
  const after = { keys: 'skipped', age: 'skipped', claims: 'skipped', commitments: 'skipped' } as const;
  assert.deepEqual(states(steps({ measurement: 'failed', ...after, checks: 'skipped' })), [
    'pending evidence age: says age',
    'failed measurement measurement: says measurement',
    'pending keys keys: says keys',
    'pending claims chain claims: says claims',
    'pending commitments commitments: says commitments',
    'passed',
  ]);
});

test('is pending where the chain does not show something yet', () => {
  assert.equal(states(steps({ payment: 'pending' })).at(-1), 'pending settlement payment: says payment');
  assert.equal(states(steps({ age: 'pending' }))[0], 'pending evidence age: says age');
});
