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
import { type Binding, gpuNonce, reportData } from './binding.ts';
import {
  checkFields,
  type Evidence,
  evidenceHash,
  type GpuEvidence,
  gpuEvidenceHash,
  type HardwareKind,
  type QuotedEvidence,
} from './evidence.ts';
import { judgeHardware, judgeMeasurement } from './judge.ts';
import { isAppraised, requireGpu } from './judge-gpu.ts';
import { type AssuranceLevel, hopLevel } from './levels.ts';
import { rimsOf } from './nvidia/reference.ts';
import type { Policy, ProductionPolicy } from './policy.ts';
import { asking } from './refusals.ts';
import type { GpuFacts, HardwareReport } from './report.ts';
import {
  looksSimulated,
  openSimulatedQuote,
  type SimulatedMeasurement,
  type SimulatedQuote,
} from './simulated.ts';
import { PINNED, type Verifiers } from './verifiers.ts';

declare const simulatedBrand: unique symbol;
declare const hardwareBrand: unique symbol;

interface QuoteFacts {
  /** Unix seconds before which the quote cannot have been made; null where nobody asked */
  readonly issuedAt: number | null;
  /** Unix seconds from which on the policy, or what the quote rests on, refuses it */
  readonly expiresAt: number;
}

/** No hardware stands behind this. Says so wherever it is shown. */
export interface SimulatedQuoteAppraisal extends QuoteFacts {
  readonly assurance: 'simulated';
  readonly level: Extract<AssuranceLevel, 'L0'>;
  readonly kind: 'simulated';
  readonly measurement: SimulatedMeasurement;
  readonly platformId: null;
  readonly [simulatedBrand]: true;
}

/** A quote of real hardware, verified to a pinned vendor root. */
export interface HardwareQuoteAppraisal extends QuoteFacts {
  readonly assurance: 'hardware';
  readonly level: Extract<AssuranceLevel, 'L2' | 'L3' | 'L4'>;
  readonly kind: HardwareKind;
  readonly measurement: string;
  readonly platformId: Hash32 | null;
  /** The policy has a list of machines, and this one is on it */
  readonly platformListed: boolean;
  readonly report: HardwareReport;
  /** Null where no GPU rides along */
  readonly gpu: GpuFacts | null;
  readonly [hardwareBrand]: true;
}
export type QuoteAppraisal = SimulatedQuoteAppraisal | HardwareQuoteAppraisal;

interface Bound {
  readonly binding: Readonly<Binding>;
  readonly evidenceHash: Hash32;
}
export type SimulatedAppraisal = SimulatedQuoteAppraisal & Bound;
export type HardwareAppraisal = HardwareQuoteAppraisal & Bound;
export type Appraisal = SimulatedAppraisal | HardwareAppraisal;

/** Verifies the proof of possession of a BLS key (crypto/poea/bls.ts). */
export interface KeyProofVerifier {
  verifyPossession(publicKey: Uint8Array, proof: Uint8Array): boolean;
}

/**
 * When a freshness value became known, unix seconds; null where that is not known. Most quotes have no clock: they are as
 * young as the youngest public value in them. unasked: whoever appraises cannot know, says so, and leaves it open.
 */
export type FreshAt = ((freshness: Uint8Array) => number | null | Promise<number | null>) | 'unasked';

interface Judging<P extends Policy> {
  readonly policy: P;
  /** Unix seconds: of the appraisal, or of what it is to judge */
  readonly now: number;
  /** In what the brokers ran that released the weights' keys together, where the relying party knows */
  readonly releasedBy?: readonly HardwareKind[];
}

export interface AppraisalContext<P extends Policy = Policy> extends Judging<P> {
  /** What the relying party already knows; every field given here must match the binding. */
  readonly expected: Partial<Readonly<Binding>>;
  readonly keyProofs: KeyProofVerifier;
  /** Left out: quotes without a clock of their own are refused */
  readonly freshAt?: FreshAt;
}

export interface QuoteContext<P extends Policy = Policy> extends Judging<P> {
  /** Unix seconds at which the challenge became known that its report data holds; for simulated quotes and Nitro their own clock counts */
  readonly madeAfter: number | null | 'unasked';
  /** What the GPU was asked with, where one rides along */
  readonly gpuNonce?: Uint8Array;
}

/** How far a quote's clock may run ahead of ours, seconds. */
const MAX_CLOCK_SKEW_SECONDS = 120;

/**
 * @throws VerificationError TEE_SIMULATED_REFUSED, TEE_BINDING_MISMATCH, TEE_NONCE_MISMATCH, TEE_KEY_PROOF,
 * TEE_GPU_UNBOUND, and what appraiseQuote throws
 */
