/**
 * Evidence as it travels: who made the quote, the quote, what the quote's report data stands for.
 * @module
 */
import { z } from 'zod';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { VerificationError } from '../core/errors.ts';
import { type Hash32, hash } from '../core/hash.ts';
import { type Binding, bindingSchema, reportData } from './binding.ts';
import { boundedBytes, exactBytes, parseWith } from './fields.ts';

/** Kinds made by hardware. Their verifiers are separate; `appraise` refuses what it cannot verify. */
export const HARDWARE_KINDS = ['intel-tdx', 'intel-sgx', 'amd-sev-snp', 'aws-nitro'] as const;
export type HardwareKind = (typeof HARDWARE_KINDS)[number];
export type EvidenceKind = HardwareKind | 'simulated';

/**
 * Of everything together. A TDX quote with padding cut is 5 KB (a chain of PCK certificates in it), its collateral 7 KB, an
 * event log 3 to 7 KB, a GPU's report with chain and token 10 to 20 KB: half of this leaves room, and one
 * envelope carries three of them (mesh/session/protocol.ts).
 */
export const MAX_EVIDENCE_BYTES = 64 * 1024;

const gpuSchema = z.strictObject({
  kind: z.literal('nvidia-cc'),
  report: boundedBytes(8 * 1024),
  /** DER, the device's own first */
  certificates: z.array(boundedBytes(4 * 1024)).max(8),
  /** What NVIDIA's remote attestation service says of the report: a detached EAT */
  token: boundedBytes(16 * 1024).exactOptional(),
  /** OCSP responses for its certificates, DER */
  statuses: z
    .array(boundedBytes(4 * 1024))
    .max(8)
    .exactOptional(),
});
export type GpuEvidence = z.infer<typeof gpuSchema>;

/** What a verifier of quotes sees; whatever the report data stands for. */
export const quotedSchema = z.strictObject({
  v: z.literal(1),
  kind: z.enum([...HARDWARE_KINDS, 'simulated']),
  quote: boundedBytes(16 * 1024),
  /** Certificates that came with the quote, DER: the one that signed it first (SEV-SNP) */
  endorsements: z
    .array(boundedBytes(8 * 1024))
    .max(8)
    .exactOptional(),
  /** Revocation lists of those who issued them, DER */
  crls: z
    .array(boundedBytes(8 * 1024))
    .max(4)
    .exactOptional(),
  eventLog: boundedBytes(32 * 1024).exactOptional(),
  /** Intel's: intel/collateral.ts */
  collateral: boundedBytes(32 * 1024).exactOptional(),
  gpu: gpuSchema.exactOptional(),
});
export type QuotedEvidence = z.infer<typeof quotedSchema>;

type Beside = Exclude<keyof QuotedEvidence, 'v' | 'kind' | 'quote'>;
/** What verifiers of a kind read besides its quote. */
const BESIDE: Readonly<Record<EvidenceKind, readonly Beside[]>> = {
  'intel-tdx': ['collateral', 'eventLog', 'gpu'],
  'intel-sgx': ['collateral', 'gpu'],
  'amd-sev-snp': ['endorsements', 'crls', 'gpu'],
  'aws-nitro': ['gpu'],
  simulated: [],
};

/** What nobody reads would give one quote any number of evidence hashes. @throws VerificationError TEE_EVIDENCE_FIELDS */
export function checkFields(quoted: QuotedEvidence): void {
  for (const field of ['endorsements', 'crls', 'eventLog', 'collateral', 'gpu'] as const) {
    if (quoted[field] === undefined || BESIDE[quoted.kind].includes(field)) continue;
    throw new VerificationError('TEE_EVIDENCE_FIELDS', `evidence of ${quoted.kind} has no ${field}`, {
      details: { field, kind: quoted.kind },
      hint: 'the node must run a newer release: veilmesh doctor',
    });
  }
}

export const evidenceSchema = quotedSchema.extend({
  binding: bindingSchema,
  /**
   * Proof of possession of `binding.signingKey` (plain IETF: empty context). Beside the binding, since it can
   * only be made by the key the binding names.
   */
  keyProof: exactBytes(48),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** @throws VerificationError EVIDENCE_MALFORMED */
export const encodeEvidence = (evidence: Evidence): Uint8Array =>
  encodeCbor(parseWith(evidenceSchema, evidence, 'EVIDENCE_MALFORMED', 'evidence'));

/** @throws VerificationError CBOR_TOO_LARGE | CBOR_MALFORMED | CBOR_NOT_CANONICAL | EVIDENCE_MALFORMED */
export const decodeEvidence = (bytes: Uint8Array): Evidence =>
  parseWith(evidenceSchema, decodeCbor(bytes, MAX_EVIDENCE_BYTES), 'EVIDENCE_MALFORMED', 'evidence');

/** Names evidence in claims, edge keys and envelopes; covers every byte of it. */
export const evidenceHash = (evidence: Evidence): Hash32 => encodedEvidenceHash(encodeEvidence(evidence));

/** The same of bytes that may be no evidence at all: what a node registered under it is known by it alone. */
export const encodedEvidenceHash = (bytes: Uint8Array): Hash32 => hash('evidence/v1', bytes);

export const gpuEvidenceHash = (gpu: GpuEvidence): Hash32 => hash('gpu-evidence/v1', encodeCbor(gpu));

/** A quote, and what its verifier needs beside it. */
export type MadeQuote = Omit<QuotedEvidence, 'v' | 'kind'>;

/** Makes quotes: a TEE's interface, or the simulator. */
export interface QuoteProvider {
  readonly kind: EvidenceKind;
  /** @param data 64 bytes, `reportData` */
  quote(data: Uint8Array): Promise<MadeQuote>;
}

/** Quotes a binding. Call after the weights are loaded and hashed, so that the quote speaks of what runs. */
export async function makeEvidence(
  provider: QuoteProvider,
  binding: Binding,
  keyProof: Uint8Array,
): Promise<Evidence> {
  const made = await provider.quote(reportData(binding));
  return { v: 1, kind: provider.kind, ...made, binding, keyProof };
}
