/**
 * Packs models for tests: as an import does, or at once, with leaves that name no keys and no weights. A node does not
 * look at those before it proves a cell.
 * @module
 */
import type { Sha256 } from '../../crypto/core/hash.ts';
import { cellsOf } from '../../models/shard/cells.ts';
import { isClosed, type ModelCard, type PackedModel, packModel } from '../../models/shard/manifest.ts';
import type { ModelPart } from '../../models/shard/split.ts';
import { commitCells } from '../../node/models/commit-cells.ts';

export const quiet = { done: () => {}, progress: () => {} };

export const packed = async (card: ModelCard, parts: readonly ModelPart[]): Promise<PackedModel> =>
  packModel(card, parts, await commitCells(parts, quiet));

export function packBlank(card: ModelCard, parts: readonly ModelPart[], sha256?: Sha256): PackedModel {
  const closed = isClosed(parts);
  const leaves = parts.map((part) =>
    cellsOf(part, closed).cells.map(({ places }) => ({
      keyDigest: new Uint8Array(32),
      rowsRoot: new Uint8Array(32),
      places,
    })),
  );
  return packModel(card, parts, leaves, sha256);
}
