/**
 * X.509 certificates, version 3 only, read strictly (RFC 5280).
 *
 * What a field means for a chain is decided in chain.ts; here it is only taken apart, and refused if it is not exactly
 * what the profile allows.
 * @module
 */
import { bytesToHex, equalBytes } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import {
  bitString,
  boolean,
  type DerNode,
  elements,
  expectTag,
  explicitTag,
  implicitTag,
  malformed,
  namedBits,
  octetString,
  oid,
  parseDer,
  sequence,
  smallInteger,
  TAG,
  time,
  unsignedBytes,
} from './der.ts';
import { type PublicKey, publicKey, type SignatureAlgorithm, signatureAlgorithm } from './signature.ts';

const CODE = 'TEE_CERT_MALFORMED';
export const MAX_CERTIFICATE_BYTES = 8 * 1024;
const MAX_SERIAL_BYTES = 20;
const MAX_EXTENSIONS = 32;
const MAX_NAME_PARTS = 16;

export const EXTENSION = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
} as const;

/** Bits of keyUsage. */
export const KEY_USAGE = { digitalSignature: 1 << 0, keyCertSign: 1 << 5, cRLSign: 1 << 6 } as const;

export interface Extension {
  readonly critical: boolean;
  /** Content of the octet string */
  readonly value: Uint8Array;
}

/** What a signature of an issuer covers, and the signature: certificates and revocation lists alike. */
export interface Signed {
  /** Name, DER: names are equal when their bytes are */
  readonly issuer: Uint8Array;
  /** Key identifier of the issuer, where it says */
  readonly issuerKeyId: Uint8Array | null;
  readonly signedBytes: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
}

export interface Certificate extends Signed {
  readonly der: Uint8Array;
  /** Lower-case hex */
  readonly serial: string;
  readonly subject: Uint8Array;
  /** The subject's common name; null where it has none, or more than one */
  readonly commonName: string | null;
  readonly keyId: Uint8Array | null;
  /** Unix seconds, both included */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: PublicKey;
  /** By object identifier */
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly authority: { readonly pathLength: number | null } | null;
  /** null: the certificate does not say */
  readonly keyUsage: number | null;
}

/** @throws VerificationError TEE_CERT_MALFORMED */
export function parseCertificate(der: Uint8Array): Certificate {
  const root = parseDer(der, { code: CODE, maxBytes: MAX_CERTIFICATE_BYTES });
  const [tbs, outer, signature] = sequence(root, 3);
  const fields = [...sequence(tbs!, 8, 8)];
  const [version, serial, inner, issuer, validity, subject, key, extended] = fields;
  if (smallInteger(elements(version!, explicitTag(0), 1)[0]!) !== 2) throw malformed(CODE, 'not version 3');
  const [from, until] = sequence(validity!, 2);
  const extensions = readExtensions(elements(extended!, explicitTag(3), 1)[0]!);
  return {
    der,
    serial: serialOf(serial!),
    issuer: nameOf(issuer!),
    issuerKeyId: authorityKeyId(extensions),
    subject: nameOf(subject!),
    commonName: commonName(subject!),
    keyId: subjectKeyId(extensions),
    notBefore: time(from!),
    notAfter: time(until!),
    publicKey: publicKey(key!),
    extensions,
    authority: authority(extensions),
    keyUsage: keyUsage(extensions),
    signedBytes: tbs!.raw,
    algorithm: sameAlgorithm(inner!, outer!),
    signature: bitString(signature!),
  };
}

/** @throws VerificationError the node's code, unless the algorithm inside and outside of what is signed is one, byte for byte */
export function sameAlgorithm(inner: DerNode, outer: DerNode): SignatureAlgorithm {
  if (!equalBytes(inner.raw, outer.raw)) throw malformed(inner.code, 'two signature algorithms');
  return signatureAlgorithm(inner);
}

/** Hex of a serial number; zero is allowed, since AMD's chip certificates have it. */
export function serialOf(node: DerNode): string {
  const bytes = unsignedBytes(node);
  if (bytes.length > MAX_SERIAL_BYTES) throw malformed(node.code, 'a serial number too long');
  return bytesToHex(bytes);
}

/** A Name, whole. */
export function nameOf(node: DerNode): Uint8Array {
  for (const set of sequence(node, 1, MAX_NAME_PARTS)) {
    for (const part of elements(set, TAG.set, 1, 4)) oid(sequence(part, 2)[0]!);
  }
  return node.raw;
}

