/**
 * digits, or another model, in two shards, and nodes that multiply for it in this process: honest ones, or with their words changed.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { randomBytes } from '../../crypto/core/random.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { type Checks, createChecks } from '../../crypto/ring/check.ts';
import { maskRows } from '../../crypto/ring/mask.ts';
import type { TranscriptFile } from '../../crypto/ring/record.ts';
import {
  encodeSignedStatement,
  type RingStatement,
  type StatedRole,
  signStatement,
} from '../../crypto/ring/statement.ts';
import { blindedRoot, rowDigests } from '../../crypto/ring/transcript.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { createRowBudget } from '../../mesh/ring/budget.ts';
import {
  type RingPort,
  type RingRecord,
  type RingServer,
  type RingServerOptions,
  serveRing,
} from '../../mesh/ring/serve.ts';
import type { TwinNode } from '../../mesh/route/twin.ts';
import type { Pace } from '../../mesh/session/pace.ts';
import { createWasmCheck } from '../../models/engine/wasm/ring-check.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { createReferenceProducts } from '../../models/ring/reference.ts';
import { type ModelCard, modelRoot, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { planShards } from '../../models/shard/plan.ts';
import { splitModel, type WholeModel as WholeModelSource } from '../../models/shard/split.ts';
import { digitImage, heldOut } from '../../models/zoo/digits/dataset.ts';
import { digitInput, loadDigits } from '../../models/zoo/digits/index.ts';
import { createNodeStreamCipher } from '../../node/accel/stream-cipher.ts';
import type { Decoy } from '../../node/client/decoy.ts';
import { openRingSession, type WrongNode } from '../../node/client/ring-session.ts';
import {
  type Asked as Query,
  type Stated,
  type StatementTerms,
  stepsOf,
} from '../../node/client/ring-transcript.ts';
import { type OpenTwinHop, openTwin, type RingDeadlines } from '../../node/client/twin.ts';
import { type WholeModel, wholeOf } from '../../node/client/whole-model.ts';
import type { TaskStep } from '../../node/models/task.ts';
import { createRingRecord } from '../../node/services/ring-record.ts';
import { nowSeconds } from '../../node/tee/clock.ts';
import { packBlank } from './pack.ts';
import { NETWORK, unpaid } from './ring-sessions.ts';

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
  /** How long it waits for a client. */
  readonly waitMs?: number;
  /** In its statements, in place of what is so. */
  readonly says?: Partial<RingStatement>;
  /** Takes tickets; none without it. */
  readonly redeem?: RingServerOptions['redeem'];
  readonly network?: Uint8Array;
  /** What comes before each product: to stop, or to end something. */
  readonly before?: () => Promise<void> | void;
}

/** A node of one shard. */
export async function serveShard(
  host: MeshHost,
  { whole }: Pick<RingModel, 'whole'>,
  {
    shard,
    says = {},
    waitMs = 5_000,
    tamper = () => {},
    freeRows = 100_000,
    redeem = unpaid,
    before = () => {},
    network = NETWORK,
  }: NodeOptions,
): Promise<RingServer> {
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
    record: (role) => recordOf({ whole }, shard, role, says),
  };
  return await serveRing(host, {
    network,
    modelRoot: whole.root,
    shardRoot: shardRoot(part),
    port: async () => port,
    rows: createRowBudget(freeRows, () => 0),
    redeem,
    maxSessions: 8,
    maxSessionsPerPeer: 8,
    idleMs: waitMs,
    openMs: waitMs,
  });
}

export const CHAIN_ID = 31_337;
export const SETTLEMENT = new Uint8Array(20).fill(7);

/** What nodes here sign with, all of them the same. */
const bls = await loadBls();
export const NODE_KEYS = bls.keygen(new Uint8Array(48).fill(3));

