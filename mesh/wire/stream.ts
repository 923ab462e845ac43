/**
 * `createWireStream`: ordered, bounded, explicitly ended messages over one libp2p stream.
 * @module
 */
import type { Stream } from '@libp2p/interface';
import { Uint8ArrayList } from 'uint8arraylist';
import {
  asVeilmeshError,
  InternalError,
  UnavailableError,
  UsageError,
  type VeilmeshError,
} from '../../crypto/core/errors.ts';
import { END_TYPE, frameHead } from './frames.ts';
import { createInbox } from './inbox.ts';
import { laneOf } from './lane.ts';
import {
  END,
  type Message,
  type ReceiveOptions,
  type SendOptions,
  type WireProtocol,
  type WireStream,
} from './types.ts';

/** What may wait for the transport on one stream, over and above a single message. */
export const SEND_QUEUE_BYTES = 8 << 20;
const EMPTY = new Uint8Array(0);
/** The longest delay of a timer; Node fires at once where it is longer. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Takes ownership of `stream`: nobody else may read, write or close it. */
export function createWireStream(stream: Stream, protocol: WireProtocol, remotePeerId: string): WireStream {
  const inbox = createInbox(stream, protocol.maxMessageBytes);
  const lane = laneOf(stream);
  const closed = closing(stream);
  const waits = createReceiveWaits();
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
      const message = await inbox.next();
      if (message === undefined) {
        throw new UnavailableError(
          'MESH_STREAM_TRUNCATED',
          'the peer closed the stream without its END frame',
          {
            details: { insideMessage: false },
            hint: 'it ended, or the connection to it broke: run the same command again',
          },
        );
      }
      if (message.type !== END_TYPE) return message;
      endReceived = true;
      inbox.close();
      return END;
    } catch (thrown) {
      inbox.close();
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
      const message = timeoutMs === undefined ? await pending : await waits.within(pending, timeoutMs);
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

  const closedError = (cause?: unknown): VeilmeshError =>
    aborted ?? new UnavailableError('MESH_STREAM_CLOSED', 'the stream is closed for sending', { cause });

  async function write(after: Promise<void>, head: Uint8Array, payload: Uint8Array): Promise<void> {
    await after.catch(() => undefined);
    if (aborted !== undefined || stream.writeStatus !== 'writable') throw closedError();
    try {
      stream.send(new Uint8ArrayList(head, payload));
    } catch (cause) {
      throw closedError(cause);
    }
    await drained();
  }

  async function send(type: number, bytes: Uint8Array, options: SendOptions = {}): Promise<void> {
    if (endSent !== undefined) throw new UsageError('MESH_STREAM_ENDED', 'sending after the END frame');
    if (type === END_TYPE) throw new UsageError('MESH_MESSAGE_TYPE', 'type 0 is the END frame: call end()');
    const head = frameHead(type, bytes, protocol.maxMessageBytes);
    const frameBytes = head.length + bytes.length;
    if (queuedBytes === 0 && lane?.send([head, bytes], frameBytes)) return;
    if (queuedBytes > 0 && queuedBytes + frameBytes > SEND_QUEUE_BYTES) {
      throw new UnavailableError(
        'MESH_SEND_QUEUE_FULL',
        'the peer takes messages slower than they are sent',
        {
          details: { queuedBytes, max: SEND_QUEUE_BYTES },
        },
      );
    }
    queuedBytes += frameBytes;
    const sent = write(lastSend, head, bytes);
    lastSend = sent;
    try {
      if (options.timeoutMs === undefined) await sent;
      else await sendWithin(sent, options.timeoutMs);
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      // half a message may be on the wire: nothing after it would be understood
      if (error.code === 'MESH_SEND_TIMEOUT') abort(error);
      throw error;
    } finally {
      queuedBytes -= frameBytes;
    }
  }

  function end(): Promise<void> {
    endSent ??= write(lastSend, frameHead(END_TYPE, EMPTY, protocol.maxMessageBytes), EMPTY).then(() =>
      stream.close().catch((cause: unknown) => {
        throw closedError(cause);
      }),
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

const timedOut = (code: 'MESH_RECEIVE_TIMEOUT' | 'MESH_SEND_TIMEOUT', timeoutMs: number): UnavailableError =>
  new UnavailableError(code, `the peer did nothing for ${Math.round(timeoutMs)} ms`, {
    details: { timeoutMs },
  });

async function sendWithin(sent: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(timedOut('MESH_SEND_TIMEOUT', timeoutMs)),
      Math.min(timeoutMs, MAX_DELAY_MS),
    );
  });
  try {
    await Promise.race([sent, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

interface ReceiveWaits {
  /** The promise's result, or MESH_RECEIVE_TIMEOUT after `timeoutMs`. One wait at a time. */
  within<T>(promise: Promise<T>, timeoutMs: number): Promise<T>;
}

/**
 * The waits of one reader, one after another. They share a timer, which looks at the newest deadline when it fires:
 * messages come far more often than deadlines pass.
 */
function createReceiveWaits(): ReceiveWaits {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firesAt = Number.POSITIVE_INFINITY;
  let deadline = 0;
  let giveUp: (() => void) | undefined;

  function arm(now: number): void {
    clearTimeout(timer);
    const delay = Math.min(deadline - now, MAX_DELAY_MS);
    firesAt = now + delay;
    timer = setTimeout(look, delay);
    // what a reader waits for comes from a socket, and that keeps the process alive; browsers have no such thing
    (timer as { unref?(): unknown }).unref?.();
  }
  function look(): void {
    firesAt = Number.POSITIVE_INFINITY;
    if (giveUp === undefined) return;
    const now = performance.now();
    if (now >= deadline) giveUp();
    else arm(now);
  }
  return {
    async within(promise, timeoutMs) {
      const timeout = Promise.withResolvers<never>();
      const now = performance.now();
      deadline = now + timeoutMs;
      giveUp = () => timeout.reject(timedOut('MESH_RECEIVE_TIMEOUT', timeoutMs));
      if (deadline < firesAt) arm(now);
      try {
        return await Promise.race([promise, timeout.promise]);
      } finally {
        giveUp = undefined;
      }
    },
  };
}
