/** Kinds that no verifier could handle are refused when they are compiled. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { column, constant, type Expression, multiply, subtract } from '../../../crypto/proof/expression.ts';
import { type ColumnSpec, compile, type Lookup, type Relation } from '../../../crypto/proof/relation.ts';
import { COPY_CELL } from '../../../models/program/cells/elementwise.ts';
import { isLimb } from '../../../models/program/cells/parts.ts';

const columns: readonly ColumnSpec[] = [
  { name: 'x', role: 'boundary' },
  { name: 'w', role: 'witness' },
  { name: 'b', role: 'model' },
  { name: 'm', role: 'model' },
  { name: 'u', role: 'fold' },
];
const [x, w, b, m, u] = ['x', 'w', 'b', 'm', 'u'].map(column) as [
  Expression,
  Expression,
  Expression,
  Expression,
  Expression,
];
const kind = (over: Partial<Relation>): Relation => ({ ...COPY_CELL, columns, constraints: [], ...over });
const refused = (over: Partial<Relation>, message: RegExp): void => {
  assert.throws(() => compile(kind(over)), { code: 'PROOF_RELATION', message });
};

test('columns that are not opened are multiplied by opened ones only, wherever they stand', () => {
  compile(kind({ constraints: [multiply(x, w, b)], sums: [multiply(u, x)] }));
  const twice = /columns that are not opened/;
  refused({ constraints: [multiply(b, m)] }, twice);
  refused({ constraints: [multiply(x, subtract(b, u), m)] }, twice);
  refused({ sums: [multiply(u, b)] }, twice);
  // the first lookup's denominator meets the accumulator, the others' a helper
  refused({ lookups: [isLimb(b)] }, twice);
  refused({ lookups: [isLimb(x), isLimb(b)] }, twice);
  const tuple = [b, x, 9n] as const;
  refused({ wires: [{ times: constant(1n), tuple }] }, twice);
  refused({ lookups: [isLimb(x), isLimb(w)], wires: [{ times: x, tuple: [b, x, 9n] }] }, twice);
});

test('other forms are refused too', () => {
  refused({ constraints: [multiply(x, x, w, w, x)] }, /degree 5/);
  refused({ sums: [multiply(x, w, x, w)] }, /degree 5/);
  refused({ constraints: [column('none')] }, /no column none/);
  refused({ columns: [...columns, { name: 'x', role: 'witness' }] }, /one name/);
  refused({ columns: columns.slice(1) }, /boundary/);
  refused({ lookups: [] }, /lookup/);
  refused({ wires: [{ times: x, tuple: [x, x, 1n] }] }, /tag of a sub-table/);
  const unlisted: Lookup = [x, x, constant(9n)];
  refused({ lookups: [unlisted], wires: [{ times: x, tuple: [x, x, 9n] }] }, /tag of a sub-table/);
  refused({ lookups: [isLimb(x)], wires: [{ times: u, tuple: [x, x, 9n] }] }, /counts by a column/);
  refused({ lookups: [[x, x, x]], wires: [{ times: x, tuple: [x, x, 9n] }] }, /by a constant/);
});

test('a key counts with bytes', () => {
  compile(kind({ constraints: new Array<Expression>(255).fill(x) }));
  refused({ constraints: new Array<Expression>(256).fill(x) }, /more than 255/);
  const many = Array.from({ length: 251 }, (_, i): ColumnSpec => ({ name: `w${i}`, role: 'witness' }));
  refused({ columns: [...columns, ...many] }, /more than 255/);
});
