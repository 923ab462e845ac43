/**
 * Whom a node dials of those that announce themselves: an announcement names addresses, and could name a stranger's.
 *
 * Those that have a stake on the chain, and whoever is connected where it is seen to be. Addresses of one's own machine or network are
 * dialled only by nodes that reach their mesh there; those that anybody could have are dialled a few times a network and
 * record, and ever more seldom where nobody answers.
 * @module
 */
import { toHex } from 'viem';
import type { HeartbeatRecord } from '../../mesh/directory/record.ts';
import { relayOf } from '../../mesh/host/relayed.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import { peerIdHash } from '../peer-id.ts';
import { narrowest, type Place, placeOf, type Scope, widest, widthOf } from './address-scope.ts';

const MINUTE_MS = 60_000;
export const MEETING_LIMITS = {
  /** How long a stake that was seen, and one that was not, are not asked for again. */
  stakedMs: 10 * MINUTE_MS,
  unstakedMs: MINUTE_MS / 4,
  /** Questions to the chain, in a minute. */
  questions: 240,
  /** Other addresses of one record, and records in one network, in a minute. */
  perRecord: 3,
  perNetwork: 8,
  /** After which the same addresses are tried again; twice as long each time, up to the most. */
  againMs: MINUTE_MS / 2,
  againMostMs: 15 * MINUTE_MS,
} as const;
/** Peers and networks that are remembered; the oldest is forgotten first. */
const MAX_REMEMBERED = 4_096;

type Announced = Pick<HeartbeatRecord, 'peerId' | 'addresses' | 'operator'>;

export interface MeetingOptions {
  readonly host: Pick<MeshHost, 'addresses' | 'remoteAddress'>;
  /** By whom this node joined; null: others join by this one. */
  readonly introducer: string | null;
  /** Whether the chain has a node with a stake under this id. */
  readonly isStaked: (node: Uint8Array) => Promise<boolean>;
  /** Milliseconds. */
  readonly now?: () => number;
}

export interface Meeting {
  /** Of a record's addresses those that may be dialled now. Never rejects. */
  dialable(record: Announced): Promise<readonly string[]>;
  /** Of addresses that somebody else names those that are no nearer than this node's mesh. */
  reachable(addresses: readonly string[]): readonly string[];
  /** Whether a peer has shown a stake, as far as is known here. */
  isKnown(peerId: string): boolean;
}

export function createMeeting({
  host,
  introducer,
  isStaked,
  now = () => performance.now(),
}: MeetingOptions): Meeting {
  const L = MEETING_LIMITS;
  const stakes = new Map<string, { readonly staked: boolean; readonly until: number }>();
  const tried = new Map<
    string,
    { readonly addresses: string; readonly times: number; readonly again: number }
  >();
  const counted = new Map<string, readonly number[]>();
  const meshScope = (): Scope | undefined => {
    if (introducer === null) return 'machine';
    const seen = host.remoteAddress(introducer);
    return seen === undefined ? undefined : placeOf(seen)?.scope;
  };
  let mesh = meshScope() ?? 'anywhere';

  /** Whether one more of this name is within `most` a minute; it is counted then. */
  function within(name: string, most: number): boolean {
    const lately = (counted.get(name) ?? []).filter((at) => now() - at < MINUTE_MS);
    if (lately.length >= most) return false;
    remember(counted, name, [...lately, now()]);
    return true;
  }

  async function hasStake({ peerId, operator }: Announced): Promise<boolean> {
    const known = stakes.get(peerId);
    if (known !== undefined && known.until > now()) return known.staked;
    if (!within('chain', L.questions)) return known?.staked ?? false;
    let staked: boolean;
    try {
      staked = await isStaked(nodeId(toHex(operator), peerIdHash(peerId)));
    } catch {
      return known?.staked ?? false; // a chain that is away shows no stake, and takes none back
    }
    remember(stakes, peerId, { staked, until: now() + (staked ? L.stakedMs : L.unstakedMs) });
    return staked;
  }

  /** How far away an address has to be at least. */
  function reach(): Scope {
    mesh = meshScope() ?? mesh; // as it was, while that peer is away
    const own = host.addresses().flatMap((address) => placeOf(address)?.scope ?? []);
    return widest([mesh, ...(own.length === 0 ? [] : [narrowest(own)])]);
  }

  /** Addresses that anybody could have: not too many records of a network, nor too often the same. */
  function isDue(peerId: string, addresses: readonly string[]): boolean {
    const text = addresses.join();
    const last = tried.get(peerId);
    const same = last?.addresses === text;
    if (same && now() < last.again) return false;
    if (!same && !within(`record ${peerId}`, L.perRecord)) return false;
    const networks = new Set(addresses.map((address) => placeOf(address)!.network));
    if (!same && ![...networks].every((network) => within(`network ${network}`, L.perNetwork))) return false;
    const times = same ? last.times + 1 : 0;
    const pause = Math.min(L.againMs * 2 ** times, L.againMostMs);
    remember(tried, peerId, { addresses: text, times, again: now() + pause });
    return true;
  }

  function placesOf(addresses: readonly string[]): { readonly address: string; readonly place: Place }[] {
    const least = widthOf(reach());
    return addresses.flatMap((address) => {
      const place = placeOf(address);
      return place === null || widthOf(place.scope) < least ? [] : [{ address, place }];
    });
  }

  /** Whether it leads through a relay with which this node is connected: nobody else is dialled. */
  function isThroughPeer(address: string): boolean {
    const relay = relayOf([address]);
    return relay !== null && host.remoteAddress(relay) !== undefined;
  }

  return {
    reachable: (addresses) => placesOf(addresses).map(({ address }) => address),
    isKnown: (peerId) => stakes.get(peerId)?.staked ?? false,
    async dialable(record) {
      const { peerId } = record;
      const places = placesOf(record.addresses).map(({ address, place }) => ({ address, ...place }));
      const seen = host.remoteAddress(peerId);
      const machine = (seen === undefined ? null : placeOf(seen)?.machine) ?? null;
      const isOwn = (place: { machine: string | null }): boolean =>
        machine !== null && place.machine === machine;
      const own = places.filter(isOwn);
      const others = places.filter((place) => !isOwn(place));
      if (!(await hasStake(record))) return own.map(({ address }) => address);
      const isNear = (place: (typeof others)[number]): boolean =>
        place.scope !== 'anywhere' || isThroughPeer(place.address);
      const near = others.filter(isNear);
      const far = others.filter((place) => !isNear(place)).map(({ address }) => address);
      const due = far.length > 0 && isDue(peerId, far) ? far : [];
      return [...own, ...near].map(({ address }) => address).concat(due);
    },
  };
}

function remember<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  if (map.size > MAX_REMEMBERED) map.delete(map.keys().next().value!);
}
