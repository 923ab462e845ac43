/**
 * Logs of sessions for a client, who keeps no chunks: from whoever in the mesh has them.
 * @module
 */
import { openChunkStore } from '../services/chunk-store.ts';
import { createLogFetching, type LogFetching } from '../services/log-fetching.ts';
import type { ClientConnection } from './connect.ts';

/** Of one log at a time, in memory. */
const CHUNK_BYTES = 256_000_000;

export async function withSessionLogs<T>(
  { host, ledger, network, directory }: Pick<ClientConnection, 'host' | 'ledger' | 'network' | 'directory'>,
  use: (logs: LogFetching) => Promise<T>,
): Promise<T> {
  const chunks = await openChunkStore(':memory:', CHUNK_BYTES, ledger.account);
  try {
    const named = [...network.coordinators, ...network.watchers];
    for (const { peerId, addresses } of named) await host.addAddresses(peerId, addresses);
    const peers = [...new Set([...named, ...directory.list()].map(({ peerId }) => peerId))];
    return await use(createLogFetching(host, ledger, chunks, async () => peers));
  } finally {
    chunks.close();
  }
}
