/**
 * Names that mean a model everywhere, whatever was imported.
 * @module
 */

/** What this package makes by itself (catalog.ts). */
export const CATALOG = ['digits', 'use-lite'] as const;
export type CatalogName = (typeof CATALOG)[number];

export const isCatalogName = (name: string): name is CatalogName =>
  (CATALOG as readonly string[]).includes(name);

export const SMOLLM2 = 'smollm2';
/** Taken where nobody names one. */
export const DEFAULT_MODEL: CatalogName = 'use-lite';

export const KNOWN_MODELS: readonly string[] = [...CATALOG, SMOLLM2];
