/** `digits` proven whole: every operation of one image, over the ceremony's points, from its pixels to its digit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommittedColumn } from '../../crypto/proof/prove.ts';
import { CELL_ROWS, lowerCells, type ValueColumn } from '../../models/program/cells/lower.ts';
import { createTensors } from '../../models/program/weights.ts';
import { planShards } from '../../models/shard/plan.ts';
import { splitModel } from '../../models/shard/split.ts';
import { loadCeremony, proveCell } from '../support/proof-ceremony.ts';
import { digitCells, productOf } from '../support/proof-digits.ts';

const SHARDS = 3;
const idOf = ({ value, entries }: ValueColumn): string => `${value} ${entries[0]}`;

test('three shards and the client: ten linked proofs verify, with their folds', async (t) => {
  const ceremony = await loadCeremony();
  const { model, shapeOf, values, columnOf } = await digitCells(7);
  const { cuts } = planShards({ model, shards: SHARDS, memoryLimit: 2 ** 30 });
  /** One commitment for each column of each value: what one cell makes is what the next one reads. */
  const committed = new Map<string, CommittedColumn>();
  /** What the claims hold of a hop edge: its values' entries in order, cut into columns. */
  const commitEdge = (names: readonly string[]): string[] =>
    names.flatMap((value) => {
      const { width } = shapeOf(value);
      return Array.from({ length: Math.ceil(width / CELL_ROWS) }, (_, chunk) => {
        const entries = values.get(value)!.slice(chunk * CELL_ROWS, (chunk + 1) * CELL_ROWS);
        const id = `${value} ${chunk * CELL_ROWS}`;
        if (!committed.has(id)) committed.set(id, ceremony.commit(entries));
        return id;
      });
    });
  let seconds = 0;
  let proofs = 0;
  const parts = splitModel(model, cuts);
  assert.equal(parts.length, SHARDS + 1); // the client's argmax
  for (const { program, weights } of parts) {
    /** Columns that the hop received, or that a proof has said are right if those are. */
    const known = new Set(commitEdge(program.inputs.map((input) => input.name)));
    const outputs = commitEdge(program.outputs.map((output) => output.name));
    const tensors = createTensors(program.tensors, weights);
    for (const cell of lowerCells(program.ops, shapeOf, tensors)) {
      const boundary = new Map<string, CommittedColumn>();
      for (const [name, column] of cell.columns) {
        const id = idOf(column);
        if (name !== 'y') assert.ok(known.has(id), `${cell.op.name} ${name}`);
        const own = committed.get(id) ?? ceremony.commit(columnOf(column));
        committed.set(id, own);
        boundary.set(name, own);
      }
      const proven = proveCell(ceremony, { relation: cell.relation, boundary, ...productOf(cell) });
      proven.check(true);
      known.add(idOf(cell.columns.get('y')!));
      seconds += proven.seconds;
      proofs++;
    }
    for (const id of outputs) assert.ok(known.has(id), id);
  }
  assert.equal(proofs, 10);
  t.diagnostic(`${proofs} proofs in ${seconds.toFixed(1)} s`);
});
