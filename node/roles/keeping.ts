/**
 * What every process of the mesh does for sessions' logs: keeps chunks for others, and finds those that it wants.
 * @module
 */
import { join } from 'node:path';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { Config } from '../config/schema.ts';
import type { Logger } from '../log.ts';
import { type ChunkStore, openChunkStore } from '../services/chunk-store.ts';
import { serveChunks } from '../services/chunks.ts';
import { type ChunkPeers, createLogFetching, type LogFetching } from '../services/log-fetching.ts';
import { type MetDirectory, openMetDirectory } from '../services/met-directory.ts';
import { askNetwork, type NetworkInfo } from '../services/network.ts';
import type { Shutdown } from '../shutdown.ts';

export interface Keeping {
  readonly store: ChunkStore;
  /** Who may have or take chunks: coordinators and watchers that the mesh names, nodes, and whoever is connected. */
  readonly peers: ChunkPeers;
  readonly logs: LogFetching;
}

/** No more often is the mesh asked whom it names. */
const ASK_AGAIN_MS = 5_000;

export async function startKeeping(
  host: MeshHost,
  introducer: string,
  network: NetworkInfo,
  ledger: Ledger,
  config: Config,
  shutdown: Shutdown,
  log: Logger,
  running?: MetDirectory,
): Promise<Keeping> {
  const file = join(config.home, 'chunks.sqlite');
  const store = await openChunkStore(file, config.keepMb * 1_000_000, ledger.account);
  shutdown.add(async () => store.close());
  shutdown.add(await serveChunks(host, ledger, store, log));
  const directory = running ?? (await ownDirectory());
  let named = network;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function ownDirectory(): Promise<MetDirectory> {
    const own = await openMetDirectory(host, introducer, ledger);
    shutdown.add(() => own.close());
    return own;
  }

  async function peers(): Promise<readonly string[]> {
    if (performance.now() - askedAt >= ASK_AGAIN_MS) {
      askedAt = performance.now();
      // who is not reached keeps nobody from those that are known
      named = await askNetwork(host, introducer).catch(() => named);
    }
    const known = [...named.coordinators, ...named.watchers];
    for (const { peerId, addresses } of known) await host.addAddresses(peerId, addresses);
    const all = [...known.map(({ peerId }) => peerId), ...directory.met(), ...host.peers()];
    return [...new Set(all)].filter((peerId) => peerId !== host.peerId);
  }

  return { store, peers, logs: createLogFetching(host, ledger, store, peers) };
}
