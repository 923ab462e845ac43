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
import { isInfinity, type Point } from '../curve/g1.ts';
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

/** Also gives the points as the sender of an edge hands them on: uncompressed, a square root less for the receiver. */
export interface KzgCommitter extends Committer {
  /** 128 bytes for every column (EIP-2537). */
  points(vector: Int32Array, at: CommitPosition, widths: readonly number[]): Uint8Array;
}

export interface CommittedVector {
  /** What the sender says its commitment is: 128 bytes for every column. */
  readonly points: Uint8Array;
  readonly vector: Int32Array;
  readonly at: CommitPosition;
  /** Of the values in it. */
  readonly widths: readonly number[];
}

/** A cell's column between the edges: at which hop, for which row of which step. */
export interface InnerPosition {
  readonly hop: number;
  readonly step: number;
  readonly row: number;
}

/** Of one column, as it travels. */
export const COMMIT_POINT_BYTES = 128;
/** The same compressed, as claims have it. */
export const COMMIT_BYTES = 48;
const COEFFICIENT_BYTES = 16;
const EDGE_DOMAIN = utf8('veilmesh/activation-blinder/v1');
const INNER_DOMAIN = utf8('veilmesh/cell-blinder/v1');
const [FIRST_HALF, SECOND_HALF] = [lengthPrefixed([u32be(0)]), lengthPrefixed([u32be(1)])];

/** 512 bits of HMAC-SHA256 mod r, so uniform up to 2^-257. `place` is an edge or a hop, as the domain says. */
function createPrf({ sessionBlindKey, sessionId }: BlinderOptions, domain: Uint8Array) {
  if (sessionBlindKey.length !== 32 || sessionId.length !== 32) {
    throw new UsageError('COMMIT_KEY', 'the blind key and the session id have 32 bytes each', {
      details: { sessionBlindKey: sessionBlindKey.length, sessionId: sessionId.length },
    });
  }
  const keyed = hmac.create(sha256, sessionBlindKey).update(lengthPrefixed([domain, sessionId]));
  return (place: number, step: number, row: number, column: number, values: Int32Array): bigint => {
    const content = sha256(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    const placed = keyed
      .clone()
      .update(lengthPrefixed([u32be(place), u64be(step), u32be(row), u32be(column), content]));
    const second = placed.clone().update(SECOND_HALF).digest();
    const first = placed.update(FIRST_HALF).digest();
    return reduce(fromBytes(concatBytes(first, second)));
  };
}

/** The blinder of an edge's column at a place, `values` in it. @throws UsageError COMMIT_KEY */
export function createBlinders(
  options: BlinderOptions,
): (at: CommitPosition, column: number, values: Int32Array) => bigint {
  const prf = createPrf(options, EDGE_DOMAIN);
  return ({ edge, step, row }, column, values) => prf(edge, step, row, column, values);
}

/** The same for the columns between a hop's cells, numbered in its shard. @throws UsageError COMMIT_KEY */
export function createInnerBlinders(
  options: BlinderOptions,
): (at: InnerPosition, column: number, values: Int32Array) => bigint {
  const prf = createPrf(options, INNER_DOMAIN);
  return ({ hop, step, row }, column, values) => prf(hop, step, row, column, values);
}

/**
 * The columns of an edge: its values in order, each cut at 4088 entries. No column has entries of two values, so that
 * the commitment a cell starts from or ends at is one of the edge's own. Widths of columns are cut no further.
 */
export const columnWidths = (valueWidths: readonly number[]): number[] =>
  valueWidths.flatMap((width) =>
    Array.from({ length: Math.ceil(width / VALUE_ROWS) }, (_, i) =>
      Math.min(VALUE_ROWS, width - i * VALUE_ROWS),
    ),
  );

function columnsOf(vector: Int32Array, widths: readonly number[]): Int32Array[] {
  let end = 0;
  const columns = columnWidths(widths).map((width) => {
    const from = end;
    end += width;
    return vector.subarray(from, end);
  });
  if (end === vector.length) return columns;
  throw new UsageError('COMMIT_LENGTH', 'a vector has as many entries as its values together', {
    details: { entries: vector.length, values: end },
  });
}

/**
 * 48 bytes for every column.
 * @throws UsageError COMMIT_KEY
 */
export function createKzgCommitter(options: BlinderOptions, commits: IntCommits): KzgCommitter {
  const blinderOf = createBlinders(options);
  const each =
    (of: IntCommits['commit']): Committer['commit'] =>
    (vector, at, widths) =>
      concatBytes(...columnsOf(vector, widths).map((column, i) => of(column, [blinderOf(at, i, column)])));
  return { commit: each(commits.commitCompressed), points: each(commits.commit) };
}

/** The commitment that points are; they are trusted to be points of the subgroup. */
export const compressPoints = (points: Uint8Array, { curve }: IntCommits): Uint8Array =>
  concatBytes(...pointsOf(points).map((point) => curve.g1.compress(point)));

const pointsOf = (points: Uint8Array): Point[] =>
  Array.from({ length: points.length / COMMIT_POINT_BYTES }, (_, i) =>
    points.subarray(i * COMMIT_POINT_BYTES, (i + 1) * COMMIT_POINT_BYTES),
  );

/**
 * The receiver's check of a segment: whether each commitment is that of its vector, by one random linear combination.
 * Every point is decoded with every check, infinity refused, and a wrong one passes with probability 2^-128 over the
 * receiver's secret coefficients: Σ r_i·(C_i − commit(v_i, b_i)) = 0 is one equation in each r_i.
 */
export function commitsMatch(
  vectors: readonly CommittedVector[],
  options: BlinderOptions,
  { curve, commitScalars, prepare }: IntCommits,
): boolean {
  const { fr, g1, scope } = curve;
  const blinderOf = createBlinders(options);
  const claimed: Point[] = [];
  const coefficients: bigint[] = [];
  const entries: Int32Array[] = [];
  let blinder = 0n;
  let width = 0;
  for (const { points, vector, at, widths } of vectors) {
    const columns = columnsOf(vector, widths);
    if (points.length !== columns.length * COMMIT_POINT_BYTES) return false;
    claimed.push(...pointsOf(points));
    for (const [i, column] of columns.entries()) {
      const coefficient = fromBytes(randomBytes(COEFFICIENT_BYTES));
      coefficients.push(coefficient);
      entries.push(column);
      blinder += coefficient * blinderOf(at, i, column);
      width = Math.max(width, column.length);
    }
  }
  if (claimed.some(isInfinity)) return false;
  prepare(width);
  return scope(() => {
    const decoded = g1.tryFromEvm(claimed);
    if (decoded === undefined) return false;
    const sum = fr.combineInts(entries, coefficients);
    return equalBytes(commitScalars(sum, [blinder]), g1.msm(decoded, fr.fromBigInts(coefficients)));
  });
}
