/**
 * A record as an auditor's host keeps it until its audit is over: sealed by the enclave for itself, so that one that is started
 * again defends what the one before it reported. What its key hides, and from whom: node/tee/witness.ts.
 * @module
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, lengthPrefixed, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { sealingKey } from '../tee/witness.ts';
import { AUDITOR_BINDING } from './enclave-calls.ts';

const RECORD_DOMAIN = utf8('veilmesh/audit-record-sealing/v1');
const NONCE_BYTES = 24;

/** 32 bytes: the platform's, for this code as an auditor. */
export const recordSealingKey = (platformSecret: Uint8Array, measurement: string): Uint8Array =>
  sealingKey({ platformSecret, measurement, shardRoot: AUDITOR_BINDING.shardRoot });

const keyOf = (key: Uint8Array, id: Uint8Array): Uint8Array =>
  hkdf(sha256, key, undefined, lengthPrefixed([RECORD_DOMAIN, id]), 32);

/**
 * A nonce of its own each time: the host says both an audit's id and what is sealed for it, and may have several records kept under one id.
 * @param encoded what the audit `id` is about, and nothing else
 * @returns the nonce, 24 bytes, and the sealed record
 */
export function keepRecord(key: Uint8Array, id: Uint8Array, encoded: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  return concatBytes(nonce, xchacha20poly1305(keyOf(key, id), nonce, id).encrypt(encoded));
}

/** @throws VerificationError RECORD_SEAL when it was kept by other code, for another audit, or changed since */
export function openKeptRecord(key: Uint8Array, id: Uint8Array, kept: Uint8Array): Uint8Array {
  try {
    const nonce = kept.subarray(0, NONCE_BYTES);
    return xchacha20poly1305(keyOf(key, id), nonce, id).decrypt(kept.subarray(NONCE_BYTES));
  } catch {
    throw new VerificationError('RECORD_SEAL', 'a record was not kept by this enclave, or was changed', {
      hint: 'code and platform secret must be those it was kept with: after an update, earlier audits are not defended',
    });
  }
}
