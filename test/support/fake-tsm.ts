/**
 * Linux' configfs-tsm as its reports behave, in memory: attributes appear with a folder, `generation` counts writes,
 * blobs are made on reading and are stale once somebody writes, errors are those of the kernel.
 * @module
 */
import type { TsmFiles, TsmProvider } from '../../node/tee/providers/tsm-report.ts';

export interface FakeTsm {
  readonly files: TsmFiles;
  /** Folders that exist now, by name. */
  folders(): string[];
  readonly root: string;
  /** Writes of 64 bytes by somebody else, right before the next read of this attribute. */
  raceBefore(attribute: string): void;
  /** The next so many reads of `outblob` fail so. */
  failReads(code: string, times: number): void;
  /** Every call of this kind fails so, from now on; null: none does. */
  fail(call: 'mkdir' | 'rmdir' | 'write', code: string | null): void;
  /** A folder made so many seconds ago. */
  leave(name: string, ageSeconds: number): void;
}

interface Folder {
  inblob: Uint8Array | null;
  generation: number;
  madeAt: number;
}

export interface FakeTsmOptions {
  readonly provider: TsmProvider | 'arm_cca_guest';
  /** What the processor makes of 64 bytes. */
  readonly report: (data: Uint8Array) => Uint8Array;
  /** Undefined: the attribute is not there. */
  readonly auxblob?: Uint8Array;
  /** Bytes of one read(2). */
  readonly pieceBytes?: number;
}

export function fakeTsm({ provider, report, auxblob, pieceBytes = 4_096 }: FakeTsmOptions): FakeTsm {
  const root = '/fake/tsm/report';
  const folders = new Map<string, Folder>();
  const failing = new Map<string, string>();
  let failedReads: { readonly code: string; left: number } = { code: '', left: 0 };
  let race: string | null = null;

  const errno = (code: string, call: string, path: string): Error =>
    Object.assign(new Error(`${code}: ${call} '${path}'`), { code, syscall: call, path });
  const at = (path: string, call: string): [Folder, string] => {
    const [name = '', attribute = ''] = path.slice(root.length + 1).split('/');
    const folder = folders.get(name);
    if (!path.startsWith(`${root}/`) || folder === undefined) throw errno('ENOENT', call, path);
    return [folder, attribute];
  };
  const refuse = (call: string, path: string): void => {
    const code = failing.get(call);
    if (code !== undefined) throw errno(code, call, path);
  };

  function attribute(folder: Folder, name: string, path: string): Uint8Array {
    if (name === race) {
      race = null;
      folder.inblob = new Uint8Array(64).fill(0xee);
      folder.generation++;
    }
    switch (name) {
      case 'provider':
        return Buffer.from(`${provider}\n`);
      case 'generation':
        return Buffer.from(`${folder.generation}\n`);
      case 'outblob':
        if (failedReads.left > 0) {
          failedReads.left--;
          throw errno(failedReads.code, 'read', path);
        }
        if (folder.inblob === null) throw errno('EINVAL', 'read', path);
        return report(folder.inblob);
      case 'auxblob':
        if (auxblob === undefined) throw errno('ENOENT', 'open', path);
        return auxblob;
      default:
        throw errno('ENOENT', 'open', path);
    }
  }

  return {
    root,
    folders: () => [...folders.keys()],
    raceBefore: (name) => {
      race = name;
    },
    failReads: (code, times) => {
      failedReads = { code, left: times };
    },
    fail: (call, code) => {
      if (code === null) failing.delete(call);
      else failing.set(call, code);
    },
    leave: (name, ageSeconds) => {
      folders.set(name, { inblob: null, generation: 0, madeAt: Date.now() - 1_000 * ageSeconds });
    },
    files: {
      async mkdir(path) {
        refuse('mkdir', path);
        const name = path.slice(root.length + 1);
        if (folders.has(name)) throw errno('EEXIST', 'mkdir', path);
        folders.set(name, { inblob: null, generation: 0, madeAt: Date.now() });
      },
      async rmdir(path) {
        refuse('rmdir', path);
        at(path, 'rmdir');
        folders.delete(path.slice(root.length + 1));
      },
      list: async () => [...folders.keys()],
      ageSeconds: async (path) => (Date.now() - at(path, 'stat')[0].madeAt) / 1_000,
      async write(path, bytes) {
        refuse('write', path);
        const [folder, name] = at(path, 'open');
        // the kernel takes a whole report's data in one write, and nothing longer
        if (name !== 'inblob' || bytes.length > 64) throw errno('EINVAL', 'write', path);
        folder.inblob = bytes.slice();
        folder.generation++;
      },
      async read(path, max) {
        const [folder, name] = at(path, 'open');
        const whole = attribute(folder, name, path);
        const pieces: Uint8Array[] = [];
        for (let from = 0; from < whole.length && from < max; from += pieceBytes) {
          pieces.push(whole.subarray(from, Math.min(from + pieceBytes, whole.length)));
          await Promise.resolve(); // others run between two reads of a large blob
        }
        return new Uint8Array(Buffer.concat(pieces));
      },
    },
  };
}
