/**
 * Reference integrity manifests: the measurements that NVIDIA says a driver or a VBIOS has (SWID tags, ISO/IEC 19770-2,
 * with TCG's RIM attributes), signed by NVIDIA.
 *
 * A `Rim` can only come out of `verifyRim`, so that an unsigned one can appraise nothing.
 * @module
 */
import { equalBytes, hex } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { type PinnedRoot, verifyChain } from '../x509/chain.ts';
import { malformed } from './errors.ts';
import { checkStatuses, statusesOf } from './ocsp.ts';
import { NVIDIA_RIM_ROOTS } from './roots.ts';
import type { SpdmReport } from './spdm.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { checkSignature, childElements, signatureOf } from './xml-signature.ts';

declare const rimBrand: unique symbol;

/** A manifest whose signature and chain were checked. */
export interface Rim {
  /** Chip, as `GH100` */
  readonly product: string;
  /** Of the driver, `550.144.03`, or of the VBIOS, `96.00.9F.00.01` */
  readonly version: string;
  /** Index (from 0) to the digests any of which is right; indices it says nothing about are absent */
  readonly digests: ReadonlyMap<number, readonly Uint8Array[]>;
  /** Unix seconds */
  readonly validUntil: number;
  /** Certificates whose revocation nobody told about */
  readonly unchecked: readonly string[];
  readonly [rimBrand]: true;
}

export interface RimOptions {
  /** Unix seconds */
  readonly now: number;
  /** OCSP responses (DER); those about certificates of the manifest's chain are looked at */
  readonly statuses?: readonly Uint8Array[];
  /** Tests only; NVIDIA's root when absent */
  readonly roots?: readonly PinnedRoot[];
}

const SWID = 'http://standards.iso.org/iso/19770/-2/2015/schema.xsd';
const TCG =
  'https://trustedcomputinggroup.org/resource/tcg-reference-integrity-manifest-rim-information-model/';
const HASHES = 'http://www.w3.org/2001/04/xmlenc#sha384';
const NVIDIA_MANUFACTURER = '5703';
const MAX_INDEX = 63;
const MAX_ALTERNATIVES = 64;
/** Measurement of the video decoder, which means nothing while the decoder is off. */
const VIDEO_DECODER_INDEX = 35;

/**
 * @throws VerificationError TEE_GPU_MALFORMED | TEE_GPU_RIM_DIGEST | TEE_GPU_RIM_SIGNATURE, or what verifyChain and
 * checkStatuses throw
 */
export async function verifyRim(xml: Uint8Array, options: RimOptions): Promise<Rim> {
  const { now, roots = NVIDIA_RIM_ROOTS, statuses = [] } = options;
  const root = parseXml(xml);
  if (root.namespace !== SWID || root.name !== 'SoftwareIdentity') throw malformed('RIM');
  const signature = signatureOf(root);
  const { validUntil } = await verifyChain(signature.chain, { now, roots, crls: [], crlFor: [] });
  await checkSignature(root, signature);
  const revocation = await checkStatuses(signature.chain, statusesOf(signature.chain, statuses), now);
  return {
    ...contentOf(root),
    validUntil: Math.min(validUntil, revocation.validUntil),
    unchecked: revocation.unchecked,
  } as Rim;
}

function contentOf(root: XmlElement): Pick<Rim, 'product' | 'version' | 'digests'> {
  const [entity, meta, payload, ...rest] = childElements(root);
  const [entityName, metaName, payloadName] = [entity, meta, payload].map((element) =>
    element?.namespace === SWID ? element.name : '',
  );
  if (entityName !== 'Entity' || metaName !== 'Meta' || payloadName !== 'Payload' || rest.length !== 1)
    throw malformed('RIM');
  if (attribute(meta!, TCG, 'FirmwareManufacturerId') !== NVIDIA_MANUFACTURER)
    throw malformed('RIM manufacturer');
  return {
    product: attribute(meta!, '', 'product'),
    version: attribute(meta!, '', 'colloquialVersion'),
    digests: digestsOf(payload!),
  };
}

