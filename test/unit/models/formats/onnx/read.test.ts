/** What an ONNX file may claim. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryFile } from '../../../../../models/formats/byte-file.ts';
import { planOnnx } from '../../../../../models/formats/onnx/network.ts';
import { type OnnxModel, readOnnx } from '../../../../../models/formats/onnx/read.ts';
import {
  field,
  join,
  tensorBytes,
  text,
  varint,
  varintField,
  type WrittenOnnxTensor,
  writeOnnx,
} from '../../../../support/onnx-writer.ts';

const read = (bytes: Uint8Array): OnnxModel => readOnnx(memoryFile(bytes));
const refuses = (bytes: Uint8Array, code: string, message?: RegExp): void =>
  assert.throws(() => read(bytes), { family: 'usage', code, ...(message && { message }) });
const graph = (...parts: Uint8Array[]): Uint8Array => field(7, join(parts));
const io = { inputs: [{ name: 'x', shape: ['batch', 2] }], outputs: [{ name: 'y', shape: ['batch', 1] }] };
const weight: WrittenOnnxTensor = { name: 'w', shape: [2, 1], data: [0.5, -1] };

test('reads operators, attributes of every kind, initialisers and edges', () => {
  const attributes = { axis: -1, pads: [0, 2 ** 40, -3], alpha: 0.5, mode: 'fan', value: weight };
  const nodes = [
    { op: 'MatMul', inputs: ['x', 'w'], outputs: ['a'] },
    { op: 'Gelu', domain: 'com.microsoft', inputs: ['a', ''], outputs: ['y', ''], attributes },
  ];
  const model = read(writeOnnx({ nodes, initialisers: [weight], ...io }));
  assert.equal(model.opset, 17);
  assert.deepEqual(
    model.nodes.map(({ op, inputs, outputs }) => ({ op, inputs, outputs })),
    [
      { op: 'MatMul', inputs: ['x', 'w'], outputs: ['a'] },
      { op: 'com.microsoft.Gelu', inputs: ['a', ''], outputs: ['y', ''] },
    ],
  );
  const { value, ...rest } = Object.fromEntries(model.nodes[1]!.attributes);
  assert.deepEqual(rest, { axis: -1, pads: [0, 2 ** 40, -3], alpha: 0.5, mode: 'fan' });
  assert.ok(typeof value === 'object' && 'values' in value);
  assert.deepEqual(
    [model.inputs, model.outputs],
    [[{ name: 'x', shape: [null, 2] }], [{ name: 'y', shape: [null, 1] }]],
  );
});

test('reads tensors however their values are packed', () => {
  const initialisers: WrittenOnnxTensor[] = [
    { ...weight, name: 'a', packing: 'raw' },
    { ...weight, name: 'b', packing: 'typed' },
    { name: 'c', shape: [2], data: [-1n, 3n], packing: 'raw' },
    { name: 'd', shape: [2], data: [-1n, 3n], packing: 'typed' },
    { name: 'e', shape: [], data: [7] },
  ];
  const tensors = read(writeOnnx({ nodes: [], initialisers, ...io })).initialisers;
  for (const name of ['a', 'b']) assert.deepEqual([...tensors.get(name)!.values()], [0.5, -1]);
  for (const name of ['c', 'd']) assert.deepEqual(tensors.get(name)!.integers(), [-1, 3]);
  assert.deepEqual([tensors.get('e')!.shape, [...tensors.get('e')!.values()]], [[], [7]]);
});

test('an input that is also an initialiser is a weight, not an input', () => {
  const inputs = [...io.inputs, { name: 'w', shape: [2, 1] }];
  const model = read(writeOnnx({ nodes: [], initialisers: [weight], inputs, outputs: io.outputs }));
  assert.deepEqual(
    model.inputs.map(({ name }) => name),
    ['x'],
  );
});

test('refuses files without a graph, or with two', () => {
  refuses(new Uint8Array(), 'ONNX_GRAPH');
  refuses(varintField(1, 8), 'ONNX_GRAPH');
  refuses(join([graph(), graph()]), 'ONNX_GRAPH');
});

test('refuses what is not the wire format', () => {
  refuses(Uint8Array.of(0x80), 'ONNX_WIRE', /cut off/);
  refuses(new Uint8Array(11).fill(0x80), 'ONNX_WIRE', /ten bytes/);
  refuses(Uint8Array.of(0), 'ONNX_WIRE', /field 0/);
  refuses(Uint8Array.of(11), 'ONNX_WIRE', /wire type 3/);
  refuses(Uint8Array.of(13, 0, 0, 0), 'ONNX_WIRE', /4 bytes/);
  refuses(Uint8Array.of(9, 0, 0, 0), 'ONNX_WIRE', /8 bytes/);
  refuses(join([varint(7 * 8 + 2), varint(5), new Uint8Array(4)]), 'ONNX_WIRE', /5 bytes/);
  refuses(join([varint(7 * 8 + 2), varint(-1), new Uint8Array(4)]), 'ONNX_WIRE');
  refuses(
    graph(field(1, field(5, join([text(1, 'a'), field(2, new Uint8Array(3))])))),
    'ONNX_WIRE',
    /a float/,
  );
});

test('refuses names that are giant, no text or given twice', () => {
  refuses(graph(text(2, 'n'.repeat(1025))), 'ONNX_STRING');
  refuses(graph(field(2, Uint8Array.of(0xff))), 'ONNX_STRING');
  const tensor = field(5, tensorBytes(weight));
  refuses(graph(tensor, tensor), 'ONNX_DUPLICATE', /w is/);
  const node = field(1, text(2, 'y'));
  refuses(graph(node, node), 'ONNX_DUPLICATE', /y is/);
  refuses(graph(tensor, field(1, text(2, 'w'))), 'ONNX_DUPLICATE');
  const attribute = field(5, text(1, 'axis'));
  refuses(graph(field(1, join([attribute, attribute]))), 'ONNX_DUPLICATE', /axis/);
});

test('refuses more of anything than a model has', () => {
  const repeat = (part: Uint8Array, times: number): Uint8Array =>
    join(Array.from({ length: times }, () => part));
  refuses(graph(repeat(field(1, new Uint8Array()), 50_001)), 'ONNX_COUNT', /operators/);
  refuses(graph(field(1, repeat(text(1, 'a'), 1025))), 'ONNX_COUNT', /inputs/);
  refuses(graph(field(1, repeat(text(2, ''), 1025))), 'ONNX_COUNT', /outputs/);
  refuses(graph(field(1, field(5, field(8, new Uint8Array(1025))))), 'ONNX_COUNT', /numbers/);
  const attributes = Array.from({ length: 65 }, (_, i) => field(5, text(1, `a${i}`)));
  refuses(graph(field(1, join(attributes))), 'ONNX_COUNT', /attributes/);
  const shape = field(2, repeat(field(1, varintField(1, 3)), 9));
  refuses(graph(field(11, field(2, field(1, shape)))), 'ONNX_COUNT', /dimensions/);
  refuses(graph(repeat(field(12, new Uint8Array()), 1025)), 'ONNX_COUNT', /outputs/);
});

test('refuses shapes of no size, or of more than memory', () => {
  for (const shape of [[0], [-1], [2 ** 31, 2 ** 31], new Array(9).fill(1)])
    refuses(graph(field(5, tensorBytes({ ...weight, shape }))), 'ONNX_TENSOR_SHAPE');
  refuses(graph(field(15, new Uint8Array())), 'ONNX_SPARSE');
});

test('refuses values that are not what the shape says, when they are asked for', () => {
  const tensor = (...parts: Uint8Array[]) =>
    read(graph(field(5, join([text(8, 'w'), ...parts])))).initialisers.get('w')!;
  const [two, single, long] = [varintField(1, 2), varintField(2, 1), varintField(2, 7)];
  const eight = field(9, new Uint8Array(8));
  assert.equal(tensor(two, single, eight).values().length, 2);
  assert.throws(() => tensor(two, single, field(9, new Uint8Array(7))).values(), {
    code: 'ONNX_TENSOR_SIZE',
  });
  assert.throws(() => tensor(two, single).values(), { code: 'ONNX_TENSOR_SIZE' });
  assert.throws(() => tensor(two, varintField(2, 11), eight).values(), {
    code: 'ONNX_TENSOR_TYPE',
    message: /DOUBLE/,
  });
  assert.throws(() => tensor(two, varintField(2, 99), eight).values(), {
    code: 'ONNX_TENSOR_TYPE',
    message: /type 99/,
  });
  assert.throws(() => tensor(two, long, eight).integers(), { code: 'ONNX_TENSOR_SIZE' });
  assert.throws(() => tensor(two, long).integers(), { code: 'ONNX_TENSOR_SIZE' });
  assert.throws(() => tensor(two, single, eight).integers(), { code: 'ONNX_TENSOR_TYPE' });
  assert.throws(() => tensor(varintField(1, 65), long, field(7, new Uint8Array(65))).integers(), {
    code: 'ONNX_TENSOR_TYPE',
  });
  assert.throws(() => tensor(two, single, eight, varintField(14, 1)).values(), { code: 'ONNX_EXTERNAL' });
  const notFinite = field(9, new Uint8Array(Float32Array.of(0, Number.NaN).buffer));
  assert.throws(() => tensor(two, single, notFinite).values(), {
    code: 'TENSOR_NOT_FINITE',
    message: /value 1/,
  });
});

test('plans an import: operators by name with their number, the unknown ones, the size', () => {
  const node = (op: string, at: number) => ({ op, inputs: [], outputs: [`v${at}`] });
  const nodes = ['Relu', 'Einsum', 'Relu', 'Conv', 'Attention'].map(node);
  const plan = planOnnx(read(writeOnnx({ nodes, initialisers: [weight], ...io })));
  assert.deepEqual(plan, {
    name: 'graph',
    format: 'ONNX, opset 17',
    operators: [
      { op: 'Relu', count: 2, known: true },
      { op: 'Attention', count: 1, known: false },
      { op: 'Conv', count: 1, known: true },
      { op: 'Einsum', count: 1, known: false },
    ],
    unknown: ['Attention', 'Einsum'],
    parameters: 2,
  });
});
