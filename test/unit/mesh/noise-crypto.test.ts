import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pureJsCrypto } from '@chainsafe/libp2p-noise';
import { Uint8ArrayList } from 'uint8arraylist';
import { noiseCrypto } from '../../../mesh/host/noise-crypto.ts';

const bytes = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + seed) & 255);
const KEY = bytes(32, 1);
const NONCE = bytes(12, 2);
const AD = bytes(32, 3);
/** Around the size from which OpenSSL takes over, and the largest noise message. */
const SIZES = [0, 1, 1_199, 1_200, 1_216, 65_519];

type Given = Parameters<typeof noiseCrypto.chaCha20Poly1305Encrypt>[0];
// noise brings its own version of the list, the same but to the compiler
const listOf = (...parts: Uint8Array[]): Given => new Uint8ArrayList(...parts) as unknown as Given;
const whole = (message: Uint8Array): Given => message;
const pieces = (message: Uint8Array): Given =>
  listOf(message.subarray(0, 12), message.subarray(12, 17), message.subarray(17));

test('seals to the bytes of the specification, whole or in pieces', () => {
  for (const size of SIZES) {
    const text = bytes(size, 4);
    const expected = Buffer.from(pureJsCrypto.chaCha20Poly1305Encrypt(text, NONCE, AD, KEY).subarray());
    for (const wrap of [whole, pieces]) {
      const sealed = noiseCrypto.chaCha20Poly1305Encrypt(wrap(text), NONCE, AD, KEY);
      assert.ok(Buffer.from(sealed.subarray()).equals(expected), `${size} bytes`);
    }
  }
});

test('opens what it sealed, whole or in pieces, under one key and many nonces', () => {
  for (const [index, size] of SIZES.entries()) {
    const text = bytes(size, 5);
    const nonce = bytes(12, index);
    for (const wrap of [whole, pieces]) {
      const sealed = noiseCrypto.chaCha20Poly1305Encrypt(text, nonce, AD, KEY).subarray();
      const opened = noiseCrypto.chaCha20Poly1305Decrypt(wrap(sealed), nonce, AD, KEY);
      assert.ok(Buffer.from(opened.subarray()).equals(text), `${size} bytes`);
    }
  }
});

test('refuses a message with any part changed', () => {
  const sealed = noiseCrypto.chaCha20Poly1305Encrypt(bytes(2_000, 6), NONCE, AD, KEY).subarray();
  const open = (message: Uint8Array, nonce = NONCE, ad = AD, key = KEY) =>
    noiseCrypto.chaCha20Poly1305Decrypt(message, nonce, ad, key);
  for (const at of [0, 1_000, sealed.length - 1]) {
    const changed = new Uint8Array(sealed);
    changed[at]! ^= 1;
    assert.throws(() => open(changed));
  }
  assert.throws(() => open(sealed, bytes(12, 7)));
  assert.throws(() => open(sealed, NONCE, bytes(32, 7)));
  assert.throws(() => open(sealed, NONCE, AD, bytes(32, 7)));
});
