/**
 * What a client makes of a hop that is gone, refuses or misbehaves, and which of several complaints it believes.
 * @module
 */
import {
  errorOfFamily,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { RouteHop } from './client-session.ts';
import { decodeErrorMessage } from './protocol.ts';

/**
 * When a hop dies its neighbours lose it too, and their complaint can reach the client first. It waits this long
 * for what it sees itself, and for the hop's own word.
 */
export const HEARSAY_GRACE_MS = 500;

/** Complaints about a neighbour, and where along the route that neighbour is. */
const ACCUSES: Readonly<Record<string, 1 | -1>> = {
  SESSION_PREVIOUS_LOST: -1,
  SESSION_COMMITS_WRONG: -1,
  SESSION_COMMITS_UNEXPECTED: -1,
  SESSION_NEXT_LOST: 1,
};

/** True for a hop's word about another hop. */
export const isHearsay = (error: VeilmeshError): boolean =>
  error.details.remote === true && error.code in ACCUSES;

export const hopLost = (hop: RouteHop, hopIndex: number, cause?: VeilmeshError): UnavailableError =>
  new UnavailableError('MESH_HOP_LOST', `hop ${hopIndex} of the route is gone`, {
    details: { hopIndex, peerId: hop.peerId },
    hint: 'run it again: the planner takes another node where there is one (veilmesh status shows coverage)',
    ...(cause === undefined ? {} : { cause }),
  });

/**
 * A failure that this client saw itself on its stream with one hop, now saying which hop: nobody else can write on
 * that stream, so whatever does not belong there is that hop's doing.
 */
export function seenAt(hop: RouteHop, hopIndex: number, cause: VeilmeshError): VeilmeshError {
  const { code, family, message, details, hint = 'veilmesh status' } = cause;
  if (family === 'usage' || family === 'internal') return cause; // our own
  if (details.hopIndex !== undefined && details.peerId !== undefined) return cause;
  return errorOfFamily(family, code, `hop ${hopIndex}: ${message}`, {
    details: { ...details, hopIndex, peerId: hop.peerId },
    hint,
    cause,
  });
}

/**
 * What a hop says of itself or a neighbour. Whatever family it names, to this client it is a hop that does not serve:
 * else a word would be enough to end every request that comes by. What the client can check, it checks itself.
 * `target` is the peer a hop accuses: either of the two may be at fault.
 */
export function remoteError(encoded: Uint8Array, hops: readonly RouteHop[], hopIndex: number): VeilmeshError {
  const { code, family, message } = decodeErrorMessage(encoded);
  const accused = hops[hopIndex + (ACCUSES[code] ?? Number.NaN)];
  return new UnavailableError(code, `hop ${hopIndex} says: ${message}`, {
    details: {
      hopIndex,
      peerId: hops[hopIndex]!.peerId,
      remote: true,
      ...(family === 'unavailable' ? {} : { saysFamily: family }),
      ...(accused === undefined ? {} : { target: accused.peerId }),
    },
    hint: 'veilmesh status',
  });
}

export const unexpectedMessage = (hopIndex: number): VerificationError =>
  new VerificationError('SESSION_MESSAGE_UNEXPECTED', 'a hop sent a message that does not belong here', {
    details: { hopIndex },
  });
