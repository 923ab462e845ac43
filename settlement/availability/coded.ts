/**
 * Coded data under one root: what a chunk shows of itself, and what anybody makes of enough of them.
 *
 * A chunk is cut into pieces, whose RFC 6962 tree gives its root; the tree over those roots, with the data's length, gives the
 * data's. So a chunk is recognised whoever hands it out, and a few bytes of one could be shown to a contract.
 * @module
 */
import { hash as digest } from 'node:crypto';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { hash, merkleProof, merkleRoot, merkleVerify, type Sha256 } from '../../crypto/core/hash.ts';
import { CHUNKS, chunkBytes, DATA_CHUNKS, decodeData, encodeChunks } from './coding.ts';

/** Bytes of coded data at most: the largest log. */
export const MAX_CODED_BYTES = 32 * 1024 * 1024;
export const MAX_CHUNK_BYTES = MAX_CODED_BYTES / DATA_CHUNKS;
/** Bytes of a piece; a chunk's last may be shorter. */
export const PIECE = 1_024;
/** Levels of the tree over the chunks at most. */
export const MAX_CHUNK_PATH = 5;

/** A chunk, with its place under the root. */
export interface Chunk {
  readonly index: number;
  /** Of the data, bytes. */
  readonly length: number;
  readonly bytes: Uint8Array;
  /** Root of the tree over the chunks' roots. */
  readonly top: Uint8Array;
  readonly path: readonly Uint8Array[];
}

export interface Coded {
  readonly root: Uint8Array;
  /** All chunks, by index. */
  readonly chunks: readonly Chunk[];
}

const sha256: Sha256 = (bytes) => digest('sha256', bytes, 'buffer');

/** @throws UsageError CODED_SIZE */
export async function codeData(data: Uint8Array): Promise<Coded> {
  if (data.length === 0 || data.length > MAX_CODED_BYTES) {
    throw new UsageError('CODED_SIZE', 'there is no code for so much data', {
      details: { bytes: data.length, max: MAX_CODED_BYTES },
    });
  }
  const chunks = await encodeChunks(data);
  const roots = chunks.map(chunkRoot);
  const top = merkleRoot(roots);
  return {
    root: rootOf(data.length, top),
    chunks: chunks.map((bytes, index) => ({
      index,
      length: data.length,
      bytes,
      top,
      path: merkleProof(roots, index),
    })),
  };
}

/** Whether this is the chunk of its place under the root. */
export const isChunkOf = (root: Uint8Array, { index, length, bytes, top, path }: Chunk): boolean =>
  Number.isInteger(length) &&
  length > 0 &&
  length <= MAX_CODED_BYTES &&
  bytes.length === chunkBytes(length) &&
  equalBytes(rootOf(length, top), root) &&
  merkleVerify(top, chunkRoot(bytes), index, CHUNKS, path);

/**
 * The data, from chunks that are of the root.
 * @returns exact: whether every other chunk of the root is of this data too; if not, others may read something else from it
 * @throws UnavailableError CHUNKS_MISSING when they are too few
 */
export async function decodeChunks(
  root: Uint8Array,
  chunks: readonly Chunk[],
): Promise<{ readonly data: Uint8Array; readonly exact: boolean }> {
  const byIndex = new Map(chunks.map(({ index, bytes }) => [index, bytes]));
  const [first] = chunks;
  if (first === undefined || byIndex.size < DATA_CHUNKS) {
    throw new UnavailableError('CHUNKS_MISSING', 'there are too few chunks to make the data from', {
      details: { chunks: byIndex.size, needed: DATA_CHUNKS },
    });
  }
  const data = await decodeData(byIndex, first.length);
  return { data, exact: equalBytes((await codeData(data)).root, root) };
}

/** The pieces of a chunk. */
export function piecesOf(bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += PIECE) pieces.push(bytes.subarray(from, from + PIECE));
  return pieces;
}

export const chunkRoot = (bytes: Uint8Array): Uint8Array => merkleRoot(piecesOf(bytes), sha256);

function rootOf(length: number, top: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return hash('coded-data/v1', bytes, top);
}
