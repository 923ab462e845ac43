/** Provers who cheat: whatever they put in place of the honest witness, no verifier accepts it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { checkFold } from '../../../crypto/proof/fold.ts';
import { createKey, type VerifyingKey } from '../../../crypto/proof/key.ts';
import { encodeProof } from '../../../crypto/proof/layout.ts';
import { argue, type Witness } from '../../../crypto/proof/prove.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import { verify } from '../../../crypto/proof/verify.ts';
import { LINEAR_CELLS } from '../../../models/program/cells/linear.ts';
import {
  blindersOf,
  CONTEXT,
  type CommittedCell,
  commitColumn,
  commitLinear,
  type LinearOperation,
  randomLinear,
  sumsOf,
} from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';
import { commitToy, TOY_SIZE, toyCell, toyOperation } from '../../support/proof-toy.ts';

let setup: TrapdoorSetup;
let key: VerifyingKey;
let toySetup: TrapdoorSetup;
let toyKey: VerifyingKey;
const random = seededScalars(21n);
before(async () => {
  setup = await loadTrapdoorSetup(4096);
  key = createKey(LINEAR_CELLS.i8, setup);
  toySetup = await loadTrapdoorSetup(TOY_SIZE);
  toyKey = createKey(toyCell, toySetup);
});

type Columns = Record<string, Int32Array>;

/** The cell with some columns changed; a changed boundary is committed anew, as its hop would have. */
function changed(at: TrapdoorSetup, cell: CommittedCell, columns: Columns): CommittedCell {
  const boundary = new Map(cell.witness.boundary);
  const witness = new Map(cell.witness.witness);
  for (const [name, values] of Object.entries(columns)) {
    if (boundary.has(name)) boundary.set(name, commitColumn(at, values, blindersOf(random)));
    else witness.set(name, values);
  }
  return {
    ...cell,
    witness: { ...cell.witness, boundary, witness },
    statement: { ...cell.statement, boundary: [...boundary.values()].map((c) => c.commitment) },
  };
}

/** Argues with `prover`'s idea of the key and verifies with the real one. */
function refused(
  at: TrapdoorSetup,
  verifier: VerifyingKey,
  cell: CommittedCell,
  prover: VerifyingKey = verifier,
  code = 'PROOF_REJECTED',
): void {
  const { proof } = argue({ key: prover, prover: at, context: CONTEXT, witness: cell.witness, random });
  assert.throws(
    () => {
      const { t, folds } = verify(verifier, at, CONTEXT, cell.statement, encodeProof(proof));
      checkFold(at, t, cell.rows, folds[0]!);
    },
    { code },
  );
}

/** One output with the given sum and multiplier 2^31: q = sum / 4, rounded half up. */
const single = (sum: number): LinearOperation => ({
  dIn: 1,
  dOut: 1,
  weight: Int8Array.of(1),
  bias: Int32Array.of(sum),
  mult: Uint32Array.of(2 ** 31),
  x: Int32Array.of(0),
});

/** The columns of a claim y that keeps the identity of the product, with what limbs that takes. */
function claim(sum: number, y: number, excess: number, usable: number): Columns {
  const sign = y < 0 ? -1 : 1;
  const rest = BigInt(sum) * 2n ** 31n + 2n ** 32n - BigInt(y + sign * excess) * 2n ** 33n;
  const column = (value: number, pad = 0): Int32Array => {
    const values = new Int32Array(usable).fill(pad);
    values[0] = value;
    return values;
  };
  return {
    y: Int32Array.of(y),
    r0: column(Number(rest & 2047n)),
    r1: column(Number((rest >> 11n) & 2047n)),
    r2: column(Number(rest >> 22n), 1024),
    e0: column(excess < 0 ? excess : excess % 2048),
    e1: column(excess < 0 ? 0 : Math.floor(excess / 2048)),
  };
}

test('the cheats below are close to the truth: the same columns with the true y are accepted', () => {
  for (const [sum, y, excess] of [
    [4 * 127, 127, 0],
    [4 * 128, 127, 1],
    [-4 * 127, -127, 0],
    [-4 * 128, -127, 1],
  ] as const) {
    const cell = commitLinear(setup, random, single(sum));
    const same = changed(setup, cell, claim(sum, y, excess, setup.domain.usable));
    const { proof, holds } = argue({ key, prover: setup, context: CONTEXT, witness: same.witness, random });
    assert.ok(holds);
    verify(key, setup, CONTEXT, same.statement, encodeProof(proof));
  }
});

