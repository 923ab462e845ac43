/**
 * A node answers for its part with its stake, by the cells that the manifest names. Were these not of the part's weights,
 * an honest node could prove nothing and would be convicted: so it commits to the weights itself, once for each part, before
 * it stakes anything on them, and remembers what it found right.
 * @module
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { shardRoot } from '../../models/shard/manifest.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import type { Stages } from '../stages.ts';
import { compareCells } from './check-cells.ts';
import { commitCells } from './commit-cells.ts';

/**
 * @param file the part's, as fetched
 * @param home of the node
 * @throws VerificationError MANIFEST_CELLS; what verifyPart throws
 */
export async function checkOwnCells(
  manifest: Manifest,
  part: PartManifest,
  file: Uint8Array,
  home: string,
  stages: Stages,
): Promise<void> {
  if (knowsOwnCells(part, home)) return;
  await compareOwnCells(manifest, part, file, stages);
  noteOwnCells(part, home);
}

/** Nothing to look at, or looked at before. */
export const knowsOwnCells = (part: PartManifest, home: string): boolean =>
  part.cells === null || existsSync(noteOf(home, part));

/** The same without a note: an enclave looks for itself at weights that its host does not have. @throws as checkOwnCells */
export async function compareOwnCells(
  manifest: Manifest,
  part: PartManifest,
  file: Uint8Array,
  stages: Stages,
): Promise<void> {
  const { program, weights, leaves } = verifyPart(manifest, part, file, nodeSha256);
  const [derived] = await commitCells([{ role: part.role, program, weights }], stages);
  compareCells(manifest.name, { role: part.role, index: part.index, leaves }, derived!);
}

/** For whoever derived the cells on this machine. */
export function noteOwnCells(part: PartManifest, home: string): void {
  const note = noteOf(home, part);
  mkdirSync(join(note, '..'), { recursive: true });
  writeFileSync(note, '');
}

const noteOf = (home: string, part: PartManifest): string =>
  join(home, 'checked-cells', bytesToHex(shardRoot(part)));
