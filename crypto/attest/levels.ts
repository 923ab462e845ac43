/**
 * The levels shown to people, computed from evidence (design: PRIVACY, "Levels shown to people"). A route is its weakest hop.
 *
 * Twin and vault have no level: they do not rest on a TEE, and carry a badge of their own.
 * @module
 */
import type { HardwareKind } from './evidence.ts';

/** Weakest first. */
export const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'] as const;
export type AssuranceLevel = (typeof LEVELS)[number];

/** What is known of one hop. */
export interface HopFacts {
  /** none: its claims are signed by a staked key, and no evidence says where that key lives */
  readonly assurance: 'none' | 'simulated' | 'hardware';
  /** The GPU's measurements were compared with its vendor's values */
  readonly gpuAppraised: boolean;
  /** The policy lists the machines that count, and this is one */
  readonly platformListed: boolean;
  /** In what the brokers ran that released the weights' keys together; empty where that is not shown */
  readonly releasedBy: readonly HardwareKind[];
}

const VENDORS: Readonly<Record<HardwareKind, string>> = {
  'intel-tdx': 'intel',
  'intel-sgx': 'intel',
  'amd-sev-snp': 'amd',
  'aws-nitro': 'aws',
};

export function hopLevel({ assurance, gpuAppraised, platformListed, releasedBy }: HopFacts): AssuranceLevel {
  if (assurance === 'simulated') return 'L0';
  if (assurance === 'none') return 'L1';
  if (!gpuAppraised) return 'L2';
  const vendors = new Set(releasedBy.map((kind) => VENDORS[kind]));
  return platformListed && vendors.size > 1 ? 'L4' : 'L3';
}

/** Of a route: its weakest hop's; of no hops: L0. */
export const weakestLevel = (levels: readonly AssuranceLevel[]): AssuranceLevel =>
  LEVELS.find((level) => levels.includes(level)) ?? 'L0';

export const reachesLevel = (level: AssuranceLevel, demanded: AssuranceLevel): boolean =>
  LEVELS.indexOf(level) >= LEVELS.indexOf(demanded);

/** "L2, CPU TEE verified …" */
export const levelText = (level: AssuranceLevel): string => `${level}, ${LEVEL_TEXTS[level]}`;

/** One sentence each, for people; what a level does not give is in it. */
export const LEVEL_TEXTS: Readonly<Record<AssuranceLevel, string>> = {
  L0:
    'SIMULATED: the wire and other machines learn nothing of your input, but without TEE hardware ' +
    "each node's operator could read what that node computes.",
  L1: 'signed by staked keys, no confidentiality: each node could read what it computes.',
  L2:
    'CPU TEE verified on every hop: out of reach for the software of its host, ' +
    'not for whoever takes the machine apart.',
  L3:
    'CPU TEE and GPU appraised on every hop (co-location not proven): ' +
    'that the GPU sits in the same machine is not shown by its evidence.',
  L4:
    'CPU TEE and GPU appraised on every hop (co-location not proven), on listed machines, ' +
    'with keys that brokers of several vendors released together.',
};
