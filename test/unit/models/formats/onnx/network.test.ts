/** Classifiers out of ONNX graphs, held to what the operators mean in ONNX: channel-first, computed plainly. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryFile } from '../../../../../models/formats/byte-file.ts';
import type { FloatNetwork } from '../../../../../models/formats/float-network.ts';
import { readOnnxNetwork } from '../../../../../models/formats/onnx/network.ts';
import { readOnnx } from '../../../../../models/formats/onnx/read.ts';
import { runNetwork } from '../../../../../models/quantize/network/run.ts';
import {
  type WrittenOnnx,
  type WrittenOnnxNode,
  type WrittenOnnxTensor,
  writeOnnx,
} from '../../../../support/onnx-writer.ts';

const read = (model: WrittenOnnx): FloatNetwork => readOnnxNetwork(readOnnx(memoryFile(writeOnnx(model))));

let state = 1;
function numbers(size: number): number[] {
  return Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 16) % 31) - 15;
  });
}
const run = (network: FloatNetwork, input: readonly number[]): number[] => [
  ...runNetwork(network, Float64Array.from(input)).at(-1)!,
];
const tensor = (name: string, ...shape: number[]): WrittenOnnxTensor => ({
  name,
  shape,
  data: numbers(shape.reduce((all, size) => all * size, 1)),
});
const shapeTensor = (name: string, ...data: bigint[]): WrittenOnnxTensor => ({
  name,
  shape: [data.length],
  data,
});
/** A chain of operators: each reads the value before it and the constants named. */
function chain(
  nodes: (Omit<WrittenOnnxNode, 'inputs' | 'outputs'> & { with?: string[] })[],
): WrittenOnnxNode[] {
  return nodes.map(({ with: constants = [], ...node }, i) => ({
    ...node,
    inputs: [i === 0 ? 'x' : `v${i - 1}`, ...constants],
    outputs: [i === nodes.length - 1 ? 'y' : `v${i}`],
  }));
}
const io = (...shape: (number | string)[]) => ({
  inputs: [{ name: 'x', shape }],
  outputs: [{ name: 'y', shape: ['n', 2] }],
});

