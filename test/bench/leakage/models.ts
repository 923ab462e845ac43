/**
 * What the attacker knows of a model: all of it. Items are what a prompt is made of: token ids, or images of a gallery.
 *
 * A layer is what crosses an edge, layer 0 what the client sends. Every row of a prompt is one item; in encoders and
 * decoders a row's state depends on others, in classifiers it does not.
 * @module
 */
import { readFile } from 'node:fs/promises';
import type { LoadedProgram } from '../../../models/engine/types.ts';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import { memoryFile } from '../../../models/formats/byte-file.ts';
import type { FloatModel } from '../../../models/formats/float-model.ts';
import { readGgufModel } from '../../../models/formats/gguf/decoder.ts';
import { importDecoder } from '../../../models/quantize/decoder/import.ts';
import { importUseLite } from '../../../models/quantize/use-lite/import.ts';
import { boundariesOf } from '../../../models/shard/cut.ts';
import type { ModelCard } from '../../../models/shard/manifest.ts';
import { type ModelPart, splitModel, type WholeModel } from '../../../models/shard/split.ts';
import { digitImage, heldOut } from '../../../models/zoo/digits/dataset.ts';
import { digitInput, loadDigits } from '../../../models/zoo/digits/index.ts';
import { openModelFile } from '../../../node/models/open-model.ts';
import { createRandom } from '../../sim/random.ts';
import { tinyGguf } from '../../support/tiny-decoder.ts';
import { readPackaged } from '../float-use-lite.ts';

/** Which rows of a prompt a row's state depends on, beside its own. */
export type Context = 'none' | 'before' | 'all';

export interface KnownModel {
  readonly name: string;
  readonly context: Context;
  /** Candidates, in an order drawn from a seed. */
  readonly items: readonly number[];
  /** Everything that a candidate is drawn from. */
  readonly vocabulary: readonly number[];
  /** Rows of a prompt, without those of the lead. */
  readonly rows: number;
  /** What every prompt begins with, and everybody knows; its rows are sent, and are none of the prompt's. */
  readonly lead: readonly number[];
  /** Words of a row, by layer. */
  readonly widths: readonly number[];
  /** What the hops serve; before, between and behind them are the layers. */
  readonly shards: readonly ModelPart[];
  /** The client's rows for a prompt, the lead's before them. */
  embed(prompt: readonly number[]): Promise<Int32Array>;
  /** Rows of every layer up to `last`, for each of several prompts. */
  states(prompts: readonly (readonly number[])[], last?: number): Promise<Int32Array[][]>;
  close(): Promise<void>;
}

export interface Candidates {
  readonly items: number;
  readonly rows: number;
}

/** Prompts that the wasm engine runs in one pass. */
const TOGETHER = 8;

interface Known {
  readonly name: string;
  readonly context: Context;
  readonly embed: ModelPart | null;
  readonly shards: readonly ModelPart[];
  /** All there are. */
  readonly items: readonly number[];
  readonly lead?: readonly number[];
  inputOf(prompt: readonly number[]): Int32Array;
}

interface Rows {
  readonly values: Int32Array;
  readonly rows: number;
}

