/**
 * All attacks on one capture, and on the controls made of the same rows: how many candidates were found, against chance.
 * @module
 */
import type { Capture, CapturedPrompt } from './capture.ts';
import {
  type Control,
  noise,
  plain,
  randomRotation,
  reusedMask,
  SIGMA,
  staticPermutation,
  tokenPermutation,
} from './controls.ts';
import { type Distinguished, distinguish, worstAuc } from './distinguisher.ts';
import { learnLinear, type Pair } from './linear.ts';
import type { KnownModel } from './models.ts';
import { learnNeighbours, type Ranker } from './neighbour.ts';
import type { Practice } from './practice.ts';
import { type Progress, silent } from './progress.ts';
import { findReuse, readDifference, reuseByChance } from './reuse.ts';

import { crossDeviations, type Deviation, deviations, worst } from './uniformity.ts';
import { direct, distance, rowsOf, smallest, sorted, type View, wholly } from './views.ts';
import { EXACT, matchAlone, type Reader, readAlong } from './vocabulary.ts';

/** Share of the candidates that counts as near the true one: top-1 of a thousand needs tens of thousands of rows to bound. */
export const KEPT = 0.1;
/** Rows with fewer words do not tell a thousand candidates apart. */
const TELLING = 32;
/** Rows of each kind that a control is made of, at each layer. */
const CONTROL_ROWS = 96;
/** Known rows beyond the width from which a linear map is learned. */
const SPARE_ROWS = 32;

export interface Tally {
  readonly attack: string;
  readonly layer: number;
  readonly rows: number;
  /** The true candidate came first. */
  readonly first: number;
  /** It was among the nearest `KEPT` of all. */
  readonly kept: number;
  readonly items: number;
}

export interface ControlTally extends Tally {
  readonly control: string;
}

export interface Assessment {
  readonly mode: string;
  readonly model: string;
  readonly tallies: readonly Tally[];
  readonly controls: readonly ControlTally[];
  readonly distinguished: readonly Distinguished[];
  /** Layers whose rows have too few words to tell candidates apart: no control is made of them. */
  readonly narrow: readonly number[];
  /** The same of plain rows: the distinguisher works. */
  readonly distinguishedControls: readonly { readonly control: string; readonly auc: number }[];
  readonly reused: number;
  /** What chance would report, in expectation. */
  readonly reusedByChance: number;
  readonly deviations: readonly Deviation[];
  /** The same of what was under the masks. */
  readonly plainDeviation: Deviation;
}

interface Row {
  /** Index into `model.items`. */
  readonly item: number;
  readonly alone: boolean;
  readonly wire: Int32Array;
  readonly plain: Int32Array;
  /** Counted over the capture. */
  readonly number: number;
}

/** Prompts of even sessions are the victim's; those of the odd ones after them repeat them, and the attacker knows them. */
export const isVictim = ({ session }: { readonly session: number }): boolean => session % 2 === 0;

function rowsAt(model: KnownModel, prompts: readonly CapturedPrompt[], layer: number): Row[] {
  const width = model.widths[layer]!;
  const index = new Map(model.items.map((item, i) => [item, i]));
  let number = 0;
  return prompts.flatMap(({ prompt, layers }) => {
    const wire = rowsOf(layers[layer]!.wire, width);
    const under = rowsOf(layers[layer]!.plain, width);
    return prompt.map((item, row) => ({
      item: index.get(item)!,
      alone: prompt.length === 1 || model.context === 'none' || (model.context === 'before' && row === 0),
      wire: wire[row]!,
      plain: under[row]!,
      number: number++,
    }));
  });
}

/** @param rows distances from every candidate */
function tally(
  attack: string,
  layer: number,
  rows: readonly { readonly item: number; readonly distances: Float64Array }[],
): Tally {
  const places = rows.map(({ item, distances }) => {
    let nearer = 0;
    for (let i = 0; i < distances.length; i++) {
      if (distances[i]! < distances[item]! || (distances[i] === distances[item] && i < item)) nearer++;
    }
    return nearer;
  });
  return tallyOf(attack, layer, places, rows[0]?.distances.length ?? 0);
}

