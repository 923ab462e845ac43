/**
 * Attempts at a request until one succeeds: a hop that is lost makes the client plan again without it, under fresh
 * keys. Nothing of a broken attempt is paid for.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { lostHops, silentPeers } from './lost-hops.ts';
import type { ClientModel } from './model.ts';
import { type AppraisedRoute, appraisedRoute } from './route.ts';

/** In a row, none of which got any further. */
const BARREN_ATTEMPTS = 3;

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
  connection: ClientConnection,
  model: ClientModel,
  stages: Stages,
  attempt: (route: AppraisedRoute, number: number) => Promise<T>,
  { progress = () => 0, signal }: FailOverOptions = {},
): Promise<T> {
  const lost = new Set<string>();
  let barren = 0;
  for (let number = 0; ; number++) {
    const at = performance.now();
    const route = await routeWithout(connection, model, lost);
    stages.done('route', routeText(route), at);
    const before = progress();
    try {
      return await attempt(route, number);
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (signal?.aborted === true) throw error;
      barren = progress() > before ? 0 : barren + 1;
      if (barren >= BARREN_ATTEMPTS) throw error;
      const peers = await lostHops(
        connection.host,
        route.hops.map((hop) => hop.peerId),
        error,
      );
      if (peers.length === 0) throw error;
      for (const peer of peers) lost.add(peer);
      const names = peers.map((peer) => peer.slice(-8)).join(', ');
      stages.done('fail-over', `${error.code}: ${names} left out, planning again`);
    }
  }
}

/** A slow node is not a dead one: when nobody else is left, those of the lost that answer by now are asked again. */
async function routeWithout(
  connection: ClientConnection,
  model: ClientModel,
  lost: Set<string>,
): Promise<AppraisedRoute> {
  try {
    return await appraisedRoute(connection, model, lost);
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error.code !== 'ROUTE_COVERAGE_GAP' || lost.size === 0) throw error;
    const silent = new Set(await silentPeers(connection.host, [...lost]));
    if (silent.size === lost.size) throw error;
    for (const peer of lost) if (!silent.has(peer)) lost.delete(peer);
    return await appraisedRoute(connection, model, lost);
  }
}

const routeText = ({ hops, refused }: AppraisedRoute): string => {
  const path = hops.map((hop) => hop.peerId.slice(-8)).join(' -> ');
  const left = refused.length === 0 ? '' : `; refused ${refused.map(({ code }) => code).join(', ')}`;
  return `you -> ${path} -> you; every hop attested (SIMULATED) and staked${left}`;
};
