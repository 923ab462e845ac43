/**
 * A model as its source file describes it: architecture, tensors in float, text. What every reader produces and the
 * quantiser consumes.
 * @module
 */

/** Shape of a decoder-only transformer. */
export interface DecoderConfig {
  readonly family: 'llama' | 'gpt2';
  readonly name: string;
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Width of the feed-forward layer. */
  readonly hidden: number;
  readonly vocabulary: number;
  /** Longest sequence the model was made for. */
  readonly context: number;
  readonly normEpsilon: number;
  /** Base of the rotary frequencies; null where positions are learned (gpt2). */
  readonly rotaryBase: number | null;
  /** Which entries of a head rotate together: (d, d + headDim/2), or (2d, 2d + 1). */
  readonly rotaryPairs: 'half' | 'interleaved';
  readonly activation: 'silu' | 'gelu-tanh' | 'gelu';
  /** The head's weights are the token embedding. */
  readonly tied: boolean;
}

/** Canonical tensor names; matrices are [out, in] row-major whatever the source does. */
export type DecoderTensor =
  | 'embed'
  | 'positions'
  | 'norm'
  | 'normBias'
  | 'head'
  | `layer.${number}.${LayerTensor}`;

export type LayerTensor =
  | 'attnNorm'
  | 'attnNormBias'
  | 'q'
  | 'k'
  | 'v'
  | 'o'
  | 'qBias'
  | 'kBias'
  | 'vBias'
  | 'oBias'
  | 'mlpNorm'
  | 'mlpNormBias'
  | 'gate'
  | 'up'
  | 'down'
  | 'upBias'
  | 'downBias';

export interface TextSource {
  readonly kind: 'gguf-bpe' | 'gguf-spm' | 'tokenizer-json' | 'llama2c';
  /**
   * kind 'gguf-bpe': vocabulary in id order, merges "a b", token types as GGUF numbers them, pre-tokeniser name;
   * kind 'gguf-spm' (SentencePiece): tokens, types, scores.
   */
  readonly tokens?: readonly string[];
  readonly merges?: readonly string[];
  readonly types?: readonly number[];
  readonly pre?: string;
  /** kind 'tokenizer-json': the file's text; kind 'llama2c': scores beside `tokens`. */
  readonly json?: string;
  readonly scores?: readonly number[];
  readonly bos: number | null;
  readonly eos: number | null;
  /** Tokens that end an answer as well as `eos`, where the source names several. */
  readonly stops?: readonly number[];
  readonly addBos: boolean;
  readonly chatTemplate: string | null;
}

export interface FloatModel {
  readonly config: DecoderConfig;
  /** Number format of the weights as they came, e.g. 'Q4_1', for the quality report. */
  readonly weightFormat: string;
  readonly license: string | null;
  readonly text: TextSource | null;
  has(tensor: DecoderTensor): boolean;
  /**
   * Values, row-major [out, in] for matrices, decoded on demand (a matrix of SmolLM2 is at most 28 M values).
   * @throws UsageError TENSOR_MISSING
   */
  tensor(name: DecoderTensor): Float32Array;
}
