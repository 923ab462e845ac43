/** `digits` proven whole: every operation of one image, over the ceremony's points, from its pixels to its logits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommittedColumn } from '../../crypto/proof/prove.ts';
import { loadCeremony, proveCell } from '../support/proof-ceremony.ts';
import { digitCells, productOf } from '../support/proof-digits.ts';

test('fifteen linked proofs verify, with their folds', async (t) => {
  const ceremony = await loadCeremony();
  const { cells, columnOf } = await digitCells(7);
  /** One commitment for each column of each value: what one cell makes is what the next one reads. */
  const committed = new Map<string, CommittedColumn>();
  let seconds = 0;
  for (const cell of cells) {
    const boundary = new Map<string, CommittedColumn>();
    for (const [name, column] of cell.columns) {
      const id = `${column.value} ${column.entries[0]}`;
      if (name !== 'y' && column.value !== 'pixels') assert.ok(committed.has(id), `${cell.op.name} ${name}`);
      const own = committed.get(id) ?? ceremony.commit(columnOf(column));
      committed.set(id, own);
      boundary.set(name, own);
    }
    const proven = proveCell(ceremony, { relation: cell.relation, boundary, ...productOf(cell) });
    proven.check(true);
    seconds += proven.seconds;
  }
  t.diagnostic(`${cells.length} proofs in ${seconds.toFixed(1)} s`);
});
