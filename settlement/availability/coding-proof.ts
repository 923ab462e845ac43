/**
 * Shows a contract that chunks under one root are not the code of any data (contracts/CodingReferee.sol): nine of them, at one place.
 * @module
 */
import { merkleProof } from '../../crypto/core/hash.ts';
import { type Chunk, chunkRoot, PIECE, piecesOf } from './coded.ts';
import { allChunks, DATA_CHUNKS } from './coding.ts';

/** Part of a chunk with its place under the root (struct CodedPiece). */
export interface CodedPiece {
  readonly chunk: number;
  readonly chunkRoot: Uint8Array;
  readonly chunkPath: readonly Uint8Array[];
  readonly piece: Uint8Array;
  readonly piecePath: readonly Uint8Array[];
}

/** Eight chunks and one that says otherwise, at one byte (struct CodingProof). */
export interface CodingProof {
  readonly length: number;
  readonly top: Uint8Array;
  readonly piece: number;
  readonly offset: number;
  readonly pieces: readonly CodedPiece[];
}

/**
 * @param chunks of one root (`isChunkOf`), each index once
 * @returns null when they are all of one content, or too few to tell
 */
export async function proveFalse(chunks: readonly Chunk[]): Promise<CodingProof | null> {
  const eight = chunks.slice(0, DATA_CHUNKS);
  const [first] = eight;
  if (first === undefined || chunks.length <= DATA_CHUNKS) return null;
  const { length, top } = first;
  const own = await allChunks(new Map(eight.map(({ index, bytes }) => [index, bytes])));
  for (const ninth of chunks.slice(DATA_CHUNKS)) {
    const place = ninth.bytes.findIndex((byte, i) => byte !== own[ninth.index]![i]);
    if (place === -1) continue;
    const piece = Math.floor(place / PIECE);
    return {
      length,
      top,
      piece,
      offset: place - piece * PIECE,
      pieces: [...eight, ninth].map(({ index, bytes, path }) => {
        const pieces = piecesOf(bytes);
        return {
          chunk: index,
          chunkRoot: chunkRoot(bytes),
          chunkPath: path,
          piece: pieces[piece]!,
          piecePath: merkleProof(pieces, piece),
        };
      }),
    };
  }
  return null;
}
