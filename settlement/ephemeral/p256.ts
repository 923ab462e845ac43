/**
 * ECDSA on P-256 by OpenSSL: a tenth of what portable code takes, and a voucher waits for it.
 * @module
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';

const COORDINATE = 32;

function publicKeyOf(point: Uint8Array): KeyObject {
  const part = (from: number): string =>
    Buffer.from(point.subarray(from, from + COORDINATE)).toString('base64url');
  return createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: part(0), y: part(COORDINATE) },
    format: 'jwk',
  });
}

/**
 * Whether SHA-256 of the message is signed (r ‖ s) under the key (x ‖ y).
 * False also for a key that is none: the chain takes any 64 bytes.
 */
export function isP256Signed(message: Uint8Array, point: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify('sha256', message, { key: publicKeyOf(point), dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}
