/**
 * GGUF's tensor names of the decoders it holds, by canonical name (ggml-org/llama.cpp, gguf-py/gguf/constants.py).
 * @module
 */
import type { DecoderTensor, LayerTensor } from '../float-model.ts';

const WHOLE: Readonly<Record<string, DecoderTensor>> = {
  'token_embd.weight': 'embed',
  'position_embd.weight': 'positions',
  'output_norm.weight': 'norm',
  'output_norm.bias': 'normBias',
  'output.weight': 'head',
};

const LAYER: Readonly<Record<string, LayerTensor>> = {
  'attn_norm.weight': 'attnNorm',
  'attn_norm.bias': 'attnNormBias',
  'attn_q.weight': 'q',
  'attn_k.weight': 'k',
  'attn_v.weight': 'v',
  'attn_output.weight': 'o',
  'attn_q.bias': 'qBias',
  'attn_k.bias': 'kBias',
  'attn_v.bias': 'vBias',
  'attn_output.bias': 'oBias',
  'ffn_norm.weight': 'mlpNorm',
  'ffn_norm.bias': 'mlpNormBias',
  'ffn_gate.weight': 'gate',
  'ffn_up.weight': 'up',
  'ffn_down.weight': 'down',
  'ffn_up.bias': 'upBias',
  'ffn_down.bias': 'downBias',
};

/** A layer's matrix or bias that holds queries, keys and values one after the other. */
export type Fused = { readonly layer: number; readonly fused: 'weight' | 'bias' };

/** What a tensor of that name is, or null for a name no supported model has. */
export function canonicalName(name: string): DecoderTensor | Fused | null {
  if (Object.hasOwn(WHOLE, name)) return WHOLE[name]!;
  const match = /^blk\.(0|[1-9]\d{0,3})\.(.+)$/.exec(name);
  if (!match) return null;
  const [layer, rest] = [Number(match[1]), match[2]!];
  if (rest === 'attn_qkv.weight') return { layer, fused: 'weight' };
  if (rest === 'attn_qkv.bias') return { layer, fused: 'bias' };
  return Object.hasOwn(LAYER, rest) ? `layer.${layer}.${LAYER[rest]!}` : null;
}
