/**
 * Receipts' signatures, by OpenSSL and by portable code: the same answers.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { isP256Signed as native } from '../../../settlement/ephemeral/p256.ts';
import { isP256Signed as portable } from '../../../settlement/ephemeral/p256-browser.ts';
import { createReceiptSigner, drawReceiptKey } from '../../../settlement/ephemeral/receipt-signer.ts';

test('a true signature is one, a changed one, another key or no key is none, whoever looks', async () => {
  const { p256 } = await import('@noble/curves/nist.js');
  for (let i = 0; i < 20; i++) {
    const secret = p256.utils.randomSecretKey();
    const point = p256.getPublicKey(secret, false).subarray(1);
    const message = randomBytes(1 + i);
    const signature = p256.sign(message, secret, { lowS: i % 2 === 0 });
    const changed = Uint8Array.from(signature);
    changed[i]! ^= 1;
    const other = createReceiptSigner(drawReceiptKey()).publicKey;
    for (const look of [native, portable]) {
      assert.equal(look(message, point, signature), true);
      assert.equal(look(message, point, changed), false);
      assert.equal(look(message, other, signature), false);
      assert.equal(look(message, new Uint8Array(64), signature), false);
      assert.equal(look(message, point.subarray(1), signature), false);
      assert.equal(look(message, point, signature.subarray(1)), false);
    }
  }
});
