/**
 * Attacks on what is kept, shown or logged beside the rows, and on its sizes and times: one trace a session, of one prompt each, and
 * every prompt asked twice.
 *
 * Assumes: the attacker knows what the second asking of each prompt was, and all candidates. Fields are compared with those of the
 * same kind and place; where a field's length varies, its length is one of the numbers.
 * @module
 */

import type { IntCommits } from '../../../crypto/commit/int-commits.ts';
import { utf8 } from '../../../crypto/core/bytes.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { type Finding, type Needle, needlesOf, repeats, search } from './artefacts.ts';
import { type Tally, tallyOf } from './assess.ts';
import type { Artefact } from './capture.ts';
import { randomRotation } from './controls.ts';
import { type Distinguished, distinguish, worstAuc } from './distinguisher.ts';
import { learnLinear } from './linear.ts';
import { auc, aucInterval, mostHits } from './statistics.ts';
import { type Deviation, deviations, worst } from './uniformity.ts';
import { WEAKEST_CONTROL } from './verdict.ts';
import { direct, distance } from './views.ts';

export interface Trace {
  readonly artefacts: readonly Artefact[];
  /** Sizes, counts and times by name. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** What was asked: as ids and as the client's first row. Even ones are short, odd ones long, where there are two lengths. */
export interface TracedPrompt {
  readonly ids: readonly number[];
  readonly text?: string;
  readonly row: Int32Array;
}

export interface Traces {
  readonly mode: string;
  readonly model: string;
  readonly prompts: readonly TracedPrompt[];
  /** One a prompt, in their order. */
  readonly victim: readonly Trace[];
  readonly again: readonly Trace[];
  /** Bytes that claim to be uniform. */
  readonly uniform: readonly { readonly what: string; readonly strings: readonly Uint8Array[] }[];
}

/** How well one number tells something. */
export interface Told {
  readonly number: string;
  readonly auc: number;
  /** Half of the interval that has the true AUC with probability 0.95. */
  readonly interval: number;
}

export interface TraceControl {
  readonly control: string;
  readonly attack: string;
  readonly recovery: number;
}

export interface TraceAssessment {
  readonly mode: string;
  readonly model: string;
  readonly kinds: readonly { readonly kind: string; readonly artefacts: number; readonly bytes: number }[];
  readonly prompts: number;
  /** The prompt, or what a dictionary of candidates makes of it, found in its own artefacts. */
  readonly findings: readonly Finding[];
  readonly repeated: number;
  /** Kinds whose pieces have other lengths in other sessions: bytes of them have no place that could be compared. */
  readonly unplaced: readonly string[];
  readonly tallies: readonly Tally[];
  readonly distinguished: readonly Distinguished[];
  readonly samePrompt: readonly Told[];
  readonly shortOrLong: readonly Told[];
  readonly deviations: readonly Deviation[];
  readonly controls: readonly TraceControl[];
}

/** Fields of one kind, place by place, of the same length in all traces. */
interface Field {
  readonly kind: Artefact['kind'];
  readonly victim: readonly Uint8Array[];
  readonly again: readonly Uint8Array[];
}

function fieldsOf({ victim, again }: Pick<Traces, 'victim' | 'again'>): Field[] {
  const placed = (trace: Trace) => Map.groupBy(trace.artefacts, ({ kind }) => kind);
  const [own, known] = [victim.map(placed), again.map(placed)];
  const everywhere = [...own, ...known];
  return [...own[0]!.keys()].flatMap((kind) => {
    const count = Math.min(...everywhere.map((trace) => trace.get(kind)?.length ?? 0));
    return Array.from({ length: count }, (_, i): Field => {
      const at = (trace: (typeof own)[number]): Uint8Array => trace.get(kind)![i]!.bytes;
      return { kind, victim: own.map(at), again: known.map(at) };
    }).filter((field) => new Set([...field.victim, ...field.again].map(({ length }) => length)).size === 1);
  });
}

function unplacedOf(traces: Traces): string[] {
  const placed = new Set(fieldsOf(traces).map(({ kind }) => kind));
  const all = new Set(
    [...traces.victim, ...traces.again].flatMap(({ artefacts }) => artefacts.map(({ kind }) => kind)),
  );
  return [...all].filter((kind) => !placed.has(kind));
}

/** Sizes of everything, beside what was measured. */
function numbersOf({ artefacts, numbers }: Trace): Readonly<Record<string, number>> {
  const byKind = [...Map.groupBy(artefacts, ({ kind }) => kind)];
  return {
    ...numbers,
    ...Object.fromEntries(
      byKind.map(([kind, own]) =>
        kind === 'metric'
          ? ['sum of the metrics', own.reduce((sum, { bytes }) => sum + sumIn(bytes), 0)]
          : [`bytes of ${kind}`, own.reduce((sum, { bytes }) => sum + bytes.length, 0)],
      ),
    ),
  };
}

/** Of all numbers in a text. */
const sumIn = (bytes: Uint8Array): number =>
  [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\d+(?:\.\d+)?/g),
  ].reduce((sum, [digits]) => sum + Number(digits), 0);

