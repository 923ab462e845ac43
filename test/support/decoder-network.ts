/**
 * A tiny decoder served by three attested hops over a mesh in memory, and a client that talks to it.
 * @module
 */
import { frameBytes } from '../../crypto/mask/frame.ts';
import type { StreamCipher } from '../../crypto/mask/keystream.ts';
import type { ClientSession, ClientSessionOptions } from '../../mesh/session/client-session.ts';
import { rowWords } from '../../mesh/session/segment.ts';
import type { Engine, LoadedProgram } from '../../models/engine/types.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { GREEDY, nextToken, type Sampling } from '../../models/program/sampling.ts';
import { stepCheckOf } from '../../models/program/step-check.ts';
import { samplesAtEnd, valueWidths } from '../../models/shard/manifest.ts';
import { measureProgram } from '../../models/shard/measure.ts';
import { planShards } from '../../models/shard/plan.ts';
import { type ModelPart, splitModel } from '../../models/shard/split.ts';
import { generate } from './generate.ts';
import {
  createNetwork,
  FRAME_ROWS,
  fixedDeadlines,
  type Network,
  type NetworkOptions,
  type TestShard,
} from './session.ts';
import { tinyModel } from './tiny-decoder.ts';

export const HOPS = 3;
/** Logits have as many fractional bits as everything else in a decoder. */
export const LOGIT_FRAC = 12;
/** Several sessions are opened and served by one thread here: no clock of a busy machine should end them. */
const PATIENT = { openMs: 10_000, idleMs: 20_000 };

export interface DecoderNetwork extends Network {
  /** Of the hops. */
  readonly parts: readonly ModelPart[];
  /** Opens a session with room for `positions`. */
  converse(positions: number, over?: Partial<ClientSessionOptions>, peerId?: string): Promise<ClientSession>;
  /** Ids to rows of the first edge, and rows of the last edge to the id that follows the last of them. */
  embed(ids: readonly number[]): Promise<Int32Array>;
  nextId(rows: Int32Array, position: number, sampling?: Sampling): Promise<number>;
  /** Of open models. */
  logits(rows: Int32Array, count: number): Promise<Int32Array>;
  /** The same model in one process. */
  alone(prompt: readonly number[], count: number, sampling?: Sampling): Promise<number[]>;
  /** Bytes of every sequence's memory, by hop. */
  reserved(): number[];
}

export interface DecoderNetworkOptions extends Omit<NetworkOptions, 'overrides' | 'hops'> {
  readonly closed?: boolean;
  /** Positions of all sequences together that fit every hop. */
  readonly roomFor?: number;
  readonly cipher?: StreamCipher;
  /** What this hop computes with instead of the reference engine. */
  readonly broken?: { readonly hop: number; readonly engine: Engine };
}

const models = new Map<boolean, Promise<Awaited<ReturnType<typeof loadTiny>>>>();

async function loadTiny(closed: boolean) {
  const { model } = await tinyModel({ closed });
  const { cuts } = planShards({ model, shards: HOPS, memoryLimit: Number.MAX_SAFE_INTEGER });
  const parts = splitModel(model, cuts);
  const engine = createReferenceEngine();
  const load = ({ program, weights }: ModelPart): Promise<LoadedProgram> => engine.load(program, weights);
  const shardParts = parts.filter(({ role }) => role === 'shard');
  const shards = await Promise.all(
    shardParts.map(
      async (part): Promise<TestShard> => ({
        loaded: await load(part),
        widthsIn: valueWidths(part.in),
        widthsOut: valueWidths(part.out),
        samples: samplesAtEnd(part.program),
        bytesPerPosition: measureProgram(part.program).memoryPerPosition,
        check: stepCheckOf(part.program),
      }),
    ),
  );
  const ends = await Promise.all(
    (['embed', 'head'] as const).map(async (role) => {
      const part = parts.find((candidate) => candidate.role === role);
      return part === undefined ? undefined : { part, loaded: await load(part) };
    }),
  );
  return { model, shards, shardParts, embed: ends[0], head: ends[1] };
}

function tiny(closed: boolean) {
  const known = models.get(closed) ?? loadTiny(closed);
  models.set(closed, known);
  return known;
}

