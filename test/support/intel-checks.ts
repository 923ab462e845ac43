/**
 * Accepting and refusing Intel evidence of a world of our own: by both verifiers, or by our own layer alone.
 * @module
 */
import assert from 'node:assert/strict';
import { dcapQvl } from '../../crypto/attest/intel/dcap-qvl.ts';
import {
  type IntelEvidence,
  type SecondVerifier,
  verifySgxQuote,
  verifyTdxQuote,
} from '../../crypto/attest/intel/verify.ts';
import type { HardwareReport } from '../../crypto/attest/report.ts';
import {
  type CollateralOptions,
  type IntelKind,
  type IntelWorld,
  intelEvidence,
  type QuoteOptions,
} from './intel-world.ts';
import { refused } from './refusals.ts';
import { TEST_NOW } from './test-pki.ts';

/** @param usual the world of evidence unless a check names another */
export function intelChecks(usual: () => IntelWorld) {
  const verify = (
    kind: IntelKind,
    evidence: IntelEvidence,
    second: SecondVerifier | null = null,
    of = usual(),
  ): Promise<HardwareReport> => {
    const verifyQuote = kind === 'intel-tdx' ? verifyTdxQuote : verifySgxQuote;
    return verifyQuote(evidence, { now: TEST_NOW, second, roots: of.roots });
  };
  return {
    verify,
    /** Accepted by ours and by the library. */
    async accepts(
      kind: IntelKind,
      quote: QuoteOptions = {},
      collateral: CollateralOptions = {},
      of = usual(),
    ): Promise<HardwareReport> {
      return verify(kind, await intelEvidence(of, kind, quote, collateral), dcapQvl, of);
    },
    /** Refused by our own layer, whatever a second verifier would say. */
    async refuses(
      code: string,
      kind: IntelKind,
      quote: QuoteOptions = {},
      collateral: CollateralOptions = {},
      of = usual(),
    ): Promise<void> {
      const evidence = await intelEvidence(of, kind, quote, collateral);
      await assert.rejects(verify(kind, evidence, null, of), refused(code));
    },
  };
}
