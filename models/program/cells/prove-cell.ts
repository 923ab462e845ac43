/**
 * The proof of one cell at one position, from the values that a hop computed: what a node answers a check with.
 * @module
 */
import type { IntCommits } from '../../../crypto/commit/int-commits.ts';
import { type Setup, VALUE_ROWS } from '../../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY, rowBlinder } from '../../../crypto/commit/weight-rows.ts';
import { concatBytes, equalBytes } from '../../../crypto/core/bytes.ts';
import { InternalError } from '../../../crypto/core/errors.ts';
import type { FrVector } from '../../../crypto/curve/curve.ts';
import { randomScalar, reduce } from '../../../crypto/curve/scalar.ts';
import type { WholeStatement } from '../../../crypto/proof/accept.ts';
import type { Point, Prover } from '../../../crypto/proof/arithmetic.ts';
import type { Place } from '../../../crypto/proof/cell-leaf.ts';
import { createProver, createVerifier } from '../../../crypto/proof/ceremony.ts';
import type { ProofContext } from '../../../crypto/proof/context.ts';
import { rowWeights } from '../../../crypto/proof/domain.ts';
import { FOLD_CHUNK, foldRows } from '../../../crypto/proof/fold.ts';
import { createKeys, type VerifyingKey } from '../../../crypto/proof/key.ts';
import { type CommittedColumn, type ProofStage, prove } from '../../../crypto/proof/prove.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import { type Statement, verify } from '../../../crypto/proof/verify.ts';
import { cellCost } from './cell-cost.ts';
import {
  type CellCommitments,
  type CellProduct,
  cellRowsRoot,
  commitProduct,
  modelBlinder,
  productOf,
} from './cell-weights.ts';
import type { ValueColumn } from './lower.ts';
import { boundaryNames, type ShardCell } from './shard-cells.ts';

/** What a cell's prover is busy with; `rows` only where the rows' commitments are not given. */
export type CellStage = 'rows' | 'trace' | ProofStage | 'verify' | 'folds';

export interface CellProofRequest {
  readonly cell: ShardCell;
  /** One position of a value, whole. */
  readonly values: (value: string) => Int32Array;
  /** Under which a boundary column is committed to there. */
  readonly blinderOf: (place: Place, values: Int32Array) => bigint;
  /** The rows root is the cell's own. */
  readonly context: Omit<ProofContext, 'rowsRoot'>;
  /** Of the cell's weights under the open model key; made here where absent. */
  readonly commitments?: CellCommitments | undefined;
  readonly onStage?: ((stage: CellStage) => void) | undefined;
}

export interface CellProof {
  readonly proof: Uint8Array;
  readonly statement: WholeStatement;
  readonly context: ProofContext;
  /** Of each fold, over chunks of 64 rows (`partialFolds`). */
  readonly partialSums: readonly (readonly Point[])[];
}

export interface CellEstimate {
  readonly seconds: number;
  /** Memory beside what the prover holds at rest. */
  readonly bytes: number;
}

export interface CellProver {
  /** What `prove` will take of this thread, by the cell's sizes and this machine's speed when the prover was made. */
  readonly estimate: (cell: ShardCell) => CellEstimate;
  readonly keyOf: (relation: Relation) => VerifyingKey;
  /**
   * Verifies what it made before it returns it.
   * @throws InternalError PROOF_WITNESS when the values are not those of the cell's operation
   */
  readonly prove: (request: CellProofRequest) => CellProof;
}

function rowBlinders({ name, rows, width, values }: CellProduct): bigint[] {
  return Array.from({ length: rows }, (_, row) =>
    rowBlinder(OPEN_MODEL_KEY, name, row, values.subarray(row * width, (row + 1) * width)),
  );
}

const sliceOf = ({ entries }: ValueColumn, values: Int32Array): Int32Array =>
  values.slice(entries[0], entries[0]! + entries.length);

