/**
 * What a part's manifest says of its cells: the tree over their leaves, and what the lowering of its program leaves to
 * state.
 *
 * A part file carries the leaves. Whoever has it can check their places, their number and the root at once, but kinds'
 * keys and rows of weights are committed to at import (node/models/commit-cells.ts), and checked by whoever packs the
 * model himself, and by a hop for each cell that it proves.
 * @module
 */

import { InternalError } from '../../crypto/core/errors.ts';
import { merkleRoot } from '../../crypto/core/hash.ts';
import { type CellLeaf, encodeCellLeaf, type Place } from '../../crypto/proof/cell-leaf.ts';
import { lowerShard, type ShardCells } from '../program/cells/shard-cells.ts';
import { createTensors } from '../program/weights.ts';
import type { ModelPart } from './split.ts';
import type { CellTree } from './types.ts';

const NONE: ShardCells = { cells: [], inner: [], unproven: [] };

/**
 * The cells that a part's manifest speaks of: of an open model's shards. The rows of a closed model would be committed
 * to under its owner's key, which hops cannot be given before it can be released to attested ones alone.
 */
export function cellsOf(
  { role, program, weights }: Pick<ModelPart, 'role' | 'program' | 'weights'>,
  closed: boolean,
): ShardCells {
  if (role !== 'shard' || closed) return NONE;
  return lowerShard(program, createTensors(program.tensors, weights));
}

/** @throws InternalError SHARD_LEAVES when these are not leaves of these cells */
export function cellTree(shard: ShardCells, leaves: readonly CellLeaf[]): CellTree | null {
  if (!fits(shard, leaves)) {
    throw new InternalError('SHARD_LEAVES', 'leaves of other cells than those of this part');
  }
  const { cells, inner, unproven } = shard;
  if (cells.length === 0) return null;
  return {
    root: merkleRoot(leaves.map(encodeCellLeaf)),
    count: cells.length,
    inner: inner.length,
    unproven: unproven.length,
  };
}

/** One leaf for each cell, with its places. */
export const fits = ({ cells }: ShardCells, leaves: readonly CellLeaf[]): boolean =>
  cells.length === leaves.length && cells.every(({ places }, i) => samePlaces(places, leaves[i]!.places));

const samePlaces = (a: readonly Place[], b: readonly Place[]): boolean =>
  a.length === b.length &&
  a.every(({ where, column }, i) => where === b[i]!.where && column === b[i]!.column);
