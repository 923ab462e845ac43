/**
 * `createHost`: a libp2p node (TCP, WebSockets, noise, yamux, identify, ping, gossipsub) behind the MeshHost interface.
 * @module
 */

import type { CircuitRelayService } from '@libp2p/circuit-relay-v2';
import type { GossipSub } from '@libp2p/gossipsub';
import { identify } from '@libp2p/identify';
import type { Connection, Ed25519PrivateKey, Libp2p, ServiceMap, Stream } from '@libp2p/interface';
import { isPeerId, type PeerId } from '@libp2p/interface';
import { peerIdFromString } from '@libp2p/peer-id';
import { ping } from '@libp2p/ping';
import type { Multiaddr } from '@multiformats/multiaddr';
import { createLibp2p } from 'libp2p';
import { platform } from '#host-platform';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { createWireStream } from '../wire/stream.ts';
import { createBandwidth, throttled } from '../wire/throttle.ts';
import { counted, type Traffic } from '../wire/traffic.ts';
import type { WireProtocol, WireStream } from '../wire/types.ts';
import {
  isRelayed,
  isWebSocket,
  parseAddress,
  parseBootstrap,
  parseTarget,
  peerOfAddress,
} from './addresses.ts';
import { type Bans, createBans } from './bans.ts';
import { multiplexer, noiseChannel } from './channel.ts';
import { listenError, reachError, relayError } from './errors.ts';
import { createGossip, gossipService } from './gossip.ts';
import { privateKeyFromSeed, privateKeyOfSigner } from './identity.ts';
import { keepConnected } from './keep-connected.ts';
import { measureRoundTrip, PING_PROTOCOL } from './ping.ts';
import { DEFAULT_LIMITS, DEFAULT_LISTEN, RELAY_BOUNDS, STREAM_BUFFERS } from './presets.ts';
import { createRelayClient, type RelayClient } from './relay-client.ts';
import { createRelayServer } from './relay-server.ts';
import type { CallOptions, HostEvent, HostLimits, HostOptions, MeshHost, StreamHandler } from './types.ts';

interface Services extends ServiceMap {
  readonly pubsub: GossipSub;
  /** Where it relays. */
  readonly relay?: CircuitRelayService;
}

/**
 * Starts listening (loopback unless told otherwise) and begins to dial the bootstrap peers without waiting.
 * @throws UsageError MESH_PORT_IN_USE | MESH_LISTEN_FAILED | MESH_ADDRESS_MALFORMED | MESH_BOOTSTRAP_NO_PEER |
 *   MESH_KEY_LENGTH
 */
