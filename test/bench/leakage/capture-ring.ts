/**
 * `twin` and `vault`: real clients and real nodes over a mesh in memory, and what each side saw of it.
 *
 * Whose row a masked message carries is known from the masks that the client drew and the rows that the model has there: what
 * is under a message must be one of them, or the capture ends.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8 } from '../../../crypto/core/bytes.ts';
import { InternalError } from '../../../crypto/core/errors.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { type BlsKeyPair, loadBls } from '../../../crypto/poea/bls.ts';
import { encodeTranscriptFile } from '../../../crypto/ring/record.ts';
import { encodeSignedStatement, signStatement } from '../../../crypto/ring/statement.ts';
import { requestBytes } from '../../../crypto/vault/codec.ts';
import { RING } from '../../../mesh/ring/protocol.ts';
import type { TwinNode } from '../../../mesh/route/twin.ts';
import { shardRoot, shardsOf } from '../../../models/shard/manifest.ts';
import { openRingSession, type RingHop } from '../../../node/client/ring-session.ts';
import { type OpenRingHop, openTwin } from '../../../node/client/twin.ts';
import { openVaultHops } from '../../../node/client/vault.ts';
import type { Logger } from '../../../node/log.ts';
import type { TaskStep } from '../../../node/models/task.ts';
import { startRingServing } from '../../../node/services/ring-serving.ts';
import { nowSeconds } from '../../../node/tee/clock.ts';
import type { RingStatementRequest } from '../../../node/tee/protocol.ts';
import { drawQueryName } from '../../../settlement/ephemeral/prepaid.ts';
import { type Crossing, createMemoryMesh } from '../../support/memory-mesh.ts';
import { type RingModel, ringModel, SHARDS } from '../../support/ring-mesh.ts';
import { NETWORK } from '../../support/ring-sessions.ts';
import type { Artefact, Capture, CapturedPrompt } from './capture.ts';
import type { KnownProducts } from './models.ts';
import { silent } from './progress.ts';

export type RingMode = 'twin' | 'vault';

/** What each side of twin or vault saw of the same sessions. */
export interface RingCapture {
  /** Chain A, or vault's node: rows x + m, and all else that it was sent. */
  readonly host: Capture;
  /** Twin's chain B: rows m, which it made itself from the seed, and all else that it was sent; null in vault, where nobody sees them. */
  readonly corrections: Capture | null;
  /** What the client computed, prompt by prompt. */
  readonly answers: readonly Int32Array[];
}

const CHAIN_ID = 31_337;
const SETTLEMENT = new Uint8Array(20).fill(7);
const FREE_ROWS = 1_000_000_000;
const DEADLINES = { openMs: 60_000, answerMs: 120_000 };
/** A plain word is below this; eight differences of words and a mask that is not theirs are with chance 2^-112. */
const SMALL = 2 ** 17;
const LOOKED = 8;
/** A ciphertext as it is sent, behind the heads (crypto/vault/codec.ts). */
const INPUT_BYTES = requestBytes(1) - requestBytes(0);

