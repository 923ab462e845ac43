/** Shards as cells: which column of which edge each boundary is, at any cut, and what is tied by copies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnWidths } from '../../../crypto/commit/kzg-committer.ts';
import type { Place } from '../../../crypto/proof/cell-leaf.ts';
import { CELL_ROWS, type ValueColumn } from '../../../models/program/cells/lower.ts';
import { boundaryNames, lowerShard, type ShardCells } from '../../../models/program/cells/shard-cells.ts';
import type { Program, ValueSpec } from '../../../models/program/types.ts';
import { validateProgram } from '../../../models/program/validate.ts';
import { createTensors, packTensors } from '../../../models/program/weights.ts';
import { splitModel } from '../../../models/shard/split.ts';
import { integer, violations } from '../../support/proof-cells.ts';
import { digitCells } from '../../support/proof-digits.ts';
import { seededScalars } from '../../support/proof-setup.ts';
import { tinyInputs, tinyShard, traceShard } from '../../support/proof-shard.ts';

const none = createTensors([], new Uint8Array());
const short = ({ where, column }: Place): string => `${where} ${column}`;
const idOf = ({ value, entries }: ValueColumn): string => `${value} ${entries[0]}`;
const outline = ({ cells }: ShardCells) => cells.map(({ name, places }) => [name, ...places.map(short)]);

/** Columns of an edge in order: as many for each value as the committer makes of it. */
const edge = (specs: readonly ValueSpec[]): string[] =>
  specs.flatMap(({ name, width }) => columnWidths([width]).map((_, chunk) => `${name} ${chunk * CELL_ROWS}`));

/** Which value's column is at a place. */
const columnAt = (program: Program, { inner }: ShardCells, { where, column }: Place): string => {
  const columns = { input: edge(program.inputs), output: edge(program.outputs), inner: inner.map(idOf) };
  return columns[where][column]!;
};

test('a small shard: products, a map, a sum, and a copy of what passes through', () => {
  const shard = tinyShard();
  validateProgram(shard.program, shard.weights);
  assert.deepEqual(outline(shard), [
    ['fc', 'input 0', 'inner 0'],
    ['act', 'inner 0', 'inner 1'],
    ['up', 'inner 1', 'inner 2'],
    ['sum', 'inner 2', 'input 1', 'output 0'],
    ['copy s', 'input 1', 'output 1'],
  ]);
  assert.deepEqual(shard.inner.map(idOf), ['h 0', 'r 0', 'u 0']);
  assert.deepEqual(shard.unproven, []);
  const values = shard.trace(tinyInputs(0));
  for (const { name, relation, columns, trace, product } of shard.cells) {
    if (product !== undefined) continue;
    const boundary = new Map([...columns].map(([column, { value }]) => [column, values.get(value)!]));
    assert.deepEqual(violations(relation, new Map([...boundary, ...trace(boundary)]), CELL_ROWS), [], name);
  }
});

test('digits, cut anywhere into two or three: the cells of its shards are those of the whole', async () => {
  const { model, program, tensors, cells } = await digitCells(2);
  const whole = lowerShard(program, tensors);
  assert.deepEqual(
    whole.cells.map(({ name, relation, columns }) => [name, relation.name, [...columns]]),
    cells.map(({ op, relation, columns }) => [op.name, relation.name, [...columns]]),
  );
  const [from, to] = model.hopOps;
  const cuts: number[][] = [[]];
  for (let a = from + 1; a < to; a++) {
    cuts.push([a]);
    for (let b = a + 1; b < to; b++) cuts.push([a, b]);
  }
  for (const cut of cuts) {
    const parts = splitModel(model, cut).map((part) => ({
      ...part,
      shard: lowerShard(part.program, createTensors(part.program.tensors, part.weights)),
    }));
    assert.deepEqual(
      parts.flatMap(({ shard }) => shard.cells.map(({ name, product }) => [name, product])),
      whole.cells.map(({ name, product }) => [name, product]),
      `cut at ${cut}`,
    );
    for (const { program: own, shard } of parts) {
      assertLinked(own, shard);
      assert.deepEqual(shard.unproven, []);
    }
  }
});

