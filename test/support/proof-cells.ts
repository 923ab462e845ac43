/**
 * Linear cells for tests: made, committed, proven and verified over a setup with a known tau.
 * @module
 */
import assert from 'node:assert/strict';
import { reduce } from '../../crypto/curve/scalar.ts';
import type { Point } from '../../crypto/proof/arithmetic.ts';
import type { ProofContext } from '../../crypto/proof/context.ts';
import { BLINDING_ROWS } from '../../crypto/proof/domain.ts';
import { type Expression, evaluate, type Ring } from '../../crypto/proof/expression.ts';
import { checkFold, foldRows } from '../../crypto/proof/fold.ts';
import type { VerifyingKey } from '../../crypto/proof/key.ts';
import { encodeProof } from '../../crypto/proof/layout.ts';
import { argue, type CommittedColumn, prove, type Witness } from '../../crypto/proof/prove.ts';
import { named, type Relation } from '../../crypto/proof/relation.ts';
import { type Statement, verify } from '../../crypto/proof/verify.ts';
import { traceLinear } from '../../models/program/cells/linear.ts';
import type { TrapdoorSetup } from './proof-setup.ts';

export interface LinearOperation {
  readonly dIn: number;
  readonly dOut: number;
  /** dOut rows of dIn */
  readonly weight: Int8Array;
  readonly bias: Int32Array;
  readonly mult: Uint32Array;
  readonly x: Int32Array;
}

export interface CommittedCell {
  readonly witness: Witness;
  readonly statement: Statement;
  readonly rows: readonly Point[];
  readonly y: Int32Array;
}

const word = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

export const CONTEXT: ProofContext = {
  chainId: 31_337n,
  contract: new Uint8Array(20).fill(1),
  poeaHash: word(2),
  sessionId: word(3),
  attempt: 0,
  layer: 1,
  position: 2,
  modelRoot: word(4),
  rowsRoot: word(5),
};

/** An integer in -limit..limit. */
export const integer = (random: () => bigint, limit: number): number =>
  Number(random() % BigInt(2 * limit + 1)) - limit;

export function randomLinear(random: () => bigint, dIn: number, dOut: number): LinearOperation {
  return {
    dIn,
    dOut,
    weight: Int8Array.from({ length: dIn * dOut }, () => integer(random, 127)),
    bias: Int32Array.from({ length: dOut }, () => integer(random, 100_000)),
    mult: Uint32Array.from({ length: dOut }, () => Number(random() % 8_000_000n)),
    x: Int32Array.from({ length: dIn }, () => integer(random, 127)),
  };
}

export const sumsOf = ({ dIn, dOut, weight, bias, x }: LinearOperation): Int32Array =>
  Int32Array.from({ length: dOut }, (_, j) => {
    let sum = bias[j]!;
    for (let k = 0; k < dIn; k++) sum += weight[j * dIn + k]! * x[k]!;
    return sum;
  });

/** The n values on H. */
export function onRows(size: number, values: ArrayLike<number>, blinders: readonly bigint[]): bigint[] {
  const out = new Array<bigint>(size).fill(0n);
  for (let i = 0; i < values.length; i++) out[i] = reduce(BigInt(values[i]!));
  for (const [i, blinder] of blinders.entries()) out[size - BLINDING_ROWS + i] = blinder;
  return out;
}

export const blindersOf = (random: () => bigint): bigint[] => Array.from({ length: BLINDING_ROWS }, random);

export const commitColumn = <T extends Int32Array | Uint32Array>(
  setup: TrapdoorSetup,
  values: T,
  blinders: readonly bigint[],
): CommittedColumn<T> => ({
  values,
  blinders,
  commitment: setup.multiple(setup.sparseAtTau(values, blinders)),
});

/** The n values of the fold of an operation's rows and their blinders. */
export function foldWithBlinders(
  { weight, dIn, dOut }: Pick<LinearOperation, 'weight' | 'dIn' | 'dOut'>,
  blinders: readonly (readonly bigint[])[],
  size: number,
  weights: readonly bigint[],
): bigint[] {
  const used = weights.slice(0, dOut);
  const values = [...foldRows(used, weight, dIn), ...new Array<bigint>(size - dIn).fill(0n)];
  for (let i = 0; i < BLINDING_ROWS; i++) {
    values[size - BLINDING_ROWS + i] = blinders.reduce(
      (sum, own, j) => reduce(sum + used[j]! * (own[i] ?? 0n)),
      0n,
    );
  }
  return values;
}

