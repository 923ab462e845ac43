/**
 * Twin in one process: A multiplies, B expands the seed and multiplies, and a hinge that trusts neither.
 */

import { randomBytes } from '../../crypto/core/random.ts';
import type { Keystream } from '../../crypto/mask/keystream.ts';
import { nobleStreamCipher, type StreamCipher } from '../../crypto/mask/keystream.ts';
import { type CheckKernel, type Checks, createChecks } from '../../crypto/ring/check.ts';
import { createLinear, type Linear } from '../../crypto/ring/linear.ts';
import { createMaskBook, maskRows, type RingLabel } from '../../crypto/ring/mask.ts';
import { recordHost, recordSide } from '../../crypto/ring/record.ts';
import { STATED_ROLES, type StatedRole } from '../../crypto/ring/statement.ts';
import type { Corrections } from '../../crypto/ring/types.ts';
import type { Program } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import { createReferenceProducts } from '../../models/ring/reference.ts';
import type { RingProducts } from '../../models/ring/types.ts';

/** Changes a reply before the hinge sees it. */
export type Tamper = (op: string, words: Int32Array) => void;

export interface TwinOptions {
  readonly products?: RingProducts;
  readonly kernel?: CheckKernel;
  readonly cipher?: StreamCipher;
  readonly tamperHost?: Tamper;
  readonly tamperCorrections?: Tamper;
}

export interface Twin {
  readonly linear: Linear;
  readonly checks: Checks;
  /** What A saw. */
  readonly seen: { readonly op: string; readonly words: Int32Array }[];
  /** Operations whose products were wrong, as often as they were. */
  readonly wrong: string[];
  /** Sides of which some words so far are not what theirs in give, each checked by itself. */
  guilty(): StatedRole[];
}

export function twinOf(program: Program, weights: Uint8Array, options: TwinOptions = {}): Twin {
  const { products = createReferenceProducts(program, weights), cipher = nobleStreamCipher } = options;
  const checks = createChecks(ringMapsOf(program, createTensors(program.tensors, weights)), options.kernel);
  const seed = randomBytes(32);
  const label: RingLabel = { mode: 'twin', modelRoot: randomBytes(32), session: randomBytes(32) };
  const book = createMaskBook({ cipher, seed: seed.slice(), label, shapes: products.list });
  const seen: Twin['seen'] = [];
  const wrong: string[] = [];
  const sides = { product: recordSide('twin', []), correct: recordSide('twin', []) };
  const corrections: Corrections = {
    async take(op, count) {
      const shape = products.list.find((product) => product.op === op)!;
      const { from, masks } = book.draw(op, count);
      const corrections = await sides.correct.through(op, masks, count, async () => {
        const c = await products.multiply(op, maskRows(cipher, seed, label, shape, from, count), count);
        options.tamperCorrections?.(op, c);
        return c;
      });
      return { masks, corrections };
    },
  };
  const host = recordHost(sides.product, {
    async multiply(op, masked, count) {
      seen.push({ op, words: masked.slice() });
      const words = await products.multiply(op, masked, count);
      options.tamperHost?.(op, words);
      return words;
    },
  });
  return {
    linear: createLinear({ host, corrections, checks, onWrong: (op) => wrong.push(op) }),
    checks,
    seen,
    wrong,
    guilty: () =>
      STATED_ROLES.filter((role) =>
        sides[role].answered().some(({ op, words, result }) => {
          const { dIn } = products.list.find((product) => product.op === op)!;
          return !checks.oneSided(op, words, result, words.length / dIn);
        }),
      ),
  };
}

/** A keystream of these words, for ever: masks of a test's choice. */
export const cipherOf = (words: readonly number[]): StreamCipher => ({
  ...nobleStreamCipher,
  keystream(): Keystream {
    return (nBytes) =>
      new Uint8Array(
        Int32Array.from({ length: Math.ceil(nBytes / 4) }, (_, i) => words[i % words.length]!).buffer,
      );
  },
});
