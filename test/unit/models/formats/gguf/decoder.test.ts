/** Decoders out of GGUF files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VeilmeshError } from '../../../../../crypto/core/errors.ts';
import { memoryFile } from '../../../../../models/formats/byte-file.ts';
import type { FloatModel } from '../../../../../models/formats/float-model.ts';
import { readGgufModel } from '../../../../../models/formats/gguf/decoder.ts';
import { assertSameModel, tinyGpt2, tinyLlama } from '../../../../support/format-models.ts';
import { ggufOf } from '../../../../support/gguf-models.ts';
import { type GgufTensor, type GgufValue, writeGguf } from '../../../../support/gguf-writer.ts';

interface Change {
  readonly metadata?: Record<string, GgufValue>;
  readonly tensors?: (tensors: readonly GgufTensor[]) => readonly GgufTensor[];
  readonly without?: string;
}

function read({ metadata = {}, tensors = (all) => all, without }: Change, source = tinyLlama): FloatModel {
  const file = ggufOf(source);
  const merged = { ...file.metadata, ...metadata };
  const kept = Object.fromEntries(Object.entries(merged).filter(([key]) => key !== without));
  return readGgufModel(memoryFile(writeGguf({ metadata: kept, tensors: tensors(file.tensors) })));
}
const u32 = (value: number): GgufValue => ({ type: 'u32', value });
const string = (value: string): GgufValue => ({ type: 'string', value });

test('reads a llama: tied head, grouped keys and values, interleaved rotary pairs', () => {
  assertSameModel(read({}), tinyLlama);
});

test('reads a gpt2: queries, keys and values fused in one matrix, learned positions', () => {
  assertSameModel(read({}, tinyGpt2), tinyGpt2);
});

test('reads a qwen2 as a llama whose rotary pairs are half a head apart', () => {
  const { metadata, tensors } = ggufOf(tinyLlama);
  const renamed = Object.entries(metadata).map(([key, value]) => [key.replace('llama.', 'qwen2.'), value]);
  const file = { ...Object.fromEntries(renamed), 'general.architecture': string('qwen2') };
  const bias = { name: 'blk.1.attn_q.bias', shape: [32], type: 'F32', data: new Float32Array(32) } as const;
  const model = readGgufModel(memoryFile(writeGguf({ metadata: file, tensors: [...tensors, bias] })));
  assert.equal(model.config.rotaryPairs, 'half');
  assert.ok(model.has('layer.1.qBias') && !model.has('layer.0.qBias'));
});

test('reads a head of its own, and says which format most weights have', () => {
  const head = {
    name: 'output.weight',
    shape: [40, 32],
    type: 'Q8_0',
    data: new Float32Array(1280),
  } as const;
  const big = (tensor: GgufTensor): GgufTensor =>
    tensor.shape.length > 1 ? { ...tensor, type: 'Q8_0' } : tensor;
  const model = read({ tensors: (all) => [...all.map(big), head] });
  assert.equal(model.config.tied, false);
  assert.equal(model.weightFormat, 'Q8_0');
  assert.deepEqual(model.tensor('head'), new Float32Array(1280));
});

test('reads the license, shortened and without control characters', () => {
  assert.equal(read({}).license, null);
  assert.equal(read({ metadata: { 'general.license': string('mit\u001b[2J') } }).license, 'mit?[2J');
});

test('refuses architectures and features that are not computed, by name', () => {
  const cases: [Record<string, GgufValue>, RegExp][] = [
    [{ 'general.architecture': string('mamba') }, /architecture mamba/],
    [{ 'llama.expert_count': u32(8) }, /mixture of experts/],
    [{ 'llama.rope.scaling.type': string('yarn') }, /rotary scaling yarn/],
    [{ 'llama.rope.dimension_count': u32(4) }, /part of a head/],
    [{ 'llama.attention.value_length': u32(16) }, /wider than keys/],
    [{ 'llama.attention.sliding_window': u32(4096) }, /sliding-window/],
  ];
  for (const [metadata, message] of cases)
    assert.throws(() => read({ metadata }), { code: 'GGUF_ARCHITECTURE', message });
  const extra = {
    name: 'blk.0.attn_q_norm.weight',
    shape: [8],
    type: 'F32',
    data: new Float32Array(8),
  } as const;
  assert.throws(() => read({ tensors: (all) => [...all, extra] }), {
    code: 'GGUF_TENSOR_NAME',
    message: /attn_q_norm/,
  });
});

test('refuses a model with a tensor missing, too many or of another shape', () => {
  const without = (name: string) => (all: readonly GgufTensor[]) =>
    all.filter((tensor) => tensor.name !== name);
  const missing = { code: 'TENSOR_MISSING', message: /layer.1.down/ };
  assert.throws(() => read({ tensors: without('blk.1.ffn_down.weight') }), missing);
  assert.throws(() => read({ metadata: { 'llama.block_count': u32(1) } }), { code: 'TENSOR_UNUSED' });
  assert.throws(() => read({ metadata: { 'llama.block_count': u32(3) } }), { code: 'TENSOR_MISSING' });
  assert.throws(() => read({ metadata: { 'llama.feed_forward_length': u32(96) } }), { code: 'TENSOR_SHAPE' });
  const fused = { 'gpt2.embedding_length': u32(64), 'gpt2.attention.head_count': u32(8) };
  assert.throws(() => read({ metadata: fused }, tinyGpt2), { code: 'TENSOR_SHAPE', message: /attn_qkv/ });
  assert.throws(() => read({}).tensor('head'), { code: 'TENSOR_MISSING' });
});

test('refuses configurations that no decoder has', () => {
  const cases: [Record<string, GgufValue>, RegExp][] = [
    [{ 'llama.block_count': u32(513) }, /layers is 513/],
    [{ 'llama.attention.head_count': u32(0) }, /heads is 0/],
    [{ 'llama.attention.head_count': u32(5) }, /headDim is 6.4/],
    [{ 'llama.attention.head_count_kv': u32(3) }, /4 heads share 3/],
    [{ 'llama.context_length': u32(2 ** 25) }, /context is/],
    [{ 'llama.rope.freq_base': { type: 'f32', value: 0 } }, /rotaryBase is 0/],
    [{ 'llama.attention.layer_norm_rms_epsilon': { type: 'f32', value: -1 } }, /normEpsilon is -1/],
  ];
  for (const [metadata, message] of cases)
    assert.throws(() => read({ metadata }), { code: 'MODEL_CONFIG', message });
  assert.throws(() => read({ without: 'llama.block_count' }), {
    code: 'GGUF_METADATA',
    message: /block_count/,
  });
});

test('refuses weights that are not finite when they are asked for', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    const model = read({
      tensors: (all) =>
        all.map((tensor) =>
          tensor.name === 'output_norm.weight'
            ? { ...tensor, data: new Float32Array(32).fill(value, 9) }
            : tensor,
        ),
    });
    assert.throws(() => model.tensor('norm'), {
      code: 'TENSOR_NOT_FINITE',
      message: /value 9 of tensor norm/,
    });
    model.tensor('embed');
  }
});

const bpe: Record<string, GgufValue> = {
  'tokenizer.ggml.model': string('gpt2'),
  'tokenizer.ggml.pre': string('smollm'),
  'tokenizer.ggml.tokens': { type: 'strings', value: ['a', 'b', 'ab'] },
  'tokenizer.ggml.token_type': { type: 'i32s', value: [1, 1, 3] },
  'tokenizer.ggml.merges': { type: 'strings', value: ['a b'] },
  'tokenizer.ggml.eos_token_id': u32(2),
  'tokenizer.chat_template': string('{{ x }}'),
};

test('reads the tokeniser: BPE with merges, SentencePiece with scores', () => {
  assert.equal(read({}).text, null);
  const common = { tokens: ['a', 'b', 'ab'], types: [1, 1, 3], bos: null, eos: 2, chatTemplate: '{{ x }}' };
  const gguf = { kind: 'gguf-bpe', ...common, merges: ['a b'], pre: 'smollm', addBos: false };
  assert.deepEqual(read({ metadata: bpe }).text, gguf);
  const scores: GgufValue = { type: 'f32s', value: [0, -1, -2] };
  const spm = { ...bpe, 'tokenizer.ggml.model': string('llama'), 'tokenizer.ggml.scores': scores };
  assert.deepEqual(read({ metadata: spm }).text, {
    kind: 'gguf-spm',
    ...common,
    scores: [0, -1, -2],
    addBos: true,
  });
});

test('no error carries control characters of the file to a terminal', () => {
  const hostile = string('\u001b[2J'.repeat(99));
  for (const key of ['tokenizer.ggml.model', 'general.architecture', 'llama.rope.scaling.type']) {
    assert.throws(
      () => read({ metadata: { ...bpe, [key]: hostile } }),
      ({ message, details }: VeilmeshError) =>
        message.length < 300 && !/\p{Cc}/u.test(message + JSON.stringify(details)),
    );
  }
});

test('refuses a tokeniser whose lists do not fit each other', () => {
  const cases: Record<string, GgufValue>[] = [
    { 'tokenizer.ggml.model': string('rwkv') },
    { 'tokenizer.ggml.tokens': { type: 'strings', value: new Array<string>(41).fill('a') } },
    { 'tokenizer.ggml.token_type': { type: 'i32s', value: [1, 1] } },
    { 'tokenizer.ggml.eos_token_id': u32(3) },
    { 'tokenizer.ggml.bos_token_id': { type: 'f32', value: 0.5 } },
  ];
  for (const change of cases) {
    assert.throws(() => read({ metadata: { ...bpe, ...change } }), { code: 'GGUF_TOKENIZER' });
  }
});
