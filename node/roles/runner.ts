/**
 * A shard node, from nothing to serving: mesh host, network facts, shard, enclave, stake, sessions, heartbeats.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import type { KeyGrade } from '../../crypto/seal/content-key.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Config } from '../config/schema.ts';
import { rememberJoined } from '../control/joined.ts';
import { type Drained, type DrainProgress, serveControl } from '../control/serve.ts';
import type { Logger } from '../log.ts';
import { measureNode } from '../metrics/node.ts';
import { serveDialBack } from '../services/dial-back.ts';
import { serveLinks } from '../services/links.ts';
import { watchReachability } from '../services/reachability.ts';
import { withdrawOwn } from '../services/withdraw-own.ts';
import { createShutdown, type Shutdown } from '../shutdown.ts';
import type { Stages } from '../stages.ts';
import type { Cheat } from '../tee/cheats.ts';
import type { EngineChoice } from '../tee/protocol.ts';
import { createDraining } from './draining.ts';
import { startKeeping } from './keeping.ts';
import { answerChecks } from './runner-answering.ts';
import { bootShard } from './runner-booting.ts';
import { joinMesh } from './runner-joining.ts';
import { startPaying } from './runner-paying.ts';
import { serveProducts } from './runner-products.ts';
import { takeStanding } from './runner-standing.ts';
import { createNodeStatus } from './runner-status.ts';
import { serveHop } from './serve-hop.ts';

export interface RunnerOptions {
  readonly config: Config;
  /** Chosen by coverage when left out. */
  readonly model?: Uint8Array;
  readonly shard?: number;
  /** Bytes for the shard and what its sessions remember; a shard that needs more with one session is refused. */
  readonly maxMemory: number;
  readonly maxSessions: number;
  /** Whether it waits for an account that cannot pay its stake to be funded, or gives up. */
  readonly waitForFunds: boolean;
  /** Simulates a broken TEE, on a development network. */
  readonly cheat?: Cheat;
  readonly log: Logger;
  readonly stages: Stages;
}

export interface RunnerReady {
  readonly role: 'node';
  readonly chainId: number;
  readonly peerId: string;
  readonly addresses: readonly string[];
  /** Null where they are served nowhere. */
  readonly metrics: string | null;
  readonly node: string;
  readonly operator: string;
  readonly model: string;
  readonly modelRoot: string;
  readonly shard: number;
  readonly shards: number;
  readonly assurance: 'simulated' | 'hardware';
  readonly measurement: string;
  readonly engine: EngineChoice;
  /** Grade of the key of its weights; null where they are no secret. */
  readonly keys: KeyGrade | null;
  /** Wei: this node's part of what a position costs, and what it asks for a row of twin and vault; '0': it sells none. */
  readonly asks: { readonly positionWei: string; readonly rowWei: string };
}

export interface Runner {
  readonly ready: RunnerReady;
  /** Rejects when the node cannot go on, e.g. its enclave died. */
  readonly failed: Promise<never>;
  /** Resolves when it was drained from outside (`veilmesh drain`) and is to stop now. */
  readonly told: Promise<void>;
  /** Takes no more sessions, and resolves when none runs or the time is over. */
  drain(seconds: number, onProgress: (progress: DrainProgress) => void): Promise<Drained>;
  stop(): Promise<void>;
}

export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const shutdown = createShutdown();
  try {
    return await start(options, shutdown);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    options.log.error('node did not start', { reason });
    await shutdown.run();
    throw error;
  }
}

async function start(options: RunnerOptions, shutdown: Shutdown): Promise<Runner> {
  const { config, log } = options;
  const joined = await joinMesh(options, shutdown);
  const { peerKey, host, metrics, introducer, network, rpcUrl, book, ledger, directory } = joined;
  const { root, manifest, part } = joined.assignment;
  const booted = await bootShard(joined, options, shutdown);
  const { witnesses, enclave } = booted;
  const standing = await takeStanding(joined, booted, options, shutdown);
  const { node, shown } = standing;
  const keeping = await startKeeping(host, introducer, network, ledger, config, shutdown, log, directory);
  const answerer = answerChecks(joined, booted, node, keeping, options, shutdown);
  const paying = await startPaying(joined, booted, node, keeping, options, shutdown);
  const { unpaid, share, positionWei } = paying;
  const { hop, announce } = await serveHop(joined, booted, standing, paying.payment, options, shutdown);
  const { ring, rowWei } = await serveProducts(joined, booted, node, paying, options, shutdown);
  await paying.collect();
  shutdown.add(await serveDialBack(host));
  shutdown.add(await serveLinks({ host, directory, met: directory.met }));
  const others = (): string[] => [introducer, ...host.peers().filter((peer) => peer !== introducer)];
  const reachability = watchReachability(host, { peers: others, relay: config.relay, log });
  shutdown.add(() => reachability.stop());
  const draining = createDraining({
    served: ring === null ? [hop] : [hop, ring],
    announce: () => announce(true),
    risk: () => said.risk(),
  });
  const ready: RunnerReady = {
    role: 'node',
    chainId: ledger.chainId,
    peerId: host.peerId,
    addresses: host.addresses(),
    metrics: metrics.url,
    node: bytesToHex(node),
    operator: ledger.account,
    model: manifest.name,
    modelRoot: bytesToHex(root),
    shard: part.index,
    shards: shardsOf(manifest).length,
    assurance: shown.assurance,
    measurement: shown.measurement,
    engine: enclave.ready.engine,
    keys: enclave.ready.keys,
    asks: { positionWei: String(positionWei), rowWei: String(rowWei) },
  };
  const said = createNodeStatus({
    ready,
    node,
    shardRoot: shardRoot(part),
    ledger,
    veil: hop,
    ring,
    maxSessions: options.maxSessions,
    draining,
    reachability,
    answerer,
    witnesses,
    maxWitnessBytes: 1_000_000 * config.witnessMb,
    peers: () => host.peers().length,
    addresses: () => host.addresses(),
    book,
    unpaid,
    share,
    metrics: metrics.url,
  });
  measureNode(metrics, said.status, book);
  const told = Promise.withResolvers<void>();
  shutdown.add(
    await serveControl(config.home, {
      status: said.status,
      drain: async (seconds, onProgress) => {
        const drained = await draining.drain(seconds ?? config.drainSeconds, onProgress);
        told.resolve();
        return drained;
      },
      withdraw: () => withdrawOwn(ledger),
    }),
  );
  const { peerId, model, modelRoot, shard } = ready;
  rememberJoined(config.home, {
    v: 1,
    bootstrap: [...config.bootstrap],
    rpcUrl,
    contracts: network.contracts,
    peerId,
    node: ready.node,
    operator: ledger.account,
    model,
    modelRoot,
    shard,
  });
  return {
    ready,
    failed: Promise.race([enclave.died, peerKey.died]),
    told: told.promise,
    drain: draining.drain,
    stop: shutdown.run,
  };
}
