/** Numbers that people give to models: NumPy's files and JSON. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryFile } from '../../../../models/formats/byte-file.ts';
import { type Numbers, readNumbers } from '../../../../models/formats/numbers.ts';
import { writeNpy } from '../../../support/npy-writer.ts';

const read = (bytes: Uint8Array): Numbers => readNumbers(memoryFile(bytes));
const json = (text: string): Numbers => read(Buffer.from(text));
const refuses = (bytes: Uint8Array, code: string, message = /./): void =>
  assert.throws(() => read(bytes), { family: 'usage', code, message });

test('reads every type of number that NumPy writes on a common machine', () => {
  const types: [string, ArrayLike<number> | ArrayLike<bigint>, new (data: never) => ArrayBufferView][] = [
    ['<f4', [1.5, -2], Float32Array],
    ['<f8', [1.5, -2], Float64Array],
    ['|u1', [0, 255], Uint8Array],
    ['|b1', [0, 1], Uint8Array],
    ['|i1', [-128, 127], Int8Array],
    ['<u2', [0, 65_535], Uint16Array],
    ['<i2', [-3, 3], Int16Array],
    ['<u4', [0, 2 ** 32 - 1], Uint32Array],
    ['<i4', [-3, 3], Int32Array],
    ['<i8', [-3n, 3n], BigInt64Array],
    ['<u8', [0n, 3n], BigUint64Array],
  ];
  for (const [descr, data, array] of types) {
    const { shape, values } = read(writeNpy([2, 1], new array(data as never), { descr }));
    assert.deepEqual([shape, [...values]], [[2, 1], Array.from(data as ArrayLike<number>, Number)], descr);
  }
  assert.deepEqual(
    [...read(writeNpy([2], Uint16Array.of(0x3c00, 0xc000), { descr: '<f2' })).values],
    [1, -2],
  );
  for (const version of [1, 2, 3])
    assert.deepEqual(read(writeNpy([1], Float32Array.of(7), { version })).shape, [1]);
  assert.deepEqual(read(writeNpy([], Float32Array.of(7))).shape, []);
});

test('reads nested lists', () => {
  assert.deepEqual(json('[[1, 2.5], [-3, 1e2]]'), {
    shape: [2, 2],
    values: Float64Array.of(1, 2.5, -3, 100),
  });
  assert.deepEqual(json('[1]').shape, [1]);
});

test('refuses what is not plain numbers in rows, with what to do', () => {
  const one = Float32Array.of(1);
  for (const descr of ['>f4', '<c8', '<U3', '|O', '<f16'])
    refuses(writeNpy([1], one, { descr }), 'NPY_DTYPE', /numbers of type/);
  refuses(
    writeNpy([1], one, { header: "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }" }),
    'NPY_DTYPE',
  );
  refuses(writeNpy([1], one, { order: 'True' }), 'NPY_ORDER');
  refuses(Buffer.from('PK\x03\x04 archive'), 'NUMBERS_FORMAT', /archive/);
  for (const text of [
    '{}',
    '3',
    '[]',
    '[[]]',
    '[[1], [1, 2]]',
    '[1, [2]]',
    '[[1], 2]',
    '["1"]',
    '[null]',
    '[[1], [true]]',
  ])
    assert.throws(() => json(text), { code: 'NUMBERS_JSON' }, text);
  assert.throws(() => json('['.repeat(9) + ']'.repeat(9)), { code: 'NUMBERS_JSON', message: /levels/ });
  assert.throws(() => json('[1, NaN]'), { code: 'NUMBERS_FORMAT', hint: /numpy.save/ });
  refuses(Uint8Array.of(0xff, 0xfe), 'NUMBERS_FORMAT');
  const giant = { size: 2 ** 40, read: (_: number, length: number) => new Uint8Array(length) };
  assert.throws(() => readNumbers(giant), { code: 'NUMBERS_FORMAT', message: /at most/ });
});

test('refuses headers that are no header, and sizes that the file does not have', () => {
  const one = Float32Array.of(1);
  refuses(writeNpy([1], one, { version: 4 }), 'NPY_HEADER', /version 4/);
  refuses(writeNpy([1], one, { header: 'x'.repeat(5000) }), 'NPY_HEADER', /5001 bytes/);
  refuses(writeNpy([1], one, { header: "{'descr': '<f4'}" }), 'NPY_HEADER', /header is/);
  refuses(writeNpy([2], one), 'NPY_SIZE', /4 bytes/);
  refuses(writeNpy([1], Float32Array.of(1, 2)), 'NPY_SIZE', /8 bytes/);
  refuses(writeNpy([0], new Float32Array()), 'NPY_SIZE');
  refuses(writeNpy([2 ** 20, 2 ** 20], one), 'NPY_SIZE');
  refuses(writeNpy(new Array(9).fill(1), one), 'NPY_SIZE');
  refuses(writeNpy([1], one).subarray(0, 9), 'FILE_TRUNCATED');
  refuses(writeNpy([1], one).subarray(0, 40), 'FILE_TRUNCATED');
});
