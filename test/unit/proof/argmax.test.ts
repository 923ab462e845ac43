/** The cell of `argmax`: against the kind's reference, against provers who name another entry, and proven. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createKey } from '../../../crypto/proof/key.ts';
import { argmaxCell, traceArgmax } from '../../../models/program/cells/argmax.ts';
import { argmax } from '../../../models/program/kinds/argmax.ts';
import { assertEachEntryMatters, integer, isProven, violations } from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const BIG = 2 ** 31 - 1;
const ROWS = 24;
const random = seededScalars(61n);
let setup: TrapdoorSetup;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
});

const noise = (count: number, limit: number): Int32Array =>
  Int32Array.from({ length: count }, () => integer(random, limit));

const VECTORS: readonly Int32Array[] = [
  Int32Array.of(5),
  Int32Array.of(-BIG),
  Int32Array.of(0, 0, 0, 0),
  Int32Array.of(-BIG, BIG),
  Int32Array.of(BIG, -BIG),
  Int32Array.of(-BIG, -BIG, BIG, -BIG, BIG, BIG),
  Int32Array.of(-1, -2, -1),
  Int32Array.of(0, 127, -127, 127),
  new Int32Array(ROWS).fill(-BIG).with(ROWS - 1, BIG),
  new Int32Array(ROWS).fill(BIG).with(0, -BIG),
  noise(ROWS, 3),
  noise(ROWS - 1, 127),
  noise(17, BIG),
];

const reference = (x: Int32Array): Int32Array =>
  argmax.run(
    { kind: 'argmax', name: 'a', in: ['x'], out: 'y' },
    [{ rows: 1, width: x.length, data: x }],
    {
      spec: (name) => ({ name, type: 'i8', shape: [], offset: 0, bytes: 0 }),
      data: () => new Int8Array(),
    },
    [],
  );

test("the trace's output is that of the kind's reference", () => {
  for (const x of [...VECTORS, noise(4088, 20), noise(4088, BIG)]) {
    assert.deepEqual(traceArgmax(x, 4088).y, reference(x));
  }
});

test('honest columns hold; every change of one entry does not', () => {
  for (const x of VECTORS) {
    const { y, witness } = traceArgmax(x, ROWS);
    const columns = new Map([['x', x], ['y', y], ...witness]);
    assertEachEntryMatters(argmaxCell(x.length, ROWS), columns, ROWS, random);
  }
});

/** What a prover can say best of an index of its own: all but the limbs of negative distances is consistent. */
function claim(x: Int32Array, index: number, top: number, marked = [index]): Map<string, Int32Array> {
  const { witness } = traceArgmax(x, ROWS);
  const distances = Array.from({ length: ROWS }, (_, i) =>
    i < x.length ? Math.max(0, 4096 * (top - x[i]!) + i - index) : 0,
  );
  return new Map([
    ['x', x],
    ['y', Int32Array.of(index)],
    ...witness,
    ['best', new Int32Array(ROWS).fill(top)],
    ['at', new Int32Array(ROWS).fill(index)],
    ['here', Int32Array.from({ length: ROWS }, (_, i) => (marked.includes(i) ? 1 : 0))],
    ...[0, 1, 2, 3].map(
      (k) => [`gap${k}`, Int32Array.from(distances, (d) => Math.floor(d / 2 ** (11 * k)) % 2048)] as const,
    ),
  ]);
}

test('no other index can be claimed: lesser entries, later equals, rows without an entry', () => {
  for (const x of VECTORS) {
    const relation = argmaxCell(x.length, ROWS);
    const [right] = reference(x);
    for (let index = 0; index < ROWS; index++) {
      for (const top of [x[index] ?? 0, x[right!]!, Math.min(BIG, x[right!]! + 1)]) {
        for (const marked of [[index], [right!], [], [index, right!]]) {
          if (index === right && top === x[right] && marked.includes(index)) continue;
          const failed = violations(relation, claim(x, index, top, marked), ROWS);
          assert.notDeepEqual(failed, [], `${x.join()}: ${index}, ${top}, ${marked.join()}`);
        }
      }
    }
  }
});

test('a whole column is proven; another index, or the later of two equals, is refused', () => {
  const rows = setup.domain.usable;
  const wide = noise(rows, 1000).with(700, BIG).with(3000, BIG);
  for (const [x, wrong] of [
    [wide, 3000],
    [Int32Array.of(-7, -300, -7, -32_767), 2],
  ] as const) {
    const key = createKey(argmaxCell(x.length, rows), setup);
    const { y, witness } = traceArgmax(x, rows);
    const boundary = new Map([
      ['x', x],
      ['y', y],
    ]);
    assert.ok(isProven(setup, key, random, boundary, witness));
    const other = Int32Array.of(wrong);
    const lie = new Map([
      ...witness,
      ['at', new Int32Array(rows).fill(wrong)],
      ['here', new Int32Array(rows).with(wrong, 1)],
    ]);
    for (const trace of [witness, lie]) {
      assert.equal(isProven(setup, key, random, new Map([...boundary, ['y', other]]), trace), false);
    }
  }
});
