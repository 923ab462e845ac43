/**
 * The directory of a node, coordinator or watcher: it dials those that have a stake, and whom it is connected with.
 * @module
 */
import { createDirectory, type Directory } from '../../mesh/directory/directory.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { createMeeting } from './meeting.ts';
import { rollupBytes } from './network.ts';

export interface MetDirectory extends Directory {
  /** Peers that announce themselves, and that may be asked something: no stranger is dialled for it. */
  met(): string[];
  /** Of addresses that somebody else names those that this host may dial. */
  reachable(addresses: readonly string[]): readonly string[];
}

/** @param introducer by whom this host joined; null: others join by this one */
export async function openMetDirectory(
  host: MeshHost,
  introducer: string | null,
  ledger: Pick<LedgerReads, 'addresses' | 'getNode'>,
  heartbeatMs?: number,
): Promise<MetDirectory> {
  const meeting = createMeeting({
    host,
    introducer,
    isStaked: async (node) => (await ledger.getNode(node))?.staked ?? false,
  });
  const { addresses } = ledger;
  const directory = await createDirectory(host, {
    network: { chainId: addresses.chainId, rollup: rollupBytes(addresses) },
    dialable: meeting.dialable,
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  });
  return {
    ...directory,
    reachable: meeting.reachable,
    met() {
      const connected = new Set(host.peers());
      const ids = directory.list().map(({ peerId }) => peerId);
      return ids.filter((peerId) => connected.has(peerId) || meeting.isKnown(peerId));
    },
  };
}
