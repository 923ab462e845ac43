/**
 * Who may have a batch's data: its coordinator, the watchers that the mesh names, and whoever is connected.
 * @module
 */
import type { Address } from 'viem';
import { asVeilmeshError, UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { BatchHeader } from '../../settlement/batch/header.ts';
import { fetchBatchData } from './batch-data.ts';
import { askNetwork, type NetworkInfo } from './network.ts';

export interface DataPeers {
  /**
   * The bundles of a posted batch from the first peer that has them, where they are no more than so many bytes.
   * @throws UnavailableError BATCH_DATA_NOWHERE
   */
  fetch(header: BatchHeader, signal: AbortSignal, maxBytes: number): Promise<readonly Uint8Array[]>;
  /** Connects to the coordinators that the mesh names: they ask only members that are connected. */
  stayConnected(): Promise<void>;
}

/** No more often is the mesh asked whom it names. */
const ASK_AGAIN_MS = 5_000;
/** Strangers that are asked beside those that the mesh names. */
const MAX_STRANGERS = 8;
/** For asking all of them, however slowly each answers. */
const ALL_PEERS_MS = 180_000;

export function createDataPeers(host: MeshHost, introducer: string, network: NetworkInfo): DataPeers {
  let current = network;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function named(): Promise<NetworkInfo> {
    if (performance.now() - askedAt < ASK_AGAIN_MS) return current;
    askedAt = performance.now();
    // who is not reached keeps nobody from those that are known
    current = await askNetwork(host, introducer).catch(() => current);
    return current;
  }

  async function peersFor(account: Address): Promise<string[]> {
    const { coordinators, watchers } = await named();
    const own = coordinators.filter((one) => one.account === account);
    for (const { peerId, addresses } of [...own, ...watchers]) await host.addAddresses(peerId, addresses);
    const known = [...own, ...watchers].map(({ peerId }) => peerId);
    const strangers = host.peers().filter((peerId) => !known.includes(peerId));
    return [...known, ...strangers.slice(0, MAX_STRANGERS)].filter((peerId) => peerId !== host.peerId);
  }

  return {
    async fetch(header, stopped, maxBytes) {
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(ALL_PEERS_MS)]);
      const failures: VeilmeshError[] = [];
      for (const peer of await peersFor(header.coordinator)) {
        if (signal.aborted) break;
        try {
          return await fetchBatchData(host, peer, header, { signal, maxBytes });
        } catch (thrown) {
          failures.push(asVeilmeshError(thrown));
        }
      }
      const { coordinator, number } = header;
      throw new UnavailableError('BATCH_DATA_NOWHERE', 'nobody who was asked has the data of the batch', {
        details: {
          coordinator,
          number,
          asked: failures.length,
          codes: [...new Set(failures.map((f) => f.code))],
        },
      });
    },
    async stayConnected() {
      const { coordinators } = await named();
      const away = coordinators.filter(({ peerId }) => !host.peers().includes(peerId));
      for (const { peerId, addresses } of away) await host.addAddresses(peerId, addresses);
      const dialled = await Promise.allSettled(away.map(({ peerId }) => host.dial(peerId)));
      const failed = dialled.find(({ status }) => status === 'rejected');
      if (failed !== undefined) throw (failed as PromiseRejectedResult).reason;
    },
  };
}
