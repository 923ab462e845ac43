/**
 * Content keys of sealed shards: what names one, what it is of, and how several brokers hold it together.
 *
 * A key is of a grade. The grade is hashed into the key's id, and the id into what is sealed: a key that somebody calls
 * `production` afterwards has another id and opens nothing. Shares are Shamir's over GF(256); one broker of one has the key itself.
 * @module
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { combine, split } from 'shamir-secret-sharing';
import { equalBytes, lengthPrefixed, u32be, utf8 } from '../core/bytes.ts';
import { UsageError, VerificationError } from '../core/errors.ts';
import { type Hash32, hash } from '../core/hash.ts';
import { randomBytes } from '../core/random.ts';

/** `production` keys are for hardware alone; `development` keys are for anybody, and hide nothing. */
export const KEY_GRADES = ['production', 'development'] as const;
export type KeyGrade = (typeof KEY_GRADES)[number];

/** What a content key is of. */
export interface KeySubject<G extends KeyGrade = KeyGrade> {
  readonly grade: G;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
}

/** What is public about a key. */
export interface KeyName {
  readonly keyId: Hash32;
  readonly commitment: Hash32;
  /** Of each broker's share, in the order of the brokers. */
  readonly shares: readonly Hash32[];
}

/** What one broker has. */
export interface KeyShare<G extends KeyGrade = KeyGrade> extends KeySubject<G> {
  readonly keyId: Uint8Array;
  /** The broker's place among those of the key. */
  readonly index: number;
  readonly share: Uint8Array;
}

export const CONTENT_KEY_BYTES = 32;
/** A share has its place behind as many bytes as the secret has. */
export const MAX_SHARE_BYTES = CONTENT_KEY_BYTES + 1;
/** That hold one key. */
export const MAX_BROKERS = 8;

const WITNESS_DOMAIN = utf8('veilmesh/sealed-witness/v1');

export const newContentKey = (): Uint8Array => randomBytes(CONTENT_KEY_BYTES);

/** A key has 256 bits of its own: its hash tells whether it is the right one, and nothing else. */
export const keyCommitment = (key: Uint8Array): Hash32 => hash('seal-key-commitment/v1', key);

export const keyIdOf = ({ grade, modelRoot, shardRoot }: KeySubject, commitment: Uint8Array): Hash32 =>
  hash('seal-key-id/v1', utf8(grade), modelRoot, shardRoot, commitment);

export const shareCommitment = (keyId: Uint8Array, index: number, share: Uint8Array): Hash32 =>
  hash('seal-key-share/v1', keyId, u32be(index), share);

/**
 * The key among `brokers`, any `threshold` of which have all of it, and fewer nothing.
 * @throws UsageError KEY_THRESHOLD
 */
export async function shareKey(
  key: Uint8Array,
  subject: KeySubject,
  brokers: number,
  threshold: number,
): Promise<KeyName & { readonly values: readonly Uint8Array[] }> {
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > brokers || brokers > MAX_BROKERS) {
    throw new UsageError(
      'KEY_THRESHOLD',
      `a key is for 1 to ${MAX_BROKERS} brokers, and needs 1 to all of them`,
      {
        details: { brokers, threshold },
      },
    );
  }
  const commitment = keyCommitment(key);
  const keyId = keyIdOf(subject, commitment);
  // with one that is enough there is nothing to share
  const values =
    threshold === 1
      ? Array.from({ length: brokers }, () => key.slice())
      : await split(new Uint8Array(key), brokers, threshold);
  return { keyId, commitment, values, shares: values.map((share, i) => shareCommitment(keyId, i, share)) };
}

/**
 * @param values as many as it takes
 * @throws VerificationError KEY_COMMITMENT when they are not of this key
 */
export async function joinKey(values: readonly Uint8Array[], commitment: Uint8Array): Promise<Uint8Array> {
  let key: Uint8Array | undefined;
  try {
    key = values.length === 1 ? values[0] : await combine([...values]);
  } catch {
    // shares of other lengths or the same place twice: told below
  }
  if (key === undefined || key.length !== CONTENT_KEY_BYTES || !equalBytes(keyCommitment(key), commitment)) {
    throw new VerificationError(
      'KEY_COMMITMENT',
      'what the brokers gave does not make the key that was committed to',
    );
  }
  return key;
}

/**
 * What enclaves of this shard seal witnesses under: of the shard's content key, so that whichever enclave the key is released to, on
 * whichever machine and after whatever update the policy allows, opens what the one before it sealed. 32 bytes.
 */
export const witnessKey = (key: Uint8Array, shardRoot: Uint8Array): Uint8Array =>
  hkdf(sha256, key, undefined, lengthPrefixed([WITNESS_DOMAIN, shardRoot]), 32);
