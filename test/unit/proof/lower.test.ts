/** Programs as cells: what the cells of `digits` compute is what the program computes, column by column. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceBfplinear } from '../../../models/program/cells/bfplinear.ts';
import { traceLinear } from '../../../models/program/cells/linear.ts';
import { CELL_ROWS, type Cell, createLowering, lowerCells } from '../../../models/program/cells/lower.ts';
import type { Tensors } from '../../../models/program/kind.ts';
import type {
  AddOp,
  ArgmaxOp,
  BfpLinearOp,
  BfpOp,
  GateOp,
  LutOp,
  MaxPoolOp,
  MeanPoolOp,
  NormOp,
  Op,
  ReluOp,
} from '../../../models/program/types.ts';
import { rowViolations, sumsOf, violations } from '../../support/proof-cells.ts';
import { digitCells } from '../../support/proof-digits.ts';

test('digits is ten cells, linked from its pixels to its digit', async () => {
  const { cells, values } = await digitCells(3);
  assert.equal(cells.length, 10);
  const made = new Set(['pixels']);
  for (const { op, columns } of cells) {
    for (const [name, { value }] of columns) if (name !== 'y') assert.ok(made.has(value), op.name);
    made.add(columns.get('y')!.value);
  }
  // Every entry of every value of the program is in exactly one column.
  for (const [value, matrix] of values) {
    if (value === 'pixels') continue;
    const entries = cells
      .filter((c) => c.columns.get('y')!.value === value)
      .flatMap((c) => c.columns.get('y')!.entries);
    assert.deepEqual(entries, Array.from(matrix.keys()), value);
  }
});

test('a cell traces itself: its columns hold', async () => {
  const { cells, columnOf } = await digitCells(4);
  for (const { op, relation, columns, trace, product } of cells) {
    const boundary = new Map([...columns].map(([name, column]) => [name, columnOf(column)] as const));
    const all = new Map<string, ArrayLike<number>>([...boundary, ...trace(boundary)]);
    if (product === undefined) {
      assert.deepEqual(violations(relation, all, CELL_ROWS), [], op.name);
      continue;
    }
    all.set('mult', product.mult);
    for (let row = 0; row < CELL_ROWS; row++) {
      const at = (name: string): bigint => BigInt(all.get(name)![row] ?? 0);
      assert.deepEqual(rowViolations(relation, at), [], `${op.name} ${row}`);
    }
  }
});

test('cells do not depend on where the program is cut into hops', async () => {
  const { program, tensors, shapeOf, cells } = await digitCells(0);
  const seen = (list: readonly Cell[]) =>
    list.map(({ op, relation, columns }) => [op.name, relation.name, [...columns]]);
  for (let cut = 1; cut < program.ops.length; cut++) {
    const hops = [program.ops.slice(0, cut), program.ops.slice(cut)];
    const own = hops.flatMap((ops) => lowerCells(ops, shapeOf, tensors));
    assert.deepEqual(seen(own), seen(cells), `cut at ${cut}`);
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
  const x = Int32Array.of(2047, -3, 1000, 20);
  const { bias, weight: own, mult: factors } = second.product!;
  const sums = sumsOf({ dIn, dOut: CELL_ROWS, weight: own, bias, mult: factors, x });
  const { y, witness } = traceBfplinear(x, sums, factors, bias, CELL_ROWS);
  assert.ok(y.some((value) => value !== 0));
  assert.deepEqual(
    second.trace(
      new Map([
        ['x', x],
        ['y', y],
      ]),
    ),
    witness,
  );
});

const none: Tensors = {
  spec: (name) => ({ name, type: 'i8', shape: [1], offset: 0, bytes: 0 }),
  data: () => new Int8Array(256),
};
const relu: ReluOp = { kind: 'relu', name: 'r', in: ['in'], out: 'y' };
const lut: LutOp = { kind: 'lut', name: 'l', in: ['in'], out: 'y', table: 't' };
const add: AddOp = { kind: 'add', name: 's', in: ['in', 'more'], out: 'y' };
const argmax: ArgmaxOp = { kind: 'argmax', name: 'a', in: ['in'], out: 'y' };
const bfp: BfpOp = { kind: 'bfp', name: 'b', in: ['in'], out: 'y', groups: [CELL_ROWS] };
const norm = (center: boolean): NormOp => ({
  kind: 'norm',
  name: 'n',
  in: ['in'],
  out: 'y',
  gamma: 'g',
  beta: null,
  center,
  epsilon: 1,
});
const gate: GateOp = {
  kind: 'gate',
  name: 'g',
  in: ['in'],
  out: 'y',
  table: 't',
  indexMult: 1,
  shift: 0,
  gated: true,
};
const pool = (size: number): MaxPoolOp => ({
  kind: 'maxpool',
  name: 'p',
  in: ['in'],
  out: 'y',
  size,
  height: 64,
  width: 64,
  channels: 4,
});

test('operations without a cell, at this width or type, are named', () => {
  const mean: MeanPoolOp = {
    kind: 'meanpool',
    name: 'q',
    in: ['in'],
    out: 'y',
    requant: { mult: 'm', out: 'i8' },
  };
  const refused: [op: Op, width: (value: string) => number, type?: 'i8' | 'i16'][] = [
    [mean, () => 16],
    [pool(3), (v) => (v === 'in' ? 16_384 : 1764)],
    [pool(2), (v) => (v === 'in' ? 16_384 : 4096), 'i16'],
    [relu, () => 16, 'i16'],
    [lut, () => 16, 'i16'],
    [add, (v) => (v === 'more' ? 16 : 17)],
    [relu, (v) => (v === 'in' ? 2 * CELL_ROWS : CELL_ROWS)],
    [argmax, (v) => (v === 'in' ? CELL_ROWS + 1 : 1)],
    [bfp, (v) => (v === 'in' ? CELL_ROWS : CELL_ROWS + 1)],
    [norm(true), () => 16],
    [norm(false), () => CELL_ROWS + 1],
    [gate, (v) => (v === 'in' ? CELL_ROWS + 2 : CELL_ROWS / 2 + 1)],
  ];
  for (const [op, width, type = 'i8'] of refused) {
    const shapeOf = (value: string) => ({ width: width(value), type });
    assert.throws(() => lowerCells([op], shapeOf, none), { code: 'PROOF_KIND', message: /operation/ });
  }
});

test('wide values take several columns, and a maximum reads those that its outputs need', () => {
  const cellsOf = (op: Op, width: (value: string) => number) =>
    lowerCells([op], (value) => ({ width: width(value), type: 'i8' }), none);
  assert.equal(cellsOf(relu, () => 5000).length, 2);
  assert.equal(cellsOf(add, () => 9000).length, 3);
  const pooled = cellsOf(pool(2), (v) => (v === 'in' ? 16_384 : 4096));
  assert.deepEqual(
    pooled.map(({ columns }) => [...columns].map(([name, { entries }]) => `${name} ${entries.length}`)),
    [
      ['x0 4088', 'x1 4088', 'x2 4088', 'x3 4088', 'x4 32', 'y 4088'],
      ['x3 4088', 'x4 32', 'y 8'],
    ],
  );
});

test('kinds that operations share are told apart by what they are of, whatever tensors are called', () => {
  const own: Tensors = {
    spec: (name) => ({ name, type: 'i32', shape: [16], offset: 0, bytes: 0 }),
    data: (name) => new Int32Array(16).fill(name === 'null' ? 5 : 1),
  };
  const lower = createLowering(() => ({ width: 16, type: 'i32' }), own);
  const beta = (name: string | null) => {
    const { relation } = lower({ ...norm(false), beta: name })![0]!;
    const found = relation.columns.find((column) => column.name === 'beta')!;
    assert.ok(found.role === 'fixed');
    return found.values[0];
  };
  assert.deepEqual([beta(null), beta('null'), beta('other')], [0, 5, 1]);
});
