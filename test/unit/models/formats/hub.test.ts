/** Decoders out of hub folders. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryFile } from '../../../../models/formats/byte-file.ts';
import type { FloatModel } from '../../../../models/formats/float-model.ts';
import { readHubModel } from '../../../../models/formats/hub/decoder.ts';
import { assertSameModel, type FormatModel, tinyGpt2, tinyLlama } from '../../../support/format-models.ts';
import {
  hubConfig,
  hubTensors,
  type WrittenTensor,
  writeSafetensors,
} from '../../../support/safetensors-writer.ts';

const halves: FormatModel = { ...tinyLlama, config: { ...tinyLlama.config, rotaryPairs: 'half' } };

interface Change {
  readonly source?: FormatModel;
  readonly config?: object;
  readonly tensors?: Record<string, WrittenTensor>;
  readonly files?: Record<string, unknown>;
}

function read({ source = halves, config = {}, tensors = {}, files = {} }: Change): FloatModel {
  const weights = writeSafetensors(new Map([...hubTensors(source), ...Object.entries(tensors)]));
  return readHubModel((name) => {
    if (name === 'model.safetensors') return memoryFile(weights);
    if (name === 'config.json')
      return memoryFile(Buffer.from(JSON.stringify({ ...hubConfig(source), ...config })));
    const file = files[name];
    if (file === undefined) return null;
    return memoryFile(Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)));
  });
}
const tensor = (...shape: number[]): WrittenTensor => ({
  shape,
  data: new Float32Array(shape.reduce((all, size) => all * size, 1)),
});

test('reads a llama, its rotary pairs half a head apart', () => {
  assertSameModel(read({}), halves);
});

test('reads a gpt2: matrices the other way round, queries, keys and values in one', () => {
  assertSameModel(read({ source: tinyGpt2 }), tinyGpt2);
});

test('reads a gpt2 that was saved with its head: names with a prefix, a copy of the embedding', () => {
  const prefixed = new Map([...hubTensors(tinyGpt2)].map(([name, one]) => [`transformer.${name}`, one]));
  prefixed.set('lm_head.weight', tensor(40, 32));
  prefixed.set('transformer.h.0.attn.bias', tensor(1, 1, 16, 16));
  const open = (name: string) => {
    if (name === 'config.json') return memoryFile(Buffer.from(JSON.stringify(hubConfig(tinyGpt2))));
    return name === 'model.safetensors' ? memoryFile(writeSafetensors(prefixed)) : null;
  };
  assertSameModel(readHubModel(open), tinyGpt2);
});

test('reads what a configuration leaves out as its default', () => {
  const config = { num_key_value_heads: null, rope_theta: undefined, tie_word_embeddings: undefined };
  const shape = { 'lm_head.weight': tensor(40, 32) };
  for (const l of [0, 1])
    for (const part of ['k', 'v'])
      Object.assign(shape, { [`model.layers.${l}.self_attn.${part}_proj.weight`]: tensor(32, 32) });
  const model = read({ config, tensors: shape });
  assert.deepEqual([model.config.kvHeads, model.config.rotaryBase, model.config.tied], [4, 10_000, false]);
});

test('reads biases and the rotary base where newer configurations have them', () => {
  const model = read({
    config: {
      model_type: 'qwen2',
      rope_parameters: { rope_theta: 5000, rope_type: 'default' },
      sliding_window: 4,
      use_sliding_window: false,
    },
    tensors: { 'model.layers.0.self_attn.q_proj.bias': tensor(32) },
  });
  assert.equal(model.config.rotaryBase, 5000);
  assert.ok(model.has('layer.0.qBias'));
});

test('refuses architectures and features that are not computed, by name', () => {
  const cases: [object, RegExp][] = [
    [{ model_type: 'mamba' }, /architecture mamba/],
    [{ quantization_config: { bits: 4 } }, /quantised/],
    [{ rope_scaling: { rope_type: 'llama3', factor: 8 } }, /rotary scaling llama3/],
    [{ sliding_window: 4096 }, /sliding-window/],
    [{ model_type: 'qwen2', sliding_window: 4096 }, /sliding-window/],
  ];
  for (const [config, message] of cases)
    assert.throws(() => read({ config }), { code: 'HUB_ARCHITECTURE', message });
  const bias = { 'model.layers.0.mlp.gate_proj.bias': tensor(64) };
  assert.throws(() => read({ tensors: bias }), { code: 'HUB_TENSOR_NAME', message: /gate_proj/ });
});

test('refuses configurations that do not fit the schema, the bounds or the weights', () => {
  assert.throws(() => readHubModel(() => null), { code: 'HUB_ABSENT' });
  for (const config of [
    { hidden_size: '32' },
    { vocab_size: null },
    { hidden_act: 'gelu' },
    { model_type: 7 },
  ])
    assert.throws(() => read({ config }), { code: 'HUB_CONFIG' });
  for (const config of [
    { n_embd: '32' },
    { scale_attn_by_inverse_layer_idx: true },
    { activation_function: 'relu' },
  ])
    assert.throws(() => read({ source: tinyGpt2, config }), { code: 'HUB_CONFIG' });
  assert.throws(() => read({ config: { num_hidden_layers: 1e9 } }), {
    code: 'MODEL_CONFIG',
    message: /layers/,
  });
  assert.throws(() => read({ config: { intermediate_size: 32 } }), { code: 'TENSOR_SHAPE' });
  assert.throws(() => read({ source: tinyGpt2, config: { n_embd: 64 } }), {
    code: 'TENSOR_SHAPE',
    message: /96 outputs/,
  });
  const both = { 'transformer.wte.weight': tensor(40, 32) };
  assert.throws(() => read({ source: tinyGpt2, tensors: both }), {
    code: 'HUB_TENSOR_NAME',
    message: /each once/,
  });
});

const tokenizer = {
  model: { type: 'BPE' },
  added_tokens: [
    { id: 3, content: '<s>' },
    { id: 4, content: '<end>' },
  ],
};

test('reads tokeniser, special tokens and chat template', () => {
  assert.equal(read({}).text, null);
  const config = { bos_token_id: 1, eos_token_id: [2, 4, 40] };
  const plain = read({ config, files: { 'tokenizer.json': tokenizer } }).text;
  const json = JSON.stringify(tokenizer);
  const common = { kind: 'tokenizer-json', json, stops: [2, 4] };
  assert.deepEqual(plain, { ...common, bos: 1, eos: 2, addBos: false, chatTemplate: null });
  const named = {
    bos_token: { content: '<s>' },
    eos_token: '<end>',
    add_bos_token: true,
    chat_template: '{{ a }}',
  };
  const files = { 'tokenizer.json': tokenizer, 'tokenizer_config.json': named };
  const full = { ...common, bos: 3, eos: 4, addBos: true };
  assert.deepEqual(read({ config, files }).text, { ...full, chatTemplate: '{{ a }}' });
  const several = [
    { name: 'tools', template: 't' },
    { name: 'default', template: 'd' },
  ];
  const list = { ...files, 'tokenizer_config.json': { ...named, chat_template: several } };
  assert.deepEqual(read({ config, files: list }).text, { ...full, chatTemplate: 'd' });
  const beside = { ...list, 'chat_template.jinja': '{{ b }}' };
  assert.deepEqual(read({ config, files: beside }).text, { ...full, chatTemplate: '{{ b }}' });
});

test('refuses tokeniser files that are none', () => {
  assert.throws(() => read({ files: { 'tokenizer.json': '{' } }), { code: 'FILE_NOT_JSON' });
  assert.throws(() => read({ files: { 'tokenizer.json': { added_tokens: 7 } } }), { code: 'HUB_TOKENIZER' });
  const config = { 'tokenizer.json': tokenizer, 'tokenizer_config.json': { chat_template: 7 } };
  assert.throws(() => read({ files: config }), { code: 'HUB_TOKENIZER' });
  assert.throws(() => read({ config: { eos_token_id: -1 }, files: { 'tokenizer.json': tokenizer } }), {
    code: 'HUB_TOKENIZER',
  });
});
