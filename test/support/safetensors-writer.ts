/**
 * Writes safetensors files and whole hub folders of the tiny decoders (format-models.ts), for tests of their readers.
 * @module
 */
import type { FormatModel } from './format-models.ts';

export interface WrittenTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** One safetensors file of F32 tensors, back to back in the order given. */
export function writeSafetensors(tensors: ReadonlyMap<string, WrittenTensor>): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  let at = 0;
  for (const [name, { shape, data }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + data.byteLength] };
    at += data.byteLength;
  }
  return joinSafetensors(
    JSON.stringify(header),
    [...tensors.values()].map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );
}

export function joinSafetensors(header: string, parts: readonly Uint8Array[]): Uint8Array {
  const json = new TextEncoder().encode(header);
  const length = new Uint8Array(BigUint64Array.of(BigInt(json.length)).buffer);
  return new Uint8Array(Buffer.concat([length, json, ...parts]));
}

export function hubConfig({ config }: FormatModel): Record<string, unknown> {
  if (config.family === 'gpt2') {
    return {
      model_type: 'gpt2',
      n_embd: config.width,
      n_layer: config.layers,
      n_head: config.heads,
      n_positions: config.context,
      vocab_size: config.vocabulary,
      layer_norm_epsilon: config.normEpsilon,
      activation_function: 'gelu_new',
    };
  }
  return {
    model_type: 'llama',
    hidden_size: config.width,
    num_hidden_layers: config.layers,
    num_attention_heads: config.heads,
    num_key_value_heads: config.kvHeads,
    intermediate_size: config.hidden,
    vocab_size: config.vocabulary,
    max_position_embeddings: config.context,
    rms_norm_eps: config.normEpsilon,
    rope_theta: config.rotaryBase,
    rope_scaling: null,
    tie_word_embeddings: config.tied,
    hidden_act: 'silu',
  };
}

const LLAMA: Record<string, string> = {
  attnNorm: 'input_layernorm.weight',
  q: 'self_attn.q_proj.weight',
  k: 'self_attn.k_proj.weight',
  v: 'self_attn.v_proj.weight',
  o: 'self_attn.o_proj.weight',
  mlpNorm: 'post_attention_layernorm.weight',
  gate: 'mlp.gate_proj.weight',
  up: 'mlp.up_proj.weight',
  down: 'mlp.down_proj.weight',
};
const GPT2: Record<string, string> = {
  attnNorm: 'ln_1.weight',
  attnNormBias: 'ln_1.bias',
  o: 'attn.c_proj.weight',
  oBias: 'attn.c_proj.bias',
  mlpNorm: 'ln_2.weight',
  mlpNormBias: 'ln_2.bias',
  up: 'mlp.c_fc.weight',
  upBias: 'mlp.c_fc.bias',
  down: 'mlp.c_proj.weight',
  downBias: 'mlp.c_proj.bias',
};
const WHOLE: Record<string, string> = {
  llama: 'model.embed_tokens.weight|model.norm.weight||',
  gpt2: 'wte.weight|ln_f.weight|wpe.weight|ln_f.bias',
};

/** The model's tensors under the hub's names, GPT-2's matrices as [in, out] with queries, keys and values in one. */
export function hubTensors({ config, tensors }: FormatModel): Map<string, WrittenTensor> {
  const [embed, norm, positions, normBias] = WHOLE[config.family]!.split('|');
  const whole: Record<string, string | undefined> = { embed, norm, positions, normBias };
  const out = new Map<string, WrittenTensor>();
  for (const [name, tensor] of tensors) {
    const [, layer, part] = /^layer\.(\d+)\.(.+)$/.exec(name) ?? [];
    if (part === undefined) out.set(whole[name]!, tensor);
    else if (config.family === 'llama') out.set(`model.layers.${layer}.${LLAMA[part]!}`, tensor);
    else if (part === 'q' || part === 'qBias') {
      const suffix = part.slice(1) as '' | 'Bias';
      const three = (['q', 'k', 'v'] as const).map(
        (one) => tensors.get(`layer.${Number(layer)}.${one}${suffix}`)!,
      );
      const fused = {
        shape: [3 * tensor.shape[0]!, ...tensor.shape.slice(1)],
        data: Float32Array.from(three.flatMap(({ data }) => [...data])),
      };
      out.set(`h.${layer}.attn.c_attn.${suffix === '' ? 'weight' : 'bias'}`, transpose(fused));
    } else if (GPT2[part] !== undefined) out.set(`h.${layer}.${GPT2[part]}`, transpose(tensor));
  }
  return out;
}

function transpose(tensor: WrittenTensor): WrittenTensor {
  if (tensor.shape.length < 2) return tensor;
  const [height, width] = tensor.shape as [number, number];
  const data = tensor.data.map((_, i) => tensor.data[(i % height) * width + Math.floor(i / height)]!);
  return { shape: [width, height], data };
}
