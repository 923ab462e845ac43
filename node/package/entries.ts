/**
 * What programs import of the npm package, as `veilmesh/NAME`.
 * @module
 */
export const ENTRIES = { client: 'node/sdk/client.ts', verifier: 'node/sdk/verifier.ts' } as const;
