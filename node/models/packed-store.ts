/**
 * Packed models in folders: manifest, part files and tokenizer, each file under its hash.
 * @module
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { decodeManifest, encodeManifest, modelRoot, type PackedModel } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { nodeSha256 } from '../accel/sha256.ts';

export interface StoredModel extends PackedModel {
  /** The file that the manifest names, where the model's owner hands it out. */
  readonly tokenizer: Uint8Array | null;
}

/** Null when the folder is absent, damaged or incomplete. */
export function readStored(folder: string): StoredModel | null {
  try {
    const manifest = manifestIn(folder);
    const files = manifest.parts.map((part) => fileIn(folder, 'a shard', part.contentHash));
    return { manifest, files, tokenizer: tokenizerIn(folder, manifest) };
  } catch {
    return null;
  }
}

/** What keeps a folder from being a model, in words; null when nothing does. Holds one file at a time. */
export function damageOf(folder: string): string | null {
  try {
    const manifest = manifestIn(folder);
    for (const part of manifest.parts) fileIn(folder, 'a shard', part.contentHash);
    tokenizerIn(folder, manifest);
    return null;
  } catch (error) {
    return asVeilmeshError(error).message;
  }
}

function manifestIn(folder: string): Manifest {
  const bytes = bytesIn(folder, 'manifest.cbor');
  let manifest: Manifest;
  try {
    manifest = decodeManifest(bytes);
  } catch (cause) {
    throw damaged('manifest.cbor is damaged, or of another version', cause);
  }
  if (bytesToHex(modelRoot(manifest)) === Buffer.from(bytesIn(folder, 'root')).toString('utf8'))
    return manifest;
  throw damaged('the manifest has another root than the one it was stored under');
}

const tokenizerIn = (folder: string, { context, tokenizer }: Manifest): Uint8Array | null =>
  context === 0 ? null : fileIn(folder, 'the tokenizer', tokenizer!.hash);

function fileIn(folder: string, what: string, hash: Uint8Array): Uint8Array {
  const name = bytesToHex(hash);
  const bytes = bytesIn(folder, name);
  if (equalBytes(nodeSha256(bytes), hash)) return bytes;
  throw damaged(`${what} has other bytes than its name says: ${name}`);
}

function bytesIn(folder: string, name: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(join(folder, name)));
  } catch (cause) {
    throw damaged(`${name} is missing or cannot be read`, cause);
  }
}

const damaged = (what: string, cause?: unknown): VerificationError =>
  new VerificationError('MODEL_DAMAGED', what, { cause });

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
