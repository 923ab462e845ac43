/**
 * Who signed: the PCK chain of a quote and the chain of the collateral, under Intel's root, each certificate in its role.
 * @module
 */
import { VerificationError } from '../../core/errors.ts';
import { type Certificate, parseCertificate, splitPem } from '../x509/certificate.ts';
import { type PinnedRoot, type VerifiedChain, verifyChain } from '../x509/chain.ts';
import { parseCrl } from '../x509/crl.ts';
import type { IntelCollateral } from './collateral.ts';

/**
 * Intel SGX Root CA, as published at
 * https://certificates.trustedservices.intel.com/Intel_SGX_Provisioning_Certification_RootCA.cer
 */
export const INTEL_ROOT: PinnedRoot = {
  name: 'Intel SGX Root CA',
  sha256: '44a0196b2b99f889b8e149e95b807a350e7424964399e885a7cbb8ccfab674d3',
};

const ROLES = {
  pck: ['Intel SGX PCK Certificate'],
  pckAuthority: ['Intel SGX PCK Processor CA', 'Intel SGX PCK Platform CA'],
  collateral: ['Intel SGX TCB Signing'],
} as const;

export interface IntelChains {
  readonly pck: Certificate;
  /** Leaf first */
  readonly pckChain: readonly [pck: Certificate, authority: Certificate, root: Certificate];
  readonly tcbInfoSigner: Certificate;
  readonly qeIdentitySigner: Certificate;
  /** Unix seconds at which the first certificate or list expires */
  readonly validUntil: number;
  /** Unix seconds at which the older of the two lists was issued */
  readonly listedAt: number;
}

/**
 * @param pem the quote's certification data
 * @throws VerificationError TEE_CERT_ROLE and what parsers and `verifyChain` throw (x509/)
 */
export async function verifyIntelChains(
  pem: Uint8Array,
  collateral: IntelCollateral,
  options: { readonly now: number; readonly roots: readonly PinnedRoot[] },
): Promise<IntelChains> {
  const pckChain = pckCertificates(pem);
  const [pck, authority, root] = pckChain;
  requireRole(pck, 'pck');
  requireRole(authority, 'pckAuthority');
  const rootCrl = parseCrl(collateral.rootCrl);
  const crls = [rootCrl, parseCrl(collateral.pckCrl)];
  const verified: VerifiedChain[] = [await verifyChain(pckChain, { ...options, crls, crlFor: [0, 1] })];
  const signers = collateral.signers.map(parseCertificate);
  for (const signer of signers) {
    requireRole(signer, 'collateral');
    verified.push(await verifyChain([signer, root], { ...options, crls: [rootCrl], crlFor: [0] }));
  }
  return {
    pck,
    pckChain,
    tcbInfoSigner: signers[0]!,
    qeIdentitySigner: signers.at(-1)!,
    validUntil: Math.min(...verified.map(({ validUntil }) => validUntil)),
    listedAt: Math.min(...verified.map(({ listedAt }) => listedAt)),
  };
}

function pckCertificates(pem: Uint8Array): IntelChains['pckChain'] {
  // C strings: quoting enclaves count the terminating zero.
  const text = new TextDecoder('latin1').decode(pem.at(-1) === 0 ? pem.subarray(0, -1) : pem);
  const [pck, authority, root, ...more] = splitPem(text).map(parseCertificate);
  if (pck === undefined || authority === undefined || root === undefined || more.length > 0) {
    throw new VerificationError('TEE_CHAIN_UNTRUSTED', "the quote's chain is not PCK certificate, CA, root", {
      details: { expected: 3, got: splitPem(text).length },
    });
  }
  return [pck, authority, root];
}

/** Intel tells its certificates' roles apart by name alone. @throws VerificationError TEE_CERT_ROLE */
function requireRole({ commonName }: Certificate, role: keyof typeof ROLES): void {
  if ((ROLES[role] as readonly (string | null)[]).includes(commonName)) return;
  throw new VerificationError('TEE_CERT_ROLE', 'a certificate of Intel is used for what it is not made for', {
    details: { expected: ROLES[role].join(' or '), got: commonName ?? 'no name' },
  });
}
