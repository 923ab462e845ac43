/**
 * ChaCha20 and HMAC-SHA256 from node:crypto (OpenSSL) for the mask layer; the same bytes as crypto/mask's
 * `nobleStreamCipher`, several times faster: the cipher is set up once per edge, and HMAC is two one-shot hashes, which
 * OpenSSL starts in a third of the time of a Hmac object.
 * @module
 */
import { createCipheriv, hash } from 'node:crypto';
import {
  BLOCK_BYTES,
  createBlockCounter,
  MAC_BYTES,
  NONCE_BYTES,
  type StreamCipher,
} from '../../crypto/mask/keystream.ts';

const SHA256_BYTES = 32;
const SHA256_BLOCK_BYTES = 64;

/** OpenSSL's chacha20 takes a 16-byte IV: the 32-bit block counter, little-endian, then the RFC 8439 nonce, zero here. */
function ivAt(firstBlock: number): Uint8Array {
  const iv = new Uint8Array(4 + NONCE_BYTES);
  new DataView(iv.buffer).setUint32(0, firstBlock, true);
  return iv;
}

export function createNodeStreamCipher(): StreamCipher {
  let zeros = new Uint8Array(64 * BLOCK_BYTES);

  return {
    keystream(key, firstBlock = 0) {
      const cipher = createCipheriv('chacha20', key, ivAt(firstBlock));
      const take = createBlockCounter(firstBlock);
      return (nBytes) => {
        take(nBytes);
        const drawn = Math.ceil(nBytes / BLOCK_BYTES) * BLOCK_BYTES;
        if (drawn > zeros.length) zeros = new Uint8Array(drawn);
        return cipher.update(zeros.subarray(0, drawn)).subarray(0, nBytes);
      };
    },
    mac(key) {
      const inner = paddedKey(key, 0x36);
      const outer = Buffer.concat([paddedKey(key, 0x5c), new Uint8Array(SHA256_BYTES)]);
      let message = Buffer.concat([inner, new Uint8Array(4_096)]);
      return (data) => {
        const length = SHA256_BLOCK_BYTES + data.length;
        if (length > message.length) message = Buffer.concat([inner, new Uint8Array(data.length)]);
        message.set(data, SHA256_BLOCK_BYTES);
        outer.set(hash('sha256', message.subarray(0, length), 'buffer'), SHA256_BLOCK_BYTES);
        return hash('sha256', outer, 'buffer').subarray(0, MAC_BYTES);
      };
    },
  };
}

/** Key block of HMAC (RFC 2104 section 2). */
const paddedKey = (key: Uint8Array, pad: number): Uint8Array =>
  Uint8Array.from({ length: SHA256_BLOCK_BYTES }, (_, i) => (key[i] ?? 0) ^ pad);
