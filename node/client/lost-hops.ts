/**
 * Which hops broke a session.
 *
 * When a hop dies, its neighbours lose their streams too, and a neighbour's complaint may reach the client before
 * the loss itself. Who complained first says little; who does not answer a ping says it all.
 * @module
 */
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';

/** As long as the host's own monitor waits before it takes a peer for dead. */
const PROBE_MS = 3_000;

/**
 * Peer ids to leave out of the next route: the silent hops, or else the one the error names. Empty when another
 * route would not help.
 */
export async function lostHops(
  host: Pick<MeshHost, 'ping'>,
  route: readonly string[],
  error: VeilmeshError,
): Promise<string[]> {
  if (error.family !== 'unavailable') return [];
  const answers = await Promise.all(
    route.map((peerId) =>
      host.ping(peerId, { timeoutMs: PROBE_MS }).then(
        () => true,
        () => false,
      ),
    ),
  );
  const silent = route.filter((_, hop) => !answers[hop]);
  if (silent.length > 0) return silent;
  const { peerId, target } = error.details;
  return route.filter((hop) => hop === peerId || hop === target);
}
