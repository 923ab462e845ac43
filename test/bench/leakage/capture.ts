/**
 * What an attacker gets of real sessions: every row as it crossed, with the truth beside it that only the benchmark knows.
 * @module
 */
import { FRAME_OVERHEAD_BYTES, frameBytes } from '../../../crypto/mask/frame.ts';
import { decodeClaimMessage, MESSAGE } from '../../../mesh/session/protocol.ts';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import { valueWidths } from '../../../models/shard/manifest.ts';
import { measureProgram } from '../../../models/shard/measure.ts';
import { createNodeStreamCipher } from '../../../node/accel/stream-cipher.ts';
import type { Crossing } from '../../support/memory-mesh.ts';
import { createNetwork, FRAME_ROWS, fixedDeadlines, type Network } from '../../support/session.ts';
import type { KnownModel } from './models.ts';
import { silent } from './progress.ts';

/** Rows of one layer of one prompt. */
export interface CapturedLayer {
  /** What crossed: rows * width words, masked or as a control leaves them. */
  readonly wire: Int32Array;
  /** What was under it. */
  readonly plain: Int32Array;
}

export interface CapturedPrompt {
  readonly prompt: readonly number[];
  /** Which session of the capture it was sent in. */
  readonly session: number;
  readonly layers: readonly CapturedLayer[];
}

/** Everything around the frames that somebody keeps, shows or logs. */
export interface Artefact {
  readonly kind:
    | 'open'
    | 'seed'
    | 'commits'
    | 'outputs'
    | 'claim'
    | 'state'
    | 'statement'
    | 'transcript'
    | 'log'
    | 'metric'
    | 'receipt'
    | 'calldata'
    | 'event'
    | 'process log'
    | 'disk'
    | 'other';
  readonly bytes: Uint8Array;
  readonly session: number;
}

export interface Capture {
  readonly mode: string;
  readonly prompts: readonly CapturedPrompt[];
  /** Masked payloads of whole frames, header words and padding rows in them, by layer. */
  readonly frames: readonly (readonly Uint8Array[])[];
  readonly artefacts: readonly Artefact[];
  /** Other bytes that claim to be uniform. */
  readonly uniform: readonly { readonly what: string; readonly strings: readonly Uint8Array[] }[];
}

/** Version, tag and counter before the masked words; the MAC behind them (crypto/mask/frame.ts). */
const HEADER = 25;
const MAC = 16;
/** Masked words before the rows. */
const FRAME_WORDS = (FRAME_OVERHEAD_BYTES - HEADER - MAC) / 4;
const PATIENT_MS = 60_000;

const wordsOf = (bytes: Uint8Array): Int32Array => new Int32Array(new Uint8Array(bytes).buffer);
export const payloadOf = (frame: Uint8Array): Uint8Array => frame.subarray(HEADER, frame.length - MAC);

/** The model served by attested hops over a mesh in memory. */
export async function serveKnown(model: KnownModel): Promise<{
  readonly network: Network;
  /** One session; its crossings and, by step, the plain rows of every layer. */
  ask(prompts: readonly (readonly number[])[]): Promise<readonly Crossing[]>;
  close(): Promise<void>;
}> {
  const engine = await createWasmEngine();
  const widest = Math.max(...model.widths);
  const maxFrameBytes = frameBytes(FRAME_ROWS.at(-1)!, widest);
  const shards = await Promise.all(
    model.shards.map(async (part) => ({
      loaded: await engine.load(part.program, part.weights),
      widthsIn: valueWidths(part.in),
      widthsOut: valueWidths(part.out),
      samples: false,
      bytesPerPosition: measureProgram(part.program).memoryPerPosition,
    })),
  );
  const cipher = createNodeStreamCipher();
  const rows = model.lead.length + model.rows;
  const positions = model.context === 'before' ? rows : 0;
  const network = await createNetwork({
    hops: shards.length,
    overrides: (index) => ({
      shard: shards[index]!,
      memoryBytes: 64 * rows * shards[index]!.bytesPerPosition,
      cipher,
    }),
    host: { maxFrameBytes, openMs: PATIENT_MS, idleMs: PATIENT_MS },
  });
  return {
    network,
    async ask(prompts) {
      network.mesh.crossings.length = 0;
      const session = await network.open({
        maxFrameBytes,
        cipher,
        positions,
        openTimeoutMs: PATIENT_MS,
        deadlines: fixedDeadlines(PATIENT_MS),
      });
      const inputs = await Promise.all(prompts.map((prompt) => model.embed(prompt)));
      await Promise.all(
        inputs.map((values, i) =>
          session.step(values, model.lead.length + prompts[i]!.length, i === prompts.length - 1),
        ),
      );
      network.verify(session, await session.finish());
      await session.close();
      return [...network.mesh.crossings];
    },
    close: async () => {
      for (const host of network.served) await host.close();
      await engine.close();
    },
  };
}

/** `veil`: sessions of several prompts each, all edges. A decoder's session is one prompt: its positions go on. */
export async function captureVeil(
  model: KnownModel,
  sessions: readonly (readonly (readonly number[])[])[],
  progress = silent,
): Promise<Capture> {
  const served = await serveKnown(model);
  const prompts: CapturedPrompt[] = [];
  const frames: Uint8Array[][] = model.widths.map(() => []);
  const artefacts: Artefact[] = [];
  try {
    for (const [session, asked] of sessions.entries()) {
      const crossings = await served.ask(asked);
      const states = await model.states(asked);
      const payloads = byLayer(crossings, model.shards.length).map((sent) => sent.map(payloadOf));
      for (const [layer, of] of payloads.entries()) frames[layer]!.push(...of);
      prompts.push(
        ...asked.map((prompt, i) => ({
          prompt,
          session,
          layers: model.widths.map((width, layer) => {
            const words = wordsOf(payloads[layer]![i]!);
            const from = FRAME_WORDS + model.lead.length * width;
            return {
              wire: words.subarray(from, from + prompt.length * width),
              plain: states[i]![layer]!,
            };
          }),
        })),
      );
      artefacts.push(...artefactsOf(crossings, session));
      progress('sessions', session + 1, sessions.length);
    }
  } finally {
    await served.close();
  }
  return { mode: 'veil', prompts, frames, artefacts, uniform: [] };
}

/** Frames by the edge they crossed, in order. */
function byLayer(crossings: readonly Crossing[], hops: number): Uint8Array[][] {
  const place = (peer: string): number => (peer === 'client' ? -1 : Number(peer.slice('hop-'.length)));
  const layers: Uint8Array[][] = Array.from({ length: hops + 1 }, () => []);
  for (const { type, from, bytes } of crossings) {
    if (type === MESSAGE.frame) layers[place(from) + 1]!.push(bytes);
  }
  return layers;
}

const KINDS: ReadonlyMap<number, Artefact['kind']> = new Map([
  [MESSAGE.open, 'open'],
  [MESSAGE.commits, 'commits'],
  [MESSAGE.outputs, 'outputs'],
]);

export function artefactsOf(crossings: readonly Crossing[], session: number): Artefact[] {
  return crossings.flatMap(({ type, bytes }): Artefact[] => {
    if (type === MESSAGE.frame) return [];
    if (type !== MESSAGE.claim) return [{ kind: KINDS.get(type) ?? 'other', bytes, session }];
    const { claim, ...measured } = decodeClaimMessage(bytes);
    const metric = new TextEncoder().encode(JSON.stringify(measured));
    return [
      { kind: 'claim', bytes: claim, session },
      { kind: 'metric', bytes: metric, session },
    ];
  });
}
