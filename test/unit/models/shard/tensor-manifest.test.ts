/** What a manifest must say of a model from numbers to numbers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FloatNetwork } from '../../../../models/formats/float-network.ts';
import { importNetwork } from '../../../../models/quantize/network/import.ts';
import { decodeManifest, encodeManifest } from '../../../../models/shard/manifest.ts';
import { splitModel } from '../../../../models/shard/split.ts';
import type { Manifest, TensorPorts } from '../../../../models/shard/types.ts';
import { packBlank } from '../../../support/pack.ts';

const network: FloatNetwork = {
  name: 'net',
  input: { height: 1, width: 1, channels: 4 },
  layers: [
    {
      kind: 'linear',
      name: 'l',
      inputs: 4,
      out: 6,
      weight: new Float32Array(24).fill(0.5),
      bias: new Float32Array(6),
    },
  ],
  result: 'values',
  from: { shape: [4], planes: 1 },
  to: { shape: [2, 3], planes: 1 },
};
const { model, card } = importNetwork(network, [Float64Array.of(1, 2, 3, 4)]);
const { manifest } = packBlank(
  { ...card, name: 'net', license: 'unknown', source: 'a test' },
  splitModel(model, []),
);
const tensor = manifest.tensor!;
const without = ({ tensor: _, ...rest }: Manifest): Manifest => rest;
const withTensor = (change: Partial<TensorPorts>): Manifest => ({
  ...manifest,
  tensor: { ...tensor, ...change },
});
const refuses = (changed: Manifest, code: string): void =>
  assert.throws(() => decodeManifest(encodeManifest(changed)), { family: 'verification', code });

test('says shapes and scales, and they survive encoding', () => {
  assert.deepEqual(decodeManifest(encodeManifest(manifest)), manifest);
  assert.deepEqual([tensor.input.shape, tensor.output.shape, tensor.result], [[4], [2, 3], 'values']);
});

test('is refused without them, and other models with them', () => {
  refuses(without(manifest), 'MANIFEST_TENSOR');
  refuses({ ...manifest, task: 'classify-image' }, 'MANIFEST_TENSOR');
});

test('is refused when its parts take or give another number of values', () => {
  refuses(withTensor({ input: { ...tensor.input, shape: [5] } }), 'MANIFEST_TENSOR');
  refuses(withTensor({ output: { ...tensor.output, shape: [6, 2] } }), 'MANIFEST_TENSOR');
  refuses(withTensor({ result: 'argmax' }), 'MANIFEST_TENSOR');
  refuses(withTensor({ input: { ...tensor.input, planes: 3 } }), 'MANIFEST_TENSOR');
  refuses(withTensor({ output: { ...tensor.output, planes: 4 } }), 'MANIFEST_TENSOR');
});

test('is refused with scales and shapes that are none', () => {
  for (const scale of [
    { mantissa: 0, exponent: 0 },
    { mantissa: 2 ** 33, exponent: 0 },
    { mantissa: 1, exponent: 300 },
  ])
    refuses(withTensor({ input: { ...tensor.input, scale } }), 'MANIFEST_MALFORMED');
  for (const shape of [[], [0], new Array(9).fill(1)])
    refuses(withTensor({ input: { ...tensor.input, shape } }), 'MANIFEST_MALFORMED');
});
