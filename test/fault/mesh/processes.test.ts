/** Peers that die, stop or stumble, as processes. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { VeilmeshError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { HostEvent } from '../../../mesh/host/types.ts';
import { fetchShard } from '../../../mesh/shards/fetch.ts';
import type { ShardProgress } from '../../../mesh/shards/progress.ts';
import { createShardStore } from '../../../mesh/shards/store.ts';
import { END } from '../../../mesh/wire/types.ts';
import { startHost, waitFor } from '../../support/mesh.ts';
import { ECHO } from '../../support/processes/echo.ts';
import { startPeer, startScript } from '../../support/processes/spawn.ts';

const lost = (error: unknown): boolean => {
  assert.ok(error instanceof VeilmeshError && error.family === 'unavailable', String(error));
  assert.match(error.code, /^MESH_STREAM_(TRUNCATED|RESET)$/);
  return true;
};

test('a killed peer is noticed at once by whoever waits for it', async (t) => {
  const peer = await startPeer(t);
  const host = await startHost(t);
  const stream = await host.openStream(peer.address, ECHO);
  await stream.send(1, Uint8Array.of(1));
  assert.notEqual(await stream.receive(), END);
  const waiting = stream.receive({ timeoutMs: 60_000 });
  peer.process.kill('SIGKILL');
  await assert.rejects(waiting, lost); // a deadline would have another code
  await assert.rejects(stream.send(1, Uint8Array.of(1)), { family: 'unavailable' });
  await assert.rejects(host.openStream(peer.peerId, ECHO), { code: 'MESH_PEER_UNREACHABLE' });
});

test('a stopped peer is noticed by the ping, though its sockets stay open', async (t) => {
  const peer = await startPeer(t);
  const host = await startHost(t, { limits: { pingIntervalMs: 400, pingTimeoutMs: 1_000 } });
  const events: HostEvent[] = [];
  host.onEvent((event) => events.push(event));
  const stream = await host.openStream(peer.address, ECHO);
  await stream.send(1, Uint8Array.of(1));
  await stream.receive();
  peer.process.kill('SIGSTOP');
  await assert.rejects(stream.receive({ timeoutMs: 60_000 }), lost);
  await waitFor(() => events.some(({ kind }) => kind === 'peer-disconnected'), 'the disconnection');
});

test('a peer that only stumbles is slow, not dead', async (t) => {
  const peer = await startPeer(t);
  const host = await startHost(t);
  const stream = await host.openStream(peer.address, ECHO);
  await stream.send(1, Uint8Array.of(1));
  await stream.receive();
  peer.process.kill('SIGSTOP');
  await stream.send(2, Uint8Array.of(2));
  await assert.rejects(stream.receive({ timeoutMs: 300 }), { code: 'MESH_RECEIVE_TIMEOUT' });
  peer.process.kill('SIGCONT');
  const message = await stream.receive({ timeoutMs: 10_000 });
  assert.ok(message !== END && message.type === 2);
});

async function temporary(t: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'veilmesh-fault-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test('a fetch that is killed goes on where it was', async (t) => {
  const file = randomBytes(48 << 20);
  const [serving, fetching] = [await temporary(t), await temporary(t)];
  const contentHash = await (await createShardStore(serving)).put(file);
  const peer = await startPeer(t, serving);
  const args = [fetching, peer.address, bytesToHex(contentHash), String(file.length)];

  const first = startScript('fetch', ...args);
  let reached = 0;
  for await (const line of first.lines) {
    reached = (JSON.parse(line) as ShardProgress).bytes;
    if (reached >= 8 << 20) break;
  }
  first.process.kill('SIGKILL');
  await once(first.process, 'exit');
  const store = await createShardStore(fetching);
  assert.ok(reached >= 8 << 20);
  assert.equal(await store.has(contentHash), false, 'killed before it was done');

  const second = startScript('fetch', ...args);
  const progress: ShardProgress[] = [];
  for await (const line of second.lines) progress.push(JSON.parse(line) as ShardProgress);
  const resumedAt = progress.find(({ stage }) => stage === 'fetch')!.bytes;
  assert.ok(resumedAt >= reached && resumedAt < file.length, `resumed at ${resumedAt} after ${reached}`);
  assert.equal(progress.at(-1)!.stage, 'done');
  assert.deepEqual(await store.get(contentHash), file);
});

test('a source killed in the middle is replaced by the next', async (t) => {
  const file = randomBytes(32 << 20);
  const serving = await temporary(t);
  const contentHash = await (await createShardStore(serving)).put(file);
  const [first, second] = [await startPeer(t, serving), await startPeer(t, serving)];
  const host = await startHost(t);
  const store = await createShardStore(await temporary(t));
  let killed = false;
  const sources: (string | null)[] = [];
  await fetchShard(host, {
    contentHash,
    bytes: file.length,
    sources: [first.address, second.address],
    store,
    onProgress: ({ bytes, source }) => {
      sources.push(source);
      if (bytes < 4 << 20 || killed) return;
      killed = true;
      first.process.kill('SIGKILL');
    },
  });
  assert.ok(killed && sources.includes(second.address));
  assert.deepEqual(await store.get(contentHash), file);
});
