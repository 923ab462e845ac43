/**
 * What a client makes of a hop that is gone, refuses or misbehaves, and which of several complaints it believes.
 * @module
 */
import { UnavailableError, type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import type { RouteHop } from './client-session.ts';
import { decodeErrorMessage } from './protocol.ts';

/**
 * When a hop dies its neighbours lose it too, and their complaint can reach the client first. It waits this long
 * for what it sees itself, and for the hop's own word.
 */
export const HEARSAY_GRACE_MS = 500;

/** Complaints about a neighbour, and where along the route that neighbour is. */
const ACCUSES: Readonly<Record<string, 1 | -1>> = { SESSION_PREVIOUS_LOST: -1, SESSION_NEXT_LOST: 1 };

/** True for a hop's word about another hop. */
export const isHearsay = (error: VeilmeshError): boolean =>
  error.details.remote === true && error.code in ACCUSES;

export const hopLost = (hop: RouteHop, hopIndex: number, cause?: VeilmeshError): UnavailableError =>
  new UnavailableError('MESH_HOP_LOST', `hop ${hopIndex} of the route is gone`, {
    details: { hopIndex, peerId: hop.peerId },
    hint: 'run it again: the planner takes another node where there is one (veilmesh status shows coverage)',
    ...(cause === undefined ? {} : { cause }),
  });

/** A failure that this client saw itself while it opened the session at one hop, now saying which hop. */
export const hopUnopened = (hop: RouteHop, hopIndex: number, cause: VeilmeshError): VeilmeshError =>
  cause.family === 'unavailable' && cause.details.hopIndex === undefined
    ? new UnavailableError(cause.code, `hop ${hopIndex}: ${cause.message}`, {
        details: { ...cause.details, hopIndex, peerId: hop.peerId },
        hint: cause.hint ?? 'veilmesh status',
        cause,
      })
    : cause;

/**
 * What a hop says of itself or a neighbour, under the family it names; the text is shown as the hop's, not as
 * ours. `target` is the peer a hop accuses: either of the two may be at fault.
 */
export function remoteError(encoded: Uint8Array, hops: readonly RouteHop[], hopIndex: number): VeilmeshError {
  const { code, family, message } = decodeErrorMessage(encoded);
  const accused = hops[hopIndex + (ACCUSES[code] ?? Number.NaN)];
  const options = {
    details: {
      hopIndex,
      peerId: hops[hopIndex]!.peerId,
      remote: true,
      ...(accused === undefined ? {} : { target: accused.peerId }),
    },
    hint: 'veilmesh status',
  };
  const text = `hop ${hopIndex} says: ${message}`;
  return family === 'verification' || family === 'usage'
    ? new VerificationError(code, text, options)
    : new UnavailableError(code, text, options);
}

export const unexpectedMessage = (hopIndex: number): VerificationError =>
  new VerificationError('SESSION_MESSAGE_UNEXPECTED', 'a hop sent a message that does not belong here', {
    details: { hopIndex },
  });
