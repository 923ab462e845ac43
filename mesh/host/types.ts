/**
 * The face of a mesh host: peers are strings, addresses are multiaddr strings, streams are WireStreams.
 * @module
 */
import type { ConnectionGater, Transport } from '@libp2p/interface';
import type { WebSocketsComponents } from '@libp2p/websockets';
import type { Traffic } from '../wire/traffic.ts';
import type { WireProtocol, WireStream } from '../wire/types.ts';

/** What a host will bear; the defaults are DEFAULT_LIMITS in presets.ts. */
export interface HostLimits {
  readonly maxConnections: number;
  /** New connections per second from one address before further ones are refused. */
  readonly inboundPerSecond: number;
  /** Inbound connections that may be in their handshake at once. */
  readonly maxPending: number;
  readonly maxStreamsPerProtocol: number;
  readonly dialTimeoutMs: number;
  /** That all streams together carry, each way; 0: as many as they can. */
  readonly bytesPerSecond: number;
  /** The liveness clock: every connection is pinged this often ... */
  readonly pingIntervalMs: number;
  /** ... and dropped when one ping goes unanswered for this long. */
  readonly pingTimeoutMs: number;
}

/** What a host bears that relays for others (RELAY.md); the defaults are RELAY_BOUNDS in presets.ts. */
export interface RelayBounds {
  /** Peers that may be reached through it, altogether and from one IP address; of IPv6, from one /64. */
  readonly slots: number;
  readonly slotsPerAddress: number;
  /** A slot is renewed within this time, or free again; the slot of a peer that leaves is free at once. */
  readonly slotSeconds: number;
  /** Relayed connections at once: altogether, to the holder of one slot, of one peer that dials, and from one IP address. */
  readonly connections: number;
  readonly perSlot: number;
  readonly perPeer: number;
  readonly perAddress: number;
  /** From one IP address to the holder of one slot: fewer than perSlot, or one machine keeps all others from it. */
  readonly perSlotAddress: number;
  /** Of one connection, both ways together; then it is cut. */
  readonly bytes: number;
  readonly seconds: number;
  /** For whoever asks for a slot or a connection to finish asking, and to be answered. */
  readonly askMs: number;
}

export type HostEvent =
  | { readonly kind: 'peer-connected' | 'peer-disconnected'; readonly peerId: string }
  /** Another peer has opened a connection to this host, not through a relay: it can be reached. */
  | { readonly kind: 'reached'; readonly peerId: string }
  /** The slot that reserve() took is gone: nobody reaches this host through that relay any more. */
  | { readonly kind: 'relay-lost'; readonly peerId: string }
  | { readonly kind: 'peer-banned'; readonly peerId: string; readonly reason: string; readonly forMs: number }
  | {
      readonly kind: 'handler-failed';
      readonly peerId: string;
      readonly protocol: string;
      readonly code: string;
      readonly message: string;
    };

/** What differs between Node and browsers (platform.ts, platform-browser.ts). */
export interface HostPlatform {
  transports(limits: HostLimits): ((components: WebSocketsComponents) => Transport)[];
  readonly gater: ConnectionGater;
}

/** A peer key that is held elsewhere: by an enclave. */
export interface PeerSigner {
  /** Raw Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export interface HostOptions {
  /** 32-byte Ed25519 seed: the peer's identity, kept out of every log and error; or whoever signs with it. */
  readonly privateKey: Uint8Array | PeerSigner;
  /** Multiaddrs to listen on; loopback with a free port when left out; an empty list listens nowhere. */
  readonly listen?: readonly string[];
  /** Multiaddrs to tell others instead of the ones listened on, e.g. behind a port forward. */
  readonly announce?: readonly string[];
  /** Multiaddrs ending in /p2p/<peer id>; the host keeps a connection to each. */
  readonly bootstrap?: readonly string[];
  readonly limits?: Partial<HostLimits>;
  /** Whether it relays for peers that cannot be dialled, and how much; not unless told to. */
  readonly relays?: boolean | Partial<RelayBounds>;
}

