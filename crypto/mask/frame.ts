/**
 * Frames: what crosses an edge in veil mode.
 *
 *   version 1 | session tag 16 | counter u64be 8 | payload i32le words | MAC 16
 *   payload (masked whole) = rows, first, flags, rows·width values, zeros up to the bucket
 *
 * A frame carries one step, or two: its first `first` rows are one, the rest another. The size tells the row bucket and nothing
 * else: row counts and flags are inside the mask. The counter starts
 * at 0 and goes up by exactly one, so a repeated, dropped or reordered frame is refused, and one sealer never
 * uses a mask twice. After a fail-over or reconnect, open a new edge with a new key; never rewind.
 * @module
 */
import { equalBytes, u64be } from '../core/bytes.ts';
import { UsageError, VerificationError } from '../core/errors.ts';
import { deriveFrameKey, type Keystream, MAC_BYTES, type Mac, type StreamCipher } from './keystream.ts';
import type { MaskLabel } from './label.ts';
import { asPlain, mask, type Plain, unmask } from './masked.ts';

const VERSION = 1;
const TAG_AT = 1;
const TAG_BYTES = 16;
const COUNTER_AT = TAG_AT + TAG_BYTES;
const PAYLOAD_AT = COUNTER_AT + 8;
/** rows, first and flags */
const HEADER_WORDS = 3;

/** Bytes of a frame that are not values: header, the three payload words, MAC. */
export const FRAME_OVERHEAD_BYTES = PAYLOAD_AT + HEADER_WORDS * 4 + MAC_BYTES;

/** The segment closes after this step. */
export const FLAG_CLOSES_SEGMENT = 1;
/** No step follows this one. */
export const FLAG_LAST_STEP = 2;
const KNOWN_FLAGS = FLAG_CLOSES_SEGMENT | FLAG_LAST_STEP;

export interface EdgeOptions {
  readonly cipher: StreamCipher;
  /**
   * 32 bytes. Ownership passes: the array is wiped once the keys are derived, so that it cannot feed a
   * second sealer, which would repeat masks.
   */
  readonly edgeKey: Uint8Array;
  readonly label: MaskLabel;
  /** 16 bytes; names the edge on the wire, random, drawn by the client */
  readonly sessionTag: Uint8Array;
  /** Values in a row */
  readonly width: number;
  /** Row buckets in ascending order; a frame is padded up to the next */
  readonly frameRows: readonly number[];
}

declare const sealedBrand: unique symbol;
/** A frame that came out of a sealer: what sends can demand this type and so never gets words in clear. */
export type SealedFrame = Uint8Array & { readonly [sealedBrand]: true };

export interface FrameSealer {
  /**
   * @param values rows·width words, row by row
   * @param rows 0 for a frame that carries flags only, e.g. to close a segment after the fact
   * @param first rows of its first step, where they are not all
   * @throws UsageError FRAME_SHAPE
   */
  seal(values: Plain, rows: number, flags: number, first?: number): { frame: SealedFrame; counter: number };
}

export interface OpenedFrame {
  readonly rows: number;
  /** Rows of its first step; the rest are a second one. */
  readonly first: number;
  readonly flags: number;
  /** rows·width words */
  readonly values: Plain;
  readonly counter: number;
}

export interface FrameOpener {
  /**
   * @throws VerificationError FRAME_REJECTED: one code for every cause, and the opener refuses all that
   * follows, so a forger learns nothing and gets one attempt an edge
   */
  open(frame: Uint8Array): OpenedFrame;
}

/** Frame length in bytes for a bucket of `bucketRows` rows. */
export const frameBytes = (bucketRows: number, width: number): number =>
  FRAME_OVERHEAD_BYTES + bucketRows * width * 4;

/** The sending end of one edge. @throws UsageError EDGE_INVALID | EDGE_KEY_SPENT */
export function createFrameSealer(options: EdgeOptions): FrameSealer {
  const { width, frameRows } = options;
  const { keystream, mac } = takeKeys(options);
  const sessionTag = new Uint8Array(options.sessionTag);
  let next = 0;

  return {
    seal(values, rows, flags, first = rows) {
      const bucket = bucketOf(rows, frameRows);
      const fits = values.length === rows * width && isCut(first, rows);
      if (bucket === undefined || !fits || (flags & ~KNOWN_FLAGS) !== 0) {
        throw new UsageError('FRAME_SHAPE', 'rows, values and flags do not fit this edge', {
          details: { rows, first, values: values.length, width, flags, maxRows: frameRows.at(-1) ?? 0 },
        });
      }
      const counter = next++;
      const words = new Int32Array(HEADER_WORDS + bucket * width);
      words[0] = rows;
      words[1] = first;
      words[2] = flags;
      words.set(values, HEADER_WORDS);
      const masked = mask(asPlain(words), keystream(words.length * 4));

      const frame = new Uint8Array(frameBytes(bucket, width));
      const macAt = frame.length - MAC_BYTES;
      frame[0] = VERSION;
      frame.set(sessionTag, TAG_AT);
      frame.set(u64be(counter), COUNTER_AT);
      frame.set(new Uint8Array(masked.buffer), PAYLOAD_AT);
      frame.set(mac(frame.subarray(0, macAt)), macAt);
      return { frame: frame as SealedFrame, counter };
    },
  };
}