export function appraise(
  evidence: Evidence,
  context: AppraisalContext<ProductionPolicy>,
): Promise<HardwareAppraisal>;
export function appraise(evidence: Evidence, context: AppraisalContext): Promise<Appraisal>;
export function appraise(evidence: Evidence, context: AppraisalContext): Promise<Appraisal> {
  return appraiseUnder(PINNED, evidence, context);
}

/** With other verifiers than those under the vendors' roots: for tests alone, which hold that nobody else calls it. */
export async function appraiseUnder(
  verifiers: Verifiers,
  evidence: Evidence,
  { policy, now, releasedBy, expected, keyProofs, freshAt }: AppraisalContext,
): Promise<Appraisal> {
  const { binding, gpu } = evidence;
  const quote = await inOrder(verifiers, evidence, {
    policy,
    now,
    data: reportData(binding),
    gpuNonce: gpuNonce(binding),
    ...(releasedBy === undefined ? {} : { releasedBy }),
    keys: () => {
      checkGpuBound(gpu, binding);
      checkExpected(binding, expected);
      if (keyProofs.verifyPossession(binding.signingKey, evidence.keyProof)) return;
      throw new VerificationError('TEE_KEY_PROOF', 'the signing key has no valid proof of possession');
    },
    madeAfter: async () => (freshAt === 'unasked' ? freshAt : ((await freshAt?.(binding.freshness)) ?? null)),
  });
  return { ...quote, binding, evidenceHash: evidenceHash(evidence) };
}

/**
 * Quotes by themselves, where their report data is not of a binding: a key broker's (crypto/seal).
 * @param data 64 bytes that the quote must hold
 * @throws VerificationError TEE_SIMULATED_REFUSED | TEE_GPU_REQUIRED | TEE_GPU_UNBOUND | TEE_GPU_LEVEL | TEE_BINDING_MISMATCH |
 * TEE_FRESHNESS_UNKNOWN | TEE_EVIDENCE_EXPIRED | TEE_EVIDENCE_FUTURE, what judge.ts throws, and what the kind's verifier throws
 */
export function appraiseQuote(
  quoted: QuotedEvidence,
  data: Uint8Array,
  context: QuoteContext<ProductionPolicy>,
): Promise<HardwareQuoteAppraisal>;
export function appraiseQuote(
  quoted: QuotedEvidence,
  data: Uint8Array,
  context: QuoteContext,
): Promise<QuoteAppraisal>;
export function appraiseQuote(
  quoted: QuotedEvidence,
  data: Uint8Array,
  context: QuoteContext,
): Promise<QuoteAppraisal> {
  return appraiseQuoteUnder(PINNED, quoted, data, context);
}

/** As appraiseUnder. */
export function appraiseQuoteUnder(
  verifiers: Verifiers,
  quoted: QuotedEvidence,
  data: Uint8Array,
  { madeAfter, ...judging }: QuoteContext,
): Promise<QuoteAppraisal> {
  return inOrder(verifiers, quoted, { ...judging, data, keys: () => {}, madeAfter: () => madeAfter });
}

interface Questions extends Omit<QuoteContext, 'madeAfter'> {
  readonly data: Uint8Array;
  /** What must hold of keys besides the report data. @throws VerificationError */
  readonly keys: () => void;
  readonly madeAfter: () => QuoteContext['madeAfter'] | Promise<QuoteContext['madeAfter']>;
}

/** What was verified: a simulated quote, or a report of hardware and of a GPU with it. */
type Verified =
  | { readonly simulated: SimulatedQuote }
  | { readonly report: HardwareReport; readonly gpu: GpuFacts | null };

/** Each question only once those before it were answered: a refusal says that nothing was wrong before it (refusals.ts). */
async function inOrder(
  verifiers: Verifiers,
  quoted: QuotedEvidence,
  questions: Questions,
): Promise<QuoteAppraisal> {
  const { policy, now, data, releasedBy = [] } = questions;
  const verified = await asking('evidence', () => verify(verifiers, quoted, questions));
  const until = await asking('measurement', () => judge(verified, policy, now));
  const quote = 'simulated' in verified ? verified.simulated : verified.report;
  await asking('keys', () => {
    checkReportData(quote.reportData, data);
    questions.keys();
  });
  const issuedAt = await asking('age', async () =>
    judgeAge(quote.issuedAt ?? (await questions.madeAfter()), policy, now),
  );
  const expiresAt = issuedAt === null ? until : Math.min(until, issuedAt + policy.maxEvidenceAgeSeconds);
  const { measurement } = quote;
  if ('simulated' in verified) {
    const facts = { assurance: 'simulated', level: 'L0', kind: 'simulated', platformId: null } as const;
    return { ...facts, measurement, issuedAt, expiresAt } as SimulatedQuoteAppraisal;
  }
  const { report, gpu } = verified;
  const assurance = 'hardware';
  const platformListed = policy.platforms !== null;
  const gpuAppraised = gpu !== null && isAppraised(gpu);
  return {
    assurance,
    level: hopLevel({ assurance, gpuAppraised, platformListed, releasedBy }),
    kind: report.kind,
    measurement,
    platformId: report.platformId,
    platformListed,
    report,
    gpu,
    issuedAt,
    expiresAt,
  } as HardwareQuoteAppraisal;
}

