/**
 * The side of the node: answers whoever has the key of its home folder.
 * @module
 */
import { timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { asVeilmeshError, UsageError } from '../../crypto/core/errors.ts';
import { loadOrCreateKey } from '../keys.ts';
import { codedLines } from '../log.ts';
import { readLines } from './lines.ts';
import {
  type ControlAnswer,
  controlPath,
  isOurs,
  type NodeStatus,
  requestSchema,
  type StopRisk,
} from './protocol.ts';

export interface DrainProgress {
  readonly sessions: number;
  readonly secondsLeft: number;
  readonly risk: StopRisk;
}

export interface Drained {
  /** That still run, and are broken off. */
  readonly sessions: number;
  readonly risk: StopRisk;
}

export interface ControlHandlers {
  status(): Promise<NodeStatus>;
  /**
   * Resolves when the node is about to stop.
   * @param seconds null: as configured
   */
  drain(seconds: number | null, onProgress: (progress: DrainProgress) => void): Promise<Drained>;
  /** What the contracts hold for its account goes to it. @returns wei; 0 where there is nothing */
  withdraw(): Promise<bigint>;
}

/** A connection that asks nothing for so long is closed. */
const IDLE_MS = 10_000;
const MAX_CONNECTIONS = 8;

/**
 * Where the socket lies in a folder that others share, another user may have taken its place.
 * @throws UsageError CONTROL_FOREIGN
 */
export function refuseForeignSocket(home: string): void {
  const path = controlPath(home);
  if (isOurs(path)) return;
  throw new UsageError('CONTROL_FOREIGN', `${path}, where commands reach this node, is another user's`, {
    hint: 'choose a folder with a shorter path, in which the socket then lies: --home <folder>',
  });
}

/** Of the one node that has this folder (home-lock.ts). Returns what stops it. @throws as refuseForeignSocket */
export async function serveControl(home: string, handlers: ControlHandlers): Promise<() => Promise<void>> {
  mkdirSync(home, { recursive: true });
  const key = Buffer.from(loadOrCreateKey(home, 'control'));
  refuseForeignSocket(home);
  const path = controlPath(home);
  const isFile = process.platform !== 'win32';
  if (isFile && existsSync(path)) rmSync(path); // of one that was killed
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    void answerOne(socket, key, handlers);
  });
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    const mask = isFile ? process.umask(0o177) : 0; // nobody else from its first moment on
    server.once('error', reject).listen(path, resolve);
    if (isFile) process.umask(mask);
  });
  if (isFile) chmodSync(path, 0o600);
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.end();
    });
}

async function answerOne(socket: Socket, key: Buffer, handlers: ControlHandlers): Promise<void> {
  const say = (answer: ControlAnswer): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(answer)}\n`);
  };
  try {
    for await (const line of readLines(socket)) {
      socket.setTimeout(0);
      say(await answerTo(line, key, handlers, say));
      break;
    }
  } catch (thrown) {
    const { code, message } = asVeilmeshError(thrown);
    say({ kind: 'error', code, message });
  }
  socket.end();
}

async function answerTo(
  line: string,
  key: Buffer,
  handlers: ControlHandlers,
  say: (answer: ControlAnswer) => void,
): Promise<ControlAnswer> {
  const parsed = requestSchema.safeParse(jsonOf(line));
  if (!parsed.success) throw new UsageError('CONTROL_REQUEST', 'not a request that this node knows');
  const request = parsed.data;
  if (!timingSafeEqual(Buffer.from(request.key, 'hex'), key)) {
    throw new UsageError('CONTROL_KEY', 'the key is not the one of this home folder');
  }
  switch (request.method) {
    case 'status':
      return { kind: 'status', status: await handlers.status() };
    case 'log':
      return { kind: 'log', lines: [...codedLines()] };
    case 'withdraw':
      return { kind: 'withdrawn', wei: String(await handlers.withdraw()) };
    case 'drain': {
      const drained = await handlers.drain(request.seconds, (progress) =>
        say({ kind: 'draining', ...progress }),
      );
      return { kind: 'stopping', ...drained };
    }
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
