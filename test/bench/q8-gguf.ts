/**
 * Rewrites a llama-architecture GGUF file with its matrices in Q8_0, the format nearest to the engine's i8 weights.
 * @module
 */

import type { ByteFile } from '../../models/formats/byte-file.ts';
import { readGguf } from '../../models/formats/gguf/read.ts';
import { type GgufTensor, type GgufValue, toHalf, writeGguf } from '../support/gguf-writer.ts';

const BLOCK = 32;
const Q8_0 = 8;

export function toQ8(file: ByteFile): Uint8Array {
  const { metadata, tensors } = readGguf(file);
  const own = (type: 'u32' | 'f32', ...keys: string[]): [string, GgufValue][] =>
    keys.map((key) => [key, { type, value: metadata.number(key) }]);
  const text = (...keys: string[]): [string, GgufValue][] =>
    keys.map((key) => [key, { type: 'string', value: metadata.text(key) }]);
  const entries: [string, GgufValue][] = [
    ...text('general.architecture', 'tokenizer.ggml.model', 'tokenizer.ggml.pre'),
    ...own(
      'u32',
      'llama.block_count',
      'llama.context_length',
      'llama.embedding_length',
      'llama.feed_forward_length',
      'llama.attention.head_count',
      'llama.attention.head_count_kv',
      'llama.rope.dimension_count',
      'llama.vocab_size',
      'tokenizer.ggml.bos_token_id',
      'tokenizer.ggml.eos_token_id',
    ),
    ...own('f32', 'llama.rope.freq_base', 'llama.attention.layer_norm_rms_epsilon'),
    ['tokenizer.ggml.tokens', { type: 'strings', value: metadata.texts('tokenizer.ggml.tokens') }],
    ['tokenizer.ggml.merges', { type: 'strings', value: metadata.texts('tokenizer.ggml.merges') }],
    ['tokenizer.ggml.token_type', { type: 'i32s', value: metadata.numbers('tokenizer.ggml.token_type') }],
  ];
  return writeGguf({
    metadata: Object.fromEntries(entries),
    tensors: [...tensors].map(([name, { shape, rows }]): GgufTensor => {
      const data = rows(0, shape[0]!);
      if (shape.length === 1) return { name, shape, type: 'F32', data };
      return { name, shape, type: { number: Q8_0, bytes: encode(data) }, data };
    }),
  });
}

/** Blocks of 32: binary16 scale, then 32 signed bytes. */
function encode(data: Float32Array): Uint8Array {
  const out = new Uint8Array((data.length / BLOCK) * (BLOCK + 2));
  for (let from = 0, to = 0; from < data.length; from += BLOCK, to += BLOCK + 2) {
    let most = 0;
    for (let i = 0; i < BLOCK; i++) most = Math.max(most, Math.abs(data[from + i]!));
    const { bits, value } = toHalf(most / 127);
    out[to] = bits & 255;
    out[to + 1] = bits >> 8;
    for (let i = 0; i < BLOCK; i++) out[to + 2 + i] = Math.round(data[from + i]! / (value || 1));
  }
  return out;
}
