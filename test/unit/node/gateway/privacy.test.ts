import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopback } from '../../../../node/gateway/auth.ts';
import { askedPrivacy } from '../../../../node/gateway/privacy.ts';

const asked = (model: string, headers: Record<string, string> = {}, least: 'L0' | 'L2' | 'L3' = 'L0') =>
  askedPrivacy(model, new Headers(headers), least);
const MODE = 'x-veilmesh-privacy';
const LEVEL = 'x-veilmesh-min-level';

test('what a request asks for stands in headers, or behind the name of its model', () => {
  const plain = { mode: 'veil', minLevel: 'L0' };
  assert.deepEqual(asked('smollm2'), { model: 'smollm2', privacy: plain });
  assert.deepEqual(asked('smollm2@L2'), { model: 'smollm2', privacy: { ...plain, minLevel: 'L2' } });
  assert.deepEqual(asked('digits@twin'), { model: 'digits', privacy: { ...plain, mode: 'twin' } });
  assert.deepEqual(asked('digits@veil@L3').privacy, { mode: 'veil', minLevel: 'L3' });
  assert.deepEqual(asked('digits', { [MODE]: 'vault' }).privacy, { mode: 'vault', minLevel: 'L0' });
  assert.deepEqual(asked('digits', { [LEVEL]: 'L4' }).privacy, { mode: 'veil', minLevel: 'L4' });
  assert.deepEqual(asked('digits@twin', { [MODE]: 'twin' }).privacy.mode, 'twin');
});

test('of several levels the highest counts, the own one of the process too', () => {
  assert.equal(asked('a@L2', { [LEVEL]: 'L3' }).privacy.minLevel, 'L3');
  assert.equal(asked('a@L3', { [LEVEL]: 'L2' }).privacy.minLevel, 'L3');
  assert.equal(asked('a@L0', {}, 'L2').privacy.minLevel, 'L2');
  assert.equal(asked('a', {}, 'L3').privacy.minLevel, 'L3');
});

test('what nobody can mean is refused', () => {
  const cases: [() => unknown, string][] = [
    [() => asked('a@L9'), 'MODEL_SUFFIX'],
    [() => asked('a@'), 'MODEL_SUFFIX'],
    [() => asked('a@l2'), 'MODEL_SUFFIX'],
    [() => asked('a', { [MODE]: 'tor' }), 'PRIVACY_HEADER'],
    [() => asked('a', { [LEVEL]: '2' }), 'PRIVACY_HEADER'],
    [() => asked('a', { [LEVEL]: '' }), 'PRIVACY_HEADER'],
    [() => asked('a', { [LEVEL]: 'L2, L0' }), 'PRIVACY_HEADER'],
    [() => asked('a@twin', { [MODE]: 'vault' }), 'PRIVACY_CONFLICT'],
    [() => asked('a@twin@L2'), 'PRIVACY_VEIL_ONLY'],
    [() => asked('a@vault', {}, 'L2'), 'PRIVACY_VEIL_ONLY'],
  ];
  for (const [call, code] of cases) assert.throws(call, { code }, code);
});

test('a demand under a name that is almost right is refused, and never passed over', () => {
  for (const header of ['x-veilmesh-level', 'X-Veilmesh-Mode', 'x-veilmesh-minlevel', 'x-veilmesh-']) {
    assert.throws(() => asked('a', { [header]: 'L4' }), {
      code: 'PRIVACY_HEADER',
      param: header.toLowerCase(),
    });
  }
  assert.equal(asked('a', { 'x-request-id': '1' }).model, 'a');
});

test('loopback is what no other machine reaches', () => {
  for (const address of ['127.0.0.1', '127.9.9.9', '::1', 'localhost'])
    assert.ok(isLoopback(address), address);
  for (const address of ['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example', '']) {
    assert.ok(!isLoopback(address), address);
  }
});
