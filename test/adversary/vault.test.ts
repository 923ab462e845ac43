/**
 * Vault against a client or a node that sends anything: bytes are refused with one code a side and reach no parser of
 * SEAL; a product that is false but well formed is caught by check().
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import initialize from 'node-seal';
import { randomBytes } from '../../crypto/core/random.ts';
import { createChecks } from '../../crypto/ring/check.ts';
import { createLinear } from '../../crypto/ring/linear.ts';
import { createVaultClient } from '../../crypto/vault/client.ts';
import { MODULUS, UPLOAD_BYTES, UPLOAD_DROP } from '../../crypto/vault/parameters.ts';
import { loadSeal } from '../../crypto/vault/seal.ts';
import { createVaultServer } from '../../crypto/vault/server.ts';
import { dense, mapOf, plainProduct, randomWords, ringMapOf } from '../support/vault.ts';

const BAD_REQUEST = { name: 'VerificationError', code: 'VAULT_REQUEST_MALFORMED' };
const BAD_REPLY = { name: 'VerificationError', code: 'VAULT_REPLY_MALFORMED' };

const seal = await loadSeal();
const map = mapOf(dense(96, 40));
const other = mapOf(dense(96, 40, 'other'));
const server = createVaultServer(seal, [map, other]);
const client = createVaultClient(seal, [map.shape, other.shape]);
const masks = randomWords(96);
const [request] = client.encrypt('op', masks, 1);
const reply = server.correct('op', request!);
const foreignBytes = await foreign();

const changed = (bytes: Uint8Array, at: number, ...values: number[]): Uint8Array => {
  const copy = new Uint8Array(bytes);
  copy.set(values, at);
  return copy;
};

/** A coefficient as a request carries it. */
const wordOf = (value: bigint): number[] =>
  Array.from({ length: UPLOAD_BYTES }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));

/** A ciphertext as SEAL itself writes it, under parameters of its own. */
async function foreign(): Promise<Uint8Array> {
  const module = await initialize();
  const parameters = new module.EncryptionParameters(module.SchemeType.bfv);
  parameters.setPolyModulusDegree(8192);
  parameters.setCoeffModulus(module.CoeffModulus.Create(8192, Int32Array.of(50, 50, 50)));
  parameters.setPlainModulus(new module.Modulus(1n << 32n));
  const context = new module.SEALContext(parameters, true, module.SecLevelType.tc128);
  const keys = new module.KeyGenerator(context);
  const encryptor = new module.Encryptor(context, keys.createPublicKey(), keys.secretKey());
  const plain = new module.Plaintext(8192, 8192);
  return encryptor.encryptSymmetricSerializable(plain).saveToArray(module.ComprModeType.none);
}

test('a request that is not the one its map asks for is refused, and the node serves on', () => {
  const held = seal.held();
  const bytes = request!;
  for (const [what, bad] of Object.entries({
    nothing: new Uint8Array(),
    'half a head': bytes.subarray(0, 5),
    'one byte short': bytes.subarray(0, -1),
    'one byte long': Uint8Array.of(...bytes, 0),
    'two requests': Uint8Array.of(...bytes, ...bytes),
    version: changed(bytes, 0, 2),
    'no rows': changed(bytes, 1, 0, 0),
    'more rows than fit': changed(bytes, 1, 255, 255),
    'another first input': changed(bytes, 3, 0, 1),
    'no inputs': changed(bytes, 5, 0, 0),
    'inputs beyond the row': changed(bytes, 5, 255, 255),
    'a coefficient just beyond q': changed(bytes, 7, ...wordOf((MODULUS >> BigInt(UPLOAD_DROP)) + 1n)),
    'a coefficient beyond q': changed(bytes, 7, 255, 255, 255, 255, 255, 255, 255),
    'the last coefficient beyond q': changed(bytes, bytes.length - 64 - 7, 255, 255, 255, 255, 255, 255, 255),
    'a ciphertext of other parameters': foreignBytes,
  })) {
    assert.throws(() => server.correct('op', bad), BAD_REQUEST, what);
  }
  server.correct('op', changed(bytes, 7, ...wordOf(MODULUS >> BigInt(UPLOAD_DROP)))); // the largest there is
  assert.throws(() => server.correct('unknown', bytes), { code: 'VAULT_OP_UNKNOWN' });
  assert.equal(seal.held(), held);
  assert.deepEqual(client.decrypt('op', [server.correct('op', bytes)], 1), plainProduct(map, masks, 1));
});

