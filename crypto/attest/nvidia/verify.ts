/**
 * Verification of NVIDIA confidential computing evidence: one GPU's measurement report under the chain of its device.
 *
 * What it establishes: a genuine NVIDIA GPU with this firmware answered this nonce. What it runs is appraised only
 * against signed reference manifests or by NVIDIA's service. That the GPU sits in the machine whose CPU evidence came
 * beside it is not proven on Hopper or Blackwell: the nonce is derived from that evidence's binding and the binding
 * names the report, but a GPU elsewhere can be asked the same (ATTESTATION, threats). Nor does a report say whether
 * confidential computing is on or in its development mode: the driver knows, so the measured guest must ask it.
 * @module
 */
import { bytesToHex, equalBytes } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { type Hash32, hash } from '../../core/hash.ts';
import { type Certificate, parseCertificate } from '../x509/certificate.ts';
import { type PinnedRoot, verifyChain } from '../x509/chain.ts';
import { verifyEcdsaRaw } from '../x509/signature.ts';
import { malformed } from './errors.ts';
import { certifiedFwid } from './fwid.ts';
import { type NrasKeys, verifyNrasToken } from './nras.ts';
import { checkStatuses } from './ocsp.ts';
import type { GpuMode } from './opaque.ts';
import { matchRims, type Rim } from './rim.ts';
import { NVIDIA_DEVICE_ROOTS } from './roots.ts';
import { parseSpdmReport, type SpdmReport } from './spdm.ts';

export interface NvidiaEvidence {
  /** SPDM request and response */
  readonly report: Uint8Array;
  /** DER, leaf first, the root last */
  readonly certificates: readonly Uint8Array[];
  /** NRAS's detached EAT about this report, JSON */
  readonly token?: Uint8Array;
  /** OCSP responses (DER) about certificates of the chain */
  readonly statuses?: readonly Uint8Array[];
}

export interface NvidiaOptions {
  /** `gpuNonce` of the binding, or a challenger's own */
  readonly nonce: Uint8Array;
  /** Unix seconds */
  readonly now: number;
  /** Those the relying party has; the ones of this driver and this VBIOS are looked up in them */
  readonly rims?: readonly Rim[];
  /** Whom to believe as NRAS; without it a token is not looked at */
  readonly nras?: NrasKeys;
  /** Tests only; NVIDIA's root when absent */
  readonly roots?: readonly PinnedRoot[];
}

export interface NvidiaReport {
  readonly kind: 'nvidia-cc';
  /** Unappraised: genuine, but nobody said whether what it measured is right */
  readonly level: 'GPU_GENUINE_UNAPPRAISED' | 'GPU_APPRAISED';
  readonly appraisedBy: readonly ('rim' | 'nras')[];
  /** Never: see above */
  readonly coLocationProven: false;
  /** Chip, as `GH100` */
  readonly product: string;
  /** Chip and identity, as `GH100 A01 GSP BROM` */
  readonly model: string;
  readonly driverVersion: string;
  readonly vbiosVersion: string;
  /** Digest of the firmware that holds the signing key, lower-case hex */
  readonly fwid: string;
  readonly mode: GpuMode | null;
  /** The chip: hash of the key burnt into it, the same under every firmware */
  readonly platformId: Hash32;
  /** Certificates, of GPU and manifests, that can be revoked and whose status nobody told, by name */
  readonly unchecked: readonly string[];
  /** Unix seconds */
  readonly validUntil: number;
}

const NONCE_BYTES = 32;
/** The leaf is issued by the chip itself, at every start. */
const FIRST_REVOCABLE = 1;

/**
 * @throws VerificationError TEE_GPU_MALFORMED | TEE_GPU_SIGNATURE | TEE_GPU_MODEL | TEE_GPU_FWID | TEE_NONCE_MISMATCH, or
 * what verifyChain, checkStatuses, matchRims and verifyNrasToken throw
 */
