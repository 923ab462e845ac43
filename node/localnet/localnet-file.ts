/**
 * `localnet.json` in the home folder: how to reach the localnet that runs there, and which processes it is made of.
 * @module
 */
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../crypto/core/errors.ts';
import { readText, writeWhole } from '../home-files.ts';

const schema = z.strictObject({
  /** Multiaddr of the bootstrap peer. */
  bootstrap: z.string(),
  rpcUrl: z.string(),
  pid: z.int(),
  /** Role (its folder in the home) -> process number; 'chain' is the embedded chain. */
  processes: z.record(z.string(), z.int()),
});
export type LocalnetFile = z.infer<typeof schema>;

const pathIn = (home: string): string => join(home, 'localnet.json');

/** Null when no localnet runs here. @throws UsageError LOCALNET_FILE_MALFORMED */
export function readLocalnetFile(home: string): LocalnetFile | null {
  const path = pathIn(home);
  const text = readText(path);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError('LOCALNET_FILE_MALFORMED', `${path} is not what a localnet writes`, {
      cause,
      hint: `remove ${path}`,
    });
  }
}

export function writeLocalnetFile(home: string, file: LocalnetFile): void {
  writeWhole(pathIn(home), `${JSON.stringify(file)}\n`);
}

export const removeLocalnetFile = (home: string): void => rmSync(pathIn(home), { force: true });

/**
 * Two localnets in one folder would write over each other's chain. A file left behind by a killed one is no
 * obstacle: its process is gone, or its port is closed.
 * @throws UsageError LOCALNET_RUNNING
 */
export async function refuseSecondLocalnet(home: string): Promise<void> {
  const file = readIfWhole(home);
  if (file === null || !isAlive(file.pid) || !(await listens(file.bootstrap))) return;
  throw new UsageError('LOCALNET_RUNNING', `a localnet runs in ${home} already`, {
    details: { pid: file.pid, bootstrap: file.bootstrap },
    hint: 'use it (veilmesh run), stop it, or choose another folder: veilmesh localnet --home <folder>',
  });
}

/** A damaged file is about to be replaced. */
function readIfWhole(home: string): LocalnetFile | null {
  try {
    return readLocalnetFile(home);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const CONNECT_MS = 1_000;

function listens(multiaddr: string): Promise<boolean> {
  const [, , host, , port] = multiaddr.split('/');
  return new Promise((resolve) => {
    const socket = connect({ host: host ?? '', port: Number(port), timeout: CONNECT_MS });
    const answer = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}