/** Every cell reads what came in or an earlier cell made, at its own place; all that leaves was made or copied. */
function assertLinked(program: Program, shard: ShardCells): void {
  const known = new Set(edge(program.inputs).map((_, column) => `input ${column}`));
  for (const { name, relation, columns, places } of shard.cells) {
    for (const [i, boundary] of boundaryNames(relation).entries()) {
      const place = places[i]!;
      assert.equal(columnAt(program, shard, place), idOf(columns.get(boundary)!), name);
      if (boundary === 'y') {
        assert.ok(!known.has(short(place)), `${name} writes ${short(place)} again`);
        known.add(short(place));
      } else assert.ok(known.has(short(place)), `${name} reads ${short(place)}`);
    }
  }
  for (const column of edge(program.outputs).keys())
    assert.ok(known.has(`output ${column}`), `output ${column}`);
  assert.equal(known.size, edge(program.inputs).length + edge(program.outputs).length + shard.inner.length);
}

const value = (name: string, width: number, rows: 'n' | 1 = 'n'): ValueSpec => ({
  name,
  rows,
  width,
  type: 'i32',
});
const program = (
  inputs: readonly ValueSpec[],
  outputs: readonly ValueSpec[],
  ops: Program['ops'],
  tensors: Program['tensors'] = [],
): Program => ({ version: 1, name: 'p', inputs, outputs, ops, tensors, maxRows: 4 });
const sum = (name: string, left: string, right: string) =>
  ({ kind: 'add', name, in: [left, right], out: name }) as const;

test('wide values count columns across an edge; what leaves and is read again is read where it leaves', () => {
  const wide = CELL_ROWS + 1;
  const own = program(
    [value('a', wide), value('b', 3), value('c', wide)],
    [value('d', wide), value('a', wide), value('e', wide)],
    [sum('d', 'a', 'c'), sum('e', 'd', 'd')],
  );
  const shard = lowerShard(own, none);
  assert.deepEqual(outline(shard), [
    ['d', 'input 0', 'input 3', 'output 0'],
    ['d', 'input 1', 'input 4', 'output 1'],
    ['e', 'output 0', 'output 0', 'output 4'],
    ['e', 'output 1', 'output 1', 'output 5'],
    ['copy a', 'input 0', 'output 2'],
    ['copy a', 'input 1', 'output 3'],
  ]);
  assert.deepEqual(shard.inner, []);
  assertLinked(own, shard);
});

test('a value that leaves twice is copied from where it leaves first', () => {
  const own = program([value('a', 2)], [value('b', 2), value('b', 2)], [sum('b', 'a', 'a')]);
  const shard = lowerShard(own, none);
  assert.deepEqual(outline(shard), [
    ['b', 'input 0', 'input 0', 'output 0'],
    ['copy b', 'output 0', 'output 1'],
  ]);
  assertLinked(own, shard);
});

