/**
 * What breaks the privacy of twin and vault, in the words of this version: a client is told them before anything leaves, and a
 * receipt has them word for word, so that nobody is shown a mode as more than it is.
 * @module
 */
import type { RingLabel } from '../../crypto/ring/mask.ts';
import type { StatedRole } from '../../crypto/ring/statement.ts';

export type RingMode = RingLabel['mode'];

export const RING_BREAKS: Readonly<Record<RingMode, string>> = {
  twin:
    'a node of chain A and the node of chain B of the same shard, if they put together what they saw: they learn what went into ' +
    'that shard. Addresses, operators and vendors are what nodes say of themselves',
  vault:
    'breaking BFV (a lattice assumption, 128 bits), or a fault of its implementation on this machine. What you do ' +
    'afterwards can tell a node that lied up to one yes or no a query: whether you come back, publish or convict',
};

/** Who signs for each shard, in order. */
export const RING_ROLES_OF: Readonly<Record<RingMode, readonly StatedRole[]>> = {
  twin: ['product', 'correct'],
  vault: ['product'],
};