export async function createDecoderNetwork(options: DecoderNetworkOptions = {}): Promise<DecoderNetwork> {
  const { closed = false, roomFor = 4_096, cipher, broken, ...rest } = options;
  const { shards: honest, shardParts, embed, head } = await tiny(closed);
  const shards = [...honest];
  if (broken !== undefined) {
    const { program, weights } = shardParts[broken.hop]!;
    shards[broken.hop] = { ...honest[broken.hop]!, loaded: await broken.engine.load(program, weights) };
  }
  const widest = Math.max(
    ...shards.flatMap(({ widthsIn, widthsOut }) => [rowWords(widthsIn), rowWords(widthsOut)]),
  );
  const maxFrameBytes = frameBytes(FRAME_ROWS.at(-1)!, widest);
  const network = await createNetwork({
    ...rest,
    hops: HOPS,
    overrides: (index) => ({
      shard: shards[index]!,
      memoryBytes: roomFor * shards[index]!.bytesPerPosition,
      ...(cipher === undefined ? {} : { cipher }),
    }),
    host: { maxFrameBytes, ...PATIENT, ...rest.host },
  });
  /** One step at the client's end, where a row's place does not matter. */
  const run = async (end: typeof embed, input: Int32Array, rows: number): Promise<Int32Array> => {
    if (end === undefined) return input;
    const sequence = end.loaded.open(end.part.program.maxPositions === undefined ? 0 : rows);
    const [output] = await end.loaded.run([{ sequence, input, rows }]);
    sequence.close();
    return output!;
  };
  return {
    ...network,
    parts: shardParts,
    converse: (positions, over = {}, peerId) =>
      network.open(
        {
          positions,
          maxFrameBytes,
          openTimeoutMs: PATIENT.idleMs,
          deadlines: fixedDeadlines(PATIENT.idleMs),
          ...over,
        },
        peerId,
      ),
    embed: (ids) => run(embed, Int32Array.from(ids), ids.length),
    logits: (rows, count) => run(head, rows, count),
    async nextId(rows, position, sampling = GREEDY) {
      if (head === undefined) return rows.at(-1)!;
      const logits = await run(head, rows.subarray(-head.part.in.width), 1);
      return nextToken(logits, sampling, position, LOGIT_FRAC);
    },
    alone: async (prompt, count, sampling = GREEDY) =>
      generate({
        engine: createReferenceEngine(),
        model: (await tiny(false)).model, // gives logits; the closed one has the same weights
        logitFrac: LOGIT_FRAC,
        prompt: Int32Array.from(prompt),
        maxTokens: count,
        sampling,
        isStop: () => false,
      }),
    reserved: () => network.hops.map((hop) => hop.deps.memory.reserved),
  };
}

/** Feeds `ids` in steps of `chunk` at most, and takes the id that follows the last of them. */
export async function feed(
  network: DecoderNetwork,
  session: ClientSession,
  ids: readonly number[],
  from: number,
  { chunk = 16, sampling = GREEDY, last = false } = {},
): Promise<number> {
  const starts = Array.from({ length: Math.ceil(ids.length / chunk) }, (_, i) => i * chunk);
  const answers: Promise<Int32Array>[] = [];
  for (const start of starts) {
    const piece = ids.slice(start, start + chunk);
    answers.push(session.step(await network.embed(piece), piece.length, last && start + chunk >= ids.length));
  }
  const rows = (await Promise.all(answers)).at(-1)!;
  return network.nextId(rows, from + ids.length - 1, sampling);
}

/** Prompt in, `count` ids out, the session ended with the last of them. */
export async function ask(
  network: DecoderNetwork,
  session: ClientSession,
  prompt: readonly number[],
  count: number,
  sampling: Sampling = GREEDY,
): Promise<number[]> {
  const ids: number[] = [];
  let input = prompt;
  let position = 0;
  while (ids.length < count) {
    const last = ids.length === count - 1;
    ids.push(await feed(network, session, input, position, { sampling, last }));
    position += input.length;
    input = [ids.at(-1)!];
  }
  return ids;
}
