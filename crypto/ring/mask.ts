/**
 * The masks of one session: a seed and a label give every operation its own row of masks for each counter.
 *
 * As in mask/keystream.ts, HKDF runs once per (seed, mode, model, session, operation) and the counter picks the place in
 * that key's ChaCha20 stream: row c takes the ceil(4 dIn / 64) blocks from c times as many on. So no block serves two
 * rows, and masks of different labels are jointly indistinguishable from independent uniform words.
 *
 * Whoever masks draws from a book, which only goes forward. Whoever corrects (chain B of twin) is asked for rows by
 * number and computes them with `maskRows`; giving a row twice tells nobody anything new.
 * @module
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { lengthPrefixed, utf8 } from '../core/bytes.ts';
import { UsageError } from '../core/errors.ts';
import { BLOCK_BYTES, type StreamCipher } from '../mask/keystream.ts';
import type { PrivacyMode } from '../mask/label.ts';
import type { RingShape } from './types.ts';

/** What the masks of a seed are for; operation and counter are given with each draw. */
export interface RingLabel {
  readonly mode: Exclude<PrivacyMode, 'veil'>;
  /** 32 bytes */
  readonly modelRoot: Uint8Array;
  /** 32 bytes, drawn by the client for this session alone */
  readonly session: Uint8Array;
}

export interface MaskBookOptions {
  readonly cipher: StreamCipher;
  /**
   * 32 bytes. Ownership passes: the array is wiped once the keys are derived, so that it cannot open a second book,
   * which would repeat masks. Whoever sends the seed to a chain B sends a copy.
   */
  readonly seed: Uint8Array;
  readonly label: RingLabel;
  readonly shapes: readonly RingShape[];
}

export interface MaskBook {
  /** The number of the row that the next draw begins with. @throws UsageError RING_OP_UNKNOWN */
  next(op: string): number;
  /**
   * The next `count` rows of an operation. What was drawn is spent, whatever becomes of it.
   * @returns masks of count * dIn words, and the number of the first row
   * @throws UsageError RING_OP_UNKNOWN | RING_COUNT | EDGE_EXHAUSTED when the stream is at its end
   */
  draw(op: string, count: number): { from: number; masks: Int32Array };
}

const SEED_BYTES = 32;
const DOMAIN = utf8('veilmesh/ring-mask/v1');

/** @throws UsageError MASK_SEED_INVALID | MASK_SEED_SPENT | MASK_LABEL_INVALID */
export function createMaskBook({ cipher, seed, label, shapes }: MaskBookOptions): MaskBook {
  assertSeed(seed);
  if (seed.every((byte) => byte === 0)) {
    throw new UsageError('MASK_SEED_SPENT', 'this seed already opened a book of masks', {
      hint: 'draw a fresh seed for every session and attempt; a seed used twice would repeat masks',
    });
  }
  const pages = new Map(
    shapes.map(({ op, dIn }) => [op, { key: rowKey(seed, label, op), width: dIn, next: 0 }]),
  );
  seed.fill(0);
  const pageOf = (op: string) => {
    const page = pages.get(op);
    if (page) return page;
    throw unknownOp(op);
  };
  return {
    next: (op) => pageOf(op).next,
    draw(op, count) {
      const page = pageOf(op);
      assertCount(count);
      const from = page.next;
      page.next += count;
      return { from, masks: expand(cipher, page.key, page.width, from, count) };
    },
  };
}

/**
 * Rows `from` to `from + count - 1` of an operation's masks: what the book of the same seed and label draws.
 * @param shape of the operation @returns count * dIn words
 * @throws UsageError MASK_SEED_INVALID | MASK_LABEL_INVALID | RING_COUNT | EDGE_EXHAUSTED
 */
export function maskRows(
  cipher: StreamCipher,
  seed: Uint8Array,
  label: RingLabel,
  { op, dIn }: RingShape,
  from: number,
  count: number,
): Int32Array {
  assertSeed(seed);
  assertCount(count);
  if (!Number.isSafeInteger(from) || from < 0) {
    throw new UsageError('RING_COUNT', 'rows of masks are numbered from 0', { details: { from } });
  }
  return expand(cipher, rowKey(seed, label, op), dIn, from, count);
}

function expand(
  cipher: StreamCipher,
  key: Uint8Array,
  width: number,
  from: number,
  count: number,
): Int32Array {
  const bytes = width * 4;
  const blocks = Math.ceil(bytes / BLOCK_BYTES);
  const next = cipher.keystream(key, from * blocks);
  const rows = new Uint8Array(count * bytes);
  if (bytes % BLOCK_BYTES === 0) rows.set(next(rows.length));
  else for (let row = 0; row < count; row++) rows.set(next(bytes), row * bytes);
  return new Int32Array(rows.buffer);
}

function rowKey(seed: Uint8Array, { mode, modelRoot, session }: RingLabel, op: string): Uint8Array {
  if (modelRoot.length !== 32 || session.length !== 32) {
    throw new UsageError('MASK_LABEL_INVALID', 'modelRoot and session of a mask label have 32 bytes', {
      details: { modelRoot: modelRoot.length, session: session.length },
    });
  }
  const info = lengthPrefixed([DOMAIN, utf8(mode), modelRoot, session, utf8(op)]);
  return hkdf(sha256, seed, undefined, info, 32);
}

function assertSeed(seed: Uint8Array): void {
  if (seed.length === SEED_BYTES) return;
  throw new UsageError('MASK_SEED_INVALID', `a seed of masks has ${SEED_BYTES} bytes`, {
    details: { got: seed.length },
  });
}

/** @throws UsageError RING_COUNT */
export function assertCount(count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= MAX_COUNT) return;
  throw new UsageError('RING_COUNT', `a product has 1 to ${MAX_COUNT} rows`, { details: { count } });
}

/** Rows of one product; keeps what a peer can make the other side compute at once within bounds. */
export const MAX_COUNT = 8192;

export const unknownOp = (op: string): UsageError =>
  new UsageError('RING_OP_UNKNOWN', `${op} is no product of this program`, { details: { op } });
