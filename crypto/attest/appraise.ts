/**
 * Appraisal: evidence and a policy in, a typed verdict out, or a coded refusal.
 *
 * `Simulated` and `Hardware` are different branded types. A function that needs hardware takes
 * `HardwareAppraisal`, and no path in this file can turn simulated evidence into one.
 * @module
 */
import { bytesToHex, equalBytes } from '../core/bytes.ts';
import { VerificationError } from '../core/errors.ts';
import type { Hash32 } from '../core/hash.ts';
import { type Binding, reportData } from './binding.ts';
import { type Evidence, evidenceHash, type HardwareKind } from './evidence.ts';
import type { Policy } from './policy.ts';
import { looksSimulated, openSimulatedQuote, type SimulatedMeasurement } from './simulated.ts';

/** Levels of PRIVACY, "Levels shown to people". */
export type AssuranceLevel = 'L0' | 'L1' | 'L2' | 'L3' | 'L4';

interface AppraisedEvidence {
  readonly binding: Readonly<Binding>;
  readonly evidenceHash: Hash32;
  /** Unix seconds: when the quote was made, and when the policy stops accepting it */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

declare const simulatedBrand: unique symbol;
declare const hardwareBrand: unique symbol;

/** No hardware stands behind this. Says so wherever it is shown. */
export interface SimulatedAppraisal extends AppraisedEvidence {
  readonly assurance: 'simulated';
  readonly level: 'L0';
  readonly kind: 'simulated';
  readonly measurement: SimulatedMeasurement;
  readonly [simulatedBrand]: true;
}

/** A quote of real hardware, verified to a pinned vendor root. */
export interface HardwareAppraisal extends AppraisedEvidence {
  readonly assurance: 'hardware';
  readonly level: 'L2' | 'L3' | 'L4';
  readonly kind: HardwareKind;
  readonly measurement: string;
  readonly [hardwareBrand]: true;
}

export type Appraisal = SimulatedAppraisal | HardwareAppraisal;

/** Verifies the proof of possession of a BLS key (crypto/poea/bls.ts). */
export interface KeyProofVerifier {
  verifyPossession(publicKey: Uint8Array, proof: Uint8Array): boolean;
}

export interface AppraisalContext {
  readonly policy: Policy;
  /** Unix seconds */
  readonly now: number;
  /** What the relying party already knows; every field given here must match the binding. */
  readonly expected: Partial<Readonly<Binding>>;
  readonly keyProofs: KeyProofVerifier;
}

/** How far a quote's clock may run ahead of ours, seconds. */
const MAX_CLOCK_SKEW_SECONDS = 120;

/**
 * @throws VerificationError TEE_SIMULATED_REFUSED | TEE_KIND_UNSUPPORTED | TEE_QUOTE_MALFORMED |
 * TEE_CHAIN_UNTRUSTED | TEE_BINDING_MISMATCH | TEE_NONCE_MISMATCH | TEE_EVIDENCE_EXPIRED | TEE_EVIDENCE_FUTURE |
 * TEE_MEASUREMENT_UNKNOWN | TEE_KEY_PROOF
 */
export function appraise(evidence: Evidence, context: AppraisalContext): Appraisal {
  if (evidence.kind !== 'simulated') {
    if (looksSimulated(evidence.quote)) {
      throw new VerificationError('TEE_SIMULATED_REFUSED', `a simulated quote is labelled ${evidence.kind}`, {
        details: { expected: evidence.kind, got: 'simulated' },
      });
    }
    throw unsupported(evidence.kind);
  }
  return appraiseSimulated(evidence, context);
}

function appraiseSimulated(evidence: Evidence, context: AppraisalContext): SimulatedAppraisal {
  const { policy, now } = context;
  if (policy.network !== 'development' || !policy.allowSimulated) {
    throw new VerificationError('TEE_SIMULATED_REFUSED', 'the policy does not accept simulated TEEs', {
      details: { network: policy.network, allowSimulated: policy.allowSimulated },
      hint: 'a simulated TEE hides nothing from its host; on a development network use a policy that says so',
    });
  }
  const quote = openSimulatedQuote(evidence.quote);
  if (evidence.gpu !== undefined || evidence.binding.gpuEvidenceHash !== undefined)
    throw unsupported('nvidia-cc');
  if (!equalBytes(quote.reportData, reportData(evidence.binding))) {
    throw new VerificationError('TEE_BINDING_MISMATCH', "the quote's report data is not of this binding", {
      details: { field: 'reportData' },
    });
  }
  checkExpected(evidence.binding, context.expected);
  const expiresAt = quote.issuedAt + policy.maxEvidenceAgeSeconds;
  if (now >= expiresAt) {
    throw new VerificationError('TEE_EVIDENCE_EXPIRED', 'the evidence is older than the policy allows', {
      details: { issuedAt: quote.issuedAt, now, maxAgeSeconds: policy.maxEvidenceAgeSeconds },
      hint: 'the node must restart or re-quote: veilmesh doctor',
    });
  }
  if (quote.issuedAt > now + MAX_CLOCK_SKEW_SECONDS) {
    throw new VerificationError('TEE_EVIDENCE_FUTURE', 'the evidence is dated in the future', {
      details: { issuedAt: quote.issuedAt, now },
      hint: 'compare both clocks: veilmesh doctor',
    });
  }
  if (!policy.measurements.includes(quote.measurement)) {
    throw new VerificationError('TEE_MEASUREMENT_UNKNOWN', 'the policy does not list this measurement', {
      details: { got: quote.measurement },
    });
  }
  if (!context.keyProofs.verifyPossession(evidence.binding.signingKey, evidence.keyProof)) {
    throw new VerificationError('TEE_KEY_PROOF', 'the signing key has no valid proof of possession');
  }
  return {
    assurance: 'simulated',
    level: 'L0',
    kind: 'simulated',
    measurement: quote.measurement,
    binding: evidence.binding,
    evidenceHash: evidenceHash(evidence),
    issuedAt: quote.issuedAt,
    expiresAt,
  } as SimulatedAppraisal;
}

function checkExpected(binding: Binding, expected: Partial<Readonly<Binding>>): void {
  for (const field of Object.keys(expected) as (keyof Binding)[]) {
    const want = expected[field];
    const got = binding[field];
    if (want === undefined || sameField(got, want)) continue;
    throw new VerificationError(
      field === 'freshness' ? 'TEE_NONCE_MISMATCH' : 'TEE_BINDING_MISMATCH',
      `the evidence binds another ${field}`,
      { details: { field, expected: shown(want), got: got === undefined ? '' : shown(got) } },
    );
  }
}

type Field = Uint8Array | readonly [number, number];

function sameField(a: Field | undefined, b: Field): boolean {
  if (a === undefined) return false;
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    return a instanceof Uint8Array && b instanceof Uint8Array && equalBytes(a, b);
  }
  return a[0] === b[0] && a[1] === b[1];
}

/** All binding fields are public. */
const shown = (field: Field): string =>
  field instanceof Uint8Array ? bytesToHex(field) : `[${field[0]}, ${field[1]})`;

const unsupported = (kind: HardwareKind | 'nvidia-cc'): VerificationError =>
  new VerificationError('TEE_KIND_UNSUPPORTED', `this version has no verifier for ${kind} evidence`, {
    details: { kind },
    hint: 'choose nodes whose evidence this client can verify: veilmesh status',
  });
