/**
 * Whoever speaks to a host's WebSocket port before any key is proven: bounded in bytes, in time and in number.
 * @module
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { MAX_WRITE_BYTES } from '../../../mesh/host/presets.ts';
import type { HostLimits, MeshHost } from '../../../mesh/host/types.ts';
import { configSchema } from '../../../node/config/schema.ts';
import { LISTEN, startHost, waitFor } from '../../support/mesh.ts';

const victim = (t: TestContext, limits: Partial<HostLimits> = {}): Promise<MeshHost> =>
  startHost(t, { listen: [LISTEN.ws], limits });

const portOf = (host: MeshHost): number => Number(/tcp\/(\d+)\/ws/.exec(host.addresses()[0]!)![1]);

function socketTo(t: TestContext, host: MeshHost): { readonly socket: Socket; isClosed(): boolean } {
  const socket = connect(portOf(host), '127.0.0.1');
  let closed = false;
  socket
    .on('error', () => {})
    .on('close', () => {
      closed = true;
    });
  socket.resume();
  t.after(() => socket.destroy());
  return { socket, isClosed: () => closed };
}

/** An honest peer is served all the same. */
async function servesOthers(t: TestContext, host: MeshHost): Promise<void> {
  const peer = await startHost(t, { listen: [] });
  assert.equal(await peer.dial(host.addresses()[0]!), host.peerId);
  assert.ok((await peer.ping(host.peerId)) > 0);
}

async function opened(t: TestContext, host: MeshHost): Promise<{ ws: WebSocket; closed: Promise<number> }> {
  const ws = new WebSocket(`ws://127.0.0.1:${portOf(host)}`);
  t.after(() => ws.close());
  const closed = new Promise<number>((resolve) => ws.addEventListener('close', ({ code }) => resolve(code)));
  ws.addEventListener('error', () => {});
  await new Promise((resolve) => ws.addEventListener('open', resolve, { once: true }));
  return { ws, closed };
}

test('a message that no peer writes at once ends its connection before it is held', async (t) => {
  const host = await victim(t);
  const { ws, closed } = await opened(t, host);
  ws.send(new Uint8Array(MAX_WRITE_BYTES + 1));
  await closed;
  await servesOthers(t, host);
});

