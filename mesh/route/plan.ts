/**
 * `planRoute`: the route of least expected latency through the layered graph of shards and nodes.
 *
 * Dynamic programming from the last layer back gives each candidate's exact cost to the end; a best-first
 * search guided by it (A*, whose estimate is exact without diversity rules and a lower bound with them) then
 * yields routes in order of cost, so the first is optimal and the next ones are the alternatives.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import { type Candidate, candidatesByShard, edgeMicros } from './candidates.ts';
import { createHeap } from './heap.ts';
import { canAssignDistinct } from './matching.ts';
import type { Route, RoutePlan, RouteRequest } from './types.ts';

/** Distinct owners make the problem NP-hard in general; real meshes stay far below this many steps. */
const MAX_EXPANSIONS = 50_000;

interface Prefix {
  readonly hops: readonly Candidate[];
  /** Microseconds spent up to and including the last hop; integers, so that sums of one route always agree. */
  readonly cost: number;
  /** cost + the least that can follow. */
  readonly bound: number;
}

/**
 * Deterministic: equal costs are ordered by the peer ids from the first hop on.
 * @throws UnavailableError ROUTE_COVERAGE_GAP | ROUTE_DIVERSITY_GAP | ROUTE_SEARCH_LIMIT
 * @throws UsageError ROUTE_SHARD_ORDER
 */
export function planRoute(request: RouteRequest): RoutePlan {
  const layers = candidatesByShard(request);
  const owner = ownerRule(request);
  const toEnd = costsToEnd(request, layers);
  const wanted = 1 + (request.alternatives ?? 2);
  const found: Route[] = [];
  const frontier = createHeap<Prefix>(compare);
  frontier.push({ hops: [], cost: 0, bound: 0 });

  for (let expansions = 0; found.length < wanted; expansions++) {
    const prefix = frontier.pop();
    if (prefix === undefined) break;
    if (prefix.hops.length === layers.length) {
      found.push(toRoute(prefix));
      continue;
    }
    if (expansions >= MAX_EXPANSIONS) {
      if (found.length > 0) break;
      throw new UnavailableError('ROUTE_SEARCH_LIMIT', 'no route found within the search limit', {
        details: { expansions, shards: layers.length },
        hint: 'relax the diversity rules or name fewer nodes',
      });
    }
    for (const next of extend(request, layers, toEnd, owner, prefix)) frontier.push(next);
  }
  const [best, ...alternatives] = found;
  if (best === undefined) {
    throw new UnavailableError(
      'ROUTE_DIVERSITY_GAP',
      'too few distinct operators or nodes to fill every hop',
      {
        details: { shards: layers.length },
        hint: 'wait for more operators, or allow an operator more than one hop',
      },
    );
  }
  return { ...best, alternatives };
}

function extend(
  request: RouteRequest,
  layers: readonly Candidate[][],
  toEnd: readonly number[][],
  owner: OwnerOf | undefined,
  prefix: Prefix,
): Prefix[] {
  const depth = prefix.hops.length;
  const from = prefix.hops[depth - 1]?.peerId ?? request.client;
  const extended: Prefix[] = [];
  layers[depth]!.forEach((candidate, i) => {
    const hops = [...prefix.hops, candidate];
    if (owner !== undefined && !isOpen(layers, hops, owner)) return;
    const cost = prefix.cost + edgeMicros(request, from, candidate.peerId) + candidate.stepMicros;
    extended.push({ hops, cost, bound: cost + toEnd[depth]![i]! });
  });
  return extended;
}

/** Least microseconds from after each candidate's step to the client, by shard and candidate. */
function costsToEnd(request: RouteRequest, layers: readonly Candidate[][]): number[][] {
  const toEnd: number[][] = layers.map(() => []);
  for (let depth = layers.length - 1; depth >= 0; depth--) {
    const following = layers[depth + 1];
    toEnd[depth] = layers[depth]!.map(({ peerId }) =>
      following === undefined
        ? edgeMicros(request, peerId, request.client)
        : Math.min(
            ...following.map(
              (next, i) => edgeMicros(request, peerId, next.peerId) + next.stepMicros + toEnd[depth + 1]![i]!,
            ),
          ),
    );
  }
  return toEnd;
}

type OwnerOf = (candidate: Candidate) => string;

/** A node has one operator, so distinct operators imply distinct nodes. */
function ownerRule({ diversity }: RouteRequest): OwnerOf | undefined {
  if (diversity?.distinctOperators === true) return ({ operatorHex }) => operatorHex;
  if (diversity?.distinctNodes === true) return ({ peerId }) => peerId;
  return undefined;
}

/** True when the prefix repeats no owner and the rest can still be filled without repeating one. */
function isOpen(layers: readonly Candidate[][], hops: readonly Candidate[], owner: OwnerOf): boolean {
  const taken = new Set(hops.map(owner));
  if (taken.size !== hops.length) return false;
  return canAssignDistinct(
    layers.slice(hops.length).map((layer) => layer.map(owner)),
    taken,
  );
}

const toRoute = ({ hops, bound }: Prefix): Route => ({
  hops: hops.map(({ peerId, operator }, index) => ({ index, peerId, operator })),
  expectedLatencyMs: bound / 1_000,
});

/** By least possible cost, then peer ids from the first hop on, then the longer prefix. */
function compare(a: Prefix, b: Prefix): number {
  if (a.bound !== b.bound) return a.bound - b.bound;
  const shared = Math.min(a.hops.length, b.hops.length);
  for (let i = 0; i < shared; i++) {
    const [left, right] = [a.hops[i]!.peerId, b.hops[i]!.peerId];
    if (left !== right) return left < right ? -1 : 1;
  }
  return b.hops.length - a.hops.length;
}
