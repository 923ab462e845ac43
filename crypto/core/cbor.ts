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
 * @throws VerificationError CBOR_TOO_LARGE | CBOR_MALFORMED | CBOR_NOT_CANONICAL
 */
export function decodeCbor(bytes: Uint8Array, maxBytes: number): unknown {
  if (bytes.length > maxBytes) {
    throw new VerificationError(
      'CBOR_TOO_LARGE',
      `message of ${bytes.length} bytes; at most ${maxBytes} expected`,
      {
        details: { got: bytes.length, max: maxBytes },
      },
    );
  }
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

function assertNoFloat(value: CborValue): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('only safe integers can be encoded');
  } else if (Array.isArray(value)) {
    for (const item of value) assertNoFloat(item);
  } else if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array)) {
    for (const item of Object.values(value)) assertNoFloat(item);
  }
}
