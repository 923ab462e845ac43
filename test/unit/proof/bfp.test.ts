/** The cell of bfp: against the kind's reference, against provers who choose exponents, and proven. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createKey } from '../../../crypto/proof/key.ts';
import { bfpCell, fitsBfp, traceBfp } from '../../../models/program/cells/bfp.ts';
import { bfp } from '../../../models/program/kinds/bfp.ts';
import { assertEachEntryMatters, integer, isProven, violations } from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const BIG = 2 ** 31 - 1;
const LEAST = -(2 ** 31);
const ROWS = 24;
const random = seededScalars(71n);
let setup: TrapdoorSetup;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
});

const noise = (count: number, limit: number): number[] =>
  Array.from({ length: count }, () => integer(random, limit));

const reference = (groups: readonly number[], x: Int32Array): Int32Array =>
  bfp.run(
    { kind: 'bfp', name: 'b', in: ['x'], out: 'y', groups },
    [{ rows: 1, width: x.length, data: x }],
    {
      spec: (name) => ({ name, type: 'i8', shape: [], offset: 0, bytes: 0 }),
      data: () => new Int8Array(),
    },
    [],
  );

type Case = readonly [groups: readonly number[], x: Int32Array];
const CASES: readonly Case[] = [
  [[1], Int32Array.of(0)],
  [[1], Int32Array.of(LEAST)],
  [[2], Int32Array.of(BIG, -BIG)],
  [[4], Int32Array.of(2047, -2047, 1, 0)],
  [[4], Int32Array.of(2048, -2048, 2047, 1)],
  [[4], Int32Array.of(4095, -4095, 4094, -4094)],
  [[5], Int32Array.of(4096, -4097, 3, -3, 0)],
  [[3, 1, 4], Int32Array.of(1, 2, -3, BIG, 5000, -8191, 8191, 0)],
  [[2, 2], Int32Array.of(0, 0, LEAST, BIG)],
  [[ROWS - 1], Int32Array.from(noise(ROWS - 1, 100_000))],
  [[10, 11], Int32Array.from([...noise(10, BIG), ...noise(11, 50)])],
];

test("the trace's output is that of the kind's reference", () => {
  for (const [groups, x] of CASES)
    assert.deepEqual(traceBfp(groups, x, ROWS).y, reference(groups, x), x.join());
  for (let bits = 1; bits <= 31; bits++) {
    for (const edge of [2 ** bits - 1, 2 ** bits, 1 - 2 ** bits, -(2 ** bits)]) {
      const x = Int32Array.from([...noise(9, 2 ** (bits - 1)), edge]);
      assert.deepEqual(traceBfp([10], x, ROWS).y, reference([10], x), `${edge}`);
    }
  }
});

test('one column has to hold mantissas and exponents', () => {
  assert.ok(fitsBfp([ROWS - 1], ROWS));
  assert.ok(!fitsBfp([ROWS], ROWS));
  assert.ok(!fitsBfp([20, 3], ROWS));
});

/** What a prover may choose where nothing follows from it. */
const isFree = (
  name: string,
  row: number,
  width: number,
  witness: ReadonlyMap<string, Int32Array>,
): boolean =>
  (name === 'here' && row >= width) || (name.startsWith('gap') && witness.get('here')![row] === 0);

test('honest columns hold; every change of one entry does not', () => {
  for (const [groups, x] of CASES) {
    const { y, witness } = traceBfp(groups, x, ROWS);
    const columns = new Map([['x', x], ['y', y], ...witness]);
    assertEachEntryMatters(bfpCell(groups, ROWS), columns, ROWS, random, (name, row) =>
      isFree(name, row, x.length, witness),
    );
  }
});

/** All that is consistent with another exponent of one group: rounding, ranges that still hold, and a marked row. */
function claim(groups: readonly number[], x: Int32Array, group: number, e: number, marked: number) {
  const own = groups.flatMap((size, g) => new Array<number>(size).fill(g));
  const honest = traceBfp(groups, x, ROWS);
  const columns = new Map<string, Int32Array>(
    [['x', x], ['y', honest.y.slice()], ...honest.witness].map(([name, values]) => [
      name as string,
      Int32Array.from({ length: ROWS }, (_, i) => (values as Int32Array)[i] ?? 0),
    ]),
  );
  const set = (name: string, row: number, value: number): void => {
    columns.get(name)![row] = value;
  };
  const limbs = (name: string, count: number, row: number, value: number): void => {
    for (let k = 0; k < count; k++)
      set(`${name}${k}`, row, Math.floor(Math.max(0, value) / 2048 ** k) % 2048);
  };
  const half = e === 0 ? 0 : 2 ** (e - 1);
  own.forEach((g, row) => {
    if (g !== group) return;
    const value = x[row]!;
    const quotient = Math.floor((value + half) / 2 ** e);
    const y = Math.max(-2047, Math.min(2047, quotient));
    set('y', row, y);
    set('exponent', row, e);
    set('power', row, 2 ** e);
    set('half', row, half);
    set('excess', row, Math.abs(quotient) - Math.abs(y));
    set('magnitude', row, Math.abs(y));
    limbs('r', 2, row, value + half - quotient * 2 ** e);
    limbs('rest', 2, row, 2 ** e - 1 - (value + half - quotient * 2 ** e));
    limbs('under', 3, row, 2048 * 2 ** e - 1 - value);
    limbs('over', 3, row, 2048 * 2 ** e - 1 + value);
    set('here', row, row === marked ? 1 : 0);
    limbs('gap', 3, row, row === marked ? Math.abs(value) - 2048 * half : 0);
  });
  set('y', x.length + group, e);
  return columns;
}

test('no other exponent can be claimed, whichever entry is said to need it', () => {
  for (const [groups, x] of CASES) {
    const relation = bfpCell(groups, ROWS);
    let from = 0;
    groups.forEach((size, group) => {
      const right = reference(groups, x)[x.length + group]!;
      for (let e = 0; e <= 21; e++) {
        const rows = Array.from({ length: size }, (_, i) => from + i);
        const holds = rows.filter(
          (row) => violations(relation, claim(groups, x, group, e, row), ROWS).length === 0,
        );
        assert.equal(holds.length > 0, e === right, `${x.join()}: group ${group} with ${e}`);
      }
      from += size;
    });
  }
});

test('it is proven; with another mantissa or exponent it is refused', () => {
  const rows = setup.domain.usable;
  const groups = [576, 192, 192];
  const x = Int32Array.from([...noise(576, BIG), ...noise(192, 3000), ...noise(192, 40)]);
  const key = createKey(bfpCell(groups, rows), setup);
  const { y, witness } = traceBfp(groups, x, rows);
  const boundary = new Map([
    ['x', x],
    ['y', y],
  ]);
  assert.ok(isProven(setup, key, random, boundary, witness));
  for (const row of [5, 960, 962]) {
    const wrong = new Map([...boundary, ['y', y.with(row, y[row]! + 1)]]);
    assert.equal(isProven(setup, key, random, wrong, witness), false);
  }
});
