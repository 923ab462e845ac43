/**
 * Readers of model files: whatever the bytes are, a reader gives a model or a coded usage error, takes no memory that
 * the file does not pay for, and time that grows with its size.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VeilmeshError } from '../../crypto/core/errors.ts';
import { type ByteFile, memoryFile } from '../../models/formats/byte-file.ts';
import { decoderShapes } from '../../models/formats/decoder-shapes.ts';
import { detectFormat } from '../../models/formats/detect.ts';
import type { FloatModel } from '../../models/formats/float-model.ts';
import { readGgufModel } from '../../models/formats/gguf/decoder.ts';
import { readHubModel } from '../../models/formats/hub/decoder.ts';
import { readLlama2cModel } from '../../models/formats/llama2c/decoder.ts';
import { readNumbers } from '../../models/formats/numbers.ts';
import { planOnnx, readOnnxNetwork } from '../../models/formats/onnx/network.ts';
import { readOnnx } from '../../models/formats/onnx/read.ts';
import { planTfjs, readTfjsNetwork } from '../../models/formats/tfjs/network.ts';
import { readTfjs } from '../../models/formats/tfjs/read.ts';
import { growthExponent } from '../support/complexity.ts';
import { fc } from '../support/fast-check.ts';
import { tinyLlama } from '../support/format-models.ts';
import { ggufOf } from '../support/gguf-models.ts';
import { type GgufValue, writeGguf } from '../support/gguf-writer.ts';
import { writeLlama2c, writeLlama2cTokenizer } from '../support/llama2c-writer.ts';
import { writeNpy } from '../support/npy-writer.ts';
import { type WrittenOnnxNode, writeOnnx } from '../support/onnx-writer.ts';
import { hubConfig, hubTensors, joinSafetensors, writeSafetensors } from '../support/safetensors-writer.ts';
import { beside, sizes, type WrittenTfjs, writeGraph, writeLayers } from '../support/tfjs-writer.ts';

const words = (count: number): string[] => Array.from({ length: count }, (_, i) => `word ${i}`);
const tokeniser = (count: number): Record<string, GgufValue> => ({
  'tokenizer.ggml.model': { type: 'string', value: 'gpt2' },
  'tokenizer.ggml.tokens': { type: 'strings', value: words(count) },
  'tokenizer.ggml.merges': { type: 'strings', value: words(count) },
  'tokenizer.ggml.token_type': { type: 'i32s', value: words(count).map(() => 1) },
});
const gguf = (tokens: number): Uint8Array => {
  const { metadata, tensors } = ggufOf(tinyLlama);
  return writeGguf({ metadata: { ...metadata, ...tokeniser(tokens) }, tensors });
};
const onnx = (layers: number): Uint8Array => {
  const nodes: WrittenOnnxNode[] = Array.from({ length: layers }, (_, i) => ({
    op: i % 2 === 0 ? 'Gemm' : 'Relu',
    inputs: i % 2 === 0 ? [`v${i}`, `w${i}`] : [`v${i}`],
    outputs: [`v${i + 1}`],
    attributes: i % 2 === 0 ? { alpha: 1, transB: 1 } : {},
  }));
  const initialisers = nodes.flatMap(({ inputs }) =>
    inputs.slice(1).map((name) => ({ name, shape: [3, 3], data: new Array<number>(9).fill(0.5) })),
  );
  const value = (name: string) => [{ name, shape: ['n', 3] }];
  return writeOnnx({ nodes, initialisers, inputs: value('v0'), outputs: value(`v${layers}`) });
};
const weightsOf = (names: readonly string[]) =>
  names.map((name) => ({ name, shape: [3, 3], data: new Array<number>(9).fill(0.5) }));
const tfjsGraph = (length: number): WrittenTfjs => {
  const nodes = Array.from({ length }, (_, i) => ({
    name: `v${i + 1}`,
    op: i % 2 === 0 ? 'MatMul' : 'Relu',
    input: i % 2 === 0 ? [`v${i}`, `w${i}`] : [`v${i}`],
    attr: { transpose_a: { b: false } },
  }));
  const input = { name: 'v0', op: 'Placeholder', attr: { shape: sizes(-1, 3) } };
  return writeGraph([input, ...nodes], weightsOf(nodes.flatMap((node) => node.input.slice(1))));
};
const tfjsLayers = (length: number): WrittenTfjs => {
  const names = Array.from({ length }, (_, i) => `d${i}`);
  const layers = names.map((name) => ({
    class_name: 'Dense',
    config: { name, batch_input_shape: [null, 3], activation: 'relu', use_bias: false },
  }));
  return writeLayers('Sequential', layers, weightsOf(names.map((name) => `${name}/kernel`)));
};
const readTensorFlow = (file: ByteFile, { files }: Pick<WrittenTfjs, 'files'>): void => {
  const model = readTfjs(file, beside(files));
  planTfjs(model);
  readTfjsNetwork(model);
};
const [tinyGraph, tinyLayers] = [tfjsGraph(5), tfjsLayers(3)];
const jsonOf = ({ json }: WrittenTfjs): Uint8Array => new TextEncoder().encode(JSON.stringify(json));
const npy = writeNpy([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6));
const lists = (count: number): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(words(count).map((_, i) => [i, -i])));
const config = new TextEncoder().encode(JSON.stringify(hubConfig(tinyLlama)));
const readHub = (weights: ByteFile, json = memoryFile(config)): FloatModel =>
  readHubModel((name) => (name === 'config.json' ? json : name === 'model.safetensors' ? weights : null));
const readTensors = (model: FloatModel): void => {
  for (const name of decoderShapes(model.config).keys()) if (model.has(name)) model.tensor(name);
};
const checkpoint = memoryFile(writeLlama2c(tinyLlama, 0));

interface Reader {
  readonly name: string;
  readonly valid: Uint8Array;
  /** Bytes from the start that mutations aim at: behind them are weights. */
  readonly header: number;
  readonly read: (file: ByteFile) => unknown;
}
const READERS: readonly Reader[] = [
  { name: 'GGUF', valid: gguf(3), header: 2600, read: (file) => readTensors(readGgufModel(file)) },
  {
    name: 'safetensors',
    valid: writeSafetensors(hubTensors(tinyLlama)),
    header: 2200,
    read: (file) => readTensors(readHub(file)),
  },
  {
    name: 'config.json',
    valid: config,
    header: config.length,
    read: (file) => readHub(memoryFile(writeSafetensors(hubTensors(tinyLlama))), file),
  },
  {
    name: 'llama2.c',
    valid: writeLlama2c(tinyLlama, 1),
    header: 60,
    read: (file) => readTensors(readLlama2cModel(file, null)),
  },
  {
    name: 'llama2.c tokeniser',
    valid: writeLlama2cTokenizer(words(40).map((text, i) => ({ text, score: -i }))),
    header: 200,
    read: (file) => readLlama2cModel(checkpoint, file),
  },
  {
    name: 'ONNX',
    valid: onnx(7),
    header: 1000,
    read: (file) => {
      const model = readOnnx(file);
      planOnnx(model);
      readOnnxNetwork(model);
    },
  },
  {
    name: 'tfjs graph model',
    valid: jsonOf(tinyGraph),
    header: jsonOf(tinyGraph).length,
    read: (file) => readTensorFlow(file, tinyGraph),
  },
  {
    name: 'tfjs layers model',
    valid: jsonOf(tinyLayers),
    header: jsonOf(tinyLayers).length,
    read: (file) => readTensorFlow(file, tinyLayers),
  },
  { name: '.npy', valid: npy, header: npy.length, read: readNumbers },
  { name: 'nested lists', valid: lists(9), header: lists(9).length, read: readNumbers },
  { name: 'format detection', valid: gguf(3), header: 64, read: detectFormat },
];

