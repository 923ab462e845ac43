/** Raw bytes on the protocols of a host: each bad stream dies alone. */
import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { noise } from '@chainsafe/libp2p-noise';
import { yamux } from '@chainsafe/libp2p-yamux';
import { identify } from '@libp2p/identify';
import type { Stream } from '@libp2p/interface';
import { type Ping, ping } from '@libp2p/ping';
import { tcp } from '@libp2p/tcp';
import { webSockets } from '@libp2p/websockets';
import { multiaddr } from '@multiformats/multiaddr';
import { createLibp2p, type Libp2p } from 'libp2p';
import { concatBytes, u32be } from '../../../crypto/core/bytes.ts';
import { VeilmeshError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createDirectory } from '../../../mesh/directory/directory.ts';
import { snapshotMethod } from '../../../mesh/directory/snapshot.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { END, type WireStream } from '../../../mesh/wire/types.ts';
import { collectGarbage } from '../../support/collect.ts';
import { network, startHost, waitFor } from '../../support/mesh.ts';

const PROTOCOL = { id: '/test/victim/1', maxMessageBytes: 65_536 };

interface Victim {
  readonly host: MeshHost;
  readonly outcomes: string[];
  readonly received: number[];
}

async function victim(t: TestContext): Promise<Victim> {
  const host = await startHost(t);
  const outcomes: string[] = [];
  const received: number[] = [];
  await host.handle(PROTOCOL, async (stream: WireStream) => {
    try {
      for (let message = await stream.receive(); message !== END; message = await stream.receive()) {
        received.push(message.bytes.length);
      }
      outcomes.push('END');
      await stream.end();
    } catch (error) {
      assert.ok(error instanceof VeilmeshError, String(error));
      outcomes.push(error.code);
      throw error;
    }
  });
  return { host, outcomes, received };
}

async function rawPeer(t: TestContext): Promise<Libp2p<{ ping: Ping }>> {
  const peer = await createLibp2p({
    transports: [tcp(), webSockets()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    services: { identify: identify(), ping: ping() },
  });
  t.after(() => peer.stop());
  return peer;
}

async function sendRaw(peer: Libp2p, host: MeshHost, protocol: string, bytes: Uint8Array): Promise<void> {
  const stream = await peer.dialProtocol(multiaddr(host.addresses()[0]!), protocol);
  stream.addEventListener('message', () => {});
  try {
    if (bytes.length > 0) stream.send(bytes);
    await stream.close();
  } catch {
    // the victim may have reset it already
  }
}

const END_FRAME = Uint8Array.of(0, 0, 0, 1, 0);

test('each kind of malformed stream has its code', async (t) => {
  const { host, outcomes } = await victim(t);
  const peer = await rawPeer(t);
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['MESH_STREAM_TRUNCATED', new Uint8Array(0)],
    ['MESH_STREAM_TRUNCATED', Uint8Array.of(0, 0)],
    ['MESH_STREAM_TRUNCATED', Uint8Array.of(0, 0, 0, 9, 1, 2)],
    ['MESH_STREAM_TRUNCATED', Uint8Array.of(0, 0, 0, 2, 1, 2)],
    ['MESH_MESSAGE_OVERSIZED', u32be(PROTOCOL.maxMessageBytes + 1)],
    ['MESH_MESSAGE_OVERSIZED', u32be(0xffff_ffff)],
    ['MESH_MESSAGE_MALFORMED', u32be(0)],
    ['MESH_MESSAGE_MALFORMED', Uint8Array.of(0, 0, 0, 2, 0, 7)],
    ['END', END_FRAME],
  ];
  for (const [i, [expected, bytes]] of cases.entries()) {
    await sendRaw(peer, host, PROTOCOL.id, bytes);
    await waitFor(() => outcomes.length === i + 1, `outcome ${i}`);
    assert.equal(outcomes[i], expected, `case ${i}`);
  }
});

