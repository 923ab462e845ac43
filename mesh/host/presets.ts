/**
 * Numbers a host starts from, with the reason for each that departs from libp2p's default.
 * @module
 */
import type { HostLimits, RelayBounds } from './types.ts';

export const DEFAULT_LISTEN = ['/ip4/127.0.0.1/tcp/0'] as const;

export const DEFAULT_LIMITS: HostLimits = {
  maxConnections: 256,
  // libp2p's 5 a second and 10 pending reset a localnet that starts eight nodes behind one address
  inboundPerSecond: 64,
  maxPending: 64,
  // libp2p's 32 inbound would cap the sessions between two neighbours
  maxStreamsPerProtocol: 256,
  dialTimeoutMs: 5_000,
  bytesPerSecond: 0,
  // a stopped process keeps its sockets open for ever: only a ping tells
  pingIntervalMs: 2_000,
  pingTimeoutMs: 3_000,
};

/** The only gossip topic; peers may not subscribe others through us. */
export const HEARTBEAT_TOPIC = 'veilmesh/heartbeat/1';

/** gossipsub resets a peer whose RPC exceeds this, without telling it; single messages are bounded per topic. */
export const MAX_GOSSIP_RPC_BYTES = 1 << 20;

/** Written to a connection at once, and so of one WebSocket message, which is held whole before anybody is known. */
export const MAX_WRITE_BYTES = 1 << 18;

/** A yamux window above the read buffer would let a fast sender reset a paused stream. */
export const STREAM_BUFFERS = {
  maxStreamWindowSize: 2 << 20,
  maxReadBufferLength: 4 << 20,
  maxWriteBufferLength: 32 << 20,
} as const;

/** Protocol id that a peer serves which relays. */
export { RELAY_V2_HOP_CODEC as RELAY_PROTOCOL } from '@libp2p/circuit-relay-v2';

/** What a host that relays gives others, with RELAY.md's reasons. libp2p's 15 slots, 128 KiB and 2 minutes break every session. */
export const RELAY_BOUNDS: RelayBounds = {
  slots: 64,
  slotsPerAddress: 8,
  slotSeconds: 3_600,
  connections: 512,
  perSlot: 64,
  perPeer: 32,
  perAddress: 128,
  perSlotAddress: 16,
  bytes: 8 * 2 ** 30,
  seconds: 12 * 3_600,
  askMs: 10_000,
};

/** Connections at once that a host takes through its relay. */
export const MAX_RELAYED_IN = 128;

/** Addresses of a relay that a host behind it announces: TCP and WebSockets, inside and outside; a record holds 8. */
export const MAX_RELAY_ADDRESSES = 4;
