/**
 * What of a model a cell's leaf fixes: the rows of its product and its model columns, committed to.
 * @module
 */
import type { IntCommits } from '../../../crypto/commit/int-commits.ts';
import { commitRows, rowBlinder, rowsRoot, type WeightMatrix } from '../../../crypto/commit/weight-rows.ts';
import type { Point } from '../../../crypto/proof/arithmetic.ts';
import type { CellLeaf } from '../../../crypto/proof/cell-leaf.ts';
import { cellRoot } from '../../../crypto/proof/context.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import { chunkOf } from './lower.ts';
import type { ShardCell, ShardCells } from './shard-cells.ts';

/** A column of a cell that belongs to the model. */
export interface ModelColumn {
  readonly name: string;
  readonly values: Int32Array | Uint32Array;
}

/** The weights of one cell; its name tells it from every other product of the model, and from its other chunks. */
export interface CellProduct extends WeightMatrix {
  /** In column order. */
  readonly model: readonly ModelColumn[];
}

export interface CellCommitments {
  /** 48 bytes a row, in order. */
  readonly rows: readonly Uint8Array[];
  /** Of the model columns, in column order. */
  readonly model: readonly Point[];
}

/** Of a cell with weights. A value has one maker, so the output's name names the product. */
export function productName({ columns }: Pick<ShardCell, 'columns'>): string {
  const y = columns.get('y')!;
  return `${y.value} ${chunkOf(y)}`;
}

/** Of a cell without weights undefined. */
export function productOf({
  product,
  columns,
}: Pick<ShardCell, 'product' | 'columns'>): CellProduct | undefined {
  if (product === undefined) return undefined;
  const { width, weight, bias, mult } = product;
  return {
    name: productName({ columns }),
    rows: bias.length,
    width,
    values: weight,
    model: [
      { name: 'b', values: bias },
      { name: 'mult', values: mult },
    ],
  };
}

/** The one blinder of a model column. */
export const modelBlinder = (
  modelKey: Uint8Array,
  product: Pick<CellProduct, 'name'>,
  { name, values: { buffer, byteOffset, byteLength } }: ModelColumn,
): bigint =>
  rowBlinder(modelKey, `${product.name} ${name}`, 0, new Int8Array(buffer, byteOffset, byteLength));

/** Of the model columns alone: rows may be spread over threads. */
export const commitModel = (
  product: Pick<CellProduct, 'name' | 'model'>,
  modelKey: Uint8Array,
  ints: IntCommits,
): Point[] =>
  product.model.map((column) =>
    ints.commit(BigInt64Array.from(column.values, BigInt), [modelBlinder(modelKey, product, column)]),
  );

export const commitProduct = (
  product: CellProduct,
  modelKey: Uint8Array,
  ints: IntCommits,
): CellCommitments => ({
  rows: commitRows(product, modelKey, ints),
  model: commitModel(product, modelKey, ints),
});

/** The rows root of a cell's proofs. @param commitments undefined for a cell without weights */
export const cellRowsRoot = (commitments: CellCommitments | undefined): Uint8Array =>
  commitments === undefined
    ? cellRoot([], [])
    : cellRoot([{ rows: commitments.rows.length, root: rowsRoot(commitments.rows) }], commitments.model);

/**
 * The leaves of the tree over a shard's cells, in order.
 * @param keyDigestOf of a kind's key
 * @param commitmentsOf of the cells that have weights, by their place in `cells`
 */
export const describeCells = (
  { cells }: ShardCells,
  keyDigestOf: (relation: Relation) => Uint8Array,
  commitmentsOf: (cell: ShardCell, number: number) => CellCommitments | undefined,
): CellLeaf[] =>
  cells.map((cell, number) => ({
    keyDigest: keyDigestOf(cell.relation),
    rowsRoot: cellRowsRoot(commitmentsOf(cell, number)),
    places: cell.places,
  }));
