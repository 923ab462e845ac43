/**
 * Starts one of our own roles as a separate process and waits until it says that it serves.
 *
 * The child prints one JSON line on stdout when ready (every role does with --json) and writes its log to a
 * file. An IPC channel ties it to this process: when we die, however we die, the channel closes and it stops.
 * @module
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { UnavailableError } from '../../crypto/core/errors.ts';

const ENTRY = fileURLToPath(new URL('../bin.ts', import.meta.url));
const KILL_AFTER_MS = 5_000;
/** Within this a child is gone once stop() was called. */
export const STOP_MS = KILL_AFTER_MS + 1_000;

export interface Child {
  readonly name: string;
  readonly pid: number;
  /** The JSON document the role prints when it serves. Rejects with UnavailableError CHILD_EXITED | CHILD_NOT_READY, and the end of its log. */
  readonly ready: Promise<unknown>;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Rejects when it has ended: UnavailableError CHILD_EXITED, for whoever still waits for something of it. */
  readonly lost: Promise<never>;
  /** Over the channel; to nobody where it is gone. */
  send(message: object): void;
  onMessage(take: (message: unknown) => void): void;
  /** SIGTERM, then SIGKILL after five seconds. */
  stop(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

export interface ChildOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly readyTimeoutMs: number;
  /** Settings that have no flag, by environment name. */
  readonly env: Readonly<Record<string, string>>;
}

export function startChild(options: ChildOptions): Child {
  const log = openSync(options.logFile, 'a');
  const child = spawn(process.execPath, [ENTRY, ...options.args, '--json'], {
    stdio: ['ignore', 'pipe', log, 'ipc'],
    env: { ...process.env, ...options.env },
  });
  closeSync(log);
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const kill = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  const lost = exited.then(({ code, signal }): never => {
    const how = `${options.name} stopped before it was ready (${signal ?? `exit ${code}`})`;
    throw notStarted('CHILD_EXITED', how, options);
  });
  lost.catch(() => {});
  const ready = untilReady(child.stdout!, lost, options);
  ready.catch(() => kill('SIGKILL'));
  return {
    name: options.name,
    pid: child.pid!,
    ready,
    exited,
    lost,
    kill,
    send: (message) => void child.send(message, () => {}),
    onMessage: (take) => void child.on('message', take),
    stop: async () => {
      const force = setTimeout(() => kill('SIGKILL'), KILL_AFTER_MS);
      kill('SIGTERM');
      await exited;
      clearTimeout(force);
    },
  };
}

async function untilReady(
  stdout: NodeJS.ReadableStream,
  lost: Promise<never>,
  options: ChildOptions,
): Promise<unknown> {
  const { name, readyTimeoutMs } = options;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(notStarted('CHILD_NOT_READY', `${name} was not ready after ${readyTimeoutMs} ms`, options));
  }, readyTimeoutMs);
  try {
    return await Promise.race([firstJsonLine(stdout), lost, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function firstJsonLine(stream: NodeJS.ReadableStream): Promise<unknown> {
  const lines = createInterface({ input: stream });
  for await (const line of lines) {
    lines.close();
    stream.resume(); // later output is not ours to read, but must not fill the pipe
    return JSON.parse(line);
  }
  return new Promise<never>(() => {}); // closed without a line: `exited` tells why
}

function notStarted(code: string, message: string, options: ChildOptions): UnavailableError {
  const tail = readFileSync(options.logFile, 'utf8').trimEnd().split('\n').slice(-6).join('\n');
  return new UnavailableError(code, `${message}\n${tail}`, {
    details: { role: options.name, log: options.logFile },
    hint: `read ${options.logFile}, then: veilmesh doctor`,
  });
}
