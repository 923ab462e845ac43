/**
 * digits, or another model, in two shards, and nodes that multiply for it in this process: honest ones, or with their words changed.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Checks, createChecks } from '../../crypto/ring/check.ts';
import { maskRows } from '../../crypto/ring/mask.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { createRowBudget } from '../../mesh/ring/budget.ts';
import { type RingPort, serveRing } from '../../mesh/ring/serve.ts';
import type { TwinNode } from '../../mesh/route/twin.ts';
import { createWasmCheck } from '../../models/engine/wasm/ring-check.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import { createReferenceProducts } from '../../models/ring/reference.ts';
import { type ModelCard, modelRoot, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { planShards } from '../../models/shard/plan.ts';
import { splitModel, type WholeModel as WholeModelSource } from '../../models/shard/split.ts';
import { digitImage, heldOut } from '../../models/zoo/digits/dataset.ts';
import { digitInput, loadDigits } from '../../models/zoo/digits/index.ts';
import { createNodeStreamCipher } from '../../node/accel/stream-cipher.ts';
import { openRingSession } from '../../node/client/ring-session.ts';
import { type OpenTwinHop, openTwin, type RingDeadlines } from '../../node/client/twin.ts';
import { type WholeModel, wholeOf } from '../../node/client/whole-model.ts';
import type { TaskStep } from '../../node/models/task.ts';
import { packBlank } from './pack.ts';
import { NETWORK } from './ring-sessions.ts';

export const SHARDS = 2;
const DIGITS = fileURLToPath(new URL('../../models/zoo/digits/', import.meta.url));

/** A model as its client has it, and what its nodes have. */
export interface RingModel {
  readonly whole: WholeModel;
  /** Part files of the shards. */
  readonly shardFiles: readonly Uint8Array[];
  readonly checks: Checks;
  /** What one process computes. */
  plain(steps: readonly TaskStep[]): Promise<Int32Array[]>;
}

export const digitsRing = async (): Promise<RingModel> =>
  ringModel(await loadDigits((file) => readFile(`${DIGITS}${file}`)));

export async function ringModel({
  model,
  card,
}: {
  readonly model: WholeModelSource;
  readonly card: ModelCard;
}): Promise<RingModel> {
  const { cuts } = planShards({ model, shards: SHARDS, memoryLimit: Number.MAX_SAFE_INTEGER });
  const { manifest, files } = packBlank(card, splitModel(model, cuts));
  const whole = wholeOf(modelRoot(manifest), manifest, files);
  const { program, weights } = whole;
  return {
    whole,
    shardFiles: files.filter((_, i) => manifest.parts[i]!.role === 'shard'),
    checks: createChecks(
      ringMapsOf(program, createTensors(program.tensors, weights)),
      await createWasmCheck(),
    ),
    async plain(steps) {
      const loaded = await createReferenceEngine().load(program, weights);
      const outputs: Int32Array[] = [];
      for (const { values, rows } of steps) {
        outputs.push(...(await loaded.run([{ sequence: loaded.open(0), input: values, rows }])));
      }
      return outputs;
    },
  };
}

/** Held-out images, `rows` of them a step. */
export const imageSteps = (...rows: readonly number[]): TaskStep[] => {
  let next = 0;
  return rows.map((count) => ({
    rows: count,
    values: Int32Array.from(
      Array.from({ length: count }, () => [...digitInput(digitImage(heldOut()[next++]!).pixels)]).flat(),
    ),
  }));
};

/** Words that leave a node, before they leave. */
export type Tamper = (op: string, words: Int32Array) => void;

export interface NodeOptions {
  readonly shard: number;
  readonly tamper?: Tamper;
  readonly freeRows?: number;
  readonly network?: Uint8Array;
  /** What comes before each product: to stop, or to end something. */
  readonly before?: () => Promise<void> | void;
}

/** A node of one shard. */
export async function serveShard(
  host: MeshHost,
  { whole }: RingModel,
  { shard, tamper = () => {}, freeRows = 100_000, before = () => {}, network = NETWORK }: NodeOptions,
): Promise<void> {
  const { program, weights, part } = whole.parts.find(
    (known) => known.part.role === 'shard' && known.part.index === shard,
  )!;
  const products = createReferenceProducts(program, weights);
  const cipher = createNodeStreamCipher();
  const multiply = async (op: string, words: Int32Array, count: number): Promise<Int32Array> => {
    await before();
    const result = await products.multiply(op, words, count);
    tamper(op, result);
    return result;
  };
  const port: RingPort = {
    shapes: products.list,
    multiply,
    correct: (op, { seed, session }, from, count) => {
      const shape = products.list.find((product) => product.op === op)!;
      const label = { mode: 'twin', modelRoot: whole.root, session } as const;
      return multiply(op, maskRows(cipher, seed, label, shape, from, count), count);
    },
    vault: null,
    record: null,
  };
  await serveRing(host, {
    network,
    modelRoot: whole.root,
    shardRoot: shardRoot(part),
    port: async () => port,
    rows: createRowBudget(freeRows, () => 0),
    maxSessions: 8,
    maxSessionsPerPeer: 8,
    idleMs: 5_000,
    openMs: 5_000,
  });
}

const nodeOf = ({ whole }: RingModel, peerId: string, shard: number): TwinNode => ({
  peerId,
  operator: new Uint8Array(20),
  serving: [{ modelRoot: whole.root, shardRoot: shardRoot(shardsOf(whole.manifest)[shard]!), index: shard }],
  load: { sessions: 0, stepMicros: 0 },
  addresses: [],
  vendor: '',
});

export interface Asked {
  readonly outputs: readonly Int32Array[];
  readonly hops: readonly OpenTwinHop[];
  readonly openMs: number;
  readonly runMs: number;
}

const DEADLINES: RingDeadlines = { openMs: 5_000, answerMs: 5_000 };

/** One attempt over chain A and chain B, a peer for each shard. */
export async function askTwin(
  host: MeshHost,
  ring: RingModel,
  chains: { readonly a: readonly string[]; readonly b: readonly string[] },
  steps: readonly TaskStep[],
  deadlines: RingDeadlines = DEADLINES,
): Promise<Asked> {
  const hops = chains.a.map((peerId, index) => ({
    index,
    product: nodeOf(ring, peerId, index),
    correct: nodeOf(ring, chains.b[index]!, index),
  }));
  const openAt = performance.now();
  const opened = await openTwin(host, ring.whole, { network: NETWORK, hops }, steps, deadlines);
  const session = await openRingSession(ring.whole, opened, ring.checks);
  try {
    const runAt = performance.now();
    const outputs = await session.run(steps);
    return { outputs, hops: opened, openMs: runAt - openAt, runMs: performance.now() - runAt };
  } finally {
    await session.close();
  }
}
