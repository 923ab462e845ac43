/**
 * Whether a proven cell is the model's own, and its folds those of the model's weights. The contract takes the manifest's
 * word for the first and the prover's for the second: a false one of either would prove a false product, so whoever
 * relies on a check looks, and contests a fold that is false (crypto/proof/fold.ts).
 * @module
 */
import type { IntCommits } from '../../crypto/commit/int-commits.ts';
import { DOMAIN_SIZE, type Setup } from '../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY } from '../../crypto/commit/weight-rows.ts';
import { concatBytes, equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { type CellLeaf, encodeCellLeaf } from '../../crypto/proof/cell-leaf.ts';
import { createVerifier } from '../../crypto/proof/ceremony.ts';
import { createDomain } from '../../crypto/proof/domain.ts';
import { partialFolds } from '../../crypto/proof/fold.ts';
import { createKeys } from '../../crypto/proof/key.ts';
import { commitProduct, describeCells, productOf } from '../../models/program/cells/cell-weights.ts';
import { lowerShard } from '../../models/program/cells/shard-cells.ts';
import type { Program } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import type { FoldContest, ProvenCell } from '../../settlement/checks/types.ts';

export interface VerifiedPart {
  readonly program: Program;
  readonly weights: Uint8Array;
  readonly leaves: readonly CellLeaf[];
}

/**
 * The move that shows the first chunk that is false; null when there is none.
 * @throws VerificationError MANIFEST_CELLS when the manifest has another kind, or other weights, for the cell than the part
 */
export type FoldCheck = (proven: ProvenCell) => FoldContest | null;

/** Builds tables: to be called outside scopes. @param leaves of the part, as its manifest has them */
export function createFoldCheck(
  { program, weights, leaves }: VerifiedPart,
  setup: Setup,
  ints: IntCommits,
): FoldCheck {
  const shard = lowerShard(program, createTensors(program.tensors, weights));
  const keyOf = createKeys({ domain: createDomain(DOMAIN_SIZE), commitInts: ints.commit });
  const verifier = createVerifier(setup);
  const { g1, scope } = setup.curve;
  return ({ draw, cell: drawn, folds }) => {
    const number = drawn % shard.cells.length;
    const cell = shard.cells[number]!;
    const product = productOf(cell);
    const commitments = product && commitProduct(product, OPEN_MODEL_KEY, ints);
    const [own] = describeCells(
      { ...shard, cells: [cell] },
      (relation) => keyOf(relation).digest,
      () => commitments,
    );
    if (!equalBytes(encodeCellLeaf(own!), encodeCellLeaf(leaves[number]!))) {
      throw new VerificationError('MANIFEST_CELLS', 'the manifest has another cell than its part', {
        details: { cell: drawn, name: cell.name },
      });
    }
    if (commitments === undefined) return null;
    const rows = scope(() => g1.toEvm(g1.decode(concatBytes(...commitments.rows), 'curve')));
    for (const [fold, { t, partialSums }] of folds.entries()) {
      const sums = partialFolds(verifier, t, rows);
      const chunk = sums.findIndex((sum, i) => !equalBytes(sum, partialSums[i]!));
      if (chunk >= 0) return { draw, folds, fold, chunk, rows };
    }
    return null;
  };
}
