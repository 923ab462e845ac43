/**
 * Cells proven over the ceremony's points, as a hop would: what the whole-model test and the benchmarks share.
 * @module
 */
import { createIntCommits, type IntCommits } from '../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../crypto/commit/setup.ts';
import type { FrVector } from '../../crypto/curve/curve.ts';
import { randomScalar } from '../../crypto/curve/scalar.ts';
import type { Point, Prover, Verifier } from '../../crypto/proof/arithmetic.ts';
import { createProver, createVerifier } from '../../crypto/proof/ceremony.ts';
import { BLINDING_ROWS } from '../../crypto/proof/domain.ts';
import { checkFold } from '../../crypto/proof/fold.ts';
import { createKey, type VerifyingKey } from '../../crypto/proof/key.ts';
import { type CommittedColumn, prove } from '../../crypto/proof/prove.ts';
import { named, type Relation } from '../../crypto/proof/relation.ts';
import { type FoldClaim, verify } from '../../crypto/proof/verify.ts';
import { traceLinear } from '../../models/program/cells/linear.ts';
import type { Cell, ProductRows } from '../../models/program/cells/lower.ts';
import type { Requantise } from '../../models/program/types.ts';
import { CONTEXT, foldWithBlinders, sumsOf } from './proof-cells.ts';

export interface Ceremony {
  readonly prover: Prover<FrVector>;
  readonly verifier: Verifier;
  readonly ints: IntCommits;
  readonly keyOf: (relation: Relation) => VerifyingKey;
  readonly commit: (values: Int32Array) => CommittedColumn;
}

export async function loadCeremony(): Promise<Ceremony> {
  const setup = await loadSetup();
  const ints = await createIntCommits(BLINDING_ROWS);
  const prover = createProver(setup, ints);
  const keys = new Map<Relation, VerifyingKey>();
  return {
    prover,
    verifier: createVerifier(setup),
    ints,
    keyOf(relation) {
      const key = keys.get(relation) ?? createKey(relation, prover);
      keys.set(relation, key);
      return key;
    },
    commit(values) {
      const blinders = [randomScalar()];
      return { values, blinders, commitment: ints.commit(values, blinders) };
    },
  };
}

export interface CellToProve {
  readonly relation: Relation;
  readonly boundary: ReadonlyMap<string, CommittedColumn>;
  readonly product?: ProductRows & { readonly out: Requantise['out'] };
  /** The witness columns; those of the product when absent. */
  readonly trace?: Cell['trace'];
}

export interface ProvenCell {
  readonly seconds: number;
  readonly bytes: number;
  /** Verifies again; checks the fold too when asked to. */
  readonly check: (withFold: boolean) => void;
}

/** Proves one cell. The rows' commitments are made only for a check of the fold. */
export function proveCell(
  ceremony: Ceremony,
  { relation, boundary, product, trace }: CellToProve,
): ProvenCell {
  const { prover, verifier, ints, commit } = ceremony;
  const key = ceremony.keyOf(relation);
  const model = new Map<string, CommittedColumn<Int32Array | Uint32Array>>();
  const blinders: bigint[][] = [];
  if (product !== undefined) {
    const { bias, mult } = product;
    model.set('b', commit(bias));
    const own = [randomScalar()];
    const commitment = ints.commit(BigInt64Array.from(mult, BigInt), own);
    model.set('mult', { values: mult, blinders: own, commitment });
    for (let j = 0; j < bias.length; j++) blinders.push([randomScalar()]);
  }
  const shape = product && { dIn: product.width, dOut: product.bias.length, weight: product.weight };
  const values = new Map([...boundary].map(([name, column]) => [name, column.values] as const));
  const traceOwn = (): ReadonlyMap<string, Int32Array> => {
    if (product === undefined) return new Map();
    const sums = sumsOf({ ...shape!, bias: product.bias, mult: product.mult, x: values.get('x')! });
    return traceLinear(sums, product.mult, key.domain.usable, product.out).witness;
  };
  const witness = trace === undefined ? traceOwn() : trace(values);
  const start = performance.now();
  const bytes = prove({
    key,
    prover,
    context: CONTEXT,
    random: randomScalar,
    witness: {
      boundary,
      model,
      witness,
      fold: (_name, weights) => foldWithBlinders(shape!, blinders, key.domain.size, weights),
    },
  });
  const seconds = (performance.now() - start) / 1000;
  const statement = {
    boundary: named(key.system, 'boundary').map((name) => boundary.get(name)!.commitment),
    model: named(key.system, 'model').map((name) => model.get(name)!.commitment),
  };
  const rowsOf = ({ width, weight }: ProductRows): Point[] =>
    blinders.map((own, j) => ints.commit(Int32Array.from(weight.subarray(j * width, (j + 1) * width)), own));
  return {
    seconds,
    bytes: bytes.length,
    check(withFold) {
      const { t, folds }: FoldClaim = verify(key, verifier, CONTEXT, statement, bytes);
      if (withFold && product !== undefined) checkFold(verifier, t, rowsOf(product), folds[0]!);
    },
  };
}
