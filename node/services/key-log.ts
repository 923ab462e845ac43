/**
 * A key broker's log on disk: entries only ever added, each naming the one before it by hash, each on the disk before anything
 * that it tells of leaves the broker.
 *
 *   file: for each entry its length u32 | the same with every bit turned u32 | entry (crypto/seal/release-entry.ts)
 *
 * An entry that was cut off while it was written, or a tail of zeros as a power cut leaves, told of nothing that left: it is taken away
 * when the log is opened. Anything else that does not fit stops the broker. One process at a time has the log: another one could take
 * away what the first has just answered for.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { concatBytes, equalBytes, u32be } from '../../crypto/core/bytes.ts';
import { UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import type { KeyGrade } from '../../crypto/seal/content-key.ts';
import {
  decodeEntry,
  encodeEntry,
  entryHash,
  type LogEntry,
  MAX_ENTRY_BYTES,
  NO_ENTRY,
} from '../../crypto/seal/release-entry.ts';
import { loadSqlite } from '../../settlement/batch/sqlite.ts';

type Place = 'v' | 'seq' | 'previous' | 'grade' | 'broker';
type WithoutPlace<E> = E extends LogEntry ? Omit<E, Place> : never;
/** What happened; the log says where it stands. */
export type NewEntry = WithoutPlace<LogEntry>;

export interface KeyLog {
  /** On disk on return. @returns the entry, encoded @throws UnavailableError KEY_LOG_UNWRITABLE, and from then on always */
  append(entry: NewEntry): Promise<Uint8Array>;
  readonly count: number;
  /** `entryHash` of the last entry: whoever notes it down sees whether anything before it is changed later. */
  readonly head: Uint8Array;
  close(): Promise<void>;
}

const HEAD_BYTES = 8;

/**
 * Whose entries: a log is one broker's, of one grade.
 * @throws VerificationError KEY_LOG_BROKEN; UnavailableError KEY_LOG_HELD
 */
export async function openKeyLog(
  path: string,
  { grade, broker }: { readonly grade: KeyGrade; readonly broker: Uint8Array },
  onEntry: (entry: LogEntry) => void = () => {},
): Promise<KeyLog> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const release = await hold(path);
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'a+', 0o600);
    const content = await readFile(path);
    const { entries, bytes, head: last } = parse(content, path);
    const stranger = entries.find((entry) => entry.grade !== grade || !equalBytes(entry.broker, broker));
    if (stranger !== undefined)
      throw broken(path, stranger.seq, 'it is of another broker, or of keys of another grade');
    if (bytes < content.length) {
      await file.truncate(bytes);
      await file.sync();
    }
    await syncFolder(dirname(path));
    entries.forEach(onEntry);
    return writer(file, release, { grade, broker }, entries.length, last, path);
  } catch (error) {
    await file?.close();
    release();
    throw error;
  }
}

/** For this process alone, until it ends, however it ends. @returns gives it back @throws UnavailableError KEY_LOG_HELD */
async function hold(path: string): Promise<() => void> {
  const { DatabaseSync } = await loadSqlite();
  const lock = new DatabaseSync(`${path}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new UnavailableError('KEY_LOG_HELD', 'another process has this release log', {
      details: { path },
      hint: 'stop the other key broker of this home folder, or choose another folder: --home',
      cause,
    });
  }
  return () => {
    if (lock.isOpen) lock.close();
  };
}

function writer(
  file: FileHandle,
  release: () => void,
  owner: { readonly grade: KeyGrade; readonly broker: Uint8Array },
  from: number,
  last: Uint8Array,
  path: string,
): KeyLog {
  let count = from;
  let head = last;
  let failed: unknown;
  let writing: Promise<unknown> = Promise.resolve();

  async function write(entry: NewEntry): Promise<Uint8Array> {
    if (failed !== undefined) throw unwritable(path, failed);
    const encoded = encodeEntry({ v: 1, seq: count, previous: head, ...owner, ...entry } as LogEntry);
    try {
      await file.appendFile(concatBytes(headOf(encoded.length), encoded));
      await file.sync();
    } catch (cause) {
      failed = cause; // what is on the disk is not known until it is opened again
      throw unwritable(path, cause);
    }
    count += 1;
    head = entryHash(encoded);
    return encoded;
  }

  return {
    append(entry) {
      const written = writing.then(() => write(entry));
      writing = written.catch(() => {});
      return written;
    },
    get count() {
      return count;
    },
    get head() {
      return head;
    },
    close: async () => {
      await writing;
      await file.close();
      release();
    },
  };
}

/** For people: a whole log, checked. @throws VerificationError KEY_LOG_BROKEN; what reading throws */
export async function readKeyLog(
  path: string,
): Promise<{ readonly entries: readonly LogEntry[]; readonly head: Uint8Array }> {
  return parse(await readFile(path), path);
}

function parse(
  content: Uint8Array,
  path: string,
): { readonly entries: LogEntry[]; readonly bytes: number; readonly head: Uint8Array } {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const entries: LogEntry[] = [];
  let head: Uint8Array = NO_ENTRY;
  let at = 0;
  while (at + HEAD_BYTES <= content.length) {
    const length = view.getUint32(at);
    const from = at + HEAD_BYTES;
    if (!equalBytes(content.subarray(at, from), headOf(length)) || length === 0 || length > MAX_ENTRY_BYTES) {
      if (content.subarray(at).every((byte) => byte === 0)) break;
      throw broken(path, entries.length, 'its length cannot be');
    }
    if (from + length > content.length) break;
    const encoded = content.subarray(from, from + length);
    let entry: LogEntry;
    try {
      entry = decodeEntry(encoded);
    } catch {
      throw broken(path, entries.length, 'it cannot be read');
    }
    if (entry.seq !== entries.length || !equalBytes(entry.previous, head)) {
      throw broken(path, entries.length, 'it does not follow the one before it');
    }
    entries.push(entry);
    head = entryHash(encoded);
    at = from + length;
  }
  return { entries, bytes: at, head };
}

const headOf = (length: number): Uint8Array => concatBytes(u32be(length), u32be(~length >>> 0));

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const broken = (path: string, entry: number, why: string): VerificationError =>
  new VerificationError('KEY_LOG_BROKEN', `entry ${entry} of the release log is wrong: ${why}`, {
    details: { path, entry },
    hint: 'restore the log from your backup: no key is released before it is whole',
  });

const unwritable = (path: string, cause: unknown): UnavailableError =>
  new UnavailableError('KEY_LOG_UNWRITABLE', 'the release log cannot be written, so no key is released', {
    details: { path },
    hint: 'make room on the disk, then start the broker again',
    cause,
  });
