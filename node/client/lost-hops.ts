/**
 * Which hops broke a session.
 *
 * When a hop dies, its neighbours lose their streams too, and a neighbour's complaint may reach the client before
 * the loss itself. Who complained first says little; who does not answer a ping says it all. What a hop was caught at
 * by this client's own checks needs no ping.
 * @module
 */
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';

/** As long as the host's own monitor waits before it takes a peer for dead. */
const PROBE_MS = 3_000;

/**
 * Peer ids to leave out of the next route: the silent hops, or else those the error names, or all when a step was
 * lost on any of them; of a failed check, those it is about. Empty when another route would not help.
 */
export async function lostHops(
  host: Pick<MeshHost, 'ping'>,
  route: readonly string[],
  error: VeilmeshError,
): Promise<string[]> {
  const { peerId, target, accused = [] } = error.details;
  const named = route.filter(
    (hop) => hop === peerId || hop === target || (Array.isArray(accused) && accused.includes(hop)),
  );
  if (error.family === 'verification') return named;
  if (error.family !== 'unavailable') return [];
  const silent = await silentPeers(host, route);
  if (silent.length > 0) return silent;
  // whoever swallowed a step answers pings: it may be any of them; and a hop that waits for claims does not know who keeps them
  const isAnybody =
    error.code === 'SESSION_UNCLAIMED' || (named.length === 0 && error.code === 'SESSION_STEP_TIMEOUT');
  return isAnybody ? [...route] : named;
}

/** Those that do not answer a ping. */
export async function silentPeers(host: Pick<MeshHost, 'ping'>, peers: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(
    peers.map((peerId) =>
      host.ping(peerId, { timeoutMs: PROBE_MS }).then(
        () => true,
        () => false,
      ),
    ),
  );
  return peers.filter((_, i) => !answers[i]);
}
