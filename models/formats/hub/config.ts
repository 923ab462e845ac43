/**
 * `config.json` of a model folder as the Hugging Face hub has it: the Llama family and GPT-2.
 * @module
 */
import { z } from 'zod';
import type { DecoderConfig } from '../float-model.ts';
import { checkJson } from '../json.ts';
import { refuse, shown } from '../refuse.ts';

export const CONFIG_FILE = 'config.json';
const CODE = 'HUB_CONFIG';
const SUPPORTED = ['llama', 'mistral', 'qwen2', 'gpt2'];
const number = z.number();
const rotary = z.looseObject({ rope_theta: number.optional(), rope_type: z.string().max(64).optional() });

const llamaSchema = z.looseObject({
  hidden_size: number,
  num_hidden_layers: number,
  num_attention_heads: number,
  num_key_value_heads: number.nullish(),
  head_dim: number.nullish(),
  intermediate_size: number,
  vocab_size: number,
  max_position_embeddings: number,
  rms_norm_eps: number,
  rope_theta: number.optional(),
  rope_scaling: rotary.nullish(),
  /** Where transformers 5 keeps both. */
  rope_parameters: rotary.nullish(),
  hidden_act: z.literal('silu').default('silu'),
  tie_word_embeddings: z.boolean().default(false),
  sliding_window: number.nullish(),
  use_sliding_window: z.boolean().default(true),
});

const gpt2Schema = z.looseObject({
  n_embd: number,
  n_layer: number,
  n_head: number,
  n_positions: number,
  n_inner: number.nullish(),
  vocab_size: number,
  layer_norm_epsilon: number,
  activation_function: z.enum(['gelu_new', 'gelu']).default('gelu_new'),
  tie_word_embeddings: z.literal(true).default(true),
  scale_attn_weights: z.literal(true).default(true),
  scale_attn_by_inverse_layer_idx: z.literal(false).default(false),
});

const common = z.looseObject({
  model_type: z.string().max(64),
  _name_or_path: z.string().max(512).default(''),
  quantization_config: z.unknown().optional(),
});

/** @throws UsageError HUB_CONFIG | HUB_ARCHITECTURE (not a known one, or with a feature that is not computed) */
export function readHubConfig(json: unknown): DecoderConfig {
  const { model_type, _name_or_path, quantization_config } = checkJson(json, CONFIG_FILE, common, CODE);
  if (!SUPPORTED.includes(model_type)) throw unsupported(`architecture ${shown(model_type)}`);
  if (quantization_config !== undefined) throw unsupported('weights quantised by another tool');
  const name = _name_or_path.split('/').at(-1) || model_type;
  return model_type === 'gpt2' ? gpt2(json, name) : llama(json, name, model_type);
}

function llama(json: unknown, name: string, type: string): DecoderConfig {
  const config = checkJson(json, CONFIG_FILE, llamaSchema, CODE);
  const scaling = config.rope_parameters ?? config.rope_scaling;
  if (scaling && (scaling.rope_type ?? 'default') !== 'default')
    throw unsupported(`rotary scaling ${shown(scaling.rope_type!)}`);
  // qwen2 gives a window and says apart from that whether it is used
  const slides =
    type === 'qwen2' ? config.use_sliding_window && config.sliding_window : config.sliding_window;
  if (slides) throw unsupported('sliding-window attention');
  return {
    family: 'llama',
    name,
    layers: config.num_hidden_layers,
    width: config.hidden_size,
    heads: config.num_attention_heads,
    kvHeads: config.num_key_value_heads ?? config.num_attention_heads,
    headDim: config.head_dim ?? config.hidden_size / config.num_attention_heads,
    hidden: config.intermediate_size,
    vocabulary: config.vocab_size,
    context: config.max_position_embeddings,
    normEpsilon: config.rms_norm_eps,
    rotaryBase: config.rope_parameters?.rope_theta ?? config.rope_theta ?? 10_000,
    rotaryPairs: 'half',
    activation: 'silu',
    tied: config.tie_word_embeddings,
  };
}

function gpt2(json: unknown, name: string): DecoderConfig {
  const config = checkJson(json, CONFIG_FILE, gpt2Schema, CODE);
  return {
    family: 'gpt2',
    name,
    layers: config.n_layer,
    width: config.n_embd,
    heads: config.n_head,
    kvHeads: config.n_head,
    headDim: config.n_embd / config.n_head,
    hidden: config.n_inner ?? 4 * config.n_embd,
    vocabulary: config.vocab_size,
    context: config.n_positions,
    normEpsilon: config.layer_norm_epsilon,
    rotaryBase: null,
    rotaryPairs: 'half',
    activation: config.activation_function === 'gelu' ? 'gelu' : 'gelu-tanh',
    tied: true,
  };
}

const unsupported = (what: string): Error => {
  const expected = `one of ${SUPPORTED.join(', ')}, with plain rotary positions and full attention`;
  return refuse('HUB_ARCHITECTURE', `the model needs ${what}`, expected, 'choose another model');
};
