/**
 * Epochs and quorums of the committee, as contracts/Committee.sol counts them.
 * @module
 */
import type { CommitteeState, Member } from './types.ts';

const BITMAP_BYTES = 8;

/** @param time unix seconds, of the chain */
export const epochAt = ({ genesis, epochLength }: CommitteeState, time: number): number =>
  Math.floor((time - genesis) / epochLength);

/** Who counts in an epoch, by slot. */
export const membersOf = ({ members }: CommitteeState, epoch: number): readonly Member[] =>
  members.filter(({ firstEpoch, lastEpoch }) => firstEpoch <= epoch && epoch <= lastEpoch);

/** Two thirds of the whole, who is silent included. */
export function isQuorum(members: readonly Member[], signed: ReadonlySet<number>): boolean {
  const sum = (of: readonly Member[]): bigint => of.reduce((total, { weight }) => total + weight, 0n);
  const whole = sum(members);
  return whole > 0n && sum(members.filter(({ slot }) => signed.has(slot))) * 3n >= whole * 2n;
}

/** 8 bytes, big-endian: bit i is slot i. */
export function bitmapOf(slots: Iterable<number>): Uint8Array {
  const out = new Uint8Array(BITMAP_BYTES);
  for (const slot of slots) out[BITMAP_BYTES - 1 - (slot >> 3)]! |= 1 << (slot & 7);
  return out;
}

export const NOBODY_SIGNS: Uint8Array = bitmapOf([]);

/** Slots of the bits that are set, ascending. */
export const slotsOf = (bitmap: Uint8Array): number[] =>
  Array.from({ length: BITMAP_BYTES * 8 }, (_, slot) => slot).filter(
    (slot) => (bitmap[BITMAP_BYTES - 1 - (slot >> 3)]! >> (slot & 7)) & 1,
  );
