/**
 * What a client keeps of one side of a query: every product's words in, and words out as the node answered them. They are held
 * against what the node signs, checked side by side at the end, and, of some sessions, kept as a file that anybody may have.
 *
 * Of which: `OpenKind`. In vault masks are the client's alone, so words in are uniform to everybody. A decoy's input was drawn at random
 * and means nothing. In a query over twin, chain B knows the masks: shown to it, the words in are the query. So a record has its
 * kind in its type, and only open ones become files.
 * @module
 */
import { z } from 'zod';
import { boundedBytes, bytes32, parseWith } from '../attest/fields.ts';
import { concatWords } from '../core/bytes.ts';
import { type CborValue, decodeCbor, encodeCbor } from '../core/cbor.ts';
import { UnavailableError, UsageError, VerificationError } from '../core/errors.ts';
import { parseSignedStatement, type SignedRingStatement } from './statement.ts';
import {
  assertRoom,
  createTranscript,
  decodeWords,
  encodeWords,
  type RecordedProduct,
  rowDigests,
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

/** twin, vault: of a query. decoy: of input drawn at random, in either mode. */
export type RecordKind = 'twin' | OpenKind;
const OPEN_KINDS = ['vault', 'decoy'] as const;
/** Whose words may be shown to anybody. */
export type OpenKind = (typeof OPEN_KINDS)[number];

export interface SessionRecord<K extends RecordKind> {
  readonly kind: K;
  readonly tree: TranscriptTree;
  readonly blindKey: Uint8Array;
  /** Of the products that can be disputed and have rows. */
  readonly rows: readonly RecordedRows[];
}

/** Whether it may be shown to anybody. */
export const isOpen = (record: SessionRecord<RecordKind>): record is SessionRecord<OpenKind> =>
  record.kind !== 'twin';

/** One side of a query: who multiplies masked words, or who corrects for masks. */
export interface RecordedSide<K extends RecordKind> {
  /**
   * Keeps words in as they are now, in the order of calls, and words out as `answer` gives them. Hashes nothing: nobody waits for it.
   * @throws UsageError RING_TRANSCRIPT_FULL | UnavailableError RING_CLOSED before `answer` is called; what it throws
   */
  through(
    op: string,
    words: Int32Array,
    count: number,
    answer: () => Promise<Int32Array>,
  ): Promise<Int32Array>;
  /** All that was answered so far, also of products that nobody could dispute. */
  answered(): readonly RecordedRows[];
  /**
   * Waits for products that are under way, and lets none begin any more. @param blindKey 32 bytes
   * @throws UsageError RING_TRANSCRIPT_UNFINISHED where one failed
   */
  record(blindKey: Uint8Array): Promise<SessionRecord<K>>;
}

interface Call {
  readonly words: Int32Array;
  readonly count: number;
  result: Int32Array | undefined;
}

/** What is left for one side of a session. */
function createRoom(): (product: RecordedProduct, count: number) => void {
  let bytes = 0;
  let leaves = 0;
  return ({ dIn, dOut, cells }, count) => {
    leaves += count * cells.length;
    assertRoom(leaves);
    bytes += 4 * count * (dIn + dOut);
    if (bytes <= MAX_RECORD_BYTES) return;
    throw new UsageError('RING_TRANSCRIPT_FULL', 'a session has more words than a transcript holds', {
      details: { bytes, most: MAX_RECORD_BYTES },
      hint: 'ask for less at once',
    });
  };
}

/**
 * Before anything is paid or sent: whether one side of a session can keep so many rows.
 * @param products those that can be disputed @throws UsageError RING_TRANSCRIPT_FULL
 */
export function assertHolds(
  products: readonly RecordedProduct[],
  demand: readonly { readonly op: string; readonly count: number }[],
): void {
  const byOp = new Map(products.map((product) => [product.op, product]));
  const reserve = createRoom();
  for (const { op, count } of demand) {
    const product = byOp.get(op);
    if (product !== undefined) reserve(product, count);
  }
}

/** @param products those that can be disputed */
export function recordSide<K extends RecordKind>(
  kind: K,
  products: readonly RecordedProduct[],
): RecordedSide<K> {
  const byOp = new Map(products.map((product) => [product.op, product]));
  const kept = new Map<string, Call[]>();
  const underWay = new Set<Promise<Int32Array>>();
  const reserve = createRoom();
  let over = false;
  const finished = (calls: readonly Call[]): readonly Required<Call>[] =>
    calls.flatMap((call) => (call.result === undefined ? [] : [{ ...call, result: call.result }]));
  const joined = (op: string, calls: readonly Required<Call>[]): RecordedRows => ({
    op,
    words: concatWords(calls.map(({ words }) => words)),
    result: concatWords(calls.map(({ result }) => result!)),
  });
  return {
    async through(op, words, count, answer) {
      if (over) throw new UnavailableError('RING_CLOSED', 'the session is over');
      const product = byOp.get(op);
      if (product !== undefined) reserve(product, count);
      const call: Call = { words: words.slice(), count, result: undefined };
      const calls = kept.get(op);
      if (calls === undefined) kept.set(op, [call]);
      else calls.push(call);
      const answered = answer();
      underWay.add(answered);
      try {
        const result = await answered;
        call.result = result.slice();
        return result;
      } finally {
        underWay.delete(answered);
      }
    },
    answered: () =>
      [...kept].flatMap(([op, calls]) => {
        const done = finished(calls);
        return done.length === 0 ? [] : [joined(op, done)];
      }),
    async record(blindKey) {
      over = true;
      await Promise.allSettled(underWay);
      const transcript = createTranscript(products);
      const rows: RecordedRows[] = [];
      for (const product of products) {
        const calls = kept.get(product.op);
        if (calls === undefined) continue;
        for (const { words, count, result } of calls) {
          const first = transcript.reserve(product.op, count)!;
          if (result !== undefined)
            transcript.put(product.op, first, rowDigests(product, first, words, result));
        }
        rows.push(joined(product.op, finished(calls)));
      }
      return { kind, tree: transcript.sealed(blindKey), blindKey, rows };
    },
  };
}

/** What a host is asked and answers, kept. */
export const recordHost = (side: RecordedSide<RecordKind>, host: RingHost): RingHost => ({
  multiply: (op, masked, count) => side.through(op, masked, count, () => host.multiply(op, masked, count)),
});

export interface TranscriptFile {
  readonly kind: OpenKind;
  readonly signed: SignedRingStatement;
  /** 32 bytes, which open every leaf. */
  readonly blindKey: Uint8Array;
  readonly rows: readonly RecordedRows[];
}

/** Of an open record; of a query over twin there is none. */
export const transcriptFile = (
  { kind, blindKey, rows }: SessionRecord<OpenKind>,
  signed: SignedRingStatement,
): TranscriptFile => ({ kind, signed, blindKey, rows });

const fileSchema = z.strictObject({
  version: z.literal(1),
  kind: z.enum(OPEN_KINDS),
  signed: z.unknown(),
  blindKey: bytes32,
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

/** Deterministic CBOR; words big-endian. @throws UsageError RING_TRANSCRIPT_KIND, also where types are not looked at */
export function encodeTranscriptFile({ kind, signed, blindKey, rows }: TranscriptFile): Uint8Array {
  if (!OPEN_KINDS.includes(kind)) {
    throw new UsageError('RING_TRANSCRIPT_KIND', 'the words of this session are shown to nobody', {
      details: { kind },
      hint: 'in twin the second chain knows the masks, and would read the query from the masked words',
    });
  }
  return encodeCbor({
    version: 1,
    kind,
    signed: signed as unknown as CborValue,
    blindKey,
    products: rows.map(({ op, words, result }) => ({
      op,
      words: encodeWords(words),
      result: encodeWords(result),
    })),
  });
}

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
    kind: parsed.kind,
    signed: parseSignedStatement(parsed.signed),
    blindKey: parsed.blindKey,
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
export function treeOf(
  products: readonly RecordedProduct[],
  { rows, blindKey }: Pick<TranscriptFile, 'rows' | 'blindKey'>,
): TranscriptTree {
  const transcript = createTranscript(products);
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
    transcript.put(op, first, rowDigests(product, first, words, result));
  }
  return transcript.sealed(blindKey);
}
