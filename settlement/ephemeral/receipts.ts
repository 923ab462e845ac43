/**
 * Receipts: the sequencer's signature, under the P-256 key that its session has on chain, that a step is in the session.
 * @module
 */
import { isP256Signed } from '#p256';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { leafHash, receiptMessage } from './step-leaf.ts';
import type { StepLeaf, StepReceipt } from './types.ts';

/**
 * What a client or node checks before it counts on a receipt.
 * @param receiptKey the session's, from the chain
 * @throws VerificationError SESSION_RECEIPT
 */
export function verifyReceipt(
  receipt: StepReceipt,
  leaf: StepLeaf,
  receiptKey: Uint8Array,
  separator: Uint8Array,
): void {
  if (equalBytes(receipt.leaf, leafHash(leaf)) && isSigned(receipt, receiptKey, separator)) return;
  throw new VerificationError('SESSION_RECEIPT', "the receipt is not the sequencer's word for this step", {
    details: { seq: receipt.seq },
  });
}

const isSigned = (
  { seq, leaf, signature }: StepReceipt,
  receiptKey: Uint8Array,
  separator: Uint8Array,
): boolean => isP256Signed(receiptMessage(separator, seq, leaf), receiptKey, signature);
