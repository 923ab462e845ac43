/**
 * The home folder: can it be written, and is there room. Nothing is created; where the folder does not exist
 * yet, the folder it would be made in is looked at.
 * @module
 */
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failure, type Outcome, ok, warning } from '../types.ts';

const MB = 1_000_000;
/** Keys, journal, and the shards of one small model. */
export const MIN_FREE_BYTES = 200 * MB;
/** Both models, the chain's state and a while of logs. */
export const COMFORTABLE_FREE_BYTES = 1_000 * MB;

export interface FileSystem {
  /** null where nothing exists. */
  kind(path: string): Promise<'folder' | 'other' | null>;
  writable(path: string): Promise<boolean>;
  /** Free bytes for this user on the file system that holds `path`. */
  freeBytes(path: string): Promise<number>;
}

export const fileSystem: FileSystem = {
  kind: async (path) => {
    try {
      return (await stat(path)).isDirectory() ? 'folder' : 'other';
    } catch (error) {
      // ENOTDIR: a parent is a file, which the walk upwards meets
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
      throw error;
    }
  },
  writable: (path) =>
    access(path, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    ),
  freeBytes: async (path) => {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
};

export async function checkDisk(home: string, files: FileSystem = fileSystem): Promise<Outcome[]> {
  let folder = resolve(home);
  let kind = await files.kind(folder);
  while (kind === null && dirname(folder) !== folder) {
    folder = dirname(folder);
    kind = await files.kind(folder);
  }
  if (kind !== 'folder') {
    const elsewhere = 'name another home folder: veilmesh doctor --home <folder>';
    return [failure('HOME_NOT_A_FOLDER', 'home is no folder', `${folder} is not a folder`, elsewhere)];
  }
  if (!(await files.writable(folder))) {
    return [
      failure(
        'HOME_NOT_WRITABLE',
        'home cannot be written',
        `this user may not write in ${folder}`,
        `take it over (chown), or name another home folder: veilmesh doctor --home <folder>`,
      ),
    ];
  }
  const free = await files.freeBytes(folder);
  const detail = `${Math.floor(free / MB)} MB free in ${folder}`;
  const fix = 'make room there, or name another home folder: veilmesh doctor --home <folder>';
  if (free < MIN_FREE_BYTES) {
    return [
      failure('DISK_FULL', 'disk is nearly full', `${detail}; ${MIN_FREE_BYTES / MB} MB are needed`, fix),
    ];
  }
  if (free < COMFORTABLE_FREE_BYTES) {
    return [
      warning('DISK_TIGHT', 'little disk space', `${detail}; models, chain and logs grow past it`, fix),
    ];
  }
  return [ok('DISK_OK', 'home folder is writable', detail)];
}
