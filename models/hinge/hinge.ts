/**
 * The hinge: a whole program whose products somebody else computes, and everything else here.
 *
 * Products go out as exact linear maps (models/ring) and come back as exact sums; bias, requantisation, exponents, norms,
 * attention and sampling are the kinds' plain functions. So the result is bit-equal to every engine's, whoever
 * multiplies, if the sums are right.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { LoadedProgram } from '../engine/types.ts';
import { allocateMemories, type Memories, operations, type Pending, plainly } from '../program/execute.ts';
import { createSequences } from '../program/sequence.ts';
import type { Program } from '../program/types.ts';
import { createTensors } from '../program/weights.ts';
import { isProduct, multiplicands, productsOf, settleSums } from '../ring/products.ts';
import type { RingProduct } from '../ring/types.ts';

/** Whoever computes the products: crypto/ring's `linear` in twin and vault. */
export interface Outsourced {
  /** The exact sums W x. @param x count * dIn words, |x_k| <= inMax @returns count * dOut words of the hinge's own */
  linear(product: RingProduct, x: Int32Array, count: number): Promise<Int32Array>;
}

/**
 * A validated program run at the hinge. It keeps what engines promise: a failed run leaves every sequence where it was.
 * Runs take turns. @param weights of exactly that program
 */
export function loadHinged(program: Program, weights: Uint8Array, outsourced: Outsourced): LoadedProgram {
  const tensors = createTensors(program.tensors, weights);
  const plain = plainly(tensors);
  const products = new Map(productsOf(program).map((product) => [product.op, product]));
  const sequences = createSequences<Memories>(program, {
    allocate: (positions) => allocateMemories(program, positions),
    free() {},
  });
  let loaded = true;
  let last: Promise<unknown> = Promise.resolve();
  const assertLoaded = (): void => {
    if (!loaded) throw new UnavailableError('PROGRAM_UNLOADED', `${program.name} has been unloaded`);
  };
  const compute = async ({ op, inputs, spans }: Pending): Promise<Int32Array> => {
    if (!isProduct(op)) return plain(op, inputs, spans);
    const [x] = inputs;
    const sums = await outsourced.linear(products.get(op.name)!, multiplicands(op, x!), x!.rows);
    return settleSums(op, sums, x!, tensors);
  };
  return {
    open(positions, sampling) {
      assertLoaded();
      return sequences.open(positions, sampling);
    },
    async run(steps) {
      assertLoaded();
      const run = last.then(async () => {
        const pending = operations(program, sequences.check(steps));
        let step = pending.next();
        while (!step.done) step = pending.next(await compute(step.value));
        assertLoaded();
        sequences.advance(steps);
        return step.value;
      });
      last = run.catch(() => {});
      return await run;
    },
    unload() {
      loaded = false;
      sequences.close();
    },
  };
}
