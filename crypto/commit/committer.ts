/**
 * Commitments to activations: what a hop signs instead of the values.
 *
 * One interface; salted hashes here, vector commitments in kzg-committer.ts. Whatever the scheme, a commitment
 * depends only on (session blind key, session, edge, step, row, vector): sender, receiver, a replacement node, the
 * client and an auditor all compute the same bytes, so the hop-link rule is plain equality.
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { lengthPrefixed, u32be, u64be, utf8 } from '../core/bytes.ts';
import { UsageError } from '../core/errors.ts';
import { domainSeparated, type Hash32, merkleRoot, type Sha256 } from '../core/hash.ts';

/** Where a vector stands. `step` grows with every fed step and never rewinds. */
export interface CommitPosition {
  readonly edge: number;
  readonly step: number;
  readonly row: number;
}

export interface Committer {
  /** Names the scheme in manifests and receipts. */
  readonly scheme: string;
  /** Hiding and binding. @param vector one position's words. @returns 32 bytes, or 48 a column of 'kzg-bls12-381' */
  commit(vector: Int32Array, at: CommitPosition): Uint8Array;
}

export interface SaltedCommitterOptions {
  /** 32 bytes drawn by the client and sent by HPKE to every hop of the session */
  readonly sessionBlindKey: Uint8Array;
  /** 32 bytes */
  readonly sessionId: Uint8Array;
  /** Hashes the vectors; noble's, which runs anywhere, when left out. */
  readonly sha256?: Sha256 | undefined;
}

/**
 * commit = SHA-256(domain, salt, vector as i32le), salt = HMAC-SHA256(sessionBlindKey, session, edge, step, row).
 *
 * Binding: collision resistance of SHA-256, also against the client who knows every salt. Hiding: salts are
 * pseudorandom 256-bit values to whoever lacks the blind key, so a guess at a vector cannot be checked; two
 * equal vectors have unrelated commitments.
 * @throws UsageError COMMIT_KEY
 */
export function createSaltedCommitter({
  sessionBlindKey,
  sessionId,
  sha256 = nobleSha256,
}: SaltedCommitterOptions): Committer {
  if (sessionBlindKey.length !== 32 || sessionId.length !== 32) {
    throw new UsageError('COMMIT_KEY', 'the blind key and the session id have 32 bytes each', {
      details: { sessionBlindKey: sessionBlindKey.length, sessionId: sessionId.length },
    });
  }
  const keyed = hmac.create(nobleSha256, sessionBlindKey);
  const domain = utf8('veilmesh/activation-salt/v1');
  const session = new Uint8Array(sessionId);

  return {
    scheme: 'salted-sha256',
    commit(vector, { edge, step, row }) {
      const place = lengthPrefixed([domain, session, u32be(edge), u64be(step), u32be(row)]);
      const salt = keyed.clone().update(place).digest();
      const words = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
      return sha256(domainSeparated('activation-commit/v1', [salt, words]));
    },
  };
}

/** A claim's inCommits or outCommits: RFC 6962 root over all positions of a segment, in order. */
export const segmentRoot = (commits: readonly Uint8Array[]): Hash32 => merkleRoot(commits);
