/**
 * A whole model at its client, who runs everything but the products itself: all parts, fetched and checked, as one program.
 *
 * Whoever runs the non-linearities sees what goes into each product and what comes out, and d_in such pairs give the
 * weights away: only for models whose weights are open anyway.
 * @module
 */
import { join } from 'node:path';
import { InternalError, UsageError } from '../../crypto/core/errors.ts';
import { fetchShard } from '../../mesh/shards/fetch.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import { productsOf } from '../../models/ring/products.ts';
import type { RingProduct } from '../../models/ring/types.ts';
import { mergeParts, type ProgramWithWeights } from '../../models/shard/merge.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import type { ClientModel } from './model.ts';

export interface WholePart extends ProgramWithWeights {
  readonly part: PartManifest;
  readonly products: readonly RingProduct[];
}

export interface WholeModel extends ProgramWithWeights {
  readonly root: Uint8Array;
  readonly manifest: Manifest;
  /** In order of execution. */
  readonly parts: readonly WholePart[];
}

/** @throws UsageError PRIVACY_CLOSED_MODEL | PRIVACY_MODEL_TASK */
export function assertOpen({ name, closed, task }: Manifest): void {
  if (closed) {
    throw new UsageError(
      'PRIVACY_CLOSED_MODEL',
      `${name} is closed: a client that runs its non-linearities would learn its weights`,
      { hint: 'twin and vault are for open weights: --privacy veil' },
    );
  }
  if (task === 'chat') {
    throw new UsageError('PRIVACY_MODEL_TASK', 'twin and vault do not run language models in this version', {
      details: { model: name },
      hint: '--privacy veil, or a model that answers in one step',
    });
  }
}

/** A part's file, from this machine or the mesh; its content is that of the manifest. @throws UnavailableError SHARD_NO_SOURCE */
export async function fetchPart(
  { host, introducer, directory, config }: ClientConnection,
  root: Uint8Array,
  { role, index, contentHash, bytes }: PartManifest,
  stages: Stages,
): Promise<Uint8Array> {
  const store = await createShardStore(join(config.home, 'shards'));
  await fetchShard(host, {
    contentHash,
    bytes,
    sources: [introducer, ...directory.list({ modelRoot: root }).map(({ peerId }) => peerId)],
    store,
    onProgress: ({ stage, bytes: here, total }) => {
      if (stage !== 'fetch') return;
      stages.progress(
        'download',
        `${role} ${index}: ${(here / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`,
      );
    },
  });
  const file = await store.get(contentHash);
  if (file === undefined) throw new InternalError('SHARD_MISSING', 'a fetched part is not in the store');
  return file;
}

/**
 * @throws UsageError PRIVACY_*, UnavailableError SHARD_NO_SOURCE, VerificationError PART_* | SHARD_PARTS_DISAGREE
 */
export async function openWhole(
  connection: ClientConnection,
  { root, manifest }: Pick<ClientModel, 'root' | 'manifest'>,
  stages: Stages,
): Promise<WholeModel> {
  assertOpen(manifest);
  const at = performance.now();
  const files: Uint8Array[] = [];
  for (const part of manifest.parts) files.push(await fetchPart(connection, root, part, stages));
  const whole = wholeOf(root, manifest, files);
  const megabytes = manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  stages.done(
    'weights',
    `all ${manifest.parts.length} parts, ${megabytes.toFixed(1)} MB, checked against the chain's root`,
    at,
  );
  return whole;
}

/** @param files part files in the order of the manifest @throws VerificationError PART_* | SHARD_PARTS_DISAGREE */
export function wholeOf(root: Uint8Array, manifest: Manifest, files: readonly Uint8Array[]): WholeModel {
  const parts = manifest.parts.map((part, i): WholePart => {
    const { program, weights } = verifyPart(manifest, part, files[i]!, nodeSha256);
    return { part, program, weights, products: productsOf(program) };
  });
  return { ...mergeParts(parts), root, manifest, parts };
}
