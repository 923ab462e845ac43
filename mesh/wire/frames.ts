/**
 * Bytes of one stream <-> messages: `u32be length | u8 type | payload`, length counting type and payload.
 *
 * A fixed four-byte prefix, unlike a varint, has one encoding per length. Decoding is an it-pipe stage.
 * @module
 */
import { decode, encode } from 'it-length-prefixed';
import { Uint8ArrayList } from 'uint8arraylist';
import { u32be } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import type { Message } from './types.ts';

/** Type byte of the END frame, whose payload is empty. */
export const END_TYPE = 0;
const PREFIX_BYTES = 4;

const encodeLength = Object.assign((length: number) => Uint8Array.from(u32be(length)), {
  bytes: PREFIX_BYTES,
});

/** A RangeError tells it-length-prefixed to wait for more bytes. */
const decodeLength = Object.assign(
  (buffer: Uint8ArrayList) => {
    if (buffer.byteLength < PREFIX_BYTES) throw new RangeError('prefix incomplete');
    return new DataView(Uint8Array.from(buffer.subarray(0, PREFIX_BYTES)).buffer).getUint32(0);
  },
  { bytes: PREFIX_BYTES },
);

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
  return encode.single(new Uint8ArrayList(Uint8Array.of(type), payload), {
    lengthEncoder: encodeLength,
    maxDataLength: maxMessageBytes,
  });
}

/**
 * Pipeline stage: byte chunks in any split -> frames, including the END frame.
 * @throws VerificationError MESH_MESSAGE_OVERSIZED before buffering it | MESH_MESSAGE_MALFORMED
 * @throws UnavailableError MESH_STREAM_TRUNCATED when the bytes stop inside a frame
 */
export function decodeFrames(
  maxMessageBytes: number,
): (source: AsyncIterable<Uint8ArrayList | Uint8Array>) => AsyncGenerator<Message> {
  return async function* (source) {
    try {
      const frames = decode(source, {
        lengthDecoder: decodeLength,
        maxLengthLength: PREFIX_BYTES,
        maxDataLength: maxMessageBytes,
      });
      for await (const frame of frames) yield toMessage(frame);
    } catch (error) {
      throw asFrameError(error, maxMessageBytes);
    }
  };
}

function toMessage(frame: Uint8ArrayList): Message {
  if (frame.byteLength === 0) {
    throw new VerificationError('MESH_MESSAGE_MALFORMED', 'a frame has no type byte');
  }
  const flat = frame.subarray();
  const type = flat[0]!;
  if (type === END_TYPE && flat.length > 1) {
    throw new VerificationError('MESH_MESSAGE_MALFORMED', 'an END frame carries bytes');
  }
  return { type, bytes: flat.subarray(1) };
}

function asFrameError(error: unknown, maxMessageBytes: number): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidDataLengthError') {
    return new VerificationError(
      'MESH_MESSAGE_OVERSIZED',
      'the peer announced a message over the bound of its protocol',
      { details: { max: maxMessageBytes } },
    );
  }
  if (name === 'UnexpectedEOFError') {
    return new UnavailableError('MESH_STREAM_TRUNCATED', 'the stream stopped inside a message', {
      details: { insideMessage: true },
    });
  }
  return error;
}
