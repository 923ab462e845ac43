/**
 * The sequencer's side of receipts: the P-256 key of its session, and signing with it.
 * @module
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { leafHash, receiptMessage } from './step-leaf.ts';
import type { StepLeaf, StepReceipt } from './types.ts';

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
