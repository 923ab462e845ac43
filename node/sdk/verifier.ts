/**
 * `veilmesh/verifier`: receipts and attestation evidence checked by whoever holds them, in Node and in browsers, without a connection.
 * @module
 */
import { type Appraisal, appraise } from '../../crypto/attest/appraise.ts';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import type { AssuranceLevel } from '../../crypto/attest/levels.ts';
import { openPolicy, type Policy } from '../../crypto/attest/policy.ts';
import { hex } from '../../crypto/core/bytes.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { receiptKind } from '../../settlement/receipt/format.ts';
import { partsOf, type ReceiptPart } from '../../settlement/receipt/parts.ts';
import type { KeyRegister, RingReceiptReport } from '../../settlement/receipt/ring-verify.ts';
import type { OnStep } from '../../settlement/receipt/run-steps.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';
import type { ReceiptReport, ReceiptStep } from '../../settlement/receipt/verify.ts';
import { type Anchor, parseAnchor, verifyAgainst, verifyRingAgainst } from '../client/anchor.ts';
import { nowSeconds } from '../tee/clock.ts';

export type {
  Anchor,
  Appraisal,
  AssuranceLevel,
  KeyRegister,
  OnStep,
  Policy,
  Receipt,
  ReceiptPart,
  ReceiptReport,
  ReceiptStep,
  RingReceiptReport,
};

export interface VerifyOptions {
  /**
   * Whether you vouch for the anchor, having it from your own node or another source of your own. Without, the best verdict is
   * `unanchored`: nothing is wrong, and only whoever made the receipt says that its chain is the chain.
   */
  readonly trusted: boolean;
  /** Told of each step as it ends. */
  readonly onStep?: OnStep;
}

/**
 * Reads a `header.json`: the block, the contracts and the attestation policy that a receipt is held against.
 * @param text the file's content
 * @throws UsageError ANCHOR_MALFORMED
 */
export const readAnchor = (text: string): Anchor => parseAnchor(text, 'this');

/**
 * Which kind a receipt says it is: `ring` of the privacy modes twin and vault, for `verifyRingReceipt`; else `claims`, for
 * `verifyReceipt`. Nothing of it is believed yet.
 */
export const kindOfReceipt = (receipt: Uint8Array): 'claims' | 'ring' =>
  receiptKind(receipt) === 'veilmesh-ring-receipt' ? 'ring' : 'claims';

/**
 * Verifies a receipt step by step: signatures, evidence, claims, batch, storage proof, finality. What fails is in the report, with
 * its code, and not thrown.
 * @param receipt the bytes of `receipt.json`, unchanged
 */
export const verifyReceipt = (
  receipt: Uint8Array,
  anchor: Anchor,
  { trusted, onStep }: VerifyOptions,
): Promise<ReceiptReport> => verifyAgainst(receipt, anchor, trusted, onStep);

/**
 * The same of a receipt of twin or vault.
 * @param register asks the chain whose the keys are; null leaves that step pending, and the verdict `unanchored`
 */
export const verifyRingReceipt = (
  receipt: Uint8Array,
  anchor: Anchor,
  register: KeyRegister | null,
  { trusted, onStep }: VerifyOptions,
): Promise<RingReceiptReport> => verifyRingAgainst(receipt, anchor, register, trusted, onStep);

/** A report's steps as six questions that people ask, each passed, pending or failed, with the reason. */
export const explainReceipt = ({ steps }: Pick<ReceiptReport, 'steps'>): readonly ReceiptPart[] =>
  partsOf(steps);

/**
 * Opens a signed attestation policy: what measurements, firmware, machines and ages somebody accepts.
 * @param signer the Ed25519 key that you take policies of, 64 hex digits
 * @throws VerificationError POLICY_MALFORMED | POLICY_SIGNER_UNKNOWN | POLICY_SIGNATURE
 */
export const readPolicy = (policy: Uint8Array, signer: string): Policy =>
  openPolicy(policy, { signers: [hex(signer)], minSerial: 0 });

/**
 * Appraises a node's evidence under a policy, its quotes verified to the vendors' pinned roots.
 * @param evidence as nodes hand it out
 * @param now Unix seconds to judge it at; the present when left out
 * @returns what it is: simulated or hardware, its level, its measurement, the keys that it binds
 * @throws VerificationError with the reason why it is refused: TEE_SIMULATED_REFUSED, TEE_MEASUREMENT_UNKNOWN, TEE_TCB_STATUS, …
 */
export async function appraiseEvidence(
  evidence: Uint8Array,
  policy: Policy,
  now: number = nowSeconds(),
): Promise<Appraisal> {
  const keyProofs = await loadBls();
  return await appraise(decodeEvidence(evidence), {
    policy,
    now,
    expected: {},
    keyProofs,
    freshAt: 'unasked',
  });
}
