/**
 * Lists of machines that somebody vouches to have seen in a data centre's custody.
 *
 * A TEE does not keep its secrets from whoever can solder to its board, and no quote says where a machine stands. So
 * this is what it looks like: a person's or company's signed word about platform ids, which a policy may ask for.
 * No cryptography shows that the word is true.
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { equalBytes } from '../core/bytes.ts';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { VerificationError } from '../core/errors.ts';
import { type Hash32, hash } from '../core/hash.ts';
import { boundedBytes, bytes32, exactBytes, parseWith, unixSeconds } from './fields.ts';

export const custodySchema = z
  .strictObject({
    v: z.literal(1),
    platforms: z.array(bytes32).min(1).max(512),
    issuedAt: unixSeconds,
    /** A word about custody ages: from then on the list says nothing */
    expiresAt: unixSeconds,
  })
  .refine(({ issuedAt, expiresAt }) => issuedAt < expiresAt, { path: ['expiresAt'] });
export type CustodyList = z.infer<typeof custodySchema>;

export const MAX_CUSTODY_BYTES = 24 * 1024;
const signedSchema = z.strictObject({ list: boundedBytes(MAX_CUSTODY_BYTES), signature: exactBytes(64) });
const signedBytes = (list: Uint8Array): Hash32 => hash('proof-of-cloud/v1', list);

/** @param secretKey Ed25519 seed, 32 bytes @throws VerificationError PROOF_OF_CLOUD_MALFORMED */
export function signCustodyList(content: CustodyList, secretKey: Uint8Array): Uint8Array {
  const list = encodeCbor(parseWith(custodySchema, content, 'PROOF_OF_CLOUD_MALFORMED', 'custody list'));
  return encodeCbor({ list, signature: ed25519.sign(signedBytes(list), secretKey) });
}

/** @throws VerificationError PROOF_OF_CLOUD_MALFORMED | PROOF_OF_CLOUD_SIGNATURE */
export function openCustodyList(bytes: Uint8Array, signer: Uint8Array): CustodyList {
  const outer = decodeCbor(bytes, MAX_CUSTODY_BYTES);
  const signed = parseWith(signedSchema, outer, 'PROOF_OF_CLOUD_MALFORMED', 'signed custody list');
  if (!ed25519.verify(signed.signature, signedBytes(signed.list), signer, { zip215: false })) {
    throw new VerificationError('PROOF_OF_CLOUD_SIGNATURE', "the custody list's signature is wrong");
  }
  const inner = decodeCbor(signed.list, MAX_CUSTODY_BYTES);
  return parseWith(custodySchema, inner, 'PROOF_OF_CLOUD_MALFORMED', 'custody list');
}

export const isListed = (platforms: readonly Uint8Array[], platformId: Uint8Array | null): boolean =>
  platformId !== null && platforms.some((listed) => equalBytes(listed, platformId));
