/**
 * One verifier for each kind of evidence, under the vendors' own roots.
 * @module
 */
import { VerificationError } from '../core/errors.ts';
import { verifySnp } from './amd/verify.ts';
import type { GpuEvidence, HardwareKind, QuotedEvidence } from './evidence.ts';
import { type IntelEvidence, verifySgxQuote, verifyTdxQuote } from './intel/verify.ts';
import { verifyNitro } from './nitro/verify.ts';
import { verifyNvidia } from './nvidia/verify.ts';
import type { GpuFacts, HardwareReport } from './report.ts';

/** @param now unix seconds @throws VerificationError TEE_* */
export type CpuVerifier = (quoted: QuotedEvidence, now: number) => Promise<HardwareReport>;

/** @param trust what of the vendor's own values the relying party has @throws as CpuVerifier */
export type GpuVerifier = (
  gpu: GpuEvidence,
  nonce: Uint8Array,
  now: number,
  trust: GpuTrust,
) => Promise<GpuFacts>;

/** What GPUs are compared with; without it one is genuine at best. */
export type GpuTrust = Pick<Parameters<typeof verifyNvidia>[1], 'rims' | 'nras'>;

export interface Verifiers {
  readonly cpu: Readonly<Record<HardwareKind, CpuVerifier>>;
  readonly gpu: GpuVerifier;
}

/** Loaded with the first Intel quote: most processes see none. */
const loadSecond = async () => (await import('#second-verifier')).secondVerifier;

const intelEvidence = ({ quote, collateral, eventLog }: QuotedEvidence): IntelEvidence => {
  if (collateral !== undefined) {
    return { quote, collateral, ...(eventLog === undefined ? {} : { eventLog }) };
  }
  throw new VerificationError('TEE_COLLATERAL_MISSING', "Intel's collateral did not come with the quote", {
    details: { expected: 'collateral', got: 'none' },
    hint: 'the node must fetch it from its cache or from Intel: veilmesh doctor',
  });
};

export const PINNED: Verifiers = {
  cpu: {
    'intel-tdx': async (quoted, now) =>
      verifyTdxQuote(intelEvidence(quoted), { now, second: await loadSecond() }),
    'intel-sgx': async (quoted, now) =>
      verifySgxQuote(intelEvidence(quoted), { now, second: await loadSecond() }),
    'amd-sev-snp': ({ quote, endorsements = [], crls = [] }, now) =>
      verifySnp({ report: quote, certificates: endorsements, crls }, { now }),
    'aws-nitro': ({ quote }, now) => verifyNitro(quote, { now }),
  },
  gpu: (gpu, nonce, now, trust) => verifyNvidia(gpu, { now, nonce, ...trust }),
};
