/**
 * Reference manifests as NVIDIA writes them, under a test root.
 * @module
 */
import { sha384 } from '@noble/hashes/sha2.js';
import { canonicalXml, parseXml, type XmlElement } from '../../crypto/attest/nvidia/xml.ts';
import type { PinnedRoot } from '../../crypto/attest/x509/chain.ts';
import { bytesToHex, utf8 } from '../../crypto/core/bytes.ts';
import { DRIVER_VERSION, GPU_PRODUCT } from './gpu-evidence.ts';
import { type Issued, type IssueOptions, issue, pinOf, signRaw } from './test-pki.ts';

export interface RimSigner {
  readonly root: Issued;
  readonly authority: Issued;
  readonly leaf: Issued;
  readonly roots: readonly PinnedRoot[];
}

export async function rimSigner(
  change: Partial<Record<'authority' | 'leaf', Partial<IssueOptions>>> = {},
): Promise<RimSigner> {
  const root = await issue({ subject: 'test CoRIM root' });
  const authority = await issue({
    subject: 'test RIM authority',
    issuer: root,
    ca: true,
    serial: 2,
    ...change.authority,
  });
  const leaf = await issue({
    subject: 'test RIM signer',
    issuer: authority,
    serial: 3,
    keyUsage: 1,
    ...change.leaf,
  });
  return { root, authority, leaf, roots: [pinOf(root)] };
}

export interface RimParts {
  readonly product?: string;
  readonly version?: string;
  /** Index to alternatives; the others are there, but not active */
  readonly digests: ReadonlyMap<number, readonly Uint8Array[]>;
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const SWID = 'http://standards.iso.org/iso/19770/-2/2015/schema.xsd';
const TCG =
  'https://trustedcomputinggroup.org/resource/tcg-reference-integrity-manifest-rim-information-model/';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const C14N = 'http://www.w3.org/2006/12/xml-c14n11';

/** The manifest without its signature's last parts: `{{digest}}`, `{{value}}`, `{{certificates}}` stand for them. */
export function rimTemplate({ product = GPU_PRODUCT, version = DRIVER_VERSION, digests }: RimParts): string {
  const resources = Array.from({ length: 64 }, (_, index) => {
    const values = digests.get(index) ?? [new Uint8Array(48)];
    const hashes = values.map((value, i) => `ns2:Hash${i}="${bytesToHex(value)}"`).join(' ');
    const active = digests.has(index) ? 'True' : 'False';
    return `<ns0:Resource type="Measurement" index="${index}" active="${active}" alternatives="${values.length}" ${hashes} name="Measurement_${index}" size="48"/>`;
  });
  return [
    `<SoftwareIdentity xmlns="${SWID}" xmlns:ns0="${SWID}" xmlns:ns2="http://www.w3.org/2001/04/xmlenc#sha384" name="${product}" version="1.0">`,
    '<ns0:Entity name="NVIDIA Corporation" role="softwareCreator tagCreator"/>',
    `<ns0:Meta xmlns:ns1="${TCG}" colloquialVersion="${version}" edition="GPU" product="${product}" ns1:FirmwareManufacturerId="5703"/>`,
    '<ns0:Payload xmlns:SHA384="http://www.w3.org/2001/04/xmlenc#sha384">',
    ...resources,
    '</ns0:Payload>',
    `<ds:Signature xmlns:ds="${DSIG}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${C14N}"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"/><ds:Reference URI=""><ds:Transforms><ds:Transform Algorithm="${DSIG}enveloped-signature"/><ds:Transform Algorithm="${C14N}"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#sha384"/><ds:DigestValue>{{digest}}</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>{{value}}</ds:SignatureValue><ds:KeyInfo><ds:X509Data>{{certificates}}</ds:X509Data></ds:KeyInfo></ds:Signature></SoftwareIdentity>`,
    '',
  ].join('\n');
}

const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child) => typeof child !== 'string');

/** Fills a template in: digest, signature, chain (leaf first). */
export async function signRim(template: string, signer: RimSigner): Promise<Uint8Array> {
  const certificates = [signer.leaf, signer.authority, signer.root]
    .map(
      ({ der }) => `<ds:X509Certificate>${base64(der).replaceAll(/(.{64})/g, '$1\n')}\n</ds:X509Certificate>`,
    )
    .join('');
  const unsigned = template
    .replace('{{certificates}}', certificates)
    .replace('{{value}}', base64(new Uint8Array(96)));
  const root = parseXml(utf8(unsigned.replace('{{digest}}', base64(new Uint8Array(48)))));
  const digest = sha384(utf8(canonicalXml(root, elementsOf(root).at(-1)!)));
  const digested = unsigned.replace('{{digest}}', base64(digest));
  const info = elementsOf(elementsOf(parseXml(utf8(digested))).at(-1)!)[0]!;
  const value = await signRaw(signer.leaf, utf8(canonicalXml(info)));
  return utf8(digested.replace(base64(new Uint8Array(96)), base64(value)));
}

export const rimXml = (parts: RimParts, signer: RimSigner): Promise<Uint8Array> =>
  signRim(rimTemplate(parts), signer);
