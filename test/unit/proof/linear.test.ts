/** The linear cell: its identities against the semantics of `linear`, and whole proofs of honest traces. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { reduce } from '../../../crypto/curve/scalar.ts';
import { foldRows } from '../../../crypto/proof/fold.ts';
import { createKey, type VerifyingKey } from '../../../crypto/proof/key.ts';
import { LINEAR_CELLS, traceLinear } from '../../../models/program/cells/linear.ts';
import { linear } from '../../../models/program/kinds/linear.ts';
import { PRODUCT_LIMIT } from '../../../models/program/requantise.ts';
import type { LinearOp } from '../../../models/program/types.ts';
import {
  commitLinear,
  type LinearOperation,
  randomLinear,
  roundTrip,
  rowViolations,
  sumsOf,
} from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

let setup: TrapdoorSetup;
let key: VerifyingKey;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
  key = createKey(LINEAR_CELLS.i8, setup);
});

const BIG = 2 ** 31 - 1;
/** Accumulators and multipliers at every edge: sums are biases, since x = 0. */
const EDGES: readonly (readonly [sum: number, mult: number])[] = [
  [0, 0],
  [BIG, 0],
  // q = 126, 127, 128, 129 and their negatives, exactly and one short of the next
  ...[126, 127, 128, 129].flatMap((q) =>
    [2 * q - 1, 2 * q, 2 * q + 1].flatMap((half) => [
      [half, 2 ** 32 - 1] as const,
      [-half, 2 ** 32 - 1] as const,
      [2 * half, 2 ** 31] as const,
      [-2 * half, 2 ** 31] as const,
    ]),
  ),
  // ties: sum * mult is an odd multiple of 2^32
  ...[1, -1, 3, -3, 253, -253, 255, -255].map((odd) => [2 * odd, 2 ** 31] as const),
  // the largest accumulators and products the validator admits
  [BIG, 2 ** 24],
  [-BIG, 2 ** 24],
  [BIG, 1],
  [-BIG, 1],
  [2 ** 23 - 1, 2 ** 32 - 1],
  [1 - 2 ** 23, 2 ** 32 - 1],
];

const edgeOperation: LinearOperation = {
  dIn: 1,
  dOut: EDGES.length,
  weight: new Int8Array(EDGES.length).fill(127),
  bias: Int32Array.from(EDGES, ([sum]) => sum),
  mult: Uint32Array.from(EDGES, ([, mult]) => mult),
  x: Int32Array.of(0),
};

/** What the kind's reference computes. */
function reference({ dIn, dOut, weight, bias, mult, x }: LinearOperation): Int32Array {
  const op: LinearOp = {
    kind: 'linear',
    name: 'l',
    in: ['x'],
    out: 'y',
    weight: 'w',
    bias: 'b',
    requant: { mult: 'm', out: 'i8' },
  };
  const data = { w: weight, b: bias, m: mult };
  const spec = (name: string) => ({
    name,
    type: 'i8' as const,
    shape: name === 'w' ? [dOut, dIn] : [dOut],
    offset: 0,
    bytes: 0,
  });
  const tensors = { spec, data: (name: string) => data[name as keyof typeof data] };
  return linear.run(op, [{ rows: 1, width: dIn, data: x }], tensors, []);
}

const columnsOf = (operation: LinearOperation): Map<string, ArrayLike<number>> => {
  const { y, witness } = traceLinear(sumsOf(operation), operation.mult, setup.domain.usable);
  return new Map<string, ArrayLike<number>>([
    ...witness,
    ['x', operation.x],
    ['y', y],
    ['b', operation.bias],
    ['mult', operation.mult],
  ]);
};

test('the edges are within what the validator admits', () => {
  for (const [sum, mult] of EDGES) assert.ok(Math.abs(sum) * mult < PRODUCT_LIMIT, `${sum} ${mult}`);
});

test("the trace's output is that of the kind's reference, at the edges and at random", () => {
  const random = seededScalars(1n);
  for (const operation of [edgeOperation, randomLinear(random, 33, 57), randomLinear(random, 200, 9)]) {
    const { y } = traceLinear(sumsOf(operation), operation.mult, setup.domain.usable);
    assert.deepEqual(y, reference(operation));
  }
});

test('every row of an honest trace satisfies every constraint and lookup', () => {
  for (const operation of [edgeOperation, randomLinear(seededScalars(2n), 33, 57)]) {
    const columns = columnsOf(operation);
    for (let row = 0; row < setup.domain.usable; row++) {
      const failed = rowViolations(LINEAR_CELLS.i8, (name) => BigInt(columns.get(name)![row] ?? 0));
      assert.deepEqual(failed, [], `row ${row}`);
    }
  }
});

test('every change of one entry of y, r or e breaks its row; every change of z or x breaks row or sum', () => {
  const random = seededScalars(3n);
  for (const operation of [edgeOperation, randomLinear(random, 33, 57)]) {
    const columns = columnsOf(operation);
    const u = foldRows(Array.from({ length: operation.dOut }, random), operation.weight, operation.dIn);
    const failures = (row: number, changed: string, by: bigint): string[] =>
      rowViolations(LINEAR_CELLS.i8, (name) => {
        const value = BigInt(columns.get(name)![row] ?? 0);
        return name === changed ? reduce(value + by) : value;
      });
    for (let row = 0; row < operation.dOut + 2; row++) {
      for (const by of [1n, -1n, 1n << 11n, -(1n << 22n), 254n, -254n, random()]) {
        for (const name of ['y', 'r0', 'r1', 'r2', 'e0', 'e1']) {
          assert.notDeepEqual(failures(row, name, by), [], `${name}[${row}] + ${by}`);
        }
        // p_j is never zero, so a changed z breaks the sum; x changes it by u_k times the change
        if (row < operation.dIn) assert.notEqual(reduce(u[row]! * by), 0n);
      }
    }
  }
});

test('honest proofs verify: edges, random sizes, one row, one column, no row', () => {
  const random = seededScalars(4n);
  const cells = [
    edgeOperation,
    randomLinear(random, 64, 48),
    randomLinear(random, 4088, 2),
    randomLinear(random, 2, 4088),
    randomLinear(random, 1, 1),
  ];
  for (const operation of cells) {
    const cell = commitLinear(setup, random, operation);
    roundTrip(setup, key, random, cell);
    assert.deepEqual(cell.y, reference(operation));
  }
});

test('a witness of another computation is refused before it is sent', () => {
  const random = seededScalars(5n);
  const cell = commitLinear(setup, random, randomLinear(random, 8, 8));
  const z = cell.witness.witness.get('z')!.slice();
  z[3]!++;
  const witness = new Map([...cell.witness.witness, ['z', z] as const]);
  assert.throws(() => roundTrip(setup, key, random, { ...cell, witness: { ...cell.witness, witness } }), {
    code: 'PROOF_WITNESS',
  });
});