test('a reply that is not the one its request asks for is refused, and the client goes on', () => {
  const held = seal.held();
  for (const [what, bad] of Object.entries({
    nothing: new Uint8Array(),
    'one byte short': reply.subarray(0, -1),
    'one byte long': Uint8Array.of(...reply, 0),
    version: changed(reply, 0, 2),
    'a coefficient beyond q': changed(reply, 1, 255, 255, 255, 255, 255, 255),
    'the last coefficient beyond q': changed(reply, reply.length - 6, 255, 255, 255, 255, 255, 255),
    'the request': request!,
    'a reply for more rows': server.correct('op', client.encrypt('op', randomWords(192), 2)[0]!),
    'a ciphertext of other parameters': foreignBytes,
  })) {
    assert.throws(() => client.decrypt('op', [bad], 1), BAD_REPLY, what);
  }
  assert.throws(() => client.decrypt('op', [], 1), BAD_REPLY, 'no reply');
  assert.equal(seal.held(), held);
  assert.deepEqual(client.decrypt('op', [reply], 1), plainProduct(map, masks, 1));
});

test('any numbers below q and any seed are a request, whose product is of no use to whoever sent it', () => {
  const useless = [
    changed(request!, request!.length - 64, ...randomBytes(64)),
    changed(request!, 7, ...foreignBytes.subarray(0, request!.length - 7)),
    changed(new Uint8Array(request!.length), 0, ...request!.subarray(0, 7)),
  ];
  for (const bytes of useless) {
    assert.notDeepEqual(client.decrypt('op', [server.correct('op', bytes)], 1), plainProduct(map, masks, 1));
  }
});

test('well-formed replies that are false become false corrections, which check() catches, and a check of the corrections alone', async () => {
  const stranger = createVaultClient(seal, [map.shape]);
  const strange = stranger.encrypt('op', masks, 1)[0]!;
  const reweighed = createVaultServer(seal, [
    { shape: map.shape, weights: map.weights.map((weight, i) => (i === 1_234 ? -weight || 1 : weight)) },
  ]);
  const honest = {
    multiply: async (_op: string, masked: Int32Array, count: number) => plainProduct(map, masked, count),
  };
  const x = Int32Array.from({ length: 96 }, (_, i) => ((i * 37) % 255) - 127);
  const checks = createChecks([ringMapOf(map)]);
  const linearOver = async (correction: Uint8Array) => {
    const corrections = client.decrypt('op', [correction], 1);
    const wrong: string[] = [];
    const linear = createLinear({
      host: honest,
      corrections: { take: async () => ({ masks, corrections }) },
      checks,
      onWrong: (op) => wrong.push(op),
    });
    return { sums: await linear.linear(ringMapOf(map), x, 1), wrong, corrections };
  };

  assert.deepEqual((await linearOver(reply)).sums, plainProduct(map, x, 1));
  for (const [what, bad] of Object.entries({
    'a coefficient moved': changed(reply, 1 + 5, reply[6]! ^ 2),
    'a word moved': changed(reply, reply.length - 1, reply.at(-1)! ^ 2),
    'all zero': changed(new Uint8Array(reply.length), 0, 1),
    'the weights of another operation': server.correct('other', client.encrypt('other', masks, 1)[0]!),
    'one weight changed': reweighed.correct('op', request!),
    'a product under another key': server.correct('op', strange),
  })) {
    const { sums, wrong, corrections } = await linearOver(bad);
    assert.deepEqual([wrong, sums], [['op'], new Int32Array(sums.length)], what);
    assert.equal(checks.oneSided('op', masks, corrections, 1), false, `${what}: by itself, too`);
  }
  stranger.close();
  reweighed.close();
});