export async function verifyNvidia(evidence: NvidiaEvidence, options: NvidiaOptions): Promise<NvidiaReport> {
  const { now, roots = NVIDIA_DEVICE_ROOTS, rims = [], nras } = options;
  const report = parseSpdmReport(evidence.report);
  const chain = evidence.certificates.map((der) => parseCertificate(der));
  const trusted = await verifyChain(chain, { now, roots, crls: [], crlFor: [] });
  const [leaf, device] = [chain[0]!, chain[1]!];
  if (!(await verifyEcdsaRaw(leaf.publicKey, report.signed, report.signature)))
    throw new VerificationError('TEE_GPU_SIGNATURE', 'the GPU report is not signed by its certificate');
  const revocation = await checkStatuses(chain, evidence.statuses ?? [], now, FIRST_REVOCABLE);
  checkNonce(report.nonce, options.nonce);
  const { product, model } = modelOf(leaf, device);
  const fwid = checkedFwid(report, leaf, device);
  const matched = matchRims(report, product, rims, now);
  const appraisedBy: ('rim' | 'nras')[] = matched.length > 0 ? ['rim'] : [];
  const validity = [trusted, revocation, ...matched].map(({ validUntil }) => validUntil);
  const { driverVersion, vbiosVersion, mode } = report.opaque;
  if (evidence.token !== undefined && nras !== undefined) {
    const subject = { nonce: report.nonce, ueid: ueidOf(leaf), model, driverVersion, vbiosVersion };
    validity.push((await verifyNrasToken(evidence.token, subject, nras, now)).validUntil);
    appraisedBy.push('nras');
  }
  return {
    kind: 'nvidia-cc',
    level: appraisedBy.length > 0 ? 'GPU_APPRAISED' : 'GPU_GENUINE_UNAPPRAISED',
    appraisedBy,
    coLocationProven: false,
    product,
    model,
    driverVersion,
    vbiosVersion,
    fwid: bytesToHex(fwid),
    mode,
    platformId: hash('platform/nvidia/v1', device.publicKey.spki),
    unchecked: [revocation, ...matched].flatMap(({ unchecked }) => unchecked),
    validUntil: Math.min(...validity),
  };
}

function checkNonce(got: Uint8Array, expected: Uint8Array): void {
  if (expected.length !== NONCE_BYTES) throw malformed('expected nonce', { got: expected.length });
  if (equalBytes(got, expected)) return;
  throw new VerificationError('TEE_NONCE_MISMATCH', 'the GPU answered another nonce', {
    details: { field: 'gpu nonce', expected: bytesToHex(expected), got: bytesToHex(got) },
    hint: 'the GPU must be asked with the nonce of this binding: veilmesh doctor',
  });
}

/** Both certificates name the chip first. The same root signs switches, which are no GPUs. */
function modelOf(leaf: Certificate, device: Certificate): { product: string; model: string } {
  const model = device.commonName ?? '';
  const product = /^(G[A-Z]{1,2}[0-9]{3}) [ -~]{1,64}$/.exec(model)?.[1];
  if (product !== undefined && leaf.commonName?.startsWith(`${product} `)) return { product, model };
  throw new VerificationError('TEE_GPU_MODEL', 'the chain is not of a GPU', { details: { got: model } });
}

/** The certificate's; the report's must be the same where the driver writes it. */
function checkedFwid({ opaque }: SpdmReport, leaf: Certificate, device: Certificate): Uint8Array {
  const certified = certifiedFwid(leaf, device);
  if (opaque.fwid === null || equalBytes(opaque.fwid, certified)) return certified;
  throw new VerificationError('TEE_GPU_FWID', 'report and certificate name different firmware', {
    details: { expected: bytesToHex(certified), got: bytesToHex(opaque.fwid) },
  });
}

/** NVIDIA's name of a device: the serial number of its attestation certificate, decimal. */
const ueidOf = (leaf: Certificate): string => BigInt(`0x${leaf.serial}`).toString();
