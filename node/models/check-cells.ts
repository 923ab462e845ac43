/**
 * Whether a manifest names the cells of its weights: kinds' keys and every row committed to again.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { type CellLeaf, encodeCellLeaf } from '../../crypto/proof/cell-leaf.ts';
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
  for (const [i, part] of stored.entries()) {
    compareCells(manifest.name, part, derived[i]!);
    cells += part.leaves.length;
  }
  return cells;
}

/** @throws VerificationError MANIFEST_CELLS */
export function compareCells(
  name: string,
  {
    role,
    index,
    leaves,
  }: { readonly role: string; readonly index: number; readonly leaves: readonly CellLeaf[] },
  derived: readonly CellLeaf[],
): void {
  for (const [cell, leaf] of leaves.entries()) {
    if (!equalBytes(encodeCellLeaf(leaf), encodeCellLeaf(derived[cell]!))) {
      throw new VerificationError('MANIFEST_CELLS', `a cell of ${name} is not of its weights`, {
        details: { role, index, cell },
        hint: "the model's owner made a wrong manifest: do not serve it, and import the model yourself",
      });
    }
  }
}
