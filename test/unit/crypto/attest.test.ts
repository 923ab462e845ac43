/**
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sha512 } from '@noble/hashes/sha2.js';
import { type AppraisalContext, appraise } from '../../../crypto/attest/appraise.ts';
import { reportData } from '../../../crypto/attest/binding.ts';
import {
  decodeEvidence,
  type Evidence,
  encodeEvidence,
  evidenceHash,
  MAX_EVIDENCE_BYTES,
  makeEvidence,
} from '../../../crypto/attest/evidence.ts';
import { openPolicy, type Policy, signPolicy } from '../../../crypto/attest/policy.ts';
import { createSimulatedProvider, openSimulatedQuote } from '../../../crypto/attest/simulated.ts';
import { concatBytes, utf8 } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { type Bls, loadBls } from '../../../crypto/poea/bls.ts';
import {
  bytesOf,
  developmentPolicy,
  makeHop,
  NOW,
  POLICY_SEED,
  POLICY_SIGNER,
  PRODUCTION,
  policyOf,
  type TestHop,
} from './fixtures.ts';

let bls: Bls;
let hop: TestHop;
before(async () => {
  bls = await loadBls();
  hop = await makeHop(bls, 0);
});

const context = (over: Partial<AppraisalContext> = {}): AppraisalContext => ({
  policy: policyOf(developmentPolicy),
  now: NOW,
  expected: {},
  keyProofs: bls,
  ...over,
});
const refuses = (code: string, evidence: Evidence, over: Partial<AppraisalContext> = {}): Promise<void> =>
  assert.rejects(appraise(evidence, context(over)), { name: 'VerificationError', code });

test('appraises simulated evidence as simulated, level L0, and nothing more', async () => {
  const appraisal = await appraise(hop.evidence, context({ expected: hop.evidence.binding }));
  assert.equal(appraisal.assurance, 'simulated');
  assert.equal(appraisal.level, 'L0');
  assert.equal(appraisal.measurement, 'SIM:veilmesh-test');
  assert.deepEqual(appraisal.evidenceHash, evidenceHash(hop.evidence));
  assert.equal(appraisal.expiresAt, NOW - 10 + 3_600);
});

test('report data is SHA-512 of the domain and the deterministic CBOR of the binding', () => {
  const { binding } = hop.evidence;
  const expected = sha512(concatBytes(utf8('poea/evidence/v1\0'), encodeCbor(binding)));
  assert.deepEqual(reportData(binding), expected);
  const shuffled = Object.fromEntries(Object.entries(binding).toReversed()) as typeof binding;
  assert.deepEqual(reportData(shuffled), expected);
});

test('evidence survives the wire and its hash covers every field', () => {
  const decoded = decodeEvidence(encodeEvidence(hop.evidence));
  assert.deepEqual(evidenceHash(decoded), evidenceHash(hop.evidence));
  for (const change of [
    { keyProof: bytesOf(48, 0) },
    { quote: hop.evidence.quote.subarray(1) },
    { eventLog: bytesOf(1, 0) },
    { binding: { ...hop.evidence.binding, freshness: bytesOf(32, 0) } },
  ]) {
    assert.notDeepEqual(evidenceHash({ ...hop.evidence, ...change }), evidenceHash(hop.evidence));
  }
});

test('refuses evidence that is too large, has unknown fields or wrong lengths', () => {
  assert.throws(() => decodeEvidence(new Uint8Array(MAX_EVIDENCE_BYTES + 1)), { code: 'CBOR_TOO_LARGE' });
  const { evidence } = hop;
  for (const bad of [
    { ...evidence, extra: 1 },
    { ...evidence, v: 2 },
    { ...evidence, kind: 'other' },
    { ...evidence, quote: new Uint8Array(0) },
    { ...evidence, quote: new Uint8Array(16 * 1024 + 1) },
    { ...evidence, binding: { ...evidence.binding, hpkeKey: bytesOf(31, 1) } },
    { ...evidence, binding: { ...evidence.binding, layers: [4, 4] } },
    { ...evidence, binding: { ...evidence.binding, signingKey: 'key' } },
  ]) {
    assert.throws(() => decodeEvidence(encodeCbor(bad)), { code: 'EVIDENCE_MALFORMED' });
  }
});

test('a production policy refuses simulated evidence', async () => {
  const production = policyOf({
    ...developmentPolicy,
    ...PRODUCTION,
  });
  await refuses('TEE_SIMULATED_REFUSED', hop.evidence, { policy: production });
});

test('a development policy that does not say so refuses simulated evidence', async () => {
  const silent = policyOf({
    ...developmentPolicy,
    allowSimulated: false,
    measurements: PRODUCTION.measurements,
  });
  await refuses('TEE_SIMULATED_REFUSED', hop.evidence, { policy: silent });
});

test('no policy can allow simulated TEEs outside a development network', () => {
  assert.throws(() => signPolicy({ ...developmentPolicy, network: 'production' }, POLICY_SEED), {
    name: 'UsageError',
    code: 'POLICY_MALFORMED',
  });
});

test('refuses simulated TEEs in production even under a policy object forged past the schema', async () => {
  const forged = { ...policyOf(developmentPolicy), network: 'production' } as Policy;
  await refuses('TEE_SIMULATED_REFUSED', hop.evidence, { policy: forged });
});

test('refuses a quote for another binding', async () => {
  for (const field of ['peerKey', 'hpkeKey', 'modelRoot', 'shardRoot', 'runtimeHash', 'bootNonce'] as const) {
    const binding = { ...hop.evidence.binding, [field]: bytesOf(32, 0xee) };
    await refuses('TEE_BINDING_MISMATCH', { ...hop.evidence, binding });
  }
});

test('refuses evidence that binds something other than what is expected, and names the field', async () => {
  const differing = {
    peerKey: bytesOf(32, 0xee),
    signingKey: bytesOf(96, 0xee),
    layers: [0, 1] as [number, number],
    gpuEvidenceHash: bytesOf(32, 1),
  };
  for (const [field, value] of Object.entries(differing)) {
    await assert.rejects(
      appraise(hop.evidence, context({ expected: { [field]: value } })),
      (error: Error) => {
        assert.equal((error as { code?: string }).code, 'TEE_BINDING_MISMATCH');
        assert.equal((error as { details?: { field?: string } }).details?.field, field);
        return true;
      },
    );
  }
  await refuses('TEE_NONCE_MISMATCH', hop.evidence, { expected: { freshness: bytesOf(32, 0xee) } });
});

test('refuses old evidence, evidence from the future and unknown measurements', async () => {
  await refuses('TEE_EVIDENCE_EXPIRED', hop.evidence, { now: NOW + 3_590 });
  await refuses('TEE_EVIDENCE_FUTURE', hop.evidence, { now: NOW - 131 });
  const other = policyOf({ ...developmentPolicy, measurements: ['SIM:other'] });
  await refuses('TEE_MEASUREMENT_UNKNOWN', hop.evidence, { policy: other });
});

test('refuses a signing key without its own proof of possession', async () => {
  const other = await makeHop(bls, 1);
  await refuses('TEE_KEY_PROOF', { ...hop.evidence, keyProof: other.evidence.keyProof });
});

test('refuses GPU evidence beside a simulated quote, and a bound GPU that is not there', async () => {
  const gpu = { kind: 'nvidia-cc' as const, report: bytesOf(10, 1), certificates: [] };
  await refuses('TEE_EVIDENCE_FIELDS', { ...hop.evidence, gpu });
  const binding = { ...hop.evidence.binding, gpuEvidenceHash: bytesOf(32, 1) };
  const provider = createSimulatedProvider({ measurement: 'SIM:veilmesh-test', clock: () => NOW });
  await refuses('TEE_GPU_UNBOUND', await makeEvidence(provider, binding, hop.evidence.keyProof));
});

test('the simulator refuses measurements that could pass for hardware ones', () => {
  for (const measurement of ['SIM:', 'SIM: x', 'sim:x', '00ff'] as `SIM:${string}`[]) {
    assert.throws(() => createSimulatedProvider({ measurement, clock: () => NOW }), {
      code: 'TEE_MEASUREMENT_MALFORMED',
    });
  }
});

test('every byte of a simulated quote counts', () => {
  const { quote } = hop.evidence;
  for (let at = 0; at < quote.length; at += 3) {
    assert.throws(() => openSimulatedQuote(quote.with(at, quote[at]! ^ 1)), { name: 'VerificationError' });
  }
  for (const bad of [concatBytes(quote, Uint8Array.of(0)), quote.subarray(0, -1), new Uint8Array(0)]) {
    assert.throws(() => openSimulatedQuote(bad), { name: 'VerificationError' });
  }
});

test('opens a policy of a trusted signer and keeps serials monotonic', () => {
  const signed = signPolicy({ ...developmentPolicy, serial: 5 }, POLICY_SEED);
  const trust = { signers: [POLICY_SIGNER], minSerial: 5 };
  assert.equal(openPolicy(signed, trust).serial, 5);
  assert.throws(() => openPolicy(signed, { ...trust, minSerial: 6 }), { code: 'POLICY_ROLLBACK' });
  assert.throws(() => openPolicy(signed, { ...trust, signers: [] }), { code: 'POLICY_SIGNER_UNKNOWN' });
  assert.throws(() => openPolicy(signPolicy(developmentPolicy, bytesOf(32, 1)), trust), {
    code: 'POLICY_SIGNER_UNKNOWN',
  });
});

test('refuses every changed byte of a signed policy', () => {
  const signed = signPolicy(developmentPolicy, POLICY_SEED);
  const trust = { signers: [POLICY_SIGNER], minSerial: 0 };
  for (let at = 0; at < signed.length; at += 5) {
    assert.throws(() => openPolicy(signed.with(at, signed[at]! ^ 4), trust), { name: 'VerificationError' });
  }
});
