/**
 * Base64 of one spelling only: what is decoded encodes to the same text.
 * @module
 */
import { malformed } from './errors.ts';

/** @throws VerificationError TEE_GPU_MALFORMED */
export function fromBase64(text: string, field: string): Uint8Array {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text))
    throw malformed(field, { problem: 'base64' });
  const binary = atob(text);
  if (btoa(binary) !== text) throw malformed(field, { problem: 'base64' });
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

/** The alphabet of JSON Web Signatures, without padding. @throws VerificationError TEE_GPU_MALFORMED */
export function fromBase64Url(text: string, field: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) throw malformed(field, { problem: 'base64url' });
  const padded = text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (text.length % 4)) % 4);
  return fromBase64(padded, field);
}
