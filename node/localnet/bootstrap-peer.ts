/**
 * The peer by which everybody joins a localnet: it says which network this is, hands out its models and draws its checks.
 * @module
 */
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { signPolicy } from '../../crypto/attest/policy.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import type { Directory } from '../../mesh/directory/directory.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { serveShards } from '../../mesh/shards/serve.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import { modelRoot } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { Config } from '../config/schema.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { StoredModel } from '../models/packed-store.ts';
import { serveDevBeacon } from '../services/dev-beacon.ts';
import { serveDialBack } from '../services/dial-back.ts';
import { type SealedModel, serveSealed } from '../services/key-release.ts';
import { serveManifests } from '../services/manifest.ts';
import { openMetDirectory } from '../services/met-directory.ts';
import { serveOffers } from '../services/model-offers.ts';
import { type NetworkInfo, serveNetwork } from '../services/network.ts';
import type { Shutdown } from '../shutdown.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import { runtimeHash, simulatedMeasurement } from '../tee/measure.ts';
import type { LocalChain } from './chain.ts';
import type { SealedForNodes } from './seal-for-nodes.ts';

export interface BootstrapPeer {
  readonly host: MeshHost;
  readonly directory: Directory;
  /** Its multiaddr. */
  readonly address: string;
  /** As whoever joins now is told. */
  network(): NetworkInfo;
  /** Named to whoever joins from now on. */
  addCoordinator(coordinator: NetworkInfo['coordinators'][number]): void;
  addWatcher(watcher: NetworkInfo['watchers'][number]): void;
  /** Hands it out from now on: sealed where it is, and then to nobody in clear. */
  addModel(model: StoredModel, sealing: SealedForNodes | null): Promise<void>;
  /** Of a sealed model. */
  addBroker(root: Uint8Array, sealed: SealedModel): void;
  /** Takes other owners' models from now on, and those again that it had taken before. */
  takeOffers(): Promise<void>;
}

const DEV_EVIDENCE_SECONDS = 7 * 86_400;

export async function openBootstrapPeer(
  { listen, announce, relays }: Pick<Config, 'listen' | 'announce' | 'relays'>,
  home: string,
  { anvil, contracts, ledger, beacon, terms }: LocalChain,
  stages: Stages,
  shutdown: Shutdown,
): Promise<BootstrapPeer> {
  const policySeed = loadOrCreateKey(home, 'policy');
  const policy = signPolicy(
    {
      v: 1,
      serial: nowSeconds(),
      network: 'development',
      allowSimulated: true,
      measurements: [simulatedMeasurement(runtimeHash())],
      maxEvidenceAgeSeconds: DEV_EVIDENCE_SECONDS,
      issuedAt: nowSeconds(),
    },
    policySeed,
  );
  const coordinators: NetworkInfo['coordinators'] = [];
  const watchers: NetworkInfo['watchers'] = [];
  const manifests = new Map<string, Manifest>();
  const sealed = new Map<string, SealedModel>();
  const network = (): NetworkInfo => ({
    v: 1,
    rpcUrl: anvil.url,
    contracts,
    policy,
    policySigner: ed25519.getPublicKey(policySeed),
    beacon: 'development',
    models: [...manifests.values()].map(modelRoot),
    coordinators,
    watchers,
  });
  const host = await createHost({
    ...{ privateKey: loadOrCreateKey(home, 'peer'), listen, announce },
    relays: relays !== 'no',
  });
  shutdown.add(() => host.close());
  const store = await createShardStore(join(home, 'shards'));
  await serveNetwork(host, network);
  await serveDialBack(host);
  await serveDevBeacon(host, beacon, terms.beacon);
  await serveManifests(host, manifests);
  await serveShards(host, store);
  await serveSealed(host, sealed);
  const directory = await openMetDirectory(host, null, ledger);
  shutdown.add(() => directory.close());
  return {
    host,
    directory,
    address: host.addresses()[0]!,
    network,
    addCoordinator: (coordinator) => void coordinators.push(coordinator),
    addWatcher: (watcher) => void watchers.push(watcher),
    async addModel({ manifest, files, tokenizer }, sealing) {
      for (const file of sealing === null ? files : sealing.files()) await store.put(file);
      if (sealing === null && tokenizer !== null) await store.put(tokenizer);
      manifests.set(bytesToHex(modelRoot(manifest)), manifest);
    },
    addBroker: (root, model) => void sealed.set(bytesToHex(root), model),
    async takeOffers() {
      const stop = await serveOffers({
        host,
        ledger,
        store,
        folder: join(home, 'offered'),
        manifests,
        onTaken: ({ name, parts }) =>
          stages.done('model', `${name}: ${parts.length} parts taken from its owner, who published it`),
      });
      shutdown.add(stop);
    },
  };
}
