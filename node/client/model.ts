/**
 * A model as its client holds it: the manifest the chain registers, and the embed and head parts, loaded.
 * @module
 */
import { clientEngine, openPartStore, sha256 } from '#client-platform';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import type { KeyGrade } from '../../crypto/seal/content-key.ts';
import { type OpenedSealedManifest, sealedHash } from '../../crypto/seal/sealed-manifest.ts';
import { fetchShard } from '../../mesh/shards/fetch.ts';
import type { ShardProgress } from '../../mesh/shards/progress.ts';
import type { LoadedProgram } from '../../models/engine/types.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { askSealed } from '../services/key-release.ts';
import { askManifest } from '../services/manifest.ts';
import { assertSealedByOwner } from '../services/sealed-owner.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';

/** What the client computes itself: its embedding, or its head. */
export interface ClientPart {
  /** For one sequence of at most this many rows; 0 where the rows of a step stand by themselves. */
  start(positions: number): PartSequence;
}

export interface PartSequence {
  /** Rows of words in, rows of words out. Steps of all parts run one after another. */
  run(values: Int32Array, rows: number): Promise<Int32Array>;
  close(): void;
}

export interface ClientModel {
  readonly root: Uint8Array;
  readonly manifest: Manifest;
  readonly pricePerUnit: bigint;
  /** Where its shards are sealed: the sealed manifest's hash, and the grade of its keys. */
  readonly seal: { readonly hash: Uint8Array; readonly grade: KeyGrade } | null;
  /** The client's own parts; the identity where the model has none. */
  readonly embed: ClientPart;
  readonly head: ClientPart;
  /** The file of the manifest's tokenizer. @throws UnavailableError SHARD_NO_SOURCE */
  tokenizer(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * @param name a model's name, or its root in hex
 * @throws UsageError MODEL_UNKNOWN | MODEL_NOT_REGISTERED, UnavailableError SHARD_NO_SOURCE
 */
export async function openModel(
  connection: ClientConnection,
  name: string,
  stages: Stages,
): Promise<ClientModel> {
  const { host, introducer, ledger, config } = connection;
  const known = await meshModels(connection);
  const named = known.filter(({ root, manifest }) => manifest.name === name || bytesToHex(root) === name);
  const records = await Promise.all(named.map(({ root }) => ledger.getModel(root)));
  // of several editions under one name the first that is not retired
  const place = Math.max(
    0,
    records.findIndex((one) => one?.servable === true),
  );
  const [found, record] = [named[place], records[place] ?? null];
  if (found === undefined) {
    throw new UsageError('MODEL_UNKNOWN', `this mesh has no model '${name}'`, {
      details: { known: known.map(({ manifest }) => manifest.name) },
      hint: 'veilmesh model ls',
    });
  }
  const { root, manifest } = found;
  if (record === null || !record.servable) {
    throw new UsageError('MODEL_NOT_REGISTERED', 'the model is not registered on chain', {
      details: { modelRoot: bytesToHex(root) },
      hint: 'veilmesh model ls',
    });
  }
  const sealed = await askSealed(host, introducer, root);
  const seal = sealed === null ? null : { hash: sealedHash(sealed.sealed), grade: sealed.manifest.grade };
  if (sealed !== null) await assertSealedByOwner(sealed, record.owner);
  if (sealed !== null) stages.done('weights', sealText(sealed.manifest));
  const engine = await clientEngine(config);
  const store = await openPartStore(config);
  const obtain = async (what: string, contentHash: Uint8Array, bytes: number): Promise<Uint8Array> => {
    const onProgress = (now: ShardProgress): void => {
      if (now.stage !== 'fetch') return;
      const [here, all] = [now.bytes / 1e6, now.total / 1e6];
      stages.progress('download', `${what}: ${here.toFixed(1)} of ${all.toFixed(1)} MB`);
    };
    await fetchShard(host, { contentHash, bytes, sources: [introducer], store, onProgress });
    const file = await store.get(contentHash);
    if (file === undefined) throw new UnavailableError('SHARD_MISSING', 'a fetched part is not in the store');
    return file;
  };
  const serial = inTurn();
  const loadPart = async (role: 'embed' | 'head'): Promise<ClientPart> => {
    const part = manifest.parts.find((candidate) => candidate.role === role);
    if (part === undefined) return IDENTITY;
    const { program, weights } = verifyPart(
      manifest,
      part,
      await obtain(role, part.contentHash, part.bytes),
      sha256,
    );
    return partOf(await engine.load(program, weights), program.maxPositions !== undefined, serial);
  };
  return {
    root,
    manifest,
    pricePerUnit: record.pricePerUnit,
    seal,
    embed: await loadPart('embed'),
    head: await loadPart('head'),
    tokenizer: async () => {
      if (manifest.tokenizer === null) throw new InternalError('MODEL_NO_TEXT', 'this model takes no text');
      return await obtain('tokenizer', manifest.tokenizer.hash, manifest.tokenizer.bytes);
    },
    close: () => engine.close(),
  };
}

const sealText = ({ grade, threshold, brokers }: OpenedSealedManifest): string =>
  (grade === 'production'
    ? 'sealed: keys go to hardware enclaves alone'
    : 'sealed under DEVELOPMENT keys, which simulated enclaves get too: they hide nothing') +
  `; the owner, or ${threshold} of ${brokers.length} key brokers, could read what nodes keep of a session to answer checks`;

/** Every model the bootstrap peer names. */
export const meshModels = ({ network, host, introducer }: ClientConnection) =>
  Promise.all(
    network.models.map(async (root) => ({ root, manifest: await askManifest(host, introducer, root) })),
  );

type Serial = <T>(work: () => Promise<T>) => Promise<T>;

/** An engine takes one run at a time. */
function inTurn(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

const IDENTITY: ClientPart = {
  start: () => ({ run: (values) => Promise.resolve(values), close: () => {} }),
};

const partOf = (loaded: LoadedProgram, remembers: boolean, serial: Serial): ClientPart => ({
  start: (positions) => {
    const sequence = loaded.open(remembers ? positions : 0);
    return {
      run: async (input, rows) => {
        const [output] = await serial(() => loaded.run([{ sequence, input, rows }]));
        return output!;
      },
      close: () => sequence.close(),
    };
  },
});
