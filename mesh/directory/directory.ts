/**
 * `createDirectory`: who is alive and what they serve, from signed heartbeats over gossipsub.
 *
 * A node that stops is gone after its lease, three heartbeats; one that restarts replaces its record, since its
 * sequence numbers follow the clock. Every party may run one; only nodes announce.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { HEARTBEAT_TOPIC } from '../host/presets.ts';
import type { MeshHost } from '../host/types.ts';
import { openRpc } from '../wire/rpc.ts';
import { handleRpc } from '../wire/rpc-server.ts';
import {
  type HeartbeatRecord,
  LEASE_HEARTBEATS,
  MAX_HEARTBEAT_BYTES,
  type NetworkId,
  parseRecord,
  signRecord,
} from './record.ts';
import { PAGE, snapshotMethod, snapshotPage } from './snapshot.ts';
import { createRecordTable, type DirectoryChange } from './table.ts';

const RETRY_MS = 250;

/** What the node decides; identity, network, addresses, sequence and times are filled in. */
export type Announcement = Omit<
  HeartbeatRecord,
  'v' | 'peerId' | 'addresses' | 'network' | 'seq' | 'issuedAt' | 'expiresAt'
>;

export interface DirectoryOptions {
  readonly network: NetworkId;
  /** Time between heartbeats; 5 s when left out. The lease is three of them. */
  readonly heartbeatMs?: number;
  readonly maxRecords?: number;
  /** Connections this host seeks by itself, so that gossip survives its bootstrap peer; 4 when left out. */
  readonly meshDegree?: number;
  /** Of a record's addresses those that this host may dial, since it could name a stranger's; all when left out. */
  readonly dialable?: (record: HeartbeatRecord) => Promise<readonly string[]>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Directory {
  /** Publishes now and at every heartbeat; a later call replaces the content. */
  announce(announcement: Announcement): Promise<void>;
  /** Live records by peer id, own one included. */
  list(filter?: { readonly modelRoot?: Uint8Array }): HeartbeatRecord[];
  get(peerId: string): HeartbeatRecord | undefined;
  /** Returns the function that stops it. */
  onChange(listener: (change: DirectoryChange) => void): () => void;
  /**
   * Asks one peer for its records; returns how many were new here, once those that may be dialled can be. Runs by itself on every new connection, and with one peer at every heartbeat.
   * @throws UnavailableError as openRpc @throws VerificationError as RpcClient.call
   */
  refresh(fromPeer: string): Promise<number>;
  close(): Promise<void>;
}

export async function createDirectory(host: MeshHost, options: DirectoryOptions): Promise<Directory> {
  const { network, heartbeatMs = 5_000, maxRecords = 1_024, meshDegree = 4, now = Date.now } = options;
  const { dialable = async ({ addresses }) => addresses } = options;
  const listeners = new Set<(change: DirectoryChange) => void>();
  const table = createRecordTable({ network, maxRecords, now, onChange: changed });
  const meetings = new Set<Promise<void>>();
  let announcement: Announcement | undefined;
  let seq = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function changed(change: DirectoryChange): void {
    if (change.kind !== 'left' && change.record.peerId !== host.peerId && isNews(change)) {
      const meeting = meet(change.record).finally(() => meetings.delete(meeting));
      meetings.add(meeting);
    }
    for (const listener of listeners) listener(change);
  }

  /** False for the heartbeats of a node that this host is connected to at the addresses it knows. */
  const isNews = (change: DirectoryChange): boolean =>
    change.kind !== 'changed' ||
    change.record.addresses.join() !== change.previous.addresses.join() ||
    !host.peers().includes(change.record.peerId);

  /** Makes a node dialable by id and, while this host has few connections, begins to dial it. */
  async function meet(record: HeartbeatRecord): Promise<void> {
    const { peerId } = record;
    try {
      const addresses = await dialable(record);
      if (addresses.length === 0 || closed) return;
      await host.addAddresses(peerId, addresses);
      const peers = host.peers();
      // a record can be true and its node out of our reach: the planner's measured links decide, not this
      if (peers.length < meshDegree && !peers.includes(peerId)) host.dial(peerId).catch(() => undefined);
    } catch {
      // addresses that this host cannot read
    }
  }

  async function publish(content: Announcement): Promise<void> {
    clearTimeout(retry);
    const issuedAt = now();
    seq = Math.max(seq + 1, issuedAt);
    const { wire } = await signRecord(
      {
        ...content,
        v: 1,
        peerId: host.peerId,
        addresses: host.addresses().slice(0, 8),
        network,
        seq,
        issuedAt,
        expiresAt: issuedAt + LEASE_HEARTBEATS * heartbeatMs,
      },
      host.sign,
    );
    await table.admit(wire);
    const recipients = await host.gossip.publish(HEARTBEAT_TOPIC, wire);
    // a node that has just started: gossipsub does not know its neighbours' topics yet
    if (recipients === 0 && !closed) retry = setTimeout(beat, Math.min(heartbeatMs, RETRY_MS));
  }

  function beat(): void {
    table.sweep();
    if (announcement === undefined) return;
    // a host that is closing, or a libp2p fault: the next beat tries again, and the lease shows the silence
    publish(announcement).catch(() => undefined);
  }

  async function announce(content: Announcement): Promise<void> {
    announcement = content;
    await publish(content);
  }

  async function refresh(fromPeer: string): Promise<number> {
    const client = await openRpc(host, fromPeer, snapshotMethod);
    let added = 0;
    try {
      let after: string | null = null;
      for (let page = 0; page * PAGE < maxRecords; page++) {
        const { records, more } = await client.call({ modelRoot: null, after });
        for (const wire of records) {
          const verdict = await table.admit(wire);
          if (verdict === 'accept') added++;
          if (verdict === 'reject') host.strike(fromPeer, 'invalid record in a snapshot');
        }
        const last = records.at(-1);
        if (!more || last === undefined) break;
        after = parseRecord(last).record.peerId;
      }
      await Promise.all(meetings);
      return added;
    } finally {
      void client.close().catch(() => undefined);
    }
  }

  const heartbeat = setInterval(beat, heartbeatMs);
  const leave = host.gossip.join(HEARTBEAT_TOPIC, { maxBytes: MAX_HEARTBEAT_BYTES, onMessage: table.admit });
  const unserve = await handleRpc(host, snapshotMethod, (request) => snapshotPage(table.live(), request));
  const greet = (peerId: string): void => {
    // peers without a directory (a bare client) lack the protocol
    refresh(peerId).catch((error: unknown) => {
      if (error instanceof VerificationError && error.details.remote !== true) {
        host.strike(peerId, 'invalid snapshot');
      }
    });
  };
  const unlisten = host.onEvent((event) => {
    if (event.kind === 'peer-connected') greet(event.peerId);
  });
  for (const peerId of host.peers()) greet(peerId);
  // gossip can miss a peer that reconnects in a hurry, so every heartbeat one neighbour is asked for what it knows
  const ask = setInterval(() => {
    const peers = host.peers();
    const peer = peers[Math.floor(Math.random() * peers.length)];
    if (peer !== undefined) greet(peer);
  }, heartbeatMs);

  return {
    announce,
    refresh,
    get: table.get,
    list: ({ modelRoot } = {}) =>
      table
        .live()
        .map(({ record }) => record)
        .filter(
          (record) =>
            modelRoot === undefined || record.serving.some((shard) => equalBytes(shard.modelRoot, modelRoot)),
        ),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearInterval(heartbeat);
      clearInterval(ask);
      clearTimeout(retry);
      unlisten();
      leave();
      await unserve();
    },
  };
}