async function verify(verifiers: Verifiers, quoted: QuotedEvidence, questions: Questions): Promise<Verified> {
  const { kind } = quoted;
  const { policy, now } = questions;
  if (kind === 'simulated') {
    if (policy.network !== 'development' || !policy.allowSimulated) {
      throw new VerificationError('TEE_SIMULATED_REFUSED', 'the policy does not accept simulated TEEs', {
        details: { network: policy.network, allowSimulated: policy.allowSimulated },
        hint: 'a simulated TEE hides nothing from its host; on a development network use a policy that says so',
      });
    }
    checkFields(quoted);
    return { simulated: openSimulatedQuote(quoted.quote) };
  }
  if (looksSimulated(quoted.quote)) {
    throw new VerificationError('TEE_SIMULATED_REFUSED', `a simulated quote is labelled ${kind}`, {
      details: { expected: kind, got: 'simulated' },
    });
  }
  checkFields(quoted);
  return {
    report: await verifiers.cpu[kind](quoted, now),
    gpu: await verifyGpu(verifiers, quoted, questions),
  };
}

/** @returns unix seconds from which on the policy, or what it rests on, refuses it */
function judge(verified: Verified, policy: Policy, now: number): number {
  if ('simulated' in verified) {
    requireGpu(null, policy);
    return judgeMeasurement(verified.simulated.measurement, policy, now);
  }
  const { report, gpu } = verified;
  const until = judgeHardware(report, policy, now);
  requireGpu(gpu, policy);
  return Math.min(until, gpu?.validUntil ?? until);
}

async function verifyGpu(
  verifiers: Verifiers,
  { gpu }: QuotedEvidence,
  { now, policy, gpuNonce: nonce }: Questions,
): Promise<GpuFacts | null> {
  if (gpu === undefined) return null;
  if (nonce !== undefined) {
    const { nras } = policy;
    const keys = nras && {
      issuer: nras.issuer,
      keys: new Map(nras.keys.map(({ id, x, y }) => [id, { x, y }])),
    };
    const trust = { rims: rimsOf(policy), ...(keys === null ? {} : { nras: keys }) };
    return await verifiers.gpu(gpu, nonce, now, trust);
  }
  throw new VerificationError('TEE_GPU_UNBOUND', 'nothing says what this GPU was asked with');
}

function checkReportData(got: Uint8Array, expected: Uint8Array): void {
  if (equalBytes(got, expected)) return;
  throw new VerificationError('TEE_BINDING_MISMATCH', "the quote's report data is not of this binding", {
    details: { field: 'reportData', expected: bytesToHex(expected), got: bytesToHex(got) },
  });
}

/** @returns when it was made at the earliest; null where nobody asks */
function judgeAge(
  issuedAt: number | null | 'unasked',
  { maxEvidenceAgeSeconds }: Policy,
  now: number,
): number | null {
  if (issuedAt === 'unasked') return null;
  if (issuedAt === null) {
    throw new VerificationError(
      'TEE_FRESHNESS_UNKNOWN',
      'nothing says how old the quote is: its freshness value is not known here',
      { hint: 'the node must quote again over a recent block: veilmesh doctor' },
    );
  }
  if (now >= issuedAt + maxEvidenceAgeSeconds) {
    throw new VerificationError('TEE_EVIDENCE_EXPIRED', 'the evidence is older than the policy allows', {
      details: { issuedAt, now, maxAgeSeconds: maxEvidenceAgeSeconds },
      hint: 'the node must restart or re-quote: veilmesh doctor',
    });
  }
  if (issuedAt > now + MAX_CLOCK_SKEW_SECONDS) {
    throw new VerificationError('TEE_EVIDENCE_FUTURE', 'the evidence is dated in the future', {
      details: { issuedAt, now },
      hint: 'compare both clocks: veilmesh doctor',
    });
  }
  return issuedAt;
}

function checkGpuBound(gpu: GpuEvidence | undefined, { gpuEvidenceHash: bound }: Binding): void {
  const hashed = gpu === undefined ? undefined : gpuEvidenceHash(gpu);
  if (hashed === undefined || bound === undefined ? hashed === bound : equalBytes(hashed, bound)) return;
  throw new VerificationError('TEE_GPU_UNBOUND', 'the quote vouches for other GPU evidence than this', {
    details: {
      expected: bound === undefined ? 'none' : bytesToHex(bound),
      got: hashed === undefined ? 'none' : bytesToHex(hashed),
    },
  });
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
