/**
 * Key release for tests: a development broker over keys of a made-up shard, and an enclave's side of the exchange.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { QuoteProvider } from '../../crypto/attest/evidence.ts';
import { openPolicy, type Policy, type PolicyDraft, signPolicy } from '../../crypto/attest/policy.ts';
import { createSimulatedProvider } from '../../crypto/attest/simulated.ts';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import {
  type KeyGrade,
  type KeyName,
  type KeyShare,
  type KeySubject,
  newContentKey,
  shareKey,
} from '../../crypto/seal/content-key.ts';
import { generateX25519KeyPair } from '../../crypto/seal/hpke.ts';
import {
  encodeRequest,
  type ReleaseBinding,
  type ReleaseRequest,
  releaseReportData,
} from '../../crypto/seal/release.ts';
import type { Revocation } from '../../crypto/seal/release-entry.ts';
import { signSealedManifest } from '../../crypto/seal/sealed-manifest.ts';
import { createDevelopmentBroker, type KeyBroker } from '../../node/services/key-broker.ts';
import { type KeyLog, openKeyLog } from '../../node/services/key-log.ts';
import type { BrokerCarrier } from '../../node/tee/key-request.ts';

export const START = 1_900_000_000;
export const MEASUREMENT = 'SIM:allowed';

export function policyOf(draft: Partial<PolicyDraft> = {}): Policy {
  const seed = randomBytes(32);
  const signed = signPolicy(
    {
      v: 1,
      serial: 1,
      network: 'development',
      allowSimulated: true,
      measurements: [MEASUREMENT],
      maxEvidenceAgeSeconds: 300,
      issuedAt: 0,
      ...draft,
    },
    seed,
  );
  return openPolicy(signed, { signers: [ed25519.getPublicKey(seed)], minSerial: 0 });
}

export interface TestKey<G extends KeyGrade = 'development'> {
  readonly key: Uint8Array;
  readonly name: KeyName;
  /** By broker. */
  readonly shares: readonly KeyShare<G>[];
}

export async function newKey<G extends KeyGrade>(
  grade: G,
  brokers = 1,
  threshold = 1,
  place: Omit<KeySubject, 'grade'> = { modelRoot: randomBytes(32), shardRoot: randomBytes(32) },
): Promise<TestKey<G>> {
  const key = newContentKey();
  const subject = { grade, ...place };
  const { values, ...name } = await shareKey(key, subject, brokers, threshold);
  const shares = values.map((share, index) => ({ ...subject, keyId: name.keyId, index, share }));
  return { key, name, shares };
}

/** A test, or a benchmark that ends what it started. */
export interface Cleaning {
  after(step: () => unknown): void;
}

export function temporary(t: Cleaning): string {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-keys-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface BrokerWorld {
  readonly broker: KeyBroker;
  /** As it comes over the wire. */
  release(request: ReleaseRequest, peerKey: Uint8Array): Promise<Uint8Array>;
  readonly test: TestKey;
  readonly log: KeyLog;
  readonly logFile: string;
  readonly revoked: Revocation[];
  /** Unix seconds; both sides' */
  readonly clock: { now: number };
  readonly publicKey: Uint8Array;
  /** Of its peer key. */
  readonly seed: Uint8Array;
}

export interface BrokerChange {
  readonly key?: TestKey;
  /** Which of the key's brokers it is. */
  readonly index?: number;
  readonly policy?: Policy | (() => Policy);
  readonly sign?: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Started again, with the peer key and the log of that one. */
  readonly like?: BrokerWorld;
}

export async function startBroker(
  t: Cleaning,
  { key, index = 0, policy = policyOf(), sign, like }: BrokerChange = {},
): Promise<BrokerWorld> {
  const test = key ?? (await newKey('development'));
  const seed = like?.seed ?? randomBytes(32);
  const publicKey = ed25519.getPublicKey(seed);
  const clock = { now: START };
  const revoked: Revocation[] = [];
  const logFile = like?.logFile ?? join(temporary(t), 'releases.log');
  const log = await openKeyLog(logFile, { grade: 'development', broker: publicKey });
  t.after(() => log.close());
  const broker = createDevelopmentBroker({
    publicKey,
    sign: sign ?? (async (bytes) => ed25519.sign(bytes, seed)),
    shares: [test.shares[index]!],
    policy: typeof policy === 'function' ? policy : () => policy,
    log,
    revocations: async () => revoked,
    nowSeconds: () => clock.now,
  });
  const release = (request: ReleaseRequest, peerKey: Uint8Array): Promise<Uint8Array> =>
    broker.release(encodeRequest(request), peerKey);
  return { broker, release, test, log, logFile, revoked, clock, publicKey, seed };
}

export interface Asking {
  readonly request: ReleaseRequest;
  /** Of the request's recipient key. */
  readonly secretKey: Uint8Array;
  readonly peerKey: Uint8Array;
}

export const simulatedAt = (
  clock: { now: number },
  measurement: `SIM:${string}` = MEASUREMENT,
): QuoteProvider => createSimulatedProvider({ measurement, clock: () => clock.now });

/** A request as an enclave makes it; `edit` before it is quoted, so that the quote is of it. */
export async function ask(
  { broker, test, clock, publicKey }: BrokerWorld,
  {
    edit = {},
    peerKey = randomBytes(32),
    provider = simulatedAt(clock),
    nonce,
  }: {
    edit?: Partial<ReleaseBinding>;
    peerKey?: Uint8Array;
    provider?: QuoteProvider;
    nonce?: Uint8Array;
  } = {},
): Promise<Asking> {
  const { publicKey: recipientKey, secretKey } = generateX25519KeyPair();
  const { keyId } = test.name;
  const binding = {
    broker: publicKey,
    keyId,
    nonce: nonce ?? broker.nonce(keyId, peerKey).nonce,
    recipientKey,
    peerKey,
    runtimeHash: randomBytes(32),
    bootNonce: randomBytes(32),
    ...edit,
  };
  const made = await provider.quote(releaseReportData(binding));
  return { request: { binding, evidence: { v: 1, kind: provider.kind, ...made } }, secretKey, peerKey };
}

/** What a host carries between an enclave and brokers. */
export const carrierTo = (peerKey: Uint8Array, worlds: readonly BrokerWorld[]): BrokerCarrier => {
  const of = (broker: Uint8Array): KeyBroker => {
    const found = worlds.find(({ publicKey }) => equalBytes(publicKey, broker));
    if (found === undefined) throw new UnavailableError('MESH_PEER_UNREACHABLE', 'the broker is away');
    return found.broker;
  };
  return {
    nonce: async (broker, keyId) => of(broker).nonce(keyId, peerKey).nonce,
    release: async (broker, request) => of(broker).release(request, peerKey),
  };
};

/** The sealed manifest of one shard. */
export function sealedOf(
  { name, shares: [share] }: TestKey<KeyGrade>,
  brokers: readonly Uint8Array[],
  threshold: number,
  file: { readonly contentHash: Uint8Array; readonly bytes: number } = {
    contentHash: randomBytes(32),
    bytes: 1,
  },
): Uint8Array {
  const { grade, modelRoot, shardRoot } = share!;
  const part = { index: 0, shardRoot, ...name, shares: [...name.shares], ...file };
  const common = { v: 1, grade, modelRoot, threshold, issuedAt: START } as const;
  return signSealedManifest({ ...common, brokers: [...brokers], parts: [part] }, randomBytes(32));
}
