/**
 * Random access to a file's bytes. Readers here never see a path: node/ opens files, a browser has its own.
 * @module
 */
import { refuse } from './refuse.ts';

export interface ByteFile {
  readonly size: number;
  /** `length` bytes from `offset`, both within `size`. Nobody writes to what comes back. */
  read(offset: number, length: number): Uint8Array;
}

/** Gives the file of that name beside the one a model is read from, or null where there is none. */
export type OpenFile = (name: string) => ByteFile | null;

export const memoryFile = (bytes: Uint8Array): ByteFile => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});

/**
 * Reads a range after it has been held against the file's size.
 * @throws UsageError FILE_TRUNCATED
 */
export function readRange(file: ByteFile, offset: number, length: number): Uint8Array {
  const inside = Number.isSafeInteger(offset) && offset >= 0 && length >= 0 && length <= file.size - offset;
  // a file that shrinks while it is read gives fewer bytes than its size promised
  const bytes = inside ? file.read(offset, length) : null;
  if (bytes?.length === length) return bytes;
  throw refuse(
    'FILE_TRUNCATED',
    `the file ends before byte ${offset + length}`,
    `a file of at least that size, not ${file.size} bytes`,
    'download the file again and compare its SHA-256 with the one its publisher gives',
  );
}

const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/**
 * A whole small file as text.
 * @throws UsageError FILE_TOO_LARGE | FILE_NOT_TEXT
 */
export function readText(file: ByteFile, name: string): string {
  if (file.size > MAX_TEXT_BYTES) {
    const expected = `at most ${MAX_TEXT_BYTES}`;
    throw refuse('FILE_TOO_LARGE', `${name} has ${file.size} bytes`, expected, 'use the original file');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readRange(file, 0, file.size));
  } catch (cause) {
    throw refuse('FILE_NOT_TEXT', `${name} is not UTF-8`, 'a text file', 'download the file again', cause);
  }
}
