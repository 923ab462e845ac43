/** Classifiers from ONNX to integer programs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { memoryFile } from '../../../../models/formats/byte-file.ts';
import type { FloatNetwork, NetworkLayer } from '../../../../models/formats/float-network.ts';
import { turned } from '../../../../models/formats/network/turn.ts';
import { readOnnxNetwork } from '../../../../models/formats/onnx/network.ts';
import { readOnnx } from '../../../../models/formats/onnx/read.ts';
import { runReference } from '../../../../models/program/reference.ts';
import { createTensors } from '../../../../models/program/weights.ts';
import { compareNetwork } from '../../../../models/quantize/network/compare.ts';
import {
  type ImportedNetwork,
  importNetwork,
  sketchNetwork,
} from '../../../../models/quantize/network/import.ts';
import {
  decodeOutput,
  encodeInput,
  realOf,
  resultOf,
  scaleOf,
  toPixels,
} from '../../../../models/quantize/network/ports.ts';
import { runNetwork } from '../../../../models/quantize/network/run.ts';
import type { WholeModel } from '../../../../models/shard/split.ts';
import { decodeCheckpoint } from '../../../../models/train/digits/checkpoint.ts';
import { loadExamples } from '../../../../models/train/digits/images.ts';
import { LAYERS } from '../../../../models/train/digits/layers.ts';
import { heldOut, trainingSet } from '../../../../models/zoo/digits/dataset.ts';
import { type WrittenOnnxNode, type WrittenOnnxTensor, writeOnnx } from '../../../support/onnx-writer.ts';

/** The trained `digits` network as PyTorch would export it: channel-first, dense layers as Gemm. */
function digitsOnnx(): Uint8Array {
  const file = new URL('../../../../models/train/digits/checkpoint.bin', import.meta.url);
  const parameters = decodeCheckpoint(readFileSync(file));
  const nodes: WrittenOnnxNode[] = [];
  const initialisers: WrittenOnnxTensor[] = [];
  let at = 'pixels';
  const add = (node: Omit<WrittenOnnxNode, 'inputs' | 'outputs'>, ...constants: string[]): void => {
    nodes.push({ ...node, inputs: [at, ...constants], outputs: [`v${nodes.length}`] });
    at = nodes.at(-1)!.outputs[0]!;
  };
  LAYERS.forEach(({ name, channels, kernel, out, pool, relu }, i) => {
    const { weight, bias } = parameters[i]!;
    const isConv = kernel > 1;
    const [inner, pixels] = isConv ? [channels, kernel * kernel] : [16, name === 'fc1' ? 16 : 1];
    const rows = Float32Array.from(weight);
    const row = weight.length / out;
    const data =
      isConv || name === 'fc1'
        ? Array.from({ length: out }, (_, o) => [
            ...turned(rows.subarray(o * row, (o + 1) * row), pixels, inner),
          ]).flat()
        : [...rows];
    initialisers.push({
      name: `${name}.w`,
      shape: isConv ? [out, channels, kernel, kernel] : [out, row],
      data,
    });
    initialisers.push({ name: `${name}.b`, shape: [out], data: [...bias] });
    if (name === 'fc1') add({ op: 'Flatten' });
    add(isConv ? { op: 'Conv' } : { op: 'Gemm', attributes: { transB: 1 } }, `${name}.w`, `${name}.b`);
    if (pool > 1) add({ op: 'MaxPool', attributes: { kernel_shape: [pool, pool], strides: [pool, pool] } });
    if (relu) add({ op: 'Relu' });
  });
  add({ op: 'ArgMax', attributes: { axis: 1 } });
  const inputs = [{ name: 'pixels', shape: ['n', 1, 28, 28] }];
  return writeOnnx({ nodes, initialisers, inputs, outputs: [{ name: at, shape: ['n', 1] }] });
}

const unitsOf = ({ program, weights }: WholeModel, row: Int32Array): Int32Array =>
  runReference(program, createTensors(program.tensors, weights), row, 1);
