/**
 * A receipt's evidence is judged as of the time that the rollup recorded for its batch: real collateral that has expired since was good
 * then, and is not good for a batch of today. Which step a refusal belongs to.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Evidence, encodeEvidence, evidenceHash } from '../../../crypto/attest/evidence.ts';
import { PINNED } from '../../../crypto/attest/verifiers.ts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { type Bls, loadBls } from '../../../crypto/poea/bls.ts';
import {
  checkAge,
  checkEvidence,
  checkKeys,
  checkMeasurement,
} from '../../../settlement/receipt/attest-steps.ts';
import type { Findings } from '../../../settlement/receipt/findings.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import { SAMPLE_NOW, sampleEvidence, sampleFiles } from '../../support/intel-samples.ts';
import {
  developmentPolicy,
  makeHop,
  PRODUCTION,
  policyOf,
  type TestHop,
} from '../../unit/crypto/fixtures.ts';

let bls: Bls;
let hop: TestHop;
before(async () => {
  bls = await loadBls();
  hop = await makeHop(bls, 0);
});

/** What the steps read of a receipt with one claim of one hop. */
async function findingsAt(postedAt: number, evidence: Evidence, measurement: string): Promise<Findings> {
  const policy = policyOf({
    ...developmentPolicy,
    ...PRODUCTION,
    measurements: [measurement],
    minTcbEvaluationDataNumber: 1,
  });
  const hashes = { previousHash: '', receiptsRoot: '', dataHash: '', bitmap: '', aggregate: '' };
  return {
    receipt: {
      evidence: [bytesToHex(encodeEvidence(evidence))],
      segments: [{ batch: 1 }],
      batches: [{ number: 1, postedAt, ...hashes }],
      assurance: 'hardware',
      privacy: { mode: 'veil', level: 'L2', note: '' },
    },
    options: { bls, policy },
    claims: [[{ claim: { evidenceHash: evidenceHash(evidence) } }]],
  } as unknown as Findings;
}

sampleTest(
  'evidence is judged at its batch’s time, step by step',
  sampleFiles('tdx_quote'),
  async (quote, saved) => {
    const { binding, keyProof } = hop.evidence; // not what the sample was quoted over: its keys cannot pass
    const evidence: Evidence = {
      v: 1,
      kind: 'intel-tdx',
      ...sampleEvidence(quote!, saved!),
      binding,
      keyProof,
    };
    const { measurement } = await PINNED.cpu['intel-tdx'](evidence, SAMPLE_NOW);
    const then = await findingsAt(SAMPLE_NOW, evidence, measurement);
    assert.match(await checkEvidence(then), /intel-tdx.*held at the time/);
    assert.match(checkMeasurement(then), /policy lists/);
    assert.throws(() => checkKeys(then), { code: 'TEE_BINDING_MISMATCH' });

    const today = await findingsAt(SAMPLE_NOW + 400 * 86_400, evidence, measurement);
    await assert.rejects(checkEvidence(today), { code: /^TEE_(COLLATERAL|CERT|CRL)_EXPIRED$/ });

    const other = await findingsAt(
      SAMPLE_NOW,
      evidence,
      measurement.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
    );
    await checkEvidence(other);
    assert.throws(() => checkMeasurement(other), { code: 'TEE_MEASUREMENT_UNKNOWN' });
  },
);

test('simulated evidence passes all four under a policy that takes it, and its age is known', async () => {
  const at = hop.appraisal.issuedAt! + 10;
  const base = await findingsAt(at, hop.evidence, PRODUCTION.measurements[0]);
  const findings: Findings = {
    ...base,
    receipt: {
      ...base.receipt,
      assurance: 'simulated',
      privacy: { mode: 'veil', level: 'L0', note: '' },
    } as Findings['receipt'],
    options: { ...base.options, policy: policyOf(developmentPolicy) },
  };
  assert.match(await checkEvidence(findings), /SIMULATED/);
  assert.match(checkMeasurement(findings), /^L0, SIMULATED/);
  assert.match(checkKeys(findings), /each proven to be held/);
  assert.equal(typeof checkAge(findings), 'string');
  assert.equal(findings.appraisals!.length, 1);
});
