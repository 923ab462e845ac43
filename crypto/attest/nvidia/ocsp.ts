/**
 * Status of certificates by OCSP responses that were handed in (RFC 6960). Nothing is fetched here: what nobody gave a
 * response for is reported as unchecked, and what a response says is revoked or on hold is refused.
 * @module
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { equalBytes } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import {
  type Certificate,
  KEY_USAGE,
  parseCertificate,
  sameAlgorithm,
  serialOf,
} from '../x509/certificate.ts';
import {
  bitString,
  type DerNode,
  elements,
  explicitTag,
  implicitTag,
  malformed,
  octetString,
  oid,
  parseDer,
  sequence,
  smallInteger,
  TAG,
  time,
} from '../x509/der.ts';
import { type SignatureAlgorithm, verifySignature } from '../x509/signature.ts';

export interface StatusCheck {
  /** Unix seconds at which the first response used is due again; Infinity without any */
  readonly validUntil: number;
  /** Certificates below the root that can be revoked and that no response spoke of, by name */
  readonly unchecked: readonly string[];
}

interface SingleStatus {
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly digest: (bytes: Uint8Array) => Uint8Array;
  readonly serial: string;
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly thisUpdate: number;
  readonly nextUpdate: number;
}

interface OcspResponse {
  readonly signedBytes: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
  /** Of one certificate: whoever wants to know of more asks more often */
  readonly status: SingleStatus;
  /** Certificates that came with it: of a responder that the issuer appointed */
  readonly responders: readonly Certificate[];
}

const CODE = 'TEE_OCSP_MALFORMED';
const LIMITS = { code: CODE, maxBytes: 8 * 1024 };
const MAX_RESPONSES = 8;
const MAX_RESPONDERS = 2;
const BASIC_RESPONSE = '1.3.6.1.5.5.7.48.1.1';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const CHECKED_CRITICAL: readonly string[] = [EXTENDED_KEY_USAGE, '2.5.29.15', '2.5.29.19'];
const DIGESTS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  '1.3.14.3.2.26': sha1,
  '2.16.840.1.101.3.4.2.1': sha256,
  '2.16.840.1.101.3.4.2.2': sha384,
};
/** For a response without nextUpdate, seconds. */
const DEFAULT_LIFETIME = 86_400;

/**
 * @param chain leaf first, verified
 * @param responses DER; each must speak of a certificate of this chain and be signed by that one's issuer, or by a
 * responder the issuer appointed
 * @param first position of the first certificate that can be revoked: who issued those before it answers no questions
 * @throws VerificationError TEE_OCSP_MALFORMED | TEE_OCSP_UNRELATED | TEE_OCSP_SIGNATURE | TEE_OCSP_NOT_YET_VALID |
 * TEE_OCSP_EXPIRED | TEE_OCSP_UNKNOWN | TEE_REVOKED
 */
export async function checkStatuses(
  chain: readonly Certificate[],
  responses: readonly Uint8Array[],
  now: number,
  first = 0,
): Promise<StatusCheck> {
  if (responses.length > MAX_RESPONSES)
    throw malformed(CODE, 'too many responses', { got: responses.length });
  const checked = new Set<Certificate>();
  let validUntil = Number.POSITIVE_INFINITY;
  for (const der of responses) {
    const response = parseOcspResponse(der);
    const { status } = response;
    const position = chain.findIndex((certificate, at) => speaksOf(status, certificate, chain[at + 1]));
    if (position < 0) throw refusal('TEE_OCSP_UNRELATED', 'a status is of no certificate in this chain');
    await checkResponder(response, chain[position + 1]!, now);
    checkSingle(status, chain[position]!, now);
    checked.add(chain[position]!);
    validUntil = Math.min(validUntil, status.nextUpdate);
  }
  const unchecked = chain.slice(first, -1).filter((certificate) => !checked.has(certificate));
  return { validUntil, unchecked: unchecked.map(({ commonName, serial }) => commonName ?? serial) };
}

/** Those of some responses, gathered for several chains, that are about a certificate of this one. */
export const statusesOf = (
  chain: readonly Certificate[],
  responses: readonly Uint8Array[],
): readonly Uint8Array[] =>
  responses.filter((der) => {
    const { status } = parseOcspResponse(der);
    return chain.some((certificate, at) => speaksOf(status, certificate, chain[at + 1]));
  });

function speaksOf(single: SingleStatus, certificate: Certificate, issuer: Certificate | undefined): boolean {
  return (
    issuer !== undefined &&
    single.serial === certificate.serial &&
    equalBytes(single.issuerNameHash, single.digest(issuer.subject)) &&
    equalBytes(single.issuerKeyHash, single.digest(keyBits(issuer)))
  );
}

/** The public key as the bit string holds it, without its algorithm. */
function keyBits({ publicKey }: Certificate): Uint8Array {
  return bitString(sequence(parseDer(publicKey.spki, LIMITS), 2)[1]!);
}

