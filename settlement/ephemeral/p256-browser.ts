/**
 * ECDSA on P-256 where there is no OpenSSL; the same answers as p256.ts.
 * @module
 */
import { p256 } from '@noble/curves/nist.js';
import { concatBytes } from '../../crypto/core/bytes.ts';

const UNCOMPRESSED = Uint8Array.of(4);

/**
 * Whether SHA-256 of the message is signed (r ‖ s) under the key (x ‖ y).
 * False also for a key that is none: the chain takes any 64 bytes.
 */
export function isP256Signed(message: Uint8Array, point: Uint8Array, signature: Uint8Array): boolean {
  try {
    return p256.verify(signature, message, concatBytes(UNCOMPRESSED, point), { lowS: false });
  } catch {
    return false;
  }
}
