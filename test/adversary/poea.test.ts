/**
 * Every rule of the claim chain, broken once by somebody who can sign: a hop, or a client with several sessions.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Binding } from '../../crypto/attest/binding.ts';
import { type Segment, verifySegment } from '../../crypto/poea/chain.ts';
import { type ChainExpectation, workUnits } from '../../crypto/poea/chain-rules.ts';
import {
  type Claim,
  claimHash,
  decodeSignedClaim,
  encodeSignedClaim,
  type SignedClaim,
  signClaim,
} from '../../crypto/poea/claim.ts';
import { bytesOf, createScenario, makeHop, NOW, type Scenario, shards } from '../unit/crypto/fixtures.ts';

let scenario: Scenario;
before(async () => {
  scenario = await createScenario();
});

/** Falsifies hop claims, has them signed by the real keys, and expects the code. */
function refuses(
  code: string,
  falsify: (claims: Claim[]) => Claim[],
  expect: (honest: ChainExpectation) => Partial<ChainExpectation> = () => ({}),
): void {
  const claims = scenario.sign(falsify(scenario.claims(0, null)));
  const honest = scenario.expected(0, null);
  refusesSegment(code, { claims, expected: { ...honest, ...expect(honest) } });
}
const refusesSegment = (code: string, segment: Segment): void => {
  assert.throws(() => verifySegment(scenario.bls, segment), { name: 'VerificationError', code });
};
const change = (hop: number, over: Partial<Claim>) => (claims: Claim[]) =>
  claims.with(hop, { ...claims[hop]!, ...over });
const changeAll = (over: Partial<Claim>) => (claims: Claim[]) =>
  claims.map((claim) => ({ ...claim, ...over }));

test('refuses a chain with a hop left out, doubled, swapped or added', () => {
  refuses('POEA_CHAIN_GAP', (claims) => claims.toSpliced(1, 1));
  refuses('POEA_CHAIN_GAP', (claims) => claims.toSpliced(1, 0, claims[1]!));
  refuses('POEA_CHAIN_GAP', (claims) => [claims[1]!, claims[0]!, claims[2]!]);
  refuses('POEA_CHAIN_GAP', () => []);
});

test('refuses two hops that renumber themselves to hide a third', () => {
  refuses('POEA_CHAIN_GAP', (claims) =>
    [claims[0]!, claims[2]!].map((claim, i) => ({ ...claim, hopIndex: i, hopCount: 2 })),
  );
});

test('refuses layers with a gap or an overlap', () => {
  refuses('POEA_CHAIN_GAP', change(1, { layers: [8, 10] }));
  refuses('POEA_CHAIN_GAP', change(1, { layers: [6, 10] }));
});

test('refuses a first or last hop that shortens its layers, and a shard the manifest has elsewhere', () => {
  refuses('POEA_SHARD_MISMATCH', change(0, { layers: [5, 7] }));
  refuses('POEA_SHARD_MISMATCH', change(2, { layers: [10, 12] }));
  refuses('POEA_SHARD_MISMATCH', change(1, { shardRoot: bytesOf(32, 0x20) }));
});

test('refuses hops spliced from two runs, whatever they differ in', () => {
  const differing: Partial<Claim>[] = [
    { chainId: 1 },
    { settlement: bytesOf(20, 8) },
    { sessionId: bytesOf(32, 8) },
    { requestId: bytesOf(32, 8) },
    { segment: 1 },
    { attempt: 1 },
    { modelRoot: bytesOf(32, 8) },
    { semanticsHash: bytesOf(32, 8) },
    { clientNonce: bytesOf(32, 8) },
  ];
  for (const over of differing) refuses('POEA_SPLICED', change(1, over));
});

test('refuses a whole consistent chain made for something else: replay', () => {
  const differing: Partial<Claim>[] = [
    { chainId: 1 },
    { settlement: bytesOf(20, 8) },
    { sessionId: bytesOf(32, 8) },
    { requestId: bytesOf(32, 8) },
    { attempt: 1 },
    { modelRoot: bytesOf(32, 8) },
    { semanticsHash: bytesOf(32, 8) },
    { clientNonce: bytesOf(32, 8) },
    { segment: 1 },
  ];
  for (const over of differing) refuses('POEA_CONTEXT', changeAll(over));
});

