/**
 * The weight fold: u = Σ_j p_j W_j over the rows of a linear operation, and its commitment C_u = Σ_j p_j C_{W_j}.
 *
 * The prover states C_u, the argument uses it, and whoever accepts the proof checks it here, from public data alone.
 * @module
 */
import { equalBytes } from '../core/bytes.ts';
import { UsageError, VerificationError } from '../core/errors.ts';
import { reduce } from '../curve/scalar.ts';
import type { Point, Verifier } from './arithmetic.ts';
import { rowWeights } from './domain.ts';

/** Rows in one step of a contested fold. */
export const FOLD_CHUNK = 64;

/** 32-bit limbs times 7-bit weights, 4096 of them, stay below 2^51: exact in doubles. */
const LIMB_BITS = 32n;
const LIMBS = 8;

/**
 * The usable entries of u.
 * @param rows row-major, `weights.length` rows of `width` entries, magnitudes at most 127
 */
export function foldRows(weights: readonly bigint[], rows: Int8Array, width: number): bigint[] {
  if (rows.length !== weights.length * width) {
    throw new UsageError('PROOF_FOLD_SHAPE', 'the rows have another shape', {
      details: { rows: weights.length, width, entries: rows.length },
    });
  }
  const out = new Array<bigint>(width).fill(0n);
  const sums = new Float64Array(width);
  const mask = (1n << LIMB_BITS) - 1n;
  for (let limb = 0; limb < LIMBS; limb++) {
    const shift = LIMB_BITS * BigInt(limb);
    sums.fill(0);
    for (let j = 0, at = 0; j < weights.length; j++) {
      const factor = Number((weights[j]! >> shift) & mask);
      for (let k = 0; k < width; k++, at++) sums[k]! += factor * rows[at]!;
    }
    for (let k = 0; k < width; k++) out[k]! += BigInt(sums[k]!) << shift;
  }
  return out.map(reduce);
}

/** Rows beyond the usable ones would have weights, but no outputs to weigh. */
function weightsOf(setup: Verifier, t: bigint, rows: readonly Point[]): bigint[] {
  if (rows.length > setup.domain.usable) {
    throw new VerificationError('PROOF_FOLD', `a fold has at most ${setup.domain.usable} rows`, {
      details: { rows: rows.length },
    });
  }
  return rowWeights(setup.domain, t, rows.length);
}

/** Σ_j p_j C_{W_j} of each chunk of 64 rows: what a prover posts when its fold is contested. */
export const partialFolds = (setup: Verifier, t: bigint, rows: readonly Point[]): Point[] => {
  const weights = weightsOf(setup, t, rows);
  const partial: Point[] = [];
  for (let at = 0; at < rows.length; at += FOLD_CHUNK) {
    partial.push(setup.combine(rows.slice(at, at + FOLD_CHUNK), weights.slice(at, at + FOLD_CHUNK)));
  }
  return partial;
};

/**
 * @param rows commitments of the weight rows, in order
 * @throws VerificationError PROOF_FOLD when `fold` is not their sum with the weights of t
 */
export function checkFold(setup: Verifier, t: bigint, rows: readonly Point[], fold: Point): void {
  const sum = setup.combine(rows, weightsOf(setup, t, rows));
  if (!equalBytes(sum, fold)) {
    throw new VerificationError('PROOF_FOLD', 'the stated fold is not that of the committed rows', {
      details: { rows: rows.length },
    });
  }
}