export function assessTraces(traces: Traces, commits: IntCommits): TraceAssessment {
  const needles = traces.prompts.map(({ ids, text, row }) =>
    needlesOf({ ids, ...(text === undefined ? {} : { text }), states: [row] }, commits),
  );
  const all = [...traces.victim, ...traces.again];
  return {
    mode: traces.mode,
    model: traces.model,
    prompts: traces.prompts.length,
    kinds: [
      ...Map.groupBy(
        all.flatMap(({ artefacts }) => artefacts),
        ({ kind }) => kind,
      ),
    ].map(([kind, own]) => ({
      kind,
      artefacts: own.length,
      bytes: own.reduce((sum, { bytes }) => sum + bytes.length, 0),
    })),
    ...attackTraces(traces, needles),
    unplaced: unplacedOf(traces),
    samePrompt: toldSame(traces.victim, traces.again),
    shortOrLong: lengthsOf(traces),
    deviations: traces.uniform.flatMap(({ what, strings }) =>
      deviations(strings).map(({ test, share }) => ({ test: `${what}, ${test}`, share })),
    ),
    controls: controlsOf(traces, needles),
  };
}

type Attacked = Pick<TraceAssessment, 'findings' | 'repeated' | 'tallies' | 'distinguished'>;

function attackTraces(traces: Traces, needles: readonly (readonly Needle[])[]): Attacked {
  const fields = fieldsOf(traces);
  const { victim, again } = traces;
  return {
    findings: victim.flatMap(({ artefacts }, i) => search(artefacts, needles[i]!)),
    repeated: victim.reduce((sum, { artefacts }, i) => {
      const others = [...victim, ...again].filter((_, j) => j % victim.length !== i);
      return (
        sum +
        repeats(
          artefacts,
          again[i]!.artefacts,
          others.flatMap((trace) => trace.artefacts),
        )
      );
    }, 0),
    tallies: fields.length === 0 ? [] : [likest(fields), ...linearly(traces, fields)],
    distinguished: wordsOf(fields)[0].length === 0 ? [] : distinguish(...wordsOf(fields)),
  };
}

/** Of eight prompts, as `distinguish` pairs them: two short and two long with themselves, short with short, long with long. */
const ORDER = [0, 2, 1, 6, 4, 3, 5, 7];

/** A place of a field tells sessions apart where no value stands in more than this share of them: not in heads, nor in hours. */
const FREE = 1 / 8;

/** The places of a field that are drawn afresh, as far as one sees. */
function freePlaces({ victim, again }: Field): number[] {
  const all = [...victim, ...again];
  return [...victim[0]!.keys()].filter((place) => {
    const counts = new Uint32Array(256);
    for (const bytes of all) counts[bytes[place]!]!++;
    return counts.every((count) => count <= Math.max(2, FREE * all.length));
  });
}

/** Words of every field, its traces side by side; prompts that are left over when eight are taken at a time are left out. */
function wordsOf(fields: readonly Field[]): readonly [Int32Array[], Int32Array[]] {
  const [first, second]: [Int32Array[], Int32Array[]] = [[], []];
  for (const field of fields) {
    const places = freePlaces(field);
    const count = places.length >> 2;
    if (count === 0) continue;
    const words = (bytes: Uint8Array): Int32Array =>
      new Int32Array(Uint8Array.from(places.slice(0, 4 * count), (place) => bytes[place]!).buffer);
    for (let block = 0; block < field.victim.length >> 3; block++) {
      first.push(...ORDER.map((i) => words(field.victim[8 * block + i]!)));
      second.push(...ORDER.map((i) => words(field.again[8 * block + i]!)));
    }
  }
  return [first, second];
}

