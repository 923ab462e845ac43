/**
 * ChaCha20-Poly1305 of the noise channel, as OpenSSL does it best.
 *
 * libp2p's own hands OpenSSL the raw key with every message, which OpenSSL imports anew each time (25 us: as long
 * as encrypting 32 KB takes), and leaves a message in pieces that TCP writes one by one. Here a key is imported
 * once and a message is one piece.
 * @module
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import type { ICryptoInterface } from '@chainsafe/libp2p-noise';
import { defaultCrypto } from '@chainsafe/libp2p-noise/crypto';

const ALGORITHM = 'chacha20-poly1305';
const TAG = { authTagLength: 16 } as const;
/** Below it libp2p's WebAssembly cipher is faster than a call into OpenSSL. */
const LARGE_BYTES = 1_200;

/** An entry lives as long as the connection that holds the raw key. */
const imported = new WeakMap<Uint8Array, KeyObject>();

function keyObject(raw: Uint8Array): KeyObject {
  const key = imported.get(raw) ?? createSecretKey(raw);
  imported.set(raw, key);
  return key;
}

/** For `noise({ crypto })`: the same bytes as libp2p's own. Decryption throws when the tag does not fit. */
export const noiseCrypto: ICryptoInterface = {
  ...defaultCrypto,

  chaCha20Poly1305Encrypt(plaintext, nonce, ad, key) {
    if (plaintext.byteLength < LARGE_BYTES) {
      return defaultCrypto.chaCha20Poly1305Encrypt(plaintext, nonce, ad, key);
    }
    const cipher = createCipheriv(ALGORITHM, keyObject(key), nonce, TAG);
    cipher.setAAD(ad, { plaintextLength: plaintext.byteLength });
    const pieces = plaintext instanceof Uint8Array ? [plaintext] : [...plaintext];
    const sealed = pieces.map((piece) => cipher.update(piece));
    cipher.final();
    return Buffer.concat([...sealed, cipher.getAuthTag()]);
  },

  chaCha20Poly1305Decrypt(ciphertext, nonce, ad, key, dst) {
    if (ciphertext.byteLength < LARGE_BYTES) {
      return defaultCrypto.chaCha20Poly1305Decrypt(ciphertext, nonce, ad, key, dst);
    }
    const textBytes = ciphertext.byteLength - TAG.authTagLength;
    const decipher = createDecipheriv(ALGORITHM, keyObject(key), nonce, TAG);
    decipher.setAAD(ad, { plaintextLength: textBytes });
    decipher.setAuthTag(ciphertext.subarray(textBytes));
    const opened = decipher.update(ciphertext.subarray(0, textBytes));
    decipher.final();
    return opened;
  },
};
