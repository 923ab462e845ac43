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
  staticPermutation,
  tokenPermutation,
} from './controls.ts';
import { type Distinguished, distinguish, worstAuc } from './distinguisher.ts';
import { learnLinear, type Pair } from './linear.ts';
import type { KnownModel } from './models.ts';
import { learnNeighbours, type Ranker } from './neighbour.ts';
import { itemsOf, type Practice } from './practice.ts';
import { findReuse, readDifference, reuseByChance } from './reuse.ts';
import { ALARM, binomialTail, mostHits } from './statistics.ts';
import { crossDeviations, type Deviation, deviations, worst } from './uniformity.ts';
import { direct, distance, rowsOf, smallest, sorted, type View } from './views.ts';
import { matchAlone, readAlong } from './vocabulary.ts';

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

/** @param ranks by row: distances from every candidate */
function tally(
  attack: string,
  layer: number,
  rows: readonly { readonly item: number; readonly distances: Float64Array }[],
): Tally {
  const items = rows[0]?.distances.length ?? 0;
  let [first, kept] = [0, 0];
  for (const { item, distances } of rows) {
    let nearer = 0;
    for (let i = 0; i < items; i++) {
      if (distances[i]! < distances[item]! || (distances[i] === distances[item] && i < item)) nearer++;
    }
    if (nearer === 0) first++;
    if (nearer < Math.floor(items * KEPT)) kept++;
  }
  return { attack, layer, rows: rows.length, first, kept, items };
}

const ranked = (rows: readonly Row[], of: (row: Row) => Float64Array) =>
  rows.map((row) => ({ item: row.item, distances: of(row) }));

export interface AssessOptions {
  /** The captured prompts of a decoder that are read token by token for each control. */
  readonly readPrompts?: number;
}

