/**
 * Which peer keeps which chunk: whoever ranks highest for it by a hash that nobody chooses, each peer no more than its part.
 * @module
 */
import { utf8 } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { CHUNKS } from './coding.ts';

/**
 * @param root of the coded data
 * @param peers at least one
 * @returns the peer for each chunk, by index; where peers come or go most chunks stay where they are
 */
export function placeChunks(root: Uint8Array, peers: readonly string[]): string[] {
  const part = Math.ceil(CHUNKS / peers.length);
  const given = new Map<string, number>();
  return [...Array(CHUNKS).keys()].map((index) => {
    const chosen = peers
      .map((peer) => ({ peer, rank: hash('chunk-place/v1', root, Uint8Array.of(index), utf8(peer)) }))
      .sort((a, b) => Buffer.compare(b.rank, a.rank))
      .find(({ peer }) => (given.get(peer) ?? 0) < part)!.peer;
    given.set(chosen, (given.get(chosen) ?? 0) + 1);
    return chosen;
  });
}
