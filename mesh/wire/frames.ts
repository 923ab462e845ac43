/**
 * Bytes of one stream <-> messages: `u32be length | u8 type | payload`, length counting type and payload.
 *
 * A fixed four-byte prefix, unlike a varint, has one spelling per length. The decoder is an it-pipe stage of
 * our own because it-length-prefixed shifts a list of pieces, which is quadratic when a peer sends single bytes.
 * @module
 */
import { Uint8ArrayList } from 'uint8arraylist';
import { u32be } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import type { Message } from './types.ts';

/** Type byte of the END frame, whose payload is empty. */
export const END_TYPE = 0;
const PREFIX_BYTES = 4;

/** One frame, payload not copied. @throws UsageError MESH_MESSAGE_TOO_LARGE | MESH_MESSAGE_TYPE */
export function encodeFrame(type: number, payload: Uint8Array, maxMessageBytes: number): Uint8ArrayList {
  if (!Number.isInteger(type) || type < 0 || type > 255) {
    throw new UsageError('MESH_MESSAGE_TYPE', 'a message type is one byte', { details: { type } });
  }
  const length = payload.byteLength + 1;
  if (length > maxMessageBytes) {
    throw new UsageError('MESH_MESSAGE_TOO_LARGE', 'message exceeds the bound of its protocol', {
      details: { bytes: length, max: maxMessageBytes },
    });
  }
  const head = new Uint8Array(PREFIX_BYTES + 1);
  head.set(u32be(length));
  head[PREFIX_BYTES] = type;
  return new Uint8ArrayList(head, payload);
}

/**
 * Pipeline stage: byte chunks in any split -> frames, including the END frame. A frame that lies whole in one
 * chunk is passed on as a view of it.
 * @throws VerificationError MESH_MESSAGE_OVERSIZED before buffering it | MESH_MESSAGE_MALFORMED
 * @throws UnavailableError MESH_STREAM_TRUNCATED when the bytes stop inside a frame
 */
export function decodeFrames(
  maxMessageBytes: number,
): (source: AsyncIterable<Uint8ArrayList | Uint8Array>) => AsyncGenerator<Message> {
  return async function* (source) {
    const decoder = createDecoder(maxMessageBytes);
    for await (const chunk of source) {
      for (const piece of chunk instanceof Uint8Array ? [chunk] : chunk) yield* decoder.push(piece);
    }
    decoder.finish();
  };
}

interface Decoder {
  push(piece: Uint8Array): Generator<Message>;
  finish(): void;
}

function createDecoder(maxMessageBytes: number): Decoder {
  const prefix = new Uint8Array(PREFIX_BYTES);
  let prefixFilled = 0;
  let length = 0;
  let body: Uint8Array | undefined;
  let bodyFilled = 0;

  /** Takes prefix bytes from the piece; returns how many. */
  function fillPrefix(piece: Uint8Array): number {
    const taken = Math.min(PREFIX_BYTES - prefixFilled, piece.length);
    prefix.set(piece.subarray(0, taken), prefixFilled);
    prefixFilled += taken;
    if (prefixFilled === PREFIX_BYTES) {
      length = new DataView(prefix.buffer).getUint32(0);
      assertLength(length, maxMessageBytes);
    }
    return taken;
  }

  /** Takes body bytes from the piece; returns how many, and the body once it is whole. */
  function fillBody(piece: Uint8Array): readonly [taken: number, body: Uint8Array | undefined] {
    if (body === undefined && piece.length >= length) return [length, piece.subarray(0, length)];
    body ??= new Uint8Array(length);
    const taken = Math.min(length - bodyFilled, piece.length);
    body.set(piece.subarray(0, taken), bodyFilled);
    bodyFilled += taken;
    return [taken, bodyFilled === length ? body : undefined];
  }

  function* push(piece: Uint8Array): Generator<Message> {
    for (let rest = piece; rest.length > 0; ) {
      if (prefixFilled < PREFIX_BYTES) {
        rest = rest.subarray(fillPrefix(rest));
        continue;
      }
      const [taken, whole] = fillBody(rest);
      rest = rest.subarray(taken);
      if (whole === undefined) continue;
      prefixFilled = 0;
      body = undefined;
      bodyFilled = 0;
      yield toMessage(whole);
    }
  }

  function finish(): void {
    if (prefixFilled === 0) return;
    throw new UnavailableError('MESH_STREAM_TRUNCATED', 'the stream stopped inside a message', {
      details: { insideMessage: true },
    });
  }

  return { push, finish };
}

function assertLength(length: number, maxMessageBytes: number): void {
  if (length === 0) throw new VerificationError('MESH_MESSAGE_MALFORMED', 'a frame has no type byte');
  if (length > maxMessageBytes) {
    throw new VerificationError(
      'MESH_MESSAGE_OVERSIZED',
      'the peer announced a message over the bound of its protocol',
      { details: { bytes: length, max: maxMessageBytes } },
    );
  }
}

function toMessage(body: Uint8Array): Message {
  const type = body[0]!;
  if (type === END_TYPE && body.length > 1) {
    throw new VerificationError('MESH_MESSAGE_MALFORMED', 'an END frame carries bytes');
  }
  // a plain view: Node hands out Buffers, whose slice() does not copy
  return { type, bytes: new Uint8Array(body.buffer, body.byteOffset + 1, body.length - 1) };
}
