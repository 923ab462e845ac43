/**
 * A hop that lies about a fold, and how it is shown.
 * @module
 */
import assert from 'node:assert/strict';
import { hexToBytes } from 'viem';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY, rowBlinder } from '../../crypto/commit/weight-rows.ts';
import { randomScalar, reduce } from '../../crypto/curve/scalar.ts';
import { createProver, createVerifier } from '../../crypto/proof/ceremony.ts';
import { foldRows, partialFolds } from '../../crypto/proof/fold.ts';
import { type CommittedColumn, prove } from '../../crypto/proof/prove.ts';
import { verify } from '../../crypto/proof/verify.ts';
import { modelBlinder, productOf } from '../../models/program/cells/cell-weights.ts';
import { boundaryNames } from '../../models/program/cells/shard-cells.ts';
import { g1ToEip2537 } from '../../settlement/chain/points.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import type { CellMove, CheckFacts, FoldContest } from '../../settlement/checks/types.ts';
import { blinderOf, type CheckSegment, type CheckWorld } from './spot-check.ts';

/**
 * A proof of the first cell at the first position that every verifier accepts, under a fold that is not that of the
 * rows: it differs by δ with δ·x = 0, so the sums still agree.
 */
export async function falseFold(
  world: CheckWorld,
  segment: CheckSegment,
  facts: CheckFacts,
  cells: readonly number[],
): Promise<CellMove> {
  const honest = world.move(segment, facts, cells, cells.indexOf(0));
  const setup = await loadSetup();
  const prover = createProver(setup, world.ints);
  const verifier = createVerifier(setup);
  const cell = world.shard.cells[0]!;
  const product = productOf(cell)!;
  const key = world.prover.keyOf(cell.relation);
  const { rows, values, width } = product;
  const { usable, size } = key.domain;
  const boundary = new Map(
    boundaryNames(cell.relation).map((name, i): [string, CommittedColumn] => {
      const own = segment.values[0]!.get(cell.columns.get(name)!.value)!;
      const { point } = honest.boundary[i]!;
      return [name, { values: own, blinders: [blinderOf(cell.places[i]!, 0)], commitment: point }];
    }),
  );
  const model = new Map(
    product.model.map((column, i) => {
      const blinders = [modelBlinder(OPEN_MODEL_KEY, product, column)];
      return [column.name, { values: column.values, blinders, commitment: honest.model[i]! }];
    }),
  );
  const x = boundary.get('x')!.values;
  const context = {
    chainId: BigInt(world.addresses.chainId),
    contract: hexToBytes(world.addresses.challenge),
    poeaHash: facts.claimHash,
    sessionId: facts.sessionId,
    attempt: facts.attempt,
    layer: 0,
    position: 0,
    modelRoot: facts.modelRoot,
    rowsRoot: honest.leaf.rowsRoot,
  };
  const fold = (weights: readonly bigint[]): bigint[] => {
    const own = weights.slice(0, rows);
    const sums = foldRows(own, values, width);
    sums[0] = reduce(sums[0]! + BigInt(x[1]!));
    sums[1] = reduce(sums[1]! - BigInt(x[0]!));
    const blinder = own.reduce((sum, weight, j) => {
      const row = values.subarray(j * width, (j + 1) * width);
      return reduce(sum + weight * rowBlinder(OPEN_MODEL_KEY, product.name, j, row));
    }, 0n);
    const padding = new Array<bigint>(usable - width).fill(0n);
    return [...sums, ...padding, blinder, ...new Array<bigint>(size - usable - 1).fill(0n)];
  };
  const witness = cell.trace(new Map([...boundary].map(([name, column]) => [name, column.values])));
  const proof = prove({
    key,
    prover,
    context,
    random: randomScalar,
    witness: { boundary, model, witness, fold: (_name, weights) => fold(weights) },
  });
  const statement = { boundary: honest.boundary.map(({ point }) => point), model: honest.model };
  const { t, folds } = verify(key, verifier, context, statement, proof);
  assert.notDeepEqual(partialFolds(verifier, t, world.commitments[0]!.rows.map(g1ToEip2537)), folds);
  return { ...honest, proof, partialSums: [folds] };
}

/** Names the first chunk of the fold of cell `number`, proven as draw `draw`. */
export async function contestOf(
  world: CheckWorld,
  facts: CheckFacts,
  draw: number,
  number: number,
): Promise<FoldContest> {
  const { checks } = await world.ledger('stranger');
  const proven = (await checks.proven(checkIdOf(facts))).find((cell) => cell.draw === draw)!;
  const rows = world.commitments[number]!.rows.map(g1ToEip2537);
  return { draw, folds: proven.folds, fold: 0, chunk: 0, rows };
}
