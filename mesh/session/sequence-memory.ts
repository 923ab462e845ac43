/**
 * What an enclave lends its sessions for their sequences: bytes out of a fixed budget, reserved when a session
 * opens for as many positions as it may ever use, so that a session that was opened never fails for memory.
 *
 * One peer gets at most half of it, beyond a first session of whatever length fits: a node may have room for one
 * long conversation only, and that one is not refused.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';

export interface SequenceMemory {
  /**
   * @param peerId whom the host says it is for: a host that lies shares its own memory badly
   * @returns gives the bytes back; calls after the first do nothing
   * @throws UnavailableError SESSION_MEMORY | SESSION_PEER_LIMIT
   */
  reserve(bytes: number, peerId: string): () => void;
  readonly reserved: number;
}

export function createSequenceMemory(budgetBytes: number): SequenceMemory {
  const byPeer = new Map<string, number>();
  let reserved = 0;
  const add = (peerId: string, bytes: number): void => {
    reserved += bytes;
    const held = (byPeer.get(peerId) ?? 0) + bytes;
    if (held === 0) byPeer.delete(peerId);
    else byPeer.set(peerId, held);
  };
  return {
    get reserved() {
      return reserved;
    },
    reserve(bytes, peerId) {
      if (reserved + bytes > budgetBytes) {
        throw new UnavailableError('SESSION_MEMORY', 'this node has no memory for so many positions now', {
          details: { wanted: bytes, free: budgetBytes - reserved },
          hint: 'ask for fewer positions, or run it again: the planner takes another node where there is one',
        });
      }
      const others = byPeer.get(peerId) ?? 0;
      if (others > 0 && others + bytes > budgetBytes / 2) {
        throw new UnavailableError('SESSION_PEER_LIMIT', 'this node lends one peer no more memory at once', {
          details: { wanted: bytes, held: others },
          hint: 'end another session, or run it again: the planner takes another node where there is one',
        });
      }
      add(peerId, bytes);
      let held = bytes;
      return () => {
        add(peerId, -held);
        held = 0;
      };
    },
  };
}
