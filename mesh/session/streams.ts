/**
 * How a session sends frames and commitments, and lets go of its streams.
 * @module
 */
import { UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { SealedFrame } from '../../crypto/mask/frame.ts';
import type { SendOptions, WireStream } from '../wire/types.ts';
import { MAX_COMMITS_BYTES, MESSAGE } from './protocol.ts';

/** How long a peer may take to end its direction once we have ended ours. */
export const END_GRACE_MS = 2_000;

/** The only way a FRAME is sent: what is not sealed does not compile. */
export const sendFrame = (stream: WireStream, frame: SealedFrame, options?: SendOptions): Promise<void> =>
  stream.send(MESSAGE.frame, frame, options);

/** A segment's commitments, behind its frames. */
export const sendCommits = (stream: WireStream, commits: Uint8Array, options?: SendOptions): Promise<void> =>
  sendPieces(stream, MESSAGE.commits, commits, options);

/** The leaves of a claim's outCommits, before it. */
export const sendOutputs = (stream: WireStream, leaves: Uint8Array, options?: SendOptions): Promise<void> =>
  sendPieces(stream, MESSAGE.outputs, leaves, options);

async function sendPieces(
  stream: WireStream,
  type: number,
  bytes: Uint8Array,
  options?: SendOptions,
): Promise<void> {
  const pieces: Promise<void>[] = [];
  for (let at = 0; at < bytes.length; at += MAX_COMMITS_BYTES) {
    pieces.push(stream.send(type, bytes.subarray(at, at + MAX_COMMITS_BYTES), options));
  }
  await Promise.all(pieces);
}

/** True for the errors by which a transport says that the other side is gone. */
export const isStreamLoss = (error: VeilmeshError): boolean =>
  error.family === 'unavailable' && error.code.startsWith('MESH_STREAM');

/**
 * Ends our direction; a stream that is not closed after the grace is cut off. A stream is closed only when both
 * sides have ended, so every reader must call this too, or half-open streams pile up. Never rejects.
 */
export async function retire(stream: WireStream): Promise<void> {
  const timer = setTimeout(() => {
    stream.abort(
      new UnavailableError('SESSION_OVER', 'the session is over and the peer did not end its stream'),
    );
  }, END_GRACE_MS);
  void stream.closed.then(() => clearTimeout(timer));
  await stream.end().catch(() => {}); // the peer is gone, or the grace is over: both are what we want
}