/** Nodes of every shard in every role, and a client that asks them. */
export async function serveRingKnown(mode: RingMode, model: KnownProducts) {
  const ring = await ringModel(model.source);
  const bls = await loadBls();
  const keys = bls.keygen();
  const mesh = createMemoryMesh();
  /** Lines of nodes, as they are written at level debug. */
  const lines: Uint8Array[] = [];
  const stops: (() => Promise<void>)[] = [];
  const chains = mode === 'twin' ? ['a', 'b'] : ['a'];
  for (const chain of chains) {
    for (let shard = 0; shard < SHARDS; shard++) {
      const serving = await startRingServing({
        host: mesh.host(`${chain}-${shard}`),
        network: NETWORK,
        manifest: ring.whole.manifest,
        part: shardsOf(ring.whole.manifest)[shard]!,
        partFile: async () => ring.shardFiles[shard]!,
        state: stater(ring, shard, keys),
        freeRows: FREE_ROWS,
        sale: null,
        vendor: chain,
        maxSessions: 16, // also beside what a query that broke off leaves for a moment
        log: loggerTo(lines),
      });
      stops.push(serving.stop);
    }
  }
  const client = mesh.host('client');

  /** Statement and transcript files that a client keeps, and may show. */
  const kept: Uint8Array[] = [];
  const terms = {
    bls,
    chainId: CHAIN_ID,
    settlement: SETTLEMENT,
    keyHash: () => keccak_256(keys.publicKey),
    keep: (file: Parameters<typeof encodeTranscriptFile>[0]) => {
      kept.push(encodeTranscriptFile(file));
      return { path: '', leaves: 0, notAfter: 0 };
    },
    now: nowSeconds,
  };
  const nodeOf = (chain: string, index: number): TwinNode => ({
    peerId: `${chain}-${index}`,
    operator: utf8(chain.repeat(20)),
    serving: [
      { modelRoot: ring.whole.root, shardRoot: shardRoot(shardsOf(ring.whole.manifest)[index]!), index },
    ],
    load: { sessions: 0, stepMicros: 0 },
    addresses: [],
    vendor: chain,
  });

  async function openHops(steps: readonly TaskStep[]): Promise<readonly OpenRingHop[]> {
    const shards = [...Array(SHARDS).keys()];
    const route = { network: NETWORK, session: drawQueryName(client.peerId).name, pay: () => null };
    const asked = { kind: 'query', steps } as const;
    if (mode === 'vault') {
      const hops = shards.map((index) => ({ index, peerId: `a-${index}` }));
      return await openVaultHops(client, ring.whole, { ...route, hops }, asked, DEADLINES, terms);
    }
    const hops = shards.map((index) => ({ index, product: nodeOf('a', index), correct: nodeOf('b', index) }));
    return await openTwin(client, ring.whole, { ...route, hops }, asked, DEADLINES, terms);
  }

  return {
    ring,
    mesh,
    /** One session: one step a prompt. */
    async ask(prompts: readonly (readonly number[])[]): Promise<Asked> {
      mesh.crossings.length = 0;
      lines.length = 0;
      kept.length = 0;
      const steps = await Promise.all(
        prompts.map(async (prompt) => ({ rows: prompt.length, values: await model.embed(prompt) })),
      );
      const taps: Tap[] = [];
      const hops = await openHops(steps);
      const through = hops.map((hop) => tapped(hop, taps));
      const session = await openRingSession(ring.whole, through, ring.checks);
      try {
        const answers = await (await session.run(steps))();
        const stated = (await Promise.all(hops.map((hop) => hop.stated()))).flat();
        const silent = stated.find(({ missing }) => missing !== null);
        if (session.wrong.length > 0 || silent !== undefined) {
          throw new InternalError('LEAKAGE_CAPTURE', 'an honest node was wrong, or signed nothing', {
            details: { missing: silent?.missing ?? null },
          });
        }
        return { answers, taps, crossings: [...mesh.crossings], lines: [...lines], kept: [...kept] };
      } finally {
        await session.close();
      }
    },
    async close(): Promise<void> {
      ring.checks.close();
      for (const stop of stops) await stop();
    },
  };
}

export interface Asked {
  readonly answers: readonly Int32Array[];
  readonly taps: readonly Tap[];
  readonly crossings: readonly Crossing[];
  readonly lines: readonly Uint8Array[];
  readonly kept: readonly Uint8Array[];
}

/** What went out of a client for one shard: masks as they were drawn, words under them as they left. */
interface Tap {
  readonly drawn: { readonly op: string; readonly masks: Int32Array }[];
  readonly sent: { readonly op: string; readonly masked: Int32Array }[];
}

function tapped(hop: RingHop, taps: Tap[]): RingHop {
  const tap: Tap = { drawn: [], sent: [] };
  taps.push(tap);
  return {
    ...hop,
    corrections: {
      take: async (op, count) => {
        const rows = await hop.corrections.take(op, count);
        tap.drawn.push({ op, masks: rows.masks.slice() });
        return rows;
      },
    },
    host: {
      multiply: (op, masked, count) => {
        tap.sent.push({ op, masked: Int32Array.from(masked) });
        return hop.host.multiply(op, masked, count);
      },
    },
  };
}

