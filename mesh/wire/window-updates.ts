/**
 * yamux tells the sender only now and then how much was read, not with every message.
 *
 * libp2p's yamux answers each data frame at once with a window update: for a token's few kilobytes that is a second
 * noise message, a second TCP write, and a wake of a peer that has nothing to do with it, all before the first
 * message is looked at. yamux asks for no more than that the window never runs dry.
 * @module
 */
import { StreamState, YamuxStream } from '@chainsafe/libp2p-yamux/stream';
import type { Stream } from '@libp2p/interface';

/** A quarter of the smallest window, so that a sender is never kept waiting. */
const UPDATE_EVERY_BYTES = 64 << 10;

/** Streams of other multiplexers are left as they are. */
export function spareWindowUpdates(stream: Stream): void {
  if (!(stream instanceof YamuxStream)) return;
  const handleData = stream.handleData.bind(stream);
  const sendWindowUpdate = stream.sendWindowUpdate.bind(stream);
  let unreported = 0;
  stream.handleData = (frame) => {
    unreported += frame.header.length;
    handleData(frame);
  };
  stream.sendWindowUpdate = () => {
    // the first ones carry the handshake of the stream, and a paused stream must stay silent
    if (stream.state === StreamState.Established && unreported < UPDATE_EVERY_BYTES) return;
    if (stream.state === StreamState.Established) unreported = 0;
    sendWindowUpdate();
  };
}
