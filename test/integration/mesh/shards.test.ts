import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { bytesToHex, concatBytes, u32be } from '../../../crypto/core/bytes.ts';
import { VeilmeshError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { HostEvent, MeshHost } from '../../../mesh/host/types.ts';
import { CHUNK_BYTES, type ChunkList } from '../../../mesh/shards/chunks.ts';
import { fetchShard } from '../../../mesh/shards/fetch.ts';
import type { ShardProgress } from '../../../mesh/shards/progress.ts';
import { encodeList, readIndex, SHARD, SHARD_PROTOCOL } from '../../../mesh/shards/protocol.ts';
import { serveShards } from '../../../mesh/shards/serve.ts';
import { createShardStore, type ShardStore } from '../../../mesh/shards/store.ts';
import { END, type Message } from '../../../mesh/wire/types.ts';
import { startHost } from '../../support/mesh.ts';

const CHUNKS = 6;
const file = randomBytes(CHUNKS * CHUNK_BYTES - 12_345);

async function newStore(t: TestContext): Promise<{ store: ShardStore; directory: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'veilmesh-shards-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  return { store: await createShardStore(directory), directory };
}

/** A peer that serves the file truthfully. */
async function honest(t: TestContext): Promise<{ host: MeshHost; address: string; list: ChunkList }> {
  const host = await startHost(t);
  const { store } = await newStore(t);
  const list = (await store.list(await store.put(file)))!;
  await serveShards(host, store);
  return { host, address: host.addresses()[0]!, list };
}

/** A peer that answers the list request with `list` and chunk requests with `chunk`, whatever they are. */
async function liar(
  t: TestContext,
  list: ChunkList,
  chunk: (index: number) => Uint8Array | 'hang up',
): Promise<{ address: string; peerId: string }> {
  const host = await startHost(t);
  await host.handle(SHARD_PROTOCOL, async (stream) => {
    const next = (): Promise<Message | typeof END> => stream.receive({ timeoutMs: 10_000 });
    await next();
    await stream.send(SHARD.list, encodeList(list));
    for (let message = await next(); message !== END; message = await next()) {
      const index = readIndex(message.bytes);
      const bytes = chunk(index);
      if (bytes === 'hang up') break;
      await stream.send(SHARD.chunk, concatBytes(u32be(index), bytes));
    }
    await stream.end();
  });
  return { address: host.addresses()[0]!, peerId: host.peerId };
}

const honestChunk = (index: number): Uint8Array =>
  file.slice(index * CHUNK_BYTES, Math.min(file.length, (index + 1) * CHUNK_BYTES));

interface Fetched {
  readonly store: ShardStore;
  readonly progress: ShardProgress[];
  readonly events: HostEvent[];
}

async function fetchFrom(t: TestContext, list: ChunkList, sources: readonly string[]): Promise<Fetched> {
  const host = await startHost(t);
  const events: HostEvent[] = [];
  host.onEvent((event) => events.push(event));
  const { store } = await newStore(t);
  const progress: ShardProgress[] = [];
  await fetchShard(host, {
    contentHash: list.contentHash,
    bytes: list.bytes,
    sources,
    store,
    chunkTimeoutMs: 4_000,
    onProgress: (step) => progress.push(step),
  });
  assert.deepEqual(await store.get(list.contentHash), file);
  return { store, progress, events };
}

test('a shard comes over whole, with progress from nothing to everything', async (t) => {
  const { address, list } = await honest(t);
  const { progress } = await fetchFrom(t, list, [address]);
  assert.deepEqual([...new Set(progress.map(({ stage }) => stage))], ['check', 'fetch', 'verify', 'done']);
  const last = progress.at(-1)!;
  assert.equal(last.bytes, file.length);
  assert.ok(last.rate > 0);
  const fetching = progress.filter(({ stage }) => stage === 'fetch');
  assert.equal(fetching.length, CHUNKS);
  assert.ok(fetching.at(-1)!.etaMs! >= 0);
});

test('what is already there is not fetched again, unless it has rotted', async (t) => {
  const { host: server, address, list } = await honest(t);
  const host = await startHost(t);
  const { store, directory } = await newStore(t);
  await store.put(file);
  await fetchShard(host, { ...list, sources: [], store });
  const fresh = await createShardStore(directory);
  await writeFile(join(directory, bytesToHex(list.contentHash)), 'rotten');
  await fetchShard(host, { ...list, sources: [address], store: fresh });
  assert.deepEqual(await fresh.get(list.contentHash), file);
  assert.deepEqual(host.peers(), [server.peerId]);
});

test('a source without the shard is left for the next', async (t) => {
  const { address, list } = await honest(t);
  const empty = await startHost(t);
  await serveShards(empty, (await newStore(t)).store);
  const silent = await startHost(t);
  const { events } = await fetchFrom(t, list, [empty.addresses()[0]!, silent.addresses()[0]!, address]);
  assert.ok(!events.some(({ kind }) => kind === 'peer-banned'));
});

test('a source that breaks off is followed by another that gives only the rest', async (t) => {
  const { host: server, address, list } = await honest(t);
  const quitter = await liar(t, list, (index) => (index < 3 ? honestChunk(index) : 'hang up'));
  const { progress } = await fetchFrom(t, list, [quitter.address, address]);
  const second = progress.find(({ stage, source }) => stage === 'fetch' && source === address)!;
  assert.equal(second.bytes, 3 * CHUNK_BYTES);
  assert.ok(server.peers().length > 0);
});

test('a source that breaks off but gives something is asked again', async (t) => {
  const { list } = await honest(t);
  let given = 0;
  const flaky = await liar(t, list, (index) => (++given % 3 === 0 ? 'hang up' : honestChunk(index)));
  await fetchFrom(t, list, [flaky.address]);
});

test('a wrong chunk convicts its source, and the shard comes from another', async (t) => {
  const { address, list } = await honest(t);
  const wrong = await liar(t, list, (index) => (index === 2 ? randomBytes(CHUNK_BYTES) : honestChunk(index)));
  await fetchFrom(t, list, [wrong.address, address]);
});

test('a truthful-looking list of another file convicts its source at the end', async (t) => {
  const { address, list } = await honest(t);
  const other = file.slice();
  other[CHUNK_BYTES * 2]! ^= 1;
  const { store } = await newStore(t);
  const otherList = (await store.list(await store.put(other)))!;
  const lies = await liar(t, { ...otherList, contentHash: list.contentHash }, (index) =>
    other.slice(index * CHUNK_BYTES, Math.min(other.length, (index + 1) * CHUNK_BYTES)),
  );
  await fetchFrom(t, list, [lies.address, address]);
});

test('chunks of a lying list are replaced when the lie is cut short', async (t) => {
  const { address, list } = await honest(t);
  const junk = randomBytes(CHUNK_BYTES);
  const { store } = await newStore(t);
  const other = concatBytes(honestChunk(0), junk, file.subarray(2 * CHUNK_BYTES));
  const otherList = (await store.list(await store.put(other)))!;
  const lies = await liar(t, { ...otherList, contentHash: list.contentHash }, (index) =>
    index === 0 ? honestChunk(0) : index === 1 ? junk : 'hang up',
  );
  const { progress } = await fetchFrom(t, list, [lies.address, address]);
  const second = progress.find(({ stage, source }) => stage === 'fetch' && source === address)!;
  assert.equal(second.bytes, CHUNK_BYTES, 'the true chunk is kept, the false one is not');
});

test('lies about the size are refused before any chunk is asked for', async (t) => {
  const { address, list } = await honest(t);
  let asked = 0;
  const serve = (index: number): Uint8Array => {
    asked++;
    return honestChunk(index);
  };
  const larger = await liar(t, { ...list, bytes: list.bytes + 1 }, serve);
  const fewer = await liar(t, { ...list, hashes: list.hashes.subarray(32) }, serve);
  await fetchFrom(t, list, [larger.address, fewer.address, address]);
  assert.equal(asked, 0);
});

test('without a true source the error names every reason, and what arrived is kept for later', async (t) => {
  const { address, list } = await honest(t);
  const quitter = await liar(t, list, (index) => (index < 2 ? honestChunk(index) : 'hang up'));
  const wrong = await liar(t, list, () => new Uint8Array(CHUNK_BYTES));
  const host = await startHost(t);
  const { store } = await newStore(t);
  const sources = [quitter.address, wrong.address];
  await assert.rejects(fetchShard(host, { ...list, sources, store }), (error: unknown) => {
    assert.ok(
      error instanceof VeilmeshError && error.code === 'SHARD_NO_SOURCE' && error.family === 'unavailable',
    );
    const reasons = error.details.reasons as readonly string[];
    assert.ok(reasons.some((reason) => reason.endsWith('SHARD_ABSENT')));
    assert.ok(reasons.some((reason) => reason.endsWith('SHARD_CHUNK_WRONG')));
    return true;
  });
  assert.equal(await store.has(list.contentHash), false);
  const progress: ShardProgress[] = [];
  await fetchShard(host, { ...list, sources: [address], store, onProgress: (step) => progress.push(step) });
  assert.equal(progress.find(({ stage }) => stage === 'fetch')!.bytes, 2 * CHUNK_BYTES);
});

test('a stopped transfer says so and resumes', async (t) => {
  const { address, list } = await honest(t);
  const host = await startHost(t);
  const { store } = await newStore(t);
  const stop = new AbortController();
  const onProgress = ({ bytes }: ShardProgress): void => {
    if (bytes >= 2 * CHUNK_BYTES) stop.abort();
  };
  await assert.rejects(
    fetchShard(host, { ...list, sources: [address], store, onProgress, signal: stop.signal }),
    { code: 'SHARD_FETCH_ABORTED' },
  );
  const progress: ShardProgress[] = [];
  await fetchShard(host, { ...list, sources: [address], store, onProgress: (step) => progress.push(step) });
  assert.ok(progress.find(({ stage }) => stage === 'fetch')!.bytes >= 2 * CHUNK_BYTES);
});

test('requests outside the protocol reset the stream and nothing else', async (t) => {
  const { address, list } = await honest(t);
  const host = await startHost(t);
  const bad: readonly (readonly [number, Uint8Array])[] = [
    [SHARD.listRequest, new Uint8Array(31)],
    [SHARD.chunkRequest, u32be(0)],
    [99, new Uint8Array(32)],
  ];
  for (const [type, bytes] of bad) {
    const stream = await host.openStream(address, SHARD_PROTOCOL);
    await stream.send(type, bytes);
    await assert.rejects(stream.receive({ timeoutMs: 5_000 }), { code: 'MESH_STREAM_RESET' });
  }
  const stream = await host.openStream(address, SHARD_PROTOCOL);
  await stream.send(SHARD.listRequest, list.contentHash);
  await stream.receive();
  await stream.send(SHARD.chunkRequest, u32be(CHUNKS));
  await assert.rejects(stream.receive({ timeoutMs: 5_000 }), { code: 'MESH_STREAM_RESET' });
  const { store } = await newStore(t);
  await fetchShard(host, { ...list, sources: [address], store });
});
