/** GGUF's number formats, against the `gguf` package's dequantize (0.19.0, by hand; SHA-256 of 768 binary32 values). */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { GGUF_TYPES } from '../../../../../models/formats/gguf/types.ts';

const EXPECTED: Record<string, string> = {
  F16: '775f4628353c961a0fa512684378784008812bc1d3d8ff018e572c489b7ea258',
  BF16: 'b42ec3c0bc89919ab1ebb4681f14c109de508d3d5ef03e3d08b388bdff624f80',
  Q4_0: '6d8993ac73a6f88c9886a3907860a960836c3fca8002fb8f4d0fdbd3285b62c4',
  Q4_1: 'ecd7c723d9ce04ba685825b31b3b7a22d88445b85b8e5308d2e25817cf906b66',
  Q5_0: 'e415c749ca18e5a4f1acb4bf040047ab4243fd2ae786c781f211fa5438d1ec6d',
  Q5_1: '5fac84d6d3fef14870a6ce7bd4095870a01770415bc4fd8b754b03b8f512ea5e',
  Q8_0: '81544ffa39903ddb48f68477a209bd381d13847b187091247732f7a68f11cf64',
  Q4_K: '5053b2470966684f3e6e9ec338a5618d41f0cd27e777deaf6dc84c12e2cf467e',
  Q5_K: '0f638ebc7bfdca0b65e1b030b1ed9df3d60b2a3eeaa7196446f371579d7c496a',
  Q6_K: '52b38acc9805b21f0751c618f8c0fb6ce2a8745fa74ece064ddd1c5062a54213',
};
/** Where a block's binary16 numbers lie. */
const HALVES: Record<string, readonly number[]> = {
  Q4_1: [0, 2],
  Q5_1: [0, 2],
  Q4_K: [0, 2],
  Q5_K: [0, 2],
  Q6_K: [208],
};
const VALUES = 768;

/** Bytes of a linear congruential generator, with all binary16 numbers made finite. */
function blocks(name: string, bytes: number, count: number): Uint8Array {
  let state = 7;
  const out = Uint8Array.from({ length: bytes * count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) & 255;
  });
  for (let block = 0; block < count; block++)
    for (const at of HALVES[name] ?? [0]) out[block * bytes + at + 1]! &= 0xbf;
  return out;
}

for (const { name, values, bytes, decode } of GGUF_TYPES.values()) {
  if (name === 'F32') continue;
  test(`decodes ${name} as the reference does`, () => {
    const out = new Float32Array(VALUES);
    decode(blocks(name, bytes, VALUES / values), out);
    assert.equal(createHash('sha256').update(new Uint8Array(out.buffer)).digest('hex'), EXPECTED[name]);
  });
}

test('decodes every binary16 number, zeros, subnormals and infinities among them', () => {
  const cases: [number, number][] = [
    [0x0000, 0],
    [0x8000, -0],
    [0x0001, 2 ** -24],
    [0x83ff, -1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3c00, 1],
    [0xc500, -5],
    [0x7bff, 65_504],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e00, Number.NaN],
  ];
  const { decode } = GGUF_TYPES.get(1)!;
  const out = new Float32Array(cases.length);
  decode(Uint8Array.from(cases.flatMap(([bits]) => [bits & 255, bits >> 8])), out);
  assert.deepEqual(
    [...out],
    cases.map(([, value]) => value),
  );
});
