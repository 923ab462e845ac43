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
  /** The JSON document the role printed when it was ready. */
  readonly ready: unknown;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
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

/** @throws UnavailableError CHILD_EXITED | CHILD_NOT_READY, with the end of the child's log */
export async function startChild(options: ChildOptions): Promise<Child> {
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
  let timer: NodeJS.Timeout | undefined;
  try {
    const ready = await Promise.race([
      firstJsonLine(child.stdout!),
      exited.then(({ code, signal }) => {
        throw notStarted(
          'CHILD_EXITED',
          `${options.name} stopped before it was ready (${signal ?? `exit ${code}`})`,
          options,
        );
      }),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(
            notStarted(
              'CHILD_NOT_READY',
              `${options.name} was not ready after ${options.readyTimeoutMs} ms`,
              options,
            ),
          );
        }, options.readyTimeoutMs);
      }),
    ]);
    return {
      name: options.name,
      pid: child.pid!,
      ready,
      exited,
      kill,
      stop: async () => {
        const force = setTimeout(() => kill('SIGKILL'), KILL_AFTER_MS);
        kill('SIGTERM');
        await exited;
        clearTimeout(force);
      },
    };
  } catch (error) {
    kill('SIGKILL');
    throw error;
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
