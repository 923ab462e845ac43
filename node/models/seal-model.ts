/**
 * From a packed model to a sealed one in a folder: each shard under a key of its own, the sealed manifest, the owner's keys, and a
 * file of shares for each broker.
 *
 *   sealed.cbor       signed sealed manifest
 *   owner.sig         the account's signature under it (node/services/sealed-owner.ts)
 *   manifest.cbor     the model's own
 *   brokers.json      where the brokers were reached
 *   files/<hash>      what the mesh gets: sealed shards, and what clients need in clear (embedding, head, tokenizer)
 *   keys/owner.keys   content keys and the seed that signed: for nobody else
 *   keys/<peer>.keys  for one broker
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hex } from 'viem';
import { z } from 'zod';
import { bytesToHex, utf8 } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { type KeyGrade, newContentKey, shareKey } from '../../crypto/seal/content-key.ts';
import { type SealedPart, signSealedManifest } from '../../crypto/seal/sealed-manifest.ts';
import { sealedBytes, sealShard } from '../../crypto/seal/shard-stream.ts';
import { peerOfPublicKey, publicKeyOfPeer } from '../../mesh/host/identity.ts';
import { encodeManifest, modelRoot, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { encodeBundle, encodeOwnerKeys } from '../services/key-bundle.ts';
import { type BrokerAddress, brokerSchema } from '../services/key-release.ts';
import { signAsOwner } from '../services/sealed-owner.ts';
import type { Stages } from '../stages.ts';
import type { StoredModel } from './packed-store.ts';

/** A packed model, file by file: none of them needs to be in memory. */
export interface ModelFiles {
  readonly manifest: Manifest;
  read(contentHash: Uint8Array): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A model that is in memory. */
export function filesOf({ manifest, files, tokenizer }: StoredModel): ModelFiles {
  const named = new Map(manifest.parts.map(({ contentHash }, i) => [bytesToHex(contentHash), files[i]!]));
  if (tokenizer !== null) named.set(bytesToHex(manifest.tokenizer!.hash), tokenizer);
  return {
    manifest,
    read: (contentHash) => [named.get(bytesToHex(contentHash))!],
  };
}

export interface SealingPlan {
  readonly grade: KeyGrade;
  readonly brokers: readonly BrokerAddress[];
  /** Brokers it takes to have a key. */
  readonly threshold: number;
  /** Private key of the account that registers the model on the chain. */
  readonly account: Hex;
}

export interface PlannedSeal {
  readonly shards: readonly {
    readonly index: number;
    readonly bytes: number;
    readonly sealedBytes: number;
  }[];
  /** Parts and tokenizer that clients need, and that stay in clear. */
  readonly clear: readonly { readonly what: string; readonly bytes: number }[];
}

/** What would be written, without a key drawn. */
export const planSeal = (manifest: Manifest): PlannedSeal => ({
  shards: shardsOf(manifest).map(({ index, bytes }) => ({ index, bytes, sealedBytes: sealedBytes(bytes) })),
  clear: clearFiles(manifest).map(({ what, bytes }) => ({ what, bytes })),
});

const clearFiles = ({ parts, tokenizer, context }: Manifest) => [
  ...parts
    .filter(({ role }) => role !== 'shard')
    .map(({ role, contentHash, bytes }) => ({ what: role as string, contentHash, bytes })),
  // other models' vocabularies came with this package
  ...(tokenizer === null || context === 0
    ? []
    : [{ what: 'tokenizer', contentHash: tokenizer.hash, bytes: tokenizer.bytes }]),
];

/**
 * Nothing is in the folder before all of it is: a run that was cut off leaves another folder, which the next one removes.
 * @throws UsageError SEALED_EXISTS | KEY_THRESHOLD
 */
export async function sealModel(
  model: ModelFiles,
  plan: SealingPlan,
  folder: string,
  stages: Stages,
): Promise<Uint8Array> {
  const { manifest } = model;
  const brokers = plan.brokers.map(({ peerId }) => publicKeyOfPeer(peerId));
  if (existsSync(folder)) {
    throw new UsageError(
      'SEALED_EXISTS',
      `${manifest.name} was sealed here before, under keys that nodes may have`,
      {
        details: { folder },
        hint: 'nodes need these keys as long as claims of theirs can be checked: keep the folder, or move it away to seal the model anew',
      },
    );
  }
  const temporary = `${folder}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(join(temporary, 'files'), { recursive: true });
  mkdirSync(join(temporary, 'keys'), { mode: 0o700 });
  const root = modelRoot(manifest);
  const shards = shardsOf(manifest);
  const total = shards.reduce((sum, { bytes }) => sum + bytes, 0);
  const meter = createMeter(total, stages);
  const keys = shards.map(() => newContentKey());
  const parts: SealedPart[] = [];
  const shares: Uint8Array[][] = plan.brokers.map(() => []);
  for (const [i, shard] of shards.entries()) {
    const subject = { grade: plan.grade, modelRoot: root, shardRoot: shardRoot(shard) };
    const { values, ...name } = await shareKey(keys[i]!, subject, plan.brokers.length, plan.threshold);
    for (const [broker, value] of values.entries()) shares[broker]!.push(value);
    const place = { keyId: name.keyId, modelRoot: root, shardRoot: subject.shardRoot };
    const counted = meter.through(model.read(shard.contentHash));
    const sealing = sealShard(counted, { key: keys[i]!, bytes: shard.bytes, ...place });
    const file = await writeByHash(join(temporary, 'files'), sealing);
    parts.push({
      index: shard.index,
      shardRoot: subject.shardRoot,
      ...name,
      shares: [...name.shares],
      ...file,
    });
  }
  for (const { contentHash } of clearFiles(manifest)) {
    await writeByHash(join(temporary, 'files'), model.read(contentHash));
  }
  const seed = randomBytes(32);
  const sealed = signSealedManifest(
    {
      v: 1,
      grade: plan.grade,
      modelRoot: root,
      brokers,
      threshold: plan.threshold,
      parts,
      issuedAt: Math.floor(Date.now() / 1_000),
    },
    seed,
  );
  await writeDurably(join(temporary, 'keys', 'owner.keys'), encodeOwnerKeys({ v: 1, seed, keys }));
  for (const [index, broker] of brokers.entries()) {
    const bundle = encodeBundle({ v: 1, sealed, index, shares: shares[index]! });
    await writeDurably(join(temporary, 'keys', keysFile(broker)), bundle);
  }
  const where = plan.brokers.map(({ peerId, addresses }) => ({ peerId, addresses }));
  await writeDurably(join(temporary, 'brokers.json'), utf8(JSON.stringify(where)));
  await writeDurably(join(temporary, 'manifest.cbor'), encodeManifest(manifest));
  await writeDurably(join(temporary, 'owner.sig'), await signAsOwner(sealed, plan.account));
  await writeDurably(join(temporary, 'sealed.cbor'), sealed);
  renameSync(temporary, folder);
  return sealed;
}

/** Name of a broker's file of keys. */
export const keysFile = (broker: Uint8Array): string => `${peerOfPublicKey(broker)}.keys`;

const rootOf = (home: string): string => join(home, 'sealed');
export const sealedFolder = (home: string, name: string): string => join(rootOf(home), name);

/** Names of the models that were sealed in a home. */
export const sealedModels = (home: string): string[] =>
  existsSync(rootOf(home)) ? readdirSync(rootOf(home)).filter((name) => !name.endsWith('.tmp')) : [];

export interface SealedFolder {
  /** Signed sealed manifest, and the model's own, encoded. */
  readonly sealed: Uint8Array;
  readonly manifest: Uint8Array;
  readonly ownerSignature: Uint8Array;
  readonly brokers: BrokerAddress[];
}

/** Null where there is none. */
export function readSealedFolder(folder: string): SealedFolder | null {
  if (!existsSync(folder)) return null;
  const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
  return {
    sealed: file('sealed.cbor'),
    manifest: file('manifest.cbor'),
    ownerSignature: file('owner.sig'),
    brokers: z.array(brokerSchema).parse(JSON.parse(readFileSync(join(folder, 'brokers.json'), 'utf8'))),
  };
}

/** Under the SHA-256 of what was written, as the mesh's store has files. */
async function writeByHash(
  folder: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Pick<PartManifest, 'contentHash' | 'bytes'>> {
  const path = join(folder, 'coming');
  const digest = createHash('sha256');
  let bytes = 0;
  await withFile(path, async (file) => {
    for await (const piece of source) {
      digest.update(piece);
      bytes += piece.length;
      await file.writeFile(piece);
    }
  });
  const contentHash = new Uint8Array(digest.digest());
  await rename(path, join(folder, bytesToHex(contentHash)));
  return { contentHash, bytes };
}

const writeDurably = (path: string, content: Uint8Array): Promise<void> =>
  withFile(path, (file) => file.writeFile(content));

async function withFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Bytes sealed, rate, time left. */
function createMeter(total: number, stages: Stages) {
  const startedAt = performance.now();
  let done = 0;
  return {
    async *through(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of source) {
        yield piece;
        done += piece.length;
        const rate = done / Math.max(1e-3, (performance.now() - startedAt) / 1_000);
        stages.progress(
          'seal',
          `${(done / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB, ${(rate / 1e6).toFixed(0)} MB/s, ` +
            `${((total - done) / rate).toFixed(0)} s left`,
        );
      }
    },
  };
}