export async function createHost(options: HostOptions): Promise<MeshHost> {
  const limits: HostLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const listeners = new Set<(event: HostEvent) => void>();
  const emit = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const bootstrap = (options.bootstrap ?? []).map(parseBootstrap);
  const bans = createBans(() => performance.now());
  const key = options.privateKey;
  const privateKey = key instanceof Uint8Array ? await privateKeyFromSeed(key) : privateKeyOfSigner(key);
  const relaying = createRelayClient((relay) => emit({ kind: 'relay-lost', peerId: relay }));
  const node = await start(options, privateKey, limits, bans, relaying);
  const peerId = node.peerId.toString();

  node.addEventListener('peer:connect', (event) => {
    emit({ kind: 'peer-connected', peerId: event.detail.toString() });
  });
  node.addEventListener('peer:disconnect', (event) => {
    emit({ kind: 'peer-disconnected', peerId: event.detail.toString() });
  });

  node.addEventListener('connection:open', ({ detail: { direction, remoteAddr, remotePeer } }) => {
    if (direction === 'inbound' && !isRelayed(remoteAddr))
      emit({ kind: 'reached', peerId: remotePeer.toString() });
  });

  const traffic: Traffic = { received: 0, sent: 0 };
  const bandwidth = limits.bytesPerSecond > 0 ? createBandwidth(limits.bytesPerSecond) : null;
  const wireOf = (stream: Stream, protocol: WireProtocol, remote: string): WireStream => {
    const wire = counted(createWireStream(stream, protocol, remote), traffic);
    return bandwidth === null ? wire : throttled(wire, bandwidth);
  };

  const deadline = ({ signal, timeoutMs }: CallOptions): AbortSignal => {
    const timeout = AbortSignal.timeout(timeoutMs ?? limits.dialTimeoutMs);
    return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  };

  /** An open connection where there is one. libp2p would dial past one through a relay, every time. */
  async function connect(target: Multiaddr | PeerId, signal: AbortSignal): Promise<Connection> {
    const peer = isPeerId(target) ? target.toString() : isRelayed(target) ? peerOfAddress(target) : undefined;
    return (peer === undefined ? undefined : connectionTo(peer)) ?? (await node.dial(target, { signal }));
  }

  /** A direct one first. */
  function connectionTo(peer: string): Connection | undefined {
    const open = node.getConnections(peerIdFromString(peer)).filter(({ status }) => status === 'open');
    return open.find(({ remoteAddr }) => !isRelayed(remoteAddr)) ?? open[0];
  }

  async function dial(target: string, call: CallOptions = {}): Promise<string> {
    const parsed = parseTarget(target);
    try {
      const connection = await connect(parsed, deadline(call));
      return connection.remotePeer.toString();
    } catch (error) {
      throw reachError(error, target);
    }
  }

  async function open(target: string, protocolId: string, signal: AbortSignal): Promise<[Stream, string]> {
    const parsed = parseTarget(target);
    try {
      const connection = await connect(parsed, signal);
      const stream = await connection.newStream(protocolId, {
        signal,
        runOnLimitedConnection: true,
        maxOutboundStreams: limits.maxStreamsPerProtocol,
      });
      return [stream, connection.remotePeer.toString()];
    } catch (error) {
      throw reachError(error, target, protocolId);
    }
  }

  async function openStream(
    target: string,
    protocol: WireProtocol,
    call: CallOptions = {},
  ): Promise<WireStream> {
    const [stream, remote] = await open(target, protocol.id, deadline(call));
    return wireOf(stream, protocol, remote);
  }

  async function handle(protocol: WireProtocol, handler: StreamHandler): Promise<() => Promise<void>> {
    await node.handle(
      protocol.id,
      (stream, connection) => {
        const remote = connection.remotePeer.toString();
        const wire = wireOf(stream, protocol, remote);
        // not awaited: libp2p would hold the stream's set-up open for as long as the handler runs
        void Promise.resolve()
          .then(() => handler(wire, remote))
          .catch((thrown: unknown) => {
            const error = asVeilmeshError(thrown);
            wire.abort(error);
            const { code, message } = error;
            emit({ kind: 'handler-failed', peerId: remote, protocol: protocol.id, code, message });
          });
      },
      {
        maxInboundStreams: limits.maxStreamsPerProtocol,
        maxOutboundStreams: limits.maxStreamsPerProtocol,
        runOnLimitedConnection: true,
      },
    );
    return () => node.unhandle(protocol.id);
  }

  async function addAddresses(
    peer: string,
    addresses: readonly string[],
    by: 'itself' | 'another' = 'itself',
  ): Promise<void> {
    const multiaddrs = addresses
      .map(parseAddress)
      .filter((address) => (peerOfAddress(address) ?? peer) === peer);
    const id = peerIdFromString(peer);
    // who is behind a relay is reached nowhere else, and who comes out from behind it not there: nothing old is kept
    const moved =
      by === 'itself' &&
      (multiaddrs.some(isRelayed) || (multiaddrs.length > 0 && (await known(id)).some(isRelayed)));
    await node.peerStore[moved ? 'patch' : 'merge'](id, { multiaddrs });
  }

  async function addressesOf(peer: string): Promise<string[]> {
    return tcpFirst(
      (await known(peerIdFromString(peer))).map((address) => {
        const text = address.toString();
        return text.endsWith(`/p2p/${peer}`) ? text : `${text}/p2p/${peer}`;
      }),
    );
  }

  async function known(id: PeerId): Promise<Multiaddr[]> {
    if (!(await node.peerStore.has(id))) return [];
    return (await node.peerStore.get(id)).addresses.map(({ multiaddr }) => multiaddr);
  }

  async function reserve(relay: string): Promise<void> {
    const peer = await dial(relay);
    try {
      await relaying.reserve(peerIdFromString(peer));
    } catch (error) {
      throw relayError(error, relay);
    }
  }

  async function disconnect(peer: string): Promise<void> {
    await node.hangUp(peerIdFromString(peer)).catch(() => undefined);
  }

  function strike(peer: string, reason: string): void {
    if (!bans.strike(peer)) return;
    emit({ kind: 'peer-banned', peerId: peer, reason, forMs: bans.banMs });
    void disconnect(peer);
  }

  for (const { address, peerId: peer } of bootstrap) await addAddresses(peer, [address.toString()]);
  const isConnected = (peer: string): boolean => node.getConnections(peerIdFromString(peer)).length > 0;
  const others = [...new Set(bootstrap.map((entry) => entry.peerId))].filter((peer) => peer !== peerId);
  const stopBootstrap = keepConnected(others, { isConnected, dial: (peer) => dial(peer) });

  return {
    peerId,
    publicKey: privateKey.publicKey.raw,
    gossip: createGossip(node.services.pubsub, (peer) => strike(peer, 'invalid gossip message')),
    addresses: () => tcpFirst(node.getMultiaddrs().map((address) => address.toString())),
    peers: () =>
      node
        .getPeers()
        .map((peer) => peer.toString())
        .sort(),
    sign: async (bytes) => privateKey.sign(bytes),
    addAddresses,
    addressesOf,
    dial,
    handle,
    openStream,
    ping: async (target, call = {}) => {
      const signal = deadline(call);
      const [stream] = await open(target, PING_PROTOCOL, signal);
      return measureRoundTrip(stream, target, signal);
    },
    traffic: () => ({ ...traffic }),
    remoteAddress: (peer) => connectionTo(peer)?.remoteAddr.toString(),
    reserve,
    release: relaying.release,
    relay: relaying.relay,
    protocols: async (peer) => (await node.peerStore.get(peerIdFromString(peer))).protocols,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    strike,
    disconnect,
    close: async () => {
      stopBootstrap();
      await node.stop();
    },
  };
}

