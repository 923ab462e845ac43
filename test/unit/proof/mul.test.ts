/** The cell of a product of two activations: the last step of `gate`, at every shift and edge, and proven. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { reduce } from '../../../crypto/curve/scalar.ts';
import { createKey } from '../../../crypto/proof/key.ts';
import { mulCell, traceMul } from '../../../models/program/cells/mul.ts';
import { gate } from '../../../models/program/kinds/gate.ts';
import { clamp, shiftRound } from '../../../models/program/requantise.ts';
import { integer, isProven, rowViolations } from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const BIG = 2 ** 31 - 1;
const random = seededScalars(91n);
let setup: TrapdoorSetup;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
});

const PAIRS: readonly (readonly [a: number, b: number])[] = [
  [0, 0],
  [0, BIG],
  [1, 1],
  [-1, 1],
  [BIG, 1],
  [-BIG, 1],
  [BIG, BIG],
  [-BIG, BIG],
  [-BIG, -BIG],
  [2 ** 16, 2 ** 15],
  [-(2 ** 16), 2 ** 15],
  [2 ** 15, 3 * 2 ** 14],
  [3, 2 ** 29],
  [-3, 2 ** 29],
  [12_345, -67_890],
];
const edges = (place: 0 | 1): Int32Array => Int32Array.from(PAIRS, (pair) => pair[place]);
const noise = (count: number): Int32Array =>
  Int32Array.from({ length: count }, (_, i) => integer(random, 2 ** (1 + (i % 30))));

/** a by a table of one value, as `gate` makes it, so that its output is that of the product alone. */
const LARGEST = 32_767;
const gatedOf = (g: number): number => shiftRound(g * LARGEST, 15);

test("outputs are those of gate's reference at every shift", () => {
  const [g, u] = [Int32Array.of(...edges(0), ...noise(90)), Int32Array.of(...edges(1), ...noise(90))];
  for (let shift = 0; shift <= 31; shift++) {
    const expected = gate.run(
      { kind: 'gate', name: 'g', in: ['x'], out: 'y', table: 't', indexMult: 1, shift, gated: true },
      [{ rows: 1, width: 2 * g.length, data: Int32Array.of(...g, ...u) }],
      {
        spec: (name) => ({ name, type: 'i16', shape: [4096], offset: 0, bytes: 0 }),
        data: () => new Int16Array(4096).fill(LARGEST),
      },
      [],
    );
    assert.deepEqual(traceMul(g.map(gatedOf), u, shift, g.length).y, expected, `shift ${shift}`);
  }
});

test('rows hold at every shift and edge, with this output and with no other', () => {
  const [a, b] = [Int32Array.of(...edges(0), ...noise(20)), Int32Array.of(...edges(1), ...noise(20))];
  const rows = a.length + 1;
  for (let shift = 0; shift <= 31; shift++) {
    const relation = mulCell(shift);
    const { y, witness } = traceMul(a, b, shift, rows);
    const half = shift === 0 ? 0n : 1n << BigInt(shift - 1);
    y.forEach((value, i) => {
      const quotient = (BigInt(a[i]!) * BigInt(b[i]!) + half) >> BigInt(shift);
      assert.equal(value, clamp(Number(quotient), BIG));
    });
    const columns = new Map<string, ArrayLike<number>>([['a', a], ['b', b], ['y', y], ...witness]);
    for (let row = 0; row < rows; row++) {
      const failures = (changed = '', by = 0n): string[] =>
        rowViolations(relation, (name) => {
          const value = BigInt(columns.get(name)![row] ?? 0);
          return name === changed ? reduce(value + by) : value;
        });
      assert.deepEqual(failures(), [], `shift ${shift} row ${row}`);
      for (const name of ['y', ...witness.keys()]) {
        for (const by of [1n, -1n, 1n << 11n]) {
          assert.notDeepEqual(failures(name, by), [], `shift ${shift} ${name}[${row}] + ${by}`);
        }
      }
    }
  }
});

test('it is proven; with another output it is refused', () => {
  const [a, b] = [edges(0), edges(1)];
  for (const shift of [0, 12]) {
    const key = createKey(mulCell(shift), setup);
    const { y, witness } = traceMul(a, b, shift, setup.domain.usable);
    const boundary = new Map([
      ['a', a],
      ['b', b],
      ['y', y],
    ]);
    assert.ok(isProven(setup, key, random, boundary, witness));
    const wrong = new Map([...boundary, ['y', y.with(6, BIG - 1)]]);
    assert.equal(isProven(setup, key, random, wrong, witness), false);
  }
});
