/**
 * The messages that come on a libp2p stream, with backpressure; decoded when they are asked for.
 *
 * libp2p's own adapters buffer without bound: yamux reopens its window as soon as bytes are handed over. This
 * one pauses the stream above a mark, so that a peer can fill no more than the mark plus one yamux window.
 * @module
 */
import type { Stream, StreamCloseEvent, StreamMessageEvent } from '@libp2p/interface';
import { UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { streamError } from '../host/errors.ts';
import { createFrameReader } from './frames.ts';
import { laneOf } from './lane.ts';
import type { Message } from './types.ts';

const PAUSE_ABOVE_BYTES = 1 << 20;
/** A piece costs memory of its own, however short it is. */
const PAUSE_ABOVE_PIECES = 1 << 13;

export interface Inbox {
  /**
   * The next frame, END frames included; undefined when the peer closed its side behind a whole one. Bytes that
   * arrived before a reset are still delivered, since an END frame may be among them. One call at a time.
   * @throws UnavailableError MESH_STREAM_RESET | MESH_STREAM_TRUNCATED | MESH_STREAM_CLOSED
   * @throws VerificationError MESH_MESSAGE_OVERSIZED | MESH_MESSAGE_MALFORMED
   */
  next(): Promise<Message | undefined>;
  /** Takes nothing any more. */
  close(): void;
}

/** Listens from the call on: libp2p resets a stream that nobody listens to once its buffer is full. */
export function createInbox(stream: Stream, maxMessageBytes: number): Inbox {
  const frames = createFrameReader(maxMessageBytes);
  const lane = laneOf(stream);
  let cause: Error | undefined;
  let resuming = false;
  let lost: VeilmeshError | undefined;
  let waiting: { resolve(message: Message | undefined): void; reject(error: unknown): void } | undefined;

  const pauseWhenFull = (): void => {
    const full = frames.waitingBytes() > PAUSE_ABOVE_BYTES || frames.waitingPieces() > PAUSE_ABOVE_PIECES;
    if (full && stream.readStatus === 'readable') stream.pause();
  };
  const take = (piece: Uint8Array): void => {
    frames.push(piece);
    if (waiting !== undefined) serve();
    // resume() delivers what was held back and only then reopens the window: a pause inside it would be undone
    if (!resuming) pauseWhenFull();
  };
  const onMessage = ({ data }: StreamMessageEvent): void => {
    if (data instanceof Uint8Array) take(data);
    else for (const piece of data) take(piece);
  };
  const onClose = (event: StreamCloseEvent): void => {
    cause = event.error;
    serve();
  };
  const onRemoteClose = (): void => serve();
  const resume = (): void => {
    resuming = true;
    try {
      stream.resume();
    } catch (thrown) {
      lost = streamError(thrown); // the connection takes no window update; what was held back is here all the same
    } finally {
      resuming = false;
    }
    pauseWhenFull();
  };

  /** What there is for a reader now; null when it has to wait. */
  function ready(): Message | undefined | null {
    while (true) {
      const message = frames.next();
      if (message !== undefined) return message;
      if (stream.readStatus === 'paused') {
        resume();
        continue;
      }
      if (stream.status === 'reset' || stream.status === 'aborted') {
        throw new UnavailableError('MESH_STREAM_RESET', 'the stream was reset', { cause });
      }
      if (stream.readBufferLength > 0 || !finished(stream)) {
        if (lost !== undefined) throw lost;
        return null;
      }
      frames.finish();
      return undefined;
    }
  }

  /** Answers the reader that waits, if it can be answered. */
  function serve(): void {
    const reader = waiting;
    if (reader === undefined || resuming) return;
    try {
      const message = ready();
      if (message === null) return;
      waiting = undefined;
      reader.resolve(message);
    } catch (error) {
      waiting = undefined;
      reader.reject(error);
    }
  }

  stream.addEventListener('message', onMessage);
  stream.addEventListener('close', onClose);
  stream.addEventListener('remoteCloseWrite', onRemoteClose);
  lane?.listen(take);

  return {
    next: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        serve();
      }),
    close() {
      stream.removeEventListener('message', onMessage);
      stream.removeEventListener('close', onClose);
      stream.removeEventListener('remoteCloseWrite', onRemoteClose);
      lane?.listen(null);
    },
  };
}

const finished = (stream: Stream): boolean =>
  stream.remoteWriteStatus !== 'writable' || stream.status === 'closed';