function checkSingle(single: SingleStatus, certificate: Certificate, now: number): void {
  const details = { certificate: certificate.commonName ?? certificate.serial };
  if (single.status === 'revoked')
    throw refusal('TEE_REVOKED', 'a certificate is revoked or on hold', details);
  if (single.status === 'unknown')
    throw refusal('TEE_OCSP_UNKNOWN', 'the responder does not know a certificate', details);
  if (now < single.thisUpdate)
    throw refusal('TEE_OCSP_NOT_YET_VALID', 'a status is dated in the future', details);
  if (now > single.nextUpdate) throw refusal('TEE_OCSP_EXPIRED', 'a newer status is due', details);
}

async function checkResponder(response: OcspResponse, issuer: Certificate, now: number): Promise<void> {
  const { algorithm, signedBytes, signature } = response;
  for (const signer of [issuer, ...response.responders]) {
    if (signer !== issuer && !(await isAppointed(signer, issuer, now))) continue;
    if (await verifySignature(signer.publicKey, algorithm, signedBytes, signature)) return;
  }
  throw refusal('TEE_OCSP_SIGNATURE', 'a status is not signed by the issuer or a responder of its', {
    issuer: issuer.commonName ?? issuer.serial,
  });
}

/** RFC 6960 4.2.2.2: issued by the same authority, for nothing but this. */
async function isAppointed(responder: Certificate, issuer: Certificate, now: number): Promise<boolean> {
  const usage = responder.extensions.get(EXTENDED_KEY_USAGE);
  if (usage === undefined || responder.authority !== null) return false;
  const purposes = sequence(parseDer(usage.value, LIMITS), 1, 8).map((node) => oid(node));
  const known = [...responder.extensions].every(
    ([id, { critical }]) => !critical || CHECKED_CRITICAL.includes(id),
  );
  return (
    known &&
    purposes.includes(OCSP_SIGNING) &&
    (responder.keyUsage === null || (responder.keyUsage & KEY_USAGE.digitalSignature) !== 0) &&
    equalBytes(responder.issuer, issuer.subject) &&
    now >= responder.notBefore &&
    now <= responder.notAfter &&
    (await verifySignature(issuer.publicKey, responder.algorithm, responder.signedBytes, responder.signature))
  );
}

function parseOcspResponse(der: Uint8Array): OcspResponse {
  const [status, wrapped] = sequence(parseDer(der, LIMITS), 1, 2);
  if (smallInteger(status!, TAG.enumerated) !== 0 || wrapped === undefined)
    throw malformed(CODE, 'the responder refused');
  const [type, bytes] = sequence(elements(wrapped, explicitTag(0), 1)[0]!, 2);
  if (oid(type!) !== BASIC_RESPONSE) throw malformed(CODE, 'another type of response');
  const [data, algorithm, signature, certificates] = sequence(parseDer(octetString(bytes!), LIMITS), 3, 4);
  const responders =
    certificates === undefined
      ? []
      : sequence(elements(certificates, explicitTag(0), 1)[0]!, 0, MAX_RESPONDERS);
  return {
    signedBytes: data!.raw,
    algorithm: sameAlgorithm(algorithm!, algorithm!),
    signature: bitString(signature!),
    status: statusIn(data!),
    responders: responders.map(({ raw }) => parseCertificate(raw)),
  };
}

/** ResponseData: an optional version, who answers, when, the answer, extensions. */
function statusIn(data: DerNode): SingleStatus {
  const fields = [...sequence(data, 3, 5)];
  // Version 1 is the default, but some write it out; nobody knows another.
  if (
    fields[0]!.tag === explicitTag(0) &&
    smallInteger(elements(fields.shift()!, explicitTag(0), 1)[0]!) !== 0
  )
    throw malformed(CODE, 'another version');
  const [responder, producedAt, responses] = fields;
  if (responder!.tag !== explicitTag(1) && responder!.tag !== explicitTag(2))
    throw malformed(CODE, 'a responder without name');
  time(producedAt!);
  return singleOf(sequence(responses!, 1)[0]!);
}

function singleOf(node: DerNode): SingleStatus {
  const [id, status, thisUpdate, ...rest] = sequence(node, 3, 5);
  const [algorithm, issuerNameHash, issuerKeyHash, serial] = sequence(id!, 4);
  const digest = DIGESTS[oid(sequence(algorithm!, 1, 2)[0]!)];
  if (digest === undefined) throw malformed(CODE, 'another digest');
  const next = rest.find(({ tag }) => tag === explicitTag(0));
  const since = time(thisUpdate!);
  return {
    issuerNameHash: octetString(issuerNameHash!),
    issuerKeyHash: octetString(issuerKeyHash!),
    digest,
    serial: serialOf(serial!),
    status: statusOf(status!),
    thisUpdate: since,
    nextUpdate: next === undefined ? since + DEFAULT_LIFETIME : time(elements(next, explicitTag(0), 1)[0]!),
  };
}

function statusOf({ tag, value }: DerNode): SingleStatus['status'] {
  if (tag === implicitTag(0) && value.length === 0) return 'good';
  if (tag === explicitTag(1)) return 'revoked';
  if (tag === implicitTag(2) && value.length === 0) return 'unknown';
  throw malformed(CODE, 'another status');
}

const refusal = (code: string, message: string, details: Readonly<Record<string, string>> = {}) =>
  new VerificationError(code, message, {
    details,
    hint: 'ask the responder named in the certificate again and hand in its answer',
  });
