/** The cell of `bfplinear`: its rows against the kind's reference at every exponent, and a whole proof. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { reduce } from '../../../crypto/curve/scalar.ts';
import { checkFold } from '../../../crypto/proof/fold.ts';
import { createKey } from '../../../crypto/proof/key.ts';
import { encodeProof } from '../../../crypto/proof/layout.ts';
import { argue, type CommittedColumn } from '../../../crypto/proof/prove.ts';
import { verify } from '../../../crypto/proof/verify.ts';
import { bfplinearCell, traceBfplinear } from '../../../models/program/cells/bfplinear.ts';
import { scaleRows } from '../../../models/program/kinds/bfplinear.ts';
import { PRODUCT_LIMIT } from '../../../models/program/requantise.ts';
import {
  blindersOf,
  CONTEXT,
  commitColumn,
  commitRows,
  integer,
  rowViolations,
} from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const BIG = 2 ** 31 - 1;
const random = seededScalars(81n);
let setup: TrapdoorSetup;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
});

/** Sums, multipliers and biases at every edge. */
const EDGES: readonly (readonly [sum: number, mult: number, bias: number])[] = [
  [0, 0, 0],
  [0, 0, BIG],
  [0, 0, -BIG],
  [1, 2 ** 32 - 1, 0],
  [-1, 2 ** 32 - 1, 5],
  [BIG, 2 ** 24, 0],
  [-BIG, 2 ** 24, 0],
  [BIG, 2 ** 24, -BIG],
  [BIG, 1, BIG],
  [2 ** 20, 2 ** 11, 1],
  [-(2 ** 20), 2 ** 11, -1],
  [3 * 2 ** 10, 2 ** 20, 0],
  [-3 * 2 ** 10, 2 ** 20, 0],
];

/** What the kind makes of the sums. */
function reference(sums: Int32Array, exponent: number, mult: Uint32Array, bias: Int32Array): Int32Array {
  const op = {
    kind: 'bfplinear',
    name: 'l',
    in: ['x'],
    out: 'y',
    weight: 'w',
    mult: 'm',
    bias: 'b',
  } as const;
  const spec = (name: string) => ({ name, type: 'i32' as const, shape: [sums.length], offset: 0, bytes: 0 });
  const tensors = { spec, data: (name: string) => (name === 'm' ? mult : bias) };
  return scaleRows(op, sums.slice(), Int32Array.of(exponent), tensors);
}

test('rows hold at every exponent and edge, with the reference’s output and with no other', () => {
  const sums = Int32Array.from(EDGES, ([sum]) => sum);
  const mult = Uint32Array.from(EDGES, ([, factor]) => factor);
  const bias = Int32Array.from(EDGES, ([, , b]) => b);
  for (const [sum, factor] of EDGES) assert.ok(Math.abs(sum) * factor < PRODUCT_LIMIT);
  const rows = EDGES.length + 4;
  for (let exponent = 0; exponent <= 21; exponent++) {
    const relation = bfplinearCell(2, rows);
    const x = Int32Array.of(2047, -2047, exponent);
    const { y, witness } = traceBfplinear(x, sums, mult, bias, rows);
    assert.deepEqual(y, reference(sums, exponent, mult, bias));
    const all = new Map<string, ArrayLike<number>>([
      ...witness,
      ['x', x],
      ['y', y],
      ['b', bias],
      ['mult', mult],
    ]);
    for (let row = 0; row < rows; row++) {
      const failures = (changed = '', by = 0n): string[] =>
        rowViolations(relation, (name) => {
          const value = BigInt(all.get(name)?.[row] ?? 0);
          return name === changed ? reduce(value + by) : value;
        });
      assert.deepEqual(failures(), [], `2^${exponent} row ${row}`);
      for (const name of ['x', 'y', ...witness.keys()]) {
        if (name === 'z') continue; // held by the sum
        for (const by of [1n, 1n << 11n]) assert.notDeepEqual(failures(name, by), [], `${name}[${row}]`);
      }
    }
  }
});

test('a whole cell is proven; with an exponent that is not the input’s it is refused', () => {
  const [dIn, dOut] = [20, 15];
  const rows = setup.domain.usable;
  const weight = Int8Array.from({ length: dIn * dOut }, () => integer(random, 127));
  const x = Int32Array.from({ length: dIn + 1 }, (_, i) => (i === dIn ? 9 : integer(random, 2047)));
  const bias = Int32Array.from({ length: dOut }, () => integer(random, 2 ** 20));
  const mult = Uint32Array.from({ length: dOut }, () => Number(random() % 4_000_000n));
  const sums = Int32Array.from({ length: dOut }, (_, j) => {
    let sum = 0;
    for (let k = 0; k < dIn; k++) sum += weight[j * dIn + k]! * x[k]!;
    return sum;
  });
  const key = createKey(bfplinearCell(dIn, rows), setup);
  const { rows: points, fold } = commitRows(setup, random, { weight, dIn, dOut });
  const attempt = (claimed: number): boolean => {
    const { y, witness } = traceBfplinear(x.with(dIn, claimed), sums, mult, bias, rows);
    witness.get('magnitude')![dIn] = x[dIn]!;
    const [input, output, biases] = [x, y, bias].map((v) => commitColumn(setup, v, blindersOf(random))) as [
      CommittedColumn,
      CommittedColumn,
      CommittedColumn,
    ];
    const factors = commitColumn(setup, mult, blindersOf(random));
    const { proof, holds } = argue({
      key,
      prover: setup,
      context: CONTEXT,
      random,
      witness: {
        boundary: new Map([
          ['x', input],
          ['y', output],
        ]),
        model: new Map<string, CommittedColumn<Int32Array | Uint32Array>>([
          ['b', biases],
          ['mult', factors],
        ]),
        witness,
        fold: (_name, weights) => fold(weights),
      },
    });
    const statement = {
      boundary: [input.commitment, output.commitment],
      model: [biases.commitment, factors.commitment],
    };
    const check = (): void => {
      const { t, folds } = verify(key, setup, CONTEXT, statement, encodeProof(proof));
      checkFold(setup, t, points, folds[0]!);
    };
    if (holds) check();
    else assert.throws(check, { code: 'PROOF_REJECTED' });
    return holds;
  };
  assert.equal(attempt(9), true);
  assert.equal(attempt(10), false);
});
