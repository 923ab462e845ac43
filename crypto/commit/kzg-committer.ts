/**
 * Commitments to activations as hiding KZG vector commitments: what proofs of a hop's arithmetic start from and end at.
 *
 * The blinder is a PRF of the session's blind key, the place and the vector, so everybody with the key computes the
 * same bytes, and to whoever lacks it each commitment is a uniform point (kzg.ts has the argument, and why one blinder
 * is enough). The vector is in it because two vectors under one blinder would show the commitment to their difference,
 * unblinded, in which a guess can be checked: a wrong output and the right one that disputes it stand at one place.
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, equalBytes, lengthPrefixed, u32be, u64be, utf8 } from '../core/bytes.ts';
import { UsageError } from '../core/errors.ts';
import { randomBytes } from '../core/random.ts';
import { fromBytes, reduce } from '../curve/scalar.ts';
import type { CommitPosition, Committer } from './committer.ts';
import type { IntCommits } from './int-commits.ts';
import { VALUE_ROWS } from './setup.ts';

export interface BlinderOptions {
  /** 32 bytes drawn by the client and sent by HPKE to every hop of the session */
  readonly sessionBlindKey: Uint8Array;
  /** 32 bytes */
  readonly sessionId: Uint8Array;
}

export interface CommittedVector {
  /** What the sender says its commitment is. */
  readonly commitment: Uint8Array;
  readonly vector: Int32Array;
  readonly at: CommitPosition;
}

const COMPRESSED_BYTES = 48;
const COEFFICIENT_BYTES = 16;
const DOMAIN = utf8('veilmesh/activation-blinder/v1');

/** The blinder of column `column` at a place, `values` in it: 512 bits of HMAC-SHA256 mod r, so uniform up to 2^-257. */
export function createBlinders({
  sessionBlindKey,
  sessionId,
}: BlinderOptions): (at: CommitPosition, column: number, values: Int32Array) => bigint {
  if (sessionBlindKey.length !== 32 || sessionId.length !== 32) {
    throw new UsageError('COMMIT_KEY', 'the blind key and the session id have 32 bytes each', {
      details: { sessionBlindKey: sessionBlindKey.length, sessionId: sessionId.length },
    });
  }
  const keyed = hmac.create(sha256, sessionBlindKey);
  const session = new Uint8Array(sessionId);
  return ({ edge, step, row }, column, values) => {
    const content = sha256(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    const half = (index: number): Uint8Array =>
      keyed
        .clone()
        .update(
          lengthPrefixed([
            DOMAIN,
            session,
            u32be(edge),
            u64be(step),
            u32be(row),
            u32be(column),
            content,
            u32be(index),
          ]),
        )
        .digest();
    return reduce(fromBytes(concatBytes(half(0), half(1))));
  };
}

/** Columns of 4088 entries, the last one shorter; an empty vector has one too. */
const columnsOf = (vector: Int32Array): Int32Array[] =>
  Array.from({ length: Math.max(1, Math.ceil(vector.length / VALUE_ROWS)) }, (_, i) =>
    vector.subarray(i * VALUE_ROWS, (i + 1) * VALUE_ROWS),
  );

/**
 * 48 bytes for every 4088 entries.
 * @throws UsageError COMMIT_KEY
 */
export function createKzgCommitter(options: BlinderOptions, commits: IntCommits): Committer {
  const blinderOf = createBlinders(options);
  return {
    scheme: 'kzg-bls12-381',
    commit: (vector, at) =>
      concatBytes(
        ...columnsOf(vector).map((column, i) => commits.commitCompressed(column, [blinderOf(at, i, column)])),
      ),
  };
}

/**
 * The receiver's check of a segment: whether each commitment is that of its vector, by one random linear combination.
 * Every point is decoded with every check, and a wrong one passes with probability 2^-128 over the receiver's secret
 * coefficients: Σ r_i·(C_i − commit(v_i, b_i)) = 0 is one equation in each r_i.
 */
export function commitsMatch(
  vectors: readonly CommittedVector[],
  options: BlinderOptions,
  { curve, commitScalars, prepare }: IntCommits,
): boolean {
  const { fr, g1, scope } = curve;
  const blinderOf = createBlinders(options);
  const points: Uint8Array[] = [];
  const coefficients: bigint[] = [];
  const terms: { coefficient: bigint; column: Int32Array }[] = [];
  let blinder = 0n;
  let width = 0;
  for (const { commitment, vector, at } of vectors) {
    const columns = columnsOf(vector);
    if (commitment.length !== columns.length * COMPRESSED_BYTES) return false;
    for (const [i, column] of columns.entries()) {
      const coefficient = fromBytes(randomBytes(COEFFICIENT_BYTES));
      points.push(commitment.subarray(i * COMPRESSED_BYTES, (i + 1) * COMPRESSED_BYTES));
      coefficients.push(coefficient);
      terms.push({ coefficient, column });
      blinder += coefficient * blinderOf(at, i, column);
      width = Math.max(width, column.length);
    }
  }
  prepare(width);
  return scope(() => {
    const claimed = g1.tryDecode(concatBytes(...points));
    if (claimed === undefined) return false;
    const sum = fr.zeros(width);
    for (const { coefficient, column } of terms) {
      scope(() => fr.addScaled(fr.slice(sum, 0, column.length), fr.fromInts(column), coefficient));
    }
    return equalBytes(commitScalars(sum, [blinder]), g1.msm(claimed, fr.fromBigInts(coefficients)));
  });
}
