/**
 * Chunks under one root that are not the code of one content.
 * @module
 */
import { u32be } from '../../crypto/core/bytes.ts';
import { hash, merkleProof, merkleRoot } from '../../crypto/core/hash.ts';
import { type Coded, chunkRoot } from '../../settlement/availability/coded.ts';
import { encodeChunks } from '../../settlement/availability/coding.ts';

/** The code of the data, but for one byte of one chunk. */
export async function codeFalsely(data: Uint8Array, chunk: number, place: number): Promise<Coded> {
  const chunks = await encodeChunks(data);
  chunks[chunk]![place]! ^= 1;
  const roots = chunks.map(chunkRoot);
  const top = merkleRoot(roots);
  const { length } = data;
  return {
    root: hash('coded-data/v1', u32be(length), top),
    chunks: chunks.map((bytes, index) => ({ index, length, bytes, top, path: merkleProof(roots, index) })),
  };
}
