/**
 * The log of a commit: its steps, and the tree over them whose root is on chain.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { z } from 'zod';
import { bytes32 } from '../../crypto/attest/fields.ts';
import { concatBytes, equalBytes } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { SIGNATURE_LENGTH } from '../batch/ecdsa.ts';
import { merkleIncludes, merkleLeaf, merkleLevels, merklePath, merkleTop } from '../batch/keccak-merkle.ts';
import { MAX_PAYEES, type SignedVoucher, SignedVoucherSchema, voucherToCbor } from '../batch/voucher.ts';
import type { CommitHeader, PlacedLeaf, RevealedStep, StepLeaf } from './types.ts';
import { sessionVoucherDigest } from './voucher.ts';

/** Steps in one commit at most (EphemeralSession.MAX_COMMIT_STEPS): its log is read whole. */
export const MAX_COMMIT_STEPS = 4_096;
/** End of the year 9999, the last time that a log has. */
const MAX_TIME = 253_402_300_799;
/** Bytes of a step in a log at most: 64 payees. */
const MAX_STEP_BYTES = 8_192;

export interface LoggedStep {
  readonly signed: SignedVoucher;
  readonly pre: Uint8Array;
  readonly post: Uint8Array;
}

/** A step as a log has it: null where what stands there is not the voucher that the leaf names. */
export interface ReadStep {
  readonly leaf: StepLeaf;
  readonly signed: SignedVoucher | null;
}

/** Vouchers are read one by one, so that a log with a hole says where the hole is. */
const LogSchema = z
  .array(
    z.strictObject({
      digest: bytes32,
      signatureHash: bytes32,
      pre: bytes32,
      post: bytes32,
      signed: z.unknown(),
    }),
  )
  .min(1)
  .max(MAX_COMMIT_STEPS);

export const encodeLog = (steps: readonly LoggedStep[], separator: Uint8Array): Uint8Array =>
  encodeCbor(
    steps.map((step) => {
      const { digest, signatureHash, pre, post } = stepLeaf(step, separator);
      return { digest, signatureHash, pre, post, signed: voucherToCbor(step.signed) };
    }),
  );

/** @throws VerificationError SESSION_LOG_MALFORMED */
export function decodeLog(bytes: Uint8Array, separator: Uint8Array): ReadStep[] {
  let entries: z.infer<typeof LogSchema>;
  try {
    entries = LogSchema.parse(decodeCbor(bytes, MAX_COMMIT_STEPS * MAX_STEP_BYTES));
  } catch (cause) {
    throw new VerificationError('SESSION_LOG_MALFORMED', 'not the log of a commit', { cause });
  }
  return entries.map(({ signed, ...leaf }) => {
    const read = SignedVoucherSchema.safeParse(signed);
    if (!read.success) return { leaf, signed: null };
    const own = stepLeaf({ ...leaf, signed: read.data }, separator);
    const same = equalBytes(own.digest, leaf.digest) && equalBytes(own.signatureHash, leaf.signatureHash);
    return { leaf, signed: same ? read.data : null };
  });
}

export const stepLeaf = ({ signed, pre, post }: LoggedStep, separator: Uint8Array): StepLeaf => ({
  digest: sessionVoucherDigest(signed.voucher, separator),
  signatureHash: keccak_256(signed.signature),
  pre,
  post,
});

/** What the contract asks before it counts a step as published, so that whoever challenges it can read it and show it. */
export const isShowable = ({ voucher: { payees, validUntil }, signature }: SignedVoucher): boolean =>
  payees.length <= MAX_PAYEES &&
  signature.length === SIGNATURE_LENGTH &&
  validUntil <= MAX_TIME &&
  payees.every(({ weight }) => Number.isSafeInteger(weight));

/** Whether this is the step that the commit's log has there. */
export function isInLog(
  header: CommitHeader,
  { placed: { leaf, index, path }, signed }: RevealedStep,
  separator: Uint8Array,
): boolean {
  const own = stepLeaf({ signed, pre: leaf.pre, post: leaf.post }, separator);
  return (
    equalBytes(own.digest, leaf.digest) &&
    equalBytes(own.signatureHash, leaf.signatureHash) &&
    merkleIncludes(header.logRoot, leafHash(leaf), index, header.steps, path)
  );
}

export const leafHash = ({ digest, signatureHash, pre, post }: StepLeaf): Uint8Array =>
  merkleLeaf(concatBytes(digest, signatureHash, pre, post));

/** The tree over a log's leaves. */
export function logTree(leaves: readonly StepLeaf[]) {
  const levels = merkleLevels(leaves.map(leafHash));
  return {
    root: merkleTop(levels),
    place: (index: number): PlacedLeaf => ({
      leaf: leaves[index]!,
      index,
      path: merklePath(levels, index),
    }),
  };
}
