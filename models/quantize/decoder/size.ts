/**
 * How large a decoder's integer form will be, from its configuration alone: for plans before any work is done.
 * @module
 */
import type { DecoderConfig } from '../../formats/float-model.ts';
import { causalMemoryBytes } from '../../program/kinds/causal.ts';

export interface DecoderSize {
  /** Bytes of weights. */
  readonly embed: number;
  readonly layer: number;
  readonly head: number;
  /** Bytes that each position of a sequence takes in each layer. */
  readonly layerPosition: number;
}

/** Weights and multipliers; biases, norms and tables are small beside them and left out (under 3 %). */
export function decoderSize(config: DecoderConfig): DecoderSize {
  const { vocabulary, width, heads, kvHeads, headDim, hidden, family } = config;
  const [q, kv] = [heads * headDim, kvHeads * headDim];
  const dense = (rows: number, cols: number): number => rows * (cols + 4);
  const gates = family === 'llama' ? 2 : 1;
  return {
    embed: dense(vocabulary, width),
    layer: dense(q + 2 * kv, width) + dense(width, q) + dense(gates * hidden, width) + dense(width, hidden),
    head: dense(vocabulary, width),
    layerPosition: causalMemoryBytes(config),
  };
}
