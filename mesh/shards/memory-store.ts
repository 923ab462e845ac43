/**
 * Files by SHA-256 in memory, for peers that have no disk. What `fetchShard` writes here it checks as it does on disk.
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Sha256 } from '../../crypto/core/hash.ts';
import { CHUNK_BYTES, type ChunkList, chunkCount, chunkHash } from './chunks.ts';
import type { FetchStore } from './fetch.ts';
import type { PartialFile } from './partial.ts';

export interface MemoryStore extends FetchStore {
  get(contentHash: Uint8Array): Promise<Uint8Array | undefined>;
}

export function createMemoryStore(sha256: Sha256): MemoryStore {
  const files = new Map<string, { readonly list: ChunkList; readonly bytes: Uint8Array }>();

  async function openPartial(list: ChunkList): Promise<PartialFile> {
    const bytes = new Uint8Array(list.bytes);
    return {
      list,
      missing: Array.from({ length: chunkCount(list.bytes) }, (_, index) => index),
      async writeChunk(index, chunk) {
        if (!equalBytes(sha256(chunk), chunkHash(list, index))) {
          throw new VerificationError('SHARD_CHUNK_WRONG', 'a chunk does not have its listed hash', {
            details: { index, bytes: chunk.length },
          });
        }
        bytes.set(chunk, index * CHUNK_BYTES);
      },
      async complete() {
        if (!equalBytes(sha256(bytes), list.contentHash)) {
          throw new VerificationError(
            'SHARD_TOTAL_WRONG',
            'the chunk list was not of the file it was given for',
            { details: { contentHash: bytesToHex(list.contentHash) } },
          );
        }
        files.set(bytesToHex(list.contentHash), { list, bytes });
      },
      close: async () => {},
    };
  }

  return {
    openPartial,
    list: async (contentHash) => files.get(bytesToHex(contentHash))?.list,
    get: async (contentHash) => files.get(bytesToHex(contentHash))?.bytes,
    remove: async (contentHash) => {
      files.delete(bytesToHex(contentHash));
    },
  };
}
