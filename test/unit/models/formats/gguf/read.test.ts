/** What a GGUF header may claim, and what it may not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryFile } from '../../../../../models/formats/byte-file.ts';
import { type Gguf, readGguf } from '../../../../../models/formats/gguf/read.ts';
import {
  type GgufFile,
  type GgufTensor,
  type GgufValue,
  writeGguf,
} from '../../../../support/gguf-writer.ts';

const read = (bytes: Uint8Array): Gguf => readGguf(memoryFile(bytes));
const refuses = (bytes: Uint8Array, code: string, message?: RegExp): void =>
  assert.throws(() => read(bytes), { family: 'usage', code, ...(message && { message }) });

const tensor = (change: Partial<GgufTensor> = {}): GgufTensor => ({
  name: 'w',
  shape: [2, 32],
  type: 'F32',
  data: Float32Array.from({ length: 64 }, (_, i) => i / 4),
  ...change,
});
const file = (change: Partial<GgufFile> = {}): GgufFile => ({ metadata: {}, tensors: [tensor()], ...change });

/** A file with these bytes for its only metadata value, type and all. */
function withValue(value: Uint8Array, tail = 64): Uint8Array {
  const head = writeGguf({ metadata: { k: { type: 'u32', value: 0 } }, tensors: [] });
  const at = 24 + 8 + 1;
  const out = new Uint8Array(at + value.length + tail);
  out.set(head.subarray(0, at));
  out.set(value, at);
  return out;
}
const u32 = (value: number): number[] => [...new Uint8Array(Uint32Array.of(value).buffer)];
const u64 = (value: bigint): number[] => [...new Uint8Array(BigUint64Array.of(value).buffer)];
/** A copy with a field overwritten. */
function patched(bytes: Uint8Array, at: number, field: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(field, at);
  return copy;
}
/** Offset of the only tensor's shape in a file without metadata: after its name and number of dimensions. */
const SHAPE = 24 + 8 + 1 + 4;
const TYPE = SHAPE + 16;
const OFFSET = TYPE + 4;

test('reads metadata of every type and tensors as they were written', () => {
  const metadata: Record<string, GgufValue> = {
    count: { type: 'u32', value: 2 ** 32 - 1 },
    below: { type: 'i32', value: -3 },
    large: { type: 'u64', value: 2 ** 40 },
    rate: { type: 'f32', value: 0.5 },
    yes: { type: 'bool', value: true },
    text: { type: 'string', value: 'héllo' },
    words: { type: 'strings', value: ['a', '', '漢'] },
    ids: { type: 'i32s', value: [1, -1] },
    scores: { type: 'f32s', value: [0.25, -8] },
  };
  for (const version of [2, 3]) {
    const gguf = read(writeGguf(file({ metadata, version })));
    for (const key of ['count', 'below', 'large', 'rate'])
      assert.equal(gguf.metadata.number(key), metadata[key]!.value);
    assert.equal(gguf.metadata.flag('yes'), true);
    assert.equal(gguf.metadata.text('text'), 'héllo');
    assert.deepEqual(gguf.metadata.texts('words'), ['a', '', '漢']);
    assert.deepEqual(
      gguf.metadata.numbers('ids').map((id) => id | 0),
      [1, -1],
    );
    assert.deepEqual(gguf.metadata.numbers('scores'), [0.25, -8]);
    const { shape, format, rows } = gguf.tensors.get('w')!;
    assert.deepEqual([shape, format], [[2, 32], 'F32']);
    assert.deepEqual(
      [...rows(1, 1)],
      Array.from({ length: 32 }, (_, i) => (32 + i) / 4),
    );
  }
});

test('reads rows of quantised tensors on their own', () => {
  const { rows } = read(writeGguf(file({ tensors: [tensor({ type: 'Q8_0' })] }))).tensors.get('w')!;
  const all = rows(0, 2);
  assert.deepEqual([...rows(1, 1)], [...all.subarray(32)]);
  for (const [i, value] of all.entries()) assert.ok(Math.abs(value - i / 4) < 0.07, String(value));
});

test('refuses other files, versions and byte orders', () => {
  refuses(new Uint8Array(), 'GGUF_MAGIC');
  refuses(new Uint8Array(64), 'GGUF_MAGIC');
  refuses(writeGguf(file({ version: 1 })), 'GGUF_VERSION', /version 1/);
  refuses(writeGguf(file({ version: 4 })), 'GGUF_VERSION', /version 4/);
  refuses(patched(writeGguf(file()), 4, [0, 0, 0, 3]), 'GGUF_VERSION', /big-endian/);
});

test('refuses counts that the file has no room for, before it takes memory for them', () => {
  const bytes = writeGguf(file());
  for (const count of [5n, 2n ** 20n, 2n ** 63n]) {
    refuses(patched(bytes, 8, u64(count + 60n)), 'GGUF_COUNT', /tensors/);
    refuses(patched(bytes, 16, u64(count + 60n)), 'GGUF_COUNT', /metadata/);
  }
});

