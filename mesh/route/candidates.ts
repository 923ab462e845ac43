/**
 * Which nodes can take which shard, and what the steps between them cost.
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { relayOf } from '../host/relayed.ts';
import { linkKey, type RouteNode, type RouteRequest } from './types.ts';

const UNMEASURED_MS = 20;
/** What a relay adds to a step, where nobody has measured it: a way more, there and back. */
const RELAYED_MICROS = 1_000 * UNMEASURED_MS;

export interface Candidate {
  readonly peerId: string;
  readonly operator: Uint8Array;
  readonly operatorHex: string;
  /** Expected time inside the node for one step, and in the relay before it, in whole microseconds. */
  readonly stepMicros: number;
}

/**
 * Candidates per shard by peer id, ascending; one per peer, the last record given winning.
 * @throws as nodesByShard
 */
export const candidatesByShard = (request: RouteRequest): Candidate[][] =>
  nodesByShard(request).map((nodes) => nodes.map(toCandidate));

/**
 * Who serves which shard, by peer id, ascending; one record per peer, the last one given winning.
 * @throws UnavailableError ROUTE_COVERAGE_GAP naming every uncovered shard @throws UsageError ROUTE_SHARD_ORDER
 */
export function nodesByShard<N extends RouteNode>(
  request: Pick<RouteRequest, 'modelRoot' | 'shards' | 'exclude'> & { readonly records: readonly N[] },
): N[][] {
  const { shards, records, exclude } = request;
  if (shards.length === 0 || shards.some((shard, i) => shard.index !== i)) {
    throw new UsageError('ROUTE_SHARD_ORDER', 'shards must be 0..k-1 in order');
  }
  const nodes = new Map(records.map((record) => [record.peerId, record]));
  for (const peerId of exclude ?? []) nodes.delete(peerId);
  const leaving = [...nodes.values()].filter(({ draining }) => draining);
  for (const { peerId } of leaving) nodes.delete(peerId);
  const sorted = [...nodes.values()].sort((a, b) => (a.peerId < b.peerId ? -1 : 1));
  const layers = shards.map((shard) =>
    sorted.filter((node) =>
      node.serving.some(
        (served) =>
          served.index === shard.index &&
          equalBytes(served.shardRoot, shard.shardRoot) &&
          equalBytes(served.modelRoot, request.modelRoot),
      ),
    ),
  );
  const missing = layers.flatMap((layer, i) => (layer.length === 0 ? [i] : []));
  if (missing.length > 0) {
    throw new UnavailableError('ROUTE_COVERAGE_GAP', `no node serves shard ${missing.join(', ')}`, {
      details: {
        missing,
        shards: shards.length,
        nodes: sorted.length,
        excluded: exclude?.size ?? 0,
        draining: leaving.length,
        modelRoot: bytesToHex(request.modelRoot),
      },
      hint: 'start a node for the missing shards: veilmesh node --model <name> --shard <index>',
    });
  }
  return layers;
}

function toCandidate({ peerId, operator, load, addresses }: RouteNode): Candidate {
  return {
    peerId,
    operator,
    operatorHex: bytesToHex(operator),
    // sessions of one node share its engine
    stepMicros:
      load.stepMicros * (1 + load.sessions) + (relayOf(addresses ?? []) === null ? 0 : RELAYED_MICROS),
  };
}

/** Whole microseconds one way between two peers; nothing within one peer. */
export function edgeMicros({ links, unmeasuredMs }: RouteRequest, from: string, to: string): number {
  if (from === to) return 0;
  return Math.round((links.get(linkKey(from, to)) ?? unmeasuredMs ?? UNMEASURED_MS) * 500);
}
