/**
 * Real evidence through the appraisal that nodes and clients call: what ORIGINS.md states of each sample, at the clock of its time.
 * @module
 */
import assert from 'node:assert/strict';
import { ed25519 } from '@noble/curves/ed25519.js';
import { appraiseQuote, type HardwareQuoteAppraisal } from '../../../crypto/attest/appraise.ts';
import type { QuotedEvidence } from '../../../crypto/attest/evidence.ts';
import {
  openPolicy,
  type PolicyDraft,
  type ProductionPolicy,
  requireProduction,
  signPolicy,
} from '../../../crypto/attest/policy.ts';
import type { HardwareReport } from '../../../crypto/attest/report.ts';
import { PINNED } from '../../../crypto/attest/verifiers.ts';
import { splitPem } from '../../../crypto/attest/x509/certificate.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import { LATE_NOW, SAMPLE_NOW, sampleEvidence, sampleFiles } from '../../support/intel-samples.ts';

const SEED = new Uint8Array(32).fill(0x42);

/** Of production, accepting this report's measurement unless told otherwise. */
function policyFor({ measurement }: HardwareReport, over: Partial<PolicyDraft> = {}): ProductionPolicy {
  const signed = signPolicy(
    {
      v: 1,
      serial: 1,
      network: 'production',
      allowSimulated: false,
      measurements: [measurement],
      maxEvidenceAgeSeconds: 3_600,
      minTcbEvaluationDataNumber: 1,
      minVersions: [{ kind: 'amd-sev-snp', product: null, least: { snp: 1 } }],
      issuedAt: 0,
      expiresAt: 253_402_300_799,
      ...over,
    },
    SEED,
  );
  const trust = { signers: [ed25519.getPublicKey(SEED)], minSerial: 0 };
  return requireProduction(openPolicy(signed, trust));
}

/** Whatever the quote was made for stands for the binding here. */
async function appraised(
  quoted: QuotedEvidence,
  now: number,
  over: Partial<PolicyDraft> = {},
): Promise<HardwareQuoteAppraisal> {
  const { kind } = quoted;
  assert.notEqual(kind, 'simulated');
  const report = await PINNED.cpu[kind as keyof typeof PINNED.cpu](quoted, now);
  return await appraiseQuote(quoted, report.reportData, {
    policy: policyFor(report, over),
    now,
    madeAfter: now - 60,
  });
}

const intel = (kind: 'intel-tdx' | 'intel-sgx', quote: Uint8Array, saved: Uint8Array): QuotedEvidence => ({
  v: 1,
  kind,
  ...sampleEvidence(quote, saved),
});

sampleTest(
  'tdx_quote is L2 under the default policy of production',
  sampleFiles('tdx_quote'),
  async (quote, saved) => {
    const quoted = intel('intel-tdx', quote!, saved!);
    const appraisal = await appraised(quoted, SAMPLE_NOW);
    assert.deepEqual([appraisal.assurance, appraisal.level], ['hardware', 'L2']);
    assert.equal(appraisal.report.tcbStatus, 'UpToDate');
    assert.ok(appraisal.expiresAt <= SAMPLE_NOW - 60 + 3_600);
    const number = appraisal.report.tcbEvaluationDataNumber!;
    await assert.rejects(appraised(quoted, SAMPLE_NOW, { minTcbEvaluationDataNumber: number + 1 }), {
      code: 'TEE_TCB_EVALUATION_OLD',
    });
    const other = new Uint8Array(64);
    const policy = policyFor(appraisal.report);
    await assert.rejects(appraiseQuote(quoted, other, { policy, now: SAMPLE_NOW, madeAfter: SAMPLE_NOW }), {
      code: 'TEE_BINDING_MISMATCH',
    });
  },
);

sampleTest(
  'sgx_quote is refused by the default policy, and borne with by one that names status and advisories',
  sampleFiles('sgx_quote'),
  async (quote, saved) => {
    const quoted = intel('intel-sgx', quote!, saved!);
    await assert.rejects(appraised(quoted, SAMPLE_NOW), { code: 'TEE_TCB_STATUS' });
    const tcbStatuses = ['UpToDate', 'ConfigurationAndSWHardeningNeeded'] as const;
    const status = { tcbStatuses: [...tcbStatuses] };
    await assert.rejects(appraised(quoted, SAMPLE_NOW, status), { code: 'TEE_ADVISORY' });
    const { advisories } = await PINNED.cpu['intel-sgx'](quoted, SAMPLE_NOW);
    const until = SAMPLE_NOW + 600;
    const excepted = { ...status, advisories: advisories.map((id) => ({ id, until })) };
    const appraisal = await appraised(quoted, SAMPLE_NOW, excepted);
    assert.deepEqual([appraisal.level, appraisal.expiresAt], ['L2', until]);
  },
);

sampleTest(
  'tdx_quote_outdated matches no TCB level',
  sampleFiles('tdx_quote_outdated'),
  async (quote, saved) => {
    await assert.rejects(appraised(intel('intel-tdx', quote!, saved!), LATE_NOW), { code: 'TEE_TCB_STATUS' });
  },
);

sampleTest(
  'an SEV-SNP report without a revocation list beside it is not accepted in production',
  ['trustee/test-report.bin', 'trustee/test-vcek.der', 'go-sev-guest/ask_ark_milan.pem'],
  async (quote, vcek, pem) => {
    const endorsements = [vcek!, ...splitPem(new TextDecoder().decode(pem!))];
    await assert.rejects(appraised({ v: 1, kind: 'amd-sev-snp', quote: quote!, endorsements }, SAMPLE_NOW), {
      code: 'TEE_CRL_MISSING',
    });
  },
);

/** Of this length, behind four bytes; its clock is a few seconds earlier. */
const NITRO = { bytes: 4_526, now: 1_766_678_670 };

sampleTest('a Nitro document is L2, by its own clock', ['dstack/nitro_attestation.bin'], async (file) => {
  const quoted = { v: 1, kind: 'aws-nitro', quote: file!.slice(4, 4 + NITRO.bytes) } as const;
  const appraisal = await appraised(quoted, NITRO.now);
  assert.deepEqual([appraisal.level, appraisal.issuedAt], ['L2', NITRO.now - 11]);
  await assert.rejects(appraised(quoted, NITRO.now, { platforms: [] }), { code: 'TEE_PLATFORM_UNKNOWN' });
});
