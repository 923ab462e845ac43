/**
 * ChaCha20 and HMAC-SHA256 from node:crypto (OpenSSL) for the mask layer; the same bytes as crypto/mask's
 * `nobleStreamCipher`, several times faster because the cipher is set up once per edge.
 * @module
 */
import { createCipheriv, createHmac, createSecretKey } from 'node:crypto';
import {
  BLOCK_BYTES,
  createBlockCounter,
  MAC_BYTES,
  NONCE_BYTES,
  type StreamCipher,
} from '../../crypto/mask/keystream.ts';

/** OpenSSL's chacha20 takes a 16-byte IV: the 32-bit block counter, then the RFC 8439 nonce. Both start at zero. */
const IV = new Uint8Array(4 + NONCE_BYTES);

export function createNodeStreamCipher(): StreamCipher {
  let zeros = new Uint8Array(64 * BLOCK_BYTES);

  return {
    keystream(key) {
      const cipher = createCipheriv('chacha20', key, IV);
      const take = createBlockCounter();
      return (nBytes) => {
        take(nBytes);
        const drawn = Math.ceil(nBytes / BLOCK_BYTES) * BLOCK_BYTES;
        if (drawn > zeros.length) zeros = new Uint8Array(drawn);
        return cipher.update(zeros.subarray(0, drawn)).subarray(0, nBytes);
      };
    },
    mac(key) {
      const secret = createSecretKey(key);
      return (data) => createHmac('sha256', secret).update(data).digest().subarray(0, MAC_BYTES);
    },
  };
}