test('a message that comes byte by byte is read all the same', async (t) => {
  const { host, outcomes, received } = await victim(t);
  const peer = await rawPeer(t);
  const stream = await peer.dialProtocol(multiaddr(host.addresses()[0]!), PROTOCOL.id);
  const wire = concatBytes(u32be(301), Uint8Array.of(1), new Uint8Array(300), END_FRAME);
  for (const byte of wire) {
    stream.send(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await waitFor(() => outcomes.length === 1, 'END');
  assert.deepEqual(received, [300]);
  assert.deepEqual(outcomes, ['END']);
});

test('what follows an END frame is never read', async (t) => {
  const { host, outcomes, received } = await victim(t);
  const peer = await rawPeer(t);
  await sendRaw(peer, host, PROTOCOL.id, concatBytes(END_FRAME, Uint8Array.of(0, 0, 0, 2, 5, 5)));
  await waitFor(() => outcomes.length === 1, 'END');
  assert.deepEqual(outcomes, ['END']);
  assert.deepEqual(received, []);
});

test('a noise message that is too short or forged ends its connection, and nobody else notices', async (t) => {
  const { host, outcomes } = await victim(t);
  const [address] = host.addresses();
  for (const garbage of [Uint8Array.of(0, 3, 1, 2, 3), concatBytes(Uint8Array.of(0, 40), randomBytes(40))]) {
    const peer = await rawPeer(t);
    const write = t.mock.method(Socket.prototype, 'write');
    await peer.dialProtocol(multiaddr(address!), PROTOCOL.id);
    const port = Number(/tcp\/(\d+)/.exec(address!)![1]);
    const socket = write.mock.calls
      .map((call) => call.this as unknown as Socket)
      .find(({ remotePort }) => remotePort === port);
    write.mock.restore();
    const connected = (): boolean => host.peers().includes(peer.peerId.toString());
    assert.ok(connected());
    socket!.write(garbage);
    await waitFor(() => !connected(), 'the end of the connection');
  }
  await sendRaw(await rawPeer(t), host, PROTOCOL.id, END_FRAME);
  await waitFor(() => outcomes.includes('END'), 'an honest stream');
});

test('a peer that sends past its window to a reader that does not read loses its connection', async (t) => {
  const host = await startHost(t);
  const idle = { id: '/test/idle/1', maxMessageBytes: 65_536 };
  await host.handle(idle, () => new Promise(() => {}));
  const peer = await rawPeer(t);
  const stream = await peer.dialProtocol(multiaddr(host.addresses()[0]!), idle.id);
  stream.addEventListener('message', () => {});
  const greedy = setInterval(() => {
    Object.assign(stream, { sendWindowCapacity: 1 << 30, maxMessageSize: 60_000 });
    if (stream.status === 'open') stream.send(new Uint8Array(60_000));
  }, 0);
  t.after(() => clearInterval(greedy));
  const connected = (): boolean => host.peers().includes(peer.peerId.toString());
  await waitFor(() => !connected(), 'the end of the connection');
});

/** `bytes` on the connection of `stream`, behind the header of a data frame that says `length`. */
function sendFrame(stream: Stream, streamID: number, length: number, bytes: Uint8Array): void {
  const { sendFrame } = stream as unknown as { sendFrame(header: object, data: Uint8Array): boolean };
  sendFrame({ type: 0, flag: 0, streamID, length }, bytes);
}

const NO_STREAM = 9_999;

test('a frame larger than any window ends its connection long before it is whole', async (t) => {
  const { host, outcomes } = await victim(t);
  const peer = await rawPeer(t);
  const stream = await peer.dialProtocol(multiaddr(host.addresses()[0]!), PROTOCOL.id);
  const connected = (): boolean => host.peers().includes(peer.peerId.toString());
  assert.ok(connected());
  let sent = 0;
  for (; stream.status === 'open' && sent < 64 << 20; sent += 60_000) {
    sendFrame(stream, NO_STREAM, 0xffff_ffff, new Uint8Array(60_000));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await waitFor(() => !connected(), 'the end of the connection');
  assert.ok(sent < 32 << 20, `after ${sent} bytes`);
  await sendRaw(await rawPeer(t), host, PROTOCOL.id, END_FRAME);
  await waitFor(() => outcomes.includes('END'), 'an honest stream');
});

test('bytes that nobody reads keep nothing of what came with them', async (t) => {
  const host = await startHost(t);
  const idle = { id: '/test/idle/1', maxMessageBytes: 65_536 };
  const opened = Promise.withResolvers<void>();
  await host.handle(idle, () => {
    opened.resolve();
    return new Promise(() => {});
  });
  const peer = await rawPeer(t);
  const stream = await peer.dialProtocol(multiaddr(host.addresses()[0]!), idle.id);
  await opened.promise;
  const { streamId } = stream as unknown as { readonly streamId: number };
  const head = (id: number, length: number): Uint8Array => concatBytes(u32be(0), u32be(id), u32be(length));
  const useless = new Uint8Array(60_000);
  const round = async (): Promise<void> => {
    await collectGarbage();
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 1_000; i++) {
      sendFrame(
        stream,
        streamId,
        1,
        concatBytes(new Uint8Array(1), head(NO_STREAM, useless.length), useless),
      );
      if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    // an answer comes behind all of it
    await peer.services.ping.ping(multiaddr(host.addresses()[0]!));
    await collectGarbage();
    const kept = process.memoryUsage().arrayBuffers - before;
    assert.ok(kept < 10 << 20, `${kept} bytes are kept of 1000`);
  };
  await round();
  const small = concatBytes(
    ...Array.from({ length: 4_000 }, () => concatBytes(Uint8Array.of(0), head(streamId, 1))),
  );
  for (let i = 0; i < 3; i++) sendFrame(stream, streamId, 1, concatBytes(small, Uint8Array.of(0)));
  await round(); // the stream is paused now
  assert.equal(stream.status, 'open');
});

test('noise on every protocol leaves the host serving', async (t) => {
  const { host, outcomes } = await victim(t);
  const directory = await createDirectory(host, { network, heartbeatMs: 60_000 });
  t.after(() => directory.close());
  const peer = await rawPeer(t);
  for (let i = 0; i < 60; i++) {
    const protocol = i % 2 === 0 ? PROTOCOL.id : snapshotMethod.protocol;
    const bytes = randomBytes(1 + ((i * 37) % 300));
    // half of them with a believable length
    await sendRaw(peer, host, protocol, i % 4 < 2 ? concatBytes(u32be(bytes.length), bytes) : bytes);
  }
  await sendRaw(peer, host, PROTOCOL.id, END_FRAME);
  await waitFor(() => outcomes.includes('END'), 'an honest stream after the noise');
});
