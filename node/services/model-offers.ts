/**
 * Owners offer models to a bootstrap peer: what the chain has registered is fetched from its owner, checked, kept, and handed out from then on.
 *
 * The chain's registration is what keeps strangers' files out: it costs, and names who is asked. Files are content-addressed, and a fetch
 * that broke off goes on where it was.
 * @module
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { fetchShard } from '../../mesh/shards/fetch.ts';
import type { ShardStore } from '../../mesh/shards/store.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, shownText } from '../../mesh/wire/schemas.ts';
import {
  decodeManifest,
  encodeManifest,
  modelRoot,
  shardRoot,
  shardsOf,
} from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import type { ModelRecord } from '../../settlement/chain/types.ts';
import { KNOWN_MODELS } from '../models/names.ts';
import { askManifest } from './manifest.ts';

const offerSchema = z.strictObject({ modelRoot: bytes(32) });
const answerSchema = z.strictObject({
  state: z.enum(['fetching', 'taken', 'failed']),
  /** Verified bytes that the bootstrap peer has, of all. */
  bytes: z.int().min(0),
  total: z.int().min(0),
  /** Why it failed: a code. */
  why: shownText(64).nullable(),
});
export type OfferAnswer = z.infer<typeof answerSchema>;

const offerMethod: RpcMethod<z.infer<typeof offerSchema>, OfferAnswer> = {
  protocol: '/veilmesh/model-offer/1',
  request: offerSchema,
  response: answerSchema,
  maxBytes: 256,
};

/** Says how far it is; asked again and again until it is over. @throws UsageError MODEL_NOT_REGISTERED; UnavailableError OFFERS_* */
export const offerModel = (host: MeshHost, peer: string, root: Uint8Array): Promise<OfferAnswer> =>
  callRpc(host, peer, offerMethod, { modelRoot: root });

export interface OffersOptions {
  readonly host: MeshHost;
  readonly ledger: Pick<LedgerReads, 'getModel'>;
  readonly store: ShardStore;
  /** Where manifests of taken models lie. */
  readonly folder: string;
  /** Those that it has; taken ones are added. */
  readonly manifests: Map<string, Manifest>;
  readonly onTaken: (manifest: Manifest) => void;
  readonly limits?: OfferLimits;
}

export interface OfferLimits {
  /** Models that are taken, and bytes of all of them. */
  readonly models: number;
  readonly bytes: number;
  /** Fetched at once. */
  readonly atOnce: number;
}

const LIMITS: OfferLimits = { models: 64, bytes: 8e9, atOnce: 2 };

const filesOf = ({
  parts,
  tokenizer,
}: Manifest): { readonly contentHash: Uint8Array; readonly bytes: number }[] => [
  ...parts,
  ...(tokenizer === null ? [] : [{ contentHash: tokenizer.hash, bytes: tokenizer.bytes }]),
];

export const bytesOfModel = (manifest: Manifest): number =>
  filesOf(manifest).reduce((sum, file) => sum + file.bytes, 0);

