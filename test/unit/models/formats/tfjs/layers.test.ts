/** Networks out of TensorFlow.js layers models: Keras as the converter and TensorFlow.js write it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FloatNetwork } from '../../../../../models/formats/float-network.ts';
import { planTfjs, readTfjsNetwork } from '../../../../../models/formats/tfjs/network.ts';
import { readTfjs } from '../../../../../models/formats/tfjs/read.ts';
import { runNetwork } from '../../../../../models/quantize/network/run.ts';
import {
  beside,
  jsonFile,
  type WrittenTfjs,
  type WrittenTfjsWeight,
  writeLayers,
} from '../../../../support/tfjs-writer.ts';

const read = ({ json, files }: WrittenTfjs): FloatNetwork =>
  readTfjsNetwork(readTfjs(jsonFile(json), beside(files)));
const numbers = (size: number): number[] => Array.from({ length: size }, (_, i) => ((i * 7) % 11) - 5);
const weight = (name: string, ...shape: number[]): WrittenTfjsWeight => ({
  name,
  shape,
  data: numbers(shape.reduce((all, size) => all * size, 1)),
});
const layer = (kind: string, name: string, config: object = {}): object => ({
  class_name: kind,
  config: { name, ...config },
});
const input = (...shape: number[]) => ({ batch_input_shape: [null, ...shape] });

const CONV = [
  layer('Conv2D', 'c', {
    ...input(4, 4, 2),
    kernel_size: [2, 2],
    strides: [1, 1],
    padding: 'valid',
    activation: 'relu',
    data_format: 'channels_last',
  }),
  layer('MaxPooling2D', 'p', { pool_size: [3, 3], strides: null }),
  layer('Dropout', 'drop', { rate: 0.5 }),
  layer('Flatten', 'f'),
  layer('Dense', 'd', { activation: 'softmax', use_bias: false }),
];
const CONV_WEIGHTS = [weight('c/kernel', 2, 2, 2, 3), weight('c/bias', 3), weight('d/kernel', 3, 2)];

/** What Keras says the layers above compute, on an image [y, x, channel], before the softmax. */
function convByHand(x: readonly number[]): number[] {
  const [k, b, w] = CONV_WEIGHTS.map(({ data }) => data) as [
    readonly number[],
    readonly number[],
    readonly number[],
  ];
  const pooled = [0, 1, 2].map((o) => {
    let most = 0;
    for (let y = 0; y < 3; y++)
      for (let z = 0; z < 3; z++) {
        let sum = b[o]!;
        for (let ky = 0; ky < 2; ky++)
          for (let kx = 0; kx < 2; kx++)
            for (let c = 0; c < 2; c++)
              sum += x[((y + ky) * 4 + z + kx) * 2 + c]! * k[((ky * 2 + kx) * 2 + c) * 3 + o]!;
        most = Math.max(most, sum);
      }
    return most;
  });
  return [0, 1].map((o) => pooled.reduce((sum, value, i) => sum + value * w[i * 2 + o]!, 0));
}

test('reads a sequence in either envelope', () => {
  for (const converted of [true, false]) {
    const network = read(writeLayers('Sequential', CONV, CONV_WEIGHTS, converted));
    const image = numbers(32);
    assert.deepEqual([...runNetwork(network, Float64Array.from(image)).at(-1)!], convByHand(image));
    assert.deepEqual([network.result, network.from], ['softmax', { shape: [4, 4, 2], planes: 1 }]);
  }
});

test('reads a functional model whose layers read each other in turn, weights under any scope', () => {
  const chained = (kind: string, name: string, from: string | null, config: object = {}): object => ({
    ...layer(kind, name, config),
    name,
    inbound_nodes: from === null ? [] : [[[from, 0, 0, {}]]],
  });
  const layers = [
    chained('InputLayer', 'x', null, input(3)),
    chained('Dense', 'd', 'x', { activation: 'tanh' }),
    chained('Reshape', 'r', 'd', { target_shape: [2, 2, 1] }),
    chained('Conv2D', 'c', 'r', { kernel_size: 2, use_bias: false, padding: 'valid' }),
    chained('BatchNormalization', 'n', 'c', { axis: [3], epsilon: 0, scale: false }),
    chained('ReLU', 'a', 'n', { max_value: null, negative_slope: [0], threshold: 0 }),
  ];
  const weights = [
    weight('net/d/kernel:0', 3, 4),
    weight('net/d/bias:0', 4),
    weight('c/kernel', 2, 2, 1, 2),
    weight('n/beta', 2),
    weight('n/moving_mean', 2),
    { name: 'n/moving_variance', shape: [2], data: [4, 0.25] },
  ];
  const network = read(writeLayers('Functional', layers, weights));
  assert.deepEqual(
    network.layers.map(({ kind }) => kind),
    ['linear', 'curve', 'conv2d', 'relu'],
  );
  const conv = network.layers[2]!;
  assert.ok(conv.kind === 'conv2d');
  const kernel = weights[2]!.data;
  assert.deepEqual(
    [...conv.weight.subarray(0, 4)],
    [0, 2, 4, 6].map((i) => kernel[i]! / 2),
  ); // 1 / sqrt(4)
  assert.deepEqual([...conv.bias], [-5 + 5 / 2, 2 - 2 / 0.5]);
  const branch = [...layers.slice(0, 2), chained('Dense', 'e', 'x')];
  assert.throws(() => read(writeLayers('Functional', branch, weights)), {
    code: 'TFJS_CHAIN',
    message: /e reads x/,
  });
  const two = [
    layers[0]!,
    {
      ...chained('Dense', 'd', 'x'),
      inbound_nodes: [
        [
          ['x', 0, 0, {}],
          ['x', 0, 0, {}],
        ],
      ],
    },
  ];
  assert.throws(() => read(writeLayers('Functional', two, weights)), { code: 'TFJS_CHAIN' });
});