async function known(model: Known, candidates: Candidates): Promise<KnownModel> {
  const { shards, lead = [] } = model;
  const vocabulary = model.items.filter((item) => !lead.includes(item));
  const engine = await createWasmEngine();
  const load = ({ program, weights }: ModelPart): Promise<LoadedProgram> => engine.load(program, weights);
  const embedding = model.embed === null ? null : await load(model.embed);
  const loaded: LoadedProgram[] = [];
  for (const part of shards) loaded.push(await load(part));

  async function run(program: LoadedProgram, inputs: readonly Rows[]): Promise<Rows[]> {
    const outputs: Rows[] = [];
    for (let from = 0; from < inputs.length; from += TOGETHER) {
      const batch = inputs.slice(from, from + TOGETHER);
      const steps = batch.map(({ values, rows }) => ({
        sequence: program.open(model.context === 'before' ? rows : 0),
        input: values,
        rows,
      }));
      const results = await program.run(steps);
      outputs.push(...results.map((values, i) => ({ values, rows: batch[i]!.rows })));
      for (const { sequence } of steps) sequence.close();
    }
    return outputs;
  }
  const first = async (prompts: readonly (readonly number[])[]): Promise<Rows[]> => {
    const inputs = prompts.map((prompt) => {
      const whole = [...lead, ...prompt];
      return { values: model.inputOf(whole), rows: whole.length };
    });
    return embedding === null ? inputs : run(embedding, inputs);
  };
  return {
    name: model.name,
    context: model.context,
    items: shuffled(vocabulary, 1).slice(0, candidates.items),
    vocabulary,
    rows: candidates.rows,
    lead,
    widths: [shards[0]!.in.width, ...shards.map(({ out }) => out.width)],
    shards,
    embed: async (prompt) => (await first([prompt]))[0]!.values,
    async states(prompts, last = shards.length) {
      let current = await first(prompts);
      const own = ({ values, rows }: Rows): Int32Array =>
        values.subarray((values.length / rows) * lead.length);
      const layers = current.map((sent) => [own(sent)]);
      for (const program of loaded.slice(0, last)) {
        current = await run(program, current);
        for (const [i, sent] of current.entries()) layers[i]!.push(own(sent));
      }
      return layers;
    },
    close: () => engine.close(),
  };
}

interface Source {
  readonly model: WholeModel;
  readonly card: ModelCard;
}

/** A model whose layers are the rows that products are asked for: what twin and vault put on the wire, masked. */
export interface KnownProducts extends KnownModel {
  /** The whole model, as it is packed for nodes. */
  readonly source: Source;
  /** By layer. */
  readonly ops: readonly string[];
}

async function knownProducts(
  model: Omit<Known, 'embed' | 'shards'>,
  source: Source,
  ops: readonly string[],
  candidates: Candidates,
): Promise<KnownProducts> {
  const { program, weights } = source.model;
  const places = ops.map((op) => program.ops.findIndex(({ name }) => name === op));
  const boundaries = boundariesOf(program);
  const outputs = places.map((place) => {
    const [input] = program.ops[place]!.in;
    return boundaries[place]!.live.find(({ name }) => name === input)!;
  });
  const widths = outputs.map(({ width }) => width);
  const engine = await createWasmEngine();
  const tapped = { ...program, outputs, ops: program.ops.slice(0, Math.max(...places)) };
  const loaded = await engine.load(tapped, weights);
  const run = async (batch: readonly (readonly number[])[]): Promise<Int32Array[][]> => {
    const steps = batch.map((prompt) => ({
      sequence: loaded.open(0),
      input: model.inputOf(prompt),
      rows: prompt.length,
    }));
    const results = await loaded.run(steps);
    for (const { sequence } of steps) sequence.close();
    return results.map((values, i) => sideBySide(values, batch[i]!.length, widths));
  };
  return {
    name: model.name,
    context: model.context,
    items: shuffled(model.items, 1).slice(0, candidates.items),
    vocabulary: model.items,
    rows: candidates.rows,
    lead: [],
    widths,
    shards: [],
    source,
    ops,
    embed: async (prompt) => model.inputOf(prompt),
    async states(prompts) {
      const states: Int32Array[][] = [];
      for (let from = 0; from < prompts.length; from += TOGETHER) {
        states.push(...(await run(prompts.slice(from, from + TOGETHER))));
      }
      return states;
    },
    close: () => engine.close(),
  };
}

/** Rows of several values side by side, as one array a value. */
export function sideBySide(values: Int32Array, rows: number, widths: readonly number[]): Int32Array[] {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let at = 0;
  return widths.map((width) => {
    const from = at;
    at += width;
    const own = new Int32Array(rows * width);
    for (let row = 0; row < rows; row++) {
      own.set(values.subarray(row * whole + from, row * whole + from + width), row * width);
    }
    return own;
  });
}

