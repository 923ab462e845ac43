/**
 * The mesh: one 64 KB message to another process and back, and a shard from disk to disk.
 * @module
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from '../../crypto/core/random.ts';
import { createHost } from '../../mesh/host/host.ts';
import { fetchShard } from '../../mesh/shards/fetch.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import { ECHO } from '../support/processes/echo.ts';
import { startPeer, startScript } from '../support/processes/spawn.ts';
import type { Bench } from './types.ts';

const FRAME_BYTES = 65_536;
const WARM_UP = 200;
const ROUNDS = 1_000;
const SHARD_BYTES = 128 << 20;

/** Cleaning up in reverse order, as a test context would. */
async function withCleanup<T>(run: (t: { after(work: () => unknown): void }) => Promise<T>): Promise<T> {
  const works: (() => unknown)[] = [];
  try {
    return await run({ after: (work) => works.push(work) });
  } finally {
    for (const work of works.reverse()) await work();
  }
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.floor(sorted.length * q)]!;

/** Sorted one-way times in milliseconds: half of each round trip. */
async function oneWayTimes(roundTrip: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + ROUNDS; i++) {
    const started = performance.now();
    await roundTrip();
    if (i >= WARM_UP) times.push((performance.now() - started) / 2);
  }
  return times.sort((a, b) => a - b);
}

async function rawRoundTrip(socket: Socket, payload: Uint8Array): Promise<void> {
  let left = payload.length;
  const back = new Promise<void>((resolve) => {
    const onData = (chunk: Uint8Array): void => {
      left -= chunk.length;
      if (left > 0) return;
      socket.off('data', onData);
      resolve();
    };
    socket.on('data', onData);
  });
  socket.write(payload);
  await back;
}

const frame: Bench = {
  name: 'mesh.frame.64k.ms',
  unit: 'ms',
  goal: '<= 0.4',
  run: () =>
    withCleanup(async (t) => {
      const payload = randomBytes(FRAME_BYTES);
      const peer = await startPeer(t);
      const host = await createHost({ privateKey: randomBytes(32) });
      t.after(() => host.close());
      const stream = await host.openStream(peer.address, ECHO);
      const mesh = await oneWayTimes(async () => {
        await stream.send(1, payload);
        await stream.receive();
      });
      const raw = startScript('raw-echo');
      t.after(() => raw.process.kill('SIGKILL'));
      const socket = connect({
        port: Number((await raw.lines.next()).value),
        host: '127.0.0.1',
        noDelay: true,
      });
      t.after(() => socket.destroy());
      await once(socket, 'connect');
      const tcp = await oneWayTimes(() => rawRoundTrip(socket, payload));
      const value = quantile(mesh, 0.5);
      const floor = quantile(tcp, 0.5);
      return {
        value,
        detail:
          `one way between two processes, p50; p99 ${quantile(mesh, 0.99).toFixed(2)} ms; ` +
          `raw TCP p50 ${floor.toFixed(3)} ms, ratio ${(value / floor).toFixed(1)}`,
      };
    }),
};

const shard: Bench = {
  name: 'mesh.shard.mb_per_s',
  unit: 'MB/s',
  goal: '>= 100',
  run: () =>
    withCleanup(async (t) => {
      const [serving, fetching] = await Promise.all(
        ['serve', 'fetch'].map((name) => mkdtemp(join(tmpdir(), `veilmesh-bench-${name}-`))),
      );
      t.after(() => rm(serving!, { recursive: true, force: true }));
      t.after(() => rm(fetching!, { recursive: true, force: true }));
      const contentHash = await (await createShardStore(serving!)).put(randomBytes(SHARD_BYTES));
      const peer = await startPeer(t, serving!);
      const host = await createHost({ privateKey: randomBytes(32) });
      t.after(() => host.close());
      const store = await createShardStore(fetching!);
      let wireRate = 0;
      const started = performance.now();
      await fetchShard(host, {
        contentHash,
        bytes: SHARD_BYTES,
        sources: [peer.address],
        store,
        onProgress: ({ stage, rate }) => {
          if (stage === 'verify') wireRate = rate / 1e6;
        },
      });
      const seconds = (performance.now() - started) / 1_000;
      return {
        value: SHARD_BYTES / 1e6 / seconds,
        detail:
          `${SHARD_BYTES >> 20} MiB between two processes, list, chunks and whole file verified, synced to disk; ` +
          `${wireRate.toFixed(0)} MB/s while fetching`,
      };
    }),
};

export const benches: readonly Bench[] = [frame, shard];