test('refuses strings and lists that are longer than the file or the limit', () => {
  refuses(withValue(Uint8Array.from([...u32(8), ...u64(65n)])), 'GGUF_STRING');
  refuses(withValue(Uint8Array.from([...u32(8), ...u64(2n ** 64n - 1n)])), 'GGUF_STRING');
  refuses(withValue(Uint8Array.from([...u32(8), ...u64(2n ** 20n + 1n)]), 2 ** 20 + 1), 'GGUF_STRING');
  refuses(withValue(Uint8Array.from([...u32(9), ...u32(0), ...u64(65n)])), 'GGUF_ARRAY');
  refuses(withValue(Uint8Array.from([...u32(9), ...u32(8), ...u64(9n)])), 'GGUF_ARRAY');
  refuses(
    withValue(Uint8Array.from([...u32(9), ...u32(0), ...u64(2n ** 21n + 1n)]), 2 ** 21 + 1),
    'GGUF_ARRAY',
  );
  refuses(withValue(Uint8Array.from([...u32(9), ...u32(7), ...u64(2n ** 60n)])), 'GGUF_ARRAY');
});

test('refuses unknown types, nested lists, truth values that are neither, and text that is not UTF-8', () => {
  refuses(withValue(Uint8Array.from(u32(13))), 'GGUF_TYPE');
  refuses(withValue(Uint8Array.from([...u32(9), ...u32(9), ...u64(1n)])), 'GGUF_TYPE');
  refuses(withValue(Uint8Array.from([...u32(7), 2])), 'GGUF_FLAG');
  refuses(withValue(Uint8Array.from([...u32(8), ...u64(1n), 0xff])), 'GGUF_STRING');
});

test('refuses a name that occurs twice', () => {
  refuses(writeGguf(file({ tensors: [tensor(), tensor()] })), 'GGUF_DUPLICATE', /tensor w/);
  const bytes = writeGguf(file({ metadata: { a: { type: 'u32', value: 1 }, b: { type: 'u32', value: 1 } } }));
  refuses(patched(bytes, 24 + 17 + 8, [97]), 'GGUF_DUPLICATE', /metadata a/);
});

test('refuses an alignment that is no alignment', () => {
  for (const value of [0, 4, 12, 2 ** 31])
    refuses(writeGguf(file({ metadata: { 'general.alignment': { type: 'u32', value } } })), 'GGUF_ALIGNMENT');
});

test('refuses shapes of no size, of more than memory, or of broken blocks', () => {
  const bytes = writeGguf(file());
  refuses(patched(bytes, SHAPE, u64(0n)), 'GGUF_SHAPE');
  refuses(patched(bytes, SHAPE, u64(2n ** 63n)), 'GGUF_SHAPE');
  refuses(patched(bytes, SHAPE, [...u64(2n ** 32n), ...u64(2n ** 32n)]), 'GGUF_SHAPE');
  refuses(patched(bytes, SHAPE - 4, u32(0)), 'GGUF_SHAPE');
  refuses(patched(bytes, SHAPE - 4, u32(5)), 'GGUF_SHAPE');
  refuses(patched(patched(bytes, SHAPE, u64(31n)), TYPE, u32(8)), 'GGUF_SHAPE', /Q8_0/);
});

test('names a number format that it does not decode, and those it does', () => {
  const bytes = writeGguf(file());
  refuses(patched(bytes, TYPE, u32(10)), 'GGUF_TENSOR_TYPE', /Q2_K.*Q4_1/);
  refuses(patched(bytes, TYPE, u32(2 ** 32 - 1)), 'GGUF_TENSOR_TYPE', /4294967295/);
});

test('refuses tensors off their alignment, outside the file or over each other', () => {
  const bytes = writeGguf(file());
  refuses(patched(bytes, OFFSET, u64(1n)), 'GGUF_OFFSET', /multiple of 32/);
  refuses(patched(bytes, OFFSET, u64(32n)), 'GGUF_OFFSET');
  refuses(patched(bytes, OFFSET, u64(2n ** 63n)), 'GGUF_OFFSET');
  refuses(bytes.subarray(0, bytes.length - 1), 'GGUF_OFFSET');
  const two = writeGguf(file({ tensors: [tensor(), tensor({ name: 'x' })] }));
  refuses(patched(two, OFFSET + 8 + 8 + 1 + 4 + 16 + 4, u64(224n)), 'GGUF_OVERLAP', /w and x/);
});

test('refuses a header that is cut off anywhere', () => {
  const bytes = writeGguf(file({ metadata: { text: { type: 'string', value: 'abc' } } }));
  for (let length = 0; length < bytes.length; length++) {
    assert.throws(() => read(bytes.subarray(0, length)), { family: 'usage' }, `cut at ${length}`);
  }
});

test('asks for metadata by key and type', () => {
  const { metadata } = read(writeGguf(file({ metadata: { n: { type: 'f32', value: Number.NaN } } })));
  for (const ask of ['text', 'flag', 'texts', 'numbers', 'number'] as const) {
    assert.throws(() => metadata[ask]('n'), { code: 'GGUF_METADATA', message: /n is of another type/ });
    assert.throws(() => metadata[ask]('absent'), { code: 'GGUF_METADATA', message: /absent is missing/ });
  }
});
