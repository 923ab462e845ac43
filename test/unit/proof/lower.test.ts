/** Programs as cells: what the cells of `digits` compute is what the program computes, column by column. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceLinear } from '../../../models/program/cells/linear.ts';
import { CELL_ROWS, type Cell, lowerCells } from '../../../models/program/cells/lower.ts';
import type { Tensors } from '../../../models/program/kind.ts';
import type { AddOp, BfpLinearOp, LutOp, MaxPoolOp, Op, ReluOp } from '../../../models/program/types.ts';
import { sumsOf } from '../../support/proof-cells.ts';
import { digitCells } from '../../support/proof-digits.ts';

test('digits is fifteen cells, linked from its pixels to its logits', async () => {
  const { cells, values } = await digitCells(3);
  assert.equal(cells.length, 15);
  const made = new Set(['pixels']);
  for (const { op, columns } of cells) {
    for (const [name, { value }] of columns) if (name !== 'y') assert.ok(made.has(value), op.name);
    made.add(columns.get('y')!.value);
  }
  // Every entry of every value of the program is in exactly one column, but for what a maximum drops.
  for (const [value, matrix] of values) {
    const entries = cells
      .filter((c) => c.columns.get('y')!.value === value)
      .flatMap((c) => c.columns.get('y')!.entries);
    if (value === 'pixels' || value === 'digit') continue;
    assert.deepEqual(
      entries.toSorted((a, b) => a - b),
      Array.from({ length: matrix.length }, (_, i) => i),
      value,
    );
  }
});

test('Toeplitz rows times the input column are the convolution, at every output', async () => {
  const { cells, columnOf } = await digitCells(5);
  for (const { op, columns, product } of cells) {
    if (product === undefined) continue;
    assert.ok(op.kind === 'linear' || op.kind === 'conv2d');
    const { width, weight, bias, mult } = product;
    const x = columnOf(columns.get('x')!);
    const sums = sumsOf({ dIn: width, dOut: bias.length, weight, bias, mult, x });
    const { y } = traceLinear(sums, mult, bias.length, op.requant.out);
    assert.deepEqual(y, columnOf(columns.get('y')!), op.name);
  }
});

test('operations without a cell, and a maximum behind a hop edge, are named', async () => {
  const { program, tensors, shapeOf } = await digitCells(0);
  const ops = program.ops;
  assert.throws(() => lowerCells(ops, shapeOf, tensors), { code: 'PROOF_KIND', message: /argmax/ });
  assert.throws(() => lowerCells(ops.slice(1, 3), shapeOf, tensors), {
    code: 'PROOF_KIND',
    message: /hop edge/,
  });
});

test('a product over mantissas leaves the exponent out of its rows; wide outputs take several cells', () => {
  const [dIn, dOut] = [3, 2 * CELL_ROWS + 5];
  const weight = Int8Array.from({ length: dIn * dOut }, (_, i) => (i % 255) - 127);
  const mult = Uint32Array.from({ length: dOut }, (_, j) => j);
  const op: BfpLinearOp = {
    kind: 'bfplinear',
    name: 'head',
    in: ['x'],
    out: 'y',
    weight: 'w',
    mult: 'm',
    bias: null,
  };
  const tensors: Tensors = {
    spec: (name) => ({ name, type: 'i8', shape: [dOut, dIn], offset: 0, bytes: 0 }),
    data: (name) => (name === 'w' ? weight : mult),
  };
  const cells = lowerCells(
    [op],
    (value) => ({ width: value === 'x' ? dIn + 1 : dOut, type: value === 'x' ? 'b12' : 'i32' }),
    tensors,
  );
  assert.deepEqual(
    cells.map(({ columns }) => columns.get('y')!.entries.length),
    [CELL_ROWS, CELL_ROWS, 5],
  );
  const [, second] = cells as [Cell, Cell, Cell];
  assert.deepEqual(second.product!.weight, weight.subarray(dIn * CELL_ROWS, 2 * dIn * CELL_ROWS));
  assert.deepEqual(second.product!.mult, mult.subarray(CELL_ROWS, 2 * CELL_ROWS));
  assert.deepEqual(second.product!.bias, new Int32Array(CELL_ROWS));
  assert.equal(second.columns.get('x')!.entries.length, dIn + 1);
});

test('operations whose columns would not stand side by side are refused, not mixed up', () => {
  const relu = (from: string, to: string): ReluOp => ({ kind: 'relu', name: to, in: [from], out: to });
  const pool = (from: string, to: string, height: number, width: number, channels = 1): MaxPoolOp => ({
    kind: 'maxpool',
    name: to,
    in: [from],
    out: to,
    size: 2,
    height,
    width,
    channels,
  });
  const none: Tensors = {
    spec: (name) => ({ name, type: 'i8', shape: [1], offset: 0, bytes: 0 }),
    data: () => new Int8Array(256),
  };
  const add: AddOp = { kind: 'add', name: 's', in: ['a', 'in'], out: 'y' };
  const lut: LutOp = { kind: 'lut', name: 'l', in: ['in'], out: 'y', table: 't' };
  const refused: [readonly Op[], width: (value: string) => number, type?: 'i8' | 'i16'][] = [
    [[relu('in', 'y'), pool('y', 'z', 64, 64, 4)], (v) => (v === 'z' ? 4096 : 16_384)],
    [[relu('in', 'y'), pool('y', 'z', 4, 4)], (v) => (v === 'z' ? 4 : 16)],
    [[relu('in', 'a'), add, pool('y', 'z', 4, 4)], (v) => (v === 'z' ? 4 : 16)],
    [[lut, relu('y', 'q'), pool('y', 'z', 4, 4)], (v) => (v === 'z' ? 4 : 16)],
    [[relu('in', 'm'), pool('m', 'z', 4, 4), pool('m', 'w', 2, 8)], (v) => (v === 'z' || v === 'w' ? 4 : 16)],
    [[relu('in', 'q')], () => 16, 'i16'],
  ];
  for (const [ops, width, type = 'i8'] of refused) {
    const shapeOf = (value: string) => ({ width: width(value), type });
    assert.throws(
      () => lowerCells(ops, shapeOf, none),
      { code: 'PROOF_KIND' },
      ops.map((op) => op.kind).join(),
    );
  }
  assert.equal(lowerCells([relu('in', 'q')], () => ({ width: 5000, type: 'i8' }), none).length, 2);
});
