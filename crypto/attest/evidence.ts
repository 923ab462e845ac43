/**
 * Evidence as it travels: who made the quote, the quote, what the quote's report data stands for.
 * @module
 */
import { z } from 'zod';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { type Hash32, hash } from '../core/hash.ts';
import { type Binding, bindingSchema, reportData } from './binding.ts';
import { boundedBytes, exactBytes, parseWith } from './fields.ts';

/** Kinds made by hardware. Their verifiers are separate; `appraise` refuses what it cannot verify. */
export const HARDWARE_KINDS = ['intel-tdx', 'intel-sgx', 'amd-sev-snp', 'aws-nitro'] as const;
export type HardwareKind = (typeof HARDWARE_KINDS)[number];
export type EvidenceKind = HardwareKind | 'simulated';

export const MAX_EVIDENCE_BYTES = 64 * 1024;

const gpuSchema = z.strictObject({
  kind: z.literal('nvidia-cc'),
  report: boundedBytes(8 * 1024),
  certificates: z.array(boundedBytes(4 * 1024)).max(8),
});
export type GpuEvidence = z.infer<typeof gpuSchema>;

export const evidenceSchema = z.strictObject({
  v: z.literal(1),
  kind: z.enum([...HARDWARE_KINDS, 'simulated']),
  quote: boundedBytes(16 * 1024),
  /** Certificates that came with the quote */
  endorsements: z
    .array(boundedBytes(8 * 1024))
    .max(8)
    .exactOptional(),
  eventLog: boundedBytes(32 * 1024).exactOptional(),
  collateral: boundedBytes(32 * 1024).exactOptional(),
  binding: bindingSchema,
  /**
   * Proof of possession of `binding.signingKey` (plain IETF: empty context). Beside the binding, since it can
   * only be made by the key the binding names.
   */
  keyProof: exactBytes(48),
  gpu: gpuSchema.exactOptional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** @throws VerificationError EVIDENCE_MALFORMED */
export const encodeEvidence = (evidence: Evidence): Uint8Array =>
  encodeCbor(parseWith(evidenceSchema, evidence, 'EVIDENCE_MALFORMED', 'evidence'));

/** @throws VerificationError CBOR_TOO_LARGE | CBOR_MALFORMED | CBOR_NOT_CANONICAL | EVIDENCE_MALFORMED */
export const decodeEvidence = (bytes: Uint8Array): Evidence =>
  parseWith(evidenceSchema, decodeCbor(bytes, MAX_EVIDENCE_BYTES), 'EVIDENCE_MALFORMED', 'evidence');

/** Names evidence in claims, edge keys and envelopes; covers every byte of it. */
export const evidenceHash = (evidence: Evidence): Hash32 => hash('evidence/v1', encodeEvidence(evidence));

export const gpuEvidenceHash = (gpu: GpuEvidence): Hash32 => hash('gpu-evidence/v1', encodeCbor(gpu));

/** Makes quotes: a TEE's interface, or the simulator. */
export interface QuoteProvider {
  readonly kind: EvidenceKind;
  /** @param data 64 bytes, `reportData` */
  quote(data: Uint8Array): Promise<Uint8Array>;
}

/** Quotes a binding. Call after the weights are loaded and hashed, so that the quote speaks of what runs. */
export async function makeEvidence(
  provider: QuoteProvider,
  binding: Binding,
  keyProof: Uint8Array,
): Promise<Evidence> {
  const quote = await provider.quote(reportData(binding));
  return { v: 1, kind: provider.kind, quote, binding, keyProof };
}
