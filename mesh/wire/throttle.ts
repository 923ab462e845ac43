/**
 * A bound on the bytes a second that a host's streams carry, each way: a token bucket that all of them share.
 *
 * What is sent waits before it is handed to the transport; what has come waits before it is handed on, so that its sender's window
 * fills up and it slows down. A message is never cut: one above a second's worth goes out whole, and what follows waits longer.
 * @module
 */
import { END, type WireStream } from './types.ts';

export interface Bucket {
  /** Resolves when so many bytes may pass, in the order of calls. */
  take(bytes: number): Promise<void>;
}

/** What may pass at once after a pause, in seconds of the rate. */
const BURST_SECONDS = 1;

export interface BucketClock {
  /** Milliseconds. */
  now(): number;
  wait(ms: number): Promise<unknown>;
}

const machineClock: BucketClock = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** @param bytesPerSecond above 0 */
export function createBucket(bytesPerSecond: number, clock: BucketClock = machineClock): Bucket {
  const most = bytesPerSecond * BURST_SECONDS;
  let left = most;
  let readAt = clock.now();
  let last: Promise<void> = Promise.resolve();

  async function pass(bytes: number): Promise<void> {
    for (;;) {
      const now = clock.now();
      left = Math.min(most, left + ((now - readAt) * bytesPerSecond) / 1_000);
      readAt = now;
      if (left > 0) break;
      await clock.wait(Math.max(1, Math.ceil((-left * 1_000) / bytesPerSecond)));
    }
    left -= bytes; // may fall below: a message is not cut
  }

  return {
    take(bytes) {
      last = last.then(() => pass(bytes));
      return last;
    },
  };
}

export interface Bandwidth {
  readonly out: Bucket;
  readonly in: Bucket;
}

export const createBandwidth = (bytesPerSecond: number): Bandwidth => ({
  out: createBucket(bytesPerSecond),
  in: createBucket(bytesPerSecond),
});

/** The stream, held to the bandwidth. Timeouts count from when a message's turn has come. */
export function throttled(stream: WireStream, bandwidth: Bandwidth): WireStream {
  return {
    protocol: stream.protocol,
    remotePeerId: stream.remotePeerId,
    closed: stream.closed,
    abort: stream.abort,
    // behind what still waits for its turn
    end: () => bandwidth.out.take(0).then(() => stream.end()),
    async send(type, bytes, options) {
      await bandwidth.out.take(1 + bytes.length);
      await stream.send(type, bytes, options);
    },
    async receive(options) {
      const message = await stream.receive(options);
      if (message !== END) await bandwidth.in.take(1 + message.bytes.length);
      return message;
    },
  };
}
