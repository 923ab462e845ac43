/**
 * Part files of models that are needed once: fetched from peers, checked, and not kept where they were not before.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { fetchShard } from '../../mesh/shards/fetch.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import type { PartManifest } from '../../models/shard/types.ts';

export interface PartSources {
  readonly host: MeshHost;
  /** Peers that may have the part. */
  readonly sources: readonly string[];
  /** For part files on their way. */
  readonly folder: string;
}

/** @throws UnavailableError SHARD_* */
export async function borrowPart(
  { host, sources, folder }: PartSources,
  { contentHash, bytes }: Pick<PartManifest, 'contentHash' | 'bytes'>,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const store = await createShardStore(folder);
  const wasThere = await store.has(contentHash);
  await fetchShard(host, { contentHash, bytes, sources, store, ...(signal === undefined ? {} : { signal }) });
  const file = await store.get(contentHash);
  if (file === undefined) throw new UnavailableError('SHARD_MISSING', 'the fetched part is not in the store');
  if (!wasThere) await store.remove(contentHash);
  return file;
}
