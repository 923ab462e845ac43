/**
 * The tiny decoders (format-models.ts) as GGUF files.
 * @module
 */
import type { FormatModel } from './format-models.ts';
import type { GgufFile, GgufTensor, GgufValue } from './gguf-writer.ts';

const WHOLE: Record<string, string> = {
  embed: 'token_embd.weight',
  positions: 'position_embd.weight',
  norm: 'output_norm.weight',
  normBias: 'output_norm.bias',
  head: 'output.weight',
};
const LAYER: Record<string, string> = {
  attnNorm: 'attn_norm.weight',
  q: 'attn_q.weight',
  k: 'attn_k.weight',
  v: 'attn_v.weight',
  o: 'attn_output.weight',
  mlpNorm: 'ffn_norm.weight',
  gate: 'ffn_gate.weight',
  up: 'ffn_up.weight',
  down: 'ffn_down.weight',
  attnNormBias: 'attn_norm.bias',
  oBias: 'attn_output.bias',
  mlpNormBias: 'ffn_norm.bias',
  upBias: 'ffn_up.bias',
  downBias: 'ffn_down.bias',
};

const u32 = (value: number): GgufValue => ({ type: 'u32', value });
const f32 = (value: number): GgufValue => ({ type: 'f32', value });

export function ggufOf({ config, tensors }: FormatModel): GgufFile {
  const isGpt2 = config.family === 'gpt2';
  const arch = config.family;
  const metadata: Record<string, GgufValue> = {
    'general.architecture': { type: 'string', value: arch },
    'general.name': { type: 'string', value: config.name },
    [`${arch}.block_count`]: u32(config.layers),
    [`${arch}.context_length`]: u32(config.context),
    [`${arch}.embedding_length`]: u32(config.width),
    [`${arch}.feed_forward_length`]: u32(config.hidden),
    [`${arch}.attention.head_count`]: u32(config.heads),
    ...(isGpt2
      ? { 'gpt2.attention.layer_norm_epsilon': f32(config.normEpsilon) }
      : {
          'llama.attention.head_count_kv': u32(config.kvHeads),
          'llama.attention.layer_norm_rms_epsilon': f32(config.normEpsilon),
        }),
  };
  const written: GgufTensor[] = [];
  for (const [name, { shape, data }] of tensors) {
    const [, layer, part] = /^layer\.(\d+)\.(.+)$/.exec(name) ?? [];
    if (part === undefined) written.push({ name: WHOLE[name]!, shape, type: 'F32', data });
    else if (!isGpt2) written.push({ name: `blk.${layer}.${LAYER[part]!}`, shape, type: 'F32', data });
    else if (part === 'q' || part === 'qBias') {
      const suffix = part === 'q' ? '' : 'Bias';
      const parts = (['q', 'k', 'v'] as const).map(
        (one) => tensors.get(`layer.${Number(layer)}.${one}${suffix}`)!,
      );
      written.push({
        name: `blk.${layer}.attn_qkv.${suffix === '' ? 'weight' : 'bias'}`,
        shape: [3 * shape[0]!, ...shape.slice(1)],
        type: 'F32',
        data: parts.flatMap((one) => [...one.data]),
      });
    } else if (LAYER[part] !== undefined && part !== 'k' && part !== 'v') {
      written.push({ name: `blk.${layer}.${LAYER[part]}`, shape, type: 'F32', data });
    }
  }
  return { metadata, tensors: written };
}
