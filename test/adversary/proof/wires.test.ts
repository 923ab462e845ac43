/** Wires: values copied between rows and columns, and a prover who copies something else. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { column, constant, multiply, negate, subtract } from '../../../crypto/proof/expression.ts';
import { createKey, type VerifyingKey } from '../../../crypto/proof/key.ts';
import { encodeProof } from '../../../crypto/proof/layout.ts';
import { argue } from '../../../crypto/proof/prove.ts';
import { compile, type Lookup, type Relation } from '../../../crypto/proof/relation.ts';
import { verify } from '../../../crypto/proof/verify.ts';
import { blindersOf, CONTEXT, commitColumn } from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const SIZE = 64;
const ROWS = SIZE - 8;
/** Row i of y is row source(i) of x; row 0 leads to several, most of the upper half nowhere. */
const source = (i: number): number => (i < 8 ? 0 : (i * 5) % 40);
const sources = Int32Array.from({ length: ROWS }, (_, i) => source(i));
const places = Int32Array.from({ length: ROWS }, (_, i) => i);
const counts = Int32Array.from({ length: ROWS }, (_, i) => sources.filter((s) => s === i).length);

const copying: Relation = {
  name: 'copy/v1',
  columns: [
    { name: 'x', role: 'boundary' },
    { name: 'y', role: 'boundary' },
    { name: 'from', role: 'fixed', values: sources },
    { name: 'place', role: 'fixed', values: places },
    { name: 'count', role: 'fixed', values: counts },
  ],
  constraints: [],
  lookups: [[multiply(column('place'), constant(0n)), constant(0n), constant(1n)]],
  wires: [
    { times: constant(1n), tuple: [column('y'), column('from'), 2n] },
    { times: negate(column('count')), tuple: [column('x'), column('place'), 2n] },
  ],
  sums: [],
  table: [[0, 0, 1]],
};

const random = seededScalars(51n);
let setup: TrapdoorSetup;
let key: VerifyingKey;
before(async () => {
  setup = await loadTrapdoorSetup(SIZE);
  key = createKey(copying, setup);
});

function accepted(x: Int32Array, y: Int32Array, prover = key): boolean {
  const boundary = new Map(
    Object.entries({ x, y }).map(([name, values]) => [name, commitColumn(setup, values, blindersOf(random))]),
  );
  const witness = { boundary, model: new Map(), witness: new Map(), fold: () => [] };
  const { proof } = argue({ key: prover, prover: setup, context: CONTEXT, witness, random });
  const statement = { boundary: [...boundary.values()].map((c) => c.commitment), model: [] };
  try {
    verify(key, setup, CONTEXT, statement, encodeProof(proof));
    return true;
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'PROOF_REJECTED');
    return false;
  }
}

const x = Int32Array.from({ length: ROWS }, (_, i) => 1000 - 17 * i);
const y = sources.map((s) => x[s]!);

test('a true copy is accepted', () => {
  assert.ok(accepted(x, y));
});

test('entries changed on either side are refused, but for sources that lead nowhere', () => {
  for (const row of [0, 1, 5, 7, 8, 9, 20, 35, 39, 40, ROWS - 1]) {
    assert.equal(accepted(x, y.with(row, y[row]! + 1)), false, `y ${row}`);
    assert.equal(accepted(x.with(row, x[row]! + 1), y), counts[row] === 0, `x ${row}`);
  }
});

test('values exchanged between rows, or copied from each other’s sources, are refused', () => {
  assert.equal(accepted(x, y.with(9, y[10]!).with(10, y[9]!)), false);
  assert.equal(accepted(x, y.toReversed()), false);
});

test('a prover with wiring of its own is refused', () => {
  const bent = {
    ...copying,
    columns: copying.columns.map((c) => (c.name === 'from' ? { ...c, values: places } : c)),
  };
  const own: VerifyingKey = { ...createKey(bent as Relation, setup), digest: key.digest };
  assert.equal(accepted(x, x, own), false);
});

test('a wire under the tag of a sub-table is no relation', () => {
  const wires = copying.wires.map(({ times, tuple: [value, row] }) => ({
    times,
    tuple: [value, row, 1n] as const,
  }));
  assert.throws(() => compile({ ...copying, wires }), { code: 'PROOF_RELATION' });
  const steered: Lookup = [constant(0n), constant(0n), column('y')];
  assert.throws(() => compile({ ...copying, lookups: [steered] }), { code: 'PROOF_RELATION' });
  assert.throws(() => compile({ ...copying, columns: copying.columns.filter((c) => c.role === 'fixed') }), {
    code: 'PROOF_RELATION',
  });
  const high = multiply(...Array.from({ length: 5 }, () => column('x')));
  assert.throws(() => compile({ ...copying, constraints: [high] }), { code: 'PROOF_RELATION' });
  assert.throws(() => compile({ ...copying, constraints: [subtract(column('z'), column('x'))] }), {
    code: 'PROOF_RELATION',
  });
});
