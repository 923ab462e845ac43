/**
 * The one byte string of a receipt: canonical JSON and a line feed.
 * @module
 */
import canonicalize from 'canonicalize';
import type { z } from 'zod';
import { bytesToHex, equalBytes, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { type Receipt, type ReceiptBody, receiptSchema } from './schema.ts';

/** More than any receipt of the schema's own limits in practice; read no more from a file. */
export const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;

export const canonical = (value: unknown): Uint8Array => utf8(`${canonicalize(value)}\n`);

export const encodeReceipt = (receipt: Receipt): Uint8Array => canonical(receipt);

/** What the client signs (EIP-191 text): a line that a wallet can show, over the hash of all but the signature. */
export const receiptMessage = (body: ReceiptBody): string =>
  `Veilmesh receipt v1\n${bytesToHex(hash('receipt/v1', canonical(body)))}`;

/** @throws VerificationError RECEIPT_TOO_LARGE | RECEIPT_MALFORMED | RECEIPT_NOT_CANONICAL */
export const decodeReceipt = (bytes: Uint8Array): Receipt => decodeCanonical(receiptSchema, bytes);

/** What a file says that it is, not believed yet: the `kind` of any receipt; null where it is none. */
export function receiptKind(bytes: Uint8Array): string | null {
  try {
    const { kind } = parsed(bytes) as { readonly kind?: unknown };
    return typeof kind === 'string' ? kind : null;
  } catch {
    return null; // whoever decodes it says why
  }
}

/** @throws as decodeReceipt */
export function decodeCanonical<T extends z.ZodType>(schema: T, bytes: Uint8Array): z.infer<T> {
  const read = schema.safeParse(parsed(bytes));
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new VerificationError('RECEIPT_MALFORMED', 'this file is not a receipt of version 1', {
      details: { field: issue?.path.join('.') ?? '', problem: issue?.code ?? '' },
    });
  }
  if (!equalBytes(canonical(read.data), bytes)) {
    throw new VerificationError('RECEIPT_NOT_CANONICAL', 'the receipt is not in canonical JSON (RFC 8785)', {
      hint: 'restore the file as it was issued',
    });
  }
  return read.data;
}

/** @throws VerificationError RECEIPT_TOO_LARGE | RECEIPT_MALFORMED */
function parsed(bytes: Uint8Array): unknown {
  if (bytes.length > MAX_RECEIPT_BYTES) {
    throw new VerificationError('RECEIPT_TOO_LARGE', 'this file is too large for a receipt', {
      details: { got: bytes.length, max: MAX_RECEIPT_BYTES },
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new VerificationError('RECEIPT_MALFORMED', 'this file is not JSON', { cause });
  }
}
