/**
 * What a mesh must not keep of chats with a language model, computed in this process: question and answer, both as text and as ids of
 * tokens, rows of both as they cross between shards, and the logits that the answer was drawn from.
 * @module
 */
import type { IntCommits } from '../../../crypto/commit/int-commits.ts';
import { InternalError } from '../../../crypto/core/errors.ts';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import type { FloatModel } from '../../../models/formats/float-model.ts';
import { GREEDY, nextToken } from '../../../models/program/sampling.ts';
import type { ValueSpec } from '../../../models/program/types.ts';
import { importDecoder } from '../../../models/quantize/decoder/import.ts';
import { boundariesOf } from '../../../models/shard/cut.ts';
import { planShards } from '../../../models/shard/plan.ts';
import type { WholeModel } from '../../../models/shard/split.ts';
import { bundleOf } from '../../../models/text/from-source.ts';
import { createTextModel, type TextModel } from '../../../models/text/text-model.ts';
import { type Needle, needlesOf, type Said } from './artefacts.ts';
import { sideBySide } from './models.ts';
import type { Progress } from './progress.ts';

export interface KnownChat {
  readonly answer: string;
  readonly needles: readonly Needle[];
  /** As many as there is room for on a chain: all of the words, rows of one token of the question and of one of the answer. */
  readonly control: readonly Needle[];
}

/** Logits that are looked for of each token of an answer: the largest, and those beside the one that was drawn. */
const LOGITS = 64;

export interface Chats {
  /** Of one length in tokens: receipts name the positions that were paid. */
  readonly questions: readonly string[];
  /** Of each answer. */
  readonly tokens: number;
  /** As many as the mesh has. */
  readonly shards: number;
}

/**
 * The likeliest answers.
 * @throws InternalError LEAKAGE_CHATS when an answer ends before it has so many tokens, a question has another length, or two are one
 */
export async function knownChats(
  source: FloatModel,
  { questions, tokens, shards }: Chats,
  commits: IntCommits,
  progress: Progress,
): Promise<KnownChat[]> {
  const text = createTextModel(bundleOf(source.text!));
  const imported = { name: 'chats', source: 'a file', tokenizer: null, closed: false };
  const { model, card } = await importDecoder(source, imported);
  const prompts = questions.map((content) => text.encodeChat([{ role: 'user', content }]));
  if (new Set(prompts.map(({ length }) => length)).size > 1) throw unlike('questions are of several lengths');
  if (new Set(prompts.map((prompt) => prompt.join())).size < Math.max(2, prompts.length))
    throw unlike('there are no two questions, or two are one');
  const own = ownIn(prompts);
  const engine = await createWasmEngine();
  try {
    const { cuts } = planShards({ model, shards, memoryLimit: Number.MAX_SAFE_INTEGER });
    const { talk, close } = await talker(engine, model, cuts);
    const chats: KnownChat[] = [];
    for (const [i, prompt] of prompts.entries()) {
      progress('answers computed here', i, prompts.length);
      const drawn = await talk(prompt, tokens, card.logitFrac);
      if (drawn.ids.some(text.isStop))
        throw unlike(`"${questions[i]}" is answered in fewer than ${tokens} tokens`);
      const [from, to] = own(prompt);
      chats.push(chatOf(text, questions[i]!, prompt, [from, to], drawn, commits));
    }
    progress('answers computed here', prompts.length, prompts.length);
    close();
    return chats;
  } finally {
    await engine.close();
  }
}

const unlike = (what: string): InternalError => new InternalError('LEAKAGE_CHATS', what);

/** Where a prompt differs from some other: all else is the template, which everybody knows. */
function ownIn(prompts: readonly Int32Array[]): (prompt: Int32Array) => readonly [from: number, to: number] {
  const [first] = prompts as readonly [Int32Array, ...Int32Array[]];
  const alike = (at: (prompt: Int32Array) => number | undefined): boolean =>
    prompts.every((prompt) => at(prompt) === at(first));
  let [before, behind] = [0, 0];
  while (alike((prompt) => prompt[before])) before++;
  while (alike((prompt) => prompt.at(-1 - behind))) behind++;
  return (prompt) => [before, prompt.length - behind];
}

