/**
 * Whether a peer is reached through a relay, by the addresses in its record.
 * @module
 */

const THROUGH = /\/p2p\/([A-Za-z0-9]+)\/p2p-circuit\//;

/** Peer id of the relay through which alone it is reached; null: it is reached directly, or nowhere. */
export function relayOf(addresses: readonly string[]): string | null {
  const relays = addresses.map((address) => THROUGH.exec(address)?.[1] ?? null);
  return relays.includes(null) ? null : (relays[0] ?? null);
}
