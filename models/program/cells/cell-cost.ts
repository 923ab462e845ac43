/**
 * What a cell's proof will cost, from its sizes alone.
 *
 * Time is counted in full-width sums of 4096 points, of which a proof makes some, and which a machine is measured by. The
 * other terms were fitted to all kinds on one machine: columns by what they take in transforms on the coset, rows and
 * multiply-accumulates by what a product's weights take. Memory is counted as the prover allocates it.
 * @module
 */
import { POINT_BYTES } from '../../../crypto/proof/arithmetic.ts';
import { QUOTIENT_CHUNKS } from '../../../crypto/proof/layout.ts';
import { compile } from '../../../crypto/proof/relation.ts';
import type { ShardCell } from './shard-cells.ts';

export interface CellCost {
  /** Full-width sums of points that take as long as the proof. */
  readonly sums: number;
  /** Memory beside the prover's own tables. */
  readonly bytes: number;
}

/** Three chunks of the quotient, two openings. */
const OWN_SUMS = 5;
const BASE = 1.9;
const EACH_COLUMN = 0.43;
const EACH_ROW = 0.006;
const EACH_PRODUCT = 7e-7;

/** A vector of 4096 field elements (crypto/curve/fr.ts). */
const VECTOR_BYTES = 4096 * 36;
/** On H, as coefficients, and on the coset. */
const VECTORS_A_COLUMN = 2 + QUOTIENT_CHUNKS;
/** Denominator, numerator and their quotient. */
const VECTORS_A_FRACTION = 3;
/** On the coset: p, zb, what ends the accumulator, the next row, 1/Z_H, the total, and terms of one constraint. */
const COSET_VECTORS = 10;
/** What one sum works with. */
const SUM_BYTES = 6_000_000;
/** A row's point, in three forms. */
const ROW_BYTES = 3 * POINT_BYTES;

export function cellCost({ relation, product }: Pick<ShardCell, 'relation' | 'product'>): CellCost {
  const { columns, helpers } = compile(relation);
  const folds = relation.columns.filter(({ role }) => role === 'fold').length;
  const fractions = relation.lookups.length + relation.wires.length + 1;
  const rows = product?.bias.length ?? 0;
  const vectors =
    VECTORS_A_COLUMN * columns.length + VECTORS_A_FRACTION * fractions + QUOTIENT_CHUNKS * COSET_VECTORS;
  return {
    sums:
      OWN_SUMS +
      BASE +
      helpers.length +
      1 +
      folds +
      EACH_COLUMN * columns.length +
      EACH_ROW * rows +
      EACH_PRODUCT * rows * (product?.width ?? 0),
    bytes: vectors * VECTOR_BYTES + SUM_BYTES + rows * ROW_BYTES,
  };
}