test("the feed-forward half of a decoder's layer: every cell holds on its values", () => {
  const [width, inner] = [6, 4];
  const random = seededScalars(17n);
  const vector = (length: number, limit: number): number[] =>
    Array.from({ length }, () => integer(random, limit));
  const positive = (length: number, value: number): number[] => new Array<number>(length).fill(value);
  const { tensors, weights } = packTensors([
    { name: 'gamma', type: 'i32', shape: [width], data: vector(width, 2 ** 18) },
    { name: 'up.w', type: 'i8', shape: [2 * inner, width], data: vector(2 * inner * width, 127) },
    { name: 'up.m', type: 'u32', shape: [2 * inner], data: positive(2 * inner, 2 ** 20) },
    { name: 'table', type: 'i16', shape: [4096], data: Array.from({ length: 4096 }, (_, t) => 8 * t) },
    { name: 'down.w', type: 'i8', shape: [width, inner], data: vector(width * inner, 127) },
    { name: 'down.m', type: 'u32', shape: [width], data: positive(width, 2 ** 22) },
    { name: 'down.b', type: 'i32', shape: [width], data: vector(width, 1000) },
  ]);
  const own: Program = {
    ...program(
      [value('x', width)],
      [value('y', width)],
      [
        {
          kind: 'norm',
          name: 'n',
          in: ['x'],
          out: 'n',
          gamma: 'gamma',
          beta: null,
          center: false,
          epsilon: 9,
        },
        { kind: 'bfp', name: 'n.b', in: ['n'], out: 'n.b', groups: [width] },
        { kind: 'bfplinear', name: 'up', in: ['n.b'], out: 'up', weight: 'up.w', mult: 'up.m', bias: null },
        {
          kind: 'gate',
          name: 'g',
          in: ['up'],
          out: 'g',
          table: 'table',
          indexMult: 2 ** 19,
          shift: 9,
          gated: true,
        },
        { kind: 'bfp', name: 'g.b', in: ['g'], out: 'g.b', groups: [inner] },
        {
          kind: 'bfplinear',
          name: 'down',
          in: ['g.b'],
          out: 'd',
          weight: 'down.w',
          mult: 'down.m',
          bias: 'down.b',
        },
        { kind: 'add', name: 'sum', in: ['d', 'x'], out: 'y' },
      ],
      tensors,
    ),
  };
  validateProgram(own, weights);
  const shard = traceShard(own, weights);
  assert.deepEqual(shard.unproven, []);
  assertLinked(own, shard);
  const values = shard.trace(new Map([['x', Int32Array.from(vector(width, 2 ** 20))]]));
  assert.ok(values.get('g')!.some((entry) => entry !== 0));
  for (const { name, relation, columns, trace, product } of shard.cells) {
    const boundary = new Map([...columns].map(([column, { value: of }]) => [column, values.get(of)!]));
    const all = new Map<string, ArrayLike<number>>([...boundary, ...trace(boundary)]);
    if (product !== undefined) all.set('b', product.bias).set('mult', product.mult).set('u', []);
    const rows = { ...relation, sums: product === undefined ? relation.sums : [] };
    assert.deepEqual(violations(rows, all, CELL_ROWS), [], name);
  }
});

test('operations without a cell are named; what cells read of them is inner', () => {
  const centred = (name: string, from: string) =>
    ({
      kind: 'norm',
      name,
      in: [from],
      out: name,
      gamma: 'g',
      beta: null,
      center: true,
      epsilon: 1,
    }) as const;
  const tensors = [{ name: 'g', type: 'i32', shape: [4], offset: 0, bytes: 16 }] as const;
  const shard = lowerShard(
    program(
      [value('a', 4)],
      [value('e', 4)],
      [centred('b', 'a'), centred('c', 'b'), sum('d', 'c', 'a'), sum('e', 'd', 'c')],
      tensors,
    ),
    createTensors(tensors, new Uint8Array(16)),
  );
  assert.deepEqual(shard.unproven, ['b', 'c']);
  assert.deepEqual(outline(shard), [
    ['d', 'inner 0', 'input 0', 'inner 1'],
    ['e', 'inner 1', 'inner 0', 'output 0'],
  ]);
  assert.deepEqual(shard.inner.map(idOf), ['c 0', 'd 0']); // b is read by no cell
});

test('a shard that changes the number of rows has no cells', () => {
  const tensors = [{ name: 'm', type: 'u32', shape: [4], offset: 0, bytes: 16 }] as const;
  const shard = lowerShard(
    program(
      [value('a', 4)],
      [value('c', 4, 1)],
      [
        sum('b', 'a', 'a'),
        { kind: 'meanpool', name: 'c', in: ['b'], out: 'c', requant: { mult: 'm', out: 'i32' } },
      ],
      tensors,
    ),
    createTensors(tensors, new Uint8Array(16)),
  );
  assert.deepEqual(shard, { cells: [], inner: [], unproven: ['b', 'c'] });
});