/** A transcript as a node keeps and signs it, on this thread. */
export function recordOf(
  { whole }: Pick<RingModel, 'whole'>,
  shard: number,
  role: StatedRole,
  edit: Partial<RingStatement> = {},
): RingRecord {
  const { part, program, weights, products } = whole.parts.find(
    (known) => known.part.role === 'shard' && known.part.index === shard,
  )!;
  const recorded = recordedProducts({ role: 'shard', program, weights }, false);
  const cipher = createNodeStreamCipher();
  return createRingRecord(role, {
    recorded,
    async digests(op, first, input, result) {
      const product = recorded.find((known) => known.op === op)!;
      if ('words' in input) return rowDigests(product, first, input.words, result);
      const label = { mode: 'twin', modelRoot: whole.root, session: input.seed.session } as const;
      const shape = products.find((known) => known.op === op)!;
      const masks = maskRows(cipher, input.seed.seed, label, shape, input.from, input.count);
      return rowDigests(product, first, masks, result);
    },
    root: async (digests, blindKey) => blindedRoot(digests, blindKey),
    state: async (request) => {
      const fields = { modelRoot: whole.root, shardRoot: shardRoot(part), ...request, ...edit };
      const at = { version: 1, chainId: CHAIN_ID, settlement: SETTLEMENT } as const;
      return encodeSignedStatement(signStatement(bls, { ...at, ...fields }, NODE_KEYS));
    },
  });
}

/** Against what statements are held here. @param kept takes the files; a kept one's path is its number from 1 */
export const termsOf = (kept: TranscriptFile[] = []): StatementTerms => ({
  bls,
  chainId: CHAIN_ID,
  settlement: SETTLEMENT,
  keyHash: () => keccak_256(NODE_KEYS.publicKey),
  keep: (file) => ({ path: `${kept.push(file)}`, leaves: 0, notAfter: 0 }),
  now: nowSeconds,
});

/** As a directory lists it. */
export const nodeOf = (
  { whole }: Pick<RingModel, 'whole'>,
  peerId: string,
  shard: number,
  operator: Uint8Array = new Uint8Array(20),
): TwinNode => ({
  peerId,
  operator,
  serving: [{ modelRoot: whole.root, shardRoot: shardRoot(shardsOf(whole.manifest)[shard]!), index: shard }],
  load: { sessions: 0, stepMicros: 0 },
  addresses: [],
  vendor: '',
});

export interface Asked {
  readonly outputs: readonly Int32Array[];
  readonly hops: readonly OpenTwinHop[];
  readonly wrong: readonly WrongNode[];
  readonly stated: readonly Stated[];
  readonly openMs: number;
  readonly runMs: number;
}

const DEADLINES: RingDeadlines = { openMs: 5_000, answerMs: 5_000 };

/** One attempt over chain A and chain B, a peer for each shard. */
export async function askTwin(
  host: MeshHost,
  ring: RingModel,
  chains: { readonly a: readonly string[]; readonly b: readonly string[] },
  asked: readonly TaskStep[] | Decoy,
  deadlines: RingDeadlines = DEADLINES,
  terms: StatementTerms = termsOf(),
  pace: Pace | null = null,
): Promise<Asked> {
  const what: Query = 'steps' in asked ? { kind: 'decoy', decoy: asked } : { kind: 'query', steps: asked };
  const steps = stepsOf(what);
  const hops = chains.a.map((peerId, index) => ({
    index,
    product: nodeOf(ring, peerId, index),
    correct: nodeOf(ring, chains.b[index]!, index),
  }));
  const openAt = performance.now();
  const route = { network: NETWORK, session: randomBytes(32), pay: () => null, hops };
  const opened = await openTwin(host, ring.whole, route, what, deadlines, terms);
  const session = await openRingSession(ring.whole, opened, ring.checks, pace);
  try {
    const runAt = performance.now();
    const outputs = await (await session.run(steps))();
    const runMs = performance.now() - runAt;
    const stated = (await Promise.all(opened.map((hop) => hop.stated()))).flat();
    return { outputs, hops: opened, wrong: session.wrong, stated, openMs: runAt - openAt, runMs };
  } finally {
    await session.close();
  }
}
