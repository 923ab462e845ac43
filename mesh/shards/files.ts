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

/** Chunk `index`, zero-filled where the file ends early: its hash will tell. */
export async function readChunkAt(file: FileHandle, index: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, index * CHUNK_BYTES + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes;
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
  const whole = createHash('sha256');
  const hashes = new Uint8Array(chunkCount(size) * 32);
  for (let index = 0; index < chunkCount(size); index++) {
    const bytes = await readChunkAt(file, index, chunkLength(size, index));
    whole.update(bytes);
    hashes.set(sha256(bytes), index * 32);
  }
  return { bytes: size, hashes, digest: new Uint8Array(whole.digest()) };
}
