/**
 * The seed of the peer key as the host keeps it: sealed under the platform's secret, for every version of this code alike,
 * since a node's registration hangs on its peer id.
 *
 *   nonce 12 | ChaCha20-Poly1305 of the seed 32 + 16
 * @module
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';

const DOMAIN = utf8('veilmesh/peer-sealing/v1');
const NONCE_BYTES = 12;

const cipherOf = (platformSecret: Uint8Array, nonce: Uint8Array) =>
  chacha20poly1305(hkdf(sha256, platformSecret, undefined, DOMAIN, 32), nonce, DOMAIN);

export function sealSeed(platformSecret: Uint8Array, seed: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  return concatBytes(nonce, cipherOf(platformSecret, nonce).encrypt(seed));
}

/** @throws VerificationError PEER_SEAL when it was sealed on another machine, or changed since */
export function openSeed(platformSecret: Uint8Array, sealed: Uint8Array): Uint8Array {
  try {
    const seed = cipherOf(platformSecret, sealed.subarray(0, NONCE_BYTES)).decrypt(
      sealed.subarray(NONCE_BYTES),
    );
    if (seed.length === 32) return seed;
  } catch {
    // told below: a wrong key and a changed byte look alike
  }
  throw new VerificationError('PEER_SEAL', 'the peer key was not sealed on this machine, or was changed', {
    hint: 'restore the home folder as it was, or start with another one: a new peer id is a new node (--home)',
  });
}
