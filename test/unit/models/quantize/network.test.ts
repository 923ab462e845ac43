/** Classifiers from ONNX to integer programs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { memoryFile } from '../../../../models/formats/byte-file.ts';
import type { FloatNetwork, NetworkLayer } from '../../../../models/formats/float-network.ts';
import { readOnnxNetwork } from '../../../../models/formats/onnx/network.ts';
import { readOnnx } from '../../../../models/formats/onnx/read.ts';
import { turned } from '../../../../models/formats/onnx/turn.ts';
import { runReference } from '../../../../models/program/reference.ts';
import { createTensors } from '../../../../models/program/weights.ts';
import { importNetwork } from '../../../../models/quantize/network/import.ts';
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

const outputOf = ({ program, weights }: WholeModel, input: ArrayLike<number>, scale: number): Int32Array => {
  const row = Int32Array.from(input, (value) => Math.max(-127, Math.min(127, Math.round(value / scale))));
  return runReference(program, createTensors(program.tensors, weights), row, 1);
};
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
  argmax: false,
});

test('a convolutional classifier read from ONNX answers as the float network does', () => {
  const float = readOnnxNetwork(readOnnx(memoryFile(digitsOnnx())));
  const calibration = loadExamples(trainingSet().filter((_, i) => i % 200 === 0)).map(({ image }) => image);
  const { model, inputScale } = importNetwork(float, calibration);
  const examples = loadExamples(heldOut().filter((_, i) => i % 15 === 0));
  let [right, same] = [0, 0];
  for (const { image, label } of examples) {
    const digit = outputOf(model, image, inputScale)[0]!;
    const logits = runNetwork(float, image).at(-1)!;
    same += Number(logits[digit] === Math.max(...logits));
    right += Number(digit === label);
  }
  assert.ok(right >= 0.96 * examples.length, `${right} of ${examples.length} right`);
  assert.ok(same >= 0.98 * examples.length, `${same} of ${examples.length} as in float`);
  assert.deepEqual(model.headOps, [model.program.ops.length - 1, model.program.ops.length]);
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
  const { model, inputScale, outputScale } = importNetwork(net, inputs);
  for (const input of inputs) {
    const expected = runNetwork(net, input).at(-1)![0]!;
    const got = outputOf(model, input, inputScale)[0]! * outputScale;
    assert.ok(Math.abs(got - expected) < 0.15, `${got} for ${expected}`);
  }
});

test('channels and layers of nothing but zeros or a bias are quantised too', () => {
  const inputs = [Float64Array.of(1), Float64Array.of(-0.5)];
  const bias = network([dense(1, [0, 1e-9], [3, -2], 'first'), dense(2, [1, 1], [0])], 1);
  const { model, inputScale, outputScale } = importNetwork(bias, inputs);
  assert.ok(Math.abs(outputOf(model, [1], inputScale)[0]! * outputScale - 1) < 0.05);
  const zeros = importNetwork(network([dense(1, [0], [0], 'first'), dense(1, [1], [0])], 1), inputs);
  assert.deepEqual([...outputOf(zeros.model, [1], zeros.inputScale)], [0]);
  const one = importNetwork(network([dense(1, [1], [0])], 1), inputs); // a unit is worth half an output's at most
  assert.ok(Math.abs(outputOf(one.model, [1], one.inputScale)[0]! * one.outputScale - 1) < 0.01);
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
