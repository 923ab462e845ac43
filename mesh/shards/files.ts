/**
 * The few file operations of the shard store, with absence as a value and a full disk as a coded error.
 * @module
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { CHUNK_BYTES, chunkCount, chunkLength } from './chunks.ts';

/** Native: about twenty times the portable one, which matters at gigabytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

async function unlessAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export async function readIfPresent(path: string): Promise<Uint8Array | undefined> {
  const bytes = await unlessAbsent(readFile(path));
  return bytes === undefined ? undefined : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export const openIfPresent = (path: string, flags: string): Promise<FileHandle | undefined> =>
  unlessAbsent(open(path, flags));

/** @throws UnavailableError SHARD_DISK_FULL */
export async function reportingFullDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (codeOf(cause) !== 'ENOSPC') throw cause;
    throw new UnavailableError('SHARD_DISK_FULL', 'no space left for shard files', {
      cause,
      hint: 'free some space, then run the same command again: it resumes',
    });
  }
}

/** Chunk `index` into `into`; what the file is too short for is zeroed: its hash will tell. */
export async function readChunkInto(file: FileHandle, index: number, into: Uint8Array): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await file.read(into, done, into.length - done, index * CHUNK_BYTES + done);
    if (bytesRead === 0) {
      into.fill(0, done);
      return;
    }
    done += bytesRead;
  }
}

export interface FileDescription {
  readonly bytes: number;
  readonly hashes: Uint8Array;
  /** SHA-256 of the whole file. */
  readonly digest: Uint8Array;
}

/** One pass over the file: size, chunk hashes, whole hash. */
export async function describeFile(file: FileHandle): Promise<FileDescription> {
  const { size } = await file.stat();
  const hashes = new Uint8Array(chunkCount(size) * 32);
  const digest = await digestFile(file, (chunk, index) => hashes.set(sha256(chunk), index * 32));
  return { bytes: size, hashes, digest };
}

/** SHA-256 of the whole file; `onChunk` sees each chunk in a buffer that is then used again. */
export async function digestFile(
  file: FileHandle,
  onChunk: (chunk: Uint8Array, index: number) => void = () => {},
): Promise<Uint8Array> {
  const { size } = await file.stat();
  const whole = createHash('sha256');
  const buffer = new Uint8Array(CHUNK_BYTES);
  for (let index = 0; index < chunkCount(size); index++) {
    const chunk = buffer.subarray(0, chunkLength(size, index));
    await readChunkInto(file, index, chunk);
    whole.update(chunk);
    onChunk(chunk, index);
  }
  return new Uint8Array(whole.digest());
}
