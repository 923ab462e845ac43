/** Leaves of the tree over a shard's cells: one encoding each, and nothing else decodes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToHex, concatBytes, hex } from '../../../crypto/core/bytes.ts';
import { type CellLeaf, decodeCellLeaf, encodeCellLeaf } from '../../../crypto/proof/cell-leaf.ts';

const leaf: CellLeaf = {
  keyDigest: new Uint8Array(32).fill(1),
  rowsRoot: new Uint8Array(32).fill(2),
  places: [
    { where: 'input', column: 0 },
    { where: 'output', column: 258 },
    { where: 'inner', column: 0xffffff },
  ],
};

test('two hashes, then side and column of each place', () => {
  const bytes = encodeCellLeaf(leaf);
  assert.equal(bytesToHex(bytes), `${'01'.repeat(32)}${'02'.repeat(32)}000000000100010202ffffff`);
  assert.deepEqual(decodeCellLeaf(bytes), leaf);
  const buffer = Buffer.from(bytes);
  const decoded = decodeCellLeaf(buffer);
  buffer.fill(9);
  assert.deepEqual(decoded, leaf); // nothing of it is a view
});

test('as many places as a key numbers columns, and no fewer than one', () => {
  const many = {
    ...leaf,
    places: Array.from({ length: 255 }, (_, column) => ({ where: 'inner' as const, column })),
  };
  const bytes = encodeCellLeaf(many);
  assert.deepEqual(decodeCellLeaf(bytes), many);
  assert.throws(() => decodeCellLeaf(concatBytes(bytes, new Uint8Array(4))), { code: 'CELL_LEAF' });
  for (const wrong of [
    { ...leaf, places: [] },
    { ...many, places: [...many.places, ...leaf.places] },
    { ...leaf, keyDigest: new Uint8Array(31) },
    { ...leaf, rowsRoot: new Uint8Array(33) },
    { ...leaf, places: [{ where: 'input' as const, column: 2 ** 24 }] },
    { ...leaf, places: [{ where: 'input' as const, column: -1 }] },
    { ...leaf, places: [{ where: 'input' as const, column: 0.5 }] },
  ]) {
    assert.throws(() => encodeCellLeaf(wrong), { code: 'CELL_LEAF' });
  }
});

test('other lengths and other sides are refused', () => {
  const bytes = encodeCellLeaf(leaf);
  for (const length of [0, 63, 64, 65, bytes.length - 1]) {
    assert.throws(() => decodeCellLeaf(bytes.subarray(0, length)), { code: 'CELL_LEAF' }, `${length}`);
  }
  assert.throws(() => decodeCellLeaf(concatBytes(bytes.subarray(0, 64), hex('03000000'))), {
    code: 'CELL_LEAF',
  });
  assert.throws(() => decodeCellLeaf(concatBytes(bytes.subarray(0, 64), hex('ff000000'))), {
    code: 'CELL_LEAF',
  });
});
