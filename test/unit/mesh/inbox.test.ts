import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StreamState, YamuxStream } from '@chainsafe/libp2p-yamux/stream';
import { StreamStateError } from '@libp2p/interface';
import { Uint8ArrayList } from 'uint8arraylist';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { streamError } from '../../../mesh/host/errors.ts';
import { END_TYPE, frameHead } from '../../../mesh/wire/frames.ts';
import { holdTight } from '../../../mesh/wire/hold.ts';
import { createInbox } from '../../../mesh/wire/inbox.ts';
import { createWireStream } from '../../../mesh/wire/stream.ts';
import { END } from '../../../mesh/wire/types.ts';
import { countReferenced } from '../../support/collect.ts';

const MAX = 1 << 19;
const silent = Object.assign(() => {}, {
  enabled: false,
  error: () => {},
  trace: () => {},
  newScope: () => silent,
}) as never;

/** A stream without a connection, and whether that still takes what the stream sends. */
function openStream() {
  const connection = { open: true };
  const stream = new YamuxStream({
    id: '1',
    streamId: 1,
    direction: 'inbound',
    state: StreamState.Established,
    log: silent,
    getRTT: () => -1,
    maxReadBufferLength: 4 << 20,
    sendFrame: () => {
      if (!connection.open) throw new StreamStateError('Cannot write to a stream that is closed');
      return true;
    },
  });
  const receive = (...pieces: readonly Uint8Array[]): void => stream.onData(new Uint8ArrayList(...pieces));
  return { connection, stream, receive };
}

const message = (bytes: number): Uint8Array =>
  concatBytes(frameHead(1, new Uint8Array(bytes), MAX), new Uint8Array(bytes));
const end = frameHead(END_TYPE, new Uint8Array(0), MAX);

/** Six messages, of which the last ones are held back: the inbox pauses its stream above 1 MiB. */
function paused() {
  const opened = openStream();
  const wire = createWireStream(opened.stream, { id: '/test/1', maxMessageBytes: MAX }, 'peer');
  for (let i = 0; i < 6; i++) opened.receive(message(300_000));
  // what an open window would let in
  Object.assign(opened.stream, { recvWindowCapacity: 0 });
  assert.equal(opened.stream.readStatus, 'paused');
  assert.ok(opened.stream.readBufferLength > 0);
  return { ...opened, wire };
}

test('a connection that closes while a stream is paused loses nothing that had come', async () => {
  const { connection, stream, receive, wire } = paused();
  receive(end);
  connection.open = false;
  stream.onTransportClosed();
  for (let i = 0; i < 6; i++) assert.notEqual(await wire.receive(), END);
  assert.equal(await wire.receive(), END);
});

test('without an END behind it, that is a loss and nothing internal', async () => {
  const { connection, stream, receive, wire } = paused();
  receive(message(100).subarray(0, 50));
  connection.open = false;
  stream.onTransportClosed();
  for (let i = 0; i < 6; i++) assert.notEqual(await wire.receive(), END);
  await assert.rejects(wire.receive(), { family: 'unavailable', code: 'MESH_STREAM_TRUNCATED' });
});

test('a connection that closes for sending only is a loss once everything was read', async () => {
  const { connection, wire } = paused();
  connection.open = false;
  for (let i = 0; i < 6; i++) assert.notEqual(await wire.receive(), END);
  await assert.rejects(wire.receive(), { family: 'unavailable', code: 'MESH_STREAM_CLOSED' });
});

test('ending a stream whose connection has closed is a loss and nothing internal', async () => {
  const { connection, stream } = openStream();
  const wire = createWireStream(stream, { id: '/test/1', maxMessageBytes: MAX }, 'peer');
  const ended = wire.end();
  stream.addEventListener('idle', () => {
    connection.open = false; // after the END frame, before yamux says that nothing follows
  });
  await assert.rejects(ended, { family: 'unavailable', code: 'MESH_STREAM_CLOSED' });
});

test('only the error of a closed connection is one', () => {
  assert.equal(streamError(new StreamStateError('x')).code, 'MESH_STREAM_CLOSED');
  assert.equal(streamError(new RangeError('x')).family, 'internal');
});

test('a paused stream keeps the bytes it counts, not what came with them, and few pieces', async () => {
  const { stream, receive } = openStream();
  holdTight(stream);
  const inbox = createInbox(stream, MAX);
  stream.pause();
  const wire = message(20_000);
  const buffers: WeakRef<ArrayBufferLike>[] = [];
  for (const byte of wire) {
    const large = new Uint8Array(10_000);
    large[9] = byte;
    buffers.push(new WeakRef(large.buffer));
    receive(large.subarray(9, 10));
  }
  assert.ok((await countReferenced(buffers)) <= 2);
  const { readBuffer } = stream as unknown as { readonly readBuffer: Uint8ArrayList };
  assert.equal(readBuffer.byteLength, wire.length);
  assert.ok([...readBuffer].length <= 8_192);
  assert.equal((await inbox.next())!.bytes.length, 20_000);
});

test('a wait longer than a timer can be is one timer, and still ends', async (t) => {
  const armed = t.mock.method(globalThis, 'setTimeout');
  const { stream, receive } = openStream();
  const wire = createWireStream(stream, { id: '/test/1', maxMessageBytes: MAX }, 'peer');
  const received = wire.receive({ timeoutMs: 2 ** 33 });
  await new Promise((resolve) => setImmediate(resolve));
  const delays = armed.mock.calls.map(({ arguments: [, delay] }) => delay);
  assert.deepEqual(delays, [2 ** 31 - 1]);
  receive(message(5));
  assert.notEqual(await received, END);
});
