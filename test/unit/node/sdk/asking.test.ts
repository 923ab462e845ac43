/** How a question is asked from a program: what its options come to, and what it may cost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configSchema } from '../../../../node/config/schema.ts';
import { type Asking, connectionFor, isOverRing, quoteOf } from '../../../../node/sdk/asking.ts';
import type { Mesh } from '../../../../node/sdk/mesh.ts';
import { createSpending } from '../../../../node/sdk/spending.ts';

const meshOf = (settings: object): Mesh =>
  ({ connection: { config: configSchema.parse(settings) } }) as unknown as Mesh;
const configFor = (mesh: Mesh, asking: Asking) => {
  const { minLevel, traffic, pay } = connectionFor(mesh, asking).config;
  return { minLevel, traffic, pay };
};

test('what a question leaves out is as the connection has it', () => {
  const mesh = meshOf({ minLevel: 'L2', traffic: 50, pay: 'session' });
  const asked = { minLevel: 'L3', traffic: 0, pay: 'escrow' } as const;
  assert.deepEqual(configFor(mesh, {}), { minLevel: 'L2', traffic: 50, pay: 'session' });
  assert.deepEqual(configFor(mesh, asked), asked);
  assert.deepEqual(configFor(mesh, { privacy: 'vault', traffic: 20 }).traffic, 20);
});

test('a question asks for a higher level, never for a lower one', () => {
  assert.equal(configFor(meshOf({ minLevel: 'L2' }), { minLevel: 'L1' }).minLevel, 'L2');
  assert.equal(configFor(meshOf({}), { minLevel: 'L4' }).minLevel, 'L4');
});

test('options that are none are refused, also where no types are', () => {
  for (const wrong of [{ traffic: -1 }, { traffic: 1.5 }, { minLevel: 'L9' }, { pay: 'cash' }]) {
    assert.throws(() => connectionFor(meshOf({}), wrong as Asking), { code: 'ASKING_INVALID' });
  }
  assert.throws(() => isOverRing({ privacy: 'none' } as unknown as Asking), { code: 'PRIVACY_MODE' });
  assert.deepEqual(
    [{}, { privacy: 'veil' }, { privacy: 'twin' }, { privacy: 'vault' }].map((one) =>
      isOverRing(one as Asking),
    ),
    [false, false, true, true],
  );
});

test('a quote says that this machine sees everything, and names no gateway', () => {
  for (const mode of ['veil', 'twin', 'vault'] as const) {
    const { couldSee } = quoteOf(mode, mode === 'veil' ? 'L0' : null, 1n, 2n);
    assert.deepEqual([couldSee[0]!.who, couldSee[0]!.kind], ['this machine, which is the client', 'own']);
    assert.ok(couldSee.every(({ who }) => !who.includes('gateway')));
  }
});

test('a question that may cost more than it is to cost is refused', () => {
  const { hold, spentWei } = createSpending(undefined);
  assert.throws(() => hold(11n, 10n), { code: 'SPENDING_LIMIT' });
  hold(10n, 10n)(7n);
  hold(1_000n, undefined)(900n);
  assert.equal(spentWei(), 907n);
});

test('a limit that is no amount is refused, also where no types are: it would be none', () => {
  for (const wrong of [Number.NaN, 5, '5', null]) {
    assert.throws(() => createSpending(wrong as unknown as bigint), { code: 'ASKING_INVALID' });
    assert.throws(() => createSpending(100n).hold(50n, wrong as unknown as bigint), {
      code: 'ASKING_INVALID',
    });
  }
});

test('so is one that could take all questions together above their limit, those under way included', () => {
  const { hold, spentWei } = createSpending(100n);
  const first = hold(60n, undefined);
  assert.throws(() => hold(41n, undefined), {
    code: 'SPENDING_LIMIT',
    details: { atMostWei: '41', leftWei: '40' },
  });
  const second = hold(40n, undefined);
  first(10n);
  second(40n);
  assert.equal(spentWei(), 50n);
  assert.throws(() => hold(51n, undefined), { code: 'SPENDING_LIMIT' });
  hold(50n, undefined)(0n); // broke off before anything was owed
  assert.equal(spentWei(), 50n);
});
