/**
 * The diversity rule: no owner (operator or node) twice on a route, and no dead ends on the way to one.
 * @module
 */
import type { Candidate } from './candidates.ts';
import { canAssignDistinct } from './matching.ts';
import type { RouteRequest } from './types.ts';

/** True when these hops repeat no owner and the remaining shards can still be filled without repeating one. */
export type OwnerRule = (hops: readonly Candidate[]) => boolean;

/** A node has one operator, so distinct operators imply distinct nodes. */
export function createOwnerRule(
  { diversity }: RouteRequest,
  layers: readonly (readonly Candidate[])[],
): OwnerRule {
  if (diversity?.distinctOperators === true) return ruleFor(layers, ({ operatorHex }) => operatorHex);
  if (diversity?.distinctNodes === true) return ruleFor(layers, ({ peerId }) => peerId);
  return () => true;
}

function ruleFor(
  layers: readonly (readonly Candidate[])[],
  ownerOf: (candidate: Candidate) => string,
): OwnerRule {
  const owners = layers.map((layer) => [...new Set(layer.map(ownerOf))]);
  // a shard with as many owners as there are hops can always be filled last: only the scarce ones need matching
  const isScarce = owners.map((choices) => choices.length < layers.length);
  return (hops) => {
    const taken = new Set(hops.map(ownerOf));
    if (taken.size !== hops.length) return false;
    const open = owners.filter((_, depth) => depth >= hops.length && isScarce[depth]);
    return canAssignDistinct(open, taken);
  };
}
