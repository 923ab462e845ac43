/**
 * `createWireStream`: ordered, bounded, explicitly ended messages over one libp2p stream.
 * @module
 */
import type { Stream } from '@libp2p/interface';
import { pipe } from 'it-pipe';
import type { Uint8ArrayList } from 'uint8arraylist';
import {
  asVeilmeshError,
  InternalError,
  UnavailableError,
  UsageError,
  type VeilmeshError,
} from '../../crypto/core/errors.ts';
import { byteSource } from './byte-source.ts';
import { decodeFrames, END_TYPE, encodeFrame } from './frames.ts';
import {
  END,
  type Message,
  type ReceiveOptions,
  type SendOptions,
  type WireProtocol,
  type WireStream,
} from './types.ts';
import { spareWindowUpdates } from './window-updates.ts';

/** What may wait for the transport on one stream, over and above a single message. */
export const SEND_QUEUE_BYTES = 8 << 20;
const EMPTY = new Uint8Array(0);

/** Takes ownership of `stream`: nobody else may read, write or close it. */
export function createWireStream(stream: Stream, protocol: WireProtocol, remotePeerId: string): WireStream {
  spareWindowUpdates(stream);
  const messages = pipe(byteSource(stream), decodeFrames(protocol.maxMessageBytes));
  const closed = closing(stream);
  let aborted: VeilmeshError | undefined;
  let endReceived = false;
  let endSent: Promise<void> | undefined;
  let reading = false;
  let pending: Promise<Message | typeof END> | undefined;
  let queuedBytes = 0;
  let lastSend: Promise<void> = Promise.resolve();

  function abort(error: VeilmeshError): void {
    aborted ??= error;
    stream.abort(error);
  }

  async function next(): Promise<Message | typeof END> {
    try {
      const { done, value } = await messages.next();
      if (done === true) {
        throw new UnavailableError(
          'MESH_STREAM_TRUNCATED',
          'the peer closed the stream without its END frame',
          {
            details: { insideMessage: false },
          },
        );
      }
      if (value.type !== END_TYPE) return value;
      endReceived = true;
      await messages.return(undefined);
      return END;
    } catch (thrown) {
      const error = aborted ?? asVeilmeshError(thrown);
      abort(error);
      throw error;
    }
  }

  async function receive({ timeoutMs }: ReceiveOptions = {}): Promise<Message | typeof END> {
    if (reading) throw new InternalError('MESH_SECOND_READER', 'two readers on one stream');
    if (endReceived) return END;
    if (aborted !== undefined) throw aborted;
    reading = true;
    try {
      // kept over a timeout, so that the message it was waiting for is not lost
      pending ??= next();
      const message = timeoutMs === undefined ? await pending : await within(pending, timeoutMs);
      pending = undefined;
      return message;
    } finally {
      reading = false;
    }
  }

  /** Resolves when the transport holds nothing of ours back. */
  async function drained(): Promise<void> {
    while (stream.writableNeedsDrain || stream.writeBufferLength > 0) {
      if (stream.writeStatus === 'closed') throw closedError();
      await nextEvent(stream, ['drain', 'idle', 'close']);
    }
  }

  const closedError = (): VeilmeshError =>
    aborted ?? new UnavailableError('MESH_STREAM_CLOSED', 'the stream is closed for sending');

  async function write(after: Promise<void>, frame: Uint8ArrayList): Promise<void> {
    await after.catch(() => undefined);
    if (aborted !== undefined || stream.writeStatus !== 'writable') throw closedError();
    try {
      stream.send(frame);
    } catch (cause) {
      throw aborted ?? new UnavailableError('MESH_STREAM_CLOSED', 'the stream is closed', { cause });
    }
    await drained();
  }

  async function send(type: number, bytes: Uint8Array, options: SendOptions = {}): Promise<void> {
    if (endSent !== undefined) throw new UsageError('MESH_STREAM_ENDED', 'sending after the END frame');
    if (type === END_TYPE) throw new UsageError('MESH_MESSAGE_TYPE', 'type 0 is the END frame: call end()');
    const frame = encodeFrame(type, bytes, protocol.maxMessageBytes);
    if (queuedBytes > 0 && queuedBytes + frame.byteLength > SEND_QUEUE_BYTES) {
      throw new UnavailableError(
        'MESH_SEND_QUEUE_FULL',
        'the peer takes messages slower than they are sent',
        {
          details: { queuedBytes, max: SEND_QUEUE_BYTES },
        },
      );
    }
    queuedBytes += frame.byteLength;
    const sent = write(lastSend, frame);
    lastSend = sent;
    try {
      if (options.timeoutMs === undefined) await sent;
      else await within(sent, options.timeoutMs, 'MESH_SEND_TIMEOUT');
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      // half a message may be on the wire: nothing after it would be understood
      if (error.code === 'MESH_SEND_TIMEOUT') abort(error);
      throw error;
    } finally {
      queuedBytes -= frame.byteLength;
    }
  }

  function end(): Promise<void> {
    endSent ??= write(lastSend, encodeFrame(END_TYPE, EMPTY, protocol.maxMessageBytes)).then(() =>
      stream.close(),
    );
    return endSent;
  }

  return { protocol: protocol.id, remotePeerId, send, receive, end, abort, closed };
}

function closing(stream: Stream): Promise<void> {
  if (stream.status !== 'open' && stream.status !== 'closing') return Promise.resolve();
  return new Promise((resolve) => stream.addEventListener('close', () => resolve(), { once: true }));
}

function nextEvent(stream: Stream, names: readonly ('drain' | 'idle' | 'close')[]): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const name of names) stream.removeEventListener(name, done);
      resolve();
    };
    for (const name of names) stream.addEventListener(name, done);
  });
}

async function within<T>(
  promise: Promise<T>,
  timeoutMs: number,
  code: 'MESH_RECEIVE_TIMEOUT' | 'MESH_SEND_TIMEOUT' = 'MESH_RECEIVE_TIMEOUT',
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new UnavailableError(code, `the peer did nothing for ${Math.round(timeoutMs)} ms`, {
          details: { timeoutMs },
        }),
      );
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