/** What a client makes of an input: real numbers in, real numbers or a class out. */
function outputOf({ model, card: { tensor } }: ImportedNetwork, input: ArrayLike<number>): number[] {
  const units = unitsOf(model, encodeInput(tensor.input, Float64Array.from(input)).values);
  return [...(tensor.result === 'argmax' ? units : decodeOutput(tensor.output, units))];
}
const vector = (channels: number) => ({ height: 1, width: 1, channels });
const dense = (inputs: number, weight: number[], bias: number[], name = 'last'): NetworkLayer => ({
  kind: 'linear',
  name,
  inputs,
  out: bias.length,
  weight: Float32Array.from(weight),
  bias: Float32Array.from(bias),
});
const network = (layers: NetworkLayer[], channels: number): FloatNetwork => ({
  name: 'net',
  input: vector(channels),
  layers,
  result: 'values',
  from: { shape: [channels], planes: 1 },
  to: { shape: [(layers.findLast((layer) => layer.kind === 'linear') ?? { out: channels }).out], planes: 1 },
});
const rows = (...inputs: number[][]): Float64Array[] => inputs.map((one) => Float64Array.from(one));

test('a convolutional classifier read from ONNX answers as the float network does', () => {
  const float = readOnnxNetwork(readOnnx(memoryFile(digitsOnnx())));
  const calibration = loadExamples(trainingSet().filter((_, i) => i % 200 === 0)).map(({ image }) => image);
  const imported = importNetwork(float, calibration);
  const examples = loadExamples(heldOut().filter((_, i) => i % 15 === 0));
  let [right, same] = [0, 0];
  for (const { image, label } of examples) {
    const digit = outputOf(imported, image)[0]!;
    const logits = runNetwork(float, image).at(-1)!;
    same += Number(logits[digit] === Math.max(...logits));
    right += Number(digit === label);
  }
  assert.ok(right >= 0.96 * examples.length, `${right} of ${examples.length} right`);
  assert.ok(same >= 0.98 * examples.length, `${same} of ${examples.length} as in float`);
  const { model, card } = imported;
  assert.deepEqual(model.headOps, [model.program.ops.length - 1, model.program.ops.length]);
  assert.deepEqual(
    [card.tensor.result, card.tensor.input.shape, card.frameRows],
    ['argmax', [1, 28, 28], [1, 4, 16]],
  );
});

test('outputs of a network without argmax are the float outputs on their scale', () => {
  const net = network(
    [
      dense(3, [1, -2, 0.5, 0.25, 3, -1], [0.5, -1], 'first'),
      { kind: 'relu', name: 'r' },
      dense(2, [2, -1], [4]),
    ],
    3,
  );
  const inputs = [
    [1, 0, -1],
    [-1, 1, 0.5],
    [0.25, -1, 1],
  ].map((one) => Float64Array.from(one));
  const imported = importNetwork(net, inputs);
  for (const input of inputs) {
    const expected = runNetwork(net, input).at(-1)![0]!;
    const [got] = outputOf(imported, input);
    assert.ok(Math.abs(got! - expected) < 0.15, `${got} for ${expected}`);
  }
});

test('channels and layers of nothing but zeros or a bias are quantised too', () => {
  const inputs = rows([1], [-0.5]);
  const bias = network([dense(1, [0, 1e-9], [3, -2], 'first'), dense(2, [1, 1], [0])], 1);
  assert.ok(Math.abs(outputOf(importNetwork(bias, inputs), [1])[0]! - 1) < 0.05);
  const zeros = importNetwork(network([dense(1, [0], [0], 'first'), dense(1, [1], [0])], 1), inputs);
  assert.deepEqual(outputOf(zeros, [1]), [0]);
  const one = importNetwork(network([dense(1, [1], [0])], 1), inputs); // a unit is worth half an output's at most
  assert.ok(Math.abs(outputOf(one, [1])[0]! - 1) < 0.01);
});

