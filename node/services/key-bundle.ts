/**
 * Files with secret keys of sealed models: what an owner keeps, and what it gives each broker. Readable by their owner alone, or not
 * read at all.
 * @module
 */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { boundedBytes, bytes32, parseWith, uint32 } from '../../crypto/attest/fields.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import {
  type KeyGrade,
  type KeyShare,
  MAX_SHARE_BYTES,
  shareCommitment,
} from '../../crypto/seal/content-key.ts';
import {
  MAX_SEALED_MANIFEST_BYTES,
  type OpenedSealedManifest,
  openSealedManifest,
} from '../../crypto/seal/sealed-manifest.ts';

const MAX_BUNDLE_BYTES = MAX_SEALED_MANIFEST_BYTES + 64 * 1024;

const bundleSchema = z.strictObject({
  v: z.literal(1),
  /** Signed sealed manifest: which keys, and that they are of its grade. */
  sealed: boundedBytes(MAX_SEALED_MANIFEST_BYTES + 256),
  /** The broker's place in it. */
  index: uint32,
  /** One for each part, in their order. */
  shares: z.array(boundedBytes(MAX_SHARE_BYTES)).max(256),
});
export type KeyBundle = z.infer<typeof bundleSchema>;

const ownerSchema = z.strictObject({
  v: z.literal(1),
  /** Ed25519 seed that signs the sealed manifest. */
  seed: bytes32,
  /** Content keys, one for each part. */
  keys: z.array(bytes32).max(256),
});
export type OwnerKeys = z.infer<typeof ownerSchema>;

export const encodeBundle = (bundle: KeyBundle): Uint8Array => encodeCbor(bundle);
export const encodeOwnerKeys = (keys: OwnerKeys): Uint8Array => encodeCbor(keys);

/** @throws UsageError KEY_FILE_OPEN | KEY_FILE_UNREADABLE; VerificationError KEY_BUNDLE */
export const readOwnerKeys = (path: string): OwnerKeys =>
  parseWith(ownerSchema, decodeCbor(readSecret(path), MAX_BUNDLE_BYTES), 'KEY_BUNDLE', 'owner keys');

export interface BrokerKeys<G extends KeyGrade> {
  readonly manifest: OpenedSealedManifest;
  readonly sealed: Uint8Array;
  readonly shares: readonly KeyShare<G>[];
}

/**
 * A broker's keys, for a broker of that grade and no other.
 * @param broker its Ed25519 key
 * @throws UsageError KEY_FILE_OPEN | KEY_FILE_UNREADABLE | KEY_GRADE | KEY_BROKER_OTHER
 * @throws VerificationError KEY_BUNDLE | KEY_SHARE_WRONG | SEALED_MANIFEST*
 */
export function loadBrokerKeys<G extends KeyGrade>(
  path: string,
  grade: G,
  broker: Uint8Array,
): BrokerKeys<G> {
  const decoded = decodeCbor(readSecret(path), MAX_BUNDLE_BYTES);
  const { sealed, index, shares } = parseWith(bundleSchema, decoded, 'KEY_BUNDLE', "a broker's keys");
  const manifest = openSealedManifest(sealed);
  if (manifest.grade !== grade) {
    throw new UsageError('KEY_GRADE', `a ${grade} broker does not take ${manifest.grade} keys`, {
      details: { path, expected: grade, got: manifest.grade },
      hint: 'development keys are for simulated TEEs, production keys for hardware: never in one process',
    });
  }
  const named = manifest.brokers[index];
  if (named === undefined || !equalBytes(named, broker)) {
    throw new UsageError('KEY_BROKER_OTHER', 'these keys are for another broker', {
      details: { path, expected: bytesToHex(broker), got: named === undefined ? '' : bytesToHex(named) },
      hint: "a broker's keys are for its peer key: use the home folder that the model was published for",
    });
  }
  if (shares.length !== manifest.parts.length) throw wrongShare(path);
  return {
    manifest,
    sealed,
    shares: manifest.parts.map(({ keyId, shardRoot, shares: commitments }, part) => {
      const share = shares[part]!;
      if (!equalBytes(shareCommitment(keyId, index, share), commitments[index]!)) throw wrongShare(path);
      return { grade, modelRoot: manifest.modelRoot, shardRoot, keyId, index, share };
    }),
  };
}

const OTHERS = 0o077;

function readSecret(path: string): Uint8Array {
  let mode: number;
  let bytes: Uint8Array;
  try {
    mode = statSync(path).mode;
    bytes = new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new UsageError('KEY_FILE_UNREADABLE', 'a file of keys cannot be read', {
      details: { path },
      cause,
    });
  }
  // Windows has no such bits: its files are of their owner's folder
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
    throw new UsageError('KEY_FILE_OPEN', 'a file of keys can be read by others on this machine', {
      details: { path, mode: (mode & 0o777).toString(8) },
      hint: `chmod 600 ${path}; if others may have read it, publish the model anew`,
    });
  }
  return bytes;
}

const wrongShare = (path: string): VerificationError =>
  new VerificationError(
    'KEY_SHARE_WRONG',
    'the file does not hold the shares that the sealed manifest names',
    {
      details: { path },
      hint: 'take the file again from where the model was published',
    },
  );
