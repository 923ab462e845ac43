/**
 * llama.cpp through node-llama-cpp, where somebody installed it: the peer of the lm.* rows.
 *
 * It is no dependency: its optional packages for GPUs are hundreds of megabytes. It is looked for in a folder of its
 * own, because npm would remove this project's own optional packages together with those.
 * @module
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { openByteFile } from '../../node/models/files.ts';
import { toQ8 } from './q8-gguf.ts';

const VERSION = '3.22.1';

/** As much of its interface as is used here. */
interface NodeLlamaCpp {
  getLlama(options: object): Promise<{ loadModel(options: object): Promise<LlamaModel> }>;
}
interface LlamaModel {
  createContext(options: object): Promise<{ getSequence(): LlamaSequence; dispose(): Promise<void> }>;
  dispose(): Promise<void>;
}
interface LlamaSequence {
  clearHistory(): Promise<void>;
  evaluateWithoutGeneratingNewTokens(tokens: readonly number[]): Promise<void>;
  evaluate(tokens: readonly number[], options: object): AsyncGenerator<number>;
}

export interface LlamaPeer {
  /** Starts over with a prompt. */
  prefill(tokens: readonly number[]): Promise<void>;
  /** Goes on from a token, greedily; milliseconds of each token. */
  decode(token: number, count: number): Promise<number[]>;
  close(): Promise<void>;
}

/** @param source the model's GGUF file @throws UnavailableError LLAMA_CPP_MISSING */
export async function startLlama(source: string, cache: string, threads: number): Promise<LlamaPeer> {
  const { getLlama } = await load(join(cache, 'llama-cpp'));
  const modelPath = join(cache, 'smollm2-q8_0.gguf');
  if (!existsSync(modelPath)) {
    const file = openByteFile(source);
    mkdirSync(cache, { recursive: true });
    writeFileSync(modelPath, toQ8(file));
    file.close();
  }
  const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, logLevel: 'error' });
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({ contextSize: 1024, batchSize: 512, threads });
  const sequence = context.getSequence();
  return {
    async prefill(tokens) {
      await sequence.clearHistory();
      await sequence.evaluateWithoutGeneratingNewTokens(tokens);
    },
    async decode(token, count) {
      const times: number[] = [];
      let at = performance.now();
      for await (const _ of sequence.evaluate([token], { temperature: 0, yieldEogToken: true })) {
        times.push(performance.now() - at);
        if (times.length === count) break;
        at = performance.now();
      }
      return times;
    },
    async close() {
      await context.dispose();
      await model.dispose();
    },
  };
}

async function load(folder: string): Promise<NodeLlamaCpp> {
  try {
    const path = createRequire(join(folder, 'package.json')).resolve('node-llama-cpp');
    return (await import(pathToFileURL(path).href)) as NodeLlamaCpp;
  } catch (cause) {
    const packages = `node-llama-cpp@${VERSION} @node-llama-cpp/linux-x64@${VERSION}`;
    const command = `npm install --prefix ${folder} --ignore-scripts --omit=optional ${packages}`;
    throw new UnavailableError('LLAMA_CPP_MISSING', 'llama.cpp is not installed', { cause, hint: command });
  }
}
