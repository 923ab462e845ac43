/**
 * Attempts at a request until one succeeds: a hop that is lost, or that a check of this client's own has caught, makes
 * the client plan again without it, under fresh keys. Of a broken attempt only finished, verified segments are paid for.
 * @module
 */
import { levelText } from '../../crypto/attest/levels.ts';
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { SEGMENT_POSITIONS } from '../../mesh/session/protocol.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { lostHops, silentPeers } from './lost-hops.ts';
import type { ClientModel } from './model.ts';
import { PAYMENT_LIMIT } from './pay.ts';
import { type AppraisedRoute, appraisedRoute } from './route.ts';

/** In a row, none of which got a segment further: every attempt is fed, and pays for, all that was said before it. */
const BARREN_ATTEMPTS = 3;
/** What a loss weighs against the peer that an error names first, and against others that it may have been. */
const NAMED = 2;
const SUSPECTED = 1;

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
  /** Positions of the request that are done for good: an attempt that adds less than a segment counts as barren. */
  readonly progress?: () => number;
  /** Once aborted, what an attempt throws is final. */
  readonly signal?: AbortSignal;
  /** Told of the route of each attempt before it begins. */
  readonly onRoute?: ((route: AppraisedRoute) => void) | undefined;
}

/** Who is left out of the next route. */
interface Absent {
  /** Lied for certain. */
  readonly caught: Set<string>;
  /** May have failed; the longest ago first. */
  readonly lost: Set<string>;
  /** What all losses of a peer so far weigh. */
  readonly weights: Map<string, number>;
}

/**
 * @throws what the last attempt failed with; ROUTE_COVERAGE_GAP when no other node can take over
 */
export async function overRoutes<T>(
  routes: Routes,
  stages: Stages,
  attempt: (route: AppraisedRoute, number: number) => Promise<T>,
  { progress = () => 0, signal, onRoute }: FailOverOptions = {},
): Promise<T> {
  const absent: Absent = { caught: new Set(), lost: new Set(), weights: new Map() };
  let lie: VeilmeshError | undefined;
  let barren = 0;
  for (let number = 0; ; number++) {
    const at = performance.now();
    const route = await routeWithout(routes, absent).catch((error) => {
      throw lie ?? error; // that nobody else is left matters less than what was found out
    });
    stages.done('route', routeText(route), at);
    stages.done('privacy', levelText(route.level));
    onRoute?.(route);
    const before = progress();
    try {
      return await attempt(route, number);
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (signal?.aborted === true || error.code === PAYMENT_LIMIT) throw error;
      barren = progress() - before >= SEGMENT_POSITIONS ? 0 : barren + 1;
      if (barren >= BARREN_ATTEMPTS) throw error;
      const hops = route.hops.map((hop) => hop.peerId);
      const peers = await lostHops(routes.host, hops, error);
      if (peers.length === 0) throw error;
      if (error.family === 'verification') lie = error;
      leaveOut(absent, peers, error);
      const names = peers.map((peer) => peer.slice(-8)).join(', ');
      stages.done('fail-over', `${error.code}: ${names} left out, planning again`);
    }
  }
}

function leaveOut({ caught, lost, weights }: Absent, peers: readonly string[], error: VeilmeshError): void {
  const certain = error.family === 'verification' && peers.length === 1; // of several, one may be honest
  for (const peer of peers) {
    const weight = peer === error.details.peerId || peers.length === 1 ? NAMED : SUSPECTED;
    weights.set(peer, (weights.get(peer) ?? 0) + weight);
    (certain ? caught : lost).add(peer);
  }
}

/**
 * A slow node is not a dead one, and a loss may be another's doing: when shards have no holder left, of the lost that
 * answer by now as many are asked again as it takes to cover them, those with the least against them first.
 */
async function routeWithout(routes: Routes, { caught, lost, weights }: Absent): Promise<AppraisedRoute> {
  const plan = (): Promise<AppraisedRoute> => routes.without(new Set([...lost, ...caught]));
  const planned = await plan().catch(gapOf);
  if (!(planned instanceof Error)) return planned;
  const silent = new Set(await silentPeers(routes.host, [...lost]));
  const weightOf = (peer: string): number => weights.get(peer) ?? 0;
  const back = [...lost].filter((peer) => !silent.has(peer)).sort((a, b) => weightOf(a) - weightOf(b));
  const asked: string[] = [];
  let route: AppraisedRoute | VeilmeshError = planned;
  for (const peer of back) {
    lost.delete(peer);
    asked.push(peer);
    route = await plan().catch(gapOf);
    if (!(route instanceof Error)) break;
  }
  if (route instanceof Error) throw route;
  for (const peer of asked.slice(0, -1).reverse()) {
    lost.add(peer);
    const without = await plan().catch(gapOf);
    if (without instanceof Error) lost.delete(peer);
    else route = without;
  }
  return route;
}

/** @throws everything that is no gap */
function gapOf(thrown: unknown): VeilmeshError {
  const error = asVeilmeshError(thrown);
  if (error.code !== 'ROUTE_COVERAGE_GAP') throw error;
  return error;
}

const routeText = ({ hops, refused }: AppraisedRoute): string => {
  const path = hops.map((hop) => hop.peerId.slice(-8)).join(' -> ');
  const left = refused.length === 0 ? '' : `; refused ${refused.map(({ code }) => code).join(', ')}`;
  const kinds = [...new Set(hops.map(({ appraisal }) => appraisal.kind.toUpperCase()))].join(', ');
  return `you -> ${path} -> you; every hop attested (${kinds}) and staked${left}`;
};
