/**
 * The product's own processes, as a person starts them, for tests. Whatever a test starts dies with it: a long
 * running process holds an IPC channel to the test, and every process group is killed when the test process exits.
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalnetFile, readLocalnetFile } from '../../node/localnet/localnet-file.ts';
import { waitFor } from './mesh.ts';

const BIN = fileURLToPath(new URL('../../node/bin.ts', import.meta.url));

/** Generous: other work may have the cores. Nothing here measures time. */
const COMMAND_MS = 240_000;
const READY_MS = 300_000;
const GONE_MS = 30_000;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Running {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  hasExited(): boolean;
  stdout(): string;
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  /** SIGTERM as a person would send; resolves with the exit. */
  stop(): Promise<Exit>;
  /** SIGKILL to the process and all it started in its group. For cleaning up: never fails. */
  end(): Promise<void>;
}

export interface CliOptions {
  /** Network namespace to run in. */
  readonly namespace?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Of an installed package, in place of the sources: a Node and what it runs. */
  readonly entry?: readonly [node: string, file: string];
}

const groups = new Set<number>();
process.on('exit', () => {
  for (const pid of groups) killGroup(pid);
});

/** Starts `veilmesh <args>`; `tied` processes end by themselves when this one dies. */
export function startCli(args: readonly string[], options: CliOptions & { tied?: boolean } = {}): Running {
  const entry = options.entry ?? [process.execPath, BIN];
  const [command, ...rest] = [...inNamespace(options.namespace), ...entry, ...args];
  const child = spawn(command!, rest, {
    stdio: options.tied === true ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
    env: { ...ownEnvironment(), ...options.env },
    detached: true,
  });
  groups.add(child.pid!);
  const [stdout, stderr] = [collect(child.stdout!), collect(child.stderr!)];
  let over = false;
  // 'close' and not 'exit': all output has been read
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      over = true;
      groups.delete(child.pid!);
      resolve({ code, signal });
    });
  });
  return {
    pid: child.pid!,
    exited,
    hasExited: () => over,
    stdout,
    stderr,
    kill: (signal) => child.kill(signal),
    stop: async () => {
      child.kill('SIGTERM');
      return await exited;
    },
    end: async () => {
      killGroup(child.pid!);
      await processGone(child);
    },
  };
}

export interface CliResult extends Exit {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `veilmesh <args>` to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const running = startCli(args, options);
  const timer = setTimeout(() => void running.end(), COMMAND_MS);
  const exit = await running.exited;
  clearTimeout(timer);
  return { ...exit, stdout: running.stdout(), stderr: running.stderr() };
}

/** The error that a failed `--json` command wrote as the last line of stderr. */
export function errorOf({ stderr }: { readonly stderr: string }): {
  readonly code: string;
  readonly family: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hint?: string;
} {
  return (JSON.parse(stderr.trimEnd().split('\n').at(-1)!) as { error: never }).error;
}

/** The JSON line that a role prints when it serves. */
export async function untilServing(running: Running): Promise<{
  readonly peerId: string;
  readonly addresses: readonly string[];
  readonly [key: string]: unknown;
}> {
  await waitFor(() => running.hasExited() || running.stdout().includes('\n'), 'a role to serve', READY_MS);
  if (running.hasExited()) throw new Error(`a role did not start:\n${running.stderr()}`);
  return JSON.parse(running.stdout().split('\n')[0]!) as never;
}

export interface LocalnetProcess extends Running {
  readonly home: string;
  readonly bootstrap: string;
  readonly rpcUrl: string;
  readonly processes: LocalnetFile['processes'];
}

/** Of one run of all tests (run.ts): models as localnets pack them, named by the sources that they are made of. */
const PACKED = process.env.TEST_PACKED_MODELS;
/** What was imported into a home is that home's; files that are there already are the same. */
const copyPacked = (from: string, to: string): void => {
  const filter = (path: string): boolean => basename(path) !== 'imported';
  if (existsSync(from)) cpSync(from, to, { recursive: true, force: false, filter });
};

/** `veilmesh localnet` with digits, up and covered; with a gateway where a test asks for one. */
export async function startLocalnet(
  home: string,
  args: readonly string[] = [],
  options: CliOptions = {},
): Promise<LocalnetProcess> {
  const models = join(home, 'models');
  if (PACKED !== undefined) copyPacked(PACKED, models);
  const gateway = args.includes('--proxy') ? [] : ['--no-proxy'];
  const all = ['localnet', '--model', 'digits', '--home', home, '--threads', '1', ...gateway, ...args];
  const running = startCli(all, {
    ...options,
    tied: true,
  });
  try {
    const isUp = (): boolean => readLocalnetFile(home)?.pid === running.pid;
    await waitFor(() => running.hasExited() || isUp(), 'a localnet', READY_MS);
    const file = readLocalnetFile(home);
    if (file === null || running.hasExited()) throw new Error(`no localnet:\n${running.stderr()}`);
    if (PACKED !== undefined) copyPacked(models, PACKED);
    const { bootstrap, rpcUrl, processes } = file;
    return { ...running, home, bootstrap, rpcUrl, processes };
  } catch (error) {
    await running.end();
    throw error;
  }
}

/** Gone or waiting to be reaped: a process killed together with its parent may stay a zombie for a while. */
export function isGone(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // no such process, or no such file system
  }
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
}

/** Processes whose parent is `pid`; null where there is no /proc to ask. */
export function childrenOf(pid: number): number[] | null {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return null;
  }
}

export const untilGone = (pids: readonly number[]): Promise<void> =>
  waitFor(() => pids.every(isGone), `the end of processes ${pids.join(', ')}`, GONE_MS);

export interface Folder {
  readonly path: string;
  remove(): void;
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'veilmesh-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

const inNamespace = (namespace: string | undefined): string[] =>
  namespace === undefined ? [] : ['ip', 'netns', 'exec', namespace];

const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VEILMESH_')));

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // gone already
  }
}

/** 'exit' and not 'close': a grandchild may hold the pipes for a moment longer. */
function processGone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
