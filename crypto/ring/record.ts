/**
 * What a client keeps of a vault session: every product's masked words in and words out as the node answered them, in the
 * form of a file that anybody may have (transcript.ts says why).
 * @module
 */
import { z } from 'zod';
import { boundedBytes, parseWith } from '../attest/fields.ts';
import { concatWords } from '../core/bytes.ts';
import { type CborValue, decodeCbor, encodeCbor } from '../core/cbor.ts';
import { UnavailableError, UsageError, VerificationError } from '../core/errors.ts';
import { parseSignedStatement, type SignedRingStatement } from './statement.ts';
import {
  assertRoom,
  createTranscript,
  decodeWords,
  encodeWords,
  type OpenMode,
  type RecordedProduct,
  rowLeaves,
  type TranscriptTree,
} from './transcript.ts';
import type { RingHost } from './types.ts';

/** Of one session, words in and out together; of its file, a little more. */
export const MAX_RECORD_BYTES = 64 * 2 ** 20;
export const MAX_TRANSCRIPT_BYTES = MAX_RECORD_BYTES + 2 ** 20;
const MAX_PRODUCTS = 4_096;
const MAX_NAME = 256;

/** Rows of one product in their order, side by side. */
export interface RecordedRows {
  readonly op: string;
  readonly words: Int32Array;
  readonly result: Int32Array;
}

export interface SessionRecord {
  readonly tree: TranscriptTree;
  /** Of the products that have rows. */
  readonly rows: readonly RecordedRows[];
}

export interface RecordingHost extends RingHost {
  /**
   * Waits for products that are under way, and lets none begin any more.
   * @throws UsageError RING_TRANSCRIPT_UNFINISHED where one failed | RING_TRANSCRIPT_EMPTY
   */
  record(): Promise<SessionRecord>;
}

/**
 * Keeps what goes through a host. Copies at once, hashes when the record is asked for: nobody waits for it meanwhile.
 * @throws UsageError RING_TRANSCRIPT_MODE; `multiply` RING_TRANSCRIPT_FULL | UnavailableError RING_CLOSED before anything is sent
 */
export function recordHost(
  mode: OpenMode,
  products: readonly RecordedProduct[],
  host: RingHost,
): RecordingHost {
  const byOp = new Map(products.map((product) => [product.op, product]));
  const kept = new Map<string, { words: Int32Array; count: number; result: Int32Array | undefined }[]>();
  createTranscript(mode, products); // refuses a mode before anything is kept
  const underWay = new Set<Promise<Int32Array>>();
  let bytes = 0;
  let leaves = 0;
  let over = false;
  return {
    async multiply(op, masked, count) {
      if (over) throw new UnavailableError('RING_CLOSED', 'the session is over');
      const product = byOp.get(op);
      if (product === undefined) return await host.multiply(op, masked, count);
      leaves += count * product.cells.length;
      assertRoom(leaves);
      bytes += 4 * count * (product.dIn + product.dOut);
      if (bytes > MAX_RECORD_BYTES) {
        throw new UsageError('RING_TRANSCRIPT_FULL', 'a session has more words than a transcript holds', {
          details: { bytes, most: MAX_RECORD_BYTES },
          hint: 'open another session',
        });
      }
      const call = {
        words: masked.slice() as Int32Array,
        count,
        result: undefined as Int32Array | undefined,
      };
      kept.set(op, [...(kept.get(op) ?? []), call]);
      const answer = host.multiply(op, masked, count);
      underWay.add(answer);
      try {
        const result = await answer;
        call.result = result.slice();
        return result;
      } finally {
        underWay.delete(answer);
      }
    },
    async record() {
      over = true;
      await Promise.allSettled(underWay);
      const transcript = createTranscript(mode, products);
      const rows: RecordedRows[] = [];
      for (const product of products) {
        const { op } = product;
        const calls = kept.get(op);
        if (calls === undefined) continue;
        for (const { words, count, result } of calls) {
          const first = transcript.reserve(op, count)!;
          if (result !== undefined) transcript.put(op, first, rowLeaves(product, first, words, result));
        }
        const finished = calls.flatMap(({ result }) => result ?? []);
        rows.push({ op, words: concatWords(calls.map(({ words }) => words)), result: concatWords(finished) });
      }
      return { tree: transcript.sealed(), rows };
    },
  };
}

export interface TranscriptFile {
  readonly signed: SignedRingStatement;
  readonly rows: readonly RecordedRows[];
}

const fileSchema = z.strictObject({
  version: z.literal(1),
  mode: z.literal('vault'),
  signed: z.unknown(),
  products: z
    .array(
      z.strictObject({
        op: z.string().min(1).max(MAX_NAME),
        words: boundedBytes(MAX_RECORD_BYTES),
        result: boundedBytes(MAX_RECORD_BYTES),
      }),
    )
    .min(1)
    .max(MAX_PRODUCTS),
});

/** Deterministic CBOR; words big-endian. */
export const encodeTranscriptFile = ({ signed, rows }: TranscriptFile): Uint8Array =>
  encodeCbor({
    version: 1,
    mode: 'vault',
    signed: signed as unknown as CborValue,
    products: rows.map(({ op, words, result }) => ({
      op,
      words: encodeWords(words),
      result: encodeWords(result),
    })),
  });

/**
 * From anybody: bounded, and nothing of it believed yet.
 * @throws VerificationError CBOR_* | RING_TRANSCRIPT_MALFORMED | RING_STATEMENT_MALFORMED
 */
export function decodeTranscriptFile(bytes: Uint8Array): TranscriptFile {
  const parsed = parseWith(
    fileSchema,
    decodeCbor(bytes, MAX_TRANSCRIPT_BYTES),
    'RING_TRANSCRIPT_MALFORMED',
    'transcript',
  );
  const names = new Set(parsed.products.map(({ op }) => op));
  const whole = parsed.products.every(
    ({ words, result }) => words.length % 4 === 0 && result.length % 4 === 0,
  );
  if (names.size !== parsed.products.length || !whole) {
    throw new VerificationError('RING_TRANSCRIPT_MALFORMED', 'transcript is malformed', {
      details: { field: 'products' },
    });
  }
  return {
    signed: parseSignedStatement(parsed.signed),
    rows: parsed.products.map(({ op, words, result }) => ({
      op,
      words: decodeWords(words),
      result: decodeWords(result),
    })),
  };
}

/**
 * The tree over the rows of a file.
 * @param products of the shard that it is said to be of
 * @throws VerificationError RING_TRANSCRIPT_SHAPE when the rows are not of these products | UsageError RING_TRANSCRIPT_FULL
 */
export function treeOf(products: readonly RecordedProduct[], rows: readonly RecordedRows[]): TranscriptTree {
  const transcript = createTranscript('vault', products);
  const byOp = new Map(products.map((product) => [product.op, product]));
  for (const { op, words, result } of rows) {
    const product = byOp.get(op);
    const count = product === undefined ? 0 : words.length / product.dIn;
    if (
      product === undefined ||
      !Number.isInteger(count) ||
      count < 1 ||
      result.length !== count * product.dOut
    ) {
      throw new VerificationError('RING_TRANSCRIPT_SHAPE', 'the transcript is not of this shard', {
        details: { op, words: words.length, result: result.length },
        hint: 'give the model that the transcript names',
      });
    }
    const first = transcript.reserve(op, count)!;
    transcript.put(op, first, rowLeaves(product, first, words, result));
  }
  return transcript.sealed();
}