/** @param places by row: how many candidates are nearer than the true one */
export const tallyOf = (attack: string, layer: number, places: readonly number[], items: number): Tally => ({
  attack,
  layer,
  rows: places.length,
  first: places.filter((nearer) => nearer === 0).length,
  kept: places.filter((nearer) => nearer < Math.floor(items * KEPT)).length,
  items,
});

const ranked = (rows: readonly Row[], of: (row: Row) => Float64Array) =>
  rows.map((row) => ({ item: row.item, distances: of(row) }));

export interface AssessOptions {
  /** The captured prompts of a decoder that are read token by token for each control. */
  readonly readPrompts?: number;
  /** Of another capture of the same prompts: its controls are those of this one too. */
  readonly like?: Assessment | undefined;
  readonly progress?: Progress;
}

export async function assess(
  model: KnownModel,
  practice: Practice,
  capture: Capture,
  { readPrompts = 2, like, progress = silent }: AssessOptions = {},
): Promise<Assessment> {
  const tallies: Tally[] = [];
  const controls: ControlTally[] = [];
  const readers: ControlReader[] = [];
  for (const layer of model.widths.keys()) {
    progress('layers attacked', layer, model.widths.length);
    const near = learnNeighbours(practice.beside[layer]!, model.items.length);
    const own = rowsAt(model, capture.prompts.filter(isVictim), layer);
    const again = rowsAt(
      model,
      capture.prompts.filter((prompt) => !isVictim(prompt)),
      layer,
    );
    tallies.push(...attackRows(model, practice, layer, near, own, again));
    if (like === undefined && isTelling(model, layer)) {
      const attacked = attackControls(model, practice, layer, near, own);
      controls.push(...attacked.tallies);
      readers.push(...attacked.readers);
    }
  }
  progress('layers attacked', model.widths.length, model.widths.length);
  if (model.context === 'before' && like === undefined) {
    controls.push(...(await readControls(model, capture, readers, readPrompts, progress)));
  }
  const rows = capture.frames.flatMap((frames, layer) =>
    frames.flatMap((frame) => frameRows(frame, model.widths[layer]!)),
  );
  return {
    mode: capture.mode,
    model: model.name,
    tallies,
    controls: like?.controls ?? controls,
    narrow: [...model.widths.keys()].filter((layer) => !isTelling(model, layer)),
    distinguished: distinguish(
      ...pairedRows(model, capture, Number.POSITIVE_INFINITY, [...model.widths.keys()], ({ wire }) => wire),
    ),
    distinguishedControls: like?.distinguishedControls ?? controlAucs(model, capture),
    reused: findReuse(rows).length,
    reusedByChance: reuseByChance(rows.length),
    deviations: uniformityOf(capture),
    plainDeviation: worst(
      model.widths.flatMap((_, layer) =>
        deviations(capture.prompts.map(({ layers }) => bytesOf(layers[layer]!.plain))),
      ),
    ),
  };
}

const bytesOf = (words: Int32Array): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength);

/** Whole rows of a frame, padding included, without its header words. */
function frameRows(frame: Uint8Array, width: number): Int32Array[] {
  const words = new Int32Array(new Uint8Array(frame).buffer);
  return rowsOf(words.subarray(words.length % width), width);
}

/** Real wires. */
function attackRows(
  model: KnownModel,
  practice: Practice,
  layer: number,
  near: Ranker,
  own: readonly Row[],
  again: readonly Row[],
): Tally[] {
  const all = [...own, ...again];
  const alone = all.filter((row) => row.alone);
  const results: Tally[] = [];
  // of a decoder only first rows are alone: too few to say anything, so all of them are compared with such states
  const compared = model.context === 'before' ? all : alone;
  for (const view of [direct, sorted]) {
    const match = matchAlone(practice, layer, view);
    results.push(
      tally(
        `vocabulary, ${view.name}`,
        layer,
        ranked(compared, ({ wire }) => match(view.wire(wire))),
      ),
    );
  }
  results.push(
    tally(
      'neighbour',
      layer,
      ranked(all, ({ wire }) => near(direct.wire(wire))),
    ),
  );
  const learned = learnLinear(again);
  results.push(
    tally(
      'linear',
      layer,
      ranked(own, ({ wire }) => near(learned.wire(wire))),
    ),
  );
  return results.filter(({ rows }) => rows > 0);
}

