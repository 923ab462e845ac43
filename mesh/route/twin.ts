/**
 * `planTwin`: for every shard a node that multiplies (chain A) and one that makes its corrections (chain B).
 *
 * Whoever is in both chains, or can be told to talk to both, sees everything. So no node of A may share its operator, its
 * network or its declared vendor with any node of B: not of the same shard alone. Addresses and vendors are what nodes say
 * of themselves; who lies about them is not found out here.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { nodesByShard } from './candidates.ts';
import { linkKey, type RouteNode, type RouteRequest } from './types.ts';

export interface TwinNode extends RouteNode {
  readonly addresses: readonly string[];
  /** Whose machine it says it is; empty: it does not say. */
  readonly vendor: string;
}

export interface TwinRequest
  extends Pick<RouteRequest, 'modelRoot' | 'shards' | 'client' | 'links' | 'unmeasuredMs' | 'exclude'> {
  readonly records: readonly TwinNode[];
  /** Nodes whose addresses cannot be compared, as all of one machine: allowed where all of it is a development network. */
  readonly development: boolean;
}

export interface TwinHop {
  readonly index: number;
  readonly product: TwinNode;
  readonly correct: TwinNode;
}

export interface TwinPlan {
  readonly hops: readonly TwinHop[];
  /** The addresses of some node of A and some of B cannot be compared: nothing says that they are two networks. */
  readonly networksUnknown: boolean;
}

const UNMEASURED_MS = 20;
/** Places tried before the search is given up; far above what meshes of tens of nodes need. */
const MAX_TRIES = 20_000;
const MAX_REASONS = 8;

/**
 * What two nodes have in common that chain A and chain B must not. 'private network': both have addresses that mean something
 * else on every machine, or are a relay's, or none; 'unknown network': no two addresses of one kind, say IPv4 of one and a name of
 * the other.
 */
export type Shared = 'node' | 'operator' | 'network' | 'vendor' | Unknown;
type Unknown = 'private network' | 'unknown network';

/**
 * Deterministic: chain A as near as possible, then chain B, then by peer id.
 * @throws UnavailableError ROUTE_COVERAGE_GAP; ROUTE_TWIN_GAP with the pairs that share something, and what
 * @throws UsageError ROUTE_SHARD_ORDER
 */
export function planTwin(request: TwinRequest): TwinPlan {
  const { client, links, unmeasuredMs = UNMEASURED_MS, development } = request;
  const far = ({ peerId }: TwinNode): number => links.get(linkKey(client, peerId)) ?? unmeasuredMs;
  const layers = nodesByShard(request).map((nodes) =>
    nodes.toSorted((a, b) => far(a) - far(b) || (a.peerId < b.peerId ? -1 : 1)),
  );
  const reasons = new Map<string, Shared>();
  const collide = memoised((a: TwinNode, b: TwinNode) => {
    const shared = sharedBy(a, b);
    if (shared === null || (isUnknown(shared) && development)) return false;
    if (shared !== 'node') reasons.set(pairOf(a, b), shared);
    return true;
  });
  const [chainA, chainB]: [TwinNode[], TwinNode[]] = [[], []];
  let tries = 0;
  const fill = (shard: number): boolean => {
    if (shard === layers.length) return true;
    for (const product of layers[shard]!) {
      if (chainB.some((node) => collide(product, node))) continue;
      for (const correct of layers[shard]!) {
        if (++tries > MAX_TRIES) return false;
        if (collide(product, correct) || chainA.some((node) => collide(node, correct))) continue;
        chainA.push(product);
        chainB.push(correct);
        if (fill(shard + 1)) return true;
        chainA.pop();
        chainB.pop();
      }
    }
    return false;
  };
  if (!fill(0)) throw gap(layers, reasons, tries > MAX_TRIES);
  return {
    hops: chainA.map((product, index) => ({ index, product, correct: chainB[index]! })),
    networksUnknown: chainA.some((a) => chainB.some((b) => isUnknown(sharedBy(a, b)))),
  };
}

const isUnknown = (shared: Shared | null): shared is Unknown =>
  shared === 'private network' || shared === 'unknown network';

/** The first thing that two nodes have in common. */
export function sharedBy(a: TwinNode, b: TwinNode): Shared | null {
  if (a.peerId === b.peerId) return 'node';
  if (bytesToHex(a.operator) === bytesToHex(b.operator)) return 'operator';
  const [ofA, ofB] = [a, b].map(({ addresses }) => new Set(addresses.map(networkOf))) as [
    Set<string>,
    Set<string>,
  ];
  if ([...ofA].some((name) => name !== PRIVATE && ofB.has(name))) return 'network';
  const [vendorA, vendorB] = [a, b].map(({ vendor }) => spelling(vendor));
  if (vendorA !== '' && vendorA === vendorB) return 'vendor';
  const apart = (of: Set<string>): boolean => of.size === 0 || of.has(PRIVATE);
  if (apart(ofA) && apart(ofB)) return 'private network';
  const kinds = new Set([...ofA].map(kindOf));
  return [...ofB].some((name) => name !== PRIVATE && kinds.has(kindOf(name))) ? null : 'unknown network';
}