const stater =
  ({ whole }: RingModel, shard: number, keys: BlsKeyPair) =>
  async (request: RingStatementRequest): Promise<Uint8Array> => {
    const statement = {
      version: 1,
      chainId: CHAIN_ID,
      settlement: SETTLEMENT,
      modelRoot: whole.root,
      shardRoot: shardRoot(shardsOf(whole.manifest)[shard]!),
      ...request,
    } as const;
    return encodeSignedStatement(signStatement(await loadBls(), statement, keys));
  };

const loggerTo = (lines: Uint8Array[]): Logger => {
  const write = (message: string, fields = {}): void => {
    const tail = Object.entries(fields).map(([key, value]) => ` ${key}=${value}`);
    lines.push(utf8(`${message}${tail.join('')}`));
  };
  return { error: write, info: write, debug: write };
};

/** @param sessions of prompts, as `captureVeil` takes them */
export async function captureRing(
  mode: RingMode,
  model: KnownProducts,
  sessions: readonly (readonly (readonly number[])[])[],
  progress = silent,
): Promise<RingCapture> {
  const served = await serveRingKnown(mode, model);
  const own: CapturedPrompt[] = [];
  const other: CapturedPrompt[] = [];
  const frames: Uint8Array[][] = model.ops.map(() => []);
  const maskFrames: Uint8Array[][] = model.ops.map(() => []);
  const ciphertexts: Uint8Array[] = [];
  const artefacts: { readonly a: Artefact[]; readonly b: Artefact[] } = { a: [], b: [] };
  const answers: Int32Array[] = [];
  try {
    for (const [session, asked] of sessions.entries()) {
      const found = await served.ask(asked);
      const layers = matched(model, asked, await model.states(asked), found.taps);
      for (const [layer, rows] of layers.entries()) {
        for (const { wire, masks } of rows) {
          frames[layer]!.push(bytesOf(wire));
          maskFrames[layer]!.push(bytesOf(masks));
        }
      }
      const promptOf = (prompt: readonly number[], i: number, what: 'wire' | 'masks'): CapturedPrompt => ({
        prompt,
        session,
        layers: layers.map((rows, layer) => ({
          plain: rows[i]!.plain,
          wire: rows[i]![what].subarray(0, prompt.length * model.widths[layer]!),
        })),
      });
      own.push(...asked.map((prompt, i) => promptOf(prompt, i, 'wire')));
      other.push(...asked.map((prompt, i) => promptOf(prompt, i, 'masks')));
      answers.push(...found.answers);
      for (const chain of ['a', 'b'] as const)
        artefacts[chain].push(...ringArtefactsOf(chain, found, session));
      ciphertexts.push(
        ...found.crossings
          .filter(({ type }) => type === RING.vault)
          .map(({ bytes }) => bytes.subarray(bytes.length % INPUT_BYTES)),
      );
      progress('sessions', session + 1, sessions.length);
    }
  } finally {
    await served.close();
  }
  const host: Capture = {
    mode: mode === 'twin' ? 'twin, chain A' : 'vault, node',
    prompts: own,
    frames,
    artefacts: artefacts.a,
    uniform: mode === 'vault' ? [{ what: 'ciphertexts', strings: ciphertexts }] : [],
  };
  return {
    host,
    corrections:
      mode === 'twin'
        ? {
            mode: 'twin, chain B',
            prompts: other,
            frames: maskFrames,
            artefacts: artefacts.b,
            uniform: [],
          }
        : null,
    answers,
  };
}

/** A message, whole: rows of a prompt, and one of the padding behind them where there is any. */
interface Message {
  readonly wire: Int32Array;
  readonly masks: Int32Array;
  /** Of the prompt alone. */
  readonly plain: Int32Array;
}

