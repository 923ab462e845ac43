/**
 * Small files of a home folder, written whole or not at all and readable by the owner alone. A browser keeps the same names in its
 * own storage (home-files-browser.ts).
 * @module
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { loadSqlite } from '../settlement/batch/sqlite.ts';

export { basename, dirname, join } from 'node:path';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Null when absent. */
export function readBytes(path: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Null when absent. */
export function readText(path: string): string | null {
  const bytes = readBytes(path);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** @param durable whether it outlives a loss of power from here on */
export function writeWhole(path: string, content: Uint8Array | string, durable = false): void {
  makeFolder(dirname(path));
  const temporary = `${path}.${process.pid}.new`;
  writeFileSync(temporary, content, { mode: 0o600, flush: durable });
  renameSync(temporary, path);
}

/** Of several at once, one creates. @returns false when it was there */
export function createFile(path: string, content: string): boolean {
  makeFolder(dirname(path));
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

export const makeFolder = (path: string): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
};

/** To its owner alone, also where it was copied here. */
export const restrict = (path: string): void => chmodSync(path, 0o600);

/** Names in a folder, of files and folders; none when it is absent. */
export function namesIn(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

export const isThere = (path: string): boolean => existsSync(path);

export const move = (from: string, to: string): void => {
  makeFolder(dirname(to));
  renameSync(from, to);
};

/** A file, or a folder with all that is in it; nothing when it is absent. */
export const remove = (path: string): void => rmSync(path, { recursive: true, force: true });

/** Who has a lock: a process (0: it has not said yet), and what it said of itself. */
export interface LockHolder {
  readonly pid: number;
  readonly what: string;
}

/** Those of this process: one that is collected as garbage is let go. */
const locks = new Set<DatabaseSync>();
const GUARD_MS = 5_000;
const SQLITE_BUSY = 5;

/** @returns null: another has it */
type Take = (file: string, waitMs: number) => DatabaseSync | null;

async function taking(): Promise<Take> {
  const { DatabaseSync: Database } = await loadSqlite();
  return (file, waitMs) => {
    const database = new Database(file);
    try {
      database.exec(`PRAGMA busy_timeout = ${waitMs}; PRAGMA journal_mode = MEMORY`);
      database.exec('BEGIN EXCLUSIVE');
      return database;
    } catch (error) {
      database.close();
      if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
      throw error;
    }
  };
}

/** While nobody takes or gives back a lock beside this one: none removes a file that another has opened to lock it. */
function guarded<T>(path: string, take: Take, work: () => T): T {
  const guard = take(join(dirname(path), '.lock'), GUARD_MS);
  try {
    return work();
  } finally {
    guard?.close();
  }
}

const heldFile = (path: string): string => `${path}.held`;

function saidIn(path: string): LockHolder {
  const [, pid = '0', what = ''] = /^(\d+) ?(.*)$/.exec(readText(path) ?? '') ?? [];
  return { pid: Number(pid), what };
}

/**
 * The system's own lock, by SQLite, which has one on every system: a process that is killed has lost it, whoever has its number then.
 * @param what the holder says of itself
 * @returns the function that gives it back, or who has it
 */
export async function lock(path: string, what = ''): Promise<(() => void) | LockHolder> {
  makeFolder(dirname(path));
  const take = await taking();
  return guarded(path, take, () => {
    const held = take(heldFile(path), 0);
    if (held === null) return saidIn(path);
    try {
      writeWhole(path, `${process.pid} ${what}`.trim());
    } catch (error) {
      held.close(); // a full disk: nobody would give it back
      throw error;
    }
    locks.add(held);
    return () => {
      if (!locks.delete(held)) return; // it may be another's by now
      try {
        guarded(path, take, () => {
          held.close();
          remove(path);
          remove(heldFile(path));
        });
      } catch {
        // its folder is gone, and the next lock there is of another file
        if (held.isOpen) held.close();
      }
    };
  });
}

/** Who has a lock; null: nobody. */
export async function lockHolder(path: string): Promise<LockHolder | null> {
  if (!isThere(path)) return null;
  const take = await taking();
  return guarded(path, take, () => {
    const free = take(heldFile(path), 0);
    free?.close();
    return free === null ? saidIn(path) : null;
  });
}