/** Gives what is read and nothing else, and refuses to be read beyond what it has. */
function watched(bytes: Uint8Array): ByteFile {
  return {
    size: bytes.length,
    read(offset, length) {
      assert.ok(offset >= 0 && length >= 0 && offset + length <= bytes.length, `read ${length} at ${offset}`);
      return bytes.subarray(offset, offset + length);
    },
  };
}

function onlyUsage(read: Reader['read'], bytes: Uint8Array): void {
  try {
    read(watched(bytes));
  } catch (thrown) {
    assert.ok(thrown instanceof VeilmeshError && thrown.family === 'usage', String((thrown as Error).stack));
    assert.match(thrown.code, /^[A-Z0-9]+(_[A-Z0-9]+)+$/);
    assert.ok(thrown.hint, thrown.code);
    assert.ok(thrown.message.length < 1000, thrown.message);
    assert.doesNotMatch(thrown.message, /\p{Cc}/u);
  }
}

/** Single bytes, and whole numbers where sizes and offsets are. */
const edits = (header: number) =>
  fc.array(
    fc.record({
      at: fc.nat(header - 1),
      bytes: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 2 }),
        fc.constantFrom<Uint8Array>(
          new Uint8Array(8).fill(255),
          Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 127),
          Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 128),
          new Uint8Array(4),
          Uint8Array.of(255, 255, 255, 127),
          Uint8Array.of(0, 0, 0, 64),
        ),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  );

