/**
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as der from '../../../crypto/attest/x509/der.ts';
import { concatBytes, hex, utf8 } from '../../../crypto/core/bytes.ts';
import * as write from '../../support/der-writer.ts';

const limits = { code: 'TEST_DER', maxBytes: 1_024 };
const parse = (bytes: Uint8Array): der.DerNode => der.parseDer(bytes, limits);
const refuses = (bytes: Uint8Array | string, read: (node: der.DerNode) => unknown = () => null): void => {
  const input = typeof bytes === 'string' ? hex(bytes) : bytes;
  assert.throws(() => read(parse(input)), { name: 'VerificationError', code: 'TEST_DER' });
};

test('an element is exactly its bytes: nothing after it, nothing missing', () => {
  const bytes = write.sequence(write.integer(5), write.octets(Uint8Array.of(1, 2)));
  assert.equal(parse(bytes).children.length, 2);
  refuses(concatBytes(bytes, Uint8Array.of(0)));
  for (let length = 0; length < bytes.length; length++) refuses(bytes.subarray(0, length));
});

test('an element inside may not reach past the one around it', () => {
  refuses('3003' + '0402' + '0102');
  refuses('3006' + '3006' + '020101' + '00');
});

test('lengths are definite and minimal', () => {
  refuses('30800000');
  refuses('048101ff');
  refuses(concatBytes(hex('04820080'), new Uint8Array(128)));
  refuses('0484000000ff');
  assert.equal(parse(concatBytes(hex('048180'), new Uint8Array(128))).value.length, 128);
});

test('tags of many bytes, constructed strings and primitive sequences are refused', () => {
  refuses('1f8101' + '00');
  refuses('2403' + '040100');
  refuses('2303' + '030100');
  refuses('1000');
  refuses('1100');
  refuses('0000');
});

test('size and depth are bounded', () => {
  refuses(write.octets(new Uint8Array(1_024)));
  let nested = write.integer(1);
  for (let depth = 0; depth < 16; depth++) nested = write.sequence(nested);
  parse(nested);
  refuses(write.sequence(nested));
});

test('an integer is not negative and minimal', () => {
  const read = (bytes: Uint8Array): number => der.smallInteger(parse(bytes));
  for (const value of [0, 1, 127, 128, 255, 256, 65_535, 2 ** 48 - 1]) {
    assert.equal(read(write.integer(value)), value);
  }
  for (const bad of ['0200', '020180', '02020001', '0207ffffffffffff00']) refuses(bad, der.smallInteger);
  refuses(write.integer(2n ** 48n), der.smallInteger);
});

test('booleans are 00 or ff', () => {
  assert.equal(der.boolean(parse(hex('0101ff'))), true);
  assert.equal(der.boolean(parse(hex('010100'))), false);
  refuses('010101', der.boolean);
  refuses('0100', der.boolean);
});

test('object identifiers read as they were written, and are minimal', () => {
  for (const id of ['2.5.29.15', '1.2.840.113549.1.1.10', '1.3.6.1.4.1.3704.1.3.8', '2.999.3', '0.9']) {
    assert.equal(der.oid(parse(write.oid(id))), id);
  }
  for (const bad of ['0600', '06028001', '060181', '0609ffffffffffffffff7f']) refuses(bad, der.oid);
});

test('a bit string has whole bytes where bytes are meant, and no bits beyond the used ones', () => {
  assert.deepEqual(der.bitString(parse(hex('03020055'))), Uint8Array.of(0x55));
  refuses('03020154', der.bitString);
  refuses('0300', der.bitString);
  assert.equal(der.namedBits(parse(hex('03020106'))), (1 << 5) | (1 << 6));
  assert.equal(der.namedBits(parse(hex('03020006'))), (1 << 5) | (1 << 6));
  assert.equal(der.namedBits(parse(hex('030100'))), 0);
  for (const bad of ['0300', '030101', '03020107', '03020880', '030400010101']) refuses(bad, der.namedBits);
});

test('times are those of a calendar, in the two forms of certificates', () => {
  const utc = (text: string): number => der.time(parse(write.utcTime(text)));
  const long = (text: string): number => der.time(parse(write.generalizedTime(text)));
  assert.equal(utc('250701000000Z'), Date.UTC(2025, 6, 1) / 1_000);
  assert.equal(utc('491231235959Z'), Date.UTC(2049, 11, 31, 23, 59, 59) / 1_000);
  assert.equal(utc('500101000000Z'), Date.UTC(1950, 0, 1) / 1_000);
  assert.equal(long('99991231235959Z'), 253_402_300_799);
  assert.equal(long('20240229120000Z'), Date.UTC(2024, 1, 29, 12) / 1_000);
  for (const bad of ['250229000000Z', '251301000000Z', '250100000000Z', '250101240000Z', '250101006000Z']) {
    refuses(write.utcTime(bad), der.time);
  }
  for (const bad of ['2507010000Z', '250701000000+', '2507010000000', '25070100000 Z', ' 50701000000Z']) {
    refuses(write.utcTime(bad), der.time);
  }
  refuses(write.generalizedTime('20250701000000.5Z'), der.time);
  refuses(write.octets(utf8('250701000000Z')), der.time);
});

test('text is printable ASCII of the type that was asked for', () => {
  assert.equal(der.asciiText(parse(write.ia5String('Milan-B0')), der.TAG.ia5String), 'Milan-B0');
  refuses(write.utf8String('Milan'), (node) => der.asciiText(node, der.TAG.ia5String));
  refuses(write.ia5String('a\nb'), (node) => der.asciiText(node, der.TAG.ia5String));
});