/** Nearest neighbour: the known session with the field that is most alike, against what chance makes alike. */
function likest(fields: readonly Field[]): Tally {
  const { length } = fields[0]!.victim;
  const places = Array.from({ length }, (_, i) => {
    const alike = Float64Array.from({ length }, (_, j) =>
      Math.max(...fields.map((field) => excess(field, i, j))),
    );
    return alike.filter((value, j) => value > alike[i]! || (value === alike[i] && j < i)).length;
  });
  return tallyOf('neighbour', 0, places, length);
}

/** Equal bytes beyond those that are equal in all traces, in standard deviations of uniform ones. */
function excess({ victim, again }: Field, i: number, j: number): number {
  const [a, b, other] = [victim[i]!, again[j]!, again[(j + 2) % again.length]!];
  let [equal, compared] = [0, 0];
  for (let k = 0; k < a.length; k++) {
    if (b[k] === other[k]) continue;
    compared++;
    if (a[k] === b[k]) equal++;
  }
  return compared === 0 ? 0 : (equal - compared / 256) / Math.sqrt(compared / 256);
}

/** Ridge regression from the bytes of each kind to the rows, then nearest prompts. */
function linearly({ prompts }: Traces, fields: readonly Field[]): Tally[] {
  const varied = fields.filter(({ again }) => again.some((bytes) => Buffer.compare(bytes, again[0]!) !== 0));
  return [...Map.groupBy(varied, ({ kind }) => kind)].map(([kind, own]) => {
    const bytes = (of: 'victim' | 'again', i: number): Int32Array =>
      Int32Array.from(own.flatMap((field) => [...field[of][i]!]));
    const learned = learnLinear(prompts.map(({ row }, i) => ({ wire: bytes('again', i), plain: row })));
    const states = prompts.map(({ row }) => direct.state(row));
    const places = prompts.map((_, i) => {
      const guess = learned.wire(bytes('victim', i));
      const off = states.map((state) => distance(guess, state));
      return off.filter((value, j) => value < off[i]! || (value === off[i] && j < i)).length;
    });
    return tallyOf(`linear, ${kind}`, 0, places, prompts.length);
  });
}

function told(number: string, ours: readonly number[], theirs: readonly number[]): Told {
  const area = auc(Float64Array.from(ours), Float64Array.from(theirs));
  return { number, auc: area, interval: aucInterval(area, ours.length, theirs.length) };
}

const namesOf = (traces: readonly Trace[]): string[] => Object.keys(numbersOf(traces[0]!));
const valuesOf = (traces: readonly Trace[], name: string): number[] =>
  traces.map((trace) => numbersOf(trace)[name] ?? 0);

/** Whether two sessions asked the same, by each number. */
export const toldSame = (victim: readonly Trace[], known: readonly Trace[]): Told[] =>
  namesOf(victim).map((name) => {
    const [own, again] = [valuesOf(victim, name), valuesOf(known, name)];
    const score = (a: number, b: number): number => -Math.abs(a - b);
    return told(
      name,
      own.map((value, i) => score(value, again[i]!)),
      own.map((value, i) => score(value, again[(i + 2) % again.length]!)),
    );
  });

/** Whether a prompt is the longer one of two lengths in one bucket, by each number. */
function lengthsOf(traces: Traces): Told[] {
  const lengths = new Set(traces.prompts.map(({ ids }) => ids.length));
  if (lengths.size === 1) return [];
  return namesOf(traces.victim).map((name) => {
    const values = [...valuesOf(traces.victim, name), ...valuesOf(traces.again, name)];
    const { length } = traces.prompts;
    const of = (parity: number): number[] => values.filter((_, i) => (i % length) % 2 === parity);
    return told(name, of(1), of(0));
  });
}

