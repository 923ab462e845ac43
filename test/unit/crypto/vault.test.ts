/**
 * Vault: exact products under encryption, and a library that is not what it should be.
 * @module
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import initialize, { type MainModule } from 'node-seal';
import type { VeilmeshError } from '../../../crypto/core/errors.ts';
import { createVaultClient } from '../../../crypto/vault/client.ts';
import { packingOf, type VaultMap, type VaultShape } from '../../../crypto/vault/packing.ts';
import { assertNoise, NOISE_LIMIT, noiseBound, REQUEST_WEIGHTS } from '../../../crypto/vault/parameters.ts';
import { loadSeal } from '../../../crypto/vault/seal.ts';
import { createVaultServer } from '../../../crypto/vault/server.ts';
import { dense, mapOf, plainProduct, randomWords } from '../../support/vault.ts';

const seal = await loadSeal();
const fresh = seal.held();
after(() => assert.equal(seal.held(), fresh, 'every object of SEAL was freed'));

function assertExact(map: VaultMap, x: Int32Array, count: number): void {
  const { op } = map.shape;
  const server = createVaultServer(seal, [map]);
  const client = createVaultClient(seal, [map.shape]);
  const replies = client.encrypt(op, x, count).map((request) => server.correct(op, request));
  assert.deepEqual(client.decrypt(op, replies, count), plainProduct(map, x, count));
  client.close();
  server.close();
}

const conv = (over: Partial<Extract<VaultShape, { kind: 'conv' }>> = {}): VaultShape => ({
  kind: 'conv',
  op: 'op',
  height: 12,
  width: 12,
  channels: 6,
  kernel: 5,
  stride: 1,
  filters: 16,
  ...over,
});

for (const [name, shape, count] of [
  ['one block', dense(64, 10), 6],
  ['several blocks', dense(256, 64), 4],
  ['one row of a batch', dense(100, 30), 1],
  ['more rows than share a ciphertext', dense(300, 20), 9],
  ['one word', dense(1, 1), 2],
  ['a row longer than N, in several requests', dense(5_000, 2), 2],
  ['more words out than N', dense(2, 4_500), 1],
  ['an image of six channels', conv(), 2],
  ['an image with stride', conv({ height: 9, width: 7, channels: 3, kernel: 3, stride: 2, filters: 5 }), 1],
  ['an image that fills N', conv({ height: 64, width: 64, channels: 1, kernel: 3, filters: 2 }), 1],
] as const) {
  test(`W m is exact: ${name}`, () => {
    const map = mapOf(shape);
    assertExact(map, randomWords(count * packingOf(shape).dIn), count);
  });
}

test('W m is exact where everything is at its extreme and as many weights meet as a request may have', () => {
  const shape = dense(1_024, 1_024);
  const { inputs, inputsPerRequest, rowStride } = packingOf(shape);
  assert.deepEqual([inputs.length, inputsPerRequest * rowStride], [inputsPerRequest, REQUEST_WEIGHTS]);
  for (const [weight, word] of [
    [-128, -0x8000_0000],
    [127, 0x7fff_ffff],
  ] as const) {
    assertExact(
      mapOf(shape, () => weight),
      new Int32Array(1_024).fill(word),
      1,
    );
  }
});

test('weights that are all zero give zero, whichever part of a map they fill', () => {
  const shape = dense(64, 64);
  const x = randomWords(64);
  assertExact(
    mapOf(shape, () => 0),
    x,
    1,
  );
  assertExact(
    mapOf(shape, (i) => (i < 64 * 40 ? 0 : 5)),
    x,
    1,
  );
});

test('one key serves many operations, and a request tells nothing twice', () => {
  const maps = [mapOf(dense(32, 8, 'a')), mapOf(dense(16, 8, 'b'))];
  const server = createVaultServer(seal, maps);
  const client = createVaultClient(
    seal,
    maps.map(({ shape }) => shape),
  );
  const x = randomWords(32);
  const [first] = client.encrypt('a', x, 1);
  const [second] = client.encrypt('a', x, 1);
  assert.notDeepEqual(first, second);
  const seedOf = (request: Uint8Array): Uint8Array => request.subarray(-64);
  assert.notDeepEqual(seedOf(first!), seedOf(second!));
  for (const request of [second!, first!]) {
    assert.deepEqual(client.decrypt('a', [server.correct('a', request)], 1), plainProduct(maps[0]!, x, 1));
  }
  client.close();
  server.close();
});

test('shapes and weights that vault cannot serve are refused by name', () => {
  const code = (expected: string) => ({ code: expected });
  for (const shape of [
    dense(0, 3),
    dense(3, 1.5),
    dense(3, 2 ** 21),
    conv({ channels: 40 }),
    conv({ kernel: 13 }),
  ]) {
    assert.throws(() => packingOf(shape), code('VAULT_SHAPE'));
  }
  const { shape } = mapOf(dense(8, 8));
  assert.throws(
    () => createVaultServer(seal, [{ shape, weights: new Int8Array(63) }]),
    code('VAULT_WEIGHTS'),
  );
  const large = { shape: dense(8_192, 8_192), weights: new Int8Array(2 ** 26) };
  assert.throws(() => createVaultServer(seal, [large]), code('VAULT_MEMORY'));
  const client = createVaultClient(seal, [shape]);
  assert.throws(() => client.encrypt('other', randomWords(8), 1), code('VAULT_OP_UNKNOWN'));
  assert.throws(() => client.encrypt('op', randomWords(9), 1), code('VAULT_ROWS'));
  assert.throws(() => client.words('op', 0), code('VAULT_ROWS'));
  client.close();
});

test('the noise bound: any i8 weights of a request decrypt, a tenth more would not for sure', () => {
  assert.ok(noiseBound(REQUEST_WEIGHTS * 128) <= NOISE_LIMIT);
  assert.throws(() => assertNoise(REQUEST_WEIGHTS * 128 * 1.1), { code: 'VAULT_NOISE' });
});

interface EvaluatorLike {
  negate(from: unknown, to: unknown): void;
  multiplyPlain(this: EvaluatorLike, cipher: unknown, plain: unknown, to: unknown): void;
}

/** A node-seal of its own, with something about it changed. */
const changed = (change: (module: MainModule) => void) => async (): Promise<MainModule> => {
  const module = await initialize();
  change(module);
  return module;
};