test('y off by one at each clamp edge, on either side, with every excess that could excuse it', () => {
  for (const [sum, y, excess] of [
    [4 * 127, 126, 0],
    [4 * 127, 126, 1],
    [4 * 127, 128, 0],
    [4 * 127, 127, 1],
    [4 * 128, 126, 0],
    [4 * 128, 126, 2],
    [4 * 128, 127, 0],
    [4 * 128, 128, 0],
    [-4 * 127, -126, 0],
    [-4 * 127, -126, 1],
    [-4 * 127, -128, 0],
    [-4 * 128, -126, 2],
    [-4 * 128, -127, 0],
    [-4 * 128, -128, 0],
  ] as const) {
    const cell = commitLinear(setup, random, single(sum));
    refused(setup, key, changed(setup, cell, claim(sum, y, excess, setup.domain.usable)));
  }
});

test('a clamp that was skipped, one that was not due, one to the other side', () => {
  for (const [sum, y, excess] of [
    [4 * 1000, 1000, 0],
    [4 * 50, 127, -77],
    [4 * 50, -127, -177],
    [4 * 1000, -127, -1127],
  ] as const) {
    const cell = commitLinear(setup, random, single(sum));
    refused(setup, key, changed(setup, cell, claim(sum, y, excess, setup.domain.usable)));
  }
});

test('sums that are not W x + b, with everything after them consistent', () => {
  const operation = randomLinear(random, 12, 9);
  const honest = commitLinear(setup, random, operation);
  const sums = sumsOf(operation);
  for (const wrong of [
    sums.with(4, sums[4]! + 1),
    sums.with(0, sums[1]!).with(1, sums[0]!), // a swapped row
    sums.toReversed(),
  ]) {
    const bias = operation.bias.map((b, j) => b + wrong[j]! - sums[j]!);
    const lie = commitLinear(setup, random, { ...operation, bias }); // consistent with the wrong sums
    const boundary = new Map([...lie.witness.boundary, ['x', honest.witness.boundary.get('x')!] as const]);
    const { model, fold } = honest.witness;
    const statement = {
      boundary: [...boundary.values()].map((c) => c.commitment),
      model: honest.statement.model,
    };
    const witness = { ...lie.witness, boundary, model, fold };
    refused(setup, key, { ...lie, witness, statement, rows: honest.rows });
  }
});

test('another input, another fold, a fold that makes a false sum true', () => {
  const operation = randomLinear(random, 12, 9);
  const cell = commitLinear(setup, random, operation);
  const x = operation.x.with(3, (operation.x[3]! % 127) + 1);
  refused(setup, key, changed(setup, cell, { x }));

  // A prover free to choose u fits it to any output; then the fold is not that of the rows.
  const other = commitLinear(setup, random, { ...operation, weight: operation.weight.toReversed() });
  const { t, folds } = ((): ReturnType<typeof verify> => {
    const { proof, holds } = argue({ key, prover: setup, context: CONTEXT, witness: other.witness, random });
    assert.ok(holds);
    return verify(key, setup, CONTEXT, other.statement, encodeProof(proof));
  })();
  assert.throws(() => checkFold(setup, t, cell.rows, folds[0]!), { code: 'PROOF_FOLD' });
});

test('inputs out of range that would make true sums', () => {
  const operation = { ...randomLinear(random, 3, 3), x: Int32Array.of(128, -128, 5) };
  refused(setup, key, commitLinear(setup, random, operation));
});

const toy = (): CommittedCell => commitToy(toySetup, random, toyOperation([1, 5, 0, 7, 3, 3]));

test('the toy cell holds when nothing is changed', () => {
  const cell = toy();
  const { proof, holds } = argue({
    key: toyKey,
    prover: toySetup,
    context: CONTEXT,
    witness: cell.witness,
    random,
  });
  assert.ok(holds);
  const { t, folds } = verify(toyKey, toySetup, CONTEXT, cell.statement, encodeProof(proof));
  checkFold(toySetup, t, cell.rows, folds[0]!);
});