/** Who takes the first of several addresses is a process, and no browser. */
const tcpFirst = (addresses: readonly string[]): string[] => [
  ...addresses.filter((address) => !isWebSocket(address)),
  ...addresses.filter(isWebSocket),
];

async function start(
  options: HostOptions,
  privateKey: Ed25519PrivateKey,
  limits: HostLimits,
  bans: Bans,
  relaying: RelayClient,
): Promise<Libp2p<Services>> {
  const listen = options.listen ?? DEFAULT_LISTEN;
  const { relays = false } = options;
  const server =
    relays === false ? null : createRelayServer({ ...RELAY_BOUNDS, ...(relays === true ? {} : relays) });
  const banned = (peer: { toString(): string }): boolean => bans.isBanned(peer.toString());
  for (const address of [...listen, ...(options.announce ?? [])]) parseAddress(address);
  try {
    const node = await createLibp2p<Services>({
      privateKey,
      addresses: {
        listen: [...listen],
        announce: [...(options.announce ?? [])],
        announceFilter: (own) => (relaying.relay() === null ? own : [...relaying.addresses()]),
      },
      transports: [...platform.transports(limits), relaying.transport],
      connectionEncrypters: [noiseChannel()],
      streamMuxers: [
        multiplexer({ streamOptions: STREAM_BUFFERS, maxEarlyStreams: limits.maxStreamsPerProtocol }, limits),
      ],
      connectionGater: {
        ...platform.gater,
        ...server?.gater,
        denyDialPeer: banned,
        denyInboundEncryptedConnection: banned,
      },
      connectionManager: {
        maxConnections: limits.maxConnections,
        inboundConnectionThreshold: limits.inboundPerSecond,
        maxIncomingPendingConnections: limits.maxPending,
        dialTimeout: limits.dialTimeoutMs,
        addressDialTimeout: limits.dialTimeoutMs,
        inboundUpgradeTimeout: 2 * limits.dialTimeoutMs,
      },
      connectionMonitor: { enabled: false }, // channel.ts does it
      services: {
        identify: identify(),
        ping: ping({ maxInboundStreams: 64, maxOutboundStreams: 64 }),
        pubsub: gossipService(),
        ...(server === null ? {} : { relay: server.service }),
      },
    });
    if (node.services.relay !== undefined) server?.watch(node, node.services.relay);
    return node;
  } catch (error) {
    throw listenError(error, listen);
  }
}
