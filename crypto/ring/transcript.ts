/**
 * The transcript of a node's products in one query: a tree over what it was given and what it answered, whose root it
 * signs (statement.ts) and a contract reads (settlement/ring/PROTOCOL.md).
 *
 * Its leaves are blinded: the root and any leaves that are opened say nothing of the others to who lacks the key of the blinds, which
 * the client draws for each transcript and tells its node at the very end. So chain B of twin, who knows the masks and could try
 * inputs against the masked words, has nothing to try them on. Who may be shown a whole transcript is record.ts's business.
 *
 * A product whose rows of weights the manifest does not commit to has no place here: nobody could dispute it.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes, utf8 } from '../core/bytes.ts';
import { InternalError, UsageError } from '../core/errors.ts';
import { merkleLeaf, merkleLevels, merklePath, merkleTop } from '../core/keccak-merkle.ts';
import type { RingShape } from './types.ts';

/** Words out of one cell that stand under one leaf of their tree, so that one of them is shown with few others. */
export const CHUNK_WORDS = 64;
/** Leaves of one transcript: 2 MiB of hashes, and a tree that one thread makes in a second or two. */
export const MAX_LEAVES = 2 ** 16;
const WORD_BYTES = 4;
const HASH_BYTES = 32;
const BLIND_DOMAIN = keccak_256(utf8('veilmesh/ring-blind/v1'));
/** Of one transcript; whoever has it can try words against the root. */
export const BLIND_KEY_BYTES = 32;

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

export interface Transcript {
  /** In order; others are not recorded. */
  readonly products: readonly RecordedProduct[];
  /**
   * Numbers `count` rows, in the order of calls.
   * @returns the first one's number; null for a product that is not recorded
   * @throws UsageError RING_TRANSCRIPT_FULL
   */
  reserve(op: string, count: number): number | null;
  /** What `rowDigests` gives of rows that were numbered. */
  put(op: string, first: number, digests: Uint8Array): void;
  /**
   * Digests of all leaves in their order, side by side: what `blindedRoot` makes the root of, on any thread.
   * @throws UsageError RING_TRANSCRIPT_UNFINISHED
   */
  digests(): Uint8Array;
  /** The whole tree, made here. @param blindKey 32 bytes @throws as `digests` */
  sealed(blindKey: Uint8Array): TranscriptTree;
}

export interface TranscriptTree {
  readonly root: Uint8Array;
  /** Leaves. */
  readonly count: number;
  /** Where the leaf of this row and cell stands, what opens it, and its path, deepest sibling first. */
  place(
    op: string,
    row: number,
    cell: number,
  ): { readonly index: number; readonly blind: Uint8Array; readonly path: readonly Uint8Array[] };
}

interface Page {
  readonly product: RecordedProduct;
  /** Digests of leaves of each row, one for each cell; undefined while the row is computed. */
  readonly rows: (Uint8Array | undefined)[];
}

export function createTranscript(products: readonly RecordedProduct[]): Transcript {
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
  const digests = (): Uint8Array => {
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
    digests,
    reserve(op, count) {
      const page = pages.get(op);
      if (page === undefined) return null;
      reserved += count * page.product.cells.length;
      assertRoom(reserved);
      const first = page.rows.length;
      for (let i = 0; i < count; i++) page.rows.push(undefined);
      return first;
    },
    put(op, first, made) {
      const { product, rows } = pages.get(op)!;
      const bytes = product.cells.length * HASH_BYTES;
      for (let i = 0; (i + 1) * bytes <= made.length; i++) {
        rows[first + i] = made.subarray(i * bytes, (i + 1) * bytes);
      }
    },
    sealed(blindKey) {
      const levels = levelsOf(digests(), blindKey);
      return {
        root: topOf(levels),
        count: reserved,
        place(op, row, cell) {
          const { cells } = pages.get(op)!.product;
          const index = startOf(op) + row * cells.length + cells.findIndex((own) => own.cell === cell);
          return { index, blind: blindOf(blindKey, index), path: merklePath(levels, index) };
        },
      };
    },
  };
}

/**
 * What the leaves of `count` rows commit to, side by side: what takes time, for any thread, and needs no blinds yet.
 * @param first the first row's number @param words count * dIn @param result count * dOut
 */
export function rowDigests(
  { dIn, dOut, cells }: RecordedProduct,
  first: number,
  words: Int32Array,
  result: Int32Array,
): Uint8Array {
  const count = words.length / dIn;
  const digests = new Uint8Array(count * cells.length * HASH_BYTES);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const input = keccak_256(encodeWords(words.subarray(i * dIn, (i + 1) * dIn)));
    const out = result.subarray(i * dOut, (i + 1) * dOut);
    for (const own of cells) {
      const output = merkleTop(outputLevels(out, own));
      digests.set(digestOf({ cell: own.cell, row: first + i, input, output }), at);
      at += HASH_BYTES;
    }
  }
  return digests;
}

/**
 * Of what `digests` of a transcript gives: what takes time. Zeros where there are none.
 * @param blindKey 32 bytes
 */
export const blindedRoot = (digests: Uint8Array, blindKey: Uint8Array): Uint8Array =>
  topOf(levelsOf(digests, blindKey));

/** What opens leaf `index`: a PRF (keccak-256 with its key in front), so one blind says nothing of the next. */
export const blindOf = (blindKey: Uint8Array, index: number): Uint8Array =>
  keccak_256(concatBytes(BLIND_DOMAIN, blindKey, abiWord(index)));

type Levels = readonly (readonly Uint8Array[])[];

function levelsOf(digests: Uint8Array, blindKey: Uint8Array): Levels {
  if (blindKey.length !== BLIND_KEY_BYTES) {
    throw new UsageError('RING_BLIND_KEY', `leaves are blinded by a key of ${BLIND_KEY_BYTES} bytes`, {
      details: { got: blindKey.length },
    });
  }
  if (digests.length === 0) return [];
  return merkleLevels(
    Array.from({ length: digests.length / HASH_BYTES }, (_, i) =>
      blindedLeaf(digests.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES), blindOf(blindKey, i)),
    ),
  );
}

const topOf = (levels: Levels): Uint8Array =>
  levels.length === 0 ? new Uint8Array(HASH_BYTES) : merkleTop(levels);

/** @throws UsageError RING_TRANSCRIPT_FULL */
export function assertRoom(leaves: number): void {
  if (leaves <= MAX_LEAVES) return;
  throw new UsageError('RING_TRANSCRIPT_FULL', 'a session has more rows than a transcript holds', {
    details: { leaves, most: MAX_LEAVES },
    hint: 'ask for less at once',
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

/** Of four words of 32 bytes, as Solidity's abi.encode. */
export const digestOf = ({ cell, row, input, output }: TranscriptLeaf): Uint8Array =>
  keccak_256(concatBytes(abiWord(cell), abiWord(row), input, output));

/** What stands in the tree. @param digest as `digestOf` */
export const blindedLeaf = (digest: Uint8Array, blind: Uint8Array): Uint8Array =>
  merkleLeaf(concatBytes(digest, blind));

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
