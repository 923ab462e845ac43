/**
 * A hop that lies about a fold, and how it is shown.
 * @module
 */
import assert from 'node:assert/strict';
import { hexToBytes } from 'viem';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY, rowBlinder, rowsRoot } from '../../crypto/commit/weight-rows.ts';
import { merkleProof } from '../../crypto/core/hash.ts';
import { randomScalar, reduce } from '../../crypto/curve/scalar.ts';
import { encodeCellLeaf } from '../../crypto/proof/cell-leaf.ts';
import { createProver, createVerifier } from '../../crypto/proof/ceremony.ts';
import { foldRows, partialFolds } from '../../crypto/proof/fold.ts';
import { type CommittedColumn, prove } from '../../crypto/proof/prove.ts';
import { verify } from '../../crypto/proof/verify.ts';
import { modelBlinder, productOf } from '../../models/program/cells/cell-weights.ts';
import { boundaryNames, type ShardCell } from '../../models/program/cells/shard-cells.ts';
import { g1ToEip2537 } from '../../settlement/chain/points.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import type { CellMove, CheckFacts, FoldContest } from '../../settlement/checks/types.ts';
import type { TracedShard } from './proof-shard.ts';
import { blinderOf, type CheckSegment, type CheckWorld } from './spot-check.ts';

/** What a hop says of a product's rows, and of what a fold of them is. */
interface Lie {
  /** The cell as it says it is. */
  readonly cell: ShardCell;
  /** Added to a fold of its rows. */
  readonly tilt: (sums: bigint[]) => void;
}

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
  const cell = world.shard.cells[0]!;
  const { value } = cell.columns.get('x')!;
  const x = segment.values[0]!.get(value)!;
  const tilt = (sums: bigint[]): void => {
    sums[0] = reduce(sums[0]! + BigInt(x[1]!));
    sums[1] = reduce(sums[1]! - BigInt(x[0]!));
  };
  return await lyingProof(world, segment, facts, { draw: cells.indexOf(0), number: 0 }, { cell, tilt });
}

/**
 * A proof of a product at the first position that every verifier accepts: of what other weights make of what it reads, under
 * their folds and the name of the model's rows.
 */
export const otherWeights = (
  world: CheckWorld,
  segment: CheckSegment,
  facts: CheckFacts,
  at: { readonly draw: number; readonly number: number },
  { cells }: TracedShard,
): Promise<CellMove> => lyingProof(world, segment, facts, at, { cell: cells[at.number]!, tilt: () => {} });

async function lyingProof(
  world: CheckWorld,
  segment: CheckSegment,
  facts: CheckFacts,
  { draw, number }: { readonly draw: number; readonly number: number },
  { cell, tilt }: Lie,
): Promise<CellMove> {
  const setup = await loadSetup();
  const prover = createProver(setup, world.ints);
  const verifier = createVerifier(setup);
  const product = productOf(cell)!;
  const key = world.prover.keyOf(cell.relation);
  const { rows, values, width } = product;
  const { usable, size } = key.domain;
  const leaf = world.leaves[number]!;
  const own = world.commitments[number]!;
  const placed = world.boundary(segment, facts, number, 0);
  const boundary = new Map(
    boundaryNames(cell.relation).map((name, i): [string, CommittedColumn] => {
      const column = segment.values[0]!.get(cell.columns.get(name)!.value)!;
      const { point } = placed[i]!;
      return [name, { values: column, blinders: [blinderOf(cell.places[i]!, 0)], commitment: point }];
    }),
  );
  const model = new Map(
    product.model.map((column, i) => {
      const blinders = [modelBlinder(OPEN_MODEL_KEY, product, column)];
      return [column.name, { values: column.values, blinders, commitment: own.model[i]! }];
    }),
  );
  const context = {
    chainId: BigInt(world.addresses.chainId),
    contract: hexToBytes(world.addresses.challenge),
    poeaHash: facts.claimHash,
    sessionId: facts.sessionId,
    attempt: facts.attempt,
    layer: number,
    position: 0,
    modelRoot: facts.modelRoot,
    rowsRoot: leaf.rowsRoot,
  };
  const fold = (weights: readonly bigint[]): bigint[] => {
    const used = weights.slice(0, rows);
    const sums = foldRows(used, values, width);
    tilt(sums);
    const blinder = used.reduce((sum, weight, j) => {
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
  const statement = { boundary: placed.map(({ point }) => point), model: own.model };
  const { t, folds } = verify(key, verifier, context, statement, proof);
  const points = own.rows.map(g1ToEip2537);
  assert.notDeepEqual(partialFolds(verifier, t, points), folds);
  const encoded = segment.model.leaves.map(encodeCellLeaf);
  return {
    draw,
    leaf: segment.model.leaves[number]!,
    leafPath: merkleProof(encoded, number),
    boundary: placed,
    model: own.model,
    rows: [{ rows: points.length, root: rowsRoot(own.rows) }],
    proof,
    partialSums: [folds],
  };
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
