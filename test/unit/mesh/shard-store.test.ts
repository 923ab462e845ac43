import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { VeilmeshError } from '../../../crypto/core/errors.ts';
import { contentHash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { CHUNK_BYTES, type ChunkList, chunkCount } from '../../../mesh/shards/chunks.ts';
import { createMeter, type ShardProgress } from '../../../mesh/shards/progress.ts';
import { decodeList, encodeList } from '../../../mesh/shards/protocol.ts';
import { createShardStore, type ShardStore } from '../../../mesh/shards/store.ts';
import { fc } from '../../support/fast-check.ts';

async function setUp(t: TestContext): Promise<{ store: ShardStore; directory: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'veilmesh-store-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  return { store: await createShardStore(directory), directory };
}

const file = randomBytes(2 * CHUNK_BYTES + 1_000);
const chunk = (index: number): Uint8Array => file.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);

async function listOf(t: TestContext, bytes: Uint8Array): Promise<ChunkList> {
  const { store } = await setUp(t);
  return (await store.list(await store.put(bytes)))!;
}

test('puts, has, gets, lists and removes by content hash', async (t) => {
  const { store, directory } = await setUp(t);
  const hash = await store.put(file);
  assert.deepEqual(hash, contentHash(file));
  assert.equal(await store.has(hash), true);
  assert.deepEqual(await store.get(hash), file);
  const list = (await store.list(hash))!;
  assert.equal(list.bytes, file.length);
  assert.deepEqual(list.hashes.subarray(64, 96), contentHash(chunk(2)));
  const reader = await store.openReader(list);
  const into = new Uint8Array(chunk(2).length);
  await reader.read(2, into);
  await reader.close();
  assert.deepEqual(into, chunk(2));
  assert.deepEqual(await readdir(directory), [bytesToHex(hash)]);
  await store.remove(hash);
  assert.equal(await store.has(hash), false);
  assert.equal(await store.get(hash), undefined);
  assert.equal(await store.list(hash), undefined);
});

test('an empty file is a file', async (t) => {
  const { store } = await setUp(t);
  const hash = await store.put(new Uint8Array(0));
  assert.deepEqual(await store.get(hash), new Uint8Array(0));
  assert.equal((await store.list(hash))!.hashes.length, 0);
});

test('a file changed on disk is refused when opened', async (t) => {
  const { store, directory } = await setUp(t);
  const hash = await store.put(file);
  await writeFile(join(directory, bytesToHex(hash)), Uint8Array.of(1, 2, 3));
  await assert.rejects(store.get(hash), { code: 'SHARD_CORRUPT' });
  await assert.rejects(store.list(hash), { code: 'SHARD_CORRUPT' });
});

test('a partial file takes chunks in any order, resumes with what it has and completes', async (t) => {
  const list = await listOf(t, file);
  const { store } = await setUp(t);
  const first = await store.openPartial(list);
  assert.deepEqual(first.missing, [0, 1, 2]);
  await first.writeChunk(2, chunk(2));
  await first.close();
  const second = await store.openPartial(list);
  assert.deepEqual(second.missing, [0, 1]);
  await second.writeChunk(1, chunk(1));
  await second.writeChunk(0, chunk(0));
  assert.equal(await store.has(list.contentHash), false);
  await second.complete();
  await second.close();
  assert.deepEqual(await store.get(list.contentHash), file);
});

test('a torn partial file gives back what is whole', async (t) => {
  const list = await listOf(t, file);
  const { store, directory } = await setUp(t);
  const partial = await store.openPartial(list);
  for (const index of [0, 1, 2]) await partial.writeChunk(index, chunk(index));
  await partial.close();
  await truncate(join(directory, `${bytesToHex(list.contentHash)}.partial`), CHUNK_BYTES + 17);
  const resumed = await store.openPartial(list);
  assert.deepEqual(resumed.missing, [1, 2]);
  await resumed.close();
});

test('a chunk that is not the listed one is refused, also one of another length', async (t) => {
  const list = await listOf(t, file);
  const { store } = await setUp(t);
  const partial = await store.openPartial(list);
  await assert.rejects(partial.writeChunk(0, chunk(1)), { code: 'SHARD_CHUNK_WRONG' });
  await assert.rejects(partial.writeChunk(2, chunk(2).subarray(1)), { code: 'SHARD_CHUNK_WRONG' });
  await partial.close();
});

test('a list of another file is found out at the end and nothing is left of it', async (t) => {
  const lie = await listOf(t, file);
  const { store, directory } = await setUp(t);
  const partial = await store.openPartial({ ...lie, contentHash: contentHash(Uint8Array.of(1)) });
  for (const index of [0, 1, 2]) await partial.writeChunk(index, chunk(index));
  await assert.rejects(partial.complete(), { code: 'SHARD_TOTAL_WRONG' });
  await partial.close();
  assert.deepEqual(await readdir(directory), []);
});

test('a chunk list of another size than the manifest says is refused', async (t) => {
  const list = await listOf(t, file);
  assert.deepEqual(decodeList(list, encodeList(list)), list);
  for (const lie of [
    { ...list, bytes: list.bytes + 1 },
    { ...list, hashes: list.hashes.subarray(32) },
    { ...list, bytes: 2 ** 40 },
  ]) {
    assert.throws(() => decodeList(list, encodeList(lie)), { code: 'SHARD_LIST_WRONG' });
  }
  assert.equal(chunkCount(list.bytes), 3);
});

test('any bytes are a chunk list or a coded error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeList({ contentHash: new Uint8Array(32), bytes: 10 }, Uint8Array.from(bytes));
      } catch (error) {
        assert.ok(error instanceof VeilmeshError && error.family === 'verification');
      }
    }),
  );
});

test('progress gives rate and remaining time of this run only', () => {
  let now = 0;
  const seen: ShardProgress[] = [];
  const meter = createMeter(
    1_000,
    (progress) => seen.push(progress),
    () => now,
  );
  meter.start(400);
  meter.report('fetch', 'p');
  now = 1_000;
  meter.add(200);
  meter.report('fetch', 'p');
  assert.deepEqual(seen[0], { stage: 'fetch', bytes: 400, total: 1_000, rate: 0, etaMs: null, source: 'p' });
  assert.deepEqual(seen[1], {
    stage: 'fetch',
    bytes: 600,
    total: 1_000,
    rate: 200,
    etaMs: 2_000,
    source: 'p',
  });
});
