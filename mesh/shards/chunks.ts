/**
 * How a file is cut for transfer: 1 MiB chunks, each with its SHA-256, and the whole file's SHA-256 on top.
 * @module
 */
import { VerificationError } from '../../crypto/core/errors.ts';

export const CHUNK_BYTES = 1 << 20;
/** 16 GiB: bounds the hash list at 512 KiB. */
export const MAX_FILE_BYTES = 16_384 * CHUNK_BYTES;
const HASH_BYTES = 32;

export interface FileSpec {
  /** SHA-256 of the whole file. */
  readonly contentHash: Uint8Array;
  readonly bytes: number;
}

export interface ChunkList extends FileSpec {
  /** SHA-256 of each chunk, side by side. */
  readonly hashes: Uint8Array;
}

export const chunkCount = (bytes: number): number => Math.ceil(bytes / CHUNK_BYTES);

export const chunkLength = (bytes: number, index: number): number =>
  Math.min(CHUNK_BYTES, bytes - index * CHUNK_BYTES);

export const chunkHash = (list: ChunkList, index: number): Uint8Array =>
  list.hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);

/** A list that cannot be of this file is a lie about its size. @throws VerificationError SHARD_LIST_WRONG */
export function assertListShape(file: FileSpec, list: { bytes: number; hashes: Uint8Array }): void {
  if (list.bytes !== file.bytes || list.hashes.length !== chunkCount(file.bytes) * HASH_BYTES) {
    throw new VerificationError('SHARD_LIST_WRONG', 'the peer describes a file of another size', {
      details: { expected: file.bytes, got: list.bytes, hashes: list.hashes.length / HASH_BYTES },
    });
  }
}
