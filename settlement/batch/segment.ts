/**
 * What follows from a bundle alone, without the chain: which segment it settles, what it costs, its leaf. Used
 * by the coordinator before it accepts and by the client before it signs.
 * @module
 */
import { equalBytes, u32be, utf8 } from '../../crypto/core/bytes.ts';
import { evidenceHash } from '../../crypto/attest/evidence.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { encodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { Bundle } from './bundle.ts';
import { claimsHash, type Leaf, payeesHash } from './leaf.ts';
import type { Voucher } from './voucher.ts';

/** Work units of a hop: cost is given for 1,000 positions. */
export const workUnitsOf = (positions: number, weight: number): number => Math.ceil((positions * weight) / 1_000);

/** Fee in wei of work at a price. */
export const feeOf = (workUnits: readonly number[], pricePerUnit: bigint): bigint =>
  workUnits.reduce((sum, units) => sum + BigInt(units) * pricePerUnit, 0n);

/** Names (client, session, request, segment): a coordinator accepts one bundle for each. */
export const slotOf = (leaf: Pick<Leaf, 'client' | 'sessionId' | 'requestId' | 'segment'>): Uint8Array =>
  hash('receipt-slot/v1', utf8(leaf.client), leaf.sessionId, leaf.requestId, u32be(leaf.segment));

/** The leaf that a segment's bundle settles as. */
export function leafOf(bundle: Bundle, pricePerUnit: bigint): Leaf {
  const { claim } = bundle.claims[0]!;
  const { voucher } = bundle.voucher;
  return {
    sessionId: claim.sessionId,
    requestId: claim.requestId,
    segment: claim.segment,
    claimsHash: claimsHash(bundle.claims.map(encodeSignedClaim)),
    modelRoot: claim.modelRoot,
    client: voucher.client,
    amount: feeOf(
      bundle.claims.map(({ claim: { workUnits } }) => workUnits),
      pricePerUnit,
    ),
    payeesHash: payeesHash(voucher.payees),
  };
}

/**
 * The parts of a bundle speak of the same segment: the voucher of the session, model and route that the claims
 * are of, the evidence of the keys that signed, and the work of the costs that the client signed for.
 * @throws VerificationError BUNDLE_HOPS | VOUCHER_SESSION | VOUCHER_MODEL | CLAIM_EVIDENCE | CLAIM_WORK_UNITS
 */
export function checkBundleParts(bundle: Bundle): void {
  const { claims, evidence } = bundle;
  const { voucher } = bundle.voucher;
  if (evidence.length !== claims.length || voucher.payees.length !== claims.length) {
    throw new VerificationError('BUNDLE_HOPS', 'a bundle has one claim, one evidence and one payee for each hop', {
      details: { claims: claims.length, evidence: evidence.length, payees: voucher.payees.length },
    });
  }
  for (const [hop, { claim }] of claims.entries()) {
    checkVoucherNames(voucher, claim);
    const own = evidence[hop]!;
    if (
      !equalBytes(evidenceHash(own), claim.evidenceHash) ||
      !equalBytes(own.binding.signingKey, claim.enclaveKey)
    ) {
      throw new VerificationError('CLAIM_EVIDENCE', 'the evidence is not of the key that signed the claim', {
        details: { hop },
      });
    }
    const [from, to] = claim.positions;
    const expected = workUnitsOf(to - from, voucher.payees[hop]!.weight);
    if (claim.workUnits !== expected) {
      throw new VerificationError('CLAIM_WORK_UNITS', 'a claim counts other work than the voucher pays for', {
        details: { hop, expected, got: claim.workUnits },
      });
    }
  }
}

function checkVoucherNames(
  voucher: Voucher,
  claim: { readonly sessionId: Uint8Array; readonly modelRoot: Uint8Array },
): void {
  if (!equalBytes(voucher.sessionId, claim.sessionId)) {
    throw new VerificationError('VOUCHER_SESSION', 'the voucher is for another session than the claims');
  }
  if (!equalBytes(voucher.modelRoot, claim.modelRoot)) {
    throw new VerificationError('VOUCHER_MODEL', 'the voucher is for another model than the claims');
  }
}
