/**
 * AMD's root keys (ARK), one a product, pinned.
 *
 * From AMD's key distribution service, https://kdsintf.amd.com/{vcek,vlek}/v1/{Milan,Genoa,Turin}/cert_chain. Milan is
 * Zen 3; Genoa stands for Zen 4 with Bergamo and Siena; Turin is Zen 5.
 * @module
 */
import type { PinnedRoot } from '../x509/chain.ts';

export type SnpProduct = 'Milan' | 'Genoa' | 'Turin';

export interface SnpRoot extends PinnedRoot {
  readonly product: SnpProduct;
}

/** SHA-256 of each root's DER. */
export const AMD_ROOTS: readonly SnpRoot[] = [
  {
    name: 'ARK-Milan',
    product: 'Milan',
    sha256: '69d063b45344d26a2e94e1f4210de49ef555308287d4c174445c95639a540bcd',
  },
  {
    name: 'ARK-Genoa',
    product: 'Genoa',
    sha256: '4c6598d19c18719c5dfd4a7d335f674e5bfe1d8f800cea2cf270c10d103db2f1',
  },
  {
    name: 'ARK-Turin',
    product: 'Turin',
    sha256: '1f084161a44bb6d93778a904877d4819cafa5d05ef4193b2ded9dd9c73dd3f6a',
  },
];
