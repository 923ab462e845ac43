import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StreamState, YamuxStream } from '@chainsafe/libp2p-yamux/stream';
import { Uint8ArrayList } from 'uint8arraylist';
import { spareWindowUpdates } from '../../../mesh/wire/window-updates.ts';

const DATA = 0;
const WINDOW_UPDATE = 1;
const WINDOW_BYTES = 256 * 1_024;

const silent = Object.assign(() => {}, {
  enabled: false,
  error: () => {},
  trace: () => {},
  newScope: () => silent,
}) as never;

/** A stream that is read at once, and the window updates it sends. */
function readStream(state: StreamState) {
  const updates: number[] = [];
  const stream = new YamuxStream({
    id: '1',
    streamId: 1,
    direction: 'inbound',
    state,
    log: silent,
    getRTT: () => -1,
    sendFrame: ({ type, length }) => {
      if (type === (WINDOW_UPDATE as typeof type)) updates.push(length);
      return true;
    },
  });
  stream.addEventListener('message', () => {});
  spareWindowUpdates(stream);
  const receive = (length: number): void => {
    const header = { type: DATA, flag: 0, streamID: 1, length };
    stream.handleData({ header, data: new Uint8ArrayList(new Uint8Array(length)) } as never);
  };
  return { stream, updates, receive };
}

test('small messages are read without a window update each, and the window never runs dry', () => {
  const { updates, receive } = readStream(StreamState.Established);
  let window = WINDOW_BYTES;
  for (let i = 0; i < 1_000; i++) {
    window -= 2_400;
    assert.ok(window > WINDOW_BYTES / 2, `after message ${i}`);
    receive(2_400);
    for (const update of updates.splice(0)) window += update;
  }
  const { updates: all, receive: read } = readStream(StreamState.Established);
  for (let i = 0; i < 1_000; i++) read(2_400);
  assert.ok(all.length < 1_000 / 20, `${all.length} updates`);
});

test('frames as large as yamux makes them are reported one by one', () => {
  const { updates, receive } = readStream(StreamState.Established);
  for (let i = 0; i < 4; i++) receive(64 * 1_024);
  assert.equal(updates.length, 4);
});

test('the update that accepts a stream is sent at once, and a paused stream sends none', () => {
  const opened = readStream(StreamState.SYNReceived);
  opened.receive(10);
  assert.equal(opened.updates.length, 1);
  opened.stream.sendPause();
  opened.receive(128 * 1_024);
  assert.equal(opened.updates.length, 1);
  opened.stream.sendResume();
  assert.deepEqual(opened.updates.slice(1), [128 * 1_024]);
});
