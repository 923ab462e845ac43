/**
 * The names of a deployment's contracts, as its addresses file has them: without the contracts, which who reads addresses need not load.
 * @module
 */

/** In the order in which they are deployed. */
export const DEPLOYED = [
  'nodeRegistry',
  'modelRegistry',
  'bondVault',
  'committee',
  'meshRollup',
  'inclusion',
  'claimReader',
  'escrow',
  'beacon',
  'proofVerifier',
  'foldReferee',
  'challenge',
  'equivocation',
  'ringReferee',
  'codingReferee',
  'ephemeralSession',
  'refunds',
  'audits',
  'revocations',
] as const;
export type DeployedContract = (typeof DEPLOYED)[number];
