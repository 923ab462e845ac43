/**
 * Reports of Linux' configfs-tsm: a folder for one report, 64 bytes in, the report out, the folder gone again.
 *
 * The kernel counts in `generation` how often anybody wrote to the folder. Only a report of generation 1 is surely
 * over what was written here.
 * @module
 */
import { constants } from 'node:fs';
import { mkdir, open, readdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';

/** Kernel 6.7 and later, with CONFIG_TSM_REPORTS and configfs mounted. */
export const TSM_REPORTS = '/sys/kernel/config/tsm/report';

/** `provider` of the folder: which processor's report it gives. */
export type TsmProvider = 'tdx_guest' | 'sev_guest';

export interface TsmReport {
  readonly outblob: Uint8Array;
  /** SEV-SNP's table of certificates; empty where the host gives none. */
  readonly auxblob: Uint8Array;
}

/** What is done to the file system. Every path is below TSM_REPORTS. */
export interface TsmFiles {
  mkdir(path: string): Promise<void>;
  rmdir(path: string): Promise<void>;
  list(path: string): Promise<string[]>;
  /** Seconds since the folder was made. */
  ageSeconds(path: string): Promise<number>;
  /** In one write(2): the kernel takes no second piece. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** To its end, however it comes, at most `max` bytes. @throws UnavailableError TEE_REPORT_TOO_LARGE */
  read(path: string, max: number): Promise<Uint8Array>;
}

const MAX_TEXT_BYTES = 4 * 1024;
/** The kernel's own limit on a blob is 32 KB; certificates of the host come in up to 16 KB. */
const MAX_BLOB_BYTES = 64 * 1024;
const NAME = /^veilmesh-[0-9a-f]{32}$/;
/** Longer than any report takes: what is older was left behind by a process that was killed. */
const LEFTOVER_SECONDS = 600;
/** TDX serves one quote at a time for the whole guest, SEV-SNP throttles. */
const ATTEMPTS = 5;
const ATTEMPT_PAUSE_MS = 200;
const BUSY: readonly string[] = ['EBUSY', 'EAGAIN', 'EINTR', 'ETIMEDOUT'];

export interface TsmOptions {
  readonly root?: string;
  readonly files?: TsmFiles;
  /** Milliseconds before another attempt, times the number of those made. */
  readonly pauseMs?: number;
}

/**
 * @param data 64 bytes
 * @throws UnavailableError TEE_PROVIDER_MISSING | TEE_PROVIDER_DENIED | TEE_PROVIDER_BUSY | TEE_PROVIDER_OTHER |
 * TEE_PROVIDER_FAILED | TEE_REPORT_TOO_LARGE; VerificationError TEE_QUOTE_RACED
 */
export async function tsmReport(
  provider: TsmProvider,
  data: Uint8Array,
  { root = TSM_REPORTS, files = nodeFiles, pauseMs = ATTEMPT_PAUSE_MS }: TsmOptions = {},
): Promise<TsmReport> {
  await removeLeftovers(files, root);
  for (let attempt = 1; ; attempt++) {
    try {
      return await reportOnce(files, root, provider, data);
    } catch (thrown) {
      const code = systemCode(thrown);
      if (code === undefined) throw thrown;
      if (!BUSY.includes(code)) throw failed(code, root, thrown);
      if (attempt >= ATTEMPTS) {
        throw new UnavailableError('TEE_PROVIDER_BUSY', `no report after ${ATTEMPTS} attempts: ${code}`, {
          details: { path: root, errno: code },
          hint: 'the host answers no requests for quotes, or throttles them; try again, then ask its operator',
          cause: thrown,
        });
      }
      await sleep(pauseMs * attempt);
    }
  }
}

async function reportOnce(
  files: TsmFiles,
  root: string,
  provider: TsmProvider,
  data: Uint8Array,
): Promise<TsmReport> {
  const folder = join(root, `veilmesh-${bytesToHex(randomBytes(16))}`);
  await files.mkdir(folder);
  try {
    const named = await text(files, join(folder, 'provider'));
    if (named !== provider) {
      throw new UnavailableError('TEE_PROVIDER_OTHER', 'the kernel makes reports of another processor', {
        details: { expected: provider, got: named.slice(0, 64) },
        hint: 'veilmesh doctor shows what this machine has; set `tee` to that, or to auto',
      });
    }
    await files.write(join(folder, 'inblob'), data);
    const outblob = await files.read(join(folder, 'outblob'), MAX_BLOB_BYTES);
    const auxblob = await files.read(join(folder, 'auxblob'), MAX_BLOB_BYTES).catch((thrown: unknown) => {
      if (systemCode(thrown) === 'ENOENT') return new Uint8Array(0); // TDX has none
      throw thrown;
    });
    const generation = await text(files, join(folder, 'generation'));
    if (generation !== '1') {
      throw new VerificationError(
        'TEE_QUOTE_RACED',
        'somebody else wrote to the report that was being made',
        {
          details: { expected: '1', got: generation.slice(0, 20) },
          hint: 'another process with root rights writes below configfs-tsm: find it before this node serves',
        },
      );
    }
    return { outblob, auxblob };
  } finally {
    await files.rmdir(folder).catch(() => {}); // what stays is removed as a leftover, later
  }
}

/** Folders of this program whose process was killed. Never fails: they cost some kernel memory, no report. */
async function removeLeftovers(files: TsmFiles, root: string): Promise<void> {
  for (const name of await files.list(root).catch(() => [])) {
    if (!NAME.test(name)) continue;
    const folder = join(root, name);
    const age = await files.ageSeconds(folder).catch(() => 0);
    if (age > LEFTOVER_SECONDS) await files.rmdir(folder).catch(() => {});
  }
}

async function text(files: TsmFiles, path: string): Promise<string> {
  return Buffer.from(await files.read(path, MAX_TEXT_BYTES))
    .toString('latin1')
    .trim();
}

/** ENOENT and the like; undefined for errors of this project. */
const systemCode = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'syscall' in thrown ? (thrown as NodeJS.ErrnoException).code : undefined;

function failed(code: string, root: string, cause: unknown): UnavailableError {
  const details = { path: root, errno: code };
  if (code === 'ENOENT' || code === 'ENXIO' || code === 'ENODEV') {
    return new UnavailableError('TEE_PROVIDER_MISSING', 'this kernel makes no TEE reports', {
      details,
      hint: 'kernel 6.7 or later with CONFIG_TSM_REPORTS and the guest driver (modprobe tdx_guest, or sev-guest): veilmesh doctor',
      cause,
    });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new UnavailableError(
      'TEE_PROVIDER_DENIED',
      'this process may not ask the kernel for TEE reports',
      {
        details,
        hint: 'run the node as root inside the guest, or mount configfs writable for its user',
        cause,
      },
    );
  }
  return new UnavailableError('TEE_PROVIDER_FAILED', `the kernel made no TEE report: ${code}`, {
    details,
    hint: 'the kernel log says more: dmesg',
    cause,
  });
}

export const nodeFiles: TsmFiles = {
  mkdir: async (path) => {
    await mkdir(path);
  },
  rmdir: (path) => rmdir(path),
  list: (path) => readdir(path),
  ageSeconds: async (path) => (Date.now() - (await stat(path)).mtimeMs) / 1_000,
  async write(path, bytes) {
    const handle = await open(path, constants.O_WRONLY);
    try {
      const { bytesWritten } = await handle.write(bytes);
      if (bytesWritten !== bytes.length) {
        throw new UnavailableError('TEE_PROVIDER_FAILED', 'the kernel took part of the report data', {
          details: { expected: bytes.length, got: bytesWritten },
          hint: 'the kernel log says more: dmesg',
        });
      }
    } finally {
      await handle.close();
    }
  },
  async read(path, max) {
    const handle = await open(path, constants.O_RDONLY);
    try {
      const bytes = new Uint8Array(max + 1);
      let at = 0;
      while (at < bytes.length) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, null);
        if (bytesRead === 0) return bytes.slice(0, at);
        at += bytesRead;
      }
    } finally {
      await handle.close();
    }
    throw new UnavailableError('TEE_REPORT_TOO_LARGE', `the kernel gave more than ${max} bytes`, {
      details: { path, max },
      hint: 'this is no configfs-tsm: veilmesh doctor',
    });
  },
};
