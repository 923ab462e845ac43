/**
 * A file on its way: chunks at their places in `<hash>.partial`, holes elsewhere.
 *
 * Nothing records what is there. Resuming hashes each chunk against the list of the source at hand and keeps
 * what fits, so a kill at any moment, and a switch to a source with another list, cost only the other chunks.
 * @module
 */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { CHUNK_BYTES, type ChunkList, chunkCount, chunkHash, chunkLength } from './chunks.ts';
import { digestFile, openIfPresent, readChunkInto, reportingFullDisk, sha256 } from './files.ts';

export interface PartialFile {
  readonly list: ChunkList;
  /** Indices whose bytes are not on disk yet, ascending. */
  readonly missing: readonly number[];
  /** @throws VerificationError SHARD_CHUNK_WRONG @throws UnavailableError SHARD_DISK_FULL */
  writeChunk(index: number, bytes: Uint8Array): Promise<void>;
  /**
   * Checks the whole file and moves it into place.
   * @throws VerificationError SHARD_TOTAL_WRONG when the list was of another file; the partial file is removed
   */
  complete(): Promise<void>;
  close(): Promise<void>;
}

/** @param path where the complete file will be */
export async function openPartialFile(path: string, list: ChunkList): Promise<PartialFile> {
  const partial = `${path}.partial`;
  const file = (await openIfPresent(partial, 'r+')) ?? (await open(partial, 'w+'));
  const missing = await missingChunks(file, list);
  await file.truncate(list.bytes);

  async function writeChunk(index: number, bytes: Uint8Array): Promise<void> {
    if (!equalBytes(sha256(bytes), chunkHash(list, index))) {
      throw new VerificationError('SHARD_CHUNK_WRONG', 'a chunk does not have its listed hash', {
        details: { index, bytes: bytes.length },
      });
    }
    await reportingFullDisk(file.write(bytes, 0, bytes.length, index * CHUNK_BYTES));
  }

  async function complete(): Promise<void> {
    if (!equalBytes(await digestFile(file), list.contentHash)) {
      await rm(partial, { force: true });
      throw new VerificationError(
        'SHARD_TOTAL_WRONG',
        'the chunk list was not of the file it was given for',
        {
          details: { contentHash: bytesToHex(list.contentHash) },
        },
      );
    }
    await file.sync();
    await rename(partial, path);
  }

  return { list, missing, writeChunk, complete, close: () => file.close() };
}

async function missingChunks(file: FileHandle, list: ChunkList): Promise<number[]> {
  const { size } = await file.stat();
  const missing: number[] = [];
  const buffer = new Uint8Array(CHUNK_BYTES);
  for (let index = 0; index < chunkCount(list.bytes); index++) {
    const chunk = buffer.subarray(0, chunkLength(list.bytes, index));
    const present = index * CHUNK_BYTES < size;
    if (present) await readChunkInto(file, index, chunk);
    if (!present || !equalBytes(sha256(chunk), chunkHash(list, index))) missing.push(index);
  }
  return missing;
}
