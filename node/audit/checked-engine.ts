/**
 * An engine of which every product passes check() before it is used (crypto/ring/PROTOCOL.md): what an auditor computes again
 * before it accuses anybody, so that a fault of its own machine is no finding.
 *
 * Challenges are drawn here, and nobody else ever has them.
 * Everything but the products is the kinds' plain functions, so it is also other code than that of the engine it answers for.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import { type CheckKernel, createChecks } from '../../crypto/ring/check.ts';
import type { Engine } from '../../models/engine/types.ts';
import { loadHinged } from '../../models/hinge/hinge.ts';
import type { Program } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import type { RingProducts } from '../../models/ring/types.ts';

export interface CheckedEngineOptions {
  /** What multiplies. */
  readonly products: (program: Program, weights: Uint8Array) => Promise<RingProducts>;
  readonly kernel: CheckKernel;
}

/** `run` throws, besides what engines throw, UnavailableError AUDIT_PRODUCT_WRONG: with probability 2^-40 at most it does not. */
export function createCheckedEngine({ products, kernel }: CheckedEngineOptions): Engine {
  return {
    name: 'checked',
    threads: 1,
    async load(program, weights) {
      const own = await products(program, weights);
      const checks = createChecks(ringMapsOf(program, createTensors(program.tensors, weights)), kernel);
      const hinged = loadHinged(program, weights, {
        async linear({ op }, x, count) {
          const sums = await own.multiply(op, x, count);
          if (checks.product(op, x, sums, count)) return sums;
          throw new UnavailableError(
            'AUDIT_PRODUCT_WRONG',
            "a product of the auditor's own machine is wrong",
            {
              details: { op },
              hint: 'nobody is accused of it, and it is computed again; if it comes back, this machine is at fault: test its memory',
            },
          );
        },
      });
      return {
        ...hinged,
        unload() {
          hinged.unload();
          checks.close();
          void own.close();
        },
      };
    },
    async close() {},
  };
}
