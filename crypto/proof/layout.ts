/**
 * A proof as bytes: the parts in the order in which the transcript takes them, points in 128 bytes, scalars in 32.
 * @module
 */
import { concatBytes } from '../core/bytes.ts';
import { VerificationError } from '../core/errors.ts';
import { fromBytes, R, toBytes } from '../curve/scalar.ts';
import { isInfinity, POINT_BYTES, type Point, SCALAR_BYTES } from './arithmetic.ts';
import { LINK_ROWS } from './domain.ts';
import { named, type System } from './relation.ts';

/** t has degree 3n + 4; four chunks of n - 1 coefficients hold it for n >= 16. */
export const QUOTIENT_CHUNKS = 4;

export interface Proof {
  /** Round 1: the boundary columns rerandomised. */
  readonly boundary: readonly Point[];
  /** Round 1: the witness columns, then the multiplicities. */
  readonly witness: readonly Point[];
  /** Round 2: the fold columns; whoever accepts the proof checks them against the rows. */
  readonly fold: readonly Point[];
  /** Round 2: the helpers, then the accumulator. */
  readonly helper: readonly Point[];
  /** Round 2: first message of the linking proof. */
  readonly linkMask: Point;
  /** Round 3 */
  readonly quotient: readonly Point[];
  /** The opened columns at zeta, then the accumulator at omega zeta. */
  readonly evaluations: readonly bigint[];
  /** Third message of the linking proof, one for each row of the link. */
  readonly linkResponses: readonly bigint[];
  /** Opening proofs at zeta and at omega zeta. */
  readonly openings: readonly Point[];
}

interface Counts {
  readonly boundary: number;
  readonly witness: number;
  readonly fold: number;
  readonly helper: number;
  readonly evaluations: number;
}

const countsOf = (system: System): Counts => ({
  boundary: named(system, 'boundary').length,
  witness: named(system, 'witness').length + 1,
  fold: named(system, 'fold').length,
  helper: system.helpers.length + 1,
  evaluations: system.opened.length + 1,
});

/** Bytes of a proof for this system. */
export function proofLength(system: System): number {
  const { boundary, witness, fold, helper, evaluations } = countsOf(system);
  const points = boundary + witness + fold + helper + 1 + QUOTIENT_CHUNKS + 2;
  return points * POINT_BYTES + (evaluations + LINK_ROWS) * SCALAR_BYTES;
}

export const encodeScalars = (scalars: readonly bigint[]): Uint8Array => concatBytes(...scalars.map(toBytes));

export const encodeProof = (proof: Proof): Uint8Array =>
  concatBytes(
    ...proof.boundary,
    ...proof.witness,
    ...proof.fold,
    ...proof.helper,
    proof.linkMask,
    ...proof.quotient,
    encodeScalars(proof.evaluations),
    encodeScalars(proof.linkResponses),
    ...proof.openings,
  );

/**
 * Whether the points are points is left to the multi-scalar multiplication, which all of them enter.
 * @throws VerificationError PROOF_LENGTH | PROOF_SCALAR | PROOF_INFINITY
 */
export function decodeProof(system: System, bytes: Uint8Array): Proof {
  if (bytes.length !== proofLength(system)) {
    throw new VerificationError('PROOF_LENGTH', 'the proof has another length than its cell kind', {
      details: { got: bytes.length, expected: proofLength(system) },
    });
  }
  let at = 0;
  const take = (length: number): Uint8Array => {
    at += length;
    return bytes.slice(at - length, at);
  };
  const pointsOrZero = (count: number): Point[] => Array.from({ length: count }, () => take(POINT_BYTES));
  const points = (count: number): Point[] => {
    const taken = pointsOrZero(count);
    if (taken.some(isInfinity)) throw new VerificationError('PROOF_INFINITY', 'a point is infinity');
    return taken;
  };
  const scalars = (count: number): bigint[] =>
    Array.from({ length: count }, () => {
      const value = fromBytes(take(SCALAR_BYTES));
      if (value >= R) throw new VerificationError('PROOF_SCALAR', 'a scalar is not reduced');
      return value;
    });

  const counts = countsOf(system);
  return {
    boundary: points(counts.boundary),
    witness: points(counts.witness),
    // The fold of rows that are all zero and unblinded is infinity; its value is checked apart in any case.
    fold: pointsOrZero(counts.fold),
    helper: points(counts.helper),
    linkMask: points(1)[0]!,
    quotient: points(QUOTIENT_CHUNKS),
    evaluations: scalars(counts.evaluations),
    linkResponses: scalars(LINK_ROWS),
    openings: points(2),
  };
}