test('refuses hops that all claim more positions than the client sent, which it would pay for', () => {
  const inflated = (claims: Claim[]): Claim[] =>
    claims.map((claim) => ({
      ...claim,
      positions: [0, 1_000_000] as [number, number],
      workUnits: workUnits(1_000_000, shards[claim.hopIndex]!.cost),
    }));
  refuses('POEA_CONTEXT', inflated, ({ known }) => ({ known: { ...known, positions: [0, 10] } }));
});

test('refuses hops whose link does not match', () => {
  refuses('POEA_LINK_MISMATCH', change(1, { inCommits: bytesOf(32, 0xee) }));
  refuses('POEA_LINK_MISMATCH', change(0, { outCommits: bytesOf(32, 0xee) }));
});

test('refuses a chain that begins or ends with other values than the client committed', () => {
  refuses('POEA_ENDS_MISMATCH', change(0, { inCommits: bytesOf(32, 0xee) }));
  refuses('POEA_ENDS_MISMATCH', change(2, { outCommits: bytesOf(32, 0xee) }));
});

test('refuses keys and evidence that were not appraised for this hop', async () => {
  const stranger = await makeHop(scenario.bls, 1, 1);
  const strange = { enclaveKey: stranger.signing.publicKey };
  const claims = scenario.sign(scenario.claims(0, null));
  const claim = { ...claims[1]!.claim, ...strange };
  refusesSegment('POEA_KEY_UNKNOWN', {
    claims: claims.with(1, signClaim(scenario.bls, claim, stranger.signing.secretKey)),
    expected: scenario.expected(0, null),
  });
  refuses('POEA_KEY_UNKNOWN', change(1, { evidenceHash: stranger.appraisal.evidenceHash }));
  // The same key attested for something else must not speak for this shard.
  const elsewhere: Partial<Binding>[] = [
    { modelRoot: bytesOf(32, 0xee) },
    { shardRoot: bytesOf(32, 0xee) },
    { semanticsHash: bytesOf(32, 0xee) },
    { layers: [7, 11] },
  ];
  for (const over of elsewhere) {
    refuses(
      'POEA_KEY_UNKNOWN',
      (claims) => claims,
      ({ hops }) => ({ hops: hops.with(1, { ...hops[1]!, binding: { ...hops[1]!.binding, ...over } }) }),
    );
  }
  refuses(
    'POEA_KEY_UNKNOWN',
    (claims) => claims,
    ({ hops }) => ({ hops: [hops[0]!, hops[0]!, hops[2]!] }),
  );
});

test('refuses a wrong next key in the middle, and any next key at the end', () => {
  const key = scenario.hops[0]!.signing.publicKey;
  refuses('POEA_NEXT_KEY', change(0, { nextKey: key }));
  refuses('POEA_NEXT_KEY', change(1, { nextKey: null }));
  refuses('POEA_NEXT_KEY', change(2, { nextKey: key }));
});

test('refuses stale claims and claims whose evidence has expired', () => {
  refuses('POEA_STALE', change(1, { notAfter: NOW }));
  refuses(
    'POEA_STALE',
    (claims) => claims,
    () => ({ now: NOW + 600 }),
  );
  refuses('POEA_STALE', changeAll({ notAfter: NOW + 10_000 }), () => ({ now: NOW + 3_590 }));
});

test('refuses a hop that stands by its claim for too short a time to be checked', () => {
  refuses('POEA_STALE', change(1, { notAfter: NOW + 599 }));
});

test('refuses positions on which hops disagree, and inflated work', () => {
  refuses('POEA_POSITIONS', change(1, { positions: [0, 11] }));
  refuses('POEA_WORK_UNITS', change(1, { workUnits: 1_000 }));
});

test('refuses a session that does not begin at the beginning', () => {
  refuses('POEA_PREVIOUS', changeAll({ positions: [5, 15] }));
  refuses('POEA_PREVIOUS', change(0, { prevClaim: bytesOf(32, 1) }));
});

