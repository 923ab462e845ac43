/**
 * Deterministic CBOR (RFC 8949 section 4.2.1) for everything that is hashed, signed or sent.
 *
 * One value has one encoding: the decoder re-encodes what it read and refuses any other byte string, so a
 * signature over the bytes is a signature over the value.
 * @module
 */
import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import { equalBytes } from './bytes.ts';
import { VerificationError } from './errors.ts';

export type CborValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly CborValue[]
  | { readonly [key: string]: CborValue };

/** Floats are not part of any Veilmesh format; they are refused in both directions. */
export function encodeCbor(value: CborValue): Uint8Array {
  assertNoFloat(value);
  return encode(value, rfc8949EncodeOptions);
}

/**
 * @param maxBytes refuse longer input before parsing
 * @param maxItems refuse more before parsing
 * @throws VerificationError CBOR_TOO_LARGE | CBOR_TOO_MANY_ITEMS | CBOR_MALFORMED | CBOR_NOT_CANONICAL
 */
export function decodeCbor(bytes: Uint8Array, maxBytes: number, maxItems = MAX_ITEMS): unknown {
  if (bytes.length > maxBytes) {
    throw new VerificationError(
      'CBOR_TOO_LARGE',
      `message of ${bytes.length} bytes; at most ${maxBytes} expected`,
      {
        details: { got: bytes.length, max: maxBytes },
      },
    );
  }
  assertFewItems(bytes, maxItems);
  let value: unknown;
  try {
    value = decode(bytes, {
      strict: true,
      rejectDuplicateMapKeys: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowNaN: false,
      allowInfinity: false,
    });
  } catch (cause) {
    throw new VerificationError('CBOR_MALFORMED', 'message is not well-formed CBOR', { cause });
  }
  let again: Uint8Array;
  try {
    again = encodeCbor(value as CborValue);
  } catch (cause) {
    throw new VerificationError('CBOR_NOT_CANONICAL', 'message holds a value no Veilmesh format has', {
      cause,
    });
  }
  if (!equalBytes(again, bytes)) {
    throw new VerificationError(
      'CBOR_NOT_CANONICAL',
      'message is not in deterministic CBOR (RFC 8949 4.2.1)',
    );
  }
  return value;
}

/** More than any Veilmesh format has; a megabyte of one-byte items would take seconds to decode. */
const MAX_ITEMS = 65_536;

/** Counts heads without building anything. What is not well-formed is left to the decoder to refuse. */
function assertFewItems(bytes: Uint8Array, max: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let items = 0;
  for (let at = 0; at < bytes.length; items++) {
    if (items === max) {
      throw new VerificationError('CBOR_TOO_MANY_ITEMS', `message of more than ${max} items`, {
        details: { max },
      });
    }
    const head = bytes[at]!;
    const extra = head & 0x1f;
    const width = extra < 24 ? 0 : 1 << (extra - 24);
    if (extra > 27 || at + 1 + width > bytes.length) return;
    const major = head >> 5;
    if (major === 2 || major === 3) at += stringLength(view, at + 1, width, extra);
    at += 1 + width;
  }
}

function stringLength(view: DataView, at: number, width: number, short: number): number {
  switch (width) {
    case 0:
      return short;
    case 1:
      return view.getUint8(at);
    case 2:
      return view.getUint16(at);
    case 4:
      return view.getUint32(at);
    default:
      return Number(view.getBigUint64(at));
  }
}

function assertNoFloat(value: CborValue): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('only safe integers can be encoded');
  } else if (Array.isArray(value)) {
    for (const item of value) assertNoFloat(item);
  } else if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array)) {
    for (const item of Object.values(value)) assertNoFloat(item);
  }
}