/** How a decoder's prompts are read from a control. */
interface ControlReader extends Omit<Reader, 'rows'> {
  readonly control: Control;
}

/** Candidates that are tried where no state is met exactly: the likeliest. */
const TRIED = 32;
/** What a learned map is off by, as a share of a state. */
const LEARNED = 0.01;
/** Noise of so many entries is above its mean by this factor once in a hundred rows. */
const SPREAD = 1.15;

/** What the attacker assumes of each: the view that undoes it. */
function attackControls(
  model: KnownModel,
  practice: Practice,
  layer: number,
  near: Ranker,
  own: readonly Row[],
): { readonly tallies: readonly ControlTally[]; readonly readers: readonly ControlReader[] } {
  const width = model.widths[layer]!;
  const tallies: ControlTally[] = [];
  const readers: ControlReader[] = [];
  /** The attacker's own rows under the same protection, as many as a map of this width needs and some. */
  const learn = (control: Control): View =>
    learnLinear(
      practice.beside[layer]!.slice(0, width + SPARE_ROWS).map(
        ({ plain: row }, i): Pair => ({ wire: control.apply(row, { layer, row: -1 - i }), plain: row }),
      ),
    );
  const cases: readonly (readonly [Control, View])[] = [
    [plain, direct],
    [staticPermutation, sorted],
    [tokenPermutation, sorted],
    [randomRotation, learn(randomRotation)],
    [noise, direct],
  ];
  const alone = own.filter((row) => row.alone).slice(0, CONTROL_ROWS);
  const many = own.filter((row) => !row.alone).slice(0, CONTROL_ROWS);
  for (const [control, view] of cases) {
    const apply = ({ plain: row, number }: Row): Float64Array =>
      view.wire(control.apply(row, { layer, row: number }));
    const match = matchAlone(practice, layer, view);
    const name = { control: control.name };
    tallies.push({
      ...name,
      ...tally(
        `vocabulary, ${view.name}`,
        layer,
        ranked(alone, (row) => match(apply(row))),
      ),
    });
    if (model.context === 'all' && view !== sorted) {
      tallies.push({
        ...name,
        ...tally(
          `neighbour, ${view.name}`,
          layer,
          ranked(many, (row) => near(apply(row))),
        ),
      });
    }
    if (model.context === 'before') {
      const exact = view === sorted || control === plain;
      const all = [...model.items.keys()];
      readers.push({
        control,
        layer,
        view: wholly(view),
        order:
          view === sorted ? () => all : (row) => smallest(near(view.wire(row)), exact ? all.length : TRIED),
        enough: exact ? EXACT : control === noise ? SPREAD * SIGMA ** 2 : LEARNED,
      });
    }
  }
  tallies.push(reuseControl(practice, layer, alone));
  return { tallies, readers };
}

/** A decoder's prompts, token by token, all layers and controls at once. */
async function readControls(
  model: KnownModel,
  capture: Capture,
  readers: readonly ControlReader[],
  readPrompts: number,
  progress: Progress,
): Promise<ControlTally[]> {
  const index = new Map(model.items.map((item, i) => [item, i]));
  const right = readers.map(() => 0);
  let rows = 0;
  const prompts = capture.prompts.filter(isVictim).slice(0, readPrompts);
  for (const [number, { prompt, layers }] of prompts.entries()) {
    const sent = readers.map(({ layer, ...reader }): Reader => {
      const under = rowsOf(layers[layer]!.plain, model.widths[layer]!);
      const apply = (row: Int32Array, i: number): Int32Array =>
        reader.control.apply(row, { layer, row: rows + i });
      return { ...reader, layer, rows: under.map(apply) };
    });
    const found = await readAlong(model, sent, (stage, done, total) =>
      progress(`prompt ${number + 1} of ${prompts.length}: ${stage}`, done, total),
    );
    for (const [r, read] of found.entries()) {
      right[r]! += read.filter((item, i) => item === index.get(prompt[i]!)).length;
    }
    rows += prompt.length;
  }
  return readers.map(({ control, layer, view }, r) => ({
    control: control.name,
    attack: `vocabulary along, ${view.name}`,
    layer,
    rows,
    first: right[r]!,
    kept: right[r]!,
    items: model.items.length,
  }));
}

