/**
 * One stream per file and source. The client sends LIST_REQUEST, then any number of CHUNK_REQUESTs, answered in
 * order; the server answers ABSENT when it does not have the file.
 * @module
 */
import { z } from 'zod';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { bytesUpTo, uint } from '../wire/schemas.ts';
import type { WireProtocol } from '../wire/types.ts';
import { assertListShape, CHUNK_BYTES, type ChunkList, type FileSpec, MAX_FILE_BYTES } from './chunks.ts';

/** A chunk behind its index and the type byte; the hash list of the largest file is smaller. */
export const SHARD_PROTOCOL: WireProtocol = { id: '/veilmesh/shard/1', maxMessageBytes: CHUNK_BYTES + 5 };

export const SHARD = { listRequest: 1, list: 2, chunkRequest: 3, chunk: 4, absent: 5 } as const;

const listSchema = z.strictObject({ bytes: uint(MAX_FILE_BYTES), hashes: bytesUpTo(CHUNK_BYTES) });

export const encodeList = ({ bytes, hashes }: ChunkList): Uint8Array => encodeCbor({ bytes, hashes });

/** @throws VerificationError SHARD_LIST_WRONG | CBOR_* */
export function decodeList(file: FileSpec, message: Uint8Array): ChunkList {
  const parsed = listSchema.safeParse(decodeCbor(message, CHUNK_BYTES));
  if (!parsed.success) throw new VerificationError('SHARD_LIST_WRONG', 'not a chunk list');
  assertListShape(file, parsed.data);
  return { contentHash: file.contentHash, ...parsed.data };
}

/** The four-byte index that begins CHUNK_REQUEST and CHUNK. @throws VerificationError SHARD_MESSAGE_MALFORMED */
export function readIndex(message: Uint8Array): number {
  if (message.length < 4)
    throw new VerificationError('SHARD_MESSAGE_MALFORMED', 'a message without its index');
  return new DataView(message.buffer, message.byteOffset, 4).getUint32(0);
}
