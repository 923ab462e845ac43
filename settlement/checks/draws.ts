/**
 * What the beacon draws (settlement/PROTOCOL.md): twins of contracts/libraries/Draws.sol.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import { fromBytes } from '../../crypto/curve/scalar.ts';
import type { Claim } from '../../crypto/poea/claim.ts';
import { keccakWords, uintWord } from '../batch/words.ts';

/** A rate of this draws every segment. */
export const RATE_ONE = 65_536;
/** The contract's bitmap has as many. */
export const MAX_CELLS_DRAWN = 16;

const drawn = (...parts: readonly Uint8Array[]): bigint => fromBytes(keccak_256(concatBytes(...parts)));

/** What a segment is drawn by: what each of its hops signed, so that no leaf around it is drawn sooner than another. */
export const drawKey = ({
  sessionId,
  segment,
  attempt,
}: Pick<Claim, 'sessionId' | 'segment' | 'attempt'>): Uint8Array =>
  keccakWords(sessionId, uintWord(segment), uintWord(attempt));

/** @param rate of 65,536 */
export const isSegmentDrawn = (v1: Uint8Array, key: Uint8Array, rate: number): boolean =>
  Number(drawn(v1, key, utf8('segment')) & 0xffffn) < rate;

export const drawnHop = (v1: Uint8Array, key: Uint8Array, hops: number): number =>
  Number(drawn(v1, key, utf8('hop')) % BigInt(hops));

/** Cells by number, in the order drawn: `k` different ones of `total`, or all of them. */
export function drawCells(
  v2: Uint8Array,
  checkId: Uint8Array,
  innerRoot: Uint8Array,
  total: number,
  k: number,
): number[] {
  const order: number[] = [];
  const ascending: number[] = [];
  for (let i = 0; i < Math.min(k, total); i++) {
    let cell = Number(drawn(v2, checkId, innerRoot, uintWord(i)) % BigInt(total - i));
    let place = 0;
    for (; place < ascending.length && ascending[place]! <= cell; place++) cell++;
    ascending.splice(place, 0, cell);
    order.push(cell);
  }
  return order;
}
