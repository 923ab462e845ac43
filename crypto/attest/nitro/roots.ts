/**
 * The root of AWS Nitro Enclaves, pinned by fingerprint.
 * @module
 */
import type { PinnedRoot } from '../x509/chain.ts';

/**
 * "AWS Nitro Enclaves Root-G1", as AWS publishes it and its fingerprint ("Verifying the root of trust", AWS Nitro
 * Enclaves user guide).
 */
export const NITRO_ROOTS: readonly PinnedRoot[] = [
  {
    name: 'AWS Nitro Enclaves Root-G1',
    sha256: '641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b',
  },
];
