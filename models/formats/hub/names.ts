/**
 * Tensor names of the hub's Llama and GPT-2 checkpoints (transformers' modules), by canonical name.
 * @module
 */
import type { DecoderTensor, LayerTensor } from '../float-model.ts';

const LLAMA: Readonly<Record<string, DecoderTensor>> = {
  'model.embed_tokens.weight': 'embed',
  'model.norm.weight': 'norm',
  'lm_head.weight': 'head',
};
const LLAMA_LAYER: Readonly<Record<string, LayerTensor>> = {
  'input_layernorm.weight': 'attnNorm',
  'self_attn.q_proj.weight': 'q',
  'self_attn.k_proj.weight': 'k',
  'self_attn.v_proj.weight': 'v',
  'self_attn.o_proj.weight': 'o',
  'self_attn.q_proj.bias': 'qBias',
  'self_attn.k_proj.bias': 'kBias',
  'self_attn.v_proj.bias': 'vBias',
  'self_attn.o_proj.bias': 'oBias',
  'post_attention_layernorm.weight': 'mlpNorm',
  'mlp.gate_proj.weight': 'gate',
  'mlp.up_proj.weight': 'up',
  'mlp.down_proj.weight': 'down',
};
const GPT2: Readonly<Record<string, DecoderTensor>> = {
  'wte.weight': 'embed',
  'wpe.weight': 'positions',
  'ln_f.weight': 'norm',
  'ln_f.bias': 'normBias',
  'lm_head.weight': 'head',
};
const GPT2_LAYER: Readonly<Record<string, LayerTensor>> = {
  'ln_1.weight': 'attnNorm',
  'ln_1.bias': 'attnNormBias',
  'attn.c_proj.weight': 'o',
  'attn.c_proj.bias': 'oBias',
  'ln_2.weight': 'mlpNorm',
  'ln_2.bias': 'mlpNormBias',
  'mlp.c_fc.weight': 'up',
  'mlp.c_fc.bias': 'upBias',
  'mlp.c_proj.weight': 'down',
  'mlp.c_proj.bias': 'downBias',
};

/** A layer's queries, keys and values in one tensor. */
export type Fused = { readonly layer: number; readonly fused: 'weight' | 'bias' };

export function llamaName(name: string): DecoderTensor | null {
  if (Object.hasOwn(LLAMA, name)) return LLAMA[name]!;
  const match = /^model\.layers\.(0|[1-9]\d{0,3})\.(.+)$/.exec(name);
  return match && Object.hasOwn(LLAMA_LAYER, match[2]!)
    ? `layer.${Number(match[1])}.${LLAMA_LAYER[match[2]!]!}`
    : null;
}

export function gpt2Name(name: string): DecoderTensor | Fused | null {
  const plain = name.replace(/^transformer\./, ''); // where the head was saved along
  if (Object.hasOwn(GPT2, plain)) return GPT2[plain]!;
  const match = /^h\.(0|[1-9]\d{0,3})\.(.+)$/.exec(plain);
  if (!match) return null;
  const [layer, rest] = [Number(match[1]), match[2]!];
  if (rest === 'attn.c_attn.weight') return { layer, fused: 'weight' };
  if (rest === 'attn.c_attn.bias') return { layer, fused: 'bias' };
  return Object.hasOwn(GPT2_LAYER, rest) ? `layer.${layer}.${GPT2_LAYER[rest]!}` : null;
}

/** Tables that old checkpoints carry and that follow from the configuration: causal masks, rotary frequencies. */
export const isDerived = (name: string): boolean =>
  /(^|\.)h\.\d+\.attn\.(masked_)?bias$|\.rotary_emb\.inv_freq$/.test(name);
