/**
 * A model on this machine as proofs are made and checked with it: its manifest, and its parts as they are asked for.
 * @module
 */
import { lowerShard, type ShardCells } from '../../models/program/cells/shard-cells.ts';
import type { Tensors } from '../../models/program/kind.ts';
import { createTensors } from '../../models/program/weights.ts';
import { modelRoot } from '../../models/shard/manifest.ts';
import type { PartFile } from '../../models/shard/part.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import type { StoredModel } from '../models/packed-store.ts';

export interface LocalPart extends PartFile {
  readonly part: PartManifest;
  readonly tensors: Tensors;
}

export interface LocalShard extends LocalPart {
  readonly cells: ShardCells;
}

export interface LocalModel {
  readonly manifest: Manifest;
  readonly root: Uint8Array;
  readonly tokenizer: Uint8Array | null;
  /** By place in the manifest. @throws VerificationError PART_* when the file is not what the manifest says */
  part(place: number): LocalPart;
  /** By its number among the shards. */
  shard(index: number): LocalShard;
}

export function localModel({ manifest, files, tokenizer }: StoredModel): LocalModel {
  const parts = new Map<number, LocalPart>();
  const shards = new Map<number, LocalShard>();
  const places = manifest.parts.flatMap(({ role }, place) => (role === 'shard' ? [place] : []));
  const part = (place: number): LocalPart => {
    let found = parts.get(place);
    if (found === undefined) {
      const own = manifest.parts[place]!;
      const file = verifyPart(manifest, own, files[place]!, nodeSha256);
      found = { ...file, part: own, tensors: createTensors(file.program.tensors, file.weights) };
      parts.set(place, found);
    }
    return found;
  };
  return {
    manifest,
    root: modelRoot(manifest),
    tokenizer,
    part,
    shard(index) {
      let found = shards.get(index);
      if (found === undefined) {
        const own = part(places[index]!);
        found = { ...own, cells: lowerShard(own.program, own.tensors) };
        shards.set(index, found);
      }
      return found;
    },
  };
}
