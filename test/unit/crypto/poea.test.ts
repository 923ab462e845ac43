/**
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { verifySegment, verifySegments } from '../../../crypto/poea/chain.ts';
import { workUnits } from '../../../crypto/poea/chain-rules.ts';
import {
  type Claim,
  claimHash,
  decodeSignedClaim,
  encodeSignedClaim,
  MAX_CLAIM_BYTES,
  signClaim,
} from '../../../crypto/poea/claim.ts';
import { bytesOf, createScenario, makeHop, type Scenario, shards } from './fixtures.ts';

let scenario: Scenario;
before(async () => {
  scenario = await createScenario();
});

test('accepts an honest segment and the one that follows it', () => {
  const first = scenario.claims(0, null);
  const hashes = verifySegment(scenario.bls, {
    claims: scenario.sign(first),
    expected: scenario.expected(0, null),
  });
  assert.deepEqual(hashes, first.map(claimHash));
  const second = scenario.claims(1, first);
  verifySegment(scenario.bls, { claims: scenario.sign(second), expected: scenario.expected(1, first) });
});

test('accepts a hop that took over in a later attempt, and links only the hops that stayed', async () => {
  const first = scenario.claims(0, null);
  const substitute = await makeHop(scenario.bls, 1, 1);
  const second = scenario.claims(1, first).map((claim) => ({ ...claim, attempt: 1 }));
  second[0] = { ...second[0]!, nextKey: substitute.signing.publicKey };
  second[1] = {
    ...second[1]!,
    enclaveKey: substitute.signing.publicKey,
    evidenceHash: substitute.appraisal.evidenceHash,
    prevClaim: null,
  };
  const signed = scenario.sign(second);
  signed[1] = signClaim(scenario.bls, second[1], substitute.signing.secretKey);
  const expected = scenario.expected(1, first);
  verifySegment(scenario.bls, {
    claims: signed,
    expected: {
      ...expected,
      known: { ...expected.known, attempt: 1 },
      hops: expected.hops.with(1, substitute.appraisal),
    },
  });
});

test('a claim survives the wire byte for byte', () => {
  const [signed] = scenario.sign(scenario.claims(0, null));
  const bytes = encodeSignedClaim(signed!);
  assert.deepEqual(encodeSignedClaim(decodeSignedClaim(bytes)), bytes);
});

test('the largest possible signed claim has at most 1 KiB', () => {
  const [claim] = scenario.claims(0, null);
  const largest: Claim = {
    ...claim!,
    chainId: Number.MAX_SAFE_INTEGER,
    segment: 0xffff_ffff,
    hopIndex: 1_023,
    hopCount: 1_024,
    attempt: 0xffff_ffff,
    layers: [0xffff_fffe, 0xffff_ffff],
    positions: [0xffff_fffe, 0xffff_ffff],
    answerCommit: bytesOf(32, 1),
    samplingHash: bytesOf(32, 1),
    prevClaim: bytesOf(32, 1),
    workUnits: Number.MAX_SAFE_INTEGER,
    notAfter: 253_402_300_799,
  };
  const bytes = encodeSignedClaim({ claim: largest, signature: bytesOf(48, 1) });
  assert.ok(bytes.length <= MAX_CLAIM_BYTES, `${bytes.length} bytes`);
  assert.deepEqual(encodeSignedClaim(decodeSignedClaim(bytes)), bytes);
});

test('refuses to sign what no verifier would read', () => {
  const [claim] = scenario.claims(0, null);
  for (const bad of [
    { ...claim!, positions: [3, 3] as [number, number] },
    { ...claim!, settlement: bytesOf(32, 1) },
    { ...claim!, workUnits: 0.5 },
  ]) {
    assert.throws(() => signClaim(scenario.bls, bad, bytesOf(32, 1)), { code: 'POEA_MALFORMED' });
  }
});

test('work units round up and stay exact for large costs', () => {
  assert.equal(workUnits(10, 1_500), 15);
  assert.equal(workUnits(1, 1), 1);
  assert.equal(workUnits(3, 1_000), 3);
  assert.equal(workUnits(0, 5), 0);
  assert.equal(workUnits(32, 4_503_599_627_370_497), 144_115_188_075_856);
});

test('verifies many segments at once and names exactly the bad ones', () => {
  const segments = Array.from({ length: 6 }, () => ({
    claims: scenario.sign(scenario.claims(0, null)),
    expected: scenario.expected(0, null),
  }));
  const forged = segments[2]!.claims.slice();
  forged[1] = { ...forged[1]!, signature: forged[0]!.signature };
  segments[2] = { ...segments[2]!, claims: forged };
  segments[5] = { ...segments[5]!, claims: segments[5]!.claims.slice(0, 2) };
  const verdicts = verifySegments(scenario.bls, segments);
  const codes = verdicts.map((verdict) => (verdict.valid ? 'valid' : verdict.error.code));
  assert.deepEqual(codes, ['valid', 'valid', 'POEA_SIGNATURE', 'valid', 'valid', 'POEA_CHAIN_GAP']);
  const bad = verdicts[2]!;
  assert.equal(bad.valid ? undefined : bad.error.details.hop, 1);
});

test('verifies nothing as nothing', () => {
  assert.deepEqual(verifySegments(scenario.bls, []), []);
});

test('one aggregate stands for all signatures of a segment', () => {
  const signed = scenario.sign(scenario.claims(0, null));
  const items = signed.map(({ claim }) => ({ publicKey: claim.enclaveKey, message: claimHash(claim) }));
  const aggregate = scenario.bls.aggregate(signed.map(({ signature }) => signature));
  assert.ok(scenario.bls.verifyAggregate(items, aggregate));
  assert.equal(scenario.bls.verifyAggregate(items.toReversed().slice(1), aggregate), false);
  assert.equal(items.length, shards.length);
});