test('reads means of windows and of images', () => {
  const layers = [
    layer('AveragePooling2D', 'a', { ...input(5, 4, 2), pool_size: [2, 2] }),
    layer('GlobalAveragePooling2D', 'g'),
  ];
  const network = read(writeLayers('Sequential', layers, []));
  const image = numbers(40);
  const mean = (c: number) =>
    [0, 1, 2, 3]
      .flatMap((y) => [0, 1, 2, 3].map((x) => image[(y * 4 + x) * 2 + c]!))
      .reduce((a, b) => a + b) / 16;
  assert.deepEqual([...runNetwork(network, Float64Array.from(image)).at(-1)!], [mean(0), mean(1)]);
  assert.deepEqual(network.to, { shape: [2], planes: 1 });
  const wide = [layer('GlobalAveragePooling2D', 'g', input(5, 4, 2))];
  assert.throws(() => read(writeLayers('Sequential', wide, [])), { code: 'TFJS_LAYER', message: /5 x 4/ });
});

test('plans with every layer by name, and refuses those it does not know', () => {
  const layers = [...CONV, layer('LSTM', 'l'), layer('toString', 's')];
  const { json, files } = writeLayers('Sequential', layers, CONV_WEIGHTS);
  const plan = planTfjs(readTfjs(jsonFile(json), beside(files)));
  assert.deepEqual([plan.format, plan.unknown], ['tfjs layers model', ['LSTM', 'toString']]);
  assert.throws(() => read({ json, files }), { code: 'TFJS_OPERATOR', message: /LSTM, toString; .*Dense/ });
});

const refuses = (code: string, layers: object[], weights: WrittenTfjsWeight[], message = /./): void =>
  assert.throws(
    () => read(writeLayers('Sequential', layers, weights)),
    { family: 'usage', code, message },
    JSON.stringify(layers),
  );

test('refuses settings that the integer program cannot express, by name', () => {
  const [conv, pool] = [
    { ...input(4, 4, 2), kernel_size: 2 },
    { ...input(4, 4, 2), pool_size: 2 },
  ];
  const dense = input(3);
  const cases: [string, object, RegExp][] = [
    ['Conv2D', { ...conv, padding: 'causal' }, /padding/],
    ['Conv2D', { ...conv, data_format: 'channels_first' }, /data_format/],
    ['Conv2D', { ...conv, dilation_rate: [2, 2] }, /dilation_rate/],
    ['Conv2D', { ...conv, groups: 2 }, /groups/],
    ['Conv2D', { ...conv, kernel_size: [2, 3] }, /kernel_size/],
    ['Conv2D', { ...conv, kernel_size: 'big' }, /kernel_size/],
    ['Conv2D', { ...conv, activation: 'elu' }, /activation/],
    ['Conv2D', { ...conv, use_bias: 'no' }, /use_bias/],
    ['MaxPooling2D', { ...pool, padding: 'same', pool_size: 3 }, /padding/],
    ['Activation', { ...dense, activation: { class_name: 'Custom' } }, /activation/],
    ['Dense', { activation: 'relu' }, /batch_input_shape missing/],
    ['ReLU', { ...dense, max_value: 6 }, /max_value/],
    ['ReLU', { ...dense, negative_slope: 0.1 }, /negative_slope/],
    ['Softmax', { ...dense, axis: 2 }, /axis/],
    ['BatchNormalization', { ...dense, axis: 2 }, /axis/],
  ];
  const weights = [weight('l/kernel', 2, 2, 2, 1), weight('l/bias', 1)];
  for (const [kind, config, message] of cases)
    refuses('TFJS_ATTRIBUTE', [layer(kind, 'l', config)], weights, message);
});

test('refuses layers whose weights are missing, doubled or of another size', () => {
  const dense = [layer('Dense', 'd', input(3))];
  const bias = weight('d/bias', 2);
  refuses('TFJS_LAYER', dense, [bias], /weight d\/kernel is missing/);
  refuses('TFJS_LAYER', dense, [weight('d/kernel', 4, 2), bias], /4 x 2/);
  refuses('TFJS_LAYER', dense, [weight('a/d/kernel', 3, 2), weight('b/d/kernel', 3, 2), bias], /missing/);
  refuses('TFJS_LAYER', dense, [weight('d/kernel', 3, 2), weight('d/bias', 3)], /bias/);
  refuses(
    'TFJS_LAYER',
    [layer('Dense', 'd', input(4, 4, 2))],
    [weight('d/kernel', 32, 1), weight('d/bias', 1)],
  );
  refuses('TFJS_LAYER', [layer('Reshape', 'r', { ...input(4), target_shape: [3, 3, 1] })], []);
  refuses('TFJS_CHAIN', [], []);
});
