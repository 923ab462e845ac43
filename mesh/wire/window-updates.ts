/**
 * yamux tells the sender only now and then how much was read, not with every message.
 *
 * Its own way costs a frame, a noise message and a TCP write each time, and at the other end the reading of it, all
 * before the first message is looked at. yamux asks for no more than that the window never runs dry.
 * @module
 */
import { StreamState, YamuxStream } from '@chainsafe/libp2p-yamux/stream';
import type { Stream } from '@libp2p/interface';

/** A quarter of the smallest window, so that a sender is never kept waiting. */
const UPDATE_EVERY_BYTES = 64 << 10;

/** Streams of other multiplexers are left as they are. */
export function spareWindowUpdates(stream: Stream): void {
  if (!(stream instanceof YamuxStream)) return;
  const window = stream as unknown as { readonly recvWindow: number; readonly recvWindowCapacity: number };
  const sendWindowUpdate = stream.sendWindowUpdate.bind(stream);
  stream.sendWindowUpdate = () => {
    const unreported = window.recvWindow - window.recvWindowCapacity;
    // the first ones carry the handshake of the stream, and a paused stream must stay silent
    if (stream.state === StreamState.Established && unreported < UPDATE_EVERY_BYTES) return;
    sendWindowUpdate();
  };
}
