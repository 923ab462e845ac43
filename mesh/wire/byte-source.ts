/**
 * A libp2p stream as a pull source with backpressure, the first stage of the receiving pipeline.
 *
 * libp2p's own adapters buffer without bound: yamux reopens its window as soon as bytes are handed over. This
 * one pauses the stream above a mark, so that a peer can fill no more than the mark plus one yamux window.
 * @module
 */
import type { Stream, StreamCloseEvent, StreamMessageEvent } from '@libp2p/interface';
import { Uint8ArrayList } from 'uint8arraylist';
import { UnavailableError } from '../../crypto/core/errors.ts';

const PAUSE_ABOVE_BYTES = 1 << 20;

/**
 * Listens from the call on, not from the first pull: libp2p resets a stream that nobody listens to once its
 * buffer is full. Ends when the peer closes its side. Bytes that arrived before a reset are still delivered,
 * since an END frame may be among them. @throws UnavailableError MESH_STREAM_RESET
 */
export function byteSource(stream: Stream): AsyncGenerator<Uint8ArrayList> {
  let queue = new Uint8ArrayList();
  let cause: Error | undefined;
  let resuming = false;
  let wake: () => void = () => {};

  const pauseWhenFull = (): void => {
    if (queue.byteLength > PAUSE_ABOVE_BYTES && stream.readStatus === 'readable') stream.pause();
  };
  const onMessage = (event: StreamMessageEvent): void => {
    queue.append(event.data);
    // resume() delivers what was held back and only then reopens the window: a pause inside it would be undone
    if (!resuming) pauseWhenFull();
    wake();
  };
  const onClose = (event: StreamCloseEvent): void => {
    cause = event.error;
    wake();
  };
  const onRemoteClose = (): void => wake();
  const resume = (): void => {
    if (stream.readStatus !== 'paused') return;
    resuming = true;
    stream.resume();
    resuming = false;
    pauseWhenFull();
  };

  stream.addEventListener('message', onMessage);
  stream.addEventListener('close', onClose);
  stream.addEventListener('remoteCloseWrite', onRemoteClose);

  async function* pull(): AsyncGenerator<Uint8ArrayList> {
    try {
      while (true) {
        if (queue.byteLength > 0) {
          const chunk = queue;
          queue = new Uint8ArrayList();
          yield chunk;
        } else if (stream.readStatus === 'paused') {
          resume();
        } else if (stream.status === 'reset' || stream.status === 'aborted') {
          throw new UnavailableError('MESH_STREAM_RESET', 'the stream was reset', { cause });
        } else if (stream.readBufferLength === 0 && finished(stream)) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      stream.removeEventListener('message', onMessage);
      stream.removeEventListener('close', onClose);
      stream.removeEventListener('remoteCloseWrite', onRemoteClose);
    }
  }
  return pull();
}

const finished = (stream: Stream): boolean =>
  stream.remoteWriteStatus !== 'writable' || stream.status === 'closed';
