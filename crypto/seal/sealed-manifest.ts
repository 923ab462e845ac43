/**
 * What a model's owner says of its sealed shards: which files, under which keys, held by whom. Public, and signed.
 *
 * For the weights it need not be believed: an enclave checks the key against `commitment`, and what it opened against the shard root
 * that the chain knows. But its brokers can open what enclaves seal under the key, and anybody can sign one with brokers of his own: so
 * evidence names the one that an enclave went by (`sealedHash`), and clients compare it with the mesh's.
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { boundedBytes, bytes32, exactBytes, parseWith, uint32, unixSeconds } from '../attest/fields.ts';
import { bytesToHex, equalBytes } from '../core/bytes.ts';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { VerificationError } from '../core/errors.ts';
import { type Hash32, hash } from '../core/hash.ts';
import { KEY_GRADES, keyIdOf, MAX_BROKERS } from './content-key.ts';

const partSchema = z.strictObject({
  /** Of the shard, in order of execution. */
  index: uint32,
  shardRoot: bytes32,
  keyId: bytes32,
  /** `keyCommitment` of the content key, `shareCommitment` of each broker's share. */
  commitment: bytes32,
  shares: z.array(bytes32).min(1).max(MAX_BROKERS),
  /** SHA-256 and length of the sealed file, by which the mesh has it. */
  contentHash: bytes32,
  bytes: z.int().min(1),
});
export type SealedPart = z.infer<typeof partSchema>;

const sealedSchema = z
  .strictObject({
    v: z.literal(1),
    grade: z.enum(KEY_GRADES),
    modelRoot: bytes32,
    /** Ed25519 keys of the brokers: those in their peer ids. */
    brokers: z.array(bytes32).min(1).max(MAX_BROKERS),
    /** Brokers it takes to have a key. */
    threshold: z.int().min(1).max(MAX_BROKERS),
    parts: z.array(partSchema).min(1).max(256),
    issuedAt: unixSeconds,
  })
  .refine(({ brokers, threshold }) => threshold <= brokers.length, { path: ['threshold'] })
  .refine(({ brokers }) => new Set(brokers.map(bytesToHex)).size === brokers.length, { path: ['brokers'] })
  .refine(({ brokers, parts }) => parts.every(({ shares }) => shares.length === brokers.length), {
    path: ['parts'],
  })
  .refine(({ parts }) => parts.every(({ index }, i) => index === i), { path: ['parts'] })
  // the grade that it says is the grade that its keys are of
  .refine(
    (sealed) =>
      sealed.parts.every((part) => equalBytes(part.keyId, keyIdOf({ ...sealed, ...part }, part.commitment))),
    {
      path: ['parts', 'keyId'],
    },
  );
export type SealedManifest = z.infer<typeof sealedSchema>;

export const MAX_SEALED_MANIFEST_BYTES = 256 * 1024;
const signedSchema = z.strictObject({
  sealed: boundedBytes(MAX_SEALED_MANIFEST_BYTES),
  owner: bytes32,
  signature: exactBytes(64),
});

export interface OpenedSealedManifest extends SealedManifest {
  /** Ed25519 key of whoever signed it. */
  readonly owner: Uint8Array;
}

const signedBytes = (sealed: Uint8Array): Hash32 => hash('sealed-manifest/v1', sealed);

/** Names a signed sealed manifest in evidence (crypto/attest/binding.ts). */
export const sealedHash = (signed: Uint8Array): Hash32 => hash('sealed-manifest/id/v1', signed);

/** @param ownerSeed Ed25519, 32 bytes @throws VerificationError SEALED_MANIFEST */
export function signSealedManifest(sealed: SealedManifest, ownerSeed: Uint8Array): Uint8Array {
  const encoded = encodeCbor(parseWith(sealedSchema, sealed, 'SEALED_MANIFEST', 'sealed manifest'));
  return encodeCbor({
    sealed: encoded,
    owner: ed25519.getPublicKey(ownerSeed),
    signature: ed25519.sign(signedBytes(encoded), ownerSeed),
  });
}

/** @throws VerificationError SEALED_MANIFEST | SEALED_MANIFEST_SIGNATURE | CBOR_* */
export function openSealedManifest(bytes: Uint8Array): OpenedSealedManifest {
  const outer = decodeCbor(bytes, MAX_SEALED_MANIFEST_BYTES + 256);
  const { sealed, owner, signature } = parseWith(signedSchema, outer, 'SEALED_MANIFEST', 'sealed manifest');
  if (!ed25519.verify(signature, signedBytes(sealed), owner, { zip215: false })) {
    throw new VerificationError('SEALED_MANIFEST_SIGNATURE', "the sealed manifest's signature is wrong");
  }
  const inner = decodeCbor(sealed, MAX_SEALED_MANIFEST_BYTES);
  return { ...parseWith(sealedSchema, inner, 'SEALED_MANIFEST', 'sealed manifest'), owner };
}
