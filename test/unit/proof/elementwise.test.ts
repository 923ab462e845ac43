/** The cells of relu, lut, add, copy and of wide linear outputs: against the kinds' references, and proven. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { reduce } from '../../../crypto/curve/scalar.ts';
import { createKey } from '../../../crypto/proof/key.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import {
  ADD_CELL,
  COPY_CELL,
  lutCell,
  RELU_CELL,
  traceAdd,
  traceLut,
  traceRelu,
} from '../../../models/program/cells/elementwise.ts';
import { LINEAR_CELLS, traceLinear } from '../../../models/program/cells/linear.ts';
import { clamp, requantise, TYPE_MAX } from '../../../models/program/requantise.ts';
import { isProven, rowViolations } from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const random = seededScalars(41n);
let setup: TrapdoorSetup;
let rows: number;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
  rows = setup.domain.usable;
});

const everyI8 = Int32Array.from({ length: 255 }, (_, i) => i - 127);
const table = Int16Array.from({ length: 256 }, (_, i) => (i === 0 ? 0 : (i * 131) % 4001));

interface Case {
  readonly relation: Relation;
  readonly boundary: ReadonlyMap<string, Int32Array>;
  readonly witness: ReadonlyMap<string, Int32Array>;
}

const BIG = TYPE_MAX.i32;
const left = Int32Array.of(BIG, BIG, -BIG, -BIG, BIG, 0, 1, -1, 2 ** 30, BIG - 1, 5);
const right = Int32Array.of(BIG, 1, -BIG, -1, -BIG, 0, -1, -1, 2 ** 30, 1, 7);

function cases(): Case[] {
  const added = traceAdd(left, right, rows);
  return [
    {
      relation: RELU_CELL,
      boundary: new Map([
        ['x', everyI8],
        ['y', traceRelu(everyI8).y],
      ]),
      witness: new Map(),
    },
    {
      relation: lutCell(table, everyI8.length, rows),
      boundary: new Map([
        ['x', everyI8],
        ['y', traceLut(table, everyI8).y],
      ]),
      witness: new Map(),
    },
    {
      relation: ADD_CELL,
      boundary: new Map([
        ['a', left],
        ['b', right],
        ['y', added.y],
      ]),
      witness: added.witness,
    },
    {
      relation: COPY_CELL,
      boundary: new Map([
        ['x', left],
        ['y', left.slice()],
      ]),
      witness: new Map(),
    },
  ];
}

test("outputs are those of the kinds' references", () => {
  assert.deepEqual(
    traceRelu(everyI8).y,
    everyI8.map((v) => Math.max(0, v)),
  );
  assert.deepEqual(
    traceLut(table, everyI8).y,
    everyI8.map((v) => table[v + 128]!),
  );
  assert.deepEqual(
    traceAdd(left, right, rows).y,
    left.map((v, i) => clamp(v + right[i]!, BIG)),
  );
});

test('honest rows satisfy their cell; any other entry on a row does not', () => {
  for (const { relation, boundary, witness } of cases()) {
    const columns = new Map([...boundary, ...witness]);
    for (const c of relation.columns) if (c.role === 'fixed') columns.set(c.name, c.values);
    const failures = (row: number, changed = '', by = 0n): string[] =>
      rowViolations(relation, (name) => {
        const value = BigInt(columns.get(name)![row] ?? 0);
        return name === changed ? reduce(value + by) : value;
      });
    for (let row = 0; row < rows; row++) assert.deepEqual(failures(row), [], `${relation.name} ${row}`);
    const used = boundary.values().next().value!.length;
    for (let row = 0; row < Math.min(used + 2, rows); row++) {
      for (const by of [1n, -1n, 1n << 11n, -(1n << 32n), random()]) {
        for (const name of ['y', ...witness.keys()]) {
          assert.notDeepEqual(failures(row, name, by), [], `${relation.name} ${name}[${row}] + ${by}`);
        }
      }
    }
  }
});

test('wide linear outputs: every row holds, no other output does', () => {
  const sums = Int32Array.of(0, 1, -1, 32_766, 32_767, 32_768, -32_767, -32_768, 40_000, BIG, -BIG);
  for (const out of ['i16', 'i32'] as const) {
    const mult = Uint32Array.from(sums, (sum) => (Math.abs(sum) > 50_000 ? 2 ** 24 : 2 ** 32 - 1));
    const doubled = sums.map((sum) => (Math.abs(sum) > 50_000 ? sum : 2 * sum));
    const { y, witness } = traceLinear(doubled, mult, rows, out);
    assert.deepEqual(
      y,
      doubled.map((sum, j) => clamp(requantise(sum, mult[j]!), TYPE_MAX[out])),
    );
    const columns = new Map<string, ArrayLike<number>>([...witness, ['x', []], ['y', y], ['mult', mult]]);
    for (let row = 0; row < sums.length + 1; row++) {
      const failures = (changed: string, by: bigint): string[] =>
        rowViolations(LINEAR_CELLS[out], (name) => {
          const value = BigInt(columns.get(name)![row] ?? 0);
          return name === changed ? reduce(value + by) : value;
        });
      assert.deepEqual(failures('', 0n), [], `${out} ${row}`);
      for (const name of ['y', ...witness.keys()]) {
        if (name === 'z') continue; // held by the sum, not by its row
        for (const by of [1n, -1n, 1n << 11n]) assert.notDeepEqual(failures(name, by), [], `${out} ${name}`);
      }
    }
  }
});

test('each is proven and verified; with a wrong output it is refused', () => {
  for (const { relation, boundary, witness } of cases()) {
    const key = createKey(relation, setup);
    assert.ok(isProven(setup, key, random, boundary, witness));
    const y = boundary.get('y')!;
    const wrong = new Map([...boundary, ['y', y.with(3, y[3]! + 1)]]);
    assert.equal(isProven(setup, key, random, wrong, witness), false);
  }
});
