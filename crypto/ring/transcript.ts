/**
 * The transcript of a node's products in one ring session: a tree over what it was given and what it answered, whose root it
 * signs (statement.ts) and a contract reads (settlement/ring/PROTOCOL.md).
 *
 * Of vault sessions alone. There, words in are masked by what only the client has, so they are uniform to everybody, words out
 * are a public function of them, and both may be shown. In twin, chain B knows the masks: shown to it, the words in are
 * the query. So a transcript takes its session's mode, and there is none of twin.
 *
 * A product whose rows of weights the manifest does not commit to has no place here: nobody could dispute it.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes } from '../core/bytes.ts';
import { InternalError, UsageError } from '../core/errors.ts';
import { merkleLeaf, merkleLevels, merklePath, merkleTop } from '../core/keccak-merkle.ts';
import type { RingLabel } from './mask.ts';
import type { RingShape } from './types.ts';

/** Words out of one cell that stand under one leaf of their tree, so that one of them is shown with few others. */
export const CHUNK_WORDS = 64;
/** Leaves of one transcript: 2 MiB of hashes, and a tree that one thread makes in a second or two. */
export const MAX_LEAVES = 2 ** 16;
const WORD_BYTES = 4;
const HASH_BYTES = 32;

/** Words out of a product that one cell's rows of weights give, in their order. */
export interface CellWords {
  /** Number of the cell in its shard. */
  readonly cell: number;
  readonly from: number;
  readonly count: number;
}

/** A product whose rows of weights are committed to. */
export interface RecordedProduct extends Pick<RingShape, 'op' | 'dIn' | 'dOut'> {
  /** In order of their words, which are all of the row. */
  readonly cells: readonly CellWords[];
}

/** Modes whose words in are uniform to everybody but the client. */
export type OpenMode = Extract<RingLabel['mode'], 'vault'>;

export interface Transcript {
  /** In order; others are not recorded. */
  readonly products: readonly RecordedProduct[];
  /**
   * Numbers `count` rows, in the order of calls.
   * @returns the first one's number; null for a product that is not recorded
   * @throws UsageError RING_TRANSCRIPT_FULL
   */
  reserve(op: string, count: number): number | null;
  /** What `rowLeaves` gives of rows that were numbered. */
  put(op: string, first: number, leaves: Uint8Array): void;
  /**
   * Hashes of all leaves in their order, side by side: what `leavesRoot` makes the root of, on any thread.
   * @throws UsageError RING_TRANSCRIPT_UNFINISHED | RING_TRANSCRIPT_EMPTY
   */
  leaves(): Uint8Array;
  /** The whole tree, made here. @throws as `leaves` */
  sealed(): TranscriptTree;
}

export interface TranscriptTree {
  readonly root: Uint8Array;
  /** Leaves, at least one. */
  readonly count: number;
  /** Where the leaf of this row and cell stands, and its path, deepest sibling first. */
  place(
    op: string,
    row: number,
    cell: number,
  ): { readonly index: number; readonly path: readonly Uint8Array[] };
}

interface Page {
  readonly product: RecordedProduct;
  /** Hashes of leaves of each row, one for each cell; undefined while the row is computed. */
  readonly rows: (Uint8Array | undefined)[];
}

/** @throws UsageError RING_TRANSCRIPT_MODE */
export function createTranscript(mode: OpenMode, products: readonly RecordedProduct[]): Transcript {
  assertOpen(mode);
  const pages = new Map(products.map((product): [string, Page] => [product.op, { product, rows: [] }]));
  let reserved = 0;
  const startOf = (op: string): number => {
    let at = 0;
    for (const [name, { product, rows }] of pages) {
      if (name === op) break;
      at += rows.length * product.cells.length;
    }
    return at;
  };
  const leaves = (): Uint8Array => {
    if (reserved === 0) {
      throw new UsageError('RING_TRANSCRIPT_EMPTY', 'this session has no product that can be disputed');
    }
    const all = new Uint8Array(reserved * HASH_BYTES);
    let at = 0;
    for (const { rows } of pages.values()) {
      for (const row of rows) {
        if (row === undefined) {
          throw new UsageError('RING_TRANSCRIPT_UNFINISHED', 'a product of this session has no answer yet');
        }
        all.set(row, at);
        at += row.length;
      }
    }
    return all;
  };
  return {
    products,
    leaves,
    reserve(op, count) {
      const page = pages.get(op);
      if (page === undefined) return null;
      reserved += count * page.product.cells.length;
      assertRoom(reserved);
      const first = page.rows.length;
      for (let i = 0; i < count; i++) page.rows.push(undefined);
      return first;
    },
    put(op, first, leaves) {
      const { product, rows } = pages.get(op)!;
      const bytes = product.cells.length * HASH_BYTES;
      for (let i = 0; (i + 1) * bytes <= leaves.length; i++) {
        rows[first + i] = leaves.subarray(i * bytes, (i + 1) * bytes);
      }
    },
    sealed() {
      const levels = levelsOf(leaves());
      return {
        root: merkleTop(levels),
        count: reserved,
        place(op, row, cell) {
          const { cells } = pages.get(op)!.product;
          const index = startOf(op) + row * cells.length + cells.findIndex((own) => own.cell === cell);
          return { index, path: merklePath(levels, index) };
        },
      };
    },
  };
}