/** Rows of weights with their blinders, and the fold a prover makes of them. */
export function commitRows(
  setup: TrapdoorSetup,
  random: () => bigint,
  operation: Pick<LinearOperation, 'weight' | 'dIn' | 'dOut'>,
): { readonly rows: readonly Point[]; readonly fold: (weights: readonly bigint[]) => bigint[] } {
  const { weight, dIn, dOut } = operation;
  const blinders = Array.from({ length: dOut }, () => blindersOf(random));
  return {
    rows: blinders.map((own, j) =>
      setup.multiple(setup.sparseAtTau(weight.subarray(j * dIn, (j + 1) * dIn), own)),
    ),
    fold: (weights) => foldWithBlinders(operation, blinders, setup.domain.size, weights),
  };
}

/** Everything a prover of this operation holds, and what the verifier sees of it. */
export function commitLinear(
  setup: TrapdoorSetup,
  random: () => bigint,
  operation: LinearOperation,
): CommittedCell {
  const { y, witness } = traceLinear(sumsOf(operation), operation.mult, setup.domain.usable);
  const [x, out, b] = [operation.x, y, operation.bias].map((values) =>
    commitColumn(setup, values, blindersOf(random)),
  ) as [CommittedColumn, CommittedColumn, CommittedColumn];
  const mult = commitColumn(setup, operation.mult, blindersOf(random));
  const { rows, fold } = commitRows(setup, random, operation);
  return {
    witness: {
      boundary: new Map([
        ['x', x],
        ['y', out],
      ]),
      model: new Map<string, CommittedColumn<Int32Array | Uint32Array>>([
        ['b', b],
        ['mult', mult],
      ]),
      witness,
      fold: (_name, weights) => fold(weights),
    },
    statement: { boundary: [x.commitment, out.commitment], model: [b.commitment, mult.commitment] },
    rows,
    y,
  };
}

/** Proves, verifies and checks the fold. */
export function roundTrip(
  setup: TrapdoorSetup,
  key: VerifyingKey,
  random: () => bigint,
  cell: CommittedCell,
): Uint8Array {
  const proof = prove({ key, prover: setup, context: CONTEXT, witness: cell.witness, random });
  const { t, folds } = verify(key, setup, CONTEXT, cell.statement, proof);
  checkFold(setup, t, cell.rows, folds[0]!);
  return proof;
}

type At = (name: string) => bigint;

/** What a kind's own expressions are on one row. */
const onRow =
  (at: At) =>
  (e: Expression): bigint => {
    const ring: Ring<bigint> = {
      constant: reduce,
      challenge: (name) => {
        throw new Error(`a kind's constraint uses ${name}`);
      },
      weight: () => {
        throw new Error("a kind's constraint uses p");
      },
      column: (name) => reduce(at(name)),
      add: (left, right) => reduce(left + right),
      multiply: (left, right) => reduce(left * right),
    };
    return evaluate(e, ring);
  };

/** Which constraints and lookups of a relation fail on one row, by number. */
export function rowViolations(relation: Relation, at: At): string[] {
  const value = onRow(at);
  const failed = relation.constraints.flatMap((c, i) => (value(c) === 0n ? [] : [`constraint ${i}`]));
  relation.lookups.forEach((lookup, i) => {
    if (!tableOf(relation).has(lookup.map(value).join())) failed.push(`lookup ${i}`);
  });
  return failed;
}

/**
 * The same of all rows, with sums and wires, for kinds without weights.
 * @param columns boundary and witness; rows that are not given are zero
 */
