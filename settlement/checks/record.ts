/**
 * Where Challenge keeps a check, and how to read it there: what a storage proof is asked for and shows.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Hex } from 'viem';
import { bytesToHex, numberToBytes, numberToHex } from 'viem';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { fromBytes } from '../../crypto/curve/scalar.ts';
import { uintWord } from '../batch/words.ts';
import { CHECK_STATES, type CheckRecord, type Verdict } from './types.ts';

/** Challenge's layout: checkOf is its first state variable. */
const CHECK_OF_SLOT = 0;
/** And what it says of segments the second. */
const VERDICT_SLOT = 1;
/** Words of a record: hash of the facts, root of the inner commitments, and the rest packed. */
const WORDS = 3;

const word = (value: bigint): Uint8Array => numberToBytes(value, { size: 32 });

/** Storage slots of checkOf[checkId], in the order `parseRecord` reads them. */
export function checkSlots(checkId: Uint8Array): readonly Hex[] {
  const first = fromBytes(keccak_256(concatBytes(checkId, uintWord(CHECK_OF_SLOT))));
  return Array.from({ length: WORDS }, (_, i) =>
    numberToHex(BigInt.asUintN(256, first + BigInt(i)), { size: 32 }),
  );
}

/**
 * @param words values of `checkSlots`
 * @returns null where nothing was ever opened
 * @throws VerificationError CHECK_RECORD
 */
export function parseRecord([factsHash, innerRoot, packed]: readonly bigint[]): CheckRecord | null {
  const rest = packed!;
  const field = (from: number, bits: number): number => Number(BigInt.asUintN(bits, rest >> BigInt(from)));
  const state = CHECK_STATES[field(0, 8)];
  if (state === undefined) {
    throw new VerificationError('CHECK_RECORD', 'the slots do not hold the record of a check');
  }
  if (state === 'none') return null;
  return {
    state,
    factsHash: word(factsHash!),
    innerRoot: innerRoot === 0n ? null : word(innerRoot!),
    proven: field(8, 16),
    draws: field(24, 8),
    round: field(32, 64),
    deadline: field(96, 64),
    turn: field(160, 32),
    left: field(192, 64),
  };
}

/** Storage slot of what is decided about a segment. @param claimsHash of its leaf */
export const verdictSlot = (claimsHash: Uint8Array): Hex =>
  bytesToHex(keccak_256(concatBytes(claimsHash, uintWord(VERDICT_SLOT))));

/** How many checks of it are open, in 4 bytes, and in the next one whether it is void. */
export const parseVerdict = (value: bigint): Verdict => {
  if (value >> 32n !== 0n) return 'void';
  return value === 0n ? 'none' : 'open';
};
