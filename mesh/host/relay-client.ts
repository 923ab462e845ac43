/**
 * Peers that can be dialled through a relay only: dialling them, and being one, with a slot at a relay (RELAY.md).
 * @module
 */
import { type CircuitRelayTransportComponents, circuitRelayTransport } from '@libp2p/circuit-relay-v2';
import type { Connection, PeerId, Stream, Transport } from '@libp2p/interface';
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr';
import { InternalError } from '../../crypto/core/errors.ts';
import { isRelayed, MAX_ADDRESS_CHARACTERS, peerOfAddress } from './addresses.ts';
import { MAX_RELAY_ADDRESSES, MAX_RELAYED_IN } from './presets.ts';

interface Granted {
  readonly relay: PeerId;
  readonly details: { readonly reservation: { readonly addrs: readonly Uint8Array[] } };
}
/** What libp2p's transport has, and does not say in its types. */
interface Inside {
  onStop(stream: Stream, connection: Connection): Promise<void>;
  readonly reservationStore: {
    /** Peers that it would never ask again, for one dial that failed. */
    relayFilter: { has(peer: Uint8Array): boolean; add(peer: Uint8Array): void };
    addRelay(relay: PeerId, type: 'configured'): Promise<Granted>;
    hasReservation(relay: PeerId): boolean;
    cancelReservations(): void;
    addEventListener(
      type: 'relay:created-reservation' | 'relay:removed',
      listener: (event: CustomEvent<Granted>) => void,
    ): void;
  };
}

export interface RelayClient {
  /** For libp2p's `transports`. */
  readonly transport: (components: CircuitRelayTransportComponents) => Transport;
  /** The relay at which this host has its slot; null without one. */
  relay(): string | null;
  /** Where this host is reached through its relay, each ending in its own peer id. */
  addresses(): readonly Multiaddr[];
  /** Takes a slot at a relay that this host is connected to, in place of the one it has. Rejects with libp2p's errors. */
  reserve(relay: PeerId): Promise<void>;
  /** Takes none any more; what runs through the relay goes on. */
  release(): void;
}

/** @param onLost called when the slot is gone without release(): the relay is away, or renews it no more */
export function createRelayClient(onLost: (relay: string) => void): RelayClient {
  let inside: Inside | undefined;
  let self = '';
  let slot: { readonly relay: string; readonly addresses: readonly Multiaddr[] } | null = null;

  const began = (): Inside['reservationStore'] => {
    if (inside === undefined) throw new InternalError('MESH_RELAY_EARLY', 'the host has not started');
    return inside.reservationStore;
  };
  const keep = ({ relay, details }: Granted): void => {
    const own = relay.toString();
    slot = { relay: own, addresses: throughRelay(own, self, details.reservation.addrs) };
  };

  return {
    transport: (components) => {
      const transport = circuitRelayTransport({ maxInboundStopStreams: MAX_RELAYED_IN })(components);
      inside = transport as unknown as Inside;
      self = components.peerId.toString();
      const { reservationStore: slots } = inside;
      const stop = inside.onStop;
      // libp2p's would take connections from any peer that calls itself a relay, and then have itself announced there
      inside.onStop = async (stream, connection) => {
        if (slots.hasReservation(connection.remotePeer)) return await stop(stream, connection);
        stream.abort(new Error('no slot at this relay'));
      };
      slots.relayFilter = { has: () => false, add: () => {} };
      slots.addEventListener('relay:created-reservation', ({ detail }) => {
        if (detail.relay.toString() === slot?.relay) keep(detail); // renewed
      });
      slots.addEventListener('relay:removed', ({ detail }) => {
        const relay = detail.relay.toString();
        if (relay !== slot?.relay) return;
        slot = null;
        onLost(relay);
      });
      return transport;
    },
    relay: () => slot?.relay ?? null,
    addresses: () => slot?.addresses ?? [],
    reserve: async (relay) => {
      const slots = began();
      if (slot?.relay !== relay.toString()) release();
      keep(await slots.addRelay(relay, 'configured'));
    },
    release,
  };

  function release(): void {
    slot = null;
    began().cancelReservations();
  }
}

/** Of what a relay says of where it is: its own addresses, few, and none too long for a record. */
function throughRelay(relay: string, self: string, told: readonly Uint8Array[]): Multiaddr[] {
  return told
    .map((bytes) => multiaddr(bytes))
    .filter((address) => peerOfAddress(address) === relay && !isRelayed(address))
    .map((address) => address.encapsulate(`/p2p-circuit/p2p/${self}`))
    .filter((address) => address.toString().length <= MAX_ADDRESS_CHARACTERS)
    .slice(0, MAX_RELAY_ADDRESSES);
}