/** By layer and prompt. @throws InternalError LEAKAGE_CAPTURE */
function matched(
  { ops, widths }: KnownProducts,
  asked: readonly (readonly number[])[],
  states: readonly (readonly Int32Array[])[],
  taps: readonly Tap[],
): Message[][] {
  return ops.map((op, layer) => {
    const width = widths[layer]!;
    const drawn = taps.flatMap((tap) => tap.drawn.filter((one) => one.op === op));
    const sent = taps.flatMap((tap) => tap.sent.filter((one) => one.op === op));
    const messages = new Map<string, { wire: Int32Array; masks: Int32Array }[]>();
    for (const { masked } of sent) {
      const at = drawn.findIndex(({ masks }) => isUnder(masks, masked));
      if (at === -1) throw failed(op, 'is under none of the masks that were drawn');
      const { masks } = drawn.splice(at, 1)[0]!;
      const key = hash(
        'leakage-row',
        bytesOf(masked.slice(0, width).map((word, i) => word - masks[i]!)),
      ).join();
      const known = messages.get(key) ?? [];
      known.push({ wire: masked, masks });
      messages.set(key, known);
    }
    return asked.map((prompt, i) => {
      const plain = states[i]![layer]!;
      const found = messages.get(hash('leakage-row', bytesOf(plain.subarray(0, width))).join())?.shift();
      if (found === undefined) throw failed(op, 'is of no prompt that was asked');
      const { wire, masks } = found;
      if (plain.some((word, k) => ((wire[k]! - masks[k]!) | 0) !== word)) {
        throw failed(op, 'has other rows than the model');
      }
      const end = Math.min(wire.length, (prompt.length + 1) * width);
      return { wire: wire.subarray(0, end), masks: masks.subarray(0, end), plain };
    });
  });
}

const failed = (op: string, how: string): InternalError =>
  new InternalError('LEAKAGE_CAPTURE', `a message of ${op} ${how}`);

function isUnder(masks: Int32Array, masked: Int32Array): boolean {
  if (masks.length !== masked.length) return false;
  for (let i = 0; i < Math.min(LOOKED, masked.length); i++) {
    const off = (masked[i]! - masks[i]!) | 0;
    if (off >= SMALL || off <= -SMALL) return false;
  }
  return true;
}

const KINDS: ReadonlyMap<number, Artefact['kind']> = new Map([
  [RING.open, 'open'],
  [RING.seed, 'seed'],
  [RING.state, 'state'],
  [RING.stated, 'statement'],
]);

/** The same in every session at the same place, whichever was first: those of one key stay in order. */
const inOnePlace = <T>(all: readonly T[], key: (one: T) => string): T[] =>
  all.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));

/** What a chain's nodes saw beside rows, and what everybody may see: statements, and of vault the transcripts. */
export function ringArtefactsOf(
  chain: string,
  { crossings, lines, kept }: Asked,
  session: number,
): Artefact[] {
  const rows: readonly number[] = [RING.product, RING.words, RING.vault, RING.vaultReply];
  const sent = inOnePlace(crossings, ({ from, to }) => `${from} ${to}`);
  const own = sent.filter(
    ({ from, to, type }) => [from, to].some((peer) => peer.startsWith(chain)) && !rows.includes(type),
  );
  const statements = sent.filter(({ type }) => type === RING.stated);
  return [
    ...own.map(({ type, bytes }): Artefact => ({ kind: KINDS.get(type) ?? 'other', bytes, session })),
    ...statements
      .filter(({ from }) => !from.startsWith(chain))
      .map(({ bytes }): Artefact => ({ kind: 'statement', bytes, session })),
    ...inOnePlace(kept, ({ length }) => String(length).padStart(9)).map(
      (bytes): Artefact => ({ kind: 'transcript', bytes, session }),
    ),
    ...lines.map((bytes): Artefact => ({ kind: 'log', bytes, session })),
  ];
}

const bytesOf = (words: Int32Array): Uint8Array => new Uint8Array(new Int32Array(words).buffer);
