/**
 * What a client hands in for one segment: the hops' signed claims, their evidence, and a voucher that covers
 * the fee. Deterministic CBOR; claims and evidence stay in their own canonical bytes.
 * @module
 */
import { z } from 'zod';
import {
  decodeEvidence,
  type Evidence,
  encodeEvidence,
  MAX_EVIDENCE_BYTES,
} from '../../crypto/attest/evidence.ts';
import { boundedBytes, parseWith } from '../../crypto/attest/fields.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import {
  decodeSignedClaim,
  encodeSignedClaim,
  MAX_CLAIM_BYTES,
  type SignedClaim,
} from '../../crypto/poea/claim.ts';
import { MAX_PAYEES, type SignedVoucher, SignedVoucherSchema, voucherToCbor } from './voucher.ts';

/** One claim and one evidence for each hop, and each hop is paid. */
export const MAX_HOPS = MAX_PAYEES;
export const MAX_BUNDLE_BYTES = 1024 * 1024;

export interface Bundle {
  readonly version: 1;
  /** In hop order. */
  readonly claims: readonly SignedClaim[];
  /** By hop. */
  readonly evidence: readonly Evidence[];
  readonly voucher: SignedVoucher;
}

const BundleSchema = z.strictObject({
  version: z.literal(1),
  claims: z.array(boundedBytes(MAX_CLAIM_BYTES)).min(1).max(MAX_HOPS),
  evidence: z.array(boundedBytes(MAX_EVIDENCE_BYTES)).min(1).max(MAX_HOPS),
  voucher: SignedVoucherSchema,
});

export const encodeBundle = (bundle: Bundle): Uint8Array =>
  encodeCbor({
    version: bundle.version,
    claims: bundle.claims.map(encodeSignedClaim),
    evidence: bundle.evidence.map(encodeEvidence),
    voucher: voucherToCbor(bundle.voucher),
  });

/**
 * @throws VerificationError BUNDLE_MALFORMED | BUNDLE_HOPS | CBOR_* and those
 * of decodeSignedClaim and decodeEvidence
 */
export function decodeBundle(bytes: Uint8Array): Bundle {
  const outer = decodeCbor(bytes, MAX_BUNDLE_BYTES);
  const { version, claims, evidence, voucher } = parseWith(BundleSchema, outer, 'BUNDLE_MALFORMED', 'bundle');
  if (evidence.length !== claims.length || voucher.voucher.payees.length !== claims.length) {
    throw new VerificationError(
      'BUNDLE_HOPS',
      'a bundle has one claim, one evidence and one payee for each hop',
      {
        details: { claims: claims.length, evidence: evidence.length, payees: voucher.voucher.payees.length },
      },
    );
  }
  return {
    version,
    claims: claims.map((claim) => decodeSignedClaim(claim)),
    evidence: evidence.map((item) => decodeEvidence(item)),
    voucher,
  };
}

export const bundleHash = (encoded: Uint8Array): Uint8Array => hash('bundle/v1', encoded);

/** What a batch's header says of its bundles, in the order of its receipts. */
export const batchDataHash = (bundleHashes: readonly Uint8Array[]): Uint8Array =>
  hash('batch-data/v1', ...bundleHashes);
