/**
 * Corrections of chain B, made ahead: while one product is under way, those of the next are on theirs.
 *
 * What a query will need follows from its rows alone, so it is known before: one batch for each product of each step.
 * They are asked for in that order, as many ahead as fit; a batch that is wanted sooner is asked for at once.
 * @module
 */
import { asVeilmeshError, InternalError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { MaskBook } from '../../crypto/ring/mask.ts';
import type { CorrectionRows, Corrections, RingShape } from '../../crypto/ring/types.ts';

/** Words of masks and corrections that are here or on their way at most, 32 MiB. */
const AHEAD_WORDS = 2 ** 23;

/** A batch of corrections that a query will take. */
export interface Demand {
  readonly op: string;
  readonly count: number;
}

export interface PoolLevel {
  /** Batches that are here, that are on their way, and that nobody asked for yet. */
  readonly ready: number;
  readonly coming: number;
  readonly later: number;
  /** Products that had to wait for their corrections. */
  readonly waited: number;
}

export interface TwinPool extends Corrections {
  level(): PoolLevel;
  /** No batch is asked for any more; who waits is told. */
  close(error: VeilmeshError): void;
}

export interface TwinPoolOptions {
  readonly book: MaskBook;
  /** Who corrects, told also what it will draw: whoever keeps its answers keeps what they are of. */
  readonly correct: (op: string, from: number, masks: Int32Array, count: number) => Promise<Int32Array>;
  readonly shapes: readonly RingShape[];
  /** In the order in which they will be taken. */
  readonly demand: readonly Demand[];
  readonly aheadWords?: number;
}

interface Batch extends Demand {
  readonly words: number;
}

export function createTwinPool(options: TwinPoolOptions): TwinPool {
  const { book, correct, shapes, aheadWords = AHEAD_WORDS } = options;
  const widths = new Map(shapes.map(({ op, dIn, dOut }) => [op, dIn + dOut]));
  const later: Batch[] = options.demand.map(({ op, count }) => ({
    op,
    count,
    words: count * widths.get(op)!,
  }));
  const ready = new Map<string, CorrectionRows[]>();
  const waiting = new Map<string, PromiseWithResolvers<CorrectionRows>[]>();
  const keyOf = ({ op, count }: Demand): string => `${count} ${op}`;
  const coming = new Map<string, number>();
  const move = (key: string, by: number): number => {
    const now = (coming.get(key) ?? 0) + by;
    coming.set(key, now);
    return now;
  };
  let held = 0;
  let waited = 0;
  let failure: VeilmeshError | undefined;

  const fail = (thrown: unknown): void => {
    failure ??= asVeilmeshError(thrown);
    for (const list of waiting.values()) for (const { reject } of list.splice(0)) reject(failure);
    ready.clear();
    later.length = 0;
  };
  const arrive = (batch: Batch, rows: CorrectionRows): void => {
    move(keyOf(batch), -1);
    if (failure !== undefined) return;
    const next = waiting.get(keyOf(batch))?.shift();
    if (next !== undefined) {
      held -= batch.words;
      next.resolve(rows);
    } else {
      listOf(ready, keyOf(batch)).push(rows);
    }
    fill();
  };
  const ask = (batch: Batch): void => {
    const { op, count, words } = batch;
    held += words;
    move(keyOf(batch), 1);
    const { from, masks } = book.draw(op, count);
    correct(op, from, masks, count).then((corrections) => arrive(batch, { masks, corrections }), fail);
  };
  const fill = (): void => {
    while (later.length > 0 && (held === 0 || held + later[0]!.words <= aheadWords)) ask(later.shift()!);
  };
  fill();

  return {
    async take(op, count) {
      if (failure !== undefined) throw failure;
      const key = keyOf({ op, count });
      const here = ready.get(key)?.shift();
      if (here !== undefined) {
        held -= count * widths.get(op)!;
        fill();
        return here;
      }
      waited++;
      const mine = Promise.withResolvers<CorrectionRows>();
      const all = listOf(waiting, key);
      all.push(mine);
      if (all.length > move(key, 0)) {
        // not on its way yet: others took first what was reckoned for later
        const next = later.findIndex((batch) => keyOf(batch) === key);
        if (next >= 0) ask(later.splice(next, 1)[0]!);
        else fail(new InternalError('RING_DEMAND', 'a product that nobody reckoned with'));
      }
      return await mine.promise;
    },
    level: () => ({
      ready: [...ready.values()].reduce((sum, list) => sum + list.length, 0),
      coming: [...coming.values()].reduce((sum, count) => sum + count, 0),
      later: later.length,
      waited,
    }),
    close: fail,
  };
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
