/**
 * Who could reach a node with these settings, by its addresses alone; whether anybody does is dial-back.ts.
 * @module
 */
import { BlockList, isIP } from 'node:net';
import { type Outcome, ok, warning } from '../types.ts';
import { hostAndPort } from './ports.ts';

export interface ReachabilityFacts {
  readonly listen: readonly string[];
  /** Addresses told to others instead, e.g. behind a port forward. */
  readonly announce: readonly string[];
  /** Multiaddr of the mesh to join, where one is named. */
  readonly bootstrap?: string;
  /** Addresses of this machine's network interfaces. */
  readonly interfaces: readonly string[];
}

/** How far away a peer may be: this machine, its local network, anywhere. */
export type Reach = 'machine' | 'network' | 'anywhere';
const WIDTHS: readonly Reach[] = ['machine', 'network', 'anywhere'];

const loopback = blocks([
  ['127.0.0.0', 8],
  ['::1', 128],
]);
/** RFC 1918, RFC 6598 (carrier NAT), link-local, RFC 4193. */
const local = blocks([
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['fc00::', 7],
  ['fe80::', 10],
]);
const UNSPECIFIED = ['0.0.0.0', '::'];

export function checkReachability(facts: ReachabilityFacts): Outcome[] {
  const { listen, announce, bootstrap, interfaces } = facts;
  const told = announce.length > 0 ? announce : listen;
  const reach = widest(told.flatMap((address) => reachesOf(hostAndPort(address).host, interfaces)));
  const from = announce.length > 0 ? 'announced' : 'listening on';
  const where = `${from} ${told.length === 0 ? 'nothing' : told.join(', ')}`;
  if (reach === 'anywhere') {
    return [
      ok('REACHABLE_PUBLIC', 'public address', `${where}; a firewall in between is not seen from here`),
    ];
  }
  if (bootstrap === undefined || distance(hostAndPort(bootstrap).host) === 'machine') {
    const who = reach === 'machine' ? 'only this machine can reach you' : 'your local network can reach you';
    return [ok('REACHABLE_AS_NEEDED', who, where)];
  }
  if (reach === 'machine') {
    return [
      warning(
        'REACHABLE_BY_NOBODY',
        'only this machine can reach you',
        `${where}, and the mesh is elsewhere: its peers open sessions with you through a relay, or not at all`,
        `listen on every interface: veilmesh join ${bootstrap} --listen /ip4/0.0.0.0/tcp/4001`,
      ),
    ];
  }
  if (distance(hostAndPort(bootstrap).host) === 'network') {
    return [ok('REACHABLE_AS_NEEDED', 'your local network can reach you', where)];
  }
  return [
    warning(
      'REACHABLE_LOCALLY',
      'only your local network can reach you',
      `${where}, and the mesh is outside: its peers need a port forwarded to you, or a relay`,
      `forward the port, then tell the outer address: veilmesh join ${bootstrap} --announce /ip4/<address>/tcp/<port>`,
    ),
  ];
}

/** A name may lead anywhere; only an address can be judged. */
function distance(host: string): Reach {
  if (host === 'localhost') return 'machine';
  const family = isIP(host);
  if (family === 0) return 'anywhere';
  const type = family === 6 ? 'ipv6' : 'ipv4';
  if (loopback.check(host, type)) return 'machine';
  return local.check(host, type) ? 'network' : 'anywhere';
}

const reachesOf = (host: string, interfaces: readonly string[]): Reach[] =>
  UNSPECIFIED.includes(host)
    ? interfaces.filter((one) => host === '::' || isIP(one) === 4).map(distance)
    : [distance(host)];

const widest = (reaches: readonly Reach[]): Reach =>
  WIDTHS.findLast((width) => reaches.includes(width)) ?? 'machine';

function blocks(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, bits] of subnets) list.addSubnet(net, bits, isIP(net) === 6 ? 'ipv6' : 'ipv4');
  return list;
}
