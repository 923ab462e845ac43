/**
 * How much a host's streams carry: payload with its type byte, without what framing, encryption and gossip add.
 * @module
 */
import { END, type WireStream } from './types.ts';

export interface Traffic {
  received: number;
  sent: number;
}

/** The stream, with what it carries added to `traffic`. */
export function counted(stream: WireStream, traffic: Traffic): WireStream {
  return {
    protocol: stream.protocol,
    remotePeerId: stream.remotePeerId,
    closed: stream.closed,
    abort: stream.abort,
    end: stream.end,
    async send(type, bytes, options) {
      await stream.send(type, bytes, options);
      traffic.sent += 1 + bytes.length;
    },
    async receive(options) {
      const message = await stream.receive(options);
      if (message !== END) traffic.received += 1 + message.bytes.length;
      return message;
    },
  };
}