/**
 * accept: deliver and forward. ignore: neither (stale, or not for us). reject: neither, and a strike against
 * whoever forwarded it, so only for what every honest peer would refuse too.
 */
export type GossipVerdict = 'accept' | 'ignore' | 'reject';

export interface GossipTopic {
  readonly maxBytes: number;
  onMessage(bytes: Uint8Array, fromPeerId: string): GossipVerdict | Promise<GossipVerdict>;
}

export interface Gossip {
  /** One subscription per topic; returns the function that leaves it. */
  join(topic: string, handler: GossipTopic): () => void;
  /** Number of peers it went to. @throws UsageError MESH_GOSSIP_TOO_LARGE before anything is sent */
  publish(topic: string, bytes: Uint8Array): Promise<number>;
}

export type StreamHandler = (stream: WireStream, remotePeerId: string) => void | Promise<void>;

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export interface MeshHost {
  readonly peerId: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly gossip: Gossip;
  /** Where others reach this host, each ending in /p2p/<peer id>; through its relay where it has one. */
  addresses(): string[];
  /** Peers with an open connection, sorted. */
  peers(): string[];
  /** Ed25519 over `bytes` (64 bytes); hash with a domain before calling. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /**
   * Makes a peer dialable by its id.
   * @param by who says that it is there: what the peer says itself stands in place of a relay where it was, or of all from before it took one
   * @throws UsageError MESH_ADDRESS_MALFORMED
   */
  addAddresses(peerId: string, addresses: readonly string[], by?: 'itself' | 'another'): Promise<void>;
  /** Where a peer can be reached as far as is known here, by its own word or others', each ending in /p2p/<peer id>. */
  addressesOf(peerId: string): Promise<string[]>;
  /**
   * Connects to a multiaddr or a known peer id and returns the peer id, proven by the noise handshake.
   * @throws UnavailableError MESH_PEER_UNREACHABLE | MESH_PEER_BANNED @throws UsageError MESH_ADDRESS_MALFORMED
   */
  dial(target: string, options?: CallOptions): Promise<string>;
  /** Serves a protocol; a handler that throws resets its stream. Returns the function that stops serving. */
  handle(protocol: WireProtocol, handler: StreamHandler): Promise<() => Promise<void>>;
  /**
   * Dials where needed. @throws UnavailableError MESH_PEER_UNREACHABLE | MESH_PROTOCOL_MISSING | MESH_STREAM_LIMIT
   */
  openStream(target: string, protocol: WireProtocol, options?: CallOptions): Promise<WireStream>;
  /** Round trip over an open stream, in milliseconds with fractions. @throws UnavailableError as openStream */
  ping(target: string, options?: CallOptions): Promise<number>;
  /** Bytes of messages in all streams since the start. */
  traffic(): Readonly<Traffic>;
  /** Address from which an open connection with this peer comes, or to which it goes, a direct one first; undefined without one. */
  remoteAddress(peerId: string): string | undefined;
  /**
   * Takes a slot at a relay, in place of the one it has: addresses() are then the relay's, until release() or 'relay-lost'.
   * @throws UnavailableError MESH_PEER_UNREACHABLE | MESH_NO_RELAY
   */
  reserve(relay: string): Promise<void>;
  /** Takes no connections through its relay any more. */
  release(): void;
  /** The relay through which this host is reached; null: directly, or not at all. */
  relay(): string | null;
  /** Ids of the protocols that a connected peer has said it serves. */
  protocols(peerId: string): Promise<readonly string[]>;
  /** Connections, bans and failed handlers, for logs and the directory. Returns the function that stops it. */
  onEvent(listener: (event: HostEvent) => void): () => void;
  /** One strike for provable misbehaviour; the third within a minute disconnects and bans for five minutes. */
  strike(peerId: string, reason: string): void;
  disconnect(peerId: string): Promise<void>;
  close(): Promise<void>;
}
