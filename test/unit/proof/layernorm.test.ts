/** The cells of layernorm and rescale: against the kinds' references, against other claims, and proven. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createKey } from '../../../crypto/proof/key.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import {
  type LayerNormSpec,
  layernormCell,
  traceLayernorm,
} from '../../../models/program/cells/layernorm.ts';
import { type RescaleSpec, rescaleCell, traceRescale } from '../../../models/program/cells/rescale.ts';
import { layernorm } from '../../../models/program/kinds/layernorm.ts';
import { rescale } from '../../../models/program/kinds/rescale.ts';
import { assertEachEntryMatters, integer, isProven, violations } from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const BIG = 2 ** 31 - 1;
const SAT = 2 ** 24 - 1;
const ROWS = 12;
const random = seededScalars(111n);
let setup: TrapdoorSetup;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
});

const noise = (count: number, limit: number): Int32Array =>
  Int32Array.from({ length: count }, () => integer(random, limit));

interface Case {
  readonly relation: (rows: number) => Relation;
  readonly x: Int32Array;
  readonly trace: (rows: number) => ReturnType<typeof traceRescale>;
  readonly expected: Int32Array;
}

function normed(spec: LayerNormSpec, x: Int32Array): Case {
  const { gamma, beta, epsilon } = spec;
  return {
    relation: (rows) => layernormCell(spec, rows),
    x,
    trace: (rows) => traceLayernorm(spec, x, rows),
    expected: layernorm.run(
      { kind: 'layernorm', name: 'n', in: ['x'], out: 'y', gamma: 'g', beta: 'b', epsilon },
      [{ rows: 1, width: x.length, data: x }],
      {
        spec: (name) => ({ name, type: 'i32', shape: [x.length], offset: 0, bytes: 0 }),
        data: (name) => (name === 'g' ? gamma : beta),
      },
      [],
    ),
  };
}

function rescaled(spec: RescaleSpec, x: Int32Array): Case {
  return {
    relation: (rows) => rescaleCell(spec, rows),
    x,
    trace: (rows) => traceRescale(spec, x, rows),
    expected: rescale.run(
      { kind: 'rescale', name: 'q', in: ['x'], out: 'y', requant: { mult: 'm', out: spec.out } },
      [{ rows: 1, width: x.length, data: x }],
      {
        spec: (name) => ({ name, type: 'u32', shape: [x.length], offset: 0, bytes: 0 }),
        data: () => spec.mult,
      },
      [],
    ),
  };
}

const EXTREME = Int32Array.of(BIG, -BIG, -(2 ** 31), SAT, -SAT, SAT + 1, 0, 1, -1);
const layerCase = (x: Int32Array, epsilon: number, gamma = noise(x.length, 2 ** 20)): Case =>
  normed({ gamma, beta: noise(x.length, 2 ** 18), epsilon }, x);
const rescaleCase = (x: Int32Array, out: RescaleSpec['out']): Case =>
  // |s| mult < 2^55
  rescaled({ out, mult: Uint32Array.from(x, (_, i) => (i % 3 === 0 ? 2 ** 31 - 1 : 2 ** (8 + i))) }, x);
const CASES: readonly Case[] = [
  layerCase(Int32Array.of(0), 1),
  layerCase(Int32Array.of(5, 5, 5), 1),
  layerCase(Int32Array.of(-7, 8), Number.MAX_SAFE_INTEGER),
  layerCase(EXTREME, 1000),
  layerCase(
    EXTREME,
    1,
    Int32Array.from(EXTREME, (_, i) => (i % 2 === 0 ? BIG : -BIG)),
  ),
  layerCase(noise(ROWS, 3000), 12_345),
  rescaleCase(EXTREME, 'i8'),
  rescaleCase(EXTREME, 'i16'),
  rescaleCase(EXTREME, 'i32'),
  rescaleCase(noise(ROWS, 2 ** 22), 'i8'),
];

test("the traces' outputs are those of the kinds' references", () => {
  for (const { x, trace, expected } of CASES) assert.deepEqual(trace(ROWS).y, expected, x.join());
  for (let bits = 1; bits <= 31; bits++) {
    const { x, trace, expected } = layerCase(noise(64, 2 ** bits - 1), 1 + bits ** 8);
    assert.deepEqual(trace(64).y, expected, x.join());
  }
});

/** What a prover may choose where nothing follows from it. */
const isFree = (name: string, row: number, width: number): boolean =>
  (row > 0 && /^(square|root)\d/.test(name)) || (row >= width && name.startsWith('reciprocal'));

test('honest columns hold; every change of one entry does not', () => {
  for (const { relation, x, trace } of CASES) {
    const { y, witness } = trace(ROWS);
    const columns = new Map([['x', x], ['y', y], ...witness]);
    assertEachEntryMatters(relation(ROWS), columns, ROWS, random, (name, row) => isFree(name, row, x.length));
  }
});

/** The trace under another mean, all that follows from it made to fit: deviations, what the mean leaves, root, output. */
function otherMean(spec: LayerNormSpec, x: Int32Array, by: number): ReadonlyMap<string, Int32Array> {
  // the deviations of x - by have a mean that is by less; then s and what the mean leaves are put back
  const honest = traceLayernorm(spec, x, ROWS).witness;
  const shifted = traceLayernorm(
    spec,
    x.map((value) => value - by),
    ROWS,
  );
  const columns = new Map<string, Int32Array>(
    [...shifted.witness].map(([name, values]) => [name, values.slice()]),
  );
  for (const [name, values] of honest) if (name.startsWith('saturated')) columns.set(name, values);
  const mean = honest.get('mean')![0]! + by;
  columns.set('mean', new Int32Array(ROWS).fill(mean));
  for (let row = 0; row < ROWS; row++) {
    for (let k = 0; k < 3; k++) {
      columns.get(`meanLevel${k}`)![row] = Math.floor((mean + 2 ** 25) / 2048 ** k) % 2048;
    }
  }
  const deviations = Int32Array.from({ length: ROWS }, (_, row) => (row < x.length ? x[row]! - mean : 0));
  columns.set('centred', deviations);
  return new Map([['x', x], ['y', shifted.y], ...columns]);
}

test('no other mean can be claimed, however the rest is made to fit', () => {
  const x = noise(9, 5000);
  const spec: LayerNormSpec = { gamma: noise(9, 2 ** 20), beta: noise(9, 100), epsilon: 77 };
  const relation = layernormCell(spec, ROWS);
  assert.deepEqual(violations(relation, otherMean(spec, x, 0), ROWS), []);
  for (const by of [1, -1, 2, 300]) {
    assert.notDeepEqual(violations(relation, otherMean(spec, x, by), ROWS), [], `${by}`);
  }
});

test('each is proven; with another output it is refused', () => {
  const rows = setup.domain.usable;
  for (const { relation, x, trace, expected } of [
    layerCase(noise(512, 2 ** 26), 5000),
    rescaleCase(noise(20, 2 ** 22), 'i8'),
  ]) {
    const key = createKey(relation(rows), setup);
    const { y, witness } = trace(rows);
    assert.deepEqual(y, expected);
    const boundary = new Map([
      ['x', x],
      ['y', y],
    ]);
    assert.ok(isProven(setup, key, random, boundary, witness));
    const wrong = new Map([...boundary, ['y', y.with(3, y[3]! === 0 ? 1 : y[3]! - Math.sign(y[3]!))]]);
    assert.equal(isProven(setup, key, random, wrong, witness), false);
  }
});
