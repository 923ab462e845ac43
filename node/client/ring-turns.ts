/**
 * Products of a query under `--traffic`: in which order they leave, and how far beats have to be apart.
 * @module
 */
import type { Pace } from '../../mesh/session/pace.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import { loadHinged } from '../../models/hinge/hinge.ts';
import type { TaskStep } from '../models/task.ts';
import type { WholeModel } from './whole-model.ts';

/** Of one step: begin, take, begin, take, ..., begin, done. */
export interface Turns {
  /** Before it computes: resolves behind a moment of the grid, where no other step begins. */
  begin(): Promise<void>;
  /** It has computed its next product, or what is behind the last. */
  done(): void;
  /** That product can leave. Resolves on a beat: when all others have had as many turns. */
  take(): Promise<void>;
}

/**
 * Steps that run side by side take turns, a product each, whichever is ready first: all have the same products.
 * When one of them fails, those that wait for it wait for good.
 *
 * Between an answer and the next product a step computes, longer for more rows. Were it to begin when the answer is there, the route's
 * time and its own together would say whether a beat is missed, and so how many rows there are. It begins on the grid, and is
 * over within a beat (sustainedBeat): so which beat it leaves on follows from the answers' times alone.
 */
export function createTurns(lanes: number, pace: Pick<Pace, 'beat' | 'tick'>): Turns[] {
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
  return Array.from({ length: lanes }, (_, lane) => {
    let done = (): void => {};
    return {
      async begin() {
        done = await pace.tick();
      },
      done: () => done(),
      take() {
        if (next === lane) return go(lane);
        waiting[lane] = Promise.withResolvers();
        return waiting[lane].promise;
      },
    };
  });
}

/**
 * What is left of a beat behind its first quarter (pace.ts) is more than twice the longest computation: this machine may take longer than
 * it took once (other work, collections), and masks and checks answers of other steps meanwhile.
 */
const MARGIN = 3;

/**
 * How far beats have to be apart so that this client is ready at each, whatever the rows of its steps are: it runs a step that fills
 * its bucket, here alone, and takes the longest time between two products that leave, or before the first or behind the last. What it
 * takes follows from the bucket.
 * @returns milliseconds, `least` or more
 */
export async function sustainedBeat(whole: WholeModel, step: TaskStep, least: number): Promise<number> {
  const parts = whole.parts.filter(({ products }) => products.length > 0);
  const own = await Promise.all(
    parts.map(async ({ part, program, weights, products }) => ({
      products,
      leaves: part.role === 'shard',
      wasm: await createWasmProducts(program, weights),
    })),
  );
  const of = new Map(own.flatMap((one) => one.products.map(({ op }) => [op, one] as const)));
  let longest = 0;
  let since = performance.now();
  const measure = (): void => {
    longest = Math.max(longest, performance.now() - since);
  };
  const loaded = loadHinged(whole.program, whole.weights, {
    async linear({ op }, x, count) {
      const { wasm, leaves } = of.get(op)!;
      if (!leaves) return await wasm.multiply(op, x, count);
      measure();
      const sums = await wasm.multiply(op, x, count);
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
