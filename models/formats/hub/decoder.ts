/**
 * A decoder from a model folder as the Hugging Face hub has it: config.json, safetensors, tokenizer.json.
 * @module
 */
import { z } from 'zod';
import type { OpenFile } from '../byte-file.ts';
import { createDecoderModel } from '../decoder-model.ts';
import type { DecoderConfig, DecoderTensor, FloatModel } from '../float-model.ts';
import { readJson } from '../json.ts';
import { type RawTensor, sliceRows } from '../raw-tensor.ts';
import { refuse, shown } from '../refuse.ts';
import { readShardedSafetensors } from '../safetensors/sharded.ts';
import { CONFIG_FILE, readHubConfig } from './config.ts';
import { gpt2Name, isDerived, llamaName } from './names.ts';
import { readHubText } from './text.ts';
import { transposed } from './transposed.ts';

/**
 * @throws UsageError HUB_ABSENT (no config.json) | HUB_CONFIG | HUB_ARCHITECTURE | HUB_TENSOR_NAME | HUB_TOKENIZER,
 * those of readShardedSafetensors and createDecoderModel
 */
export function readHubModel(open: OpenFile): FloatModel {
  const file = open(CONFIG_FILE);
  if (!file)
    throw refuse('HUB_ABSENT', 'no config.json', 'it beside the weights', 'take all files of the model');
  const json = readJson(file, CONFIG_FILE, z.unknown(), 'HUB_CONFIG');
  const config = readHubConfig(json);
  const found = readShardedSafetensors(open, isDerived);
  const tensors = config.family === 'gpt2' ? gpt2Tensors(found, config) : llamaTensors(found);
  if (config.tied) tensors.delete('head'); // a copy of the embedding
  return createDecoderModel({
    config,
    tensors,
    license: null,
    text: readHubText(open, json, config.vocabulary),
  });
}

function llamaTensors(found: ReadonlyMap<string, RawTensor>): Map<DecoderTensor, RawTensor> {
  const tensors = new Map<DecoderTensor, RawTensor>();
  for (const [name, tensor] of found) {
    const canonical = llamaName(name);
    if (canonical === null) throw unknown(name, 'a llama');
    tensors.set(canonical, tensor);
  }
  return tensors;
}

/** GPT-2's matrices are [in, out], after its Conv1D layers; embeddings are as everywhere. */
function gpt2Tensors(
  found: ReadonlyMap<string, RawTensor>,
  { width }: DecoderConfig,
): Map<DecoderTensor, RawTensor> {
  const tensors = new Map<DecoderTensor, RawTensor>();
  for (const [name, tensor] of found) {
    const canonical = gpt2Name(name);
    if (canonical === null) throw unknown(name, 'a gpt2');
    const isMatrix = tensor.shape.length === 2;
    if (typeof canonical === 'object') {
      const all = isMatrix ? transposed(tensor) : tensor;
      if (all.shape[0] !== 3 * width) {
        const what = `tensor ${shown(name)} has ${all.shape[0]} outputs`;
        throw refuse('TENSOR_SHAPE', what, String(3 * width), 'take the original file');
      }
      const suffix = canonical.fused === 'bias' ? 'Bias' : '';
      const prefix = `layer.${canonical.layer}` as const;
      tensors.set(`${prefix}.q${suffix}`, sliceRows(all, 0, width));
      tensors.set(`${prefix}.k${suffix}`, sliceRows(all, width, width));
      tensors.set(`${prefix}.v${suffix}`, sliceRows(all, 2 * width, width));
    } else {
      if (tensors.has(canonical)) throw unknown(name, 'a gpt2'); // with and without the prefix
      tensors.set(canonical, isMatrix && canonical.startsWith('layer.') ? transposed(tensor) : tensor);
    }
  }
  return tensors;
}

const unknown = (name: string, what: string): Error =>
  refuse(
    'HUB_TENSOR_NAME',
    `tensor ${shown(name)}`,
    `the tensors of ${what}, each once`,
    'this variant is not supported',
  );
