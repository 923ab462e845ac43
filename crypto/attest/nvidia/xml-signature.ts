/**
 * The signature inside a reference manifest (XML Signature 1.1, enveloped): one form of it, the one NVIDIA writes.
 *
 * The reference is to the whole document, so there is nothing that a reader could take for signed and is not.
 * @module
 */
import { sha384 } from '@noble/hashes/sha2.js';
import { equalBytes, utf8 } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { type Certificate, parseCertificate } from '../x509/certificate.ts';
import { verifyEcdsaRaw } from '../x509/signature.ts';
import { fromBase64 } from './base64.ts';
import { malformed } from './errors.ts';
import { canonicalXml, type XmlElement } from './xml.ts';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const C14N = 'http://www.w3.org/2006/12/xml-c14n11';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const ECDSA_SHA384 = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384';
const SHA384 = 'http://www.w3.org/2001/04/xmldsig-more#sha384';
const MAX_CERTIFICATES = 8;

export interface XmlSignature {
  readonly element: XmlElement;
  readonly digest: Uint8Array;
  /** r ‖ s */
  readonly value: Uint8Array;
  /** Canonical SignedInfo */
  readonly signed: Uint8Array;
  /** Leaf first */
  readonly chain: readonly Certificate[];
}

/** @param root a document whose last element is its signature @throws VerificationError TEE_GPU_MALFORMED */
export function signatureOf(root: XmlElement): XmlSignature {
  const element = childElements(root).at(-1);
  if (element === undefined || element.namespace !== DSIG || element.name !== 'Signature')
    throw malformed('RIM signature');
  checkAttributes(element, {});
  const [info, value, keyInfo] = exactly(element, 'SignedInfo', 'SignatureValue', 'KeyInfo');
  const [x509] = exactly(keyInfo!, 'X509Data');
  return {
    element,
    digest: digestOf(info!),
    value: bytesIn(value!),
    signed: utf8(canonicalXml(info!)),
    chain: certificatesOf(x509!),
  };
}

/**
 * Checks digest and signature, not the chain.
 * @throws VerificationError TEE_GPU_RIM_DIGEST | TEE_GPU_RIM_SIGNATURE
 */
export async function checkSignature(root: XmlElement, signature: XmlSignature): Promise<void> {
  const { element, digest, value, signed, chain } = signature;
  if (!equalBytes(sha384(utf8(canonicalXml(root, element))), digest))
    throw new VerificationError('TEE_GPU_RIM_DIGEST', 'the reference manifest is not what was signed');
  if (!(await verifyEcdsaRaw(chain[0]!.publicKey, signed, value)))
    throw new VerificationError('TEE_GPU_RIM_SIGNATURE', "the reference manifest's signature is wrong");
}

function digestOf(info: XmlElement): Uint8Array {
  checkAttributes(info, {});
  const [canonicalization, method, reference] = exactly(
    info,
    'CanonicalizationMethod',
    'SignatureMethod',
    'Reference',
  );
  checkEmpty(canonicalization!, C14N);
  checkEmpty(method!, ECDSA_SHA384);
  checkAttributes(reference!, { URI: '' });
  const [transforms, digestMethod, digest] = exactly(reference!, 'Transforms', 'DigestMethod', 'DigestValue');
  checkAttributes(transforms!, {});
  const [enveloped, c14n] = exactly(transforms!, 'Transform', 'Transform');
  checkEmpty(enveloped!, ENVELOPED);
  checkEmpty(c14n!, C14N);
  checkEmpty(digestMethod!, SHA384);
  return bytesIn(digest!);
}

function certificatesOf(x509: XmlElement): readonly Certificate[] {
  const elements = childElements(x509);
  if (elements.length < 1 || elements.length > MAX_CERTIFICATES) throw malformed('RIM certificates');
  exactly(x509, ...elements.map(() => 'X509Certificate'));
  return elements.map((element) => parseCertificate(bytesIn(element)));
}

/** The elements inside, between which nothing but white space may stand. */
export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => {
    if (typeof child !== 'string') return true;
    if (child.trim() !== '') throw malformed('RIM', { element: element.name, problem: 'text' });
    return false;
  }) as readonly XmlElement[];
}

function exactly(element: XmlElement, ...names: string[]): readonly XmlElement[] {
  const found = childElements(element);
  const same = found.every(({ namespace, name }, at) => namespace === DSIG && name === names[at]);
  if (!same || found.length !== names.length) throw malformed('RIM signature', { element: element.name });
  return found;
}

function checkEmpty(element: XmlElement, algorithm: string): void {
  checkAttributes(element, { Algorithm: algorithm });
  if (element.children.length !== 0) throw malformed('RIM signature', { element: element.name });
}

function checkAttributes(element: XmlElement, expected: Readonly<Record<string, string>>): void {
  const same = element.attributes.every(({ written, value }) => expected[written] === value);
  if (!same || element.attributes.length !== Object.keys(expected).length)
    throw malformed('RIM signature', { element: element.name });
}

function bytesIn(element: XmlElement): Uint8Array {
  checkAttributes(element, {});
  const [text] = element.children;
  if (element.children.length !== 1 || typeof text !== 'string')
    throw malformed('RIM', { element: element.name });
  return fromBase64(text.replaceAll(/[ \n]/g, ''), element.name);
}
