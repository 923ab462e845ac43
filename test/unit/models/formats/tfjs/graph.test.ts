/** Networks out of TensorFlow.js graph models, held to TensorFlow.js itself running the same files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { activate, startBackend } from '../../../../../models/engine/tfjs/backend.ts';
import type { FloatNetwork } from '../../../../../models/formats/float-network.ts';
import { planTfjs, readTfjsNetwork } from '../../../../../models/formats/tfjs/network.ts';
import { readTfjs } from '../../../../../models/formats/tfjs/read.ts';
import { resultOf } from '../../../../../models/quantize/network/ports.ts';
import { runNetwork } from '../../../../../models/quantize/network/run.ts';
import {
  beside,
  ints,
  jsonFile,
  sizes,
  text,
  texts,
  type WrittenTfjs,
  type WrittenTfjsNode,
  type WrittenTfjsWeight,
  writeGraph,
} from '../../../../support/tfjs-writer.ts';

const read = ({ json, files }: WrittenTfjs): FloatNetwork =>
  readTfjsNetwork(readTfjs(jsonFile(json), beside(files)));

let state = 1;
const numbers = (size: number): number[] =>
  Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 16) % 31) / 16 - 1;
  });
const weight = (name: string, ...shape: number[]): WrittenTfjsWeight => ({
  name,
  shape,
  data: numbers(shape.reduce((all, size) => all * size, 1)),
});
const shapeOf = (name: string, ...data: number[]): WrittenTfjsWeight => ({
  name,
  shape: [data.length],
  dtype: 'int32',
  data,
});
const T = { type: 'DT_FLOAT' };
const input = (...shape: number[]): WrittenTfjsNode => ({
  name: 'x',
  op: 'Placeholder',
  attr: { shape: sizes(-1, ...shape), dtype: T },
});
/** Each reads the one before it and the weights named. */
const chain = (
  ...nodes: (Omit<WrittenTfjsNode, 'name' | 'input'> & { with?: string[] })[]
): WrittenTfjsNode[] =>
  nodes.map(({ with: constants = [], ...node }, i) => ({
    ...node,
    attr: { T, ...node.attr },
    name: `v${i}`,
    input: [i === 0 ? 'x' : `v${i - 1}`, ...constants],
  }));
const convAttributes = {
  strides: ints(1, 1, 1, 1),
  padding: text('VALID'),
  data_format: text('NHWC'),
  dilations: ints(1, 1, 1, 1),
};
const poolAttributes = {
  ksize: ints(1, 2, 2, 1),
  strides: ints(1, 2, 2, 1),
  padding: text('VALID'),
  data_format: text('NHWC'),
};

const CONV = writeGraph(
  [
    ...chain(
      {
        op: '_FusedConv2D',
        with: ['k', 'kb'],
        attr: {
          ...convAttributes,
          fused_ops: texts('BiasAdd', 'Relu'),
          num_args: { i: '1' },
          explicit_paddings: { list: {} },
          epsilon: { f: 0 },
        },
      },
      { op: 'MaxPool', attr: poolAttributes },
      { op: 'Reshape', with: ['flat'], attr: { Tshape: { type: 'DT_INT32' } } },
      {
        op: '_FusedMatMul',
        with: ['w', 'wb'],
        attr: {
          fused_ops: texts('BiasAdd'),
          num_args: { i: '1' },
          transpose_a: { b: false },
          transpose_b: { b: false },
        },
      },
      { op: 'Softmax' },
      { op: 'Identity' },
    ).reverse(), // any order will do
    input(6, 6, 2),
  ],
  [weight('k', 3, 3, 2, 4), weight('kb', 4), shapeOf('flat', -1, 16), weight('w', 16, 3), weight('wb', 3)],
);

const DENSE = writeGraph(
  [
    input(5),
    ...chain(
      { op: 'MatMul', with: ['w'], attr: { transpose_a: { b: false }, transpose_b: { b: true } } },
      { op: 'BiasAdd', with: ['b'] },
      { op: 'Tanh' },
      { op: 'MatMul', with: ['v'] },
      { op: 'AddV2', with: ['c'] },
      { op: 'Sigmoid' },
    ),
  ],
  [weight('w', 4, 5), weight('b', 4), weight('v', 4, 2), weight('c', 2)],
);

const NORMALISED = writeGraph(
  [
    input(16),
    ...chain(
      { op: 'Reshape', with: ['image'] },
      {
        op: 'Conv2D',
        with: ['k'],
        attr: { ...convAttributes, strides: ints(1, 2, 2, 1), padding: text('SAME') },
      },
      {
        op: 'FusedBatchNormV3',
        with: ['scale', 'shift', 'mean', 'variance'],
        attr: { epsilon: { f: 0.001 }, is_training: { b: false }, data_format: text('NHWC') },
      },
      { op: 'Relu' },
    ),
  ],
  [
    shapeOf('image', -1, 4, 4, 1),
    weight('k', 1, 1, 1, 2),
    weight('scale', 2),
    weight('shift', 2),
    weight('mean', 2),
    { name: 'variance', shape: [2], data: [0.5, 2] },
  ],
);

