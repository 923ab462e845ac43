/**
 * Vocabulary matching with the whole vocabulary of a language model for candidates, at its first layers: one pass of every token
 * through them, and how many of all are nearer to a row than the true one.
 *
 * Assumes: as vocabulary.ts, of rows behind the lead alone; rows further on are compared with such states too.
 * @module
 */
import { type ControlTally, isVictim, type Tally, tallyOf } from './assess.ts';
import type { Capture } from './capture.ts';
import { type Control, noise, plain, staticPermutation, tokenPermutation } from './controls.ts';
import { type KnownModel, shuffled } from './models.ts';
import { silent } from './progress.ts';
import { direct, distance, rowsOf, sorted, type View } from './views.ts';

/** Rows that each control is made of. */
const CONTROL_ROWS = 48;
/** Tokens whose states are computed in one go. */
const BATCH = 256;
const SEED = 9;

const CASES: readonly (readonly [Control, View])[] = [
  [plain, direct],
  [staticPermutation, sorted],
  [tokenPermutation, sorted],
  [noise, direct],
];

/** A row whose token is looked for. */
interface Target {
  readonly layer: number;
  readonly token: number;
  readonly view: View;
  readonly looked: Float64Array;
  /** Of the true token. */
  own: number;
  nearer: number;
}

/** @param last layer */
export async function attackWhole(
  model: KnownModel,
  capture: Capture,
  last: number,
  progress = silent,
): Promise<{ readonly tallies: readonly Tally[]; readonly controls: readonly ControlTally[] }> {
  const tokens = shuffled(model.vocabulary, SEED);
  const layers = [...Array(last + 1).keys()];
  const samples = tokens.slice(0, CONTROL_ROWS);
  const states = await model.states(
    samples.map((token) => [token]),
    last,
  );
  const made = CASES.map(([control, view]) => ({
    control,
    view,
    targets: layers.flatMap((layer) =>
      samples.map((token, row) => {
        const wire = control.apply(states[row]![layer]!, { layer, row });
        return targetOf(layer, token, view, wire);
      }),
    ),
  }));
  const wires = [direct, sorted].map((view) => ({
    view,
    targets: layers.flatMap((layer) =>
      capture.prompts
        .filter(isVictim)
        .flatMap(({ prompt, layers: sent }) =>
          rowsOf(sent[layer]!.wire, model.widths[layer]!).map((wire, row) =>
            targetOf(layer, prompt[row]!, view, wire),
          ),
        ),
    ),
  }));
  const targets = [...made, ...wires].flatMap(({ targets: own }) => own);
  await eachState(model, [...new Set(targets.map(({ token }) => token))], last, (token, of) => {
    for (const target of targets) if (target.token === token) target.own = of(target);
  });
  await eachState(
    model,
    tokens,
    last,
    (token, of) => {
      for (const target of targets) {
        if (target.token !== token && of(target) < target.own) target.nearer++;
      }
    },
    progress,
  );
  const tally = (attack: string, of: readonly Target[]): Tally[] =>
    layers.map((layer) =>
      tallyOf(
        attack,
        layer,
        of.filter((target) => target.layer === layer).map(({ nearer }) => nearer),
        tokens.length,
      ),
    );
  return {
    tallies: wires.flatMap(({ view, targets: of }) => tally(`whole vocabulary, ${view.name}`, of)),
    controls: made.flatMap(({ control, view, targets: of }) =>
      tally(`whole vocabulary, ${view.name}`, of).map((one) => ({
        ...one,
        control: `${control.name}, whole vocabulary`,
      })),
    ),
  };
}

const targetOf = (layer: number, token: number, view: View, wire: Int32Array): Target => ({
  layer,
  token,
  view,
  looked: view.wire(wire),
  own: Number.NaN,
  nearer: 0,
});

/** @param each gets a token's distance from targets */
async function eachState(
  model: KnownModel,
  tokens: readonly number[],
  last: number,
  each: (token: number, of: (target: Target) => number) => void,
  progress = silent,
): Promise<void> {
  for (let from = 0; from < tokens.length; from += BATCH) {
    progress(`whole vocabulary, layers 0 to ${last}`, from, tokens.length);
    const batch = tokens.slice(from, from + BATCH);
    const states = await model.states(
      batch.map((token) => [token]),
      last,
    );
    for (const [i, token] of batch.entries()) {
      const seen = new Map([direct, sorted].map((view) => [view, states[i]!.map((row) => view.state(row))]));
      each(token, ({ layer, view, looked }) => distance(looked, seen.get(view)![layer]!));
    }
  }
  progress(`whole vocabulary, layers 0 to ${last}`, tokens.length, tokens.length);
}
