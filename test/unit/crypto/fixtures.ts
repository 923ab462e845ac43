/**
 * A three-hop session with attested simulated enclaves, for the crypto tests.
 * @module
 */

import { ed25519 } from '@noble/curves/ed25519.js';
import { type Appraisal, appraise } from '../../../crypto/attest/appraise.ts';
import type { Binding } from '../../../crypto/attest/binding.ts';
import { type Evidence, makeEvidence } from '../../../crypto/attest/evidence.ts';
import { openPolicy, type Policy, type PolicyDraft, signPolicy } from '../../../crypto/attest/policy.ts';
import { createSimulatedProvider } from '../../../crypto/attest/simulated.ts';
import type { EdgeOptions } from '../../../crypto/mask/frame.ts';
import { nobleStreamCipher } from '../../../crypto/mask/keystream.ts';
import { asPlain, type Plain } from '../../../crypto/mask/masked.ts';
import { type Bls, type BlsKeyPair, loadBls } from '../../../crypto/poea/bls.ts';
import type { ChainExpectation } from '../../../crypto/poea/chain-rules.ts';
import { workUnits } from '../../../crypto/poea/chain-rules.ts';
import { type Claim, claimHash, type SignedClaim, signClaim } from '../../../crypto/poea/claim.ts';
import { generateX25519KeyPair, type X25519KeyPair } from '../../../crypto/seal/hpke.ts';

export const NOW = 1_800_000_000;
export const bytesOf = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);
const b32 = (value: number): Uint8Array => bytesOf(32, value);

export const MEASUREMENT = 'SIM:veilmesh-test' as const;
export const POLICY_SEED = b32(0x51);
export const POLICY_SIGNER = ed25519.getPublicKey(POLICY_SEED);

export const developmentPolicy: PolicyDraft = {
  v: 1,
  serial: 1,
  network: 'development',
  allowSimulated: true,
  measurements: [MEASUREMENT],
  maxEvidenceAgeSeconds: 3_600,
  issuedAt: NOW - 100,
};
/** What of a policy makes it one of production; its measurement is of a kind that needs no floors. */
export const PRODUCTION = {
  network: 'production',
  allowSimulated: false,
  measurements: [`nitro:${['1', '2', '3'].map((digit) => digit.repeat(96)).join(':')}`],
  expiresAt: 253_402_300_799,
} as const satisfies Partial<PolicyDraft>;
export const policyOf = (content: PolicyDraft): Policy =>
  openPolicy(signPolicy(content, POLICY_SEED), { signers: [POLICY_SIGNER], minSerial: 0 });

export interface TestHop {
  readonly signing: BlsKeyPair;
  readonly hpke: X25519KeyPair;
  readonly evidence: Evidence;
  readonly appraisal: Appraisal;
}

export const shards = [0, 1, 2].map((i) => ({
  shardRoot: b32(0x20 + i),
  layers: [4 + i * 3, 7 + i * 3] as const,
  cost: 1_500 + i,
}));

export async function makeHop(bls: Bls, index: number, salt = 0): Promise<TestHop> {
  const signing = bls.keygen(bytesOf(48, 1 + index + salt * 16));
  const hpke = generateX25519KeyPair();
  const shard = shards[index]!;
  const binding: Binding = {
    peerKey: b32(0x70 + index),
    signingKey: signing.publicKey,
    hpkeKey: hpke.publicKey,
    modelRoot: b32(0x10),
    shardRoot: shard.shardRoot,
    layers: [shard.layers[0], shard.layers[1]],
    semanticsHash: b32(0x11),
    runtimeHash: b32(0x12),
    bootNonce: b32(0x80 + index + salt * 16),
    freshness: b32(0x13),
  };
  const provider = createSimulatedProvider({ measurement: MEASUREMENT, clock: () => NOW - 10 });
  const evidence = await makeEvidence(provider, binding, bls.provePossession(signing.secretKey));
  const appraisal = await appraise(evidence, {
    policy: policyOf(developmentPolicy),
    now: NOW,
    expected: {},
    keyProofs: bls,
  });
  return { signing, hpke, evidence, appraisal };
}

export interface Scenario {
  readonly bls: Bls;
  readonly hops: readonly TestHop[];
  /** Honest, unsigned claims of a segment of ten positions, by hop; `edit` may falsify them before signing. */
  claims(segment: number, previous: readonly Claim[] | null): Claim[];
  sign(claims: readonly Claim[]): SignedClaim[];
  expected(segment: number, previous: readonly Claim[] | null): ChainExpectation;
}

export async function createScenario(): Promise<Scenario> {
  const bls = await loadBls();
  const hops = await Promise.all(shards.map((_, i) => makeHop(bls, i)));
  const secretOf = new Map(hops.map((hop) => [hop.signing.publicKey.join(), hop.signing.secretKey]));
  return {
    bls,
    hops,
    claims: (segment, previous) =>
      hops.map(
        (hop, i): Claim => ({
          version: 1,
          chainId: 31_337,
          settlement: bytesOf(20, 9),
          sessionId: b32(1),
          requestId: b32(2),
          segment,
          hopIndex: i,
          hopCount: hops.length,
          attempt: 0,
          modelRoot: b32(0x10),
          shardRoot: shards[i]!.shardRoot,
          layers: [shards[i]!.layers[0], shards[i]!.layers[1]],
          semanticsHash: b32(0x11),
          positions: [segment * 10, segment * 10 + 10],
          inCommits: bytesOf(32, 0x40 + segment * 8 + i),
          outCommits: bytesOf(32, 0x41 + segment * 8 + i),
          answerCommit: null,
          samplingHash: null,
          workUnits: workUnits(10, shards[i]!.cost),
          prevClaim: previous === null ? null : claimHash(previous[i]!),
          clientNonce: b32(3),
          evidenceHash: hop.appraisal.evidenceHash,
          enclaveKey: hop.signing.publicKey,
          nextKey: hops[i + 1]?.signing.publicKey ?? null,
          notAfter: NOW + 600,
        }),
      ),
    sign: (claims) =>
      claims.map((claim) => signClaim(bls, claim, secretOf.get(claim.enclaveKey.join()) ?? bytesOf(32, 7))),
    expected: (segment, previous) => ({
      chainId: 31_337,
      settlement: bytesOf(20, 9),
      modelRoot: b32(0x10),
      semanticsHash: b32(0x11),
      shards,
      hops: hops.map((hop) => hop.appraisal),
      known: { sessionId: b32(1), requestId: b32(2), clientNonce: b32(3), segment, attempt: 0 },
      previous,
      ends: {
        inCommits: bytesOf(32, 0x40 + segment * 8),
        outCommits: bytesOf(32, 0x40 + segment * 8 + hops.length),
        answer: null,
      },
      now: NOW,
      standUntil: NOW + 600,
    }),
  };
}

/** Options for one end of an edge; each call has its own copy of the key, as the two ends do. */
export const edgeOptions = (over: Partial<EdgeOptions> = {}): EdgeOptions => ({
  cipher: nobleStreamCipher,
  edgeKey: b32(0xe1),
  label: {
    mode: 'veil',
    modelRoot: b32(0x10),
    senderBootNonce: b32(0x80),
    receiverBootNonce: b32(0x81),
    sessionId: b32(1),
    edge: 1,
    direction: 'forward',
    op: 'activation',
  },
  sessionTag: bytesOf(16, 0x77),
  width: 8,
  frameRows: [1, 4, 16],
  ...over,
});

export const plainOf = (length: number, at: (i: number) => number = (i) => i * 3 - 5): Plain =>
  asPlain(Int32Array.from({ length }, (_, i) => at(i)));
