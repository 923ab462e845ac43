/**
 * Solidity's `abi.encode` of static values: one 32-byte word each, concatenated. Written out because a
 * coordinator hashes a dozen of them for every bundle, and a general encoder takes milliseconds for that.
 * @module
 */
import type { Address } from 'viem';
import { concatBytes, hex } from '../../crypto/core/bytes.ts';
import { keccak256 } from '../../crypto/core/keccak.ts';

const WORD = 32;

/** A non-negative integer below 2^128. */
export function uintWord(value: bigint | number): Uint8Array {
  const wide = BigInt(value);
  if (wide < 0n || wide >> 128n !== 0n) throw new RangeError('a word here is an unsigned 128-bit integer');
  const out = new Uint8Array(WORD);
  const view = new DataView(out.buffer);
  view.setBigUint64(16, wide >> 64n);
  view.setBigUint64(24, wide & 0xffff_ffff_ffff_ffffn);
  return out;
}

export function addressWord(address: Address): Uint8Array {
  const out = new Uint8Array(WORD);
  out.set(hex(address.slice(2).toLowerCase()), WORD - 20);
  return out;
}

/** keccak256(abi.encode(...words)) */
export const keccakWords = (...words: readonly Uint8Array[]): Uint8Array => keccak256(concatBytes(...words));
