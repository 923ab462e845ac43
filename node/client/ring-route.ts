/**
 * Over whom a query in twin or vault goes: live nodes that have rows at a price that is paid, and of these the nearest.
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { planRoute } from '../../mesh/route/plan.ts';
import { planTwin, type TwinHop, type TwinNode, type TwinPlan } from '../../mesh/route/twin.ts';
import { linkKey } from '../../mesh/route/types.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import type { StepRows } from '../models/task.ts';
import { peerIdHash } from '../peer-id.ts';
import { askRingOffer, type RingOffer } from '../services/ring-offer.ts';
import type { ClientConnection } from './connect.ts';
import type { RingPrivacy } from './privacy-modes.ts';
import { priceMs, rowPrice, rowsNeeded } from './ring-payment.ts';
import type { WholeModel } from './whole-model.ts';

const PING_MS = 1_000;
/** Of a node that does not say how far it is. */
const UNMEASURED_MS = 20;

export interface KnownNode {
  /** NodeRegistry id, 32 bytes. */
  readonly node: Uint8Array;
  /** keccak-256 of its registered key. */
  readonly keyHash: Uint8Array;
  /** Wei that it asks for a row; null: it computes these for nothing. */
  readonly rowWei: bigint | null;
}

export interface RingNodes {
  readonly records: readonly TwinNode[];
  readonly known: ReadonlyMap<string, KnownNode>;
  readonly links: ReadonlyMap<string, number>;
  /** Serve the model, and have not so many rows at a price that this client pays. */
  readonly unwilling: number;
}

/** What is asked of nodes, all queries of a command together. */
export interface RingDemand {
  readonly mode: RingPrivacy;
  readonly queries: number;
  readonly steps: readonly StepRows[];
  /** Wei that this client pays for a row. */
  readonly most: bigint;
}

/** Live nodes of the model that are registered with stake, never convicted, and have rows at a price that is paid. */
export async function ringNodes(
  { host, directory, ledger }: ClientConnection,
  whole: WholeModel,
  { mode, queries, steps, most }: RingDemand,
): Promise<RingNodes> {
  const { root } = whole;
  const links = new Map<string, number>();
  const known = new Map<string, KnownNode>();
  let unwilling = 0;
  const priceOf = (shard: number, offer: RingOffer): ReturnType<typeof rowPrice> =>
    rowPrice(offer, queries * rowsNeeded(whole, mode, shard, steps), most);
  const found = await Promise.all(
    directory.list({ modelRoot: root }).map(async (record): Promise<TwinNode | null> => {
      const { peerId, operator, addresses, serving } = record;
      await host.addAddresses(peerId, addresses);
      const node = nodeId(`0x${bytesToHex(operator)}`, peerIdHash(peerId));
      const [registered, convicted] = await Promise.all([ledger.getNode(node), ledger.wasSlashed(node)]);
      if (registered?.serving !== true || convicted) return null;
      const offer = await askRingOffer(host, peerId).catch(() => null); // refusing, silent or gone: others are asked
      const shard = serving.find(({ modelRoot }) => equalBytes(modelRoot, root))?.index;
      const price = offer === null || shard === undefined ? undefined : priceOf(shard, offer);
      if (offer === null || price === undefined) {
        unwilling++;
        return null;
      }
      const measured = await host.ping(peerId, { timeoutMs: PING_MS }).catch(() => null);
      // a dearer node is as good as one farther away
      links.set(linkKey(host.peerId, peerId), (measured ?? UNMEASURED_MS) + priceMs(price, most));
      known.set(peerId, { node, keyHash: registered.keyHash, rowWei: price.rowWei });
      return { ...record, vendor: offer.vendor };
    }),
  );
  return { records: found.filter((node) => node !== null), known, links, unwilling };
}

/**
 * @param last why the attempt before this one ended
 * @throws `last` where nobody else is left; UnavailableError RING_NOT_OFFERED | ROUTE_COVERAGE_GAP | ROUTE_TWIN_GAP
 */
export function planRing(
  { host, policy }: Pick<ClientConnection, 'host' | 'policy'>,
  whole: WholeModel,
  mode: RingPrivacy,
  { records, links, unwilling }: RingNodes,
  exclude: ReadonlySet<string> = new Set(),
  last?: VeilmeshError,
): TwinPlan {
  const request = {
    modelRoot: whole.root,
    shards: shardsOf(whole.manifest).map((part) => ({ index: part.index, shardRoot: shardRoot(part) })),
    records,
    client: host.peerId,
    links,
    exclude,
  };
  try {
    if (mode === 'twin') return planTwin({ ...request, development: policy.network === 'development' });
    const byPeer = new Map(records.map((record) => [record.peerId, record]));
    const hops = planRoute(request).hops.map(({ index, peerId }): TwinHop => {
      const node = byPeer.get(peerId)!;
      return { index, product: node, correct: node };
    });
    return { hops, networksUnknown: false };
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error.family !== 'unavailable') throw error;
    if (last !== undefined) throw last; // that nobody else is left matters less than what was found out
    if (unwilling === 0) throw error;
    throw new UnavailableError(
      'RING_NOT_OFFERED',
      `too few nodes compute single products, which ${mode} takes, at a price that is paid here: ${error.message}`,
      {
        details: { ...error.details, willing: records.length, unwilling },
        hint: 'pay more for a row: --row-wei N; or ask with: --privacy veil',
        cause: error,
      },
    );
  }
}

/** For people. */
export function ringRouteText(mode: RingPrivacy, { hops, networksUnknown }: TwinPlan): string {
  const chain = (of: 'product' | 'correct'): string => hops.map((hop) => hop[of].peerId.slice(-8)).join(', ');
  if (mode === 'vault') return `${chain('product')}; each staked, none trusted`;
  const unknown = networksUnknown ? '; on addresses that cannot be compared: they may be one machine' : '';
  return `A: ${chain('product')}; B: ${chain('correct')}; no operator or vendor in both${unknown}`;
}
