/** What whoever relies on a check looks at: the model's own cells, and folds of its own weights. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createIntCommits, type IntCommits } from '../../../crypto/commit/int-commits.ts';
import { loadSetup, type Setup } from '../../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY, rowsRoot } from '../../../crypto/commit/weight-rows.ts';
import type { CellLeaf } from '../../../crypto/proof/cell-leaf.ts';
import { createVerifier } from '../../../crypto/proof/ceremony.ts';
import { createDomain } from '../../../crypto/proof/domain.ts';
import { partialFolds } from '../../../crypto/proof/fold.ts';
import { createKeys } from '../../../crypto/proof/key.ts';
import { commitProduct, describeCells, productOf } from '../../../models/program/cells/cell-weights.ts';
import { createFoldCheck } from '../../../node/services/fold-check.ts';
import type { ProvenCell } from '../../../settlement/checks/types.ts';
import { tinyShard } from '../../support/proof-shard.ts';

const shard = tinyShard();
const T = 987_654_321n;
const [FC, ACT] = [0, 1];
let setup: Setup;
let ints: IntCommits;
let leaves: readonly CellLeaf[];
before(async () => {
  setup = await loadSetup();
  ints = await createIntCommits(1);
  const keyOf = createKeys({ domain: createDomain(4096), commitInts: ints.commit });
  leaves = describeCells(
    shard,
    (relation) => keyOf(relation).digest,
    (cell) => {
      const product = productOf(cell);
      return product && commitProduct(product, OPEN_MODEL_KEY, ints);
    },
  );
});

/** As the chain tells of it, at the second of some positions. */
function proven(cell: number): ProvenCell {
  const product = productOf(shard.cells[cell]!);
  const number = shard.cells.length + cell;
  if (product === undefined) return { draw: 2, cell: number, folds: [] };
  const { rows } = commitProduct(product, OPEN_MODEL_KEY, ints);
  const partialSums = partialFolds(
    createVerifier(setup),
    T,
    rows.map((row) => setup.curve.g1.decompress(row)),
  );
  const fold = partialSums.reduce(setup.curve.g1.add);
  return {
    draw: 2,
    cell: number,
    folds: [{ t: T, rows: { rows: rows.length, root: rowsRoot(rows) }, fold, partialSums }],
  };
}

const checkOf = (own: readonly CellLeaf[]) => createFoldCheck({ ...shard, leaves: own }, setup, ints);

test("the model's own cells with their own folds leave nothing to contest", () => {
  const check = checkOf(leaves);
  for (const cell of shard.cells.keys()) assert.equal(check(proven(cell)), null);
});

test('a false sum of a chunk is contested with the rows that show it', () => {
  const honest = proven(FC);
  const [own] = honest.folds;
  const wrong = { ...own!, partialSums: own!.partialSums.map(setup.curve.g1.negate) };
  const move = checkOf(leaves)({ ...honest, folds: [wrong] })!;
  assert.deepEqual([move.draw, move.fold, move.chunk, move.rows.length], [2, 0, 0, own!.rows.rows]);
});

test('a manifest with another key, other weights or another place for a proven cell is named, with folds or without', () => {
  const byte = new Uint8Array(32).fill(1);
  for (const cell of [FC, ACT]) {
    const leaf = leaves[cell]!;
    for (const other of [
      { ...leaf, keyDigest: byte },
      { ...leaf, rowsRoot: byte },
      { ...leaf, places: leaf.places.toReversed() },
    ]) {
      const check = checkOf(leaves.with(cell, other));
      assert.throws(() => check(proven(cell)), { code: 'MANIFEST_CELLS' });
      assert.equal(check(proven(shard.cells.length - 1)), null);
    }
  }
});