/** The receiving end of one edge. @throws UsageError EDGE_INVALID | EDGE_KEY_SPENT */
export function createFrameOpener(options: EdgeOptions): FrameOpener {
  const { width, frameRows } = options;
  const { keystream, mac } = takeKeys(options);
  const sessionTag = new Uint8Array(options.sessionTag);
  const bucketBySize = new Map(frameRows.map((rows) => [frameBytes(rows, width), rows]));
  let expected = 0;
  let dead = false;

  const openLive = (frame: Uint8Array): OpenedFrame | undefined => {
    const bucket = bucketBySize.get(frame.length);
    if (bucket === undefined) return undefined;
    const counter = expected;
    const macAt = frame.length - MAC_BYTES;
    // Both are computed, so that time does not tell them apart; nothing is unmasked unless both hold.
    const authentic = equalBytes(mac(frame.subarray(0, macAt)), frame.subarray(macAt));
    const ours =
      frame[0] === VERSION &&
      equalBytes(frame.subarray(TAG_AT, COUNTER_AT), sessionTag) &&
      equalBytes(frame.subarray(COUNTER_AT, PAYLOAD_AT), u64be(counter));
    if (!authentic || !ours) return undefined;

    // A copy: the payload is not aligned in the frame. (`slice` of a Node Buffer would be a view.)
    const payload = new Int32Array(new Uint8Array(frame.subarray(PAYLOAD_AT, macAt)).buffer);
    const words = unmask(payload, keystream(payload.length * 4));
    const rows = words[0]!;
    const first = words[1]!;
    const flags = words[2]!;
    if (bucketOf(rows, frameRows) !== bucket || (flags & ~KNOWN_FLAGS) !== 0) return undefined;
    if (!isCut(first, rows)) return undefined;
    const end = HEADER_WORDS + rows * width;
    for (let i = end; i < words.length; i++) if (words[i] !== 0) return undefined;
    expected = counter + 1;
    return { rows, first, flags, values: asPlain(words.subarray(HEADER_WORDS, end)), counter };
  };

  return {
    open(frame) {
      const opened = dead ? undefined : openLive(frame);
      if (opened !== undefined) return opened;
      dead = true;
      throw new VerificationError('FRAME_REJECTED', 'a frame of this edge was refused; the edge is closed');
    },
  };
}

/** Smallest bucket that holds `rows`; undefined when none does. */
export function bucketOf(rows: number, frameRows: readonly number[]): number | undefined {
  return Number.isInteger(rows) && rows >= 0 ? frameRows.find((bucket) => bucket >= rows) : undefined;
}

/** Whether so many rows can begin with a step of `first`. */
export const isCut = (first: number, rows: number): boolean =>
  rows === 0 ? first === 0 : Number.isInteger(first) && first >= 1 && first <= rows;

interface EdgeCiphers {
  readonly keystream: Keystream;
  readonly mac: Mac;
}

function takeKeys({ cipher, edgeKey, label, sessionTag, width, frameRows }: EdgeOptions): EdgeCiphers {
  const ascending = frameRows.every((rows, i) => Number.isInteger(rows) && rows > (frameRows[i - 1] ?? 0));
  if (
    edgeKey.length !== 32 ||
    sessionTag.length !== TAG_BYTES ||
    !Number.isInteger(width) ||
    width < 1 ||
    frameRows.length === 0 ||
    !ascending
  ) {
    throw new UsageError(
      'EDGE_INVALID',
      'an edge needs a 32-byte key, a 16-byte tag, a width and row buckets',
      {
        details: { edgeKey: edgeKey.length, sessionTag: sessionTag.length, width, frameRows: [...frameRows] },
      },
    );
  }
  if (edgeKey.every((byte) => byte === 0)) {
    throw new UsageError('EDGE_KEY_SPENT', 'this edge key already made a sealer or opener', {
      hint: 'derive a fresh edge key for every edge and attempt; a key used twice would repeat masks',
    });
  }
  const maskKey = deriveFrameKey(edgeKey, 'mask', label);
  const macKey = deriveFrameKey(edgeKey, 'mac', label);
  edgeKey.fill(0);
  const ciphers = { keystream: cipher.keystream(maskKey), mac: cipher.mac(macKey) };
  maskKey.fill(0);
  macKey.fill(0);
  return ciphers;
}