export async function assess(
  model: KnownModel,
  practice: Practice,
  capture: Capture,
  { readPrompts = 2 }: AssessOptions = {},
): Promise<Assessment> {
  const tallies: Tally[] = [];
  const controls: ControlTally[] = [];
  for (const layer of model.widths.keys()) {
    const near = learnNeighbours(practice.beside[layer]!, model.items.length);
    const own = rowsAt(model, capture.prompts.filter(isVictim), layer);
    const again = rowsAt(
      model,
      capture.prompts.filter((prompt) => !isVictim(prompt)),
      layer,
    );
    tallies.push(...attackRows(model, practice, layer, near, own, again));
    if (model.widths[layer]! >= TELLING) {
      controls.push(...(await attackControls(model, practice, capture, layer, near, own, readPrompts)));
    }
  }
  const rows = capture.frames.flatMap((frames, layer) =>
    frames.flatMap((frame) => frameRows(frame, model.widths[layer]!)),
  );
  return {
    mode: capture.mode,
    model: model.name,
    tallies,
    controls,
    distinguished: distinguish(...pairedRows(model, capture, Number.POSITIVE_INFINITY, ({ wire }) => wire)),
    distinguishedControls: controlAucs(model, capture),
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

/** What the attacker assumes of each: the view that undoes it. */
async function attackControls(
  model: KnownModel,
  practice: Practice,
  capture: Capture,
  layer: number,
  near: Ranker,
  own: readonly Row[],
  readPrompts: number,
): Promise<ControlTally[]> {
  const width = model.widths[layer]!;
  const results: ControlTally[] = [];
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
    results.push({
      ...name,
      ...tally(
        `vocabulary, ${view.name}`,
        layer,
        ranked(alone, (row) => match(apply(row))),
      ),
    });
    if (model.context === 'all' && view !== sorted) {
      results.push({
        ...name,
        ...tally(
          `neighbour, ${view.name}`,
          layer,
          ranked(many, (row) => near(apply(row))),
        ),
      });
    }
    if (model.context === 'before') {
      results.push({
        ...name,
        ...(await readControl(model, capture, layer, control, view, near, readPrompts)),
      });
    }
  }
  results.push(reuseControl(practice, layer, alone));
  return results;
}

/** A decoder's prompts, token by token. */
async function readControl(
  model: KnownModel,
  capture: Capture,
  layer: number,
  control: Control,
  view: View,
  near: Ranker,
  readPrompts: number,
): Promise<Tally> {
  const width = model.widths[layer]!;
  const all = model.items.map((_, i) => i);
  let [rows, first] = [0, 0];
  for (const { prompt, layers } of capture.prompts.filter(isVictim).slice(0, readPrompts)) {
    const wire = new Int32Array(layers[layer]!.plain);
    for (const [i, row] of rowsOf(layers[layer]!.plain, width).entries()) {
      wire.set(control.apply(row, { layer, row: rows + i }), i * width);
    }
    const order = view === sorted ? () => all : (row: Float64Array) => smallest(near(row), all.length);
    const found = await readAlong(model, layer, view, wire, order);
    const read = itemsOf(model, found);
    first += read.filter((item, i) => item === prompt[i]).length;
    rows += prompt.length;
  }
  return {
    attack: `vocabulary along, ${view.name}`,
    layer,
    rows,
    first,
    kept: first,
    items: model.items.length,
  };
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
  of: (row: { readonly wire: Int32Array; readonly plain: Int32Array }, layer: number) => Int32Array,
): readonly [Int32Array[], Int32Array[]] {
  const rows = (prompts: readonly CapturedPrompt[]): Int32Array[] =>
    model.widths.flatMap((_, layer) =>
      rowsAt(model, prompts, layer)
        .slice(0, most)
        .map((row) => of(row, layer)),
    );
  return [
    rows(capture.prompts.filter(isVictim)),
    rows(capture.prompts.filter((prompt) => !isVictim(prompt))),
  ];
}

/** Whole rows: a permutation mixes blocks. */
function controlAucs(model: KnownModel, capture: Capture) {
  const whole = Math.max(...model.widths);
  return [plain, staticPermutation, randomRotation, tokenPermutation, noise].map((control) => {
    let count = 0;
    const [first, second] = pairedRows(model, capture, CONTROL_ROWS, ({ plain: row }, layer) =>
      control.apply(row, { layer, row: count++ }),
    );
    return { control: control.name, auc: worstAuc(distinguish(first, second, whole)).auc };
  });
}

function uniformityOf({ frames, prompts }: Capture): Deviation[] {
  const cross = frames.flatMap((_, layer) => {
    const of = (victim: boolean): Uint8Array[] =>
      prompts
        .filter((prompt) => isVictim(prompt) === victim)
        .map(({ layers }) => bytesOf(layers[layer]!.wire));
    const [own, again] = [of(true), of(false)];
    return crossDeviations(own.map((bytes, i) => [bytes, again[i]!]));
  });
  return [...frames.flatMap(deviations), ...cross];
}

/** Recovery of an attack against chance: 1 is chance. All layers together. */
export interface Recovery {
  readonly attack: string;
  readonly rows: number;
  readonly first: number;
  readonly kept: number;
  readonly items: number;
  /** Nearest tenth, against a tenth. */
  readonly timesChance: number;
}

export function recoveries(tallies: readonly Tally[]): Recovery[] {
  return [...Map.groupBy(tallies, ({ attack }) => attack)].map(([attack, of]) => {
    const sum = (pick: (one: Tally) => number): number => of.reduce((total, one) => total + pick(one), 0);
    const [rows, first, kept, items] = [
      sum((t) => t.rows),
      sum((t) => t.first),
      sum((t) => t.kept),
      of[0]!.items,
    ];
    return {
      attack,
      rows,
      first,
      kept,
      items,
      timesChance: kept / (rows * (Math.floor(items * KEPT) / items)),
    };
  });
}

/** Worst of a control over its layers, each by the attack that does best there. */
export function controlRecovery(controls: readonly ControlTally[]): { control: string; recovery: number }[] {
  return [...Map.groupBy(controls, ({ control }) => control)].map(([control, of]) => ({
    control,
    recovery: Math.min(
      ...[...Map.groupBy(of, ({ layer }) => layer).values()].map((at) =>
        Math.max(...at.map((t) => t.first / t.rows)),
      ),
    ),
  }));
}

export const WEAKEST_CONTROL = 0.95;
export const MOST_TIMES_CHANCE = 2;

/** What is wrong, in words: a mode that leaks, or an attack that is broken. */
export function verdict(assessment: Assessment): string[] {
  const { tallies, controls, distinguished, distinguishedControls, reused, reusedByChance } = assessment;
  const wrong: string[] = [];
  const demand = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(`${assessment.mode}, ${assessment.model}: ${what}`);
  };
  for (const { attack, rows, first, kept, items, timesChance } of recoveries(tallies)) {
    const most = Math.floor(MOST_TIMES_CHANCE * rows * KEPT);
    demand(binomialTail(rows, KEPT, most + 1) <= ALARM, `${rows} rows are too few for ${attack}`);
    demand(kept <= most, `${attack} finds ${timesChance.toFixed(2)} times as many as chance`);
    demand(
      first <= mostHits(rows, 1 / items),
      `${attack} names ${first} of ${rows} rows, one of ${items} by chance`,
    );
  }
  for (const { score, auc, slack } of distinguished) {
    demand(
      Math.abs(auc - 0.5) <= slack,
      `${score} tells the same prompt from another: AUC ${auc.toFixed(4)}`,
    );
  }
  demand(reusedByChance < ALARM, 'too many rows to tell a mask used twice from chance');
  demand(reused === 0, `${reused} masks are used twice`);
  const off = worst(assessment.deviations);
  demand(off.share <= 1, `not uniform: ${off.test}, ${off.share.toFixed(2)} times its limit`);
  for (const { control, recovery } of controlRecovery(controls)) {
    demand(
      recovery >= WEAKEST_CONTROL,
      `the attack on ${control} is broken: ${(100 * recovery).toFixed(1)} %`,
    );
  }
  for (const { control, auc } of distinguishedControls) {
    demand(auc >= WEAKEST_CONTROL, `the distinguisher is broken on ${control}: AUC ${auc.toFixed(3)}`);
  }
  demand(assessment.plainDeviation.share > 10, 'the test of uniformity is broken: it passes plain rows');
  return wrong;
}
