/** The cell of norm: against the kind's reference, against provers who choose roots and quotients, and proven. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createKey } from '../../../crypto/proof/key.ts';
import { type NormSpec, normCell, traceNorm } from '../../../models/program/cells/norm.ts';
import type { TensorData } from '../../../models/program/kind.ts';
import { norm } from '../../../models/program/kinds/norm.ts';
import {
  assertEachEntryMatters,
  integer,
  isProven,
  isViolated,
  violations,
} from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const BIG = 2 ** 31 - 1;
const LEAST = -(2 ** 31);
const ROWS = 12;
const random = seededScalars(101n);
let setup: TrapdoorSetup;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
});

const noise = (count: number, limit: number): Int32Array =>
  Int32Array.from({ length: count }, () => integer(random, limit));

const reference = ({ gamma, beta, epsilon }: NormSpec, x: Int32Array): Int32Array =>
  norm.run(
    { kind: 'norm', name: 'n', in: ['x'], out: 'y', gamma: 'g', beta: beta && 'b', center: false, epsilon },
    [{ rows: 1, width: x.length, data: x }],
    {
      spec: (name) => ({ name, type: 'i32', shape: [x.length], offset: 0, bytes: 0 }),
      data: (name) => (name === 'g' ? gamma : beta!),
    },
    [],
  );

const specOf = (
  width: number,
  epsilon: number,
  gamma: TensorData = noise(width, 2 ** 20),
  beta: TensorData | null = null,
): NormSpec => ({ epsilon, gamma, beta });

type Case = readonly [spec: NormSpec, x: Int32Array];
const CASES: readonly Case[] = [
  [specOf(1, 0), Int32Array.of(0)],
  [specOf(1, 0), Int32Array.of(1)],
  [specOf(2, 0), Int32Array.of(0, 0)],
  [specOf(2, 1), Int32Array.of(0, 0)],
  [specOf(2, Number.MAX_SAFE_INTEGER), Int32Array.of(LEAST, BIG)],
  [
    specOf(4, 1000, Int32Array.of(BIG, -BIG, LEAST, 1), Int32Array.of(BIG, -BIG, LEAST, 7)),
    Int32Array.of(1, 1, 1, 1),
  ],
  [specOf(4, 0, Int32Array.of(BIG, -BIG, LEAST, 1), Int32Array.of(BIG, -BIG, LEAST, 7)), noise(4, 5)],
  [specOf(3, 5), Int32Array.of(2 ** 24 - 1, 1 - 2 ** 24, 0)],
  [specOf(3, 5), Int32Array.of(2 ** 24, -(2 ** 24), 1)],
  [specOf(5, 3), Int32Array.of(LEAST, 0, 1, -1, 128)],
  [specOf(ROWS, 12_345, noise(ROWS, BIG), noise(ROWS, 1000)), noise(ROWS, 2 ** 28)],
  [specOf(9, 2 ** 40), noise(9, 3000)],
];

test("the trace's output is that of the kind's reference, at every magnitude", () => {
  for (const [spec, x] of CASES) assert.deepEqual(traceNorm(spec, x, ROWS).y, reference(spec, x), x.join());
  for (let bits = 1; bits <= 31; bits++) {
    const spec = specOf(64, [0, 1, 1e6, Number.MAX_SAFE_INTEGER][bits % 4]!, noise(64, BIG), noise(64, BIG));
    const x = Int32Array.from([...noise(62, 2 ** bits - 1), 2 ** bits - 1, -(2 ** bits)]);
    assert.deepEqual(traceNorm(spec, x, 64).y, reference(spec, x), `${bits}`);
  }
});

const ON_FIRST = /^(square|root\d|isZero)/;

/** What a prover may choose where nothing follows from it. */
const isFree = (
  name: string,
  row: number,
  width: number,
  witness: ReadonlyMap<string, Int32Array>,
): boolean =>
  (row > 0 && ON_FIRST.test(name)) ||
  (row >= width && (name === 'here' || name.startsWith('reciprocal'))) ||
  (name.startsWith('gap') && witness.get('here')![row] === 0);

test('honest columns hold; every change of one entry does not', () => {
  for (const [spec, x] of CASES) {
    const { y, witness } = traceNorm(spec, x, ROWS);
    const columns = new Map([['x', x], ['y', y], ...witness]);
    assertEachEntryMatters(normCell(spec, ROWS), columns, ROWS, random, (name, row) =>
      isFree(name, row, x.length, witness),
    );
  }
});

type Columns = Map<string, Int32Array>;

/** Puts an integer, however far from the truth, into limbs; what they cannot hold is left out. */
function putLimbs(columns: Columns, name: string, row: number, value: bigint): void {
  for (let k = 0; columns.has(`${name}${k}`); k++) {
    columns.get(`${name}${k}`)![row] = Number(BigInt.asUintN(11, value >> BigInt(11 * k)));
  }
}

