/**
 * Which tensors a decoder of a given configuration consists of, and their shapes.
 * @module
 */
import type { DecoderConfig, DecoderTensor, LayerTensor } from './float-model.ts';

export interface TensorRule {
  readonly shape: readonly number[];
  readonly required: boolean;
}

/** Every tensor the configuration allows; gpt2's biases are required, a llama's may be there. */
export function decoderShapes(config: DecoderConfig): ReadonlyMap<DecoderTensor, TensorRule> {
  const { width, vocabulary, context, tied } = config;
  const isGpt2 = config.family === 'gpt2';
  const rules = new Map<DecoderTensor, TensorRule>();
  const add = (name: DecoderTensor, shape: readonly number[], required: boolean): unknown =>
    rules.set(name, { shape, required });
  add('embed', [vocabulary, width], true);
  if (isGpt2) add('positions', [context, width], true);
  add('norm', [width], true);
  if (isGpt2) add('normBias', [width], true);
  if (!tied) add('head', [vocabulary, width], true);
  const layer = layerShapes(config);
  for (let i = 0; i < config.layers; i++) {
    for (const [name, shape] of layer) {
      const isNormBias = name === 'attnNormBias' || name === 'mlpNormBias';
      if (!isGpt2 && isNormBias) continue; // an RMSNorm has no bias
      if (isGpt2 && name === 'gate') continue;
      add(`layer.${i}.${name}`, shape, isGpt2 || !name.endsWith('Bias'));
    }
  }
  return rules;
}

function layerShapes(config: DecoderConfig): readonly (readonly [LayerTensor, readonly number[]])[] {
  const { width, heads, kvHeads, headDim, hidden } = config;
  const [q, kv] = [heads * headDim, kvHeads * headDim];
  return [
    ['attnNorm', [width]],
    ['attnNormBias', [width]],
    ['q', [q, width]],
    ['k', [kv, width]],
    ['v', [kv, width]],
    ['o', [width, q]],
    ['qBias', [q]],
    ['kBias', [kv]],
    ['vBias', [kv]],
    ['oBias', [width]],
    ['mlpNorm', [width]],
    ['mlpNormBias', [width]],
    ['gate', [hidden, width]],
    ['up', [hidden, width]],
    ['down', [width, hidden]],
    ['upBias', [hidden]],
    ['downBias', [width]],
  ];
}
