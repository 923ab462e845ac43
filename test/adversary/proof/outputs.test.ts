/** Provers who want another class or another maximum: with marks, copies and selectors of their own. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createKey, type VerifyingKey } from '../../../crypto/proof/key.ts';
import { encodeProof } from '../../../crypto/proof/layout.ts';
import { argue } from '../../../crypto/proof/prove.ts';
import { named, type Relation } from '../../../crypto/proof/relation.ts';
import { verify } from '../../../crypto/proof/verify.ts';
import { argmaxCell, traceArgmax } from '../../../models/program/cells/argmax.ts';
import { maxpoolCell, traceMaxpool } from '../../../models/program/cells/maxpool.ts';
import { blindersOf, CONTEXT, commitColumn } from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

type Columns = ReadonlyMap<string, Int32Array>;

const random = seededScalars(101n);
let setup: TrapdoorSetup;
let rows: number;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
  rows = setup.domain.usable;
});

/** Whether the verifier of `relation` accepts what a prover makes, who may compute with a relation of its own. */
function accepted(relation: Relation, columns: Columns, witness: Columns, bent = relation): boolean {
  const key = createKey(relation, setup);
  const own: VerifyingKey = { ...createKey(bent, setup), digest: key.digest };
  const boundary = new Map(
    named(key.system, 'boundary').map(
      (name) => [name, commitColumn(setup, columns.get(name)!, blindersOf(random))] as const,
    ),
  );
  const { proof } = argue({
    key: own,
    prover: setup,
    context: CONTEXT,
    random,
    witness: { boundary, model: new Map(), witness, fold: () => [] },
  });
  const statement = { boundary: [...boundary.values()].map((c) => c.commitment), model: [] };
  try {
    verify(key, setup, CONTEXT, statement, encodeProof(proof));
    return true;
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'PROOF_REJECTED');
    return false;
  }
}

const withFixed = (relation: Relation, name: string, values: Int32Array): Relation => ({
  ...relation,
  columns: relation.columns.map((c) => (c.name === name && c.role === 'fixed' ? { ...c, values } : c)),
});

const LOGITS = Int32Array.of(10, -4, 99, 7, 99, 98);
const boundaryOf = (y: number): Columns =>
  new Map([
    ['x', LOGITS],
    ['y', Int32Array.of(y)],
  ]);

test('the true class is accepted, and the argument for it under no other', () => {
  const relation = argmaxCell(LOGITS.length, rows);
  const { witness } = traceArgmax(LOGITS, rows);
  assert.ok(accepted(relation, boundaryOf(2), witness));
  for (const y of [0, 3, 4, 5, 6]) assert.equal(accepted(relation, boundaryOf(y), witness), false, `${y}`);
});

test('a mark split over rows, set on a row without an entry, or taken away', () => {
  const relation = argmaxCell(LOGITS.length, rows);
  const honest = traceArgmax(LOGITS, rows).witness;
  const marks = (...entries: readonly [row: number, mark: number][]): Int32Array => {
    const here = new Int32Array(rows);
    for (const [row, mark] of entries) here[row] = mark;
    return here;
  };
  for (const here of [
    marks(),
    marks([2, 2]),
    marks([2, 1], [4, 1]),
    marks([2, 2], [4, -1]),
    marks([1000, 1]),
    marks([2, 1], [1000, 1]),
  ]) {
    assert.equal(accepted(relation, boundaryOf(2), new Map([...honest, ['here', here]])), false);
  }
});

test('an index or a best entry that is another one on some rows', () => {
  const relation = argmaxCell(LOGITS.length, rows);
  const honest = traceArgmax(LOGITS, rows).witness;
  const later = traceArgmax(LOGITS.with(2, 0), rows).witness;
  // rows 0..3 argue for entry 2, the others for entry 4
  const mixed = new Map(
    [...honest].map(([name, values]) => [name, values.map((v, i) => (i < 4 ? v : later.get(name)![i]!))]),
  );
  for (const y of [2, 4]) assert.equal(accepted(relation, boundaryOf(y), mixed), false);
  for (const name of ['best', 'at']) {
    const off = honest.get(name)!.with(rows - 1, 3);
    assert.equal(accepted(relation, boundaryOf(2), new Map([...honest, [name, off]])), false, name);
  }
});

test('entries left out, moved or cut off by selectors of its own', () => {
  const relation = argmaxCell(LOGITS.length, rows);
  const fixed = (name: string): Int32Array => {
    const found = relation.columns.find((c) => c.name === name);
    assert.ok(found?.role === 'fixed');
    return found.values;
  };
  const without = traceArgmax(LOGITS.with(2, -200), rows).witness;
  const blind = new Map([...without].map(([name, values]) => [name, values.slice()]));
  for (let k = 0; k < 4; k++) blind.get(`gap${k}`)![2] = 0;
  for (const [bent, y, witness] of [
    [withFixed(relation, 'used', fixed('used').with(2, 0)), 4, blind],
    [argmaxCell(2, rows), 0, traceArgmax(LOGITS.slice(0, 2), rows).witness],
    [withFixed(relation, 'place', fixed('place').with(2, 4).with(4, 2)), 4, without],
  ] as const) {
    assert.equal(accepted(relation, boundaryOf(y), witness, bent), false);
  }
});

test('a maximum over windows that are not the image’s', () => {
  const image = { height: 4, width: 4, channels: 1 };
  const outputs = [0, 1, 2, 3];
  const x = Int32Array.from({ length: 16 }, (_, i) => (i * 37) % 101);
  const relation = maxpoolCell(image, outputs, rows);
  const honest = traceMaxpool(image, outputs, new Map([['x0', x]]), rows);
  const columns = (y: Int32Array): Columns =>
    new Map([
      ['x0', x],
      ['y', y],
    ]);
  assert.ok(accepted(relation, columns(honest.y), honest.witness));
  // the two upper windows exchanged, by witness alone and with wiring to match
  const order = [1, 0, 2, 3];
  const other = traceMaxpool(image, order, new Map([['x0', x]]), rows);
  assert.notDeepEqual(other.y, honest.y);
  assert.equal(accepted(relation, columns(other.y), other.witness), false);
  const bent = maxpoolCell(image, order, rows);
  assert.equal(accepted(relation, columns(other.y), other.witness, bent), false);
  // an output where there is no window
  const more = Int32Array.of(...honest.y, 5);
  const witness = new Map(
    [...honest.witness].map(([name, values]) => [name, Int32Array.of(...values, 5)] as const),
  );
  assert.equal(accepted(relation, columns(more), witness), false);
});
