/**
 * Vocabulary matching, in the style of arXiv 2505.18332 (Thomas et al., "Hidden No More"): compute every candidate's state
 * beside what is already known of the prompt, and take the one that looks like the row that was captured.
 *
 * Assumes: the model, the layer, a list of candidates with the true one in it, a view that undoes the protection, and the
 * rows that a row's state depends on. A decoder's are those before it, so its prompts fall one token after the other.
 * An encoder's are all others, so they are given here: prompts of one row. A classifier's images depend on nothing.
 * @module
 */
import { scaleOf } from './controls.ts';
import type { KnownModel } from './models.ts';
import { itemsOf, type Practice } from './practice.ts';
import { silent } from './progress.ts';
import { comparing, distance, type View } from './views.ts';

/** Candidates whose states are computed in one go. */
const BATCH = 4;
/** What a view is off by that shows a row as it is, as a share of the row. */
export const EXACT = 1e-9;

/** Distance of a prompt of one row from every candidate. */
export function matchAlone(
  practice: Practice,
  layer: number,
  view: View,
): (looked: Float64Array) => Float64Array {
  return comparing(practice.alone[layer]!.map((state) => view.state(state)));
}

/** Somebody who reads a decoder's prompt behind the rows of one layer. */
export interface Reader {
  readonly layer: number;
  readonly view: View;
  readonly rows: readonly Int32Array[];
  /** Candidates that are tried at a row, likeliest first: indices into `model.items`. */
  order(row: Int32Array): readonly number[];
  /**
   * A state is taken at once where what is left of the row is below this share of the state, squared, without its few largest entries
   * (`scaleOf`): so much the protection changes by itself. At `EXACT` nothing else comes as near, and the order of trying does not matter.
   */
  readonly enough: number;
}

/**
 * One prompt by several readers, who share the states that they compute: a state is one pass through all layers.
 * @returns by reader, indices into `model.items`
 */
export async function readAlong(
  model: KnownModel,
  readers: readonly Reader[],
  progress = silent,
): Promise<number[][]> {
  const found: number[][] = readers.map(() => []);
  const length = Math.max(...readers.map(({ rows }) => rows.length));
  for (let at = 0; at < length; at++) {
    const states = createStates(model);
    for (const [r, reader] of readers.entries()) {
      found[r]!.push(await nextItem(reader, at, states.behind(found[r]!)));
      progress(
        `rows read, ${readers.length} readers each`,
        at * readers.length + r + 1,
        length * readers.length,
      );
    }
  }
  return found;
}

/** Of the row behind some that are known, by candidate: every layer's. */
interface States {
  /** Those that are computed already. */
  readonly computed: ReadonlyMap<number, readonly Int32Array[]>;
  /** Computes what is missing. */
  of(items: readonly number[]): Promise<void>;
}

function createStates(model: KnownModel): { behind(known: readonly number[]): States } {
  const all = new Map<string, Map<number, Int32Array[]>>();
  return {
    behind(known) {
      const key = known.join();
      const computed = all.get(key) ?? new Map<number, Int32Array[]>();
      all.set(key, computed);
      return {
        computed,
        async of(items) {
          const missing = items.filter((item) => !computed.has(item));
          const states = await model.states(missing.map((item) => itemsOf(model, [...known, item])));
          for (const [i, item] of missing.entries()) {
            // copies: the rows before need not be kept
            const last = states[i]!.map((rows, layer) => rows.slice(known.length * model.widths[layer]!));
            computed.set(item, last);
          }
        },
      };
    },
  };
}

async function nextItem(
  { layer, view, rows, order, enough }: Reader,
  at: number,
  states: States,
): Promise<number> {
  const looked = view.wire(rows[at]!);
  let best = { item: -1, off: Number.POSITIVE_INFINITY, taken: false };
  const look = (item: number): void => {
    const state = states.computed.get(item)![layer]!;
    const off = distance(looked, view.state(state));
    if (off < best.off) best = { item, off, taken: off <= enough * looked.length * scaleOf(state) ** 2 };
  };
  if (enough === EXACT) for (const item of states.computed.keys()) look(item);
  const candidates = best.taken ? [] : order(rows[at]!);
  for (let from = 0; from < candidates.length && !best.taken; from += BATCH) {
    const tried = candidates.slice(from, from + BATCH);
    await states.of(tried);
    for (const item of tried) look(item);
  }
  return best.item;
}
