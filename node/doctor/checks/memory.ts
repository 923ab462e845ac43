/**
 * Memory that is free for new processes, against what a node and a localnet take.
 * @module
 */
import { failure, type Outcome, ok, warning } from '../types.ts';

const MIB = 2 ** 20;
/** A process with mesh host, engine and signatures takes about 215 MB before it holds a shard. */
export const NODE_MEMORY_BYTES = 384 * MIB;
/** Five such processes (gateway, coordinator, three nodes), the chain, and their shards. */
export const LOCALNET_MEMORY_BYTES = 2_048 * MIB;

export interface MemoryFacts {
  /** Bytes this process could still get, a container's limit counted. */
  readonly available: number;
}

export function checkMemory({ available }: MemoryFacts): Outcome[] {
  const free = `${text(available)} available`;
  if (available < NODE_MEMORY_BYTES) {
    return [
      failure(
        'MEMORY_TOO_SMALL',
        'too little memory for a node',
        `${free}; a node takes about ${text(NODE_MEMORY_BYTES)} and its shard on top`,
        "end other programs or raise the container's limit, then: veilmesh doctor",
      ),
    ];
  }
  if (available < LOCALNET_MEMORY_BYTES) {
    return [
      warning(
        'MEMORY_TIGHT',
        'memory for a node, not for a localnet',
        `${free}; a localnet of three nodes takes about ${text(LOCALNET_MEMORY_BYTES)}`,
        'join a mesh with one node instead: veilmesh join <multiaddr>',
      ),
    ];
  }
  return [ok('MEMORY_OK', free, `a localnet takes about ${text(LOCALNET_MEMORY_BYTES)}`)];
}

const text = (bytes: number): string =>
  bytes < 1_024 * MIB ? `${Math.round(bytes / MIB)} MiB` : `${(bytes / 1_024 / MIB).toFixed(1)} GiB`;
