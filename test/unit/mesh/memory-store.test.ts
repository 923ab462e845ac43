/**
 * Files in memory, for who has no disk: nothing is a file before its hash is right.
 * @module
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { CHUNK_BYTES, type ChunkList } from '../../../mesh/shards/chunks.ts';
import { createMemoryStore } from '../../../mesh/shards/memory-store.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const chunksOf = (bytes: Uint8Array): Uint8Array[] => [
  bytes.subarray(0, CHUNK_BYTES),
  bytes.subarray(CHUNK_BYTES),
];
const file = randomBytes(CHUNK_BYTES + 77);
const listOf = (contentHash: Uint8Array): ChunkList => ({
  contentHash,
  bytes: file.length,
  hashes: concatBytes(...chunksOf(file).map(sha256)),
});

test('a file is there once all of it is, and gone when it is removed', async () => {
  const store = createMemoryStore(sha256);
  const list = listOf(sha256(file));
  const partial = await store.openPartial(list);
  assert.deepEqual(partial.missing, [0, 1]);
  const [first, second] = chunksOf(file);
  await partial.writeChunk(1, second!);
  await partial.writeChunk(0, first!);
  assert.equal(await store.get(list.contentHash), undefined);
  await partial.complete();
  await partial.close();
  assert.deepEqual(await store.get(list.contentHash), file);
  assert.deepEqual(await store.list(list.contentHash), list);
  await store.remove(list.contentHash);
  assert.equal(await store.list(list.contentHash), undefined);
});

test('a wrong chunk is refused, and so is a whole of another hash', async () => {
  const store = createMemoryStore(sha256);
  const partial = await store.openPartial(listOf(sha256(Uint8Array.of(1))));
  await assert.rejects(partial.writeChunk(0, chunksOf(file)[1]!), { code: 'SHARD_CHUNK_WRONG' });
  for (const [i, chunk] of chunksOf(file).entries()) await partial.writeChunk(i, chunk);
  await assert.rejects(partial.complete(), { code: 'SHARD_TOTAL_WRONG' });
  assert.equal(await store.get(sha256(Uint8Array.of(1))), undefined);
});
