/**
 * COSE_Sign1 (RFC 9052 section 4.2) as the Nitro Security Module writes it: ES384, nothing unprotected.
 * @module
 */
import { type DecodeOptions, decode, encode, rfc8949EncodeOptions } from 'cborg';
import { equalBytes } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';

export interface CoseSign1 {
  readonly payload: Uint8Array;
  /** r ‖ s, 96 bytes */
  readonly signature: Uint8Array;
  /** What is signed: the encoded Sig_structure */
  readonly signed: Uint8Array;
}

export const MAX_COSE_BYTES = 16 * 1024;

/** {1: -35}: the algorithm is ES384, ECDSA on P-384 with SHA-384. */
const ES384_HEADER = Uint8Array.of(0xa1, 0x01, 0x38, 0x22);
/** Minimal heads, no repeated keys, no floats or undefined; maps keep keys that are integers. */
export const STRICT: DecodeOptions = {
  strict: true,
  useMaps: true,
  rejectDuplicateMapKeys: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowNaN: false,
  allowInfinity: false,
};

/** @throws VerificationError TEE_QUOTE_MALFORMED */
export function parseCoseSign1(bytes: Uint8Array): CoseSign1 {
  if (bytes.length > MAX_COSE_BYTES) throw malformed('size', { got: bytes.length, max: MAX_COSE_BYTES });
  // Without tag 18, which the module leaves out, too: one document has one spelling.
  const parts = decodeStrict(bytes, STRICT, 'COSE_Sign1');
  if (!Array.isArray(parts) || parts.length !== 4) throw malformed('COSE_Sign1');
  const [header, unprotected, payload, signature] = parts as unknown[];
  if (!(header instanceof Uint8Array) || !equalBytes(header, ES384_HEADER)) throw malformed('protected');
  if (!(unprotected instanceof Map) || unprotected.size !== 0) throw malformed('unprotected');
  if (!(payload instanceof Uint8Array) || payload.length === 0) throw malformed('payload');
  if (!(signature instanceof Uint8Array) || signature.length !== 96) throw malformed('signature');
  return { payload, signature, signed: sigStructure(payload) };
}

/** The Sig_structure that a COSE_Sign1 signature covers: this context, this header, no external data. */
export const sigStructure = (payload: Uint8Array): Uint8Array =>
  encode(['Signature1', ES384_HEADER, new Uint8Array(0), payload], rfc8949EncodeOptions);

/** @throws VerificationError TEE_QUOTE_MALFORMED */
export function decodeStrict(bytes: Uint8Array, options: DecodeOptions, field: string): unknown {
  try {
    return decode(bytes, options);
  } catch (cause) {
    throw malformed(field, {}, cause);
  }
}

export const malformed = (
  field: string,
  details: Readonly<Record<string, number | string>> = {},
  cause?: unknown,
): VerificationError =>
  new VerificationError('TEE_QUOTE_MALFORMED', `the Nitro document's ${field} is malformed`, {
    details: { field, ...details },
    cause,
  });