test('no weights, biases or calibration take the exact arithmetic out of its bounds', () => {
  const wide = (value: (i: number) => number) => Array.from({ length: 512 }, (_, i) => value(i));
  const flat = rows(
    wide(() => 1),
    wide(() => 1),
  );
  // rows that cancel out on everything that calibration saw
  const cancels = importNetwork(
    network(
      [
        dense(
          512,
          wide((i) => (i % 2 ? 1 : -1)),
          [0.001],
        ),
      ],
      512,
    ),
    flat,
  );
  assert.ok(
    outputOf(
      cancels,
      wide((i) => (i % 2 ? 1 : -1)),
    )[0]! > 1,
  );
  // a channel that its bias switches off, whatever the input is
  const off = network(
    [dense(1, [1, 1e-6], [0, -1e9], 'first'), { kind: 'relu', name: 'r' }, dense(2, [1, 1], [0])],
    1,
  );
  assert.ok(Math.abs(outputOf(importNetwork(off, rows([1], [0.5])), [1])[0]! - 1) < 0.05);
  const large = network([dense(1, [3e38], [3e38], 'first'), dense(1, [3e38], [0])], 1);
  assert.throws(() => importNetwork(large, rows([1])), { code: 'CALIBRATION_RANGE' });
  assert.throws(() => importNetwork(off, rows([1e300])), { code: 'CALIBRATION_RANGE' });
  assert.throws(() => importNetwork(off, rows([1e-300])), { code: 'CALIBRATION_RANGE' });
  const faint = network(
    Array.from({ length: 4 }, (_, i) => dense(1, [1e-30], [0], `layer ${i}`)),
    1,
  );
  assert.throws(() => importNetwork(faint, rows([1])), { code: 'CALIBRATION_RANGE' });
  const broad = network([dense(140_000, [...new Float32Array(140_000)], [0])], 140_000);
  assert.throws(() => sketchNetwork(broad), { code: 'NETWORK_TOO_WIDE' });
});

test('curves are looked up in tables, the last one finely', () => {
  const inputs = rows([-2], [-1], [0.25], [1], [2]);
  const curved = (curve: 'tanh' | 'sigmoid'): NetworkLayer => ({ kind: 'curve', name: curve, curve });
  const inside = network([dense(1, [2, -1], [0, 0.5], 'first'), curved('tanh'), dense(2, [1, 2], [0])], 1);
  const outside = network([dense(1, [3], [0.25], 'first'), curved('sigmoid')], 1);
  for (const [net, most] of [
    [inside, 0.04],
    [outside, 0.01],
  ] as const) {
    const imported = importNetwork(net, inputs);
    for (const input of inputs) {
      const [expected, got] = [runNetwork(net, input).at(-1)![0]!, outputOf(imported, input)[0]!];
      assert.ok(Math.abs(got - expected) < most, `${got} for ${expected}`);
    }
  }
  const { tensors } = importNetwork(outside, inputs).model.program;
  assert.deepEqual(tensors.at(-1)!.type, 'i16');
  assert.equal(
    Math.tanh(0.7).toFixed(12),
    runNetwork(network([curved('tanh')], 1), Float64Array.of(0.7))[0]![0]!.toFixed(12),
  );
});

test('zeros around an image cost no exactness', () => {
  const kernel = { name: 'k', shape: [1, 1, 3, 3], data: [0, 0, 0, 0, 1, 0, 0, 0, 0] };
  const conv = (input: string, output: string) => ({
    op: 'Conv',
    inputs: [input, `k${output}`],
    outputs: [output],
    attributes: { pads: [1, 1, 1, 1] },
  });
  const file = writeOnnx({
    nodes: [conv('x', 'a'), conv('a', 'b')],
    initialisers: ['a', 'b'].map((name) => ({ ...kernel, name: `k${name}` })),
    inputs: [{ name: 'x', shape: [1, 1, 4, 4] }],
    outputs: [{ name: 'b', shape: [1, 1, 4, 4] }],
  });
  const image = Float64Array.from({ length: 16 }, (_, i) => i * 8 - 63);
  const { model } = importNetwork(readOnnxNetwork(readOnnx(memoryFile(file))), [image]);
  const seen: string[] = [];
  const row = Int32Array.from(image, (value) => Math.round((value / 63) * 127));
  runReference(
    model.program,
    createTensors(model.program.tensors, model.weights),
    row,
    1,
    (name, { data }) => {
      if (!name.startsWith('pad')) return;
      seen.push(name);
      const inside = [...data].filter(
        (_, i) => [1, 2, 3, 4].includes(i % 6) && [1, 2, 3, 4].includes(Math.floor(i / 6)),
      );
      assert.deepEqual([inside, data.length], [name === 'pad0' ? [...row] : inside, 36]);
      assert.ok(inside.every((value, i) => Math.abs(value - row[i]!) <= 1));
    },
  );
  assert.deepEqual(seen, ['pad0', 'pad2']);
});

