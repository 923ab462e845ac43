/**
 * A node's shard: fetched, and booted in an enclave that hands its host the witnesses of what it will compute.
 * @module
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { hexToBytes } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { ShardStore } from '../../mesh/shards/store.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import { encodeManifest, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { ModelRecord } from '../../settlement/chain/types.ts';
import { loadOrCreateKey } from '../keys.ts';
import { rollupBytes } from '../services/network.ts';
import { type OwnPart, obtainOwnPart } from '../services/own-part.ts';
import { assertSealedByOwner } from '../services/sealed-owner.ts';
import type { WitnessBackup } from '../services/witness-backup.ts';
import { createWitnessStore, type WitnessStore } from '../services/witness-store.ts';
import type { Shutdown } from '../shutdown.ts';
import { type Enclave, startEnclave } from '../tee/enclave.ts';
import { TEE_NAMES } from '../tee/providers/detect.ts';
import type { RunnerOptions } from './runner.ts';
import type { Joined } from './runner-joining.ts';
import { reportWitnesses, sayBound } from './witness-care.ts';

/** What witnesses of a model that is not sealed are kept under. */
const LOST_AT_REBOOT = 'a key of this boot: a restart loses them, and the peer id';
const SEALED_UNDER = {
  simulated: 'a SIMULATED platform secret',
  dstack: 'a key that dstack keeps',
  tdx: LOST_AT_REBOOT,
  snp: LOST_AT_REBOOT,
  nitro: LOST_AT_REBOOT,
} as const;

export interface Booted {
  readonly store: ShardStore;
  readonly own: OwnPart;
  readonly model: ModelRecord;
  readonly witnesses: WitnessStore;
  readonly enclave: Enclave;
  /** What the enclave hands over from now on goes there too. */
  backUp(to: Pick<WitnessBackup, 'add'>): void;
}

/** @throws UsageError MODEL_NOT_REGISTERED, and as obtainOwnPart, startEnclave */
export async function bootShard(joined: Joined, options: RunnerOptions, shutdown: Shutdown): Promise<Booted> {
  const { config, log, stages } = options;
  const { tee, peerKey, host, introducer, network, ledger, directory, assignment } = joined;
  const { root, manifest, part } = assignment;
  const store = await createShardStore(join(config.home, 'shards'));
  const sources = new Set([introducer, ...directory.met()]);
  sources.delete(host.peerId);
  const own = await obtainOwnPart({
    host,
    store,
    modelRoot: root,
    manifest,
    part,
    introducer,
    sources: [...sources],
    home: config.home,
    stages,
  });
  const model = await ledger.getModel(root);
  if (model === null || !model.servable) {
    throw new UsageError(
      'MODEL_NOT_REGISTERED',
      'the model is not registered on chain, so nobody may serve it',
      {
        details: { modelRoot: bytesToHex(root) },
        hint: 'ask the model owner to publish it: veilmesh model ls',
      },
    );
  }
  if (own.sealed !== null) await assertSealedByOwner(own.sealed, model.owner);

  let at = performance.now();
  const witnesses = await createWitnessStore({
    folder: join(config.home, 'witness'),
    maxBytes: config.witnessMb * 1_000_000,
    onEvent: (event) => reportWitnesses(event, log),
  });
  stages.done(
    'witnesses',
    `${witnesses.count} kept (${(witnesses.bytes / 1e6).toFixed(1)} of ${config.witnessMb} MB; ` +
      `${4 * part.in.width} bytes a position), sealed under ${own.sealed === null ? SEALED_UNDER[tee] : "the shard's key"}`,
    at,
  );
  at = performance.now();
  sayBound(witnesses, shardRoot(part), log, shutdown);
  let backup: Pick<WitnessBackup, 'add'> | null = null;
  const { hash: freshness } = await ledger.settledBlock();
  const { pccsUrl, kdsUrl, nsmHelper } = config;
  const enclave = await startEnclave({
    manifest: encodeManifest(manifest),
    part: own.boot,
    shardIndex: part.index,
    peer: peerKey.enclave,
    chainId: ledger.chainId,
    settlement: rollupBytes(network.contracts),
    freshness: hexToBytes(freshness),
    policy: network.policy,
    policySigner: network.policySigner,
    engine: config.engine,
    threads: config.threads === 0 ? availableParallelism() : config.threads,
    maxSessions: options.maxSessions,
    kvBudgetBytes: options.maxMemory - part.memory,
    simulatedPlatformSecret: loadOrCreateKey(config.home, 'simulated-platform'),
    provider:
      tee === 'simulated'
        ? null
        : { tee, pccsUrl, kdsUrl, nsmHelper, cache: join(config.home, 'collateral') },
    keep: async (witness) => {
      await witnesses.put(witness);
      backup?.add(witness);
    },
    ...(options.cheat === undefined ? {} : { cheat: options.cheat }),
  });
  shutdown.add(() => enclave.stop());
  own.booted();
  const { keys, engine } = enclave.ready;
  if (keys !== null) stages.done('keys', `of grade ${keys}: weights were opened in the enclave`, at);
  const broken = options.cheat === undefined ? '' : `BROKEN (${options.cheat}) `;
  stages.done(
    'enclave',
    `${tee === 'simulated' ? 'SIMULATED' : TEE_NAMES[tee]} ${broken}TEE, engine ${engine.name} x${engine.threads}, ` +
      `${manifest.name} shard ${part.index + 1}/${shardsOf(manifest).length}`,
    at,
  );
  return {
    store,
    own,
    model,
    witnesses,
    enclave,
    backUp: (to) => {
      backup = to;
    },
  };
}
