/**
 * Judges registered evidence that somebody contests: what it shows, under the network's policy and at the time it was registered,
 * against what its node said of it on the chain.
 *
 * Nobody's word counts. The chain says that a node registered these bytes, when, and with which measurement and platform; the rest follows from
 * the bytes, so that every member who judges them under one policy comes to the same.
 * @module
 */
import { appraise, type FreshAt, type KeyProofVerifier } from '../../crypto/attest/appraise.ts';
import { reportData } from '../../crypto/attest/binding.ts';
import { decodeEvidence, type Evidence, encodedEvidenceHash } from '../../crypto/attest/evidence.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { openSimulatedQuote } from '../../crypto/attest/simulated.ts';
import { PINNED } from '../../crypto/attest/verifiers.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import type { LedgerReads } from '../chain/ledger.ts';
import { measurementId, registeredPlatform } from '../chain/measurement-id.ts';
import type { RegisteredEvidence } from '../chain/types.ts';

export interface EvidenceFault {
  readonly code: string;
  readonly message: string;
  /** It is false, whoever looks at it and whenever: what the committee revokes evidence for. Others only refuse it. */
  readonly isFalse: boolean;
  /** It does not show, as of when it was registered, that this node's key was on the platform that the node named: what a holding is revoked for. */
  readonly isUnfounded: boolean;
}

export interface EvidenceVerdict {
  /** What its node said of it. */
  readonly registered: RegisteredEvidence;
  /** Null: nothing is wrong with it. */
  readonly fault: EvidenceFault | null;
}

export interface EvidenceJudgeOptions {
  readonly ledger: Pick<LedgerReads, 'registeredEvidence' | 'nodeByKey'>;
  readonly policy: Policy;
  readonly keyProofs: KeyProofVerifier;
  readonly freshAt: FreshAt;
}

/** @throws VerificationError EVIDENCE_UNREGISTERED; UnavailableError CHAIN_UNREACHABLE */
export type EvidenceJudge = (node: Uint8Array, evidence: Uint8Array) => Promise<EvidenceVerdict>;

/**
 * What no enclave of a vendor's makes, whatever a policy allows: malformed bytes, signatures and chains that are none, a quote of
 * other keys, a debuggable enclave, and what contradicts what its node registered. Left out on purpose: what policies choose, what time
 * alone changes, what a vendor publishes later, and what a chain that lost blocks no longer knows.
 */
export const FALSE_BY_ITSELF: ReadonlySet<string> = new Set([
  'EVIDENCE_MALFORMED',
  'CBOR_MALFORMED',
  'CBOR_NOT_CANONICAL',
  'CBOR_TOO_LARGE',
  'CBOR_TOO_MANY_ITEMS',
  'TEE_QUOTE_MALFORMED',
  'TEE_QUOTE_TRAILING',
  'TEE_QUOTE_SIGNATURE',
  'TEE_REPORT_DATA_LENGTH',
  'TEE_CHAIN_UNTRUSTED',
  'TEE_CERT_MALFORMED',
  'TEE_CERT_SIGNATURE',
  'TEE_CERT_ROLE',
  'TEE_CHIP_MISMATCH',
  'TEE_PRODUCT_MISMATCH',
  'TEE_TCB_MISMATCH',
  'TEE_QE_BINDING',
  'TEE_QE_SIGNATURE',
  'TEE_QE_VENDOR',
  'TEE_DEBUG_ENABLED',
  'TEE_EVENTLOG_MALFORMED',
  'TEE_EVENTLOG_MISMATCH',
  'TEE_BINDING_MISMATCH',
  'TEE_KEY_PROOF',
  'TEE_REVOKED',
  'TEE_SIMULATED_REFUSED',
  'NODE_KEY',
  'NODE_MEASUREMENT',
  'NODE_PLATFORM',
]);

export function createEvidenceJudge(options: EvidenceJudgeOptions): EvidenceJudge {
  const { ledger, policy, keyProofs, freshAt } = options;
  return async (node, bytes) => {
    const hash = encodedEvidenceHash(bytes);
    const registered = await ledger.registeredEvidence(node, hash);
    if (registered === null) {
      throw new VerificationError('EVIDENCE_UNREGISTERED', 'the node has not registered this evidence', {
        details: { node: bytesToHex(node), evidence: bytesToHex(hash) },
      });
    }
    const { at } = registered;
    // what it shows comes before what a policy makes of it: else whoever squats a platform with code that no policy lists is not false
    let isUnfounded = true;
    try {
      const evidence = decodeEvidence(bytes);
      await requireOwnKey(node, evidence.binding.signingKey);
      const { measurement, platformId } = await factsOf(evidence, at, keyProofs);
      requireAsSaid(registered, measurementId(measurement), platformId);
      isUnfounded = false;
      await appraise(evidence, { policy, now: at, expected: {}, keyProofs, freshAt });
      return { registered, fault: null };
    } catch (thrown) {
      const { code, message, family } = asVeilmeshError(thrown);
      if (family !== 'verification') throw thrown;
      return { registered, fault: { code, message, isFalse: FALSE_BY_ITSELF.has(code), isUnfounded } };
    }
  };

  /** A key is one node's for ever, so evidence of a key that is not this node's never was. */
  async function requireOwnKey(node: Uint8Array, signingKey: Uint8Array): Promise<void> {
    const key = await ledger.nodeByKey(signingKey);
    if (key !== null && equalBytes(key.node, node)) return;
    throw new VerificationError('NODE_KEY', 'the evidence binds a key that is not of this node', {
      details: { node: bytesToHex(node), owner: key === null ? 'nobody' : bytesToHex(key.node) },
    });
  }
}

/** What the quote shows under its vendor's root, and that it is of this binding: no policy is asked. */
async function factsOf(
  evidence: Evidence,
  now: number,
  keyProofs: KeyProofVerifier,
): Promise<{ readonly measurement: string; readonly platformId: Uint8Array | null }> {
  const { kind, binding, keyProof } = evidence;
  const shown =
    kind === 'simulated'
      ? { ...openSimulatedQuote(evidence.quote), platformId: null }
      : await PINNED.cpu[kind](evidence, now);
  if (!equalBytes(shown.reportData, reportData(binding))) {
    throw new VerificationError('TEE_BINDING_MISMATCH', "the quote's report data is not of this binding", {
      details: { field: 'reportData' },
    });
  }
  if (!keyProofs.verifyPossession(binding.signingKey, keyProof)) {
    throw new VerificationError('TEE_KEY_PROOF', 'the signing key has no valid proof of possession');
  }
  return shown;
}

function requireAsSaid(
  said: RegisteredEvidence,
  measurement: Uint8Array,
  platformId: Uint8Array | null,
): void {
  if (!equalBytes(said.measurement, measurement)) {
    throw new VerificationError('NODE_MEASUREMENT', 'the node registered another measurement than it shows');
  }
  if (!equalBytes(said.platformId, registeredPlatform(platformId))) {
    throw new VerificationError('NODE_PLATFORM', 'the node registered another platform than it shows');
  }
}
