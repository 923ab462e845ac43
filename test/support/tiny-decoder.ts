/**
 * A Llama of about fifty thousand random weights that takes any text: one token a byte, some pairs, three control
 * tokens, ChatML. As GGUF bytes for everything that imports files, and imported for everything that runs models.
 * What it says is nonsense, always the same.
 * @module
 */
import { contentHash } from '../../crypto/core/hash.ts';
import { memoryFile } from '../../models/formats/byte-file.ts';
import { decoderShapes } from '../../models/formats/decoder-shapes.ts';
import type { DecoderConfig, DecoderTensor } from '../../models/formats/float-model.ts';
import { readGgufModel } from '../../models/formats/gguf/decoder.ts';
import { type ImportedDecoder, importDecoder } from '../../models/quantize/decoder/import.ts';
import { encodeBundle } from '../../models/text/bundle.ts';
import { BYTE_SYMBOLS } from '../../models/text/byte-alphabet.ts';
import { bundleOf } from '../../models/text/from-source.ts';
import { createTextModel, type TextModel } from '../../models/text/text-model.ts';
import type { FormatModel } from './format-models.ts';
import { ggufOf } from './gguf-models.ts';
import { writeGguf } from './gguf-writer.ts';

const CONTROL = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'];
const END = 2;
const MERGES = ['Ġ t', 'h e', 'Ġt he', 'i n', 'e r', 'Ã ¼', 'ð Ł'];
const TOKENS = [...CONTROL, ...BYTE_SYMBOLS, ...MERGES.map((merge) => merge.replace(' ', ''))];
const TEMPLATE =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

export interface TinyOptions {
  readonly seed?: number;
  readonly layers?: number;
  readonly context?: number;
}

/** Weights from a seed: rows of unit variance where they are summed, so that activations neither die nor explode. */
function tinyDecoder({ seed = 1, layers = 3, context = 256 }: TinyOptions): FormatModel {
  const config: DecoderConfig = {
    family: 'llama',
    name: 'tiny-chat',
    layers,
    width: 32,
    heads: 4,
    kvHeads: 2,
    headDim: 8,
    hidden: 64,
    vocabulary: TOKENS.length,
    context,
    normEpsilon: 2 ** -16,
    rotaryBase: 10_000,
    rotaryPairs: 'interleaved',
    activation: 'silu',
    tied: false,
  };
  const next = createNumbers(seed);
  const tensors = new Map<DecoderTensor, { shape: readonly number[]; data: Float32Array }>();
  for (const [name, { shape, required }] of decoderShapes(config)) {
    if (!required) continue;
    const size = shape.reduce((product, dimension) => product * dimension, 1);
    const scale = name === 'embed' ? 1 : name === 'head' ? 0.5 : 1.7 / Math.sqrt(shape.at(-1)!);
    const data = Float32Array.from({ length: size }, () => (shape.length === 1 ? 1 : next() * scale));
    tensors.set(name, { shape, data });
  }
  return { config, tensors };
}

/** Numbers of mean 0 and variance 1, the same on every machine: Lehmer's generator, four draws each. */
function createNumbers(seed: number): () => number {
  let state = seed;
  const draw = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
  return () => (draw() + draw() + draw() + draw()) * Math.sqrt(3);
}

/** The file that a person would import. */
export function tinyGguf(options: TinyOptions = {}): Uint8Array {
  const { metadata, tensors } = ggufOf(tinyDecoder(options));
  return writeGguf({
    metadata: {
      ...metadata,
      'general.license': { type: 'string', value: 'apache-2.0' },
      'tokenizer.ggml.model': { type: 'string', value: 'gpt2' },
      'tokenizer.ggml.pre': { type: 'string', value: 'smollm' },
      'tokenizer.ggml.tokens': { type: 'strings', value: TOKENS },
      'tokenizer.ggml.token_type': {
        type: 'i32s',
        value: TOKENS.map((_, id) => (id < CONTROL.length ? 3 : 1)),
      },
      'tokenizer.ggml.merges': { type: 'strings', value: MERGES },
      'tokenizer.ggml.bos_token_id': { type: 'u32', value: 1 },
      'tokenizer.ggml.eos_token_id': { type: 'u32', value: END },
      'tokenizer.ggml.add_bos_token': { type: 'bool', value: false },
      'tokenizer.chat_template': { type: 'string', value: TEMPLATE },
    },
    tensors,
  });
}

/** Its tokenizer as a file. */
export const tinyBundle = (): Uint8Array =>
  encodeBundle(bundleOf(readGgufModel(memoryFile(tinyGguf({ layers: 1 }))).text!));

export interface TinyModel extends ImportedDecoder {
  /** The tokenizer bundle as a file. */
  readonly bundle: Uint8Array;
  readonly text: TextModel;
}

export async function tinyModel(
  options: TinyOptions & { readonly closed?: boolean } = {},
): Promise<TinyModel> {
  const source = readGgufModel(memoryFile(tinyGguf(options)));
  const bundle = bundleOf(source.text!);
  const bytes = encodeBundle(bundle);
  const imported = await importDecoder(source, {
    name: 'tiny-chat',
    source: 'a seed',
    tokenizer: { hash: contentHash(bytes), bytes: bytes.length },
    closed: options.closed ?? false,
  });
  return { ...imported, bundle: bytes, text: createTextModel(bundle) };
}
