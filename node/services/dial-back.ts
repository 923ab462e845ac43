/**
 * Asking a peer of the mesh to dial back: whether others can open connections to this machine, which it cannot see itself.
 *
 * The peer dials nothing but the address that it sees the asker come from, at ports above the privileged ones, and counts as
 * reached only who proves the asker's peer key there. It does so seldom for one peer, one address and one network, and a few times at
 * once, one of a network at a time and those in turn: nobody can have strangers dialled, many ports of a machine looked at, or it
 * kept busy for everybody else.
 * @module
 */
import { z } from 'zod';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { isRelayed, parseAddress } from '../../mesh/host/addresses.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { CallOptions, MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { shownText, uint } from '../../mesh/wire/schemas.ts';
import { placeOf } from './address-scope.ts';
import { createFairSlots } from './fair-slots.ts';

/** Lower ports belong to other services of whoever shares the address. */
const FIRST_PORT = 1_024;
const MAX_PORTS = 4;

const portSchema = z.strictObject({ port: uint(65_535).min(FIRST_PORT), over: z.enum(['tcp', 'ws']) });
export type DialBackPort = z.infer<typeof portSchema>;

const answerSchema = z.strictObject({
  /** The address that the peer saw the asker at. */
  observed: shownText(64),
  /** Of those that were asked for. */
  reached: z.array(portSchema).max(MAX_PORTS),
});
export type DialBackAnswer = z.infer<typeof answerSchema>;

export const dialBackMethod: RpcMethod<{ ports: DialBackPort[] }, DialBackAnswer> = {
  protocol: '/veilmesh/dial-back/1',
  request: z.strictObject({ ports: z.array(portSchema).min(1).max(MAX_PORTS) }),
  response: answerSchema,
  maxBytes: 1_024,
};

/** For one dial; all ports are dialled together, and one that takes no connection is known sooner. */
const DIAL_MS = 5_000;
/** With those that are waited for. */
const ANSWER_MS = 5 * DIAL_MS;

export interface DialBackLimits {
  /** Requests of one peer, of one address, and of one network that anybody could be in, in `windowMs`. */
  readonly perPeer: number;
  readonly perAddress: number;
  readonly perNetwork: number;
  readonly windowMs: number;
  readonly atOnce: number;
  /** Networks that may wait for their turn: no longer than they wait for an answer. */
  readonly waiting: number;
  readonly now: () => number;
  readonly reachedOf: typeof reachedOf;
}
const LIMITS: DialBackLimits = {
  perPeer: 2,
  perAddress: 8,
  perNetwork: 16,
  windowMs: 60_000,
  atOnce: 4,
  waiting: 12,
  now: () => performance.now(),
  reachedOf,
};
/** Askers that are remembered; the oldest is forgotten first. */
const MAX_REMEMBERED = 4_096;

/** Serves those who ask whether they can be reached. Returns the function that stops it. */
export function serveDialBack(
  host: MeshHost,
  limits: Partial<DialBackLimits> = {},
): Promise<() => Promise<void>> {
  const all = { ...LIMITS, ...limits };
  const { perPeer, perAddress, perNetwork, windowMs, now, reachedOf: ask } = all;
  const asked = new Map<string, readonly number[]>();
  const slots = createFairSlots(all.atOnce, all.waiting);
  const admit = (name: string, most: number): void => {
    const lately = (asked.get(name) ?? []).filter((at) => now() - at < windowMs);
    if (lately.length >= most) throw busy('this was asked for too often');
    asked.delete(name);
    asked.set(name, [...lately, now()]);
    if (asked.size > MAX_REMEMBERED) asked.delete(asked.keys().next().value!);
  };
  return handleRpc(host, dialBackMethod, async ({ ports }, peer) => {
    const observed = addressOf(host.remoteAddress(peer));
    // whoever comes through a proxy on this machine, or from a page in its browser, could look at its other services
    if (isLoopback(observed) && !host.addresses().every(isLoopback)) throw noAddress();
    const { scope, network } = placeOf(`${observed}/tcp/${FIRST_PORT}`)!;
    const isPublic = scope === 'anywhere';
    // in one's own network, whose every machine is known, neighbours are no group
    const release = await slots.take(isPublic ? network : peer);
    if (release === null) throw busy('this peer dials back for others now');
    try {
      admit(peer, perPeer);
      admit(observed, perAddress);
      if (isPublic) admit(network, perNetwork);
      return { observed, reached: await ask(observed, peer, ports) };
    } finally {
      release();
    }
  });
}