test('refuses a later segment without, out of order, or not linked to the one before', () => {
  const first = scenario.claims(0, null);
  const honest = scenario.claims(1, first);
  const attempt = (claims: Claim[], previous: readonly Claim[] | null, segment = 1): void => {
    const expected = { ...scenario.expected(segment, previous), ends: null };
    refusesSegment('POEA_PREVIOUS', { claims: scenario.sign(claims), expected });
  };
  attempt(honest, null);
  attempt(honest, []);
  attempt(honest, first.slice(0, 2));
  attempt(
    honest.map((claim) => ({ ...claim, positions: [11, 21] as [number, number] })),
    first,
  );
  attempt(
    honest.map((claim) => ({ ...claim, positions: [9, 19] as [number, number] })),
    first,
  );
  attempt(change(1, { prevClaim: null })(honest), first);
  attempt(change(1, { prevClaim: claimHash(first[0]!) })(honest), first);
  attempt(
    honest.map((claim) => ({ ...claim, segment: 2 })),
    first,
    2,
  );
  // Well linked, but the attempt falls back or the session is another.
  for (const over of [{ attempt: 1 }, { sessionId: bytesOf(32, 0xee) }]) {
    const other = first.map((claim) => ({ ...claim, ...over }));
    attempt(scenario.claims(1, other), other);
  }
});

test('refuses a hop swapped between segments without a new attempt', async () => {
  const first = scenario.claims(0, null);
  const honest = scenario.claims(1, first);
  const earlier = first.with(1, {
    ...first[1]!,
    enclaveKey: (await makeHop(scenario.bls, 1, 1)).signing.publicKey,
  });
  const claims = scenario.sign(change(1, { prevClaim: null })(honest));
  refusesSegment('POEA_PREVIOUS', { claims, expected: scenario.expected(1, earlier) });
});

test('refuses an answer bound by a middle hop or without its sampling', () => {
  const bound = { answerCommit: bytesOf(32, 1), samplingHash: bytesOf(32, 1) };
  refuses('POEA_ANSWER', change(1, bound));
  refuses('POEA_ANSWER', change(2, { answerCommit: bytesOf(32, 1) }));
  refuses('POEA_ANSWER', change(2, { samplingHash: bytesOf(32, 1) }));
});

test('refuses a signature of another claim, another hop or nobody', () => {
  const honest = scenario.sign(scenario.claims(0, null));
  const expected = scenario.expected(0, null);
  const other = scenario.sign(scenario.claims(0, null).map((claim) => ({ ...claim, notAfter: NOW + 601 })));
  const withSignature = (signature: Uint8Array): SignedClaim[] =>
    honest.with(1, { ...honest[1]!, signature });
  for (const signature of [honest[0]!.signature, other[1]!.signature, bytesOf(48, 0), bytesOf(48, 0xc0)]) {
    refusesSegment('POEA_SIGNATURE', { claims: withSignature(signature), expected });
  }
});

test('a signature for the claim domain cannot come from a proof of possession or evidence', () => {
  const { bls, hops } = scenario;
  const honest = scenario.sign(scenario.claims(0, null));
  const claims = honest.with(0, { ...honest[0]!, signature: hops[0]!.evidence.keyProof });
  refusesSegment('POEA_SIGNATURE', { claims, expected: scenario.expected(0, null) });
  assert.equal(bls.verifyPossession(hops[0]!.signing.publicKey, honest[0]!.signature), false);
});

test('two hops cannot trade parts of their signatures so that only the sum holds', async () => {
  const { bls12_381 } = await import('@noble/curves/bls12-381.js');
  const { Point } = bls12_381.G1;
  const honest = scenario.sign(scenario.claims(0, null));
  const moved = honest.map((signed, hop) => {
    const shift = [Point.BASE, Point.BASE.negate(), Point.ZERO][hop]!;
    return { ...signed, signature: Point.fromBytes(signed.signature).add(shift).toBytes(true) };
  });
  refusesSegment('POEA_SIGNATURE', { claims: moved, expected: scenario.expected(0, null) });
});

test('a changed byte anywhere in a signed claim is refused', () => {
  const honest = scenario.sign(scenario.claims(0, null));
  const bytes = encodeSignedClaim(honest[1]!);
  const expected = scenario.expected(0, null);
  for (let at = 0; at < bytes.length; at += 7) {
    const changed = bytes.with(at, bytes[at]! ^ (1 << (at % 8)));
    assert.throws(
      () => verifySegment(scenario.bls, { claims: honest.with(1, decodeSignedClaim(changed)), expected }),
      { name: 'VerificationError' },
    );
  }
});
