import assert from 'node:assert/strict';
import test from 'node:test';
import { bytesToHex } from '../../../../crypto/core/bytes.ts';
import { type CborValue, encodeCbor } from '../../../../crypto/core/cbor.ts';
import { VerificationError } from '../../../../crypto/core/errors.ts';
import { decodeProgram, encodeProgram } from '../../../../models/program/encode.ts';
import { semanticsHash } from '../../../../models/program/semantics.ts';
import type { Op } from '../../../../models/program/types.ts';
import { fc } from '../../../support/fast-check.ts';
import { integerDecoder } from '../../../support/integer-decoder.ts';
import { build, tensor } from './build.ts';

const relu: Op = { kind: 'relu', name: 'r', in: ['x'], out: 'h' };
const lut: Op = { kind: 'lut', name: 'l', in: ['h'], out: 'y', table: 't' };
const { program } = build(
  [{ name: 'x', rows: 'n', width: 4, type: 'i8' }],
  [relu, lut],
  [tensor('t', 'i8', [256], Array(256).fill(0))],
);
const encoded = (change: object): Uint8Array => encodeCbor({ ...program, ...change } as unknown as CborValue);

test('a program survives encoding', () => {
  assert.deepEqual(decodeProgram(encodeProgram(program)), program);
});

test('a decoder survives encoding, and its fields have bounds', () => {
  const decoder = integerDecoder({ closed: true }).program;
  assert.deepEqual(decodeProgram(encodeProgram(decoder)), decoder);
  const wrong: [Op['kind'], object][] = [
    ['norm', { epsilon: -1 }],
    ['norm', { beta: 0 }],
    ['bfp', { groups: [] }],
    ['bfp', { groups: new Array(17).fill(1) }],
    ['rotary', { heads: 0 }],
    ['causal', { scoreMult: 5 }],
    ['gate', { indexMult: 0 }],
    ['gate', { indexMult: 2 ** 32 }],
    ['gate', { shift: 32 }],
    ['sample', { frac: 25 }],
  ];
  for (const [kind, change] of wrong) {
    const ops = decoder.ops.map((op) => (op.kind === kind ? { ...op, ...change } : op));
    const bytes = encodeCbor({ ...decoder, ops } as unknown as CborValue);
    assert.throws(
      () => decodeProgram(bytes),
      { code: 'PROGRAM_MALFORMED' },
      `${kind} ${Object.keys(change)}`,
    );
  }
  for (const maxPositions of [0, 8193, null]) {
    const bytes = encodeCbor({ ...decoder, maxPositions } as unknown as CborValue);
    assert.throws(() => decodeProgram(bytes), { code: 'PROGRAM_MALFORMED' });
  }
});

test('refuses unknown versions, kinds, fields, types and sizes', () => {
  const wrong: object[] = [
    { version: 2 },
    { extra: 1 },
    { maxRows: 0 },
    { name: 'a b' },
    { ops: [] },
    { ops: [{ ...relu, kind: 'exec' }] },
    { ops: [{ ...relu, also: true }] },
    { ops: [{ ...relu, in: ['x', 'x'] }] },
    { inputs: [{ name: 'x', rows: 'n', width: 4, type: 'f32' }] },
    { inputs: [{ name: 'x', rows: 2, width: 4, type: 'i8' }] },
    { tensors: [{ ...program.tensors[0], offset: -64 }] },
    { tensors: [{ ...program.tensors[0], shape: [1, 1, 1, 1, 1] }] },
  ];
  for (const change of wrong) {
    assert.throws(
      () => decodeProgram(encoded(change)),
      { code: 'PROGRAM_MALFORMED' },
      JSON.stringify(change),
    );
  }
});

test('names the field that is wrong', () => {
  assert.throws(() => decodeProgram(encoded({ ops: [relu, { ...lut, table: 7 }] })), /ops\.1\.table/);
});

test('answers any bytes with a verification error', () => {
  const good = encodeProgram(program);
  const mutated = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    .map((edits) => {
      const bytes = good.slice();
      for (const [at, value] of edits) bytes[at] = value;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), (bytes) => {
      try {
        decodeProgram(bytes);
      } catch (error) {
        assert.ok(error instanceof VerificationError, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});

test('the semantics hash is pinned: changing a kind is a decision, not an accident', () => {
  assert.equal(
    bytesToHex(semanticsHash()),
    '4f42d5e29874cb7a818b2955e0090669ca1ba96201a2250f29fcb0ad1e48a355',
  );
});
