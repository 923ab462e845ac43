/**
 * Files of this machine for the model readers, which know no paths.
 * @module
 */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../crypto/core/errors.ts';
import type { ByteFile, OpenFile } from '../../models/formats/byte-file.ts';

export interface OpenedFile extends ByteFile {
  close(): void;
}

const HINT =
  'give the path of a file that is there; what is taken: veilmesh model import --help; names: veilmesh model ls';

/** @throws UsageError MODEL_FILE when it cannot be opened or is no file (a pipe would be waited for) */
export function openByteFile(path: string): OpenedFile {
  let descriptor: number;
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) {
    throw new UsageError('MODEL_FILE', `${path} is not a file`, { hint: HINT });
  }
  try {
    descriptor = openSync(path, 'r');
  } catch (cause) {
    throw new UsageError('MODEL_FILE', `cannot read ${path}`, { cause, hint: HINT });
  }
  return {
    size: fstatSync(descriptor).size,
    read: (offset, length) => {
      const into = new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const read = readSync(descriptor, into, done, length - done, offset + done);
        if (read === 0) return into.subarray(0, done); // the reader sees that it is short
        done += read;
      }
      return into;
    },
    close: () => closeSync(descriptor),
  };
}

/** Opens files of one folder by plain names; whoever is given it closes nothing, `closeAll` does. */
export function openFolder(folder: string): { readonly open: OpenFile; closeAll(): void } {
  const opened: OpenedFile[] = [];
  return {
    open: (name) => {
      const path = join(folder, name);
      const plain = /^[^/\\]+$/.test(name) && name !== '..';
      if (!plain || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
      const file = openByteFile(path);
      opened.push(file);
      return file;
    },
    closeAll: () => {
      for (const file of opened) file.close();
    },
  };
}
