/**
 * Products of a query under `--traffic`: in which order they leave, and how far beats have to be apart.
 * @module
 */
import type { Pace } from '../../mesh/session/pace.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import { loadHinged } from '../../models/hinge/hinge.ts';
import type { TaskStep } from '../models/task.ts';
import type { WholeModel } from './whole-model.ts';

export interface Turns {
  /** Resolves on a beat: when all others have had as many turns. */
  take(lane: number): Promise<void>;
}

/**
 * Steps that run side by side take turns, a product each, whichever is ready first: all have the same products.
 * When one of them fails, those that wait for it wait for good.
 */
export function createTurns(lanes: number, pace: Pick<Pace, 'beat'>): Turns {
  const waiting: (PromiseWithResolvers<void> | undefined)[] = [];
  let next = 0;
  const go = (lane: number): Promise<void> => {
    next = (lane + 1) % lanes;
    const beat = pace.beat();
    const after = waiting[next];
    if (after !== undefined) {
      waiting[next] = undefined;
      after.resolve(go(next));
    }
    return beat;
  };
  return {
    take(lane) {
      if (next === lane) return go(lane);
      waiting[lane] = Promise.withResolvers();
      return waiting[lane].promise;
    },
  };
}

/** What this machine may take longer than it took once: other work, collections. */
const MARGIN = 2;

/**
 * How far beats have to be apart so that this client is ready at each, whatever the rows of its steps are: it runs a step that fills
 * its bucket, here alone, and takes the longest time between two products. What it takes follows from the bucket.
 * @returns milliseconds, `least` or more
 */
export async function sustainedBeat(whole: WholeModel, step: TaskStep, least: number): Promise<number> {
  const parts = whole.parts.filter(({ products }) => products.length > 0);
  const own = await Promise.all(
    parts.map(async ({ program, weights, products }) => ({
      products,
      wasm: await createWasmProducts(program, weights),
    })),
  );
  const of = new Map(own.flatMap(({ products, wasm }) => products.map(({ op }) => [op, wasm] as const)));
  let longest = 0;
  let since = performance.now();
  const measure = (): void => {
    longest = Math.max(longest, performance.now() - since);
  };
  const loaded = loadHinged(whole.program, whole.weights, {
    async linear({ op }, x, count) {
      measure();
      const sums = await of.get(op)!.multiply(op, x, count);
      since = performance.now();
      return sums;
    },
  });
  try {
    await loaded.run([{ sequence: loaded.open(0), input: step.values, rows: step.rows }]);
    measure();
  } finally {
    loaded.unload();
    await Promise.all(own.map(({ wasm }) => wasm.close()));
  }
  return Math.max(least, Math.ceil(MARGIN * longest));
}