const COMMON_NAME = '2.5.4.3';

function commonName(node: DerNode): string | null {
  const values = node.children
    .flatMap((set) => set.children)
    .filter((part) => oid(part.children[0]!) === COMMON_NAME)
    .map((part) => part.children[1]!);
  const [value] = values;
  if (values.length !== 1 || (value!.tag !== TAG.utf8String && value!.tag !== TAG.printableString))
    return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value!.value);
  } catch {
    return null;
  }
}

/** Extensions ::= SEQUENCE OF { oid, critical DEFAULT FALSE, octets }; none twice. @throws VerificationError the node's code */
export function readExtensions(node: DerNode): ReadonlyMap<string, Extension> {
  const found = new Map<string, Extension>();
  for (const item of sequence(node, 1, MAX_EXTENSIONS)) {
    const parts = sequence(item, 2, 3);
    const id = oid(parts[0]!);
    const critical = parts.length === 3 && boolean(parts[1]!);
    if (parts.length === 3 && !critical)
      throw malformed(node.code, 'a default that is written out', { got: id });
    if (found.has(id)) throw malformed(node.code, 'an extension twice', { got: id });
    found.set(id, { critical, value: octetString(parts.at(-1)!) });
  }
  return found;
}

type Extensions = ReadonlyMap<string, Extension>;

const inside = (extensions: Extensions, id: string, code: string): DerNode | null => {
  const extension = extensions.get(id);
  return extension === undefined
    ? null
    : parseDer(extension.value, { code, maxBytes: MAX_CERTIFICATE_BYTES });
};

function authority(extensions: Extensions): Certificate['authority'] {
  const node = inside(extensions, EXTENSION.basicConstraints, CODE);
  if (node === null) return null;
  const [ca, pathLength] = sequence(node, 0, 2);
  if (ca === undefined) return null;
  if (!boolean(ca)) {
    // Written out although it is the default; some vendors' leaf certificates do.
    if (pathLength !== undefined) throw malformed(CODE, 'a path length without authority');
    return null;
  }
  return { pathLength: pathLength === undefined ? null : smallInteger(pathLength) };
}

function keyUsage(extensions: Extensions): number | null {
  const node = inside(extensions, EXTENSION.keyUsage, CODE);
  return node === null ? null : namedBits(node);
}

function subjectKeyId(extensions: Extensions): Uint8Array | null {
  const node = inside(extensions, EXTENSION.subjectKeyId, CODE);
  return node === null ? null : octetString(node);
}

/** The key identifier in authorityKeyIdentifier; null where it is not there. @throws VerificationError `code` */
export function authorityKeyId(extensions: Extensions, code: string = CODE): Uint8Array | null {
  const node = inside(extensions, EXTENSION.authorityKeyId, code);
  const id = node === null ? undefined : sequence(node, 0, 3)[0];
  return id?.tag === implicitTag(0) ? expectTag(id, implicitTag(0), id).value : null;
}

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END \1-----(?:\r?\n)*/y;
const MAX_PEM_CHARS = 128 * 1024;

/**
 * Blocks of one label, in their order; nothing may stand between, before or after them.
 * @throws VerificationError TEE_CERT_MALFORMED
 */
export function splitPem(text: string, label = 'CERTIFICATE'): readonly Uint8Array[] {
  const refused = (problem: string): VerificationError =>
    new VerificationError(CODE, `malformed PEM: ${problem}`, { details: { problem } });
  if (text.length > MAX_PEM_CHARS) throw refused(`more than ${MAX_PEM_CHARS} characters`);
  const blocks: Uint8Array[] = [];
  PEM.lastIndex = 0;
  for (let at = 0; at < text.length; at = PEM.lastIndex) {
    const match = PEM.exec(text);
    if (match === null || match[1] !== label) throw refused(`not a block of ${label}`);
    blocks.push(fromBase64(match[2]!, refused));
  }
  if (blocks.length === 0) throw refused(`no block of ${label}`);
  return blocks;
}

/** What may stand before the padding: the bits that belong to no byte are zero. */
const PADDED = /[^=]$|[AQgw]={2}$|[AEIMQUYcgkosw048]=$/;

function fromBase64(text: string, refused: (problem: string) => VerificationError): Uint8Array {
  const joined = text.replaceAll(/[\r\n]/g, '');
  if (joined.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(joined) || !PADDED.test(joined)) {
    throw refused('base64');
  }
  return Uint8Array.from(atob(joined), (char) => char.charCodeAt(0));
}
