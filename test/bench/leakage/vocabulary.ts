/**
 * Vocabulary matching, in the style of arXiv 2505.18332 (Thomas et al., "Hidden No More"): compute every candidate's state
 * beside what is already known of the prompt, and take the one that looks like the row that was captured.
 *
 * Assumes: the model, the layer, a list of candidates with the true one in it, a view that undoes the protection, and the
 * rows that a row's state depends on. A decoder's are those before it, so its prompts fall one token after the other.
 * An encoder's are all others, so they are given here: prompts of one row. A classifier's images depend on nothing.
 * @module
 */
import type { KnownModel } from './models.ts';
import { itemsOf, type Practice } from './practice.ts';
import { comparing, distance, rowsOf, smallest, type View } from './views.ts';

/** Candidates whose states are computed in one go. */
const BATCH = 64;
/** A state is taken at once where what is left of the row is below this share of it: nothing else comes as near. */
const EXACT = 1e-9;

/** Distance of a prompt of one row from every candidate. */
export function matchAlone(
  practice: Practice,
  layer: number,
  view: View,
): (looked: Float64Array) => Float64Array {
  return comparing(practice.alone[layer]!.map((state) => view.state(state)));
}

/**
 * A decoder's prompt behind the rows of one layer.
 * @param order in which candidates are tried at a row
 * @returns indices into `model.items`
 */
export async function readAlong(
  model: KnownModel,
  layer: number,
  view: View,
  wire: Int32Array,
  order: (looked: Float64Array) => readonly number[],
): Promise<number[]> {
  const found: number[] = [];
  for (const row of rowsOf(wire, model.widths[layer]!)) {
    const looked = view.wire(row);
    found.push(await nextItem(model, layer, view, looked, found, order(looked)));
  }
  return found;
}

async function nextItem(
  model: KnownModel,
  layer: number,
  view: View,
  looked: Float64Array,
  found: readonly number[],
  order: readonly number[],
): Promise<number> {
  const width = model.widths[layer]!;
  const enough = EXACT * looked.reduce((sum, value) => sum + value * value, 0);
  let best = { item: order[0]!, off: Number.POSITIVE_INFINITY };
  for (let from = 0; from < order.length && best.off > enough; from += BATCH) {
    const tried = order.slice(from, from + BATCH);
    const states = await model.states(
      tried.map((item) => itemsOf(model, [...found, item])),
      layer,
    );
    const off = Float64Array.from(states, (layers) =>
      distance(looked, view.state(layers[layer]!.subarray(found.length * width))),
    );
    const [nearest] = smallest(off, 1);
    if (off[nearest!]! < best.off) best = { item: tried[nearest!]!, off: off[nearest!]! };
  }
  return best.item;
}