test('every single entry of every column of a small cell, changed', () => {
  const cell = toy();
  const columns = new Map<string, Int32Array>([
    ...[...cell.witness.boundary].map(([name, { values }]) => [name, values as Int32Array] as const),
    ...cell.witness.witness,
  ]);
  const { usable } = toySetup.domain;
  for (const [name, values] of columns) {
    for (let row = 0; row < usable; row++) {
      // Where W is zero and q follows, another input is another honest witness.
      if (name === 'x' && row >= 6) continue;
      const full = new Int32Array(usable);
      full.set(values);
      full[row]! += 1;
      // s may be anything 0 or 1 where y = 0
      if (name === 's' && full[row] === 1) full[row] = 2;
      refused(toySetup, toyKey, changed(toySetup, cell, { [name]: full }));
    }
  }
});

/** The key as a cheat would like it: same digest and columns, but other rules in the prover. */
const bent = (relation: Partial<Relation>): VerifyingKey => ({
  ...toyKey,
  system: { ...toyKey.system, relation: { ...toyCell, ...relation } },
});

test('multiplicities that do not count: a lookup left out, one counted twice, all on one row, none', () => {
  const { lookups } = toyCell;
  for (const counted of [lookups.slice(1), [...lookups, lookups[0]!], lookups.map(() => lookups[0]!), []]) {
    refused(toySetup, toyKey, toy(), bent({ lookups: counted }));
  }
});

test('a table with a row of the prover’s own, with a tag exchanged', () => {
  const { table } = toyCell;
  const cell = commitToy(toySetup, random, toyOperation([9, 5, 0, 7, 3, 3]));
  refused(toySetup, toyKey, cell); // 9 is in no table
  const own = [...table, [9, 0, 1], [9, 81, 2], [81, 0, 3]] as const;
  refused(toySetup, toyKey, cell, bent({ table: own }));
  refused(toySetup, toyKey, toy(), bent({ table: table.with(0, [0, 0, 2]) }));
});

test('a value of one sub-table under the tag of another', () => {
  // 49 is in sub-table 3 alone; 5 is in sub-table 1 and no square
  refused(toySetup, toyKey, changed(toySetup, toy(), { s: new Int32Array(56).fill(49) }));
  refused(toySetup, toyKey, changed(toySetup, toy(), { q: Int32Array.of(1, 5, 0, 49, 9, 9) }));
  // squares, but of other numbers: pairs are looked up as pairs
  refused(toySetup, toyKey, changed(toySetup, toy(), { q: Int32Array.of(1, 25, 0, 49, 9, 4) }));
});

test('constraints, helpers, sums or lookups that the prover leaves out', () => {
  const { system } = toyKey;
  for (const i of system.constraints.keys()) {
    const cell = changed(
      toySetup,
      toy(),
      i === 0 ? { s: new Int32Array(56) } : { s: new Int32Array(56).fill(3) },
    );
    const constraints = system.constraints.filter((_, k) => k !== i);
    refused(toySetup, toyKey, cell, { ...toyKey, system: { ...system, constraints } });
  }
});

test('a sum that is closed by force: an accumulator that ends away from zero', () => {
  const cell = changed(toySetup, toy(), { y: Int32Array.of(1, 2, 3, 4, 5) });
  const { holds } = argue({ key: toyKey, prover: toySetup, context: CONTEXT, witness: cell.witness, random });
  assert.equal(holds, false);
  refused(toySetup, toyKey, cell);
});

test('an opening of other values than the hop committed to', () => {
  // The proof is about x', the statement about x: the linking proof has no shift in the blinding rows.
  const cell = toy();
  const lie = commitToy(toySetup, random, toyOperation([2, 5, 0, 7, 3, 3]));
  const boundary = cell.witness.boundary;
  const other: Witness['boundary'] = new Map(
    [...lie.witness.boundary].map(([name, column]) => [
      name,
      { ...column, commitment: boundary.get(name)!.commitment },
    ]),
  );
  const witness = { ...lie.witness, boundary: other };
  refused(toySetup, toyKey, { ...lie, witness, statement: cell.statement });
});
