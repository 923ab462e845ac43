/**
 * Models that were imported into the home folder, by name.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { semanticsHash } from '../../models/program/semantics.ts';
import { decodeManifest, packModel, shardsOf } from '../../models/shard/manifest.ts';
import { mergeParts } from '../../models/shard/merge.ts';
import { planShards } from '../../models/shard/plan.ts';
import { type OpRange, splitModel } from '../../models/shard/split.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import type { Stages } from '../stages.ts';
import { commitCells, knownRows } from './commit-cells.ts';
import { damageOf, readStored, type StoredModel, writeStored } from './packed-store.ts';

const rootOf = (home: string): string => join(home, 'models', 'imported');
const folderOf = (home: string, name: string): string => join(rootOf(home), name);

/** A name is a folder's name, a word on the command line, and a line in tables. @throws UsageError MODEL_NAME */
export function checkModelName(name: string): string {
  if (/^[a-z0-9][a-z0-9.-]{0,62}$/.test(name)) return name;
  throw new UsageError('MODEL_NAME', 'a name has 1 to 63 of a-z, 0-9, dot and dash', {
    hint: 'give another one: --name <name>',
  });
}

/** By manifest alone; their other files are looked at when a model is loaded, or by `listDamaged`. */
export const listImported = (home: string): Manifest[] =>
  namesIn(home).flatMap((name) => manifestOf(home, name) ?? []);

export interface DamagedModel {
  readonly name: string;
  readonly reason: string;
  /** The command after which it is there again. */
  readonly fix: string;
}

/** Imported models that cannot be loaded. Reads all bytes of all models. */
export const listDamaged = (home: string): DamagedModel[] =>
  namesIn(home).flatMap((name) => damagedModel(home, name) ?? []);

/** Null when it is sound, or was never imported. */
export function damagedModel(home: string, name: string): DamagedModel | null {
  if (!namesIn(home).includes(name)) return null;
  const manifest = manifestOf(home, name);
  const foreign = manifest !== null && !equalBytes(manifest.semanticsHash, semanticsHash());
  const reason = foreign
    ? 'it was imported by a version whose operations mean something else'
    : damageOf(folderOf(home, name));
  return reason === null ? null : { name, reason, fix: importAgain(name, manifest) };
}

/** As far as the manifest tells how it was made. */
function importAgain(name: string, manifest: Manifest | null): string {
  if (manifest === null) return `veilmesh model import <the file it came from> --name ${name}`;
  const closed = manifest.closed ? ' --closed' : '';
  return `veilmesh model import <${manifest.source}> --name ${name} --shards ${shardsOf(manifest).length}${closed}`;
}

function manifestOf(home: string, name: string): Manifest | null {
  try {
    return decodeManifest(readFileSync(join(folderOf(home, name), 'manifest.cbor')));
  } catch {
    return null;
  }
}

/** What an interrupted import left under another name is none. */
function namesIn(home: string): string[] {
  try {
    return readdirSync(rootOf(home), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/\.\d+\.tmp$/.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // nothing was imported yet
    throw error;
  }
}

export function storeImported(home: string, model: StoredModel): void {
  writeStored(folderOf(home, checkModelName(model.manifest.name)), model);
}

/**
 * The model in `shards` shards, null when it was not imported. Another count than it was imported with is split anew.
 * A model of other operation semantics than this version's is taken as absent: nobody could serve it.
 */
export async function loadImported(
  home: string,
  name: string,
  shards: number,
  stages: Stages,
): Promise<StoredModel | null> {
  const stored = /^[a-z0-9]/.test(name) && !name.includes('/') ? readStored(folderOf(home, name)) : null;
  if (stored === null || !equalBytes(stored.manifest.semanticsHash, semanticsHash())) return null;
  return shardsOf(stored.manifest).length === shards ? stored : await splitAnew(stored, shards, stages);
}

/** @throws UsageError SHARD_COUNT_IMPOSSIBLE */
async function splitAnew(
  { manifest, files, tokenizer }: StoredModel,
  shards: number,
  stages: Stages,
): Promise<StoredModel> {
  const stored = manifest.parts.map((part, i) => ({
    role: part.role,
    ...verifyPart(manifest, part, files[i]!, nodeSha256),
  }));
  const whole = mergeParts(stored);
  const end = (role: 'embed' | 'head'): OpRange | undefined =>
    manifest.parts.find((part) => part.role === role)?.ops;
  const total = whole.program.ops.length;
  const embedOps = end('embed') ?? [0, 0];
  const headOps = end('head') ?? [total, total];
  const hopOps: OpRange = [embedOps[1], headOps[0]];
  const model = { ...whole, embedOps, hopOps, headOps };
  const plan = planShards({ model, shards, memoryLimit: Number.MAX_SAFE_INTEGER });
  const parts = splitModel(model, plan.cuts);
  // rows do not depend on where a model is cut
  const leaves = await commitCells(parts, stages, knownRows(stored));
  return { ...packModel(manifest, parts, leaves, nodeSha256), tokenizer };
}
