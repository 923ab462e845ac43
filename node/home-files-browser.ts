/**
 * Files of a home folder in a browser: items of the origin's local storage, named by their paths, bytes as hex. Everything of the
 * origin can read them, so the page that runs here and nothing else must be served from it.
 * @module
 */
import { bytesToHex, hex } from '../crypto/core/bytes.ts';
import { UnavailableError } from '../crypto/core/errors.ts';

const PREFIX = 'veilmesh:';
const TEXT = 't';
const BYTES = 'b';

export const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('/');
export const basename = (path: string, suffix = ''): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
};
export const dirname = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** @throws UnavailableError BROWSER_STORAGE_CLOSED */
function items(): Storage {
  try {
    return localStorage;
  } catch (cause) {
    throw new UnavailableError('BROWSER_STORAGE_CLOSED', 'this browser keeps nothing for this page', {
      cause,
      hint: 'allow this site to store data: the key of its account lies there',
    });
  }
}

const read = (path: string): string | null => items().getItem(PREFIX + path);

/** @throws UnavailableError BROWSER_STORAGE_FULL; nothing is written then */
function write(path: string, item: string): void {
  const storage = items();
  try {
    storage.setItem(PREFIX + path, item);
  } catch (cause) {
    throw new UnavailableError('BROWSER_STORAGE_FULL', 'the storage of this site is full', {
      cause,
      hint: 'it holds the key of an account: do not clear all of it, but remove what else this address has stored',
    });
  }
}

/** Null when absent. */
export function readBytes(path: string): Uint8Array | null {
  const item = read(path);
  if (item === null) return null;
  return item.startsWith(BYTES) ? hex(item.slice(1)) : new TextEncoder().encode(item.slice(1));
}

/** Null when absent. */
export function readText(path: string): string | null {
  const bytes = readBytes(path);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** Whole or not at all, and as durable as the browser's storage is. */
export function writeWhole(path: string, content: Uint8Array | string): void {
  write(path, typeof content === 'string' ? TEXT + content : BYTES + bytesToHex(content));
}

/** @returns false when it was there */
export function createFile(path: string, content: string): boolean {
  if (read(path) !== null) return false;
  writeWhole(path, content);
  return true;
}

/** A folder is there once something is in it, or once it is made. */
export const makeFolder = (path: string): void => write(`${path}/`, '');

/** Nothing here restricts an item further than to its origin. */
export const restrict = (_path: string): void => {};

const keys = (): string[] =>
  Array.from({ length: items().length }, (_, i) => items().key(i)!).filter((key) => key.startsWith(PREFIX));

/** Names in a folder, of files and folders; none when it is absent. */
export function namesIn(path: string): string[] {
  const start = `${PREFIX}${path}/`;
  const names = keys().flatMap((key) =>
    key.startsWith(start) ? [key.slice(start.length).split('/')[0]!] : [],
  );
  return [...new Set(names)].filter((name) => name !== '').sort();
}

export const isThere = (path: string): boolean =>
  read(path) !== null || keys().some((key) => key.startsWith(`${PREFIX}${path}/`));

export function move(from: string, to: string): void {
  const item = read(from);
  if (item === null) return;
  write(to, item);
  items().removeItem(PREFIX + from);
}

/** A file, or a folder with all that is in it; nothing when it is absent. */
export function remove(path: string): void {
  for (const key of keys())
    if (key === PREFIX + path || key.startsWith(`${PREFIX}${path}/`)) items().removeItem(key);
}

/** Who has a lock: another tab, of which nothing is known. */
export interface LockHolder {
  readonly pid: number;
  readonly what: string;
}

/** Over all tabs of the origin; a tab that is closed lets go. @returns the function that gives it back, or who has it */
export function lock(path: string, _what = ''): Promise<(() => void) | LockHolder> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(PREFIX + path, { ifAvailable: true }, (held) => {
        if (held === null) return resolve({ pid: 0, what: '' });
        const { promise, resolve: release } = Promise.withResolvers<void>();
        resolve(release);
        return promise;
      })
      .catch(reject);
  });
}

/** Who has a lock; null: nobody. */
export async function lockHolder(path: string): Promise<LockHolder | null> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === PREFIX + path) ? { pid: 0, what: '' } : null;
}
