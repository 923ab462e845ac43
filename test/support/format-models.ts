/**
 * Two tiny decoders with plain weights, and their tensors under the names each file format uses, so that every reader
 * can be held to the same model.
 * @module
 */
import assert from 'node:assert/strict';
import { decoderShapes } from '../../models/formats/decoder-shapes.ts';
import type { DecoderConfig, DecoderTensor, FloatModel } from '../../models/formats/float-model.ts';

export interface FormatModel {
  readonly config: DecoderConfig;
  readonly tensors: ReadonlyMap<
    DecoderTensor,
    { readonly shape: readonly number[]; readonly data: Float32Array }
  >;
}

const common = {
  layers: 2,
  width: 32,
  heads: 4,
  headDim: 8,
  vocabulary: 40,
  context: 16,
  name: 'tiny',
} as const;

export const tinyLlama: FormatModel = fill({
  ...common,
  family: 'llama',
  kvHeads: 2,
  hidden: 64,
  normEpsilon: 2 ** -16,
  rotaryBase: 10_000,
  rotaryPairs: 'interleaved',
  activation: 'silu',
  tied: true,
});

export const tinyGpt2: FormatModel = fill({
  ...common,
  family: 'gpt2',
  kvHeads: 4,
  hidden: 128,
  normEpsilon: 2 ** -16,
  rotaryBase: null,
  rotaryPairs: 'half',
  activation: 'gelu-tanh',
  tied: true,
});

/** Weights that binary16 holds exactly, each tensor's different. */
function fill(config: DecoderConfig): FormatModel {
  const tensors = new Map<DecoderTensor, { shape: readonly number[]; data: Float32Array }>();
  let state = 1;
  for (const [name, { shape, required }] of decoderShapes(config)) {
    if (!required) continue;
    const size = shape.reduce((product, dimension) => product * dimension, 1);
    const data = Float32Array.from({ length: size }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return ((state >>> 16) % 2047) / 1024 - 1;
    });
    tensors.set(name, { shape, data });
  }
  return { config, tensors };
}

/** Holds a model that was read to the one that was written. */
export function assertSameModel(read: FloatModel, written: FormatModel): void {
  assert.deepEqual(read.config, { ...written.config, name: read.config.name });
  for (const name of decoderShapes(read.config).keys()) {
    const expected = written.tensors.get(name);
    assert.equal(read.has(name), expected !== undefined, name);
    if (expected) assert.deepEqual(read.tensor(name), expected.data, name);
  }
}
