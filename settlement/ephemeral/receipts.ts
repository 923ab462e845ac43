/**
 * Receipts: the sequencer's signature, under the P-256 key that its session has on chain, that a step is in the session.
 * @module
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { concatBytes, equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { leafHash, receiptMessage } from './step-leaf.ts';
import type { StepLeaf, StepReceipt } from './types.ts';

const COORDINATE = 32;

export interface ReceiptSigner {
  /** x ‖ y, 64 bytes. */
  readonly publicKey: Uint8Array;
  sign(separator: Uint8Array, seq: number, leaf: StepLeaf): StepReceipt;
}

/** A fresh key in PKCS #8, to be kept beside the journal. */
export function drawReceiptKey(): Uint8Array {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'der',
  });
}

export function createReceiptSigner(pkcs8: Uint8Array): ReceiptSigner {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), type: 'pkcs8', format: 'der' });
  const { x, y } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey = concatBytes(Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url'));
  return {
    publicKey,
    sign(separator, seq, step) {
      const leaf = leafHash(step);
      const signature = sign('sha256', receiptMessage(separator, seq, leaf), {
        key,
        dsaEncoding: 'ieee-p1363',
      });
      return { seq, leaf, signature: new Uint8Array(signature) };
    },
  };
}

function publicKeyOf(point: Uint8Array): KeyObject {
  const part = (from: number): string =>
    Buffer.from(point.subarray(from, from + COORDINATE)).toString('base64url');
  return createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: part(0), y: part(COORDINATE) },
    format: 'jwk',
  });
}

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

/** False also for a key that is none: the chain takes any 64 bytes. */
function isSigned(
  { seq, leaf, signature }: StepReceipt,
  receiptKey: Uint8Array,
  separator: Uint8Array,
): boolean {
  try {
    const key = { key: publicKeyOf(receiptKey), dsaEncoding: 'ieee-p1363' } as const;
    return verify('sha256', receiptMessage(separator, seq, leaf), key, signature);
  } catch {
    return false;
  }
}
