/**
 * `createShardStore`: files by SHA-256 in one directory. A name that is only the hash is a complete file,
 * verified when it came and again when a process first opens it.
 * @module
 */
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { type ChunkList, MAX_FILE_BYTES } from './chunks.ts';
import {
  describeFile,
  openIfPresent,
  readChunkInto,
  readIfPresent,
  reportingFullDisk,
  sha256,
} from './files.ts';
import { openPartialFile, type PartialFile } from './partial.ts';

export interface ChunkReader {
  /** Fills `into`, as long as the chunk, with its bytes, unchecked: the receiver checks. */
  read(index: number, into: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

export interface ShardStore {
  /** Present and complete; the bytes are checked when they are read. */
  has(contentHash: Uint8Array): Promise<boolean>;
  /** Atomic and durable. Returns the content hash. @throws UsageError SHARD_TOO_LARGE */
  put(bytes: Uint8Array): Promise<Uint8Array>;
  /** Undefined when absent. @throws VerificationError SHARD_CORRUPT */
  get(contentHash: Uint8Array): Promise<Uint8Array | undefined>;
  remove(contentHash: Uint8Array): Promise<void>;
  /** The chunk list, from one pass over the file; undefined when absent. @throws VerificationError SHARD_CORRUPT */
  list(contentHash: Uint8Array): Promise<ChunkList | undefined>;
  /** Opens a listed file for serving. */
  openReader(list: ChunkList): Promise<ChunkReader>;
  /** Starts or resumes a transfer; one at a time per file. */
  openPartial(list: ChunkList): Promise<PartialFile>;
}

export async function createShardStore(directory: string): Promise<ShardStore> {
  await mkdir(directory, { recursive: true });
  const lists = new Map<string, ChunkList>();
  const pathOf = (contentHash: Uint8Array): string => join(directory, bytesToHex(contentHash));

  async function put(bytes: Uint8Array): Promise<Uint8Array> {
    if (bytes.length > MAX_FILE_BYTES) {
      throw new UsageError('SHARD_TOO_LARGE', 'file exceeds what can be transferred', {
        details: { bytes: bytes.length, max: MAX_FILE_BYTES },
      });
    }
    const contentHash = sha256(bytes);
    const temporary = `${pathOf(contentHash)}.${bytesToHex(randomBytes(8))}.tmp`;
    await reportingFullDisk(writeFile(temporary, bytes, { flush: true }));
    await rename(temporary, pathOf(contentHash));
    return contentHash;
  }

  async function get(contentHash: Uint8Array): Promise<Uint8Array | undefined> {
    const bytes = await readIfPresent(pathOf(contentHash));
    if (bytes !== undefined && !equalBytes(sha256(bytes), contentHash)) throw corrupt(contentHash);
    return bytes;
  }

  async function list(contentHash: Uint8Array): Promise<ChunkList | undefined> {
    const key = bytesToHex(contentHash);
    const known = lists.get(key);
    if (known !== undefined) return known;
    const file = await openIfPresent(pathOf(contentHash), 'r');
    if (file === undefined) return undefined;
    try {
      const { bytes, hashes, digest } = await describeFile(file);
      if (!equalBytes(digest, contentHash)) throw corrupt(contentHash);
      const made = { contentHash, bytes, hashes };
      lists.set(key, made);
      return made;
    } finally {
      await file.close();
    }
  }

  async function openReader({ contentHash }: ChunkList): Promise<ChunkReader> {
    const file = await open(pathOf(contentHash), 'r');
    return { read: (index, into) => readChunkInto(file, index, into), close: () => file.close() };
  }

  return {
    put,
    get,
    list,
    openReader,
    openPartial: (chunks) => openPartialFile(pathOf(chunks.contentHash), chunks),
    has: async (contentHash) => {
      const found = await stat(pathOf(contentHash)).catch(() => undefined);
      return found?.isFile() === true;
    },
    remove: async (contentHash) => {
      lists.delete(bytesToHex(contentHash));
      await rm(pathOf(contentHash), { force: true });
    },
  };
}

const corrupt = (contentHash: Uint8Array): VerificationError =>
  new VerificationError('SHARD_CORRUPT', 'a stored file no longer has the content it is named for', {
    details: { contentHash: bytesToHex(contentHash) },
    hint: 'fetch it again, which replaces it: veilmesh join',
  });
