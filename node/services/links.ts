/**
 * How far a node is from others, and whom it cannot dial: measured now and then over a few of its neighbours in turn, and told to
 * whoever asks, so that a way that works in one direction alone can be seen.
 *
 * A node's own word, unsigned: it decides nothing, since clients measure what they plan with themselves. One that lies draws itself a wrong
 * picture, and others' ways to it: a link is called one-way only where its far end says so of itself.
 * @module
 */
import { z } from 'zod';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Directory } from '../../mesh/directory/directory.ts';
import type { HeartbeatRecord } from '../../mesh/directory/record.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { CallOptions, MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { shownText, uint } from '../../mesh/wire/schemas.ts';

const MAX_LINKS = 64;
const FIRST_PORT = 1024;

const linkSchema = z.strictObject({
  peer: shownText(64),
  /** Of a round trip; null where none came back. */
  micros: uint(60_000_000).nullable(),
  /** Whether a new connection to an address that the peer announces could be made; null where it was not tried. */
  dials: z.boolean().nullable(),
  /** Milliseconds since 1970. */
  at: uint(),
});
export type Link = z.infer<typeof linkSchema>;

const linksMethod: RpcMethod<Record<string, never>, { links: Link[] }> = {
  protocol: '/veilmesh/links/1',
  request: z.strictObject({}) as unknown as z.ZodType<Record<string, never>>,
  response: z.strictObject({ links: z.array(linkSchema).max(MAX_LINKS) }),
  maxBytes: 16 * 1024,
};

export const LINK_TIMES = {
  /** Between two rounds, and before the first. */
  everyMs: 20_000,
  firstMs: 10_000,
  /** Between two attempts at a new connection with the same peer. */
  dialAgainMs: 300_000,
  timeoutMs: 3_000,
} as const;

/** Peers measured in a round. */
const TOGETHER = 4;

type Neighbour = Pick<HeartbeatRecord, 'peerId' | 'addresses'>;

export interface LinkOptions {
  readonly host: MeshHost;
  readonly directory: Pick<Directory, 'list'>;
  /** Peers that may be dialled, of those that announce themselves; all when left out. */
  readonly met?: () => readonly string[];
  readonly times?: Partial<Record<keyof typeof LINK_TIMES, number>>;
  /** Whether a new connection comes about at one of these addresses. */
  readonly dials?: typeof dialsAnew;
}

/** Measures in the background. Returns the function that stops it. */
export async function serveLinks({
  host,
  directory,
  met = () => directory.list().map(({ peerId }) => peerId),
  times = {},
  dials: dialsOf = dialsAnew,
}: LinkOptions): Promise<() => Promise<void>> {
  const { everyMs, firstMs, dialAgainMs, timeoutMs } = { ...LINK_TIMES, ...times };
  /** Measured longest ago first. */
  const links = new Map<string, Link>();
  const dialled = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout>;
  let round: Promise<void> = Promise.resolve();
  let stopped = false;

  async function dialsTo({ peerId, addresses: told }: Neighbour): Promise<boolean | null> {
    const addresses = ownAddresses(told, host.remoteAddress(peerId));
    if (addresses.length === 0) return null;
    const at = dialled.get(peerId);
    if (at !== undefined && performance.now() - at < dialAgainMs) return links.get(peerId)?.dials ?? null;
    dialled.set(peerId, performance.now());
    return await dialsOf(peerId, addresses, timeoutMs);
  }

  async function measure(neighbour: Neighbour): Promise<void> {
    const { peerId } = neighbour;
    const ms = await host.ping(peerId, { timeoutMs }).catch(() => null);
    const dials = await dialsTo(neighbour);
    links.delete(peerId);
    const micros = ms === null ? null : Math.round(1_000 * ms);
    links.set(peerId, { peer: peerId, micros, dials, at: Date.now() });
  }

  async function measureSome(): Promise<void> {
    const may = new Set(met());
    const live = directory.list().filter(({ peerId }) => peerId !== host.peerId && may.has(peerId));
    const known = new Set(live.map(({ peerId }) => peerId));
    for (const peer of [...links.keys(), ...dialled.keys()]) {
      if (known.has(peer)) continue;
      links.delete(peer);
      dialled.delete(peer);
    }
    const order = [...links.keys()];
    const due = live.toSorted((a, b) => order.indexOf(a.peerId) - order.indexOf(b.peerId));
    await Promise.all(due.slice(0, TOGETHER).map(measure));
    while (links.size > MAX_LINKS) links.delete(links.keys().next().value!);
  }

  const later = (ms: number): void => {
    timer = setTimeout(() => {
      // what could not be measured is measured in the next round
      round = measureSome()
        .catch(() => {})
        .finally(() => {
          if (!stopped) later(everyMs);
        });
    }, ms);
    timer.unref();
  };
  later(firstMs);
  const unserve = await handleRpc(host, linksMethod, () => ({ links: [...links.values()] }));
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
    await unserve();
  };
}

/** Of those that a peer tells, what lies where it is seen: a record must not have others dial a third party, or a system's port. */
function ownAddresses(told: readonly string[], seen: string | undefined): string[] {
  const machine = seen?.split('/', 3).join('/');
  return told.filter((address) => {
    const port = /^\/tcp\/(\d+)/.exec(address.slice(machine?.length ?? 0))?.[1];
    return machine !== undefined && address.startsWith(`${machine}/`) && Number(port) >= FIRST_PORT;
  });
}

/** By a host of its own: between two that are connected, another dial gives the connection there is. */
async function dialsAnew(peerId: string, addresses: readonly string[], timeoutMs: number): Promise<boolean> {
  const dialler = await createHost({ privateKey: randomBytes(32), listen: [] });
  try {
    await dialler.addAddresses(peerId, addresses);
    return (await dialler.dial(peerId, { timeoutMs })) === peerId;
  } catch {
    return false;
  } finally {
    await dialler.close();
  }
}

/** @throws UnavailableError when the peer cannot be reached or measures nothing */
export const askLinks = async (host: MeshHost, peer: string, options?: CallOptions): Promise<Link[]> =>
  (await callRpc(host, peer, linksMethod, {}, options)).links;
