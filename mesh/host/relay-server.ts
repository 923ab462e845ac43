/**
 * Relaying for peers that cannot be dialled: slots, and connections through them, all bounded (RELAY.md).
 * @module
 */
import {
  type CircuitRelayServerComponents,
  type CircuitRelayService,
  circuitRelayServer,
} from '@libp2p/circuit-relay-v2';
import type { Connection, ConnectionGater, Libp2p, PeerId, Stream } from '@libp2p/interface';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { sourceOf } from './addresses.ts';
import type { RelayBounds } from './types.ts';

export interface RelayServer {
  /** For libp2p's `services`. */
  readonly service: (components: CircuitRelayServerComponents) => CircuitRelayService;
  readonly gater: Pick<ConnectionGater, 'denyInboundRelayReservation'>;
  /** To be called once, with the host that relays. */
  watch(node: Pick<Libp2p, 'getConnections' | 'addEventListener'>, service: CircuitRelayService): void;
}

/** What libp2p's server has, and does not say in its types: it asks the holder of a slot to take a connection. */
interface Inside {
  stopHop(asked: Asked, options: object): Promise<Stream | undefined>;
}
interface Asked {
  readonly connection: Pick<Connection, 'newStream' | 'remotePeer'>;
  readonly request: { readonly peer: { readonly id: Uint8Array } };
}

/** A connection that is relayed, from when its slot's holder is asked until it has ended. */
interface Relayed {
  /** Peer that dials, and where it is. */
  readonly peer: string;
  readonly sources: readonly string[];
  /** Holder of the slot. */
  readonly slot: string;
}

export function createRelayServer(bounds: RelayBounds): RelayServer {
  let connections: (peer?: PeerId) => Connection[] = () => [];
  let slots: CircuitRelayService['reservations'] | undefined;
  const relayed = new Set<Relayed>();
  const sourcesOf = (peer: PeerId): string[] =>
    connections(peer).map(({ remoteAddr }) => sourceOf(remoteAddr));
  const slotsOf = (source: string): number =>
    [...(slots?.keys() ?? [])].filter((peer) => sourcesOf(peer).includes(source)).length;
  const count = (counts: (one: Relayed) => boolean): number => [...relayed].filter(counts).length;

  /** Counted by what is relayed, not by streams that ask: those may be kept open for nothing. */
  const isFull = ({ peer, sources, slot }: Relayed): boolean =>
    relayed.size >= bounds.connections ||
    count((one) => one.slot === slot) >= bounds.perSlot ||
    count((one) => one.peer === peer) >= bounds.perPeer ||
    sources.some((source) => {
      const comesFrom = (one: Relayed): boolean => one.sources.includes(source);
      return (
        count(comesFrom) >= bounds.perAddress ||
        count((one) => one.slot === slot && comesFrom(one)) >= bounds.perSlotAddress
      );
    });

  /** @returns undefined where it is refused, as libp2p's */
  function bounded(ask: Inside['stopHop']): Inside['stopHop'] {
    return async ({ connection, request }, options) => {
      const peer = bytesToHex(request.peer.id);
      const own = connections().filter(
        ({ remotePeer }) => bytesToHex(remotePeer.toMultihash().bytes) === peer,
      );
      const sources = own.map(({ remoteAddr }) => sourceOf(remoteAddr));
      const one: Relayed = { peer, sources, slot: connection.remotePeer.toString() };
      if (own.length === 0 || isFull(one)) return undefined;
      relayed.add(one);
      const end = (): void => void relayed.delete(one);
      let opened: Stream | undefined;
      const asked: Asked['connection'] = {
        remotePeer: connection.remotePeer,
        newStream: async (...args) => {
          opened = await connection.newStream(...args);
          opened.addEventListener('close', end, { once: true });
          return opened;
        },
      };
      let taken: Stream | undefined;
      try {
        taken = await ask({ connection: asked, request }, options);
        return taken;
      } finally {
        // libp2p's leaves the stream to a holder that does not answer half open
        if (taken === undefined) opened?.abort(new Error('not taken'));
        if (taken === undefined) end();
      }
    };
  }

  return {
    service: (components) => {
      const service = circuitRelayServer({
        hopTimeout: bounds.askMs,
        maxInboundHopStreams: bounds.perPeer + 1,
        maxOutboundStopStreams: bounds.perSlot,
        reservations: {
          maxReservations: bounds.slots,
          reservationTtl: 1_000 * bounds.slotSeconds,
          defaultDurationLimit: 1_000 * bounds.seconds,
          defaultDataLimit: BigInt(bounds.bytes),
        },
      })(components);
      const inside = service as unknown as Inside;
      inside.stopHop = bounded(inside.stopHop.bind(inside));
      return service;
    },
    gater: {
      // whoever has a slot renews it; who has gone meanwhile would keep one
      denyInboundRelayReservation: (peer) => {
        const sources = sourcesOf(peer);
        return (
          sources.length === 0 ||
          (slots?.has(peer) !== true && sources.some((source) => slotsOf(source) >= bounds.slotsPerAddress))
        );
      },
    },
    watch(node, { reservations }) {
      connections = (peer) => node.getConnections(peer);
      slots = reservations;
      // libp2p would keep the slot of a peer that is gone for as long as it was promised
      node.addEventListener('peer:disconnect', ({ detail: peer }) => {
        reservations.get(peer)?.signal.clear();
        reservations.delete(peer);
      });
    },
  };
}
