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
import { dirname } from 'node:path';

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

/** Who has a lock: a process; 0: another user's, or not said yet. */
export interface LockHolder {
  readonly pid: number;
}

/** @returns the function that gives it back, or who has it */
export async function lock(path: string): Promise<(() => void) | LockHolder> {
  for (let attempt = 0; ; attempt++) {
    if (createFile(path, String(process.pid))) return () => remove(path);
    const pid = holderOf(path);
    if (pid !== null) return { pid };
    if (attempt > 0) return { pid: 0 };
    remove(path); // its process was killed
  }
}

/** 0 while it is being written, or is another user's; null when that process is gone. */
function holderOf(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return pid;
  } catch (error) {
    return codeOf(error) === 'EPERM' ? 0 : null;
  }
}
