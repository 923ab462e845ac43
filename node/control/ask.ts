/**
 * The side that asks: commands of this machine, of a node that runs in a home folder.
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { errorOfFamily, UnavailableError } from '../../crypto/core/errors.ts';
import { homeHolder } from '../home-lock.ts';
import { keyFile } from '../keys.ts';
import type { CodedLine } from '../log.ts';
import { hasJoined } from './joined.ts';
import { readLines } from './lines.ts';
import {
  answerSchema,
  type ControlAnswer,
  type ControlRequest,
  controlPath,
  isOurs,
  type NodeStatus,
} from './protocol.ts';

type Asked = ControlRequest extends infer R ? (R extends unknown ? Omit<R, 'key'> : never) : never;

const CONNECT_MS = 2_000;

/** Answers in order; the last one ends it. @throws UnavailableError NODE_NOT_RUNNING | NODE_STARTING, and what the node refuses with */
export async function* askNode(home: string, request: Asked): AsyncGenerator<ControlAnswer> {
  const socket = await open(home);
  try {
    const key = readFileSync(keyFile(home, 'control'), 'utf8').trim();
    socket.write(`${JSON.stringify({ key, ...request })}\n`);
    for await (const line of readLines(socket)) {
      const answer = answerSchema.parse(JSON.parse(line));
      if (answer.kind === 'error') throw errorOfFamily('unavailable', answer.code, answer.message);
      yield answer;
      if (answer.kind !== 'draining') return;
    }
    throw new UnavailableError('NODE_NO_ANSWER', `the node in ${home} ended before it had answered`, {
      hint: 'veilmesh status --line',
    });
  } finally {
    socket.destroy();
  }
}

/** Of the node that runs in a home folder; null where none does, or does not serve yet. */
export async function nodeStatus(home: string): Promise<NodeStatus | null> {
  try {
    for await (const answer of askNode(home, { method: 'status' })) {
      if (answer.kind === 'status') return answer.status;
    }
  } catch (thrown) {
    if (!(thrown instanceof UnavailableError) || !ABSENT.includes(thrown.code)) throw thrown;
  }
  return null;
}

/** Codes that the node of a home folder has logged last. @throws UnavailableError NODE_NOT_RUNNING */
export async function nodeLog(home: string): Promise<readonly CodedLine[]> {
  for await (const answer of askNode(home, { method: 'log' })) {
    if (answer.kind === 'log') return answer.lines;
  }
  return [];
}

const NOT_RUNNING = 'NODE_NOT_RUNNING';
const STARTING = 'NODE_STARTING';
const ABSENT: readonly string[] = [NOT_RUNNING, STARTING];
const notRunning = (home: string, why: string): UnavailableError =>
  new UnavailableError(NOT_RUNNING, `no node runs in ${home}: ${why}`, {
    hint: hasJoined(home)
      ? `start it: veilmesh node --home ${home}`
      : 'start one (veilmesh join <multiaddr>), or name its folder: --home <folder>',
  });

/** Of a node that does not answer, but has the folder. @returns its process; null: there is none */
export async function startingNode(home: string): Promise<number | null> {
  const holder = await homeHolder(home, 'node');
  return holder?.what === 'node' ? holder.pid : null;
}

/** @throws UnavailableError NODE_STARTING | NODE_NOT_RUNNING */
async function open(home: string): Promise<Socket> {
  try {
    return await connectTo(home);
  } catch (thrown) {
    const pid = await startingNode(home);
    if (pid === null) throw thrown;
    throw new UnavailableError(
      STARTING,
      `the node in ${home} does not serve yet, or stops (process ${pid})`,
      {
        details: { home, pid },
        hint: 'its own output says what it waits for; once it serves, the same command again',
        cause: thrown,
      },
    );
  }
}

function connectTo(home: string): Promise<Socket> {
  const path = controlPath(home);
  if (!existsSync(keyFile(home, 'control'))) return Promise.reject(notRunning(home, 'none was ever started'));
  if (!isOurs(path))
    return Promise.reject(notRunning(home, "what is in its socket's place is another user's"));
  return new Promise((resolve, reject) => {
    const socket = connect({ path });
    const timer = setTimeout(() => socket.destroy(new Error('it does not answer')), CONNECT_MS);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      const { code } = error as NodeJS.ErrnoException;
      reject(notRunning(home, code === 'EACCES' ? "its socket is another user's" : 'nobody answers there'));
    });
  });
}
