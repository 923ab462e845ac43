/**
 * A key broker: nonces, appraisal, and shares of content keys in envelopes for the enclave that was appraised
 * (crypto/seal/PROTOCOL.md). No network and no keys on disk here.
 *
 * There are two, of different types. A production broker has production keys, asks a production policy, and hands a share to a
 * hardware appraisal: nothing else has the type. A development broker has development keys, and whatever it gives away is told so.
 * @module
 */
import {
  appraiseQuote,
  type HardwareQuoteAppraisal,
  type QuoteAppraisal,
} from '../../crypto/attest/appraise.ts';
import type { QuotedEvidence } from '../../crypto/attest/evidence.ts';
import type { Policy, ProductionPolicy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import type { KeyGrade, KeyShare } from '../../crypto/seal/content-key.ts';
import {
  decodeRequest,
  quotedHash,
  type ReleaseRequest,
  releaseReportData,
  sealReply,
} from '../../crypto/seal/release.ts';
import type { Revocation } from '../../crypto/seal/release-entry.ts';
import type { KeyLog } from './key-log.ts';
import { createNonces, type KeyNonce } from './key-nonces.ts';
import { createRateLimit } from './key-rates.ts';
import { refuseRevoked } from './key-revocations.ts';

export interface KeyBrokerOptions<G extends KeyGrade> {
  /** Ed25519 key of its peer id, and what signs with it. */
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly shares: readonly KeyShare<G>[];
  /** As it is at the time: asked at the start, and for every release. */
  readonly policy: () => G extends 'production' ? ProductionPolicy : Policy;
  readonly log: Pick<KeyLog, 'append'>;
  /** All that was ever revoked; asked before every release. */
  readonly revocations: () => Promise<readonly Revocation[]>;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
}

export interface KeyBroker<G extends KeyGrade = KeyGrade> {
  readonly grade: G;
  readonly publicKey: Uint8Array;
  readonly keyIds: readonly Uint8Array[];
  /** @param peerKey of who asks @throws UnavailableError KEY_UNKNOWN */
  nonce(keyId: Uint8Array, peerKey: Uint8Array): KeyNonce;
  /**
   * An encoded reply to an encoded request; the release is in the log, on disk, before it returns.
   * @throws VerificationError KEY_RELAYED | KEY_NONCE_UNKNOWN | KEY_NONCE_EXPIRED | KEY_NONCE_FOREIGN | KEY_REVOKED | TEE_*
   * @throws UnavailableError KEY_UNKNOWN | KEY_RATE_LIMIT | KEY_LOG_UNWRITABLE | KEY_REVOCATIONS_DAMAGED
   */
  release(request: Uint8Array, peerKey: Uint8Array): Promise<Uint8Array>;
}

/** Requests a minute of one peer, before anything of them is looked at. */
const PEER_REQUESTS = 12;

/** Whom a share of that grade may be given to. */
type Appraised<G extends KeyGrade> = G extends 'production' ? HardwareQuoteAppraisal : QuoteAppraisal;

/** @throws VerificationError TEE_* */
export type AppraiseFor<G extends KeyGrade> = (
  quoted: QuotedEvidence,
  data: Uint8Array,
  context: { readonly now: number; readonly madeAfter: number },
) => Promise<Appraised<G>>;

/** @throws UsageError KEY_GRADE | KEY_POLICY_NETWORK */
export function createProductionBroker(options: KeyBrokerOptions<'production'>): KeyBroker<'production'> {
  const { policy } = options;
  return createBroker('production', options, (quoted, data, context) =>
    appraiseQuote(quoted, data, { policy: policy(), ...context }),
  );
}

/** Gives keys that hide nothing to whatever a development policy accepts. @throws UsageError KEY_GRADE | KEY_POLICY_NETWORK */
export function createDevelopmentBroker(options: KeyBrokerOptions<'development'>): KeyBroker<'development'> {
  const { policy } = options;
  return createBroker('development', options, (quoted, data, context) =>
    appraiseQuote(quoted, data, { policy: policy(), ...context }),
  );
}

/** Of either type, by what appraises: the two above, and tests. @throws UsageError KEY_GRADE | KEY_POLICY_NETWORK */
export function createBroker<G extends KeyGrade>(
  grade: G,
  options: KeyBrokerOptions<G>,
  appraise: AppraiseFor<G>,
): KeyBroker<G> {
  const { publicKey, nowSeconds } = options;
  refuseOtherGrade(options, grade);
  const shares = new Map(options.shares.map((share) => [bytesToHex(share.keyId), share]));
  const nonces = createNonces();
  const rates = createRateLimit(PEER_REQUESTS);

  const shareOf = (keyId: Uint8Array): KeyShare<G> => {
    const share = shares.get(bytesToHex(keyId));
    if (share !== undefined) return share;
    throw new UnavailableError('KEY_UNKNOWN', 'this broker does not hold that key', {
      details: { key: bytesToHex(keyId) },
      hint: "ask a broker that the model's sealed manifest names",
    });
  };

  return {
    grade,
    publicKey,
    keyIds: options.shares.map(({ keyId }) => keyId),
    nonce(keyId, peerKey) {
      shareOf(keyId);
      return nonces.draw({ keyId, peerKey }, nowSeconds());
    },
    async release(encoded, peerKey) {
      rates.count(bytesToHex(peerKey), nowSeconds());
      const request = decodeRequest(encoded);
      const { binding, evidence } = request;
      if (!equalBytes(binding.broker, publicKey)) throw relayed('broker', publicKey, binding.broker);
      if (!equalBytes(binding.peerKey, peerKey)) throw relayed('peerKey', peerKey, binding.peerKey);
      const issuedAt = nonces.take(binding, nowSeconds());
      const to = await appraise(evidence, releaseReportData(binding), {
        now: nowSeconds(),
        madeAfter: issuedAt,
      });
      return await release(to, shareOf(binding.keyId), request, options);
    },
  };
}

/**
 * The only way into an envelope: a share, and an appraisal of the type that its grade asks for. On disk in the log before it returns.
 */
async function release<G extends KeyGrade>(
  to: Appraised<G>,
  share: KeyShare<G>,
  request: ReleaseRequest,
  { revocations, log, sign, nowSeconds }: KeyBrokerOptions<G>,
): Promise<Uint8Array> {
  const { kind, assurance, measurement, platformId } = to;
  if (share.grade === 'production' && assurance !== 'hardware') throw notHardware(assurance);
  const { keyId, modelRoot, shardRoot } = share;
  const { nonce, recipientKey, peerKey } = request.binding;
  const platform = platformId === null ? null : bytesToHex(platformId);
  refuseRevoked(await revocations(), { measurement, platform, key: bytesToHex(keyId) }, nowSeconds());
  const entry = await log.append({
    event: 'release',
    at: nowSeconds(),
    ...{ keyId, modelRoot, shardRoot, nonce, recipientKey, peerKey },
    ...{ kind, assurance, measurement, platformId },
    evidence: quotedHash(request.evidence),
  });
  return await sealReply(request, share, entry, sign);
}

/** Types say so already; what was read from a file has only what it says of itself. @throws UsageError KEY_GRADE | KEY_POLICY_NETWORK */
function refuseOtherGrade({ shares, policy }: KeyBrokerOptions<KeyGrade>, grade: KeyGrade): void {
  const other = shares.find((share) => share.grade !== grade);
  if (other !== undefined) {
    throw new UsageError('KEY_GRADE', `a ${grade} broker does not take ${other.grade} keys`, {
      details: { expected: grade, got: other.grade },
      hint: 'development keys are for simulated TEEs, production keys for hardware: never in one process',
    });
  }
  const { network } = policy();
  if (network !== grade) {
    throw new UsageError('KEY_POLICY_NETWORK', `a ${grade} broker does not ask a ${network} policy`, {
      details: { expected: grade, got: network },
      hint: 'give it the policy of its own network: veilmesh policy show',
    });
  }
}

/** The type says so already; this is for whoever casts. */
const notHardware = (assurance: string): VerificationError =>
  new VerificationError('TEE_SIMULATED_REFUSED', 'a production key is for hardware alone', {
    details: { expected: 'hardware', got: assurance },
    hint: 'a simulated TEE hides nothing from its host: run the node on TDX, SEV-SNP, SGX or Nitro',
  });

const relayed = (field: string, expected: Uint8Array, got: Uint8Array): VerificationError =>
  new VerificationError(
    'KEY_RELAYED',
    `the quote was made for another ${field === 'broker' ? 'broker' : 'peer'}`,
    {
      details: { field, expected: bytesToHex(expected), got: bytesToHex(got) },
    },
  );
