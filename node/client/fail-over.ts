/**
 * Attempts at a request until one succeeds: a hop that is lost, or that a check of this client's own has caught, makes
 * the client plan again without it, under fresh keys. Of a broken attempt only finished, verified segments are paid for.
 * @module
 */
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { lostHops, silentPeers } from './lost-hops.ts';
import type { ClientModel } from './model.ts';
import { type AppraisedRoute, appraisedRoute } from './route.ts';

/** In a row, none of which got any further. */
const BARREN_ATTEMPTS = 3;

/** Where routes come from. */
export interface Routes {
  readonly host: Pick<MeshHost, 'ping'>;
  /** @throws UnavailableError ROUTE_COVERAGE_GAP when nobody else is left */
  without(peers: ReadonlySet<string>): Promise<AppraisedRoute>;
}

export const routesOf = (connection: ClientConnection, model: ClientModel): Routes => ({
  host: connection.host,
  without: (peers) => appraisedRoute(connection, model, peers),
});

export interface FailOverOptions {
  /** How far the request is, by any measure: an attempt that got it further does not count as barren. */
  readonly progress?: () => number;
  /** Once aborted, what an attempt throws is final. */
  readonly signal?: AbortSignal;
}

/**
 * @throws what the last attempt failed with; ROUTE_COVERAGE_GAP when no other node can take over
 */
export async function overRoutes<T>(
  routes: Routes,
  stages: Stages,
  attempt: (route: AppraisedRoute, number: number) => Promise<T>,
  { progress = () => 0, signal }: FailOverOptions = {},
): Promise<T> {
  const lost = new Set<string>();
  const caught = new Set<string>();
  let lie: VeilmeshError | undefined;
  let barren = 0;
  for (let number = 0; ; number++) {
    const at = performance.now();
    const route = await routeWithout(routes, lost, caught).catch((error) => {
      throw lie ?? error; // that nobody else is left matters less than what was found out
    });
    stages.done('route', routeText(route), at);
    const before = progress();
    try {
      return await attempt(route, number);
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (signal?.aborted === true) throw error;
      barren = progress() > before ? 0 : barren + 1;
      if (barren >= BARREN_ATTEMPTS) throw error;
      const hops = route.hops.map((hop) => hop.peerId);
      const peers = await lostHops(routes.host, hops, error);
      if (peers.length === 0) throw error;
      const proven = error.family === 'verification';
      if (proven) lie = error;
      for (const peer of peers) (proven ? caught : lost).add(peer);
      const names = peers.map((peer) => peer.slice(-8)).join(', ');
      stages.done('fail-over', `${error.code}: ${names} left out, planning again`);
    }
  }
}

/**
 * A slow node is not a dead one: when nobody else is left, those of the lost that answer by now are asked again. Those
 * that were caught are not.
 */
async function routeWithout(
  routes: Routes,
  lost: Set<string>,
  caught: ReadonlySet<string>,
): Promise<AppraisedRoute> {
  try {
    return await routes.without(new Set([...lost, ...caught]));
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error.code !== 'ROUTE_COVERAGE_GAP' || lost.size === 0) throw error;
    const silent = new Set(await silentPeers(routes.host, [...lost]));
    if (silent.size === lost.size) throw error;
    for (const peer of lost) if (!silent.has(peer)) lost.delete(peer);
    return await routes.without(new Set([...lost, ...caught]));
  }
}

const routeText = ({ hops, refused }: AppraisedRoute): string => {
  const path = hops.map((hop) => hop.peerId.slice(-8)).join(' -> ');
  const left = refused.length === 0 ? '' : `; refused ${refused.map(({ code }) => code).join(', ')}`;
  return `you -> ${path} -> you; every hop attested (SIMULATED) and staked${left}`;
};
