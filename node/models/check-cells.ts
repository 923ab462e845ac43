/**
 * Whether a model's manifest names the cells of its own weights: kinds' keys and every row committed to again.
 *
 * A node that fetches a part has no time for it when it boots: it checks what `verifyPart` does, and the keys and rows of
 * a cell when it proves that one. So this is for who imported the model, or is about to trust its owner.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { encodeCellLeaf } from '../../crypto/proof/cell-leaf.ts';
import type { PackedModel } from '../../models/shard/manifest.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import type { Stages } from '../stages.ts';
import { commitCells } from './commit-cells.ts';

/**
 * @returns how many cells there are
 * @throws VerificationError MANIFEST_CELLS with the first that is false; what verifyPart throws
 */
export async function checkCells({ manifest, files }: PackedModel, stages: Stages): Promise<number> {
  const stored = manifest.parts.map((part, i) => ({
    ...part,
    ...verifyPart(manifest, part, files[i]!, nodeSha256),
  }));
  const derived = await commitCells(stored, stages);
  let cells = 0;
  for (const [i, { role, index, leaves }] of stored.entries()) {
    for (const [cell, leaf] of leaves.entries()) {
      if (!equalBytes(encodeCellLeaf(leaf), encodeCellLeaf(derived[i]![cell]!))) {
        throw new VerificationError('MANIFEST_CELLS', `a cell of ${manifest.name} is not of its weights`, {
          details: { role, index, cell },
          hint: "the model's owner made a wrong manifest: do not serve it, and import the model yourself",
        });
      }
      cells++;
    }
  }
  return cells;
}