/** The same traces with something in them that gives the prompt away. */
function controlsOf(traces: Traces, needles: readonly (readonly Needle[])[]): TraceControl[] {
  const { length } = traces.prompts;
  const shown = (of: (prompt: TracedPrompt, i: number) => Artefact): Traces => {
    const add = (own: readonly Trace[]): Trace[] =>
      own.map((trace, i) => ({ ...trace, artefacts: [of(traces.prompts[i]!, i), ...trace.artefacts] }));
    return { ...traces, victim: add(traces.victim), again: add(traces.again) };
  };
  const first = (tallies: readonly Tally[], attack: string): number =>
    (tallies.find((one) => one.attack === attack)?.first ?? 0) / length;
  const prompt = (bytes: Uint8Array): Artefact => ({ kind: 'other', session: 0, bytes });

  const hashed = attackTraces(
    shown(({ ids }) => prompt(hash('leakage-control', utf8(ids.join())))),
    needles,
  );
  const dictionary = shown((_, i) =>
    prompt(needles[i]!.find(({ what }) => what.startsWith('hash of'))!.bytes),
  );
  const looked = dictionary.victim.filter(({ artefacts }, i) => search(artefacts, needles[i]!).length > 0);
  const turned = shown(({ row }) => {
    const words = randomRotation.apply(row, { layer: 0, row: 0 });
    return prompt(new Uint8Array(Int32Array.from(words).buffer));
  });
  const alone: Traces = {
    ...turned,
    victim: turned.victim.map((trace) => ({ ...trace, artefacts: trace.artefacts.slice(0, 1) })),
    again: turned.again.map((trace) => ({ ...trace, artefacts: trace.artefacts.slice(0, 1) })),
  };
  const counted: Traces = {
    ...traces,
    victim: traces.victim.map((trace, i) => ({ ...trace, numbers: { sum: sumOf(traces.prompts[i]!) } })),
    again: traces.again.map((trace, i) => ({ ...trace, numbers: { sum: sumOf(traces.prompts[i]!) } })),
  };
  return [
    { control: 'hash of the prompt', attack: 'neighbour', recovery: first(hashed.tallies, 'neighbour') },
    { control: 'hash of the prompt', attack: 'repeated', recovery: hashed.repeated > 0 ? 1 : 0 },
    { control: 'hash of the prompt', attack: 'dictionary', recovery: looked.length / length },
    {
      control: 'rotated row',
      attack: 'linear',
      recovery: first(attackTraces(alone, needles).tallies, 'linear, other'),
    },
    {
      control: 'rotated row',
      attack: 'distinguisher',
      recovery: worstAuc(distinguish(...wordsOf(fieldsOf(alone)))).auc,
    },
    {
      control: 'sum of ids as a metric',
      attack: 'number',
      recovery: toldSame(counted.victim, counted.again).find(({ number }) => number === 'sum')!.auc,
    },
  ];
}

const sumOf = ({ row }: TracedPrompt): number => row.reduce((sum, value, i) => sum + value * (i + 1), 0);

/**
 * What is wrong, in words. Times, and sizes of claims, which name the positions that are paid for, are told of and decide nothing: that they
 * say something is documented.
 */
export function traceVerdict(found: TraceAssessment): string[] {
  const wrong: string[] = [];
  const demand = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(`${found.mode}, ${found.model}, beside the rows: ${what}`);
  };
  for (const { kind, what } of found.findings) demand(false, `${what} is in a ${kind}`);
  demand(found.repeated === 0, `${found.repeated} windows of bytes repeat when a prompt does`);
  for (const { attack, rows, first, kept, items } of found.tallies) {
    demand(first <= mostHits(rows, 1 / items), `${attack} names ${first} of ${rows} prompts`);
    const share = Math.floor(items * 0.1) / items;
    demand(kept <= mostHits(rows, share), `${attack} has ${kept} of ${rows} prompts among the nearest tenth`);
  }
  for (const { score, auc: area, slack } of found.distinguished) {
    demand(Math.abs(area - 0.5) <= slack, `${score} tells the same prompt: AUC ${area.toFixed(4)}`);
  }
  for (const { number, auc: area } of [...found.samePrompt, ...found.shortOrLong]) {
    const size = number.startsWith('messages') || number.startsWith('bytes');
    const fixed = size && number !== 'bytes of claim';
    demand(!fixed || area === 0.5, `${number} depend on the prompt: AUC ${area.toFixed(3)}`);
  }
  const off = worst(found.deviations);
  demand(off.share <= 1, `not uniform: ${off.test}, ${off.share.toFixed(2)} times its limit`);
  for (const { control, attack, recovery } of found.controls) {
    demand(
      recovery >= WEAKEST_CONTROL,
      `${attack} is broken on ${control}: ${(100 * recovery).toFixed(1)} %`,
    );
  }
  return wrong;
}
