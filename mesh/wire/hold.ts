/**
 * What is kept of a peer's bytes keeps little more than those bytes: a piece is a view of all that came with it, and
 * has a size of its own, and the peer decides how its bytes are cut.
 * @module
 */
import { YamuxStream } from '@chainsafe/libp2p-yamux/stream';
import type { Stream } from '@libp2p/interface';
import { Uint8ArrayList } from 'uint8arraylist';
import { tight } from './frames.ts';

/** Pieces that libp2p may keep of one stream, or of one frame, before they are put together. */
const MAX_HELD_PIECES = 1 << 13;

export interface Held {
  /** To be told after every `pieces` that went into the list: puts it together when they are too many. */
  added(pieces: number): void;
}

/** Bounds the pieces of a list that libp2p adds to and takes from. */
export function holdTogether(list: Uint8ArrayList): Held {
  let held = 0;
  return {
    added(pieces) {
      held = list.byteLength === 0 ? 0 : held + pieces;
      if (held <= MAX_HELD_PIECES) return;
      const whole = list.subarray();
      list.consume(list.byteLength);
      list.append(whole);
      held = 1;
    },
  };
}

/** What a stream keeps while it is paused, or nobody listens yet. Other multiplexers' streams are left as they are. */
export function holdTight(stream: Stream): void {
  if (!(stream instanceof YamuxStream)) return;
  const held = holdTogether((stream as unknown as { readonly readBuffer: Uint8ArrayList }).readBuffer);
  const onData = stream.onData.bind(stream);
  stream.onData = (data) => {
    const pieces = Array.from(data instanceof Uint8Array ? [data] : data, tight);
    onData(new Uint8ArrayList(...pieces));
    held.added(pieces.length);
  };
}