/** The same order in every run. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = createRandom(seed);
  const order = [...values];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const shardsOf = (parts: readonly ModelPart[]): ModelPart[] => parts.filter(({ role }) => role === 'shard');
const embedOf = (parts: readonly ModelPart[]): ModelPart | null =>
  parts.find(({ role }) => role === 'embed') ?? null;

/** The sentence encoder. @param cuts boundaries of the shards: 12 is behind its first block */
export async function knownUseLite(
  candidates: Candidates,
  cuts: readonly number[] = [12],
): Promise<KnownModel> {
  const { model } = await importUseLite(readPackaged);
  const parts = splitModel(model, cuts);
  const table = model.program.tensors.find(({ name }) => name === 'embed.table')!;
  return known(
    {
      name: 'use-lite',
      context: 'all',
      embed: embedOf(parts),
      shards: shardsOf(parts),
      items: upTo(table.shape[0]!),
      inputOf: (prompt) => Int32Array.from(prompt),
    },
    candidates,
  );
}

const readDigits = () => {
  const zoo = new URL('../../../models/zoo/digits/', import.meta.url);
  return loadDigits((name) => readFile(new URL(name, zoo)));
};

const digitsInput = (prompt: readonly number[]): Int32Array =>
  Int32Array.from(prompt.flatMap((index) => [...digitInput(digitImage(index).pixels)]));

/** The digit classifier; its gallery is the held-out images. */
export async function knownDigits(
  candidates: Candidates,
  cuts: readonly number[] = [6],
): Promise<KnownModel> {
  const { model } = await readDigits();
  const parts = splitModel(model, cuts);
  return known(
    {
      name: 'digits',
      context: 'none',
      embed: null,
      shards: shardsOf(parts),
      items: heldOut(),
      inputOf: digitsInput,
    },
    candidates,
  );
}

/** The sentence encoder's products: by default those that begin its blocks, and one between. */
export async function useLiteProducts(
  candidates: Candidates,
  ops: readonly string[] = ['l0.qkv', 'l0.inner', 'l1.qkv'],
): Promise<KnownProducts> {
  const source = await importUseLite(readPackaged);
  const table = source.model.program.tensors.find(({ name }) => name === 'embed.table')!;
  const use = { name: 'use-lite', context: 'all', items: upTo(table.shape[0]!) } as const;
  return knownProducts({ ...use, inputOf: (prompt) => Int32Array.from(prompt) }, source, ops, candidates);
}

/** The digit classifier's products: by default its first, and its first dense one. */
export async function digitsProducts(
  candidates: Candidates,
  ops: readonly string[] = ['conv1', 'fc1'],
): Promise<KnownProducts> {
  const use = { name: 'digits', context: 'none', items: heldOut(), inputOf: digitsInput } as const;
  return knownProducts(use, await readDigits(), ops, candidates);
}

/** A decoder's first blocks, one a shard. */
async function knownDecoder(
  source: FloatModel,
  name: string,
  candidates: Candidates,
  blocks: number,
  lead: readonly number[] = [],
): Promise<KnownModel> {
  const { model } = await importDecoder(source, { name, source: 'a file', tokenizer: null, closed: false });
  const { ops } = model.program;
  const ends = upTo(blocks).map(
    (block) => ops.findLastIndex(({ name: op }) => op.startsWith(`l${block}.`)) + 1,
  );
  const parts = splitModel(
    model,
    ends.filter((end) => end < model.hopOps[1]),
  );
  return known(
    {
      name,
      context: 'before',
      embed: embedOf(parts),
      shards: shardsOf(parts).slice(0, blocks),
      items: upTo(source.config.vocabulary),
      lead,
      inputOf: (prompt) => Int32Array.from(prompt),
    },
    candidates,
  );
}

/** A Llama of random weights: the attack on decoders where no file of a real one is at hand. */
export const knownTiny = (candidates: Candidates, blocks = 2): Promise<KnownModel> =>
  knownDecoder(readGgufModel(memoryFile(tinyGguf())), 'tiny-chat', candidates, blocks);

/** `<|im_start|>`, with which the template of every chat begins. */
const CHAT_BEGIN = 1;
/** Blocks of SmolLM2. */
export const SMOLLM2_BLOCKS = 30;

/** SmolLM2 from its file. */
export async function knownSmolLM2(
  path: string,
  candidates: Candidates,
  blocks: number,
): Promise<KnownModel> {
  const file = openModelFile(path);
  try {
    return await knownDecoder(file.model, 'smollm2', candidates, blocks, [CHAT_BEGIN]);
  } finally {
    file.close();
  }
}
