/** The socket on which a node of this machine is asked: who may, for what, and what happens to a second node. */
import assert from 'node:assert/strict';
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { askNode, nodeLog, nodeStatus, startingNode } from '../../../node/control/ask.ts';
import { controlPath, MAX_LINE_BYTES } from '../../../node/control/protocol.ts';
import { type ControlHandlers, refuseForeignSocket, serveControl } from '../../../node/control/serve.ts';
import { holdHome } from '../../../node/home-lock.ts';
import { keyFile, loadOrCreateKey } from '../../../node/keys.ts';
import { createLogger } from '../../../node/log.ts';
import { NODE_STATUS } from '../../support/node-status.ts';

const RISK = NODE_STATUS.risk;
const unixOnly = { skip: process.platform === 'win32' ? 'named pipes are no files' : false };

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'veilmesh-control-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function served(
  t: TestContext,
  handlers: Partial<ControlHandlers> = {},
  home = folder(t),
): Promise<string> {
  const stop = await serveControl(home, {
    status: async () => NODE_STATUS,
    drain: async () => ({ sessions: 0, risk: RISK }),
    withdraw: async () => 0n,
    ...handlers,
  });
  t.after(stop);
  return home;
}

async function collected<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

/** What the node answers to bytes that are sent as they are. */
const raw = (home: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const socket = connect({ path: controlPath(home) }, () => socket.write(text));
    socket.on('data', (bytes) => {
      said += String(bytes);
    });
    socket.once('close', () => resolve(said)).once('error', reject);
  });

test('its status comes whole to whoever has the key of its folder', async (t) => {
  const home = await served(t);
  assert.deepEqual(await nodeStatus(home), NODE_STATUS);
});

test('the socket is the user s own', unixOnly, async (t) => {
  const home = await served(t);
  assert.equal(statSync(controlPath(home)).mode & 0o777, 0o600);
  assert.equal(statSync(keyFile(home, 'control')).mode & 0o777, 0o600);
});

test('another key is refused, and what is no request', async (t) => {
  let asked = 0;
  const home = await served(t, {
    status: async () => {
      asked++;
      return NODE_STATUS;
    },
  });
  const codeOf = (text: string): string => (JSON.parse(text) as { code: string }).code;
  const other = JSON.stringify({ key: '0'.repeat(64), method: 'status' });
  assert.equal(codeOf(await raw(home, `${other}\n`)), 'CONTROL_KEY');
  for (const request of ['', 'drain', '{}', JSON.stringify({ key: '0'.repeat(64), method: 'stop' })]) {
    assert.equal(codeOf(await raw(home, `${request}\n`)), 'CONTROL_REQUEST');
  }
  assert.equal(codeOf(await raw(home, 'x'.repeat(MAX_LINE_BYTES + 1))), 'CONTROL_LINE_TOO_LONG');
  assert.equal(asked, 0);
});

test('a drain is told of as it goes, and ends with what was broken off', async (t) => {
  const seconds: (number | null)[] = [];
  const home = await served(t, {
    drain: async (given, onProgress) => {
      seconds.push(given);
      onProgress({ sessions: 2, secondsLeft: 9, risk: RISK });
      onProgress({ sessions: 1, secondsLeft: 8, risk: RISK });
      return { sessions: 1, risk: RISK };
    },
  });
  const answers = await collected(askNode(home, { method: 'drain', seconds: null }));
  assert.deepEqual(answers, [
    { kind: 'draining', sessions: 2, secondsLeft: 9, risk: RISK },
    { kind: 'draining', sessions: 1, secondsLeft: 8, risk: RISK },
    { kind: 'stopping', sessions: 1, risk: RISK },
  ]);
  await collected(askNode(home, { method: 'drain', seconds: 3 }));
  assert.deepEqual(seconds, [null, 3]);
});

test('what fails in the node is told with its code', async (t) => {
  const home = await served(t, { status: () => Promise.reject(new Error('the chain is away')) });
  await assert.rejects(nodeStatus(home), { code: 'INTERNAL', message: 'the chain is away' });
});

