/**
 * The two roots of NVIDIA that this project trusts, pinned by fingerprint: what a GPU is, and what it should run.
 * @module
 */
import type { PinnedRoot } from '../x509/chain.ts';

/** Signs GPU identities. In the chain of every GPU, and in NVIDIA's verifiers (NVIDIA/attestation-sdk). */
export const NVIDIA_DEVICE_ROOTS: readonly PinnedRoot[] = [
  {
    name: 'NVIDIA Device Identity CA',
    sha256: '102bf659d5419614c9d8e6aecebc80454eb26b1df6a769ac720b9a690b167b48',
  },
];

/** Signs reference values. In every reference manifest, and in NVIDIA's verifiers. */
export const NVIDIA_RIM_ROOTS: readonly PinnedRoot[] = [
  {
    name: 'NVIDIA CoRIM signing Root CA',
    sha256: '12977b5115acb0381179279fffeb5a8c4d264971ebb32298023a465fa41df5d1',
  },
];