function digestsOf(payload: XmlElement): ReadonlyMap<number, readonly Uint8Array[]> {
  const digests = new Map<number, readonly Uint8Array[]>();
  const seen = new Set<number>();
  for (const resource of childElements(payload)) {
    if (resource.namespace !== SWID || resource.name !== 'Resource') throw malformed('RIM payload');
    if (attribute(resource, '', 'type') !== 'Measurement' || attribute(resource, '', 'size') !== '48')
      throw malformed('RIM resource');
    const index = integer(attribute(resource, '', 'index'), MAX_INDEX);
    if (seen.has(index)) throw malformed('RIM resource', { index, problem: 'twice' });
    seen.add(index);
    const active = attribute(resource, '', 'active');
    if (active !== 'True' && active !== 'False') throw malformed('RIM resource', { index });
    const alternatives = integer(attribute(resource, '', 'alternatives'), MAX_ALTERNATIVES);
    const values = Array.from({ length: alternatives }, (_, at) =>
      digest(attribute(resource, HASHES, `Hash${at}`)),
    );
    if (values.length === 0) throw malformed('RIM resource', { index });
    if (active === 'True') digests.set(index, values);
  }
  if (digests.size === 0) throw malformed('RIM payload');
  return digests;
}

function attribute(element: XmlElement, namespace: string, name: string): string {
  const found = element.attributes.find((one) => one.namespace === namespace && one.name === name);
  if (found === undefined) throw malformed('RIM', { element: element.name, attribute: name });
  return found.value;
}

function integer(text: string, max: number): number {
  if (!/^(?:0|[1-9][0-9]?)$/.test(text) || Number(text) > max) throw malformed('RIM number', { got: text });
  return Number(text);
}

function digest(text: string): Uint8Array {
  if (!/^[0-9a-f]{96}$/.test(text)) throw malformed('RIM digest');
  return hex(text);
}

/**
 * The manifests of the report's driver and VBIOS, when both are among `rims` and every measurement they list is as they
 * say; none when one of the two is missing. NVIDIA signs several for one VBIOS version (boards differ): one that fits will do.
 * @throws VerificationError TEE_GPU_RIM_EXPIRED | TEE_GPU_RIM_CONFLICT | TEE_GPU_MEASUREMENT
 */
export function matchRims(
  report: SpdmReport,
  product: string,
  rims: readonly Rim[],
  now: number,
): readonly Rim[] {
  const { driverVersion, vbiosVersion } = report.opaque;
  const [driver, vbios] = [driverVersion, vbiosVersion].map((version) => {
    const candidates = rims.filter((rim) => rim.product === product && rim.version === version);
    return candidates.length === 0 ? null : fitting(report, candidates, now);
  }) as [Rim | null, Rim | null];
  if (driver === null || vbios === null) return [];
  for (const index of driver.digests.keys()) {
    if (!vbios.digests.has(index)) continue;
    throw new VerificationError('TEE_GPU_RIM_CONFLICT', 'two manifests speak of one measurement', {
      details: { index, driver: driver.version, vbios: vbios.version },
    });
  }
  return [driver, vbios];
}

function fitting(report: SpdmReport, candidates: readonly Rim[], now: number): Rim {
  const current = candidates.filter((rim) => now <= rim.validUntil);
  const last = candidates.at(-1)!;
  if (current.length === 0) {
    throw new VerificationError('TEE_GPU_RIM_EXPIRED', 'the reference manifest has expired', {
      details: { version: last.version, expected: last.validUntil, now },
      hint: "fetch the current manifest from NVIDIA's RIM service",
    });
  }
  const rim = current.find((one) => wrongIndex(report, one) === null);
  if (rim !== undefined) return rim;
  throw new VerificationError('TEE_GPU_MEASUREMENT', 'a measurement is not what NVIDIA published', {
    details: { version: last.version, index: wrongIndex(report, current.at(-1)!) },
  });
}

/** The first index at which the report differs from the manifest; null where none does. */
function wrongIndex({ measurements, opaque }: SpdmReport, rim: Rim): number | null {
  for (const [index, allowed] of rim.digests) {
    if (index === VIDEO_DECODER_INDEX && !opaque.videoDecoder) continue;
    const got = measurements[index];
    if (got === undefined || !allowed.some((digest) => equalBytes(digest, got))) return index;
  }
  return null;
}