const kernel = tensor('k', 3, 2, 2, 2); // [out, channel, ky, kx]
const bias = tensor('b', 3);
const dense = tensor('w', 2, 3 * 2 * 2);
const convNet = {
  nodes: chain([
    {
      op: 'Conv',
      with: ['k', 'b'],
      attributes: { kernel_shape: [2, 2], strides: [1, 1], pads: [0, 0, 0, 0], group: 1 },
    },
    { op: 'Relu' },
    { op: 'MaxPool', attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { op: 'Flatten' },
    { op: 'Gemm', with: ['w'], attributes: { transB: 1, alpha: 1, beta: 1 } },
  ]),
  initialisers: [kernel, bias, dense],
  ...io('n', 2, 5, 5),
};

/** What ONNX says the model above computes, on a channel-first image. */
function convNetByHand(x: readonly number[]): number[] {
  const at = (c: number, y: number, z: number): number => x[(c * 5 + y) * 5 + z]!;
  const k = kernel.data as number[];
  const pooled: number[] = [];
  for (let o = 0; o < 3; o++)
    for (let py = 0; py < 2; py++)
      for (let px = 0; px < 2; px++) {
        let most = 0; // the ReLU is below the maximum
        for (let dy = 0; dy < 2; dy++)
          for (let dx = 0; dx < 2; dx++) {
            let sum = (bias.data as number[])[o]!;
            for (let c = 0; c < 2; c++)
              for (let ky = 0; ky < 2; ky++)
                for (let kx = 0; kx < 2; kx++)
                  sum += k[((o * 2 + c) * 2 + ky) * 2 + kx]! * at(c, py * 2 + dy + ky, px * 2 + dx + kx);
            most = Math.max(most, sum);
          }
        pooled.push(most);
      }
  const w = dense.data as number[];
  return [0, 1].map((o) => pooled.reduce((sum, value, i) => sum + value * w[o * 12 + i]!, 0));
}

test('turns kernels and the columns behind a Flatten to channel-last order', () => {
  const network = read(convNet);
  assert.deepEqual(network.input, { height: 5, width: 5, channels: 2 });
  assert.deepEqual(
    network.layers.map(({ name }) => name),
    ['conv0', 'relu1', 'pool2', 'linear3'],
  );
  const image = numbers(50);
  const channelLast = Array.from({ length: 50 }, (_, i) => image[(i % 2) * 25 + Math.floor(i / 2)]!);
  assert.deepEqual(run(network, channelLast), convNetByHand(image));
});

test('reads MatMul with Add as Gemm without transposition, Identity and Dropout as nothing, ArgMax as the end', () => {
  const initialisers = [tensor('w', 3, 2), tensor('b', 2)];
  const apart = read({
    nodes: chain([
      { op: 'Identity' },
      { op: 'MatMul', with: ['w'] },
      { op: 'Add', with: ['b'] },
      { op: 'Dropout' },
    ]),
    initialisers,
    ...io('n', 3),
  });
  const gemm = chain([
    { op: 'Gemm', with: ['w', 'b'] },
    { op: 'ArgMax', attributes: { axis: 1, keepdims: 0 } },
  ]);
  const together = read({ nodes: gemm, initialisers, ...io('n', 3) });
  assert.deepEqual(
    { ...together, result: 'values' },
    { ...apart, layers: [{ ...apart.layers[0]!, name: 'linear0' }] },
  );
  assert.equal(together.result, 'argmax');
  const [w, b] = initialisers.map(({ data }) => data as number[]);
  assert.deepEqual(
    run(apart, [1, 10, 100]),
    [0, 1].map((o) => w![o]! + 10 * w![2 + o]! + 100 * w![4 + o]! + b![o]!),
  );
});

test('reads a vector that is reshaped to an image and back, by constants of either kind', () => {
  const nodes = [
    {
      op: 'Constant',
      inputs: [],
      outputs: ['image'],
      attributes: { value: shapeTensor('', -1n, 1n, 3n, 3n) },
    },
    ...chain([
      { op: 'Reshape', with: ['image'] },
      { op: 'Conv', with: ['k'] },
      { op: 'Add', with: ['b'] },
      { op: 'Reshape', with: ['flat'] },
    ]),
  ];
  const initialisers = [tensor('k', 2, 1, 3, 3), tensor('b', 2, 1, 1), shapeTensor('flat', -1n, 2n)];
  const network = read({ nodes, initialisers, ...io(1, 9) });
  const [k, b] = initialisers.map(({ data }) => data as number[]);
  const x = numbers(9);
  assert.deepEqual(
    run(network, x),
    [0, 1].map((o) => x.reduce((sum, v, i) => sum + v * k![o * 9 + i]!, b![o]!)),
  );
});

test('folds a batch norm into the product before it', () => {
  const norm = ['scale', 'shift', 'mean'].map((name) => tensor(name, 3));
  const variance = { name: 'variance', shape: [3], data: [4, 0.25, 1] };
  const network = read({
    nodes: chain([
      { op: 'Conv', with: ['k', 'b'] },
      { op: 'BatchNormalization', with: ['scale', 'shift', 'mean', 'variance'], attributes: { epsilon: 0 } },
    ]),
    initialisers: [kernel, bias, ...norm, variance],
    ...io('n', 2, 2, 2),
  });
  const [scale, shift, mean] = norm.map(({ data }) => data as number[]);
  const x = numbers(8);
  const k = kernel.data as number[];
  const expected = [0, 1, 2].map((o) => {
    const sum = x.reduce(
      (all, v, i) => all + v * k[o * 8 + (i % 2) * 4 + (i >> 1)]!,
      (bias.data as number[])[o]!,
    );
    return ((sum - mean![o]!) / Math.sqrt(variance.data[o]!)) * scale![o]! + shift![o]!;
  });
  assert.deepEqual(run(network, x), expected);
  const flat = { ...variance, data: [0, 0, -1] };
  const zero = {
    nodes: chain([
      { op: 'Conv', with: ['k'] },
      { op: 'BatchNormalization', with: ['scale', 'shift', 'mean', 'variance'], attributes: { epsilon: 0 } },
    ]),
    initialisers: [kernel, ...norm, flat],
    ...io('n', 2, 2, 2),
  };
  assert.throws(() => read(zero), { code: 'ONNX_LAYER', message: /variance/ });
});

test('a factor that follows no product becomes one', () => {
  const norm = ['scale', 'shift', 'mean'].map((name) => tensor(name, 3));
  const variance = { name: 'variance', shape: [3], data: [4, 0.25, 1] };
  const wide = tensor('wide', 12);
  const batchNorm = {
    op: 'BatchNormalization',
    with: ['scale', 'shift', 'mean', 'variance'],
    attributes: { epsilon: 0 },
  };
  const nodes = chain([
    { op: 'Conv', with: ['k', 'b'] },
    { op: 'Relu' },
    batchNorm,
    { op: 'Flatten' },
    { op: 'Add', with: ['wide'] },
  ]);
  const initialisers = [kernel, bias, ...norm, variance, wide];
  const network = read({ nodes, initialisers, ...io('n', 2, 3, 3) });
  assert.deepEqual(
    network.layers.map(({ kind }) => kind),
    ['conv2d', 'relu', 'conv2d', 'linear'],
  );
  const before = read({
    nodes: nodes.slice(0, 1),
    initialisers,
    inputs: io('n', 2, 3, 3).inputs,
    outputs: [{ name: 'v0', shape: ['n'] }],
  });
  const x = numbers(18);
  const [scale, shift, mean] = norm.map(({ data }) => data as number[]);
  const expected = Array.from({ length: 12 }, () => 0);
  run(before, x).forEach((value, i) => {
    const [c, pixel] = [i % 3, Math.floor(i / 3)];
    const at = c * 4 + pixel; // as ONNX flattens it
    const normal =
      ((Math.max(0, value) - mean![c]!) / Math.sqrt(variance.data[c]!)) * scale![c]! + shift![c]!;
    expected[at] = normal + (wide.data as number[])[at]!;
  });
  assert.deepEqual([run(network, x), network.to], [expected, { shape: [12], planes: 1 }]);
});

test('refuses to fold over and over: a small file would cost the time of a large one', () => {
  const nodes = chain([
    { op: 'MatMul', with: ['w'] },
    ...Array.from({ length: 99 }, () => ({ op: 'Add', with: ['b'] })),
  ]);
  const model = { nodes, initialisers: [tensor('w', 3, 3), tensor('b', 3)], ...io(1, 3) };
  assert.throws(() => read(model), { code: 'ONNX_LAYER', message: /again and again/ });
});

test('reads means of windows and of images, channel-first', () => {
  const pool = { op: 'AveragePool', attributes: { kernel_shape: [2, 2], strides: [2, 2] } };
  const nodes = chain([pool, { op: 'GlobalAveragePool' }, { op: 'Flatten' }, { op: 'LogSoftmax' }]);
  const network = read({ nodes, ...io('n', 2, 4, 4) });
  const image = numbers(32);
  const mean = (c: number) => image.slice(16 * c, 16 * c + 16).reduce((a, b) => a + b) / 16;
  const channelLast = Array.from({ length: 32 }, (_, i) => image[(i % 2) * 16 + (i >> 1)]!);
  assert.deepEqual(run(network, channelLast), [mean(0), mean(1)]);
  assert.deepEqual([network.result, network.to], ['logsoftmax', { shape: [2], planes: 1 }]);
  const many = Array.from({ length: 40 }, () => ({ op: 'GlobalAveragePool' }));
  const small = { nodes: chain(many), ...io('n', 2, 1, 1) }; // a mean of one value is that value
  assert.deepEqual(read(small).layers, []);
  const costly = chain([pool, pool, pool, pool, pool]);
  assert.throws(() => read({ nodes: costly, ...io('n', 1024, 32, 32) }), {
    code: 'ONNX_LAYER',
    message: /means/,
  });
});

test('puts zeros around an image where a convolution asks for them', () => {
  const ask = (attributes: WrittenOnnxNode['attributes']) => {
    const nodes = chain([{ op: 'Conv', with: ['k'], attributes: attributes! }]);
    const initialisers = [{ name: 'k', shape: [1, 1, 2, 2], data: [1, 10, 100, 1000] }];
    const network = read({ nodes, initialisers, ...io('n', 1, 2, 2) });
    return [network.to.shape, run(network, [1, 2, 3, 4])];
  };
  const [none, one, below] = [
    [[1, 1, 1], [4321]],
    [
      [1, 2, 2],
      [4321, 402, 43, 4],
    ],
    [
      [1, 2, 2],
      [1000, 2100, 3010, 4321],
    ],
  ];
  assert.deepEqual(ask({}), none);
  assert.deepEqual(ask({ auto_pad: 'VALID' }), none);
  assert.deepEqual(ask({ pads: [0, 0, 1, 1] }), one);
  assert.deepEqual(ask({ auto_pad: 'SAME_UPPER' }), one);
  assert.deepEqual(ask({ pads: [1, 1, 0, 0] }), below);
  assert.deepEqual(ask({ auto_pad: 'SAME_LOWER' }), below);
  const wide = { nodes: chain([{ op: 'Conv', with: ['k'], attributes: { pads: [1, 1, 1, 1] } }]) };
  const large = { ...wide, initialisers: [kernel], ...io('n', 2, 64, 64) };
  assert.throws(() => read(large), { code: 'ONNX_LAYER', message: /zeros around 64 x 64 of 2 would take/ });
});

test('says in which order the source has its ends, and what is made of the last layer', () => {
  const ends = (nodes: WrittenOnnxNode[]) => {
    const { from, to, result, layers } = read({ nodes, initialisers: [kernel, dense], ...io('n', 2, 5, 5) });
    return { from, to, result, kinds: layers.map(({ kind }) => kind) };
  };
  const from = { shape: [2, 5, 5], planes: 2 };
  const conv = { op: 'Conv', with: ['k'] };
  assert.deepEqual(ends(chain([conv, { op: 'Tanh' }, { op: 'Sigmoid' }])), {
    from,
    to: { shape: [3, 4, 4], planes: 3 },
    result: 'sigmoid',
    kinds: ['conv2d', 'curve'],
  });
  assert.deepEqual(ends(chain([conv, { op: 'Flatten' }])), {
    from,
    to: { shape: [48], planes: 3 },
    result: 'values',
    kinds: ['conv2d'],
  });
  const pool = { op: 'MaxPool', attributes: { kernel_shape: [2, 2], strides: [2, 2] } };
  const gemm = { op: 'Gemm', with: ['w'], attributes: { transB: 1 } };
  assert.deepEqual(ends(chain([conv, pool, { op: 'Flatten' }, gemm, { op: 'Softmax' }])).to, {
    shape: [2],
    planes: 1,
  });
});

test('names every operator that it does not know', () => {
  const nodes = chain([
    { op: 'Softplus' },
    { op: 'Relu' },
    { op: 'Gelu', domain: 'com.microsoft' },
    { op: '__proto__' },
  ]);
  const expected = { code: 'ONNX_OPERATOR', message: /Softplus, __proto__, com.microsoft.Gelu; .*Relu/ };
  assert.throws(() => read({ nodes, ...io('n', 3) }), expected);
});

test('refuses graphs that branch or end elsewhere', () => {
  const refuses = (nodes: WrittenOnnxNode[], ends = io('n', 3)): void =>
    assert.throws(() => read({ nodes, initialisers: [tensor('w', 3, 3)], ...ends }), { code: 'ONNX_CHAIN' });
  const relu = { op: 'Relu', inputs: ['x'], outputs: ['a'] };
  refuses([relu, { op: 'Relu', inputs: ['x'], outputs: ['y'] }]);
  refuses([relu, { op: 'Add', inputs: ['a', 'x'], outputs: ['y'] }]);
  refuses([relu]);
  refuses([{ op: 'Relu', inputs: ['w'], outputs: ['y'] }]);
  refuses([{ op: 'Relu', inputs: ['x'], outputs: [] }]);
  refuses([{ op: 'Constant', inputs: [], outputs: ['c'] }, ...chain([{ op: 'Relu' }])]);
  const { inputs, outputs } = io('n', 3);
  refuses(chain([{ op: 'Relu' }]), { inputs: [...inputs, { name: 'z', shape: [1] }], outputs });
  refuses(chain([{ op: 'Relu' }]), { inputs, outputs: [...outputs, { name: 'z', shape: [1] as never }] });
  refuses(chain([{ op: 'Relu' }]), { inputs: [], outputs });
});

test('refuses attributes that the integer program cannot express, by name', () => {
  const convWith = (attributes: WrittenOnnxNode['attributes']) => ({
    op: 'Conv',
    with: ['k'],
    attributes: attributes!,
  });
  const cases: [Parameters<typeof chain>[0][number], RegExp][] = [
    [convWith({ pads: [1, 1] }), /pads/],
    [convWith({ pads: [-1, 0, 0, 0] }), /pads/],
    [convWith({ pads: [2, 0, 0, 0] }), /below the kernel's 2/],
    [convWith({ auto_pad: 'OTHER' }), /auto_pad OTHER/],
    [{ op: 'MaxPool', attributes: { kernel_shape: [2, 2], strides: [2, 2], pads: [1, 1, 1, 1] } }, /pads/],
    [
      { op: 'MaxPool', attributes: { kernel_shape: [2, 2], strides: [2, 2], auto_pad: 'SAME_UPPER' } },
      /auto_pad SAME_UPPER/,
    ],
    [convWith({ group: 2 }), /group 2/],
    [convWith({ dilations: [2, 2] }), /dilations/],
    [convWith({ strides: [1, 2] }), /strides/],
    [convWith({ strides: [0, 0] }), /strides/],
    [convWith({ strides: tensor('t', 1) }), /strides a tensor/],
    [{ op: 'MaxPool', attributes: { kernel_shape: [2, 2], strides: [2, 2], ceil_mode: 1 } }, /ceil_mode/],
    [{ op: 'MaxPool' }, /kernel_shape/],
    [{ op: 'Flatten', attributes: { axis: 2 } }, /axis/],
  ];
  for (const [node, message] of cases)
    assert.throws(() => read({ ...convNet, nodes: chain([node]) }), { code: 'ONNX_ATTRIBUTE', message });
  const gemms: [object, RegExp][] = [
    [{ alpha: 0.5 }, /alpha 0.5/],
    [{ beta: 2 }, /beta 2/],
    [{ transA: 1 }, /transA 1/],
    [{ transB: 'yes' }, /transB yes/],
  ];
  for (const [attributes, message] of gemms) {
    const nodes = chain([{ op: 'Gemm', with: ['w'], attributes: attributes as Record<string, number> }]);
    assert.throws(() => read({ nodes, initialisers: [tensor('w', 3, 2)], ...io('n', 3) }), {
      code: 'ONNX_ATTRIBUTE',
      message,
    });
  }
});

test('refuses layers whose sizes do not fit each other', () => {
  const wide = [
    kernel,
    dense,
    tensor('square', 50, 50),
    tensor('b', 4),
    tensor('tall', 3, 2, 2, 3),
    tensor('big', 3, 2, 6, 6),
    tensor('k0', 3),
    shapeTensor('shape', 1n, 2n, 25n),
  ];
  const cases: Parameters<typeof chain>[0][] = [
    [{ op: 'Conv', with: ['w'] }],
    [{ op: 'Conv', with: ['k', 'b'] }],
    [
      { op: 'Conv', with: ['k'] },
      { op: 'Add', with: ['b'] },
    ],
    [{ op: 'Conv', with: ['tall'] }],
    [{ op: 'Conv', with: ['big'] }],
    [{ op: 'Conv', with: ['k'], attributes: { kernel_shape: [3, 3] } }],
    [{ op: 'MaxPool', attributes: { kernel_shape: [2, 2] } }],
    [{ op: 'Conv', with: ['k'], attributes: { strides: [2 ** 40, 2 ** 40] } }],
    [{ op: 'MaxPool', attributes: { kernel_shape: [6, 6], strides: [6, 6] } }],
    [{ op: 'Flatten' }, { op: 'Conv', with: ['k'] }],
    [{ op: 'Flatten' }, { op: 'MaxPool', attributes: { kernel_shape: [2, 2], strides: [2, 2] } }],
    [{ op: 'Gemm', with: ['w'] }],
    [{ op: 'Gemm', with: ['square'] }],
    [{ op: 'Flatten' }, { op: 'Gemm', with: ['square', 'b'] }],
    [{ op: 'Flatten' }, { op: 'Gemm', with: ['absent'] }],
    [{ op: 'Relu' }, { op: 'Add', with: ['b'] }],
    [{ op: 'Reshape', with: ['shape'] }],
    [{ op: 'ArgMax', attributes: { axis: 1 } }],
    [{ op: 'Flatten' }, { op: 'ArgMax' }],
    [{ op: 'Flatten' }, { op: 'ArgMax', attributes: { axis: 1 } }, { op: 'Relu' }],
    [{ op: 'Flatten' }, { op: 'ArgMax', attributes: { axis: 1 } }, { op: 'Softmax' }],
    [{ op: 'Flatten' }, { op: 'Softmax' }, { op: 'Relu' }],
    [{ op: 'Softmax' }],
    [{ op: 'AveragePool', attributes: { kernel_shape: [2, 2] } }],
    [{ op: 'Flatten' }, { op: 'GlobalAveragePool' }],
    [
      { op: 'Conv', with: ['k'] },
      { op: 'MaxPool', attributes: { kernel_shape: [4, 4], strides: [4, 4] } },
      { op: 'AveragePool', attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    ],
    [{ op: 'Relu' }, { op: 'BatchNormalization', with: ['b', 'b', 'b', 'b'] }],
    [
      { op: 'Conv', with: ['k'] },
      { op: 'BatchNormalization', with: ['b', 'b', 'b', 'b'] },
    ],
    [{ op: 'Conv', with: ['k'] }, { op: 'Flatten' }, { op: 'Add', with: ['k0'] }],
  ];
  for (const nodes of cases) {
    const read1 = () => read({ nodes: chain(nodes), initialisers: wide, ...io('n', 2, 5, 5) });
    const code = nodes.some(({ with: constants }) => constants?.includes('absent'))
      ? 'ONNX_CHAIN'
      : 'ONNX_LAYER';
    assert.throws(read1, { code }, JSON.stringify(nodes));
  }
  for (const shape of [['n'], ['n', 'm'], ['n', 2, 3], ['n', 2 ** 24 + 1], ['n', 4096, 4096, 4096]])
    assert.throws(() => read({ nodes: chain([{ op: 'Relu' }]), ...io(...shape) }), { code: 'ONNX_LAYER' });
});

test('refuses weights that serve many operators: a small file would cost the memory of a large one', () => {
  const nodes = chain(Array.from({ length: 9 }, () => ({ op: 'MatMul', with: ['w'] })));
  const model = { nodes, initialisers: [tensor('w', 3, 3), tensor('b', 5)], ...io(1, 3) };
  assert.throws(() => read(model), { code: 'ONNX_LAYER', message: /serve another operator/ });
});
