/**
 * `planRoute`: the route of least expected latency through the layered graph of shards and nodes.
 *
 * Dynamic programming from the last layer back gives each candidate's exact cost to the end; a best-first
 * search guided by it (A*, whose estimate is exact without a diversity rule and a lower bound with one) yields
 * routes in order of cost, so the first is optimal and the next ones are the alternatives. With a diversity rule
 * the problem is NP-hard in general; past a fixed effort a beam search finishes and the plan says so.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import { type Candidate, candidatesByShard, edgeMicros } from './candidates.ts';
import { createHeap } from './heap.ts';
import { createOwnerRule, type OwnerRule } from './owners.ts';
import type { Route, RoutePlan, RouteRequest } from './types.ts';

const MAX_EXPANSIONS = 1_000;
const BEAM_WIDTH = 64;

interface Prefix {
  readonly hops: readonly Candidate[];
  /** Microseconds spent up to and including the last hop; integers, so that sums of one route always agree. */
  readonly cost: number;
  /** cost + the least that can follow; of a whole route, its cost. */
  readonly bound: number;
}

interface Graph {
  readonly request: RouteRequest;
  readonly layers: readonly (readonly Candidate[])[];
  /** Least microseconds from after each candidate's step to the client, by shard and candidate. */
  readonly toEnd: readonly (readonly number[])[];
  readonly isAllowed: OwnerRule;
}

const EMPTY: Prefix = { hops: [], cost: 0, bound: 0 };

/**
 * Deterministic: equal costs are ordered by the peer ids from the first hop on.
 * @throws UnavailableError ROUTE_COVERAGE_GAP | ROUTE_DIVERSITY_GAP
 * @throws UsageError ROUTE_SHARD_ORDER
 */
export function planRoute(request: RouteRequest): RoutePlan {
  const layers = candidatesByShard(request);
  const isAllowed = createOwnerRule(request, layers);
  const graph: Graph = { request, layers, toEnd: costsToEnd(request, layers), isAllowed };
  const wanted = 1 + (request.alternatives ?? 2);
  const exact = bestFirst(graph, wanted);
  const [best, ...alternatives] = (exact ?? beam(graph, wanted)).map(toRoute);
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
  return { ...best, alternatives, optimal: exact !== undefined };
}

/** The `wanted` cheapest routes in order, fewer when there are no more; undefined past the effort allowed. */
function bestFirst(graph: Graph, wanted: number): Prefix[] | undefined {
  const found: Prefix[] = [];
  const frontier = createHeap<Prefix>(compare);
  frontier.push(EMPTY);
  for (let expansions = 0; found.length < wanted; ) {
    const prefix = frontier.pop();
    if (prefix === undefined) return found;
    if (prefix.hops.length === graph.layers.length) {
      found.push(prefix);
    } else {
      if (++expansions > MAX_EXPANSIONS) return undefined;
      for (const next of extend(graph, prefix)) frontier.push(next);
    }
  }
  return found;
}

/** Layer by layer, the most promising prefixes only; never a dead end, since the owner rule looks ahead. */
function beam(graph: Graph, wanted: number): Prefix[] {
  let level: readonly Prefix[] = [EMPTY];
  for (const _ of graph.layers) {
    level = level
      .flatMap((prefix) => extend(graph, prefix))
      .sort(compare)
      .slice(0, BEAM_WIDTH);
  }
  return level.slice(0, wanted);
}

function extend({ request, layers, toEnd, isAllowed }: Graph, { hops, cost }: Prefix): Prefix[] {
  const depth = hops.length;
  const from = hops[depth - 1]?.peerId ?? request.client;
  const extended: Prefix[] = [];
  layers[depth]!.forEach((candidate, i) => {
    const longer = [...hops, candidate];
    if (!isAllowed(longer)) return;
    const spent = cost + edgeMicros(request, from, candidate.peerId) + candidate.stepMicros;
    extended.push({ hops: longer, cost: spent, bound: spent + toEnd[depth]![i]! });
  });
  return extended;
}

function costsToEnd(request: RouteRequest, layers: readonly (readonly Candidate[])[]): number[][] {
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
