/**
 * `twin` and `vault`: a model run at the hinge, every product by somebody who sees masked rows only; what each side saw.
 *
 * The sides are the real ones (crypto/ring, models/ring, node/vault) in this process; the streams between them add frames of
 * constant size by row bucket and nothing that depends on the rows.
 * @module
 */

import { hash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { nobleStreamCipher } from '../../../crypto/mask/keystream.ts';
import { createChecks } from '../../../crypto/ring/check.ts';
import { createLinear } from '../../../crypto/ring/linear.ts';
import { createMaskBook, maskRows, type RingLabel } from '../../../crypto/ring/mask.ts';
import type { CorrectionRows, Corrections } from '../../../crypto/ring/types.ts';
import { createWasmProducts } from '../../../models/engine/wasm/ring.ts';
import { createWasmCheck } from '../../../models/engine/wasm/ring-check.ts';
import { loadHinged } from '../../../models/hinge/hinge.ts';
import { createTensors } from '../../../models/program/weights.ts';
import { ringMapsOf } from '../../../models/ring/maps.ts';
import { productsOf } from '../../../models/ring/products.ts';
import type { RingProduct, RingProducts } from '../../../models/ring/types.ts';
import type { Artefact, Capture, CapturedPrompt } from './capture.ts';
import type { KnownProducts } from './models.ts';

/** What each side of twin or vault saw of the same sessions. */
export interface RingCapture {
  /** Chain A, or vault's node: rows x + m. */
  readonly host: Capture;
  /** Chain B: rows m, which it made itself from the seed, and all that it was sent. */
  readonly corrections: Capture;
  /** What the hinge computed, prompt by prompt. */
  readonly answers: readonly Int32Array[];
}

/** One session's supply of corrections, and what its supplier was sent. */
export interface Supplier {
  readonly corrections: Corrections;
  /** Messages to whoever corrects, in order. */
  readonly sent: readonly Uint8Array[];
  close(): Promise<void>;
}

export type OpenSupplier = (shapes: readonly RingProduct[], products: RingProducts) => Promise<Supplier>;

export interface TwinSecrets {
  readonly seed: Uint8Array;
  readonly session: Uint8Array;
}

/** Twin's chain B, which expands the seed. @param draw fresh secrets a session; fixed ones in tests of B's view */
export const twinSupplier =
  (draw: () => TwinSecrets = () => ({ seed: randomBytes(32), session: randomBytes(32) })): OpenSupplier =>
  async (shapes, products) => {
    const { seed, session } = draw();
    const cipher = nobleStreamCipher;
    const label: RingLabel = { mode: 'twin', modelRoot: hash('leakage-model'), session };
    const sent = [new Uint8Array(seed), new Uint8Array(session)];
    const ofB = new Uint8Array(seed);
    const book = createMaskBook({ cipher, seed: new Uint8Array(seed), label, shapes });
    const take = async (op: string, count: number): Promise<CorrectionRows> => {
      const { from, masks } = book.draw(op, count);
      sent.push(new TextEncoder().encode(`${op} ${from} ${count}`));
      const shape = shapes.find((one) => one.op === op)!;
      const expanded = maskRows(cipher, ofB, label, shape, from, count);
      return { masks, corrections: await products.multiply(op, expanded, count) };
    };
    return { corrections: { take }, sent, close: async () => {} };
  };

/** @param sessions of prompts, as `captureVeil` takes them */
export async function captureRing(
  mode: 'twin' | 'vault',
  model: KnownProducts,
  sessions: readonly (readonly (readonly number[])[])[],
  open: OpenSupplier,
): Promise<RingCapture> {
  const { program, weights, ops } = model;
  const shapes = productsOf(program);
  const products = await createWasmProducts(program, weights);
  const checks = createChecks(
    ringMapsOf(program, createTensors(program.tensors, weights)),
    await createWasmCheck(),
  );
  const host: CapturedPrompt[] = [];
  const other: CapturedPrompt[] = [];
  const frames: Uint8Array[][] = ops.map(() => []);
  const maskFrames: Uint8Array[][] = ops.map(() => []);
  const artefacts: Artefact[] = [];
  const answers: Int32Array[] = [];
  try {
    for (const [session, asked] of sessions.entries()) {
      const supplier = await open(shapes, products);
      try {
        for (const prompt of asked) {
          const seen = new Map<string, { plain: Int32Array; wire: Int32Array; masks: Int32Array }>();
          let taken: CorrectionRows | undefined;
          const { linear } = createLinear({
            checks,
            corrections: { take: async (op, count) => (taken = await supplier.corrections.take(op, count)) },
            host: {
              multiply: (op, masked, count) => {
                seen.set(op, { plain: new Int32Array(), wire: masked.slice(), masks: taken!.masks });
                return products.multiply(op, masked, count);
              },
            },
          });
          const hinged = loadHinged(program, weights, {
            linear: async (product, x, count) => {
              const z = await linear(product, x, count);
              seen.set(product.op, { ...seen.get(product.op)!, plain: x.slice() });
              return z;
            },
          });
          const sequence = hinged.open(0);
          const input = await model.embed(prompt);
          answers.push((await hinged.run([{ sequence, input, rows: prompt.length }]))[0]!);
          hinged.unload();
          const layers = ops.map((op) => seen.get(op)!);
          for (const [i, { wire, masks }] of layers.entries()) {
            frames[i]!.push(bytesOf(wire));
            maskFrames[i]!.push(bytesOf(masks));
          }
          host.push({ prompt, session, layers });
          other.push({ prompt, session, layers: layers.map(({ plain, masks }) => ({ plain, wire: masks })) });
        }
        artefacts.push(...supplier.sent.map((bytes): Artefact => ({ kind: 'other', bytes, session })));
      } finally {
        await supplier.close();
      }
    }
  } finally {
    checks.close();
    await products.close();
  }
  return {
    host: { mode: `${mode}, ${mode === 'twin' ? 'chain A' : 'node'}`, prompts: host, frames, artefacts: [] },
    corrections: { mode: `${mode}, chain B`, prompts: other, frames: maskFrames, artefacts },
    answers,
  };
}

const bytesOf = (words: Int32Array): Uint8Array => new Uint8Array(new Int32Array(words).buffer);
