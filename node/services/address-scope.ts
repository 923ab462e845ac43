/**
 * How far away an address is, and whose it is: what a node dials for strangers, and for how many of one owner, is limited by these.
 * @module
 */
import { isLoopback, isPrivate } from '@libp2p/utils';
import type { Multiaddr } from '@multiformats/multiaddr';
import { isRelayed, parseAddress } from '../../mesh/host/addresses.ts';

/** This machine; a network that is nobody's but its owner's; anywhere. */
export type Scope = 'machine' | 'network' | 'anywhere';
const WIDTHS: readonly Scope[] = ['machine', 'network', 'anywhere'];

export const widthOf = (scope: Scope): number => WIDTHS.indexOf(scope);
/** @param scopes none is 'anywhere' */
export const narrowest = (scopes: readonly Scope[]): Scope =>
  WIDTHS[Math.min(WIDTHS.length - 1, ...scopes.map(widthOf))]!;
export const widest = (scopes: readonly Scope[]): Scope => WIDTHS[Math.max(0, ...scopes.map(widthOf))]!;

export interface Place {
  readonly scope: Scope;
  /** `/ip4/…`, `/ip6/…`, `/dns4/…`; null: it is that of a relay, behind which the machine is. */
  readonly machine: string | null;
  /** Of who has one address there and likely its neighbours too: a /24, a /48, a name. */
  readonly network: string;
}

/** Null where it does not begin with an IP address or a name, and a TCP port. */
export function placeOf(address: string): Place | null {
  let parsed: Multiaddr;
  try {
    parsed = parseAddress(address);
  } catch {
    return null;
  }
  const [host, port] = parsed.getComponents();
  if (host?.value === undefined || port?.name !== 'tcp') return null;
  if (!['ip4', 'ip6', 'dns', 'dns4', 'dns6'].includes(host.name)) return null;
  const scope = isLoopback(parsed) ? 'machine' : isPrivate(parsed) ? 'network' : 'anywhere';
  const machine = isRelayed(parsed) ? null : `/${host.name}/${host.value}`;
  return { scope, machine, network: networkOf(host.name, host.value) };
}

function networkOf(kind: string, host: string): string {
  if (kind === 'ip4') return `${host.split('.', 3).join('.')}.0/24`;
  if (kind !== 'ip6') return host.toLowerCase();
  const [head = '', tail] = host.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length;
  const all = [...groups, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after];
  return `${all.slice(0, 3).join(':')}::/48`;
}