/**
 * Hashes of the leaves of `count` rows, side by side: what takes time, for any thread.
 * @param first the first row's number @param words count * dIn @param result count * dOut
 */
export function rowLeaves(
  { dIn, dOut, cells }: RecordedProduct,
  first: number,
  words: Int32Array,
  result: Int32Array,
): Uint8Array {
  const count = words.length / dIn;
  const leaves = new Uint8Array(count * cells.length * HASH_BYTES);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const input = keccak_256(encodeWords(words.subarray(i * dIn, (i + 1) * dIn)));
    const out = result.subarray(i * dOut, (i + 1) * dOut);
    for (const own of cells) {
      const output = merkleTop(outputLevels(out, own));
      leaves.set(merkleLeaf(encodeLeaf({ cell: own.cell, row: first + i, input, output })), at);
      at += HASH_BYTES;
    }
  }
  return leaves;
}

/** Of what `leaves` of a transcript gives: what takes time. @param leaves at least one hash */
export const leavesRoot = (leaves: Uint8Array): Uint8Array => merkleTop(levelsOf(leaves));

const levelsOf = (leaves: Uint8Array): readonly (readonly Uint8Array[])[] =>
  merkleLevels(
    Array.from({ length: leaves.length / HASH_BYTES }, (_, i) =>
      leaves.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
    ),
  );

/** @throws UsageError RING_TRANSCRIPT_FULL */
export function assertRoom(leaves: number): void {
  if (leaves <= MAX_LEAVES) return;
  throw new UsageError('RING_TRANSCRIPT_FULL', 'a session has more rows than a transcript holds', {
    details: { leaves, most: MAX_LEAVES },
    hint: 'open another session',
  });
}

/** Also where types are not looked at. @throws UsageError RING_TRANSCRIPT_MODE */
export function assertOpen(mode: string): asserts mode is OpenMode {
  if (mode === ('vault' satisfies OpenMode)) return;
  throw new UsageError('RING_TRANSCRIPT_MODE', 'only a vault session has a transcript', {
    details: { mode },
    hint: 'in twin the second chain knows the masks, and would read the query from the masked words',
  });
}

export interface TranscriptLeaf {
  readonly cell: number;
  /** Rows of the product before it in the session. */
  readonly row: number;
  /** keccak-256 of the words in. */
  readonly input: Uint8Array;
  /** Root over the cell's words out. */
  readonly output: Uint8Array;
}

/** Four words of 32 bytes, as Solidity's abi.encode. */
export const encodeLeaf = ({ cell, row, input, output }: TranscriptLeaf): Uint8Array =>
  concatBytes(abiWord(cell), abiWord(row), input, output);

/** A number as 32 bytes. */
export function abiWord(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new InternalError('RING_TRANSCRIPT_NUMBER', 'a transcript holds safe integers from 0', {
      details: { value },
    });
  }
  const word = new Uint8Array(32);
  new DataView(word.buffer).setBigUint64(24, BigInt(value));
  return word;
}

/** Four bytes each, big-endian. */
export function encodeWords(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * WORD_BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < words.length; i++) view.setInt32(i * WORD_BYTES, words[i]!);
  return bytes;
}

/** The reverse; a last part of a word is left out. */
export function decodeWords(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int32Array.from({ length: Math.floor(bytes.length / WORD_BYTES) }, (_, i) =>
    view.getInt32(i * WORD_BYTES),
  );
}

/** The chunks of a cell's words out. @param out a whole row of the product */
export function outputChunks(out: Int32Array, { from, count }: CellWords): Uint8Array[] {
  return Array.from({ length: Math.ceil(count / CHUNK_WORDS) }, (_, i) =>
    encodeWords(out.subarray(from + i * CHUNK_WORDS, from + Math.min(count, (i + 1) * CHUNK_WORDS))),
  );
}

/** The tree over them. */
export const outputLevels = (out: Int32Array, own: CellWords): readonly (readonly Uint8Array[])[] =>
  merkleLevels(outputChunks(out, own).map(merkleLeaf));
