/**
 * A model as its client holds it: the manifest the chain registers, and the embed and head parts, loaded.
 * @module
 */
import { join } from 'node:path';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { fetchShard } from '../../mesh/shards/fetch.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import { selectEngine } from '../../models/engine/select.ts';
import type { Engine } from '../../models/engine/types.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { askManifest } from '../services/manifest.ts';
import type { ClientConnection } from './connect.ts';

/** rows of one side's words -> words of the other. */
type Run = (values: Int32Array, rows: number) => Promise<Int32Array>;

export interface ClientModel {
  readonly root: Uint8Array;
  readonly manifest: Manifest;
  readonly pricePerUnit: bigint;
  /** The client's own parts; the identity where the model has none. */
  readonly embed: Run;
  readonly head: Run;
  close(): Promise<void>;
}

/**
 * @param name a model's name, or its root in hex
 * @throws UsageError MODEL_UNKNOWN | MODEL_NOT_REGISTERED, UnavailableError SHARD_NO_SOURCE
 */
export async function openModel(connection: ClientConnection, name: string): Promise<ClientModel> {
  const { host, introducer, network, ledger, config } = connection;
  const manifests = await Promise.all(
    network.models.map(async (root) => ({ root, manifest: await askManifest(host, introducer, root) })),
  );
  const found = manifests.find(({ root, manifest }) => manifest.name === name || bytesToHex(root) === name);
  if (found === undefined) {
    throw new UsageError('MODEL_UNKNOWN', `this mesh has no model '${name}'`, {
      details: { known: manifests.map(({ manifest }) => manifest.name) },
      hint: 'veilmesh models ls',
    });
  }
  const record = await ledger.getModel(found.root);
  if (record === null || !record.servable) {
    throw new UsageError('MODEL_NOT_REGISTERED', 'the model is not registered on chain', {
      details: { modelRoot: bytesToHex(found.root) },
      hint: 'veilmesh models ls',
    });
  }
  const { engine } = await selectEngine({ threads: 1 });
  const store = await createShardStore(join(config.home, 'shards'));
  const loadPart = async (role: 'embed' | 'head'): Promise<Run> => {
    const part = found.manifest.parts.find((candidate) => candidate.role === role);
    if (part === undefined) return (values) => Promise.resolve(values);
    const { contentHash, bytes } = part;
    await fetchShard(host, { contentHash, bytes, sources: [introducer], store });
    const file = await store.get(contentHash);
    if (file === undefined) throw new UnavailableError('SHARD_MISSING', 'a fetched part is not in the store');
    return await runOn(engine, found.manifest, part, file);
  };
  return {
    root: found.root,
    manifest: found.manifest,
    pricePerUnit: record.pricePerUnit,
    embed: await loadPart('embed'),
    head: await loadPart('head'),
    close: () => engine.close(),
  };
}

async function runOn(
  engine: Engine,
  manifest: Manifest,
  part: Manifest['parts'][number],
  file: Uint8Array,
): Promise<Run> {
  const { program, weights } = verifyPart(manifest, part, file);
  const loaded = await engine.load(program, weights);
  let busy = false;
  return async (values, rows) => {
    if (busy) throw new InternalError('ENGINE_BUSY', 'one step at a time');
    busy = true;
    try {
      return await loaded.run(values, rows);
    } finally {
      busy = false;
    }
  };
}
