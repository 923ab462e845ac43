/**
 * The systematic Reed-Solomon code over logs: data in 8 chunks, 24 in all, any 8 of which give the data again.
 *
 * Byte c of chunk i is the value at i of the one polynomial of degree 7 that has the data chunks' bytes c at 0 to 7. Coding is work for
 * the processor, so it is done in slices, between which others have their turn.
 * @module
 */
import { turn } from '../../crypto/core/pause.ts';
import { addMultiple, weights } from './field.ts';

/** Chunks that are the data itself, and that are needed. */
export const DATA_CHUNKS = 8;
/** Chunks in all. */
export const CHUNKS = 24;

/** Bytes of a chunk that are computed at once: 8 products each. */
const SLICE = 65_536;
const DATA_POINTS = [...Array(DATA_CHUNKS).keys()];

/** Bytes of each chunk of so much data; the last data chunk's end is filled with zeros. */
export const chunkBytes = (length: number): number => Math.ceil(length / DATA_CHUNKS);

/** @param data at least one byte. @returns all chunks, by index */
export function encodeChunks(data: Uint8Array): Promise<Uint8Array[]> {
  const size = chunkBytes(data.length);
  const chunks = DATA_POINTS.map((i): [number, Uint8Array] => {
    const chunk = new Uint8Array(size);
    chunk.set(data.subarray(i * size, (i + 1) * size));
    return [i, chunk];
  });
  return allChunks(new Map(chunks));
}

/** All chunks, from `DATA_CHUNKS` of one size. */
export async function allChunks(known: ReadonlyMap<number, Uint8Array>): Promise<Uint8Array[]> {
  const points = [...known.keys()];
  const values = [...known.values()];
  const chunks: Uint8Array[] = [];
  for (let i = 0; i < CHUNKS; i++) chunks.push(known.get(i) ?? (await valueAt(i, points, values)));
  return chunks;
}

/**
 * @param chunks `DATA_CHUNKS` or more of one size, by index
 * @param length of the data, bytes
 */
export async function decodeData(
  chunks: ReadonlyMap<number, Uint8Array>,
  length: number,
): Promise<Uint8Array> {
  const known = [...chunks.keys()].sort((a, b) => a - b).slice(0, DATA_CHUNKS);
  const values = known.map((i) => chunks.get(i)!);
  const size = chunkBytes(length);
  const data = new Uint8Array(size * DATA_CHUNKS);
  for (const i of DATA_POINTS) data.set(chunks.get(i) ?? (await valueAt(i, known, values)), i * size);
  return data.subarray(0, length);
}

/** The chunk at one place, from those at others. */
async function valueAt(
  at: number,
  points: readonly number[],
  chunks: readonly Uint8Array[],
): Promise<Uint8Array<ArrayBuffer>> {
  const factors = weights(points, at);
  const out = new Uint8Array(chunks[0]!.length);
  for (let from = 0; from < out.length; from += SLICE) {
    const to = Math.min(out.length, from + SLICE);
    for (const [i, factor] of factors.entries()) addMultiple(out, chunks[i]!, factor, from, to);
    await turn();
  }
  return out;
}
