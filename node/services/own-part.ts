/**
 * The part that a node serves, as its host has it: a file in clear that it checked, or a sealed one that only its enclave opens.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { KeyGrade } from '../../crypto/seal/content-key.ts';
import { peerOfPublicKey } from '../../mesh/host/identity.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { type ChunkList, chunkCount, chunkLength } from '../../mesh/shards/chunks.ts';
import { fetchShard } from '../../mesh/shards/fetch.ts';
import type { ShardStore } from '../../mesh/shards/store.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { checkOwnCells, knowsOwnCells, noteOwnCells } from '../models/own-cells.ts';
import type { Stages } from '../stages.ts';
import type { SealedSource } from '../tee/enclave.ts';
import { askNonce, askRelease, askSealed, type SealedModel } from './key-release.ts';

export interface OwnPart {
  /** What the enclave boots with. */
  readonly boot: Uint8Array | SealedSource;
  /** Null for a model whose weights are no secret. */
  readonly sealed: (SealedModel & { readonly grade: KeyGrade }) | null;
  /** The file once more, for the enclave's prover; null where the enclave has to open it itself. */
  again(): Promise<Uint8Array | null>;
  /** Call when the enclave has booted: it has looked at the cells of a part that its host cannot read. */
  booted(): void;
}

export interface OwnPartOptions {
  readonly host: MeshHost;
  readonly store: ShardStore;
  readonly modelRoot: Uint8Array;
  readonly manifest: Manifest;
  readonly part: PartManifest;
  /** Peer that knows whether the model is sealed. */
  readonly introducer: string;
  /** Peers that may have the file. */
  readonly sources: readonly string[];
  readonly home: string;
  readonly stages: Stages;
}

/** @throws UnavailableError SHARD_*; VerificationError SEALED_* | MANIFEST_CELLS */
export async function obtainOwnPart(options: OwnPartOptions): Promise<OwnPart> {
  const { host, store, modelRoot, manifest, part, introducer, home, stages } = options;
  const startedAt = performance.now();
  const found = await askSealed(host, introducer, modelRoot);
  const named = found?.manifest.parts[part.index];
  if (found === null || named === undefined) {
    await fetchPart(options, part);
    const again = (): Promise<Uint8Array> => partFile(store, part.contentHash);
    const file = await again();
    stages.done('shard', `${told(manifest, part, part.bytes)} verified`, startedAt);
    await checkOwnCells(manifest, part, file, home, stages);
    return { boot: file, sealed: null, again, booted: () => {} };
  }
  const { sealed, ownerSignature, brokers } = found;
  const { grade, threshold } = found.manifest;
  await fetchPart(options, named);
  stages.done('shard', `${told(manifest, part, named.bytes)} SEALED under a ${grade} key`, startedAt);
  for (const { peerId, addresses } of brokers) await host.addAddresses(peerId, addresses);
  const list = await store.list(named.contentHash);
  if (list === undefined) throw missing();
  stages.progress('keys', `${threshold} of ${found.manifest.brokers.length} key brokers are asked`);
  return {
    boot: {
      sealed,
      checkCells: !knowsOwnCells(part, home),
      nonce: (broker, keyId) => askNonce(host, peerOfPublicKey(broker), keyId),
      release: (broker, request) => askRelease(host, peerOfPublicKey(broker), request),
      read: (piece) => readPiece(store, list, piece),
    },
    sealed: { sealed, ownerSignature, brokers, grade },
    again: async () => null,
    booted: () => noteOwnCells(part, home),
  };
}

async function fetchPart(
  { host, store, sources, stages }: OwnPartOptions,
  { contentHash, bytes }: Pick<PartManifest, 'contentHash' | 'bytes'>,
): Promise<void> {
  await fetchShard(host, {
    contentHash,
    bytes,
    sources,
    store,
    onProgress: ({ bytes: done, total, rate, etaMs, stage }) => {
      const left = etaMs === null ? [] : [`${(etaMs / 1_000).toFixed(0)} s left`];
      stages.progress(
        'shard',
        [`${stage} ${sizeText(done)} of ${sizeText(total)}`, `${sizeText(rate)}/s`, ...left].join(', '),
      );
    },
  });
}

/** The file of the store in the mesh's chunks; the enclave checks what is in them. */
async function readPiece(store: ShardStore, list: ChunkList, piece: number): Promise<Uint8Array | null> {
  if (piece >= chunkCount(list.bytes)) return null;
  const reader = await store.openReader(list);
  try {
    const chunk = new Uint8Array(chunkLength(list.bytes, piece));
    await reader.read(piece, chunk);
    return chunk;
  } finally {
    await reader.close();
  }
}

/** @throws UnavailableError SHARD_MISSING */
export async function partFile(store: ShardStore, contentHash: Uint8Array): Promise<Uint8Array> {
  const file = await store.get(contentHash);
  if (file === undefined) throw missing();
  return file;
}

const missing = (): UnavailableError =>
  new UnavailableError('SHARD_MISSING', 'the fetched shard is not in the store');

const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

const told = ({ name }: Manifest, { index }: PartManifest, bytes: number): string =>
  `${name} shard ${index + 1}, ${sizeText(bytes)}`;