/** Those of the ports at which that peer proves its key. */
export async function reachedOf(
  observed: string,
  peer: string,
  ports: readonly DialBackPort[],
): Promise<DialBackPort[]> {
  const open = await Promise.all(
    ports.map(({ port, over }) => proves(`${observed}/tcp/${port}${over === 'ws' ? '/ws' : ''}/p2p/${peer}`)),
  );
  return ports.filter((_, i) => open[i]);
}

/** By a host of its own: of two that are connected, or are being, another dial gives the connection there is. */
async function proves(address: string): Promise<boolean> {
  const dialler = await createHost({ privateKey: randomBytes(32), listen: [] });
  try {
    // answered, so that the asker has seen the connection before it is closed: it believes nobody else
    await dialler.ping(address, { timeoutMs: DIAL_MS });
    return true;
  } catch {
    return false;
  } finally {
    await dialler.close();
  }
}

/** `/ip4/…` or `/ip6/…` of a connection. @throws UnavailableError DIAL_BACK_NO_ADDRESS */
function addressOf(remote: string | undefined): string {
  const address = remote === undefined ? undefined : parseAddress(remote);
  // through a relay: the address is the relay's
  const [first] = address === undefined || isRelayed(address) ? [] : address.getComponents();
  if (first !== undefined && (first.name === 'ip4' || first.name === 'ip6') && first.value !== undefined) {
    return `/${first.name}/${first.value}`;
  }
  throw noAddress();
}

const isLoopback = (address: string): boolean => /^\/(ip4\/127\.|ip6\/::1(\/|$))/.test(address);

const noAddress = (): UnavailableError =>
  new UnavailableError('DIAL_BACK_NO_ADDRESS', 'the connection comes from no address that others could dial');

const busy = (message: string): UnavailableError =>
  new UnavailableError('DIAL_BACK_BUSY', message, { hint: 'ask again in a moment, or another peer' });

/**
 * The ports at which others are to reach a host: of the addresses it announces, or else listens on.
 * @throws UsageError DIAL_BACK_NO_PORT
 */
export function portsOf(addresses: readonly string[]): DialBackPort[] {
  const ports = new Map<string, DialBackPort>();
  for (const address of addresses) {
    const parts = parseAddress(address).getComponents();
    const port = Number(parts.find(({ name }) => name === 'tcp')?.value);
    const over = parts.some(({ name }) => name === 'ws') ? 'ws' : 'tcp';
    if (port >= FIRST_PORT) ports.set(`${port}/${over}`, { port, over });
  }
  if (ports.size > 0) return [...ports.values()].slice(0, MAX_PORTS);
  throw new UsageError('DIAL_BACK_NO_PORT', 'there is no port that a peer would dial back to', {
    details: { addresses: addresses.join(', ') },
    hint: `listen on a port from ${FIRST_PORT} on: --listen /ip4/0.0.0.0/tcp/4001`,
  });
}

/** @throws UnavailableError DIAL_BACK_BUSY | MESH_PROTOCOL_MISSING, and as callRpc */
export const askDialBack = (
  host: MeshHost,
  peer: string,
  ports: readonly DialBackPort[],
  options: CallOptions = {},
): Promise<DialBackAnswer> =>
  callRpc(host, peer, dialBackMethod, { ports: [...ports] }, { timeoutMs: ANSWER_MS, ...options });
