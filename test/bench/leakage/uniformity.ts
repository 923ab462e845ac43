/**
 * Whether bytes could be told from uniform ones: byte values at each place of a word, neighbours, bits at every place of a
 * frame, and frames of two sessions with the same prompts against each other.
 *
 * Assumes nothing. Sees every statistic of single bytes and of pairs at these distances; none of higher order.
 * @module
 */
import { bitSlack, chiSquare, chiSquareLimit } from './statistics.ts';

/** One statistic against its limit; below one as chance allows. */
export interface Deviation {
  readonly test: string;
  readonly share: number;
}

const VALUES = 256;
/** The chi-square distribution is the limit for many: so many expected of each value at least. */
const EXPECTED = 20;

function bytes(test: string, counts: Float64Array): Deviation[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < EXPECTED * VALUES) return [];
  return [{ test, share: chiSquare(counts) / chiSquareLimit(VALUES - 1) }];
}

/** @param frames masked payloads of one edge, words of four bytes */
export function deviations(frames: readonly Uint8Array[]): Deviation[] {
  const found: Deviation[] = [];
  for (let place = 0; place < 4; place++) {
    const counts = new Float64Array(VALUES);
    for (const frame of frames) for (let i = place; i < frame.length; i += 4) counts[frame[i]!]!++;
    found.push(...bytes(`byte ${place} of a word`, counts));
  }
  for (const lag of [1, 4]) {
    const counts = new Float64Array(VALUES);
    for (const frame of frames) {
      for (let i = lag; i < frame.length; i++) counts[(frame[i]! - frame[i - lag]!) & 255]!++;
    }
    found.push(...bytes(`lag ${lag}`, counts));
  }
  for (const [length, same] of Map.groupBy(frames, (frame) => frame.length)) {
    if (same.length > 1) found.push({ test: `bits of frames of ${length} bytes`, share: worstBit(same) });
  }
  return found;
}

/** The farthest from a half of all places. */
function worstBit(frames: readonly Uint8Array[]): number {
  const places = frames[0]!.length * 8;
  const ones = new Float64Array(places);
  for (const frame of frames) {
    for (const [i, byte] of frame.entries()) {
      for (let bit = 0; bit < 8; bit++) ones[8 * i + bit]! += (byte >> bit) & 1;
    }
  }
  const off = ones.reduce((worst, count) => Math.max(worst, Math.abs(count - frames.length / 2)), 0);
  return off / bitSlack(frames.length, places);
}

/** Frames of two sessions, pair by pair of one length. */
export function crossDeviations(pairs: readonly (readonly [Uint8Array, Uint8Array])[]): Deviation[] {
  const counts = new Float64Array(VALUES);
  for (const [a, b] of pairs) for (let i = 0; i < a.length; i++) counts[(a[i]! - b[i]!) & 255]!++;
  return bytes('between sessions', counts);
}

export const worst = (found: readonly Deviation[]): Deviation =>
  found.reduce((most, one) => (one.share > most.share ? one : most), { test: 'none', share: 0 });
