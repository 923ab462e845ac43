/**
 * A decoder from a GGUF file: architectures llama, qwen2 and gpt2.
 *
 * llama.cpp's converter permutes the rows of a llama's q and k so that rotary pairs lie side by side (2d, 2d + 1);
 * qwen2 keeps (d, d + headDim/2). What would change the result and is not computed here is refused by name.
 * @module
 */
import type { ByteFile } from '../byte-file.ts';
import { createDecoderModel } from '../decoder-model.ts';
import type { DecoderConfig, DecoderTensor, FloatModel } from '../float-model.ts';
import { type RawTensor, sliceRows } from '../raw-tensor.ts';
import { refuse, shown } from '../refuse.ts';
import type { Metadata } from './metadata.ts';
import { canonicalName } from './names.ts';
import { readGguf } from './read.ts';
import { readGgufText } from './text.ts';

const ARCHITECTURES = ['llama', 'qwen2', 'gpt2'];
const DEFAULT_ROTARY_BASE = 10_000;

/**
 * @throws UsageError those of readGguf, readGgufText and createDecoderModel, GGUF_ARCHITECTURE (not a known one, or with
 * a feature that is not computed), GGUF_TENSOR_NAME
 */
export function readGgufModel(file: ByteFile): FloatModel {
  const { metadata, tensors } = readGguf(file);
  const config = readConfig(metadata, tensors);
  return createDecoderModel({
    config,
    tensors: canonicalTensors(tensors, config),
    license: metadata.has('general.license') ? shown(metadata.text('general.license')) : null,
    text: readGgufText(metadata, config.vocabulary),
  });
}

function readConfig(metadata: Metadata, tensors: ReadonlyMap<string, RawTensor>): DecoderConfig {
  const architecture = metadata.text('general.architecture');
  if (!ARCHITECTURES.includes(architecture)) throw unsupported(`architecture ${shown(architecture)}`);
  const key = (name: string): string => `${architecture}.${name}`;
  const number = (name: string, absent?: number): number =>
    absent !== undefined && !metadata.has(key(name)) ? absent : metadata.number(key(name));
  const [width, heads] = [number('embedding_length'), number('attention.head_count')];
  const isGpt2 = architecture === 'gpt2';
  const headDim = number('attention.key_length', width / heads);
  if (!isGpt2) refuseVariants(metadata, number, headDim);
  return {
    family: isGpt2 ? 'gpt2' : 'llama',
    name: metadata.has('general.name') ? metadata.text('general.name') : architecture,
    layers: number('block_count'),
    width,
    heads,
    kvHeads: number('attention.head_count_kv', heads),
    headDim,
    hidden: number('feed_forward_length'),
    vocabulary: tensors.get('token_embd.weight')?.shape[0] ?? 0,
    context: number('context_length'),
    normEpsilon: number(isGpt2 ? 'attention.layer_norm_epsilon' : 'attention.layer_norm_rms_epsilon'),
    rotaryBase: isGpt2 ? null : number('rope.freq_base', DEFAULT_ROTARY_BASE),
    rotaryPairs: architecture === 'llama' ? 'interleaved' : 'half',
    activation: isGpt2 ? 'gelu-tanh' : 'silu',
    tied: !tensors.has('output.weight'),
  };
}

/** Features of newer llamas that a program of this mesh has no operations for. */
function refuseVariants(
  metadata: Metadata,
  number: (name: string, absent: number) => number,
  headDim: number,
): void {
  const architecture = metadata.text('general.architecture');
  const scaling = `${architecture}.rope.scaling.type`;
  if (metadata.has(scaling) && metadata.text(scaling) !== 'none')
    throw unsupported(`rotary scaling ${shown(metadata.text(scaling))}`);
  if (number('expert_count', 0) !== 0) throw unsupported('a mixture of experts');
  if (number('rope.dimension_count', headDim) !== headDim)
    throw unsupported('rotary positions on part of a head');
  if (number('attention.value_length', headDim) !== headDim) throw unsupported('values wider than keys');
  if (number('attention.sliding_window', 0) !== 0) throw unsupported('sliding-window attention');
}

function canonicalTensors(
  tensors: ReadonlyMap<string, RawTensor>,
  { heads, kvHeads, headDim }: DecoderConfig,
): ReadonlyMap<DecoderTensor, RawTensor> {
  const found = new Map<DecoderTensor, RawTensor>();
  const [q, kv] = [heads * headDim, kvHeads * headDim];
  for (const [name, tensor] of tensors) {
    const canonical = canonicalName(name);
    if (canonical === null) {
      const what = `tensor ${shown(name)}`;
      throw refuse(
        'GGUF_TENSOR_NAME',
        what,
        'the tensors of a llama or gpt2',
        'this variant is not supported',
      );
    }
    if (typeof canonical === 'string') {
      found.set(canonical, tensor);
      continue;
    }
    const { layer, fused } = canonical;
    const suffix = fused === 'bias' ? 'Bias' : '';
    if (tensor.shape[0] !== q + 2 * kv) {
      const what = `tensor ${shown(name)} has ${tensor.shape[0]} rows`;
      throw refuse('TENSOR_SHAPE', what, String(q + 2 * kv), 'take the original file');
    }
    found.set(`layer.${layer}.q${suffix}`, sliceRows(tensor, 0, q));
    found.set(`layer.${layer}.k${suffix}`, sliceRows(tensor, q, kv));
    found.set(`layer.${layer}.v${suffix}`, sliceRows(tensor, q + kv, kv));
  }
  return found;
}

const unsupported = (what: string): Error => {
  const expected = `one of ${ARCHITECTURES.join(', ')}, with plain rotary positions and full attention`;
  return refuse('GGUF_ARCHITECTURE', `the model needs ${what}`, expected, 'choose another model');
};