test('a frame that is none ends its connection, and no more', async (t) => {
  const host = await victim(t);
  const { socket, isClosed } = socketTo(t, host);
  socket.write(
    'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  );
  await new Promise((resolve) => socket.once('data', resolve));
  socket.write(Uint8Array.of(0, 3, 1, 2, 3));
  await waitFor(isClosed, 'the end of the connection');
  await servesOthers(t, host);
});

for (const [what, bytes] of [
  ['nothing', ''],
  ['half a request', 'GET / HTTP/1.1\r\nHost'],
  ['a request for a page', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
] as const) {
  test(`who sends ${what} is let go of in time`, async (t) => {
    const host = await victim(t, { dialTimeoutMs: 300 });
    const { socket, isClosed } = socketTo(t, host);
    socket.write(bytes);
    await waitFor(isClosed, 'the end of the socket');
    await servesOthers(t, host);
  });
}

test('sockets beyond the bound are refused, and there is room again once they are gone', async (t) => {
  const host = await victim(t, { maxConnections: 2, maxPending: 2, dialTimeoutMs: 60_000 });
  const idle = Array.from({ length: 12 }, () => socketTo(t, host));
  const refused = (): number => idle.filter(({ isClosed }) => isClosed()).length;
  await waitFor(() => refused() === 8, 'eight of twelve sockets refused');
  for (const { socket } of idle) socket.destroy();
  await waitFor(() => refused() === 12, 'the end of all');
  const peer = await startHost(t, { listen: [] });
  await waitFor(async () => (await peer.dial(host.addresses()[0]!).catch(() => null)) !== null, 'room');
});

test('nobody listens for WebSockets beyond loopback, or at all, unless told to', async (t) => {
  const { listen } = configSchema.parse({});
  assert.deepEqual(listen, ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws']);
  const host = await startHost(t, { listen });
  assert.deepEqual(
    host.addresses().map((address) => address.replace(/\/tcp\/\d+/, '/tcp/N').replace(/\/p2p\/.*/, '')),
    ['/ip4/127.0.0.1/tcp/N', '/ip4/127.0.0.1/tcp/N/ws'],
    'TCP first: who takes the first address is a process',
  );
  const tcp = await startHost(t, { listen: [LISTEN.tcp] });
  assert.ok(tcp.addresses().every((address) => !address.includes('/ws')));
});

test('both transports lead to the same peer, and what is known of it names both', async (t) => {
  const host = await startHost(t, { listen: Object.values(LISTEN) });
  const peer = await startHost(t, { listen: [] });
  for (const address of host.addresses()) {
    assert.equal(await peer.dial(address), host.peerId);
    await peer.disconnect(host.peerId);
  }
  await peer.dial(host.addresses()[0]!);
  await waitFor(async () => (await peer.addressesOf(host.peerId)).length === 2, 'identify');
  assert.deepEqual(await peer.addressesOf(host.peerId), host.addresses());
  assert.deepEqual(await peer.addressesOf(peer.peerId), []);
});

const UPGRADE =
  'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';

/** A frame of a client: bytes below 126, masked with zeros. */
const frame = (opcode: number, bytes: Uint8Array): Uint8Array =>
  Uint8Array.of(0x80 | opcode, 0x80 | bytes.length, 0, 0, 0, 0, ...bytes);

test('who upgrades and then speaks no protocol of ours, and never hangs up, is hung up on', async (t) => {
  const host = await victim(t, { maxConnections: 2, maxPending: 2, dialTimeoutMs: 300 });
  const held = Array.from({ length: 4 }, () => socketTo(t, host));
  for (const { socket } of held) {
    socket.write(UPGRADE);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.write(frame(2, new Uint8Array(100).fill(0xff)));
  }
  await waitFor(() => held.every(({ isClosed }) => isClosed()), 'the end of all four');
  await servesOthers(t, host);
});

/** A server's answer to a request for a WebSocket. */
const upgraded = (request: string): string =>
  'HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ' +
  createHash('sha1')
    .update(`${/sec-websocket-key: (.*)\r/i.exec(request)![1]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64') +
  '\r\n\r\n';

test('whoever is dialled, takes the WebSocket and says nothing more is hung up on', async (t) => {
  let open = 0;
  const server = createServer((socket) => {
    open++;
    socket.on('error', () => {}).on('close', () => open--);
    socket.once('data', (request) => socket.write(upgraded(String(request))));
    t.after(() => socket.destroy());
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const host = await startHost(t, { listen: [] });
  const other = await startHost(t, { listen: [] });
  const address = `/ip4/127.0.0.1/tcp/${port}/ws/p2p/${other.peerId}`;
  await assert.rejects(host.dial(address, { timeoutMs: 300 }));
  await waitFor(() => open === 0, 'the end of the socket');
});

test('a peer that falls silent, its socket open, is let go of at both ends', async (t) => {
  const limits = { pingIntervalMs: 100, pingTimeoutMs: 300, dialTimeoutMs: 500 };
  const host = await victim(t, limits);
  let frozen = false;
  const ends: Socket[] = [];
  const closed = new Set<Socket>();
  const between = createServer((near) => {
    const far = connect(portOf(host), '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.push(from);
      from.on('data', (bytes) => !frozen && to.write(bytes));
      from.on('error', () => {}).on('close', () => closed.add(from));
      t.after(() => from.destroy());
    }
  }).listen(0, '127.0.0.1');
  t.after(() => between.close());
  await new Promise((resolve) => between.once('listening', resolve));
  const { port } = between.address() as { port: number };
  const peer = await startHost(t, { listen: [], limits });
  await peer.dial(`/ip4/127.0.0.1/tcp/${port}/ws/p2p/${host.peerId}`);
  await peer.ping(host.peerId);
  await host.ping(peer.peerId);
  frozen = true;
  await waitFor(() => closed.size === 2 && ends.length === 2, 'the end of both sockets');
});
