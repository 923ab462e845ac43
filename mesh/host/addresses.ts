/**
 * Multiaddr strings in and out.
 * @module
 */
import type { PeerId } from '@libp2p/interface';
import { peerIdFromString } from '@libp2p/peer-id';
import { CODE_P2P, type Multiaddr, multiaddr } from '@multiformats/multiaddr';
import { UsageError } from '../../crypto/core/errors.ts';
import { publicKeyOfPeer } from './identity.ts';

const MAX_ADDRESS_CHARACTERS = 256;

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
