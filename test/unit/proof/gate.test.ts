/** The cell of gate: against the kind's reference, against provers who choose table entries, and proven. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createKey } from '../../../crypto/proof/key.ts';
import { fitsGate, type GateSpec, gateCell, traceGate } from '../../../models/program/cells/gate.ts';
import { gate } from '../../../models/program/kinds/gate.ts';
import { integer, isProven, isViolated, violations } from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const BIG = 2 ** 31 - 1;
const ENTRIES = 4096;
const random = seededScalars(81n);
let setup: TrapdoorSetup;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
});

const table = Int16Array.from({ length: ENTRIES }, (_, t) =>
  Math.min(32_767, Math.round(32_768 / (1 + Math.exp(-(t - 2048) / 256)))),
);
const tensors = {
  spec: (name: string) => ({ name, type: 'i16' as const, shape: [ENTRIES], offset: 0, bytes: 0 }),
  data: () => table,
};
const reference = (spec: GateSpec, x: Int32Array): Int32Array =>
  gate.run(
    { kind: 'gate', name: 'g', in: ['x'], out: 'y', table: 't', ...spec },
    [{ rows: 1, width: x.length, data: x }],
    tensors,
    [],
  );

/** Steps of the table of 2^13 units of g. */
const indexMult = 2 ** 20;
const GATED: GateSpec = { indexMult, shift: 12, gated: true };
const PLAIN: GateSpec = { indexMult, shift: 0, gated: false };
const SPECS: readonly GateSpec[] = [
  GATED,
  PLAIN,
  { ...GATED, shift: 0 },
  { ...GATED, shift: 31, indexMult: 2 ** 32 - 1 },
  { ...PLAIN, indexMult: 1 },
];

/** Both ends of the table, halves between its steps, and values far behind its ends. */
const gates = Int32Array.from(
  [
    0,
    1,
    -1,
    4096,
    4095,
    -4096,
    -4097,
    2047 * 8192,
    2047 * 8192 + 4096,
    -2048 * 8192,
    -2049 * 8192,
    BIG,
    -BIG,
  ].concat(Array.from({ length: 15 }, (_, i) => integer(random, 2 ** (3 + 2 * i)))),
);
const ups = Int32Array.from(
  gates,
  (_, i) => [BIG, -BIG, 0, 1, -1, 4096, 12_345][i] ?? integer(random, 2 ** (i + 2)),
);
const inputOf = ({ gated }: GateSpec): Int32Array => (gated ? Int32Array.of(...gates, ...ups) : gates);

test("the trace's output is that of the kind's reference", () => {
  for (const spec of SPECS) {
    const x = inputOf(spec);
    assert.deepEqual(traceGate(spec, table, x, 4088).y, reference(spec, x), JSON.stringify(spec));
  }
});

test('one column has to hold the input, and two the table', () => {
  assert.ok(fitsGate(4088, 4088));
  assert.ok(!fitsGate(4089, 4088));
  assert.ok(!fitsGate(10, 2047));
});

test('honest columns hold; every change of one entry does not', () => {
  const rows = 2048; // the fewest that hold the table
  const width = 7;
  for (const spec of [GATED, PLAIN]) {
    const relation = gateCell(spec, table, width, rows);
    const x = spec.gated
      ? Int32Array.of(...gates.subarray(7, 14), ...ups.subarray(0, 7))
      : gates.slice(7, 14);
    const { y, witness } = traceGate(spec, table, x, rows);
    const columns = new Map([['x', x], ['y', y], ...witness]);
    assert.deepEqual(violations(relation, columns, rows), [], JSON.stringify(spec));
    for (const [name, values] of columns) {
      for (const row of [0, 3, width - 1, width, width + 2, 2 * width, 2040]) {
        if (name === 'x' && row >= x.length) continue;
        if (name === 'entry' && row >= width) continue; // times nothing
        for (const by of name === 'y' || row === 3 ? [1n, -1n, 1n << 11n, random()] : [1n]) {
          const changed = Array.from({ length: rows }, (_, i) => BigInt(values[i] ?? 0));
          changed[row]! += by;
          const all = new Map<string, ArrayLike<number | bigint>>([...columns, [name, changed]]);
          assert.ok(isViolated(relation, all, rows, row), `${name}[${row}] + ${by}`);
        }
      }
    }
  }
});

/** The honest trace of one gate, with another entry looked up for its first row in a consistent way. */
function claimEntry(rows: number, index: number, entry: number, uses: number): string[] {
  const x = Int32Array.of(100_000);
  const spec = PLAIN;
  const lying = table.slice();
  const { witness } = traceGate(spec, table, x, rows);
  const t = witness.get('index')![0]!;
  lying[t] = entry;
  const lie = traceGate(spec, lying, x, rows);
  const own = new Map([...lie.witness, ['index', lie.witness.get('index')!.with(0, index)]]);
  for (const name of ['uses0', 'uses1']) own.set(name, new Int32Array(rows));
  const part = Math.min(1, Math.floor(index / rows));
  if (uses !== 0 && index >= 0) own.set(`uses${part}`, new Int32Array(rows).with(index % rows, uses));
  return violations(gateCell(spec, table, 1, rows), new Map([['x', x], ['y', lie.y], ...own]), rows);
}

test('no entry but that of the index, and no place but those of the table, can be claimed', () => {
  const rows = 2048;
  const right = 2048 + 12;
  assert.deepEqual(claimEntry(rows, right, table[right]!, 1), []);
  for (const entry of [0, table[right]! + 1, table[right + 1]!, -1]) {
    for (const uses of [0, 1, -1, 2]) {
      assert.notDeepEqual(claimEntry(rows, right, entry, uses), [], `${entry} used ${uses}`);
    }
  }
  for (const index of [right - 1, right + 1, 0, 4095, 4096, -1]) {
    assert.notDeepEqual(claimEntry(rows, index, table[index] ?? 0, 1), [], `${index}`);
  }
});

test("rows behind the table's end offer no place beyond it", () => {
  const rows = 4088;
  const relation = gateCell(PLAIN, table, 1, rows);
  const fixed = (name: string): Int32Array => {
    const found = relation.columns.find((c) => c.name === name)!;
    assert.ok(found.role === 'fixed');
    return found.values;
  };
  const seen = new Map<number, number>();
  for (const part of [0, 1]) {
    fixed(`tablePlace${part}`).forEach((place, row) => {
      const value = fixed(`table${part}`)[row]!;
      assert.equal(seen.get(place) ?? value, value);
      seen.set(place, value);
    });
  }
  assert.deepEqual(
    [...seen].toSorted(([a], [b]) => a - b),
    Array.from(table, (value, place) => [place, value]),
  );
});

test('a whole column is proven; with another output it is refused', () => {
  const rows = setup.domain.usable;
  const width = 1536;
  const noise = (limit: number): number[] => Array.from({ length: width }, () => integer(random, limit));
  const x = Int32Array.from([...noise(2 ** 25), ...noise(2 ** 20)]);
  const key = createKey(gateCell(GATED, table, width, rows), setup);
  const { y, witness } = traceGate(GATED, table, x, rows);
  assert.deepEqual(y, reference(GATED, x));
  const boundary = new Map([
    ['x', x],
    ['y', y],
  ]);
  assert.ok(isProven(setup, key, random, boundary, witness));
  const wrong = new Map([...boundary, ['y', y.with(700, y[700]! + 1)]]);
  assert.equal(isProven(setup, key, random, wrong, witness), false);
});
