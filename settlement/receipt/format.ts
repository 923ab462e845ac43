/**
 * The one byte string of a receipt: canonical JSON and a line feed.
 * @module
 */
import canonicalize from 'canonicalize';
import { bytesToHex, equalBytes, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { type Receipt, type ReceiptBody, receiptSchema } from './schema.ts';

/** More than any receipt of the schema's own limits in practice; read no more from a file. */
export const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;

const canonical = (value: unknown): Uint8Array => utf8(`${canonicalize(value)}\n`);

export const encodeReceipt = (receipt: Receipt): Uint8Array => canonical(receipt);

/** What the client signs (EIP-191 text): a line that a wallet can show, over the hash of all but the signature. */
export const receiptMessage = (body: ReceiptBody): string =>
  `Veilmesh receipt v1\n${bytesToHex(hash('receipt/v1', canonical(body)))}`;

/** @throws VerificationError RECEIPT_TOO_LARGE | RECEIPT_MALFORMED | RECEIPT_NOT_CANONICAL */
export function decodeReceipt(bytes: Uint8Array): Receipt {
  if (bytes.length > MAX_RECEIPT_BYTES) {
    throw new VerificationError('RECEIPT_TOO_LARGE', 'this file is too large for a receipt', {
      details: { got: bytes.length, max: MAX_RECEIPT_BYTES },
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new VerificationError('RECEIPT_MALFORMED', 'this file is not JSON', { cause });
  }
  const parsed = receiptSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new VerificationError('RECEIPT_MALFORMED', 'this file is not a receipt of version 1', {
      details: { field: issue?.path.join('.') ?? '', problem: issue?.code ?? '' },
    });
  }
  if (!equalBytes(encodeReceipt(parsed.data), bytes)) {
    throw new VerificationError('RECEIPT_NOT_CANONICAL', 'the receipt is not in canonical JSON (RFC 8785)', {
      hint: 'restore the file as it was issued',
    });
  }
  return parsed.data;
}
