/** Formats by their bytes, and the one door to all decoders. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryFile } from '../../../../models/formats/byte-file.ts';
import { detectFormat } from '../../../../models/formats/detect.ts';
import { readDecoder } from '../../../../models/formats/open.ts';
import { tinyLlama } from '../../../support/format-models.ts';
import { ggufOf } from '../../../support/gguf-models.ts';
import { writeGguf } from '../../../support/gguf-writer.ts';
import { writeLlama2c } from '../../../support/llama2c-writer.ts';
import { writeOnnx } from '../../../support/onnx-writer.ts';
import { hubConfig, hubTensors, writeSafetensors } from '../../../support/safetensors-writer.ts';

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const onnx = writeOnnx({
  nodes: [],
  inputs: [{ name: 'x', shape: [1, 2] }],
  outputs: [{ name: 'x', shape: [1, 2] }],
});
const FILES = {
  gguf: writeGguf(ggufOf(tinyLlama)),
  safetensors: writeSafetensors(hubTensors(tinyLlama)),
  'safetensors-index': json({ metadata: { total_size: 7 }, weight_map: {} }),
  llama2c: writeLlama2c(tinyLlama, 1),
  onnx,
  tfjs: json({ format: 'graph-model', modelTopology: {}, weightsManifest: [] }),
};

test('tells every format by its bytes', () => {
  for (const [format, bytes] of Object.entries(FILES)) assert.equal(detectFormat(memoryFile(bytes)), format);
  assert.equal(detectFormat(memoryFile(writeLlama2c(tinyLlama, 0))), 'llama2c');
});

test('tells no format of other files', () => {
  const others = [
    new Uint8Array(),
    new Uint8Array(15),
    new Uint8Array(64),
    json({ model_type: 'llama', more: 'than 16 bytes' }),
  ];
  for (const bytes of others) {
    assert.equal(detectFormat(memoryFile(bytes)), null);
    assert.throws(() => readDecoder(memoryFile(bytes), () => null), { code: 'FORMAT_UNKNOWN' });
  }
});

test('reads a decoder from each format that holds one', () => {
  const folder: Record<string, Uint8Array> = {
    'config.json': json(hubConfig(tinyLlama)),
    'model.safetensors': FILES.safetensors,
  };
  const beside = (name: string) => (folder[name] ? memoryFile(folder[name]) : null);
  for (const format of ['gguf', 'safetensors', 'safetensors-index', 'llama2c'] as const) {
    const model = readDecoder(memoryFile(FILES[format]), beside);
    assert.deepEqual(model.tensor('layer.1.down'), tinyLlama.tensors.get('layer.1.down')!.data, format);
  }
  for (const format of ['onnx', 'tfjs'] as const)
    assert.throws(() => readDecoder(memoryFile(FILES[format]), beside), {
      code: 'FORMAT_NO_DECODER',
      message: new RegExp(format),
    });
});
