/**
 * Part files of models that are looked at and not served: fetched from peers, checked, and not kept for good where they were not
 * before.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { fetchShard } from '../../mesh/shards/fetch.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import type { PartManifest } from '../../models/shard/types.ts';

export interface PartSources {
  readonly host: MeshHost;
  /** Peers that may have the part. */
  readonly sources: readonly string[];
  /** For part files on their way, and those that are kept for a while. */
  readonly folder: string;
}

type PartName = Pick<PartManifest, 'contentHash' | 'bytes'>;

/** @throws UnavailableError SHARD_* */
export type BorrowPart = (part: PartName, signal?: AbortSignal) => Promise<Uint8Array>;

/** @throws UnavailableError SHARD_* */
export const borrowPart = (sources: PartSources, part: PartName, signal?: AbortSignal): Promise<Uint8Array> =>
  createPartShelf(sources, 0)(part, signal);

/** The latest stay in the folder, up to so many bytes: who needs several in turn does not fetch each again and again. */
export function createPartShelf({ host, sources, folder }: PartSources, mostBytes: number): BorrowPart {
  /** Of those that were not there before: the one that was needed last is last. */
  const shelf = new Map<string, PartName>();
  return async ({ contentHash, bytes }, signal) => {
    const store = await createShardStore(folder);
    const name = bytesToHex(contentHash);
    const isOwn = shelf.delete(name) || !(await store.has(contentHash));
    await fetchShard(host, {
      contentHash,
      bytes,
      sources,
      store,
      ...(signal === undefined ? {} : { signal }),
    });
    const file = await store.get(contentHash);
    if (file === undefined)
      throw new UnavailableError('SHARD_MISSING', 'the fetched part is not in the store');
    if (isOwn) shelf.set(name, { contentHash, bytes });
    let kept = [...shelf.values()].reduce((sum, part) => sum + part.bytes, 0);
    for (const [oldest, part] of shelf) {
      if (kept <= mostBytes) break;
      shelf.delete(oldest);
      kept -= part.bytes;
      await store.remove(part.contentHash);
    }
    return file;
  };
}