const MEANS = writeGraph(
  [
    input(9, 9, 3),
    ...chain(
      { op: 'AvgPool', attr: poolAttributes },
      { op: 'Conv2D', with: ['k'], attr: convAttributes },
      { op: 'Conv2D', with: ['l'], attr: { ...convAttributes, padding: text('SAME') } },
      {
        op: 'Conv2D',
        with: ['m'],
        attr: { ...convAttributes, padding: text('SAME'), strides: ints(1, 2, 2, 1) },
      },
      { op: 'Mean', with: ['axes'], attr: { keep_dims: { b: false } } },
      { op: 'LogSoftmax' },
    ),
  ],
  [weight('k', 1, 1, 3, 4), weight('l', 3, 3, 4, 2), weight('m', 2, 2, 2, 3), shapeOf('axes', 1, 2)],
);

async function byTensorFlow(
  { json, files }: WrittenTfjs,
  shape: number[],
  values: number[],
): Promise<number[]> {
  await startBackend('cpu');
  activate('cpu');
  const { modelTopology, weightsManifest } = json as {
    modelTopology: object;
    weightsManifest: [{ weights: never }];
  };
  const artifacts = {
    modelTopology,
    weightSpecs: weightsManifest[0].weights,
    weightData: Uint8Array.from(Buffer.concat(Object.values(files))).buffer,
  };
  const model = await loadGraphModel({ load: async () => artifacts });
  const output = model.execute(tf.tensor(values, [1, ...shape])) as tf.Tensor;
  return [...(await output.data())];
}

for (const [name, model, shape] of [
  ['a convolutional classifier', CONV, [6, 6, 2]],
  ['dense layers with curves', DENSE, [5]],
  ['rows as an image, batch norm', NORMALISED, [16]],
  ['means of windows and of images, zeros around them', MEANS, [9, 9, 3]],
] as const) {
  test(`computes what TensorFlow.js does: ${name}`, async () => {
    const network = read(model);
    assert.deepEqual(network.from, { shape, planes: 1 });
    const x = numbers(shape.reduce((all, size) => all * size, 1));
    const values = runNetwork(network, Float64Array.from(x)).at(-1)!;
    const expected = await byTensorFlow(model, [...shape], x);
    assert.equal(values.length, expected.length);
    resultOf(network.result, values).forEach((value, i) => {
      assert.ok(Math.abs(value - expected[i]!) < 1e-5, `${value} for ${expected[i]}`);
    });
  });
}

test('keeps what comes behind the last layer apart from the layers', () => {
  assert.deepEqual(
    [CONV, DENSE, NORMALISED, MEANS].map((model) => read(model).result),
    ['softmax', 'sigmoid', 'values', 'logsoftmax'],
  );
  assert.deepEqual(
    read(DENSE).layers.map(({ kind }) => kind),
    ['linear', 'curve', 'linear'],
  );
  const nodes = [
    input(5),
    ...chain({ op: 'MatMul', with: ['w'] }, { op: 'Softmax' }, { op: 'ArgMax', with: ['axis'] }),
  ];
  const axis: WrittenTfjsWeight = { name: 'axis', shape: [], dtype: 'int32', data: [-1] };
  assert.equal(read(writeGraph(nodes, [weight('w', 5, 3), axis])).result, 'argmax');
});

test('plans with every operator by name, and refuses those it does not know', () => {
  const nodes = [
    input(5),
    ...chain({ op: 'MatMul', with: ['w'] }, { op: 'Gelu' }, { op: '__proto__' }, { op: 'Relu' }),
  ];
  const { json, files } = writeGraph(nodes, [weight('w', 5, 3)]);
  const { format, unknown, parameters } = planTfjs(readTfjs(jsonFile(json), beside(files)));
  assert.deepEqual([format, unknown, parameters], ['tfjs graph model', ['Gelu', '__proto__'], 15]);
  assert.throws(() => read({ json, files }), { code: 'TFJS_OPERATOR', message: /Gelu, __proto__; .*MatMul/ });
});

const refuses = (
  code: string,
  nodes: WrittenTfjsNode[],
  weights: WrittenTfjsWeight[] = [],
  message = /./,
): void =>
  assert.throws(
    () => read(writeGraph(nodes, weights)),
    { family: 'usage', code, message },
    JSON.stringify(nodes),
  );

test('refuses branches, cycles, several inputs, and what the input does not reach', () => {
  const relu = (name: string, ...from: string[]) => ({ name, op: 'Relu', input: from });
  const x = input(3);
  const graphs: WrittenTfjsNode[][] = [
    [],
    [x, { ...x, name: 'z' }],
    [x, relu('a', 'x'), relu('b', 'x')],
    [x, relu('a', 'x', 'b'), relu('b', 'a')],
    [x, relu('a', 'b'), relu('b', 'a')],
    [x, relu('a', 'a')],
    [x, relu('a', 'nowhere')],
    [x, relu('a')],
    [x, relu('a', 'x'), relu('a', 'x')],
    [x, { name: 'a', op: 'Add', input: ['x', 'x'] }],
  ];
  for (const nodes of graphs) refuses('TFJS_CHAIN', nodes);
});