/** Pairs of rows under one mask each: found, then read. */
function reuseControl(practice: Practice, layer: number, alone: readonly Row[]): ControlTally {
  const half = alone.length >> 1;
  const mask = reusedMask(half);
  const wires = alone.slice(0, 2 * half).map(({ plain: row }, i) => mask.apply(row, { layer, row: i }));
  const found = new Set(findReuse(wires).map(({ first, second }) => `${first} ${second}`));
  const read = readDifference(practice.alone[layer]!);
  const same = (item: number, other: number): boolean =>
    distance(direct.state(practice.alone[layer]![item]!), direct.state(practice.alone[layer]![other]!)) === 0;
  let first = 0;
  for (let i = 0; i < half; i++) {
    if (!found.has(`${i} ${i + half}`)) continue;
    const pair = read(wires[i]!.map((word, k) => word - wires[i + half]![k]!));
    if (pair !== undefined && same(pair[0], alone[i]!.item) && same(pair[1], alone[i + half]!.item)) first++;
  }
  const items = practice.alone[layer]!.length;
  return { control: 'reused masks', attack: 'mask reuse', layer, rows: half, first, kept: first, items };
}

function pairedRows(
  model: KnownModel,
  capture: Capture,
  most: number,
  layers: readonly number[],
  of: (row: Row) => Int32Array,
): readonly [Int32Array[], Int32Array[]] {
  const rows = (prompts: readonly CapturedPrompt[]): Int32Array[] =>
    layers.flatMap((layer) => rowsAt(model, prompts, layer).slice(0, most).map(of));
  return [
    rows(capture.prompts.filter(isVictim)),
    rows(capture.prompts.filter((prompt) => !isVictim(prompt))),
  ];
}

/**
 * At the layer where it is least. Whole rows: a permutation mixes blocks. Each layer by itself: rows of one that all have the same mean are
 * more alike than the same row under noise at another.
 */
function controlAucs(model: KnownModel, capture: Capture) {
  const layers = [...model.widths.keys()].filter((layer) => isTelling(model, layer));
  return [plain, staticPermutation, randomRotation, tokenPermutation, noise].map((control) => {
    let count = 0;
    const aucs = layers.map((layer) => {
      const [first, second] = pairedRows(model, capture, CONTROL_ROWS, [layer], ({ plain: row }) =>
        control.apply(row, { layer, row: count++ }),
      );
      return worstAuc(distinguish(first, second, model.widths[layer])).auc;
    });
    return { control: control.name, auc: Math.min(...aucs) };
  });
}

const isTelling = ({ widths }: KnownModel, layer: number): boolean => widths[layer]! >= TELLING;

function uniformityOf({ frames, prompts, uniform }: Capture): Deviation[] {
  const cross = frames.flatMap((_, layer) => {
    const of = (victim: boolean): Uint8Array[] =>
      prompts
        .filter((prompt) => isVictim(prompt) === victim)
        .map(({ layers }) => bytesOf(layers[layer]!.wire));
    const [own, again] = [of(true), of(false)];
    return crossDeviations(own.map((bytes, i) => [bytes, again[i]!]));
  });
  const others = uniform.flatMap(({ what, strings }) =>
    deviations(strings).map(({ test, share }) => ({ test: `${what}, ${test}`, share })),
  );
  return [...frames.flatMap(deviations), ...cross, ...others];
}
