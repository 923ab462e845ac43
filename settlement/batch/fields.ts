/**
 * Amounts on the wire.
 * @module
 */
import { exactBytes } from '../../crypto/attest/fields.ts';

const WEI_LENGTH = 16;

/** An amount in wei as 16 big-endian bytes (uint128): CBOR's own integers end at 64 bits. */
export const wei = exactBytes(WEI_LENGTH).transform(weiOf);

export function weiOf(encoded: Uint8Array): bigint {
  return encoded.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

export function weiBytes(amount: bigint): Uint8Array {
  if (amount < 0n || amount >> 128n !== 0n)
    throw new RangeError('an amount in wei is an unsigned 128-bit integer');
  const out = new Uint8Array(WEI_LENGTH);
  for (let i = WEI_LENGTH - 1, left = amount; i >= 0; i--, left >>= 8n) out[i] = Number(left & 0xffn);
  return out;
}
