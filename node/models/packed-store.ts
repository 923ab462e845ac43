/**
 * Packed models in folders: manifest, part files and tokenizer, each file under its hash.
 * @module
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { decodeManifest, encodeManifest, modelRoot, type PackedModel } from '../../models/shard/manifest.ts';
import { nodeSha256 } from '../accel/sha256.ts';

export interface StoredModel extends PackedModel {
  /** The file that the manifest names, where the model's owner hands it out. */
  readonly tokenizer: Uint8Array | null;
}

/** Null when the folder is absent, damaged or incomplete. */
export function readStored(folder: string): StoredModel | null {
  try {
    const manifest = decodeManifest(readFileSync(join(folder, 'manifest.cbor')));
    const read = (hash: Uint8Array): Uint8Array =>
      new Uint8Array(readFileSync(join(folder, bytesToHex(hash))));
    const files = manifest.parts.map((part) => read(part.contentHash));
    const tokenizer = manifest.context === 0 ? null : read(manifest.tokenizer!.hash);
    const sound =
      bytesToHex(modelRoot(manifest)) === readFileSync(join(folder, 'root'), 'utf8') &&
      manifest.parts.every((part, i) => equalBytes(nodeSha256(files[i]!), part.contentHash)) &&
      (tokenizer === null || equalBytes(nodeSha256(tokenizer), manifest.tokenizer!.hash));
    return sound ? { manifest, files, tokenizer } : null;
  } catch {
    return null;
  }
}

/** Replaces what the folder held; a reader finds the old model, the new one, or none, never a mixture. */
export function writeStored(folder: string, { manifest, files, tokenizer }: StoredModel): void {
  const temporary = `${folder}.${process.pid}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  manifest.parts.forEach((part, i) => {
    writeFileSync(join(temporary, bytesToHex(part.contentHash)), files[i]!);
  });
  if (tokenizer !== null) writeFileSync(join(temporary, bytesToHex(manifest.tokenizer!.hash)), tokenizer);
  writeFileSync(join(temporary, 'manifest.cbor'), encodeManifest(manifest));
  writeFileSync(join(temporary, 'root'), bytesToHex(modelRoot(manifest)));
  rmSync(folder, { recursive: true, force: true });
  renameSync(temporary, folder);
}