for (const { name, valid, header, read } of READERS) {
  test(`${name}: the file that the others are made from is read`, () => {
    read(watched(valid));
  });

  test(`${name}: any change of a header is a model or a coded error`, () => {
    fc.assert(
      fc.property(edits(Math.min(header, valid.length)), (changes) => {
        const bytes = valid.slice();
        for (const { at, bytes: change } of changes) bytes.set(change.subarray(0, bytes.length - at), at);
        onlyUsage(read, bytes);
      }),
      { numRuns: 250 },
    );
  });

  test(`${name}: any cut, insertion or other bytes are a model or a coded error`, () => {
    const piece = fc.record({
      at: fc.nat(valid.length),
      drop: fc.nat(64),
      insert: fc.uint8Array({ maxLength: 32 }),
    });
    fc.assert(
      fc.property(piece, ({ at, drop, insert }) => {
        onlyUsage(read, Buffer.concat([valid.subarray(0, at), insert, valid.subarray(at + drop)]));
        onlyUsage(read, valid.subarray(0, at));
        onlyUsage(read, insert);
      }),
      { numRuns: 60 },
    );
  });
}

/** `value` in place of what is at the `at`-th place of a document, in order of depth first. */
function replaced(json: unknown, at: number, value: unknown): unknown {
  let place = 0;
  const walk = (node: unknown): unknown => {
    if (place++ === at) return value;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, entry]) => [key, walk(entry)]));
  };
  return walk(json);
}

for (const [name, model] of Object.entries({ 'graph model': tinyGraph, 'layers model': tinyLayers })) {
  test(`tfjs ${name}: any value in place of another is a model or a coded error`, () => {
    const values = fc.oneof(
      fc.constantFrom(
        -1,
        0,
        1,
        3,
        2 ** 31,
        2 ** 53,
        '',
        '-1',
        'v1',
        'w0',
        '..',
        'Relu',
        '__proto__',
        null,
        [],
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.nat(200), values, (at, value) => {
        const bytes = jsonOf({ ...model, json: replaced(model.json, at, value) as object });
        onlyUsage((file) => readTensorFlow(file, model), bytes);
      }),
      { numRuns: 600 },
    );
  });
}

/** Models whose model.json has so many bytes: it is read with the weights beside it. */
const GROWN = new Map<number, WrittenTfjs>();
function grown(model: WrittenTfjs): Uint8Array {
  const bytes = jsonOf(model);
  GROWN.set(bytes.length, model);
  return bytes;
}

/** Files that grow where a header grows. */
const GROWING: readonly {
  readonly name: string;
  readonly read: Reader['read'];
  readonly make: (size: number) => Uint8Array;
}[] = [
  {
    name: 'GGUF strings',
    read: (file) => assert.throws(() => readGgufModel(file), { code: 'GGUF_TOKENIZER' }),
    make: gguf,
  },
  {
    name: 'GGUF tensors',
    read: (file) => assert.throws(() => readGgufModel(file), { code: 'GGUF_TENSOR_NAME' }),
    make: (size) => {
      const { metadata, tensors } = ggufOf(tinyLlama);
      const more = words(size).map((name) => ({ name, shape: [1], type: 'F32', data: [1] }) as const);
      return writeGguf({ metadata, tensors: [...tensors, ...more] });
    },
  },
  {
    name: 'safetensors tensors',
    read: (file) => assert.throws(() => readHub(file), { code: 'HUB_TENSOR_NAME' }),
    make: (size) => {
      const entries = words(size).map((name, i) => [
        name,
        { dtype: 'F32', shape: [1], data_offsets: [4 * i, 4 * i + 4] },
      ]);
      return joinSafetensors(JSON.stringify(Object.fromEntries(entries)), [new Uint8Array(4 * size)]);
    },
  },
  {
    name: 'tfjs operators',
    read: (file) => readTensorFlow(file, GROWN.get(file.size)!),
    make: (size) => grown(tfjsGraph(size)),
  },
  {
    name: 'tfjs layers',
    read: (file) => readTensorFlow(file, GROWN.get(file.size)!),
    make: (size) => grown(tfjsLayers(size)),
  },
  { name: 'lists of numbers', read: readNumbers, make: (size) => lists(20 * size) },
  { name: 'ONNX operators', read: (file) => readOnnxNetwork(readOnnx(file)), make: onnx },
];

for (const { name, read, make } of GROWING) {
  test(`${name}: reading takes time in proportion to the file`, async () => {
    const exponent = await growthExponent([1000, 2000, 4000], (size) => {
      const bytes = make(size);
      return () => read(memoryFile(bytes));
    });
    assert.ok(exponent < 1.5, `grows like size^${exponent.toFixed(2)}`);
  });
}