interface Drawn {
  readonly ids: readonly number[];
  /** Of every position that was computed, by layer. */
  readonly layers: readonly (readonly Int32Array[])[];
  /** So many of the first layers have rows of their own token alone; those behind have rows of all tokens so far. */
  readonly own: number;
  /** By token of the answer. */
  readonly logits: readonly Int32Array[];
}

/** The model in this process, giving out what crosses between the shards of a mesh as well. */
async function talker(
  engine: Awaited<ReturnType<typeof createWasmEngine>>,
  { program, weights, hopOps }: WholeModel,
  cuts: readonly number[],
) {
  const boundaries = boundariesOf(program);
  const [first, ...behind] = [hopOps[0], ...cuts, hopOps[1]].map((end) => boundaries[end]!.live);
  const taps: ValueSpec[] = [...first!, ...behind.flat()];
  const outputs = [...new Map([...taps, ...program.outputs].map((value) => [value.name, value])).values()];
  const widths = outputs.map(({ width }) => width);
  const loaded = await engine.load({ ...program, outputs }, weights);
  const talk = async (prompt: Int32Array, tokens: number, logitFrac: number): Promise<Drawn> => {
    const sequence = loaded.open(prompt.length + tokens - 1);
    const layers: Int32Array[][] = taps.map(() => []);
    const [ids, logits]: [number[], Int32Array[]] = [[], []];
    for (let input = prompt; ids.length < tokens; input = Int32Array.of(ids.at(-1)!)) {
      const [values] = await loaded.run([{ sequence, input, rows: input.length }]);
      const parts = sideBySide(values!, input.length, widths);
      const rowOf = (part: number, row: number): Int32Array =>
        parts[part]!.slice(row * widths[part]!, (row + 1) * widths[part]!);
      for (const [layer, rows] of layers.entries()) {
        for (let row = 0; row < input.length; row++) rows.push(rowOf(layer, row));
      }
      const last = rowOf(widths.length - 1, input.length - 1);
      logits.push(last);
      ids.push(nextToken(last, GREEDY, sequence.position - 1, logitFrac));
    }
    sequence.close();
    return { ids, layers, own: first!.length, logits };
  };
  return { talk, close: () => loaded.unload() };
}

/** Around the one that was drawn, and the largest in order. */
function telling(logits: Int32Array, id: number): Int32Array[] {
  const from = Math.max(0, Math.min(id - LOGITS / 2, logits.length - LOGITS));
  return [logits.slice(from, from + LOGITS), logits.toSorted().reverse().slice(0, LOGITS)];
}

function chatOf(
  text: TextModel,
  question: string,
  prompt: Int32Array,
  [from, to]: readonly [number, number],
  { ids, layers, own, logits }: Drawn,
  commits: IntCommits,
): KnownChat {
  const needles = (who: string, said: Said): Needle[] =>
    needlesOf(said, commits).map(({ what, bytes }) => ({ what: `${who}: ${what}`, bytes }));
  const stream = text.stream({ chat: true });
  const answer = ids.map((id) => stream.push(id)).join('') + stream.end();
  const messages = JSON.stringify([{ role: 'user', content: question }]);
  // with the template about them they would be everybody's: what is looked for of these is their hash
  const wholes: Said[] = [
    { ids: [...prompt], states: [] },
    { ids: [...prompt, ...ids], states: [] },
    { text: messages, states: [] },
  ];
  const words = [
    ...needles('question', { text: question, ids: [...prompt.subarray(from, to)], states: [] }),
    ...needles('answer', { text: answer, ids, states: [] }),
    ...wholes.flatMap((said) => needles('whole', said).filter(({ what }) => what.startsWith('whole: hash'))),
  ];
  // behind the question the template's rows are everybody's at first, and of this question once they have seen it
  const rowsAt = (position: number): Needle[] =>
    needles(position < prompt.length ? 'question' : 'answer', {
      states: layers
        .slice(position >= to && position < prompt.length ? own : 0)
        .map((rows) => rows[position]!),
    });
  const computed = layers[0]!.length;
  const positions = Array.from({ length: computed - from }, (_, i) => from + i);
  const drawnFrom = logits.map((row, i) => needles('logits', { states: telling(row, ids[i]!) }));
  return {
    answer,
    needles: [...words, ...positions.flatMap(rowsAt), ...drawnFrom.flat()],
    control: [...words, ...rowsAt(from), ...rowsAt(prompt.length), ...drawnFrom[0]!],
  };
}