test('refuses attributes that the integer program cannot express, by name', () => {
  const image = input(6, 6, 2);
  const weights = [weight('k', 3, 3, 2, 4), weight('w', 3, 3), weight('b', 3)];
  const conv = (change: Record<string, object>): WrittenTfjsNode[] => [
    image,
    ...chain({ op: 'Conv2D', with: ['k'], attr: { ...convAttributes, ...change } }),
  ];
  const cases: [WrittenTfjsNode[], RegExp][] = [
    [conv({ padding: text('EXPLICIT') }), /padding/],
    [
      [input(5, 5, 2), ...chain({ op: 'MaxPool', attr: { ...poolAttributes, padding: text('SAME') } })],
      /padding/,
    ],
    [conv({ padding: { s: '%' } }), /padding/],
    [conv({ data_format: text('NCHW') }), /data_format/],
    [conv({ strides: ints(1, 1, 2, 1) }), /strides/],
    [conv({ strides: ints(2, 1, 1, 1) }), /strides/],
    [conv({ strides: ints(1, 1, 1) }), /strides/],
    [conv({ strides: {} }), /strides/],
    [conv({ dilations: ints(1, 2, 2, 1) }), /dilations/],
    [[image, ...chain({ op: 'MaxPool', attr: { ...poolAttributes, ksize: ints(1, 0, 0, 1) } })], /ksize/],
    [[input(3), ...chain({ op: 'MatMul', with: ['w'], attr: { transpose_a: { b: true } } })], /transpose_a/],
    [
      [
        input(3),
        ...chain({ op: '_FusedMatMul', with: ['w', 'b'], attr: { fused_ops: texts('BiasAdd', 'Elu') } }),
      ],
      /fused_ops/,
    ],
    [[input(3), ...chain({ op: '_FusedMatMul', with: ['w'], attr: { fused_ops: texts() } })], /fused_ops/],
    [[{ name: 'x', op: 'Placeholder' }, ...chain({ op: 'Relu' })], /shape missing/],
  ];
  for (const [nodes, message] of cases) refuses('TFJS_ATTRIBUTE', nodes, weights, message);
});

test('refuses layers whose sizes do not fit each other', () => {
  const weights = [
    weight('k', 3, 3, 2, 4),
    weight('tall', 3, 2, 2, 4),
    weight('big', 7, 7, 2, 4),
    weight('w', 3, 3),
    weight('b', 4),
    shapeOf('flat', -1, 4),
    shapeOf('axes', 1, 2),
  ];
  const [image, rows] = [input(6, 6, 2), input(3)];
  const conv = (kernel: string) => ({ op: 'Conv2D', with: [kernel], attr: convAttributes });
  const graphs: WrittenTfjsNode[][] = [
    [image, ...chain(conv('w'))],
    [image, ...chain(conv('tall'))],
    [image, ...chain(conv('big'))],
    [rows, ...chain(conv('k'))],
    [image, ...chain({ op: 'MatMul', with: ['w'] })],
    [rows, ...chain({ op: 'MatMul', with: ['k'] })],
    [rows, ...chain({ op: 'MatMul', with: ['flat'] })],
    [rows, ...chain({ op: 'MatMul' })],
    [rows, ...chain({ op: 'MatMul', with: ['w'] }, { op: 'BiasAdd', with: ['b'] })],
    [rows, ...chain({ op: 'BiasAdd', with: ['w'] })],
    [rows, ...chain({ op: 'Reshape', with: ['flat'] })],
    [rows, ...chain({ op: 'Reshape', with: ['w'] })],
    [image, ...chain({ op: 'Softmax' })],
    [rows, ...chain({ op: 'Softmax' }, { op: 'Relu' })],
    [image, ...chain({ op: 'MaxPool', attr: { ...poolAttributes, strides: ints(1, 1, 1, 1) } })],
    [image, ...chain({ op: 'Mean', with: ['flat'] })],
    [input(6, 5, 2), ...chain({ op: 'Mean', with: ['axes'] })],
    [input(2, 2, 4096), ...chain({ op: 'Mean', with: ['axes'] })],
    [input(-1), ...chain({ op: 'Relu' })],
    [input(3, 3), ...chain({ op: 'Relu' })],
    [input(2 ** 21), ...chain({ op: 'Relu' })],
  ];
  for (const nodes of graphs) refuses('TFJS_LAYER', nodes, weights);
  const twice = chain({ op: 'MatMul', with: ['w'] }, { op: 'MatMul', with: ['w'] });
  refuses('TFJS_LAYER', [rows, ...twice], [weight('w', 3, 3)], /serve another operator/);
  const bad = { name: 'w', shape: [3, 3], data: [...numbers(8), Number.NaN] };
  refuses('TENSOR_NOT_FINITE', [rows, ...chain({ op: 'MatMul', with: ['w'] })], [bad], /value 8/);
});
