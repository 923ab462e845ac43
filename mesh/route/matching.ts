/**
 * Can hops still be filled with distinct owners? Maximum bipartite matching by augmenting paths (Kuhn), exact.
 * @module
 */

/**
 * @param owners per hop, the owners (operators or nodes) that could take it
 * @param taken owners already used
 * @returns true when every hop can have an owner of its own
 */
export function canAssignDistinct(
  owners: readonly (readonly string[])[],
  taken: ReadonlySet<string>,
): boolean {
  const hopOf = new Map<string, number>();

  function augment(hop: number, visited: Set<string>): boolean {
    for (const owner of owners[hop]!) {
      if (taken.has(owner) || visited.has(owner)) continue;
      visited.add(owner);
      const holder = hopOf.get(owner);
      if (holder !== undefined && !augment(holder, visited)) continue;
      hopOf.set(owner, hop);
      return true;
    }
    return false;
  }

  return owners.every((_, hop) => augment(hop, new Set()));
}
