/** Float networks as they are read here, beside other people's code on the same files, where it is installed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { activate, startBackend } from '../../models/engine/tfjs/backend.ts';
import { memoryFile } from '../../models/formats/byte-file.ts';
import type { FloatNetwork } from '../../models/formats/float-network.ts';
import { readOnnxNetwork } from '../../models/formats/onnx/network.ts';
import { readOnnx } from '../../models/formats/onnx/read.ts';
import { readTfjsNetwork } from '../../models/formats/tfjs/network.ts';
import { readTfjs } from '../../models/formats/tfjs/read.ts';
import { resultOf, toPixels } from '../../models/quantize/network/ports.ts';
import { runNetwork } from '../../models/quantize/network/run.ts';
import { floatRuntime } from '../support/float-runtime.ts';
import { beside, jsonFile } from '../support/tfjs-writer.ts';
import { IMAGE, tinyInputs, tinyNetwork } from '../support/tiny-network.ts';

function assertSame(network: FloatNetwork, input: Float64Array, expected: ArrayLike<number>): void {
  const values = resultOf(network.result, runNetwork(network, toPixels(network.from, input)).at(-1)!);
  assert.equal(values.length, expected.length);
  values.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]!) < 1e-4, `${value} for ${expected[i]}`);
  });
}

for (const end of ['Softmax', 'LogSoftmax', 'Sigmoid', 'Tanh', 'Identity']) {
  test(`an ONNX file computes what it does in onnxruntime: ${end}`, async (t) => {
    const runtime = await floatRuntime();
    if (typeof runtime === 'string') return t.skip(runtime);
    const file = tinyNetwork({ op: end });
    const network = readOnnxNetwork(readOnnx(memoryFile(file)));
    const graph = await runtime.open(file);
    for (const input of tinyInputs(3)) {
      const shape = [1, ...IMAGE];
      assertSame(network, input, await graph.run({ x: { data: Float32Array.from(input), shape } }));
    }
    await graph.close();
  });
}

interface Saved {
  readonly modelTopology: object;
  readonly weightSpecs: readonly object[];
  readonly weightData: ArrayBuffer;
}
interface LayersModel {
  predict(input: tf.Tensor): tf.Tensor;
  getWeights(): tf.Tensor[];
  setWeights(weights: tf.Tensor[]): void;
  save(handler: { save(artifacts: Saved): Promise<object> }): Promise<unknown>;
}
type Make = (config: object) => { apply(to: unknown): unknown };
interface Keras {
  readonly layers: Readonly<Record<string, Make>>;
  sequential(config: { layers: readonly unknown[] }): LayersModel;
  model(config: { inputs: unknown; outputs: unknown }): LayersModel;
  input(config: { shape: readonly number[] }): unknown;
}

const MODELS: Readonly<Record<string, (keras: Keras) => LayersModel>> = {
  'a sequence': ({ sequential, layers }) =>
    sequential({
      layers: [
        layers.conv2d!({
          inputShape: [6, 6, 2],
          filters: 4,
          kernelSize: 3,
          padding: 'same',
          activation: 'relu',
        }),
        layers.batchNormalization!({}),
        layers.maxPooling2d!({ poolSize: 2 }),
        layers.conv2d!({ filters: 3, kernelSize: 2, useBias: false }),
        layers.batchNormalization!({ scale: false }),
        layers.reLU!({}),
        layers.dropout!({ rate: 0.5 }),
        layers.flatten!({}),
        layers.dense!({ units: 5, activation: 'tanh' }),
        layers.batchNormalization!({}),
        layers.dense!({ units: 3, activation: 'softmax' }),
      ],
    }),
  'a functional model': ({ model, input, layers }) => {
    const inputs = input({ shape: [6, 6, 2] });
    const made = [
      layers.averagePooling2d!({ poolSize: [2, 2] }),
      layers.reshape!({ targetShape: [9, 1, 2] }),
      layers.reshape!({ targetShape: [3, 3, 2] }),
      layers.conv2d!({ filters: 3, kernelSize: 1, activation: 'sigmoid' }),
      layers.globalAveragePooling2d!({}),
      layers.dense!({ units: 1 }),
      layers.activation!({ activation: 'sigmoid' }),
    ];
    return model({ inputs, outputs: made.reduce((at: unknown, layer) => layer.apply(at), inputs) });
  },
};

for (const [title, create] of Object.entries(MODELS)) {
  test(`a layers model computes what it does in TensorFlow.js: ${title}`, async (t) => {
    const name: string = '@tensorflow/tfjs-layers'; // comes with an optional package
    const keras = await import(name).then(
      (module) => module as Keras,
      (error) => {
        if (error.code === 'ERR_MODULE_NOT_FOUND') return null;
        throw error;
      },
    );
    if (keras === null) return t.skip(`${name} is not installed`);
    await startBackend('cpu');
    activate('cpu');
    const model = create(keras);
    const [numbers] = tinyInputs(1, 5);
    model.setWeights(
      model.getWeights().map((weight, i) => {
        // variances are positive
        const values = Array.from(
          { length: weight.size },
          (_, at) => Math.abs(numbers![(at + i) % 72]!) + 0.1,
        );
        return tf.tensor(values, weight.shape);
      }),
    );
    let saved: Saved | undefined;
    await model.save({
      save: async (artifacts) => {
        saved = artifacts;
        return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
      },
    });
    const { modelTopology, weightSpecs, weightData } = saved!;
    const files = { 'weights.bin': new Uint8Array(weightData) };
    const json = { modelTopology, weightsManifest: [{ paths: Object.keys(files), weights: weightSpecs }] };
    const network = readTfjsNetwork(readTfjs(jsonFile(json), beside(files)));
    for (const input of tinyInputs(3)) {
      const output = model.predict(tf.tensor([...input], [1, 6, 6, 2]));
      assertSame(network, input, await output.data());
    }
  });
}
