/**
 * Which shard a node serves: the one it was told, or where nodes are missing most among those that fit into its memory.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import type { Directory } from '../../mesh/directory/directory.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { askManifest } from '../services/manifest.ts';

export interface Assignment {
  readonly root: Uint8Array;
  readonly manifest: Manifest;
  readonly part: PartManifest;
}

export interface Candidate extends Assignment {
  /** Live ones that serve it and go on to. */
  readonly nodes: number;
}

export interface Wish {
  readonly model?: Uint8Array;
  readonly shard?: number;
  /** Bytes. */
  readonly maxMemory: number;
}

/** @throws as pickShard; as askManifest */
export async function chooseShard(
  host: MeshHost,
  introducer: string,
  models: readonly Uint8Array[],
  directory: Pick<Directory, 'list'>,
  { model, shard, maxMemory }: Wish,
): Promise<Assignment> {
  const candidates: Candidate[] = [];
  for (const root of model === undefined ? models : [model]) {
    const manifest = await askManifest(host, introducer, root);
    const live = directory.list({ modelRoot: root }).filter(({ draining }) => !draining);
    for (const part of shardsOf(manifest)) {
      if (shard !== undefined && part.index !== shard) continue;
      const nodes = live.filter((record) =>
        record.serving.some((served) => bytesToHex(served.shardRoot) === bytesToHex(shardRoot(part))),
      ).length;
      candidates.push({ root, manifest, part, nodes });
    }
  }
  return pickShard(candidates, maxMemory);
}

/**
 * The one with the fewest nodes, of several the dearest to compute.
 * @throws UsageError SHARD_UNKNOWN; UnavailableError SHARD_TOO_LARGE_FOR_NODE
 */
export function pickShard(candidates: readonly Candidate[], maxMemory: number): Assignment {
  if (candidates.length === 0) {
    throw new UsageError('SHARD_UNKNOWN', 'there is no such model or shard in this network', {
      hint: 'veilmesh model ls',
    });
  }
  const fitting = candidates.filter(({ manifest, part }) => memoryToServe(manifest, part) <= maxMemory);
  const best = fitting.sort((a, b) => a.nodes - b.nodes || b.part.cost - a.part.cost)[0];
  if (best !== undefined) return best;
  const least = Math.min(...candidates.map(({ manifest, part }) => memoryToServe(manifest, part)));
  throw new UnavailableError('SHARD_TOO_LARGE_FOR_NODE', 'no shard fits in the memory this node may use', {
    details: { smallestShard: least, allowed: maxMemory },
    hint: `raise --max-memory to ${Math.ceil(least / 1e6)} or more`,
  });
}

/** The shard itself and one sequence of full length. */
const memoryToServe = ({ context }: Manifest, part: PartManifest): number =>
  part.memory + part.memoryPerPosition * context;