/** Builds all its tables, some 75 MB: to be called outside scopes, once. @param ints for 8 blinders */
export function createCellProver(setup: Setup, ints: IntCommits): CellProver {
  ints.prepare(VALUE_ROWS);
  const prover = createProver(setup, ints);
  const verifier = createVerifier(setup);
  const keyOf = createKeys(prover);
  const { fr, g1, scope } = setup.curve;
  const { domain } = prover;
  const { size, usable } = domain;
  const sumSeconds = measureSum(prover);

  /** The n values of Σ_j weights[j] W_j and its blinder. */
  const foldOf = (
    product: CellProduct,
    blinders: readonly bigint[],
    weights: readonly bigint[],
  ): bigint[] => {
    const own = weights.slice(0, product.rows);
    const fold = foldRows(own, product.values, product.width);
    const blinder = reduce(own.reduce((sum, weight, j) => sum + weight * blinders[j]!, 0n));
    return [
      ...fold,
      ...new Array<bigint>(usable - product.width).fill(0n),
      blinder,
      ...new Array<bigint>(size - usable - 1).fill(0n),
    ];
  };
  /**
   * The rows as points, and Σ_j p_j C_{W_j} of each chunk of them. They were made here, or come from whoever gave the
   * weights: not checked again, the sums have to be the proof's fold anyhow.
   */
  const sumRows = (t: bigint, compressed: readonly Uint8Array[]): { rows: Point[]; partial: Point[] } =>
    scope(() => {
      const points = g1.decode(concatBytes(...compressed), 'curve');
      const weights = fr.fromBigInts(rowWeights(domain, t, compressed.length));
      const partial: Point[] = [];
      for (let from = 0; from < points.length; from += FOLD_CHUNK) {
        const to = Math.min(from + FOLD_CHUNK, points.length);
        partial.push(g1.msm(g1.slice(points, from, to), fr.slice(weights, from, to)));
      }
      return { rows: g1.toEvm(points), partial };
    });

  return {
    keyOf,
    estimate(cell) {
      const { sums, bytes } = cellCost(cell);
      return { seconds: sums * sumSeconds, bytes };
    },
    prove({ cell, values, blinderOf, context: about, commitments: given, onStage }) {
      const key = keyOf(cell.relation);
      const product = productOf(cell);
      let commitments = given;
      if (product !== undefined && commitments === undefined) {
        onStage?.('rows');
        commitments = commitProduct(product, OPEN_MODEL_KEY, ints);
      }
      onStage?.('trace');
      const context: ProofContext = { ...about, rowsRoot: cellRowsRoot(commitments) };
      const boundary = new Map(
        boundaryNames(cell.relation).map((name, i): [string, CommittedColumn] => {
          const column = cell.columns.get(name)!;
          const own = sliceOf(column, values(column.value));
          const blinders = [blinderOf(cell.places[i]!, own)];
          return [name, { values: own, blinders, commitment: ints.commit(own, blinders) }];
        }),
      );
      const model = new Map(
        product?.model.map((column, i) => [
          column.name,
          {
            values: column.values,
            blinders: [modelBlinder(OPEN_MODEL_KEY, product, column)],
            commitment: commitments!.model[i]!,
          },
        ]),
      );
      const witness = cell.trace(new Map([...boundary].map(([name, column]) => [name, column.values])));
      const blinders = product === undefined ? [] : rowBlinders(product);
      const proof = prove({
        key,
        prover,
        context,
        random: randomScalar,
        witness: {
          boundary,
          model,
          witness,
          fold: (_name, weights) => foldOf(product!, blinders, weights),
        },
        ...(onStage && { onStage }),
      });

      onStage?.('verify');
      const statement: Statement = {
        boundary: [...boundary.values()].map(({ commitment }) => commitment),
        model: [...model.values()].map(({ commitment }) => commitment),
      };
      const { t, folds } = verify(key, verifier, context, statement, proof);
      if (commitments === undefined) {
        return { proof, statement: { ...statement, rows: [] }, context, partialSums: [] };
      }
      onStage?.('folds');
      const { rows, partial } = sumRows(t, commitments.rows);
      if (!equalBytes(partial.reduce(g1.add), folds[0]!)) {
        throw new InternalError('PROOF_WITNESS', `${cell.name}: the fold is not that of its rows`, {
          hint: 'the commitments given are of other weights',
        });
      }
      return { proof, statement: { ...statement, rows: [rows] }, context, partialSums: [partial] };
    },
  };
}

/** Seconds of a full-width sum: the best of three, since this thread is not alone, and the code may still be compiling. */
function measureSum({ domain: { size }, vectors, commit, scope }: Prover<FrVector>): number {
  const values = Array.from({ length: size }, randomScalar);
  const timed = (): number =>
    scope(() => {
      const start = performance.now();
      commit(vectors.fromBigInts(values));
      return (performance.now() - start) / 1000;
    });
  return Math.min(timed(), timed(), timed());
}
