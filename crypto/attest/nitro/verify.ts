/**
 * Verification of AWS Nitro Enclaves attestation documents: envelope, chain, clock, debug mode.
 *
 * The chain is short-lived by design (the document's own certificate lives three hours), so a document says when
 * it was made and stops being evidence by itself. AWS lists revocations for the regional authorities only; those
 * lists are checked where the caller hands them in.
 * @module
 */
import { bytesToHex } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import type { HardwareReport } from '../report.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { type PinnedRoot, verifyChain } from '../x509/chain.ts';
import type { Crl } from '../x509/crl.ts';
import { verifyEcdsaRaw } from '../x509/signature.ts';
import { malformed, parseCoseSign1 } from './cose.ts';
import { type NitroDocument, parseNitroDocument } from './document.ts';
import { NITRO_ROOTS } from './roots.ts';

export interface NitroOptions {
  /** Unix seconds */
  readonly now: number;
  /** Tests only; AWS's root when absent */
  readonly roots?: readonly PinnedRoot[];
  readonly crls?: readonly Crl[];
}

export interface VerifiedNitroDocument extends NitroDocument {
  /** PCR0 (image), PCR1 (kernel and boot), PCR2 (application), SHA-384, none of them zero */
  readonly measured: readonly [Uint8Array, Uint8Array, Uint8Array];
  /** Unix seconds */
  readonly issuedAt: number;
  readonly validUntil: number;
}

export interface NitroReport extends HardwareReport {
  readonly nitro: VerifiedNitroDocument;
}

/** How far the hypervisor's clock may run ahead of ours, seconds. */
const MAX_CLOCK_SKEW_SECONDS = 120;
const REPORT_DATA_BYTES = 64;
const PCR_BYTES = 48;

/**
 * A document whose `user_data` is the 64 bytes of report data.
 *
 * The platform has no name here: `module_id` names a virtual instance, and an account can start as many as it pays for.
 * @throws VerificationError TEE_REPORT_DATA_LENGTH, or as `verifyNitroDocument`
 */
export async function verifyNitro(quote: Uint8Array, options: NitroOptions): Promise<NitroReport> {
  const nitro = await verifyNitroDocument(quote, options);
  const reportData = nitro.userData ?? new Uint8Array(0);
  if (reportData.length !== REPORT_DATA_BYTES) {
    throw new VerificationError('TEE_REPORT_DATA_LENGTH', 'user_data is not 64 bytes of report data', {
      details: { expected: REPORT_DATA_BYTES, got: reportData.length },
      hint: 'the enclave must ask the NSM with the report data in user_data',
    });
  }
  return {
    kind: 'aws-nitro',
    reportData,
    measurement: `nitro:${nitro.measured.map(bytesToHex).join(':')}`,
    platformId: null,
    tcbStatus: 'UpToDate',
    advisories: [],
    tcbEvaluationDataNumber: null,
    vmpl: null,
    versions: {},
    issuedAt: nitro.issuedAt,
    validUntil: nitro.validUntil,
    nitro,
  };
}

/**
 * Everything but what the enclave chose to put in. For callers with another use of `user_data`.
 * @throws VerificationError TEE_QUOTE_MALFORMED | TEE_QUOTE_SIGNATURE | TEE_EVIDENCE_FUTURE | TEE_DEBUG_ENABLED, or
 * what verifyChain throws
 */
export async function verifyNitroDocument(
  quote: Uint8Array,
  { now, roots = NITRO_ROOTS, crls = [] }: NitroOptions,
): Promise<VerifiedNitroDocument> {
  const cose = parseCoseSign1(quote);
  const document = parseNitroDocument(cose.payload);
  const chain = [document.certificate, ...document.cabundle.toReversed()].map((der) => parseCertificate(der));
  const { validUntil } = await verifyChain(chain, { now, roots, crls, crlFor: [] });
  const signer = chain[0]!;
  if (!(await verifyEcdsaRaw(signer.publicKey, cose.signed, cose.signature))) {
    throw new VerificationError('TEE_QUOTE_SIGNATURE', 'the Nitro document is not signed by its certificate');
  }
  const issuedAt = Math.floor(document.timestamp / 1000);
  if (issuedAt > now + MAX_CLOCK_SKEW_SECONDS) {
    throw new VerificationError('TEE_EVIDENCE_FUTURE', 'the document is dated in the future', {
      details: { issuedAt, now },
      hint: 'compare both clocks: veilmesh doctor',
    });
  }
  if (issuedAt < signer.notBefore || issuedAt > signer.notAfter) throw malformed('timestamp', { issuedAt });
  return { ...document, measured: measuredOf(document.pcrs), issuedAt, validUntil };
}

/** A debug enclave reports zeros, since its console shows the memory that it should hide. */
function measuredOf(pcrs: NitroDocument['pcrs']): VerifiedNitroDocument['measured'] {
  const measured = [0, 1, 2].map((index) => {
    const digest = pcrs.get(index);
    if (digest?.length !== PCR_BYTES) throw malformed('pcrs', { index });
    if (digest.every((byte) => byte === 0)) {
      throw new VerificationError(
        'TEE_DEBUG_ENABLED',
        `PCR${index} is zero: the enclave runs in debug mode`,
        {
          details: { index },
          hint: 'start the enclave without --debug-mode',
        },
      );
    }
    return digest;
  });
  return [measured[0]!, measured[1]!, measured[2]!];
}
