/**
 * Amounts on the wire.
 * @module
 */
import { exactBytes } from '../../crypto/attest/fields.ts';

const WEI_LENGTH = 16;

/** An amount in wei as 16 big-endian bytes (uint128): CBOR's own integers end at 64 bits. */
export const wei = exactBytes(WEI_LENGTH).transform(weiOf);

/** @param encoded 16 bytes */
export function weiOf(encoded: Uint8Array): bigint {
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.length);
  return (view.getBigUint64(0) << 64n) | view.getBigUint64(WEI_LENGTH / 2);
}

export function weiBytes(amount: bigint): Uint8Array {
  if (amount < 0n || amount >> 128n !== 0n)
    throw new RangeError('an amount in wei is an unsigned 128-bit integer');
  const out = new Uint8Array(WEI_LENGTH);
  const view = new DataView(out.buffer);
  view.setBigUint64(0, amount >> 64n);
  view.setBigUint64(WEI_LENGTH / 2, amount & 0xffff_ffff_ffff_ffffn);
  return out;
}
