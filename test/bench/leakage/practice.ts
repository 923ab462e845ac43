/**
 * What the attacker prepares with the known model: states of every candidate beside chance neighbours, and alone.
 * @module
 */
import { type KnownModel, shuffled } from './models.ts';
import { silent } from './progress.ts';
import { rowsOf } from './views.ts';

export interface PracticeRow {
  /** Index into `model.items`. */
  readonly item: number;
  readonly plain: Int32Array;
}

/** Each by layer. */
export interface Practice {
  /** Rows of prompts in which every candidate stands `runs` times, at any place. */
  readonly beside: readonly (readonly PracticeRow[])[];
  /** The state of every candidate as a prompt of one row, in the order of `model.items`. */
  readonly alone: readonly (readonly Int32Array[])[];
}

/** Prompts of `rows` candidates that hold each once; the last is filled up with the first. */
export function promptsOf(items: number, rows: number, seed: number): number[][] {
  const order = shuffled([...Array(items).keys()], seed);
  const count = Math.ceil(items / rows);
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: rows }, (_, k) => order[(i * rows + k) % items]!),
  );
}

export const itemsOf = (model: KnownModel, prompt: readonly number[]): number[] =>
  prompt.map((item) => model.items[item]!);

const SEED = 50;

/** Prompts whose states are computed between two lines of progress. */
const AT_ONCE = 64;

export async function prepare(model: KnownModel, runs: number, progress = silent): Promise<Practice> {
  const { items, rows, widths } = model;
  const statesOf = async (what: string, asked: readonly (readonly number[])[]): Promise<Int32Array[][]> => {
    const found: Int32Array[][] = [];
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      progress(what, from, asked.length);
      found.push(...(await model.states(asked.slice(from, from + AT_ONCE))));
    }
    progress(what, asked.length, asked.length);
    return found;
  };
  const prompts = Array.from({ length: runs }, (_, run) => promptsOf(items.length, rows, SEED + run)).flat();
  const states = await statesOf(
    "the attacker's prompts",
    prompts.map((prompt) => itemsOf(model, prompt)),
  );
  const alone = await statesOf(
    'candidates alone',
    items.map((item) => [item]),
  );
  return {
    beside: widths.map((width, layer) =>
      prompts.flatMap((prompt, i) =>
        rowsOf(states[i]![layer]!, width).map((plain, row) => ({ item: prompt[row]!, plain })),
      ),
    ),
    alone: widths.map((_, layer) => alone.map((layers) => layers[layer]!)),
  };
}