test('parameters that SEAL does not vouch for as 128-bit secure, or others than these, are refused at start', async () => {
  for (const bits of [
    [60, 50], // one bit too many
    [60, 60],
    [59, 16], // secure, but under another q
    [60, 17], // secure, but with another key modulus
  ]) {
    const load = changed(({ CoeffModulus }) => {
      const create = CoeffModulus.Create.bind(CoeffModulus);
      CoeffModulus.Create = (degree) => create(degree, Int32Array.from(bits));
    });
    await assert.rejects(loadSeal(load), { code: 'VAULT_PARAMETERS' }, String(bits));
  }
});

test('a library that serialises otherwise or computes otherwise is refused at start', async () => {
  const saveMore = changed(({ Plaintext }) => {
    const { prototype } = Plaintext as unknown as { prototype: { saveToArray(mode: unknown): Uint8Array } };
    const save = prototype.saveToArray;
    prototype.saveToArray = function (mode) {
      return Uint8Array.of(...save.call(this, mode), 0, 0);
    };
  });
  const shift = changed(({ Ciphertext }) => {
    const { prototype } = Ciphertext as unknown as { prototype: { saveToArray(mode: unknown): Uint8Array } };
    const save = prototype.saveToArray;
    prototype.saveToArray = function (mode) {
      const bytes = save.call(this, mode);
      return Uint8Array.of(...bytes.subarray(0, 113), ...bytes.subarray(121), ...bytes.subarray(113, 121));
    };
  });
  const negate = changed(({ Evaluator }) => {
    const { prototype } = Evaluator as unknown as { prototype: EvaluatorLike };
    prototype.multiplyPlain = function (cipher, _plain, to) {
      this.negate(cipher, to);
    };
  });
  for (const load of [saveMore, shift, negate]) {
    await assert.rejects(loadSeal(load), ({ code }: VeilmeshError) => {
      assert.match(code, /^VAULT_(SELF_TEST|SEAL)$/);
      return true;
    });
  }
  await assert.rejects(
    loadSeal(() => Promise.reject(new Error('no file'))),
    { code: 'VAULT_SEAL' },
  );
});
