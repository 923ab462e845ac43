/**
 * Where EphemeralSession keeps sessions and commits, and how to read them there: what a storage proof is asked for and shows.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Hex } from 'viem';
import { bytesToHex, numberToBytes, numberToHex } from 'viem';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { fromBytes } from '../../crypto/curve/scalar.ts';
import { uintWord } from '../batch/words.ts';
import type { SessionRecord } from './types.ts';

/** EphemeralSession's layout: _sessions is its first state variable, commitHash the fourth. */
const SESSIONS_SLOT = 0;
const COMMIT_HASH_SLOT = 3;
/** Of a session's five words: times and counts, the rest of them, and the two of the receipt key; the root is not looked at. */
const WORDS = [0n, 1n, 3n, 4n] as const;

/** What these words say of a session. */
export type ProvenSession = Pick<
  SessionRecord,
  'endsAt' | 'endedAt' | 'commits' | 'steps' | 'contestedUntil' | 'convicted' | 'receiptKey'
>;

/** Storage slots of _sessions[sessionId], in the order in which `parseSession` reads them. */
export function sessionSlots(sessionId: Uint8Array): readonly Hex[] {
  const first = fromBytes(keccak_256(concatBytes(sessionId, uintWord(SESSIONS_SLOT))));
  return WORDS.map((i) => numberToHex(BigInt.asUintN(256, first + i), { size: 32 }));
}

/** Storage slot of commitHash[sessionId][number]. */
export const commitSlot = (sessionId: Uint8Array, number: number): Hex =>
  bytesToHex(
    keccak_256(concatBytes(uintWord(number), keccak_256(concatBytes(sessionId, uintWord(COMMIT_HASH_SLOT))))),
  );

/** @param words values of `sessionSlots` */
export function parseSession([times, more, x, y]: readonly bigint[]): ProvenSession {
  const field = (word: bigint, from: number, bits: number): number =>
    Number(BigInt.asUintN(bits, word >> BigInt(from)));
  return {
    endsAt: field(times!, 0, 64),
    endedAt: field(times!, 64, 64),
    commits: field(times!, 128, 64),
    steps: field(times!, 192, 64),
    contestedUntil: field(more!, 0, 64),
    convicted: field(more!, 64, 8) !== 0,
    receiptKey: concatBytes(numberToBytes(x!, { size: 32 }), numberToBytes(y!, { size: 32 })),
  };
}
