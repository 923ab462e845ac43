import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VeilmeshError } from '../../../../crypto/core/errors.ts';
import type { Program } from '../../../../models/program/types.ts';
import { packTensors } from '../../../../models/program/weights.ts';
import { decodePartFile, encodePartFile } from '../../../../models/shard/part.ts';
import { growthExponent } from '../../../support/complexity.ts';
import { fc } from '../../../support/fast-check.ts';
import { randomProgram } from './random-program.ts';

const PLAIN = { noNullPrototype: true } as const;
const leaf = fc.record(
  {
    keyDigest: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    rowsRoot: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    places: fc.array(
      fc.record(
        {
          where: fc.constantFrom('input' as const, 'output' as const, 'inner' as const),
          column: fc.nat({ max: 2 ** 24 - 1 }),
        },
        PLAIN,
      ),
      { minLength: 1, maxLength: 4 },
    ),
  },
  PLAIN,
);
const leavesOf = fc.array(leaf, { maxLength: 5 });
const sample = encodePartFile(
  fc.sample(randomProgram, { numRuns: 1, seed: 11 })[0]!,
  fc.sample(fc.array(leaf, { minLength: 2, maxLength: 2 }), { numRuns: 1, seed: 11 })[0]!,
);

test('a part file reads back as what it was written from, at any alignment', () => {
  fc.assert(
    fc.property(randomProgram, leavesOf, fc.integer({ min: 0, max: 7 }), (part, leaves, shift) => {
      const file = encodePartFile(part, leaves);
      const moved = new Uint8Array(file.length + shift).subarray(shift);
      moved.set(file);
      assert.deepEqual(decodePartFile(moved), { program: part.program, weights: part.weights, leaves });
    }),
    { numRuns: 50 },
  );
});

test('refuses each kind of damaged header with its own code', () => {
  const cellsAt = sample.length - new DataView(sample.buffer).getUint32(20);
  const cases: [string, (file: Uint8Array) => Uint8Array][] = [
    ['PART_TRUNCATED', (file) => file.subarray(0, 63)],
    ['PART_NOT_A_PART', (file) => file.with(0, 0)],
    ['PART_VERSION', (file) => file.with(11, 2)],
    ['PART_LENGTHS', (file) => file.subarray(0, -1)],
    ['PART_LENGTHS', (file) => new Uint8Array([...file, 0])],
    ['PART_LENGTHS', (file) => file.with(12, 0xff)],
    ['PART_LENGTHS', (file) => file.with(20, 1)],
    ['PART_LENGTHS', (file) => file.with(cellsAt, 1)],
    ['CELL_LEAF', (file) => file.with(cellsAt + 3, file[cellsAt + 3]! + 1)],
    ['CELL_LEAF', (file) => file.with(cellsAt + 4 + 64, 3)],
    ['PART_PADDING', (file) => file.with(63, 1)],
  ];
  for (const [code, damage] of cases) assert.throws(() => decodePartFile(damage(sample)), { code });
});

test('any bytes are either refused with a coded error or are exactly what would be written', () => {
  const mutation = fc.array(fc.tuple(fc.nat({ max: sample.length - 1 }), fc.nat({ max: 255 })), {
    maxLength: 4,
  });
  const mutated = mutation.map((changes) => {
    const file = sample.slice();
    for (const [at, byte] of changes) file[at] = byte;
    return file;
  });
  const cut = fc.nat({ max: sample.length }).map((length) => sample.slice(0, length));
  const noise = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(fc.oneof(mutated, cut, noise), (file) => {
      try {
        const part = decodePartFile(file);
        assert.deepEqual(encodePartFile(part, part.leaves), file);
      } catch (error) {
        assert.ok(error instanceof VeilmeshError && error.family === 'verification', String(error));
      }
    }),
    { numRuns: 1000 },
  );
});

test('reading time grows linearly with the file', async () => {
  const files = [400, 1_200, 3_200].map((operations) => encodePartFile(chain(operations)));
  const bySize = new Map(files.map((file) => [file.length, file]));
  const exponent = await growthExponent(
    [...bySize.keys()],
    (size) => () => decodePartFile(bySize.get(size)!),
  );
  assert.ok(exponent < 1.5, `time grows with the power ${exponent.toFixed(2)} of the size`);
});

/** One linear operation after another over the same tensors. */
function chain(operations: number): { program: Program; weights: Uint8Array } {
  const { tensors, weights } = packTensors([
    { name: 'weight', type: 'i8', shape: [2, 2], data: [1, 2, 3, 4] },
    { name: 'bias', type: 'i32', shape: [2], data: [0, 0] },
    { name: 'mult', type: 'u32', shape: [2], data: [1, 1] },
  ]);
  const value = (i: number) => ({ name: `v${i}`, rows: 'n', width: 2, type: 'i8' }) as const;
  const program: Program = {
    version: 1,
    name: 'chain',
    inputs: [value(0)],
    outputs: [value(operations)],
    ops: Array.from({ length: operations }, (_, i) => ({
      kind: 'linear',
      name: `op${i}`,
      in: [`v${i}`],
      out: `v${i + 1}`,
      weight: 'weight',
      bias: 'bias',
      requant: { mult: 'mult', out: 'i8' },
    })),
    tensors,
    maxRows: 1,
  };
  return { program, weights };
}