/** One vendor however it is written: letters and digits alone. */
const spelling = (vendor: string): string =>
  vendor
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const PRIVATE = 'private';

/** Networks of different kinds cannot be compared: they may be one. */
const kindOf = (network: string): string =>
  network.endsWith('/16') ? 'ip4' : network.endsWith('/32') ? 'ip6' : network === PRIVATE ? PRIVATE : 'name';

/**
 * The network of a multiaddr, as coarse as one owner commonly has it: the first 16 bits of an IPv4 and 32 of an IPv6
 * address, the last two labels of a name; of an IPv6 address that stands for an IPv4 one, the latter's. Addresses that mean
 * something else on every machine are one, 'private', and so are those through a relay, which hide the network behind it.
 */
export function networkOf(address: string): string {
  if (address.includes('/p2p-circuit')) return PRIVATE;
  const [, kind = '', host = ''] = address.split('/');
  if (kind === 'ip4') return networkOfIp4(host.split('.').map(Number));
  if (kind === 'ip6') {
    const groups = groupsOf(host.toLowerCase());
    if (groups === null) return PRIVATE;
    const embedded = ip4In(groups);
    if (embedded !== null) return networkOfIp4(embedded);
    const [first = 0, second = 0] = groups;
    // ::1, unique local and link local
    if (first === 0 || first >>> 9 === 0x7e || first >>> 6 === 0x3fa) return PRIVATE;
    return `${first.toString(16)}:${second.toString(16)}/32`;
  }
  if (kind.startsWith('dns')) {
    const labels = host.toLowerCase().replace(/\.$/, '').split('.');
    return labels.length < 2 || labels.at(-1) === 'local' ? PRIVATE : labels.slice(-2).join('.');
  }
  return PRIVATE;
}

function networkOfIp4([a = 0, b = 0]: readonly number[]): string {
  const isPrivate =
    a === 127 ||
    a === 10 ||
    a === 0 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b < 128);
  return isPrivate ? PRIVATE : `${a}.${b}/16`;
}

/** The eight groups of an IPv6 address; null where it is none. */
function groupsOf(host: string): number[] | null {
  const [head = [], tail, ...more] = host
    .split('::')
    .map((side) => (side === '' ? [] : side.split(':').flatMap(group)));
  if (more.length > 0) return null;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])];
  return groups.every((word) => word >= 0 && word <= 0xffff) ? groups : null;
}

/** One group, or the two that a dotted end stands for. */
function group(text: string): number[] {
  if (!text.includes('.')) return [/^[0-9a-f]{1,4}$/.test(text) ? Number.parseInt(text, 16) : -1];
  const [a = -1, b = -1, c = -1, d = -1] = text.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

/** Of mapped addresses (::ffff:0:0/96), NAT64 (64:ff9b::/96) and 6to4 (2002::/16). */
function ip4In(groups: readonly number[]): number[] | null {
  const bytes = (at: number): number[] => [groups[at]! >> 8, groups[at]! & 255];
  const zeros = (from: number, to: number): boolean => groups.slice(from, to).every((word) => word === 0);
  if (groups[0] === 0x2002) return bytes(1);
  const mapped = zeros(0, 5) && groups[5] === 0xffff;
  const nat64 = groups[0] === 0x64 && groups[1] === 0xff9b && zeros(2, 6);
  return mapped || nat64 ? bytes(6) : null;
}

const pairOf = (a: TwinNode, b: TwinNode): string => [a.peerId, b.peerId].sort().join(' and ');

function memoised(decide: (a: TwinNode, b: TwinNode) => boolean): (a: TwinNode, b: TwinNode) => boolean {
  const known = new Map<string, boolean>();
  return (a, b) => {
    const key = pairOf(a, b);
    const found = known.get(key) ?? decide(a, b);
    known.set(key, found);
    return found;
  };
}

function gap(
  layers: readonly (readonly TwinNode[])[],
  reasons: ReadonlyMap<string, Shared>,
  gaveUp: boolean,
): UnavailableError {
  const alone = layers.flatMap((nodes, shard) => (nodes.length < 2 ? [shard] : []));
  const shared = [...reasons].map(([pair, what]) => `${pair} share ${what}`);
  const [first] = shared;
  const why =
    alone.length > 0
      ? `shard ${alone.join(', ')} has one node alone`
      : gaveUp
        ? 'none was found among so many'
        : (first ?? 'each is needed twice');
  return new UnavailableError('ROUTE_TWIN_GAP', `no two chains of nodes that share nothing: ${why}`, {
    details: { shared: shared.slice(0, MAX_REASONS), pairs: shared.length, alone },
    hint: 'wait for more operators (localnet --nodes 6 has two nodes a shard), or ask with: --privacy veil',
  });
}
