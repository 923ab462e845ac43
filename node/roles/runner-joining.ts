/**
 * A node's place in the mesh, before it serves anything: folder, peer key, host, network, account, directory, and which shard it takes.
 * @module
 */
import { toHex } from 'viem';
import type { Policy } from '../../crypto/attest/policy.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { refuseForeignSocket } from '../control/serve.ts';
import { holdHome } from '../home-lock.ts';
import { loadOrCreateKey } from '../keys.ts';
import { measureMesh } from '../metrics/mesh.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { startMetrics } from '../metrics/serve.ts';
import { type EarningsBook, openEarningsBook, sayBook } from '../services/earnings-book.ts';
import { handInAfter } from '../services/hand-in.ts';
import { joinNetwork } from '../services/join-network.ts';
import { type MetDirectory, openMetDirectory } from '../services/met-directory.ts';
import type { NetworkInfo } from '../services/network.ts';
import type { Shutdown } from '../shutdown.ts';
import { type PeerKey, startPeerKey } from '../tee/peer-key.ts';
import { detectTees, thisMachine } from '../tee/providers/detect.ts';
import { chooseTee } from '../tee/providers/provider.ts';
import { type Assignment, chooseShard } from './choose-shard.ts';
import { sayFunding } from './membership.ts';
import type { RunnerOptions } from './runner.ts';

const HEARTBEAT_MS = 2_000;

export interface Joined {
  readonly tee: ReturnType<typeof chooseTee>;
  readonly peerKey: PeerKey;
  readonly host: MeshHost;
  readonly metrics: Metrics & { readonly url: string | null };
  /** Peer by which it joined. */
  readonly introducer: string;
  readonly network: NetworkInfo;
  readonly policy: Policy;
  readonly rpcUrl: string;
  readonly book: EarningsBook;
  readonly ledger: Ledger;
  readonly handInSeconds: number;
  readonly directory: MetDirectory;
  readonly assignment: Assignment;
}

/** @throws UsageError NODE_NO_BOOTSTRAP | HOME_IN_USE | CONTROL_FOREIGN, and as what it starts */
export async function joinMesh(options: RunnerOptions, shutdown: Shutdown): Promise<Joined> {
  const { config, log, stages } = options;
  const bootstrap = config.bootstrap[0];
  if (bootstrap === undefined) {
    throw new UsageError('NODE_NO_BOOTSTRAP', 'a node needs one peer of the mesh to join by', {
      hint: 'veilmesh join <multiaddr>, which the localnet prints when it starts',
    });
  }
  shutdown.add(await holdHome(config.home, 'node'));
  refuseForeignSocket(config.home);
  const at = performance.now();
  const tee = chooseTee(config.tee, detectTees(thisMachine, config.nsmHelper));
  const peerKey = await startPeerKey(config.home, tee);
  shutdown.add(() => peerKey.stop());
  const host = await createHost({
    privateKey: peerKey.signer,
    listen: config.listen,
    announce: config.announce,
    bootstrap: config.bootstrap,
    relays: config.relays === 'yes',
    limits: { bytesPerSecond: 1_000 * config.bandwidthKb },
  });
  shutdown.add(() => host.close());
  const metrics = await startMetrics(config, 'node', shutdown);
  measureMesh(metrics, host);
  const introducer = await host.dial(bootstrap);
  const { info: network, policy, text } = await joinNetwork(host, introducer, config);
  const { chainId, meshRollup } = network.contracts;
  stages.done('network', text);
  stages.done('mesh', `${host.peerId} joined chain ${chainId}, rollup ${meshRollup}`, at);

  const rpcUrl = config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl;
  const book = openEarningsBook(config.home, sayBook(log));
  const ledger = await createViemLedger({
    rpcUrl,
    addresses: network.contracts,
    privateKey: toHex(loadOrCreateKey(config.home, 'account')),
    onFee: (wei) => book.add('gas', wei),
  });
  const handInSeconds = await handInAfter(ledger, config.handInSeconds);
  const directory = await openMetDirectory(host, introducer, ledger, HEARTBEAT_MS);
  shutdown.add(() => directory.close());
  await directory.refresh(introducer);
  const assignment = await chooseShard(host, introducer, network.models, directory, options);
  await sayFunding(ledger, stages); // before minutes of fetching
  return {
    tee,
    peerKey,
    host,
    metrics,
    introducer,
    network,
    policy,
    rpcUrl,
    book,
    ledger,
    handInSeconds,
    directory,
    assignment,
  };
}