/** Takes up what it took before. Returns the function that stops serving. */
export async function serveOffers(options: OffersOptions): Promise<() => Promise<void>> {
  const { host, ledger, store, folder, manifests, onTaken, limits = LIMITS } = options;
  const leaving = new AbortController();
  const under = new Map<string, OfferAnswer>();
  const taken: Manifest[] = [];
  for (const manifest of await readTaken(folder)) {
    const name = bytesToHex(modelRoot(manifest));
    if (manifests.has(name) || !(await hasAll(store, manifest))) continue;
    manifests.set(name, manifest);
    taken.push(manifest);
  }

  /** Clients ask by name: whoever has one here keeps it, and the names of ours are nobody's. */
  async function demandName(name: string, owner: string): Promise<void> {
    const holders = [...manifests.values()].filter((one) => one.name === name);
    const records = await Promise.all(holders.map((one) => ledger.getModel(modelRoot(one))));
    const own = records.some((record) => record?.owner.toLowerCase() === owner.toLowerCase());
    if (own || (holders.length === 0 && !KNOWN_MODELS.includes(name))) return;
    throw new UsageError('MODEL_NAME_TAKEN', 'another owner has a model of this name here');
  }

  /** From asking to serving; what it fails with is told to whoever asks next, who starts it anew. */
  async function take(
    root: Uint8Array,
    peer: string,
    { shardRoots, owner }: Pick<ModelRecord, 'shardRoots' | 'owner'>,
  ): Promise<void> {
    const name = bytesToHex(root);
    const manifest = await askManifest(host, peer, root);
    const own = shardsOf(manifest).map(shardRoot);
    if (own.length !== shardRoots.length || !own.every((one, i) => equalBytes(one, shardRoots[i]!))) {
      throw new VerificationError('MODEL_SHARDS_DIFFER', 'the chain has other shards under this root');
    }
    await demandName(manifest.name, owner);
    const total = bytesOfModel(manifest);
    const held = taken.reduce((sum, one) => sum + bytesOfModel(one), 0);
    if (taken.length >= limits.models || held + total > limits.bytes) {
      throw new UnavailableError('OFFERS_FULL', 'this bootstrap peer takes no more models');
    }
    let before = 0;
    for (const { contentHash, bytes: length } of filesOf(manifest)) {
      await fetchShard(host, {
        contentHash,
        bytes: length,
        sources: [peer],
        store,
        signal: leaving.signal,
        onProgress: ({ bytes: here }) => {
          under.set(name, { state: 'fetching', bytes: Math.min(total, before + here), total, why: null });
        },
      });
      before += length;
    }
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.manifest`), encodeManifest(manifest), { flush: true });
    manifests.set(name, manifest);
    taken.push(manifest);
    onTaken(manifest);
  }

  const stop = await handleRpc(host, offerMethod, async ({ modelRoot: root }, peer) => {
    const name = bytesToHex(root);
    const known = manifests.get(name);
    if (known !== undefined) {
      const total = bytesOfModel(known);
      return { state: 'taken', bytes: total, total, why: null };
    }
    const now = under.get(name);
    if (now !== undefined) {
      if (now.state === 'failed') under.delete(name);
      return now;
    }
    const record = await ledger.getModel(root);
    if (record === null || !record.servable) {
      throw new UsageError('MODEL_NOT_REGISTERED', 'the chain of this mesh has no such model', {
        details: { modelRoot: name },
        hint: 'veilmesh model publish',
      });
    }
    const fetching = [...under.values()].filter(({ state }) => state === 'fetching').length;
    if (fetching >= limits.atOnce) {
      throw new UnavailableError('OFFERS_BUSY', 'other models are being fetched', {
        hint: 'run the same command again in a while',
      });
    }
    const begun: OfferAnswer = { state: 'fetching', bytes: 0, total: 0, why: null };
    under.set(name, begun);
    void take(root, peer, record).then(
      () => under.delete(name),
      (thrown: unknown) => {
        const { code } = asVeilmeshError(thrown);
        under.set(name, { state: 'failed', bytes: 0, total: 0, why: code });
      },
    );
    return begun;
  });
  return async () => {
    leaving.abort();
    await stop();
  };
}

async function hasAll(store: ShardStore, manifest: Manifest): Promise<boolean> {
  const here = await Promise.all(filesOf(manifest).map(({ contentHash }) => store.has(contentHash)));
  return here.every(Boolean);
}

async function readTaken(folder: string): Promise<Manifest[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []; // nothing was taken yet
    throw error;
  });
  const manifests: Manifest[] = [];
  for (const name of names.filter((one) => one.endsWith('.manifest')).sort()) {
    manifests.push(decodeManifest(await readFile(join(folder, name))));
  }
  return manifests;
}