test('of its log the codes alone are told', async (t) => {
  const home = await served(t);
  const log = createLogger('node', 'silent');
  log.error('Alice asked why', { code: 'SESSION_IDLE', why: 'Alice' });
  log.info('nothing with a code');
  const lines = await nodeLog(home);
  const { at, ...last } = lines.at(-1)!;
  assert.deepEqual(last, { level: 'error', role: 'node', code: 'SESSION_IDLE' });
  assert.ok(Math.abs(Date.now() - at) < 60_000);
  assert.ok(!JSON.stringify(lines).includes('Alice'));
});

test('what is to be withdrawn the node withdraws itself, and says how much', async (t) => {
  let due = 2n ** 70n;
  const home = await served(t, {
    withdraw: async () => {
      const paid = due;
      due = 0n;
      return paid;
    },
  });
  const ask = () => collected(askNode(home, { method: 'withdraw' }));
  assert.deepEqual(await ask(), [{ kind: 'withdrawn', wei: String(2n ** 70n) }]);
  assert.deepEqual(await ask(), [{ kind: 'withdrawn', wei: '0' }]);
});

test('a socket that a killed node left behind is in nobody s way', unixOnly, async (t) => {
  const home = folder(t);
  writeFileSync(controlPath(home), '');
  refuseForeignSocket(home);
  await served(t, {}, home);
  assert.ok(await nodeStatus(home));
});

test('a node that has the folder and does not serve yet is said to be there', async (t) => {
  const home = await served(t);
  const starting = folder(t);
  loadOrCreateKey(starting, 'control');
  assert.equal(await startingNode(starting), null);
  const release = await holdHome(starting, 'node');
  t.after(release);
  assert.equal(await startingNode(starting), process.pid);
  assert.equal(await nodeStatus(starting), null);
  const drain = collected(askNode(starting, { method: 'drain', seconds: 0 }));
  await assert.rejects(drain, { code: 'NODE_STARTING', family: 'unavailable' });
  const other = await holdHome(home, 'watcher');
  t.after(other);
  assert.equal(await startingNode(home), null, 'a watcher is none');
});

test('where no node runs there is none, with or without what one left', unixOnly, async (t) => {
  const home = folder(t);
  assert.equal(await nodeStatus(home), null);
  const stop = await serveControl(home, {
    status: async () => NODE_STATUS,
    drain: async () => ({ sessions: 0, risk: RISK }),
    withdraw: async () => 0n,
  });
  await stop();
  assert.equal(await nodeStatus(home), null);
  await assert.rejects(collected(askNode(home, { method: 'drain', seconds: 0 })), {
    code: 'NODE_NOT_RUNNING',
    family: 'unavailable',
  });
});

test(
  'a folder whose path is too long for a socket has it elsewhere, behind the same key',
  unixOnly,
  async (t) => {
    const home = join(folder(t), 'a'.repeat(60), 'b'.repeat(60));
    mkdirSync(home, { recursive: true });
    assert.ok(Buffer.byteLength(controlPath(home)) < 104);
    await served(t, {}, home);
    assert.deepEqual(await nodeStatus(home), NODE_STATUS);
    assert.equal(statSync(controlPath(home)).mode & 0o777, 0o600);
    assert.notEqual(controlPath(home), controlPath(join(home, 'c')));
  },
);

test('a program on the socket that does not answer as a node is found out', unixOnly, async (t) => {
  const home = folder(t);
  await (
    await serveControl(home, {
      status: async () => NODE_STATUS,
      drain: async () => ({ sessions: 0, risk: RISK }),
      withdraw: async () => 0n,
    })
  )();
  const server = createServer((socket) => socket.end('{"kind":"status","status":{}}\n')).listen(
    controlPath(home),
  );
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  await assert.rejects(nodeStatus(home));
});

const isRoot = process.getuid?.() === 0;
test("another user's socket in its place is neither given the key nor taken for a node", {
  skip: isRoot ? false : 'only root can make files of another user',
}, async (t) => {
  const home = await served(t);
  chownSync(controlPath(home), 65_534, 65_534);
  assert.equal(await nodeStatus(home), null);
  assert.throws(() => refuseForeignSocket(home), { code: 'CONTROL_FOREIGN' });
});
