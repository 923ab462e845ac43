/**
 * A small cell with a column of every role, on 64 rows: proofs of it take milliseconds.
 *
 * y = W x + c with 0 <= x < 8, q = x^2 by a table of pairs, s = 0 or 1 and s y = y.
 * @module
 */
import { add, column, constant, multiply, negate, subtract, weight } from '../../crypto/proof/expression.ts';
import type { CommittedColumn } from '../../crypto/proof/prove.ts';
import type { Relation } from '../../crypto/proof/relation.ts';
import type { LinearOperation } from './proof-cells.ts';
import { blindersOf, type CommittedCell, commitColumn, commitRows, sumsOf } from './proof-cells.ts';
import type { TrapdoorSetup } from './proof-setup.ts';

export const TOY_SIZE = 64;
const [x, y, c, s, q, u] = ['x', 'y', 'c', 's', 'q', 'u'].map(column) as [
  ReturnType<typeof column>,
  ReturnType<typeof column>,
  ReturnType<typeof column>,
  ReturnType<typeof column>,
  ReturnType<typeof column>,
  ReturnType<typeof column>,
];

export const toyCell: Relation = {
  name: 'toy/v1',
  columns: [
    { name: 'x', role: 'boundary' },
    { name: 'y', role: 'boundary' },
    { name: 'c', role: 'model' },
    { name: 's', role: 'witness' },
    { name: 'q', role: 'witness' },
    { name: 'u', role: 'fold' },
  ],
  constraints: [subtract(multiply(s, y), y), multiply(s, add(s, constant(-1n)))],
  lookups: [
    [x, constant(0n), constant(1n)],
    [x, q, constant(2n)],
    [q, constant(0n), constant(3n)],
    [s, constant(0n), constant(1n)],
  ],
  wires: [],
  sums: [subtract(multiply(u, x), multiply(weight, add(y, negate(c))))],
  table: [
    ...Array.from({ length: 8 }, (_, v) => [v, 0, 1] as const),
    ...Array.from({ length: 8 }, (_, v) => [v, v * v, 2] as const),
    ...Array.from({ length: 8 }, (_, v) => [v * v, 0, 3] as const),
  ],
};

export function toyOperation(inputs: readonly number[]): LinearOperation {
  const dIn = inputs.length;
  const dOut = 5;
  return {
    dIn,
    dOut,
    weight: Int8Array.from({ length: dIn * dOut }, (_, i) => ((i * 37) % 11) - 5),
    bias: Int32Array.from({ length: dOut }, (_, i) => 7 * i - 9),
    mult: new Uint32Array(dOut),
    x: Int32Array.from(inputs),
  };
}

export function commitToy(
  setup: TrapdoorSetup,
  random: () => bigint,
  operation: LinearOperation,
): CommittedCell {
  const { usable } = setup.domain;
  const y = sumsOf(operation);
  const selected = new Int32Array(usable);
  y.forEach((value, i) => {
    selected[i] = value === 0 ? 0 : 1;
  });
  const [input, output, bias] = [operation.x, y, operation.bias].map((values) =>
    commitColumn(setup, values, blindersOf(random)),
  ) as [CommittedColumn, CommittedColumn, CommittedColumn];
  const { rows, fold } = commitRows(setup, random, operation);
  return {
    witness: {
      boundary: new Map([
        ['x', input],
        ['y', output],
      ]),
      model: new Map<string, CommittedColumn<Int32Array | Uint32Array>>([['c', bias]]),
      witness: new Map([
        ['s', selected],
        ['q', operation.x.map((value) => value * value)],
      ]),
      fold: (_name, weights) => fold(weights),
    },
    statement: { boundary: [input.commitment, output.commitment], model: [bias.commitment] },
    rows,
    y,
  };
}