export function violations(
  relation: Relation,
  columns: ReadonlyMap<string, ArrayLike<number | bigint>>,
  rows: number,
): string[] {
  const all = new Map(columns);
  for (const c of relation.columns) if (c.role === 'fixed') all.set(c.name, c.values);
  const failed: string[] = [];
  const sums = relation.sums.map(() => 0n);
  /** For each copied tuple the copies less the originals. */
  const copies = new Map<string, bigint>();
  for (let row = 0; row < rows; row++) {
    const at: At = (name) => BigInt(all.get(name)![row] ?? 0);
    const value = onRow(at);
    failed.push(...rowViolations(relation, at).map((what) => `${what} row ${row}`));
    relation.sums.forEach((sum, i) => {
      sums[i] = reduce(sums[i]! + value(sum));
    });
    for (const { times, tuple } of relation.wires) {
      const id = `${value(tuple[0])} ${value(tuple[1])} ${tuple[2]}`;
      copies.set(id, reduce((copies.get(id) ?? 0n) + value(times)));
    }
  }
  failed.push(...sums.flatMap((sum, i) => (sum === 0n ? [] : [`sum ${i}`])));
  return [...failed, ...[...copies].flatMap(([id, count]) => (count === 0n ? [] : [`wire ${id}`]))];
}

/** Whether columns violate a kind that they satisfied before one row was changed: that row is looked at first. */
export function isViolated(
  relation: Relation,
  columns: ReadonlyMap<string, ArrayLike<number | bigint>>,
  rows: number,
  row: number,
): boolean {
  const all = new Map(columns);
  for (const c of relation.columns) if (c.role === 'fixed') all.set(c.name, c.values);
  return (
    rowViolations(relation, (name) => BigInt(all.get(name)![row] ?? 0)).length > 0 ||
    violations(relation, columns, rows).length > 0
  );
}

const tables = new WeakMap<Relation, Set<string>>();
function tableOf(relation: Relation): Set<string> {
  let table = tables.get(relation);
  if (table === undefined) {
    table = new Set(relation.table.map((row) => row.map((v) => reduce(BigInt(v))).join()));
    tables.set(relation, table);
  }
  return table;
}

/**
 * Honest columns hold, and each change of one entry of them breaks something.
 * @param columns x among them, whose entries beyond its own are the committer's
 * @param isFree entries that the statement does not depend on
 */
export function assertEachEntryMatters(
  relation: Relation,
  columns: ReadonlyMap<string, Int32Array>,
  rows: number,
  random: () => bigint,
  isFree: (name: string, row: number) => boolean = () => false,
): void {
  const width = columns.get('x')!.length;
  const what = `${relation.name} ${columns.get('x')!.join()}`;
  assert.deepEqual(violations(relation, columns, rows), [], what);
  for (const [name, values] of columns) {
    for (let row = 0; row < (name === 'x' ? width : rows); row++) {
      if (isFree(name, row)) continue;
      for (const by of [1n, -1n, 1n << 11n, random()]) {
        const changed = Array.from({ length: rows }, (_, i) => BigInt(values[i] ?? 0));
        changed[row]! += by;
        const all = new Map<string, ArrayLike<number | bigint>>([...columns, [name, changed]]);
        assert.ok(isViolated(relation, all, rows, row), `${what}: ${name}[${row}] + ${by}`);
      }
    }
  }
}

/**
 * Whether the columns satisfy a kind without weights. Its proof is made either way and put to the verifier, who has to
 * agree.
 */
export function isProven(
  setup: TrapdoorSetup,
  key: VerifyingKey,
  random: () => bigint,
  columns: ReadonlyMap<string, Int32Array>,
  witness: ReadonlyMap<string, Int32Array>,
): boolean {
  const boundary = new Map(
    named(key.system, 'boundary').map(
      (name) => [name, commitColumn(setup, columns.get(name)!, blindersOf(random))] as const,
    ),
  );
  const all = { boundary, model: new Map(), witness, fold: () => [] };
  const { proof, holds } = argue({ key, prover: setup, context: CONTEXT, witness: all, random });
  const statement = { boundary: [...boundary.values()].map((c) => c.commitment), model: [] };
  const check = () => verify(key, setup, CONTEXT, statement, encodeProof(proof));
  if (holds) check();
  else assert.throws(check, { code: 'PROOF_REJECTED' });
  return holds;
}
