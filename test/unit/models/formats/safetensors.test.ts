/** What a safetensors file and an index may claim. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryFile } from '../../../../models/formats/byte-file.ts';
import type { RawTensor } from '../../../../models/formats/raw-tensor.ts';
import { readSafetensors } from '../../../../models/formats/safetensors/read.ts';
import { readShardedSafetensors } from '../../../../models/formats/safetensors/sharded.ts';
import { joinSafetensors, writeSafetensors } from '../../../support/safetensors-writer.ts';

const read = (bytes: Uint8Array, ignored = (_: string): boolean => false): ReadonlyMap<string, RawTensor> =>
  readSafetensors(memoryFile(bytes), ignored);
const data = new Uint8Array(8);
const entry = (change: object = {}): object => ({
  dtype: 'F32',
  shape: [2],
  data_offsets: [0, 8],
  ...change,
});
const refuses = (header: unknown, code: string, body = data): void =>
  assert.throws(
    () => read(joinSafetensors(typeof header === 'string' ? header : JSON.stringify(header), [body])),
    {
      family: 'usage',
      code,
    },
  );

test('reads F32, F16 and BF16, whole or by rows', () => {
  const half = Uint8Array.of(0x00, 0x3c, 0x00, 0xc5); // 1 and -5 in binary16
  const brain = Uint8Array.of(0x80, 0x3f, 0x20, 0xc1); // 1 and -10 in bfloat16
  const header = {
    a: { dtype: 'F16', shape: [2], data_offsets: [0, 4] },
    b: { dtype: 'BF16', shape: [1, 2], data_offsets: [4, 8] },
    c: { dtype: 'F32', shape: [2, 1], data_offsets: [8, 16] },
    __metadata__: { format: 'pt' },
  };
  const single = new Uint8Array(Float32Array.of(0.25, -3).buffer);
  const tensors = read(joinSafetensors(JSON.stringify(header), [half, brain, single]));
  assert.deepEqual([...tensors.keys()], ['a', 'b', 'c']);
  assert.deepEqual([...tensors.get('a')!.rows(0, 2)], [1, -5]);
  assert.deepEqual([...tensors.get('b')!.rows(0, 1)], [1, -10]);
  assert.deepEqual([...tensors.get('c')!.rows(1, 1)], [-3]);
});

test('refuses a header that is longer than the file, or none', () => {
  const bytes = joinSafetensors('{}', []);
  for (const length of [3n, 2n ** 63n]) {
    bytes.set(new Uint8Array(BigUint64Array.of(length).buffer));
    assert.throws(() => read(bytes), { code: 'SAFETENSORS_HEADER' });
  }
  for (let length = 0; length < 8; length++)
    assert.throws(() => read(new Uint8Array(length)), { code: 'SAFETENSORS_HEADER' });
  const long = new Uint8Array(32 * 1024 * 1024 + 9);
  long.set(new Uint8Array(BigUint64Array.of(BigInt(long.length - 8)).buffer));
  assert.throws(() => read(long), { code: 'SAFETENSORS_HEADER', message: /at most 33554432/ });
});

test('refuses headers that are not what the format says', () => {
  refuses('{', 'FILE_NOT_JSON');
  for (const header of [[], 7, { a: 7 }, { a: entry({ shape: [-1] }) }, { a: entry({ shape: [0.5] }) }])
    refuses(header, 'SAFETENSORS_HEADER');
  for (const offsets of [[0], [0, 8, 9], [-1, 7], [0, '8'], null])
    refuses({ a: entry({ data_offsets: offsets }) }, 'SAFETENSORS_HEADER');
  refuses({ ['n'.repeat(513)]: entry() }, 'SAFETENSORS_HEADER');
});

test('refuses sizes that do not fit the bytes, or memory', () => {
  refuses({ a: entry({ shape: [3] }) }, 'SAFETENSORS_SHAPE');
  refuses({ a: entry({ shape: [0] }) }, 'SAFETENSORS_SHAPE');
  refuses({ a: entry({ shape: [2 ** 31, 2 ** 31] }) }, 'SAFETENSORS_SHAPE');
  refuses({ a: entry({ dtype: 'F16' }) }, 'SAFETENSORS_SHAPE');
});

test('refuses tensors outside the file, over each other, and bytes of no tensor', () => {
  refuses({ a: entry({ data_offsets: [4, 12] }) }, 'SAFETENSORS_OFFSET');
  refuses({ a: entry({ data_offsets: [8, 0] }) }, 'SAFETENSORS_OFFSET');
  refuses({ a: entry({ data_offsets: [2 ** 53 - 9, 2 ** 53 - 1] }) }, 'SAFETENSORS_OFFSET');
  const four = { shape: [1] };
  refuses({ a: entry(), b: entry({ ...four, data_offsets: [4, 8] }) }, 'SAFETENSORS_OVERLAP');
  refuses({ a: entry({ ...four, data_offsets: [0, 4] }) }, 'SAFETENSORS_GAP');
  refuses({ a: entry({ ...four, data_offsets: [4, 8] }) }, 'SAFETENSORS_GAP');
});

test('a name that occurs twice leaves bytes of no tensor', () => {
  const once = JSON.stringify(entry({ shape: [1], data_offsets: [0, 4] }));
  const again = JSON.stringify(entry({ shape: [1], data_offsets: [4, 8] }));
  refuses(`{"a":${once},"a":${again}}`, 'SAFETENSORS_GAP');
});

test('refuses other number formats by name, unless the tensor is no weight', () => {
  for (const dtype of ['F64', 'I8', 'F8_E4M3', 'constructor'])
    refuses({ a: entry({ dtype }) }, 'SAFETENSORS_DTYPE');
  const bytes = joinSafetensors(JSON.stringify({ a: entry({ dtype: 'BOOL', shape: [8] }) }), [data]);
  assert.equal(read(bytes, (name) => name === 'a').size, 0);
});

const one = (name: string): Uint8Array =>
  writeSafetensors(new Map([[name, { shape: [1], data: Float32Array.of(1) }]]));
const folder = (files: Record<string, Uint8Array | string>) => (name: string) =>
  files[name] === undefined ? null : memoryFile(Buffer.from(files[name] as string));
const sharded = (
  map: Record<string, string>,
  files: Record<string, Uint8Array>,
): ReadonlyMap<string, RawTensor> => {
  const index = JSON.stringify({ metadata: { total_size: 8 }, weight_map: map });
  return readShardedSafetensors(folder({ 'model.safetensors.index.json': index, ...files }), () => false);
};

test('reads the files that an index names', () => {
  const tensors = sharded(
    { a: 'x.safetensors', b: 'y.safetensors' },
    { 'x.safetensors': one('a'), 'y.safetensors': one('b') },
  );
  assert.deepEqual([...tensors.keys()], ['a', 'b']);
  assert.throws(
    () =>
      readShardedSafetensors(
        () => null,
        () => false,
      ),
    { code: 'SAFETENSORS_ABSENT' },
  );
});

test('refuses an index that does not fit its files, or names others', () => {
  const x = { 'x.safetensors': one('a') };
  assert.throws(() => sharded({ a: 'y.safetensors' }, x), {
    code: 'SAFETENSORS_ABSENT',
    message: /y.safetensors/,
  });
  assert.throws(() => sharded({ b: 'x.safetensors' }, x), { code: 'SAFETENSORS_INDEX', message: /holds a/ });
  assert.throws(() => sharded({ a: 'x.safetensors', b: 'x.safetensors' }, x), { code: 'SAFETENSORS_INDEX' });
  const twice = { ...x, 'y.safetensors': one('a') };
  assert.throws(() => sharded({ a: 'x.safetensors', b: 'y.safetensors' }, twice), {
    code: 'SAFETENSORS_INDEX',
  });
  for (const name of ['../x', '/x', 'a/b', '.x', ''])
    assert.throws(() => sharded({ a: name }, x), { code: 'SAFETENSORS_INDEX' });
  const many = Object.fromEntries(Array.from({ length: 1025 }, (_, i) => [`t${i}`, `f${i}`]));
  assert.throws(() => sharded(many, x), { code: 'SAFETENSORS_INDEX', message: /1025 files/ });
});
