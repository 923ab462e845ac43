/**
 * The sessions a node serves at once: places for all peers together, of which one peer gets a part.
 *
 * Peer ids cost nothing, so this keeps out one greedy client, not a crowd that pretends to be many.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';

export interface Places {
  readonly taken: number;
  /** @returns gives the place back; call it once. @throws UnavailableError SESSION_LIMIT | SESSION_PEER_LIMIT | NODE_DRAINING */
  take(peerId: string): () => void;
  /** Gives none from now on; those that are taken stay so. */
  close(): void;
}

export function createPlaces(options: { readonly all: number; readonly perPeer: number }): Places {
  const byPeer = new Map<string, number>();
  let taken = 0;
  let closed = false;
  return {
    get taken() {
      return taken;
    },
    close: () => {
      closed = true;
    },
    take(peerId) {
      if (closed) {
        throw new UnavailableError('NODE_DRAINING', 'this node ends what runs and takes no new sessions', {
          hint: 'run it again: the planner takes another node where there is one',
        });
      }
      if (taken >= options.all) {
        throw new UnavailableError('SESSION_LIMIT', 'this node serves as many sessions as it allows');
      }
      const held = byPeer.get(peerId) ?? 0;
      if (held >= options.perPeer) {
        throw new UnavailableError(
          'SESSION_PEER_LIMIT',
          'this node serves one peer no more sessions at once',
          {
            details: { sessions: held },
          },
        );
      }
      taken++;
      byPeer.set(peerId, held + 1);
      return () => {
        taken--;
        const left = byPeer.get(peerId)! - 1;
        if (left === 0) byPeer.delete(peerId);
        else byPeer.set(peerId, left);
      };
    },
  };
}