/** The trace of a prover with another W, root or reciprocal, and all that follows from them. */
function claim(
  [spec, x]: Case,
  change: { square?: bigint; root?: bigint; reciprocal?: bigint; isZero?: number },
): Columns {
  const honest = traceNorm(spec, x, ROWS).witness;
  const joined = (name: string): bigint => {
    let value = 0n;
    for (let k = 0; honest.has(`${name}${k}`); k++)
      value += BigInt(honest.get(`${name}${k}`)![0]!) << BigInt(11 * k);
    return value;
  };
  const whole = joined('square') + 1n + (change.square ?? 0n);
  const root = joined('root') + (change.root ?? 0n);
  const quotient = joined('reciprocal') + (change.reciprocal ?? 0n);
  const columns: Columns = new Map([...honest].map(([name, values]) => [name, values.slice()]));
  putLimbs(columns, 'square', 0, whole - 1n);
  putLimbs(columns, 'root', 0, root);
  putLimbs(columns, 'rootRest', 0, whole - root * root);
  putLimbs(columns, 'rootRoom', 0, (root + 2n) * root - whole);
  putLimbs(columns, 'quotientRest', 0, (1n << 54n) - quotient * root);
  putLimbs(columns, 'quotientRoom', 0, root - 1n - ((1n << 54n) - quotient * root));
  if (change.isZero !== undefined) columns.get('isZero')![0] = change.isZero;
  const y = new Int32Array(x.length);
  for (let row = 0; row < ROWS; row++) {
    const product = BigInt(honest.get('shifted')![row]!) * quotient + (1n << 32n);
    const unit = product >> 33n;
    const gain = unit * BigInt(spec.gamma[row] ?? 0) + (1n << 15n);
    const raised = (gain >> 16n) + BigInt(spec.beta?.[row] ?? 0);
    const top = BigInt(BIG);
    const clamped = raised > top ? top : raised < -top ? -top : raised;
    columns.get('unit')![row] = Number(BigInt.asIntN(32, unit));
    if (row < x.length) y[row] = Number(clamped);
    putLimbs(columns, 'reciprocal', row, quotient);
    putLimbs(columns, 'unitRest', row, BigInt.asUintN(33, product));
    putLimbs(columns, 'unitLevel', row, unit + (1n << 25n));
    putLimbs(columns, 'gainRest', row, BigInt.asUintN(16, gain));
    putLimbs(columns, 'gainRoom', row, 65_535n - BigInt.asUintN(16, gain));
    putLimbs(columns, 'e', row, (raised < 0n ? -raised : raised) - (clamped < 0n ? -clamped : clamped));
    putLimbs(columns, 'above', row, clamped + top);
    putLimbs(columns, 'below', row, top - clamped);
  }
  return new Map([['x', x], ['y', y], ...columns]);
}

test('no other sum, root, quotient or zero can be claimed, alone or with another of them', () => {
  const deltas = [-2n, -1n, 0n, 1n, 2n, 1n << 22n];
  for (const one of CASES) {
    const relation = normCell(one[0], ROWS);
    assert.deepEqual(violations(relation, claim(one, {}), ROWS), [], one[1].join());
    for (const square of deltas) {
      for (const root of deltas) {
        for (const reciprocal of deltas) {
          if (square === 0n && root === 0n && reciprocal === 0n) continue;
          const lie = claim(one, { square, root, reciprocal });
          assert.ok(isViolated(relation, lie, ROWS, 0), `${one[1].join()}: ${square} ${root} ${reciprocal}`);
        }
      }
    }
    const zero = claim(one, {}).get('isZero')![0]!;
    for (const isZero of [1 - zero, 2, -1]) {
      for (const square of [-1n, 0n, 1n]) {
        assert.ok(
          isViolated(relation, claim(one, { isZero, square }), ROWS, 0),
          `${one[1].join()}: ${isZero}`,
        );
      }
    }
  }
});

test('rows cannot have reciprocals or exponents of their own', () => {
  const one = CASES.find(([, x]) => x.length === ROWS)!;
  const relation = normCell(one[0], ROWS);
  const honest = claim(one, {});
  const other = claim(one, { reciprocal: 1n });
  // row 3 of a trace under another reciprocal, which holds in itself
  const mixed = new Map(
    [...honest].map(([name, values]) => [name, values.with(3, other.get(name)![3] ?? 0)] as const),
  );
  const failed = violations(relation, mixed, ROWS);
  assert.ok(failed.length > 0 && failed.every((what) => what.startsWith('wire')), failed.join());
});

test('it is proven; with another output it is refused', () => {
  const rows = setup.domain.usable;
  const spec = specOf(576, 331, noise(576, 2 ** 18));
  const x = noise(576, 2 ** 22).with(100, 2 ** 29);
  const key = createKey(normCell(spec, rows), setup);
  const { y, witness } = traceNorm(spec, x, rows);
  assert.deepEqual(y, reference(spec, x));
  const boundary = new Map([
    ['x', x],
    ['y', y],
  ]);
  assert.ok(isProven(setup, key, random, boundary, witness));
  const wrong = new Map([...boundary, ['y', y.with(9, y[9]! + 1)]]);
  assert.equal(isProven(setup, key, random, wrong, witness), false);
});
