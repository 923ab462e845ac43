/**
 * Bytes of one stream <-> messages: `u32be length | u8 type | payload`, length counting type and payload.
 *
 * A fixed four-byte prefix, unlike a varint, has one spelling per length. The decoder is our own because
 * it-length-prefixed shifts a list of pieces, which is quadratic when a peer sends single bytes.
 * @module
 */
import { u32be } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import type { Message } from './types.ts';

/** Type byte of the END frame, whose payload is empty. */
export const END_TYPE = 0;
const PREFIX_BYTES = 4;
const EMPTY = new Uint8Array(0);
/** Read pieces leave the list in bulk: one by one would move what is behind them each time. */
const DROP_PIECES = 64;

/** What stands before the payload of a frame. @throws UsageError MESH_MESSAGE_TOO_LARGE | MESH_MESSAGE_TYPE */
export function frameHead(type: number, payload: Uint8Array, maxMessageBytes: number): Uint8Array {
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
  return head;
}

/** A piece to keep: a copy where it is a small part of what it would keep alive. */
export const tight = (piece: Uint8Array): Uint8Array =>
  piece.length * 4 < piece.buffer.byteLength ? new Uint8Array(piece) : piece;

export interface FrameReader {
  /** Keeps the piece, or a copy of it where it is a small part of its buffer. */
  push(piece: Uint8Array): void;
  /**
   * The next whole frame, END frames included, or undefined until more bytes come. A frame that lies whole in one
   * piece is a view of it.
   * @throws VerificationError MESH_MESSAGE_OVERSIZED before buffering it | MESH_MESSAGE_MALFORMED
   */
  next(): Message | undefined;
  /** Bytes, and the pieces they came in, that were pushed and not yet looked at. */
  waitingBytes(): number;
  waitingPieces(): number;
  /** @throws UnavailableError MESH_STREAM_TRUNCATED when the bytes stopped inside a frame */
  finish(): void;
}

/** Byte pieces in any split -> frames, in linear time. */
export function createFrameReader(maxMessageBytes: number): FrameReader {
  let pieces: Uint8Array[] = [];
  let first = 0; // pieces before it have been read
  let at = 0; // of the first piece
  let waiting = 0;
  const prefix = new Uint8Array(PREFIX_BYTES);
  let prefixFilled = 0;
  let length = 0;
  let body: Uint8Array | undefined;
  let bodyFilled = 0;

  function consume(bytes: number): void {
    at += bytes;
    waiting -= bytes;
    if (at < pieces[first]!.length) return;
    pieces[first++] = EMPTY; // a list that never runs empty must not keep what has been read
    at = 0;
    if (first < pieces.length && (first < DROP_PIECES || first * 2 < pieces.length)) return;
    pieces = pieces.slice(first);
    first = 0;
  }

  /** Takes prefix bytes from the piece; returns how many. */
  function fillPrefix(piece: Uint8Array): number {
    const taken = Math.min(PREFIX_BYTES - prefixFilled, piece.length - at);
    for (let i = 0; i < taken; i++) prefix[prefixFilled + i] = piece[at + i]!;
    prefixFilled += taken;
    if (prefixFilled === PREFIX_BYTES) {
      length = new DataView(prefix.buffer).getUint32(0);
      assertLength(length, maxMessageBytes);
    }
    return taken;
  }

  /** Takes body bytes from the piece; returns how many, and the body once it is whole. */
  function fillBody(piece: Uint8Array): readonly [taken: number, body: Uint8Array | undefined] {
    if (body === undefined && piece.length - at >= length) return [length, piece.subarray(at, at + length)];
    body ??= new Uint8Array(length);
    const taken = Math.min(length - bodyFilled, piece.length - at);
    body.set(piece.subarray(at, at + taken), bodyFilled);
    bodyFilled += taken;
    return [taken, bodyFilled === length ? body : undefined];
  }

  return {
    push(piece) {
      if (piece.length === 0) return;
      pieces.push(tight(piece));
      waiting += piece.length;
    },
    next() {
      while (first < pieces.length) {
        const piece = pieces[first]!;
        if (prefixFilled < PREFIX_BYTES) {
          consume(fillPrefix(piece));
          continue;
        }
        const [taken, whole] = fillBody(piece);
        consume(taken);
        if (whole === undefined) continue;
        prefixFilled = 0;
        body = undefined;
        bodyFilled = 0;
        return toMessage(whole);
      }
      return undefined;
    },
    waitingBytes: () => waiting,
    waitingPieces: () => pieces.length - first,
    finish() {
      if (prefixFilled === 0) return;
      throw new UnavailableError('MESH_STREAM_TRUNCATED', 'the stream stopped inside a message', {
        details: { insideMessage: true },
      });
    },
  };
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
