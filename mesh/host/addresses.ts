/**
 * Multiaddr strings in and out.
 * @module
 */
import type { PeerId } from '@libp2p/interface';
import { peerIdFromString } from '@libp2p/peer-id';
import { CODE_P2P, CODE_P2P_CIRCUIT, type Multiaddr, multiaddr } from '@multiformats/multiaddr';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { publicKeyOfPeer } from './identity.ts';

/** Of one address, here and in a record. */
export const MAX_ADDRESS_CHARACTERS = 256;

/** @throws UsageError MESH_ADDRESS_MALFORMED */
export function parseAddress(text: string): Multiaddr {
  try {
    // the empty multiaddr parses, and leads nowhere
    if (text.length > 1 && text.length <= MAX_ADDRESS_CHARACTERS) return multiaddr(text);
  } catch {
    // told below
  }
  throw new UsageError('MESH_ADDRESS_MALFORMED', 'not a multiaddr', {
    details: { address: text.slice(0, MAX_ADDRESS_CHARACTERS) },
    hint: 'an address looks like /ip4/127.0.0.1/tcp/4001/p2p/12D3KooW...',
  });
}

/** The peer named at the end of an address, or undefined. */
export function peerOfAddress(address: Multiaddr): string | undefined {
  return address.getComponents().findLast((component) => component.code === CODE_P2P)?.value;
}

/** Whether a browser could dial it. */
export const isWebSocket = (address: string): boolean => /\/wss?(\/|$)/.test(address);

/** Whether it leads through a relay. */
export const isRelayed = (address: Multiaddr): boolean =>
  address.getComponents().some(({ code }) => code === CODE_P2P_CIRCUIT);

const IP6_BYTES = 16;

/** Where a connection comes from, as one machine has it: an IPv4 address, or the /64 of an IPv6 one, in which all addresses are its own. */
export function sourceOf(remote: Multiaddr): string {
  const [first] = remote.getComponents();
  if (first?.name !== 'ip6') return first?.value ?? '';
  const bytes = remote.bytes.subarray(1, 1 + IP6_BYTES); // after its code
  const mapped =
    bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  return mapped ? bytes.subarray(12).join('.') : `${bytesToHex(bytes.subarray(0, 8))}/64`;
}

/** A bootstrap address must name its peer: otherwise whoever answers there would be trusted. */
export function parseBootstrap(text: string): { readonly address: Multiaddr; readonly peerId: string } {
  const address = parseAddress(text);
  const peerId = peerOfAddress(address);
  if (peerId === undefined) {
    throw new UsageError('MESH_BOOTSTRAP_NO_PEER', 'a bootstrap address must end in /p2p/<peer id>', {
      details: { address: text },
      hint: 'the node prints its full address: veilmesh status',
    });
  }
  return { address, peerId };
}

/** A dial target: a multiaddr, or a peer id known from the directory. @throws UsageError MESH_ADDRESS_MALFORMED */
export function parseTarget(target: string): Multiaddr | PeerId {
  if (target.startsWith('/')) return parseAddress(target);
  try {
    publicKeyOfPeer(target);
    return peerIdFromString(target);
  } catch (cause) {
    throw new UsageError('MESH_ADDRESS_MALFORMED', 'neither a multiaddr nor a peer id', { cause });
  }
}
