/**
 * SmolLM2 as the engine gets it, imported in this process, and its source file; for benchmarks only.
 * @module
 */
import { join } from 'node:path';
import { importDecoder } from '../../models/quantize/decoder/import.ts';
import { type ModelPart, splitModel } from '../../models/shard/split.ts';
import { loadConfig } from '../../node/config/load.ts';
import { openModelFile } from '../../node/models/open-model.ts';
import { obtainSmolLM2 } from '../../node/models/sources/smollm2.ts';
import type { Stages } from '../../node/stages.ts';

export interface BenchModel {
  /** The GGUF file the weights came from. */
  readonly path: string;
  /** Folder for what benchmarks keep. */
  readonly cache: string;
  /** Token ids to residual rows, all layers, residual rows to logits. */
  readonly embed: ModelPart;
  readonly layers: ModelPart;
  readonly head: ModelPart;
}

const quiet: Stages = { done: () => {}, progress: () => {} };
let model: Promise<BenchModel> | undefined;

export function benchModel(): Promise<BenchModel> {
  model ??= importModel();
  return model;
}

async function importModel(): Promise<BenchModel> {
  const { config } = loadConfig({}, process.env);
  const cache = join(config.home, 'cache');
  const { path, origin } = await obtainSmolLM2({
    cache,
    path: config.smollm2,
    environment: process.env,
    stages: quiet,
  });
  const file = openModelFile(path);
  try {
    const options = { name: 'smollm2', source: origin, tokenizer: null, closed: false };
    const [embed, layers, head] = splitModel((await importDecoder(file.model, options)).model, []);
    return { path, cache, embed: embed!, layers: layers!, head: head! };
  } finally {
    file.close();
  }
}
