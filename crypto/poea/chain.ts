/**
 * Verification of whole segments: the rules of chain-rules.ts, then all signatures of any number of segments in
 * one randomised batch.
 * @module
 */
import { asVeilmeshError, VerificationError } from '../core/errors.ts';
import type { Hash32 } from '../core/hash.ts';
import type { BatchItem, Bls } from './bls.ts';
import { type ChainExpectation, checkChain } from './chain-rules.ts';
import { claimHash, type SignedClaim } from './claim.ts';

export interface Segment {
  /** In hop order */
  readonly claims: readonly SignedClaim[];
  readonly expected: ChainExpectation;
}

/** `claimHashes` by hop, or the first rule the segment breaks. */
export type SegmentVerdict =
  | { readonly valid: true; readonly claimHashes: readonly Hash32[] }
  | { readonly valid: false; readonly error: VerificationError };

/**
 * One segment.
 * @returns claim hashes by hop
 * @throws VerificationError any code of `checkChain`, or POEA_SIGNATURE
 */
export function verifySegment(bls: Bls, segment: Segment): readonly Hash32[] {
  const verdict = verifySegments(bls, [segment])[0]!;
  if (!verdict.valid) throw verdict.error;
  return verdict.claimHashes;
}

/**
 * Many segments, verdicts in the same order. One bad segment does not spoil the others: a failing batch is
 * halved until the bad ones are found, at most log2(n) + 1 batches for each.
 */
export function verifySegments(bls: Bls, segments: readonly Segment[]): SegmentVerdict[] {
  const verdicts: SegmentVerdict[] = [];
  const sound: Candidate[] = [];
  for (const [index, { claims, expected }] of segments.entries()) {
    try {
      checkChain(
        claims.map((signed) => signed.claim),
        expected,
      );
    } catch (thrown) {
      verdicts[index] = { valid: false, error: asVerification(thrown) };
      continue;
    }
    const claimHashes = claims.map((signed) => claimHash(signed.claim));
    verdicts[index] = { valid: true, claimHashes };
    const items = claims.map(({ claim, signature }, i) => ({
      publicKey: claim.enclaveKey,
      message: claimHashes[i]!,
      signature,
    }));
    sound.push({ index, items });
  }
  for (const { index, items } of badSignatures(bls, sound)) {
    const hop = items.findIndex((item) => !bls.verify(item.publicKey, item.message, item.signature));
    verdicts[index] = {
      valid: false,
      error: new VerificationError('POEA_SIGNATURE', "a claim's signature is wrong", { details: { hop } }),
    };
  }
  return verdicts;
}

interface Candidate {
  readonly index: number;
  readonly items: readonly BatchItem[];
}

function badSignatures(bls: Bls, candidates: readonly Candidate[]): readonly Candidate[] {
  if (bls.verifyBatch(candidates.flatMap((candidate) => candidate.items))) return [];
  if (candidates.length === 1) return candidates;
  const half = candidates.length >> 1;
  return [...badSignatures(bls, candidates.slice(0, half)), ...badSignatures(bls, candidates.slice(half))];
}

/** Bugs are not verdicts. */
function asVerification(thrown: unknown): VerificationError {
  if (thrown instanceof VerificationError) return thrown;
  throw asVeilmeshError(thrown);
}