test('the sketch of a network has the operations, tensors and sizes of its import', () => {
  const float = readOnnxNetwork(readOnnx(memoryFile(digitsOnnx())));
  const { model } = importNetwork(float, [Float64Array.from({ length: 784 }, (_, i) => (i % 7) / 7)]);
  const sketch = sketchNetwork(float);
  assert.deepEqual(sketch.program, model.program);
  assert.equal(sketch.weights.length, model.weights.length);
});

test('images go in and come out in the order of the source', () => {
  const end = { shape: [2, 1, 3], planes: 2, scale: scaleOf(0.5) };
  const source = Float64Array.of(1, 2, 3, 4, 5, 6); // two planes of three pixels
  assert.deepEqual([...toPixels(end, source)], [1, 4, 2, 5, 3, 6]);
  assert.deepEqual([...encodeInput(end, source).values], [2, 8, 4, 10, 6, 12]);
  assert.deepEqual(decodeOutput(end, Int32Array.of(2, 8, 4, 10, 6, 12)), source);
  const { values, clipped } = encodeInput({ ...end, planes: 1 }, Float64Array.of(100, -63.5, -64, 0, 0, 0));
  assert.deepEqual([[...values], clipped], [[127, -127, -127, 0, 0, 0], 2]);
  for (const real of [1e-9, 0.1, 1, 3.7, 2 ** 40])
    assert.ok(Math.abs(realOf(scaleOf(real)) / real - 1) < 1e-9);
});

test('a client makes shares of the last layer where the model asks for them', () => {
  const values = Float64Array.of(1, 2, 1000);
  assert.deepEqual(resultOf('values', values), values);
  assert.deepEqual([...resultOf('softmax', values)], [0, 0, 1]);
  assert.deepEqual([...resultOf('logsoftmax', Float64Array.of(0, 0))], [-Math.LN2, -Math.LN2]);
  const [half, most] = resultOf('sigmoid', Float64Array.of(0, 50));
  assert.deepEqual([half, most! > 0.999], [0.5, true]);
});

test('compares integers with floats', () => {
  const float = readOnnxNetwork(readOnnx(memoryFile(digitsOnnx())));
  const images = loadExamples(trainingSet().filter((_, i) => i % 400 === 0)).map(({ image }) => image);
  const { model, card } = importNetwork(float, images);
  const { inputs, top1, maxError, relativeError } = compareNetwork(float, model, card.tensor, images);
  assert.equal(inputs, images.length);
  assert.ok(
    top1! > 0.95 && maxError > 0 && relativeError > 0 && relativeError < 0.1,
    JSON.stringify({ top1, relativeError }),
  );
  const single = network([dense(1, [1], [0])], 1);
  const one = importNetwork(single, rows([1]));
  assert.equal(compareNetwork(single, one.model, one.card.tensor, rows([1])).top1, null);
});

test('refuses calibration inputs that say nothing, and networks that multiply nothing', () => {
  const net = network([dense(2, [1, 1], [0])], 2);
  const wrong = [
    [],
    [[1]],
    [[0, 0]],
    [[1, Number.NaN]],
    [[1, Number.POSITIVE_INFINITY]],
    [
      [1, 2],
      [1, 2, 3],
    ],
  ];
  for (const inputs of wrong)
    assert.throws(
      () =>
        importNetwork(
          net,
          inputs.map((one) => Float64Array.from(one)),
        ),
      { code: 'CALIBRATION_INPUT' },
    );
  const empty = network([{ kind: 'relu', name: 'r' }], 2);
  assert.throws(() => importNetwork(empty, [Float64Array.of(1, 1)]), { code: 'NETWORK_EMPTY' });
});
