/**
 * What a verifier needs beside a TDX or SGX quote: Intel's lists of revoked certificates, the status of processor and
 * module, and the identity of the quoting enclave, from Intel's service or a cache of it (PCCS).
 * @module
 */
import type { FetchedCollateral } from '../../../crypto/attest/intel/collateral.ts';
import { pckExtension } from '../../../crypto/attest/intel/pck.ts';
import { parseIntelQuote } from '../../../crypto/attest/intel/quote.ts';
import { parseCertificate, splitPem } from '../../../crypto/attest/x509/certificate.ts';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import type { FetchCached, Fetched } from './fetch-cached.ts';

export const INTEL_PCS = 'https://api.trustedservices.intel.com';
const INTEL_ROOT_CRL = 'https://certificates.trustedservices.intel.com/IntelSGXRootCA.der';

/** Intel's lists hold for thirty days; what is fetched once a day tells of a recovery soon enough to renew. */
const LIFETIME_SECONDS = 86_400;

const PROCESSOR_CA = 'Intel SGX PCK Processor CA';

/**
 * @param quote without padding
 * @param service of Intel, or a PCCS
 * @throws UnavailableError COLLATERAL_MALFORMED | HTTP_*; UsageError COLLATERAL_URL; VerificationError TEE_QUOTE_* |
 * TEE_CERT_MALFORMED when the quote does not say which platform it is of
 */
export async function fetchIntelCollateral(
  quote: Uint8Array,
  fetch: FetchCached,
  service: string = INTEL_PCS,
): Promise<FetchedCollateral> {
  const { body, pckChain } = parseIntelQuote(quote);
  const [leaf, authority] = splitPem(new TextDecoder('latin1').decode(pckChain).replaceAll('\0', ''));
  const fmspc = bytesToHex(pckExtension(parseCertificate(leaf!)).fmspc).toUpperCase();
  const isProcessor = authority !== undefined && parseCertificate(authority).commonName === PROCESSOR_CA;
  const ca = isProcessor ? 'processor' : 'platform';
  const tee = body.kind === 'intel-tdx' ? 'tdx' : 'sgx';

  const base = service.replace(/\/+$/, '');
  const ask = (path: string, header: string): Promise<Fetched> =>
    fetch({ url: `${base}${path}`, lifetimeSeconds: LIFETIME_SECONDS, headers: [header] });
  const rootCrlUrl = base === INTEL_PCS ? INTEL_ROOT_CRL : `${base}/sgx/certification/v4/rootcacrl`;
  const [pckCrl, tcb, qe, rootCrl] = await Promise.all([
    fetch({
      url: `${base}/sgx/certification/v4/pckcrl?ca=${ca}&encoding=der`,
      lifetimeSeconds: LIFETIME_SECONDS,
    }),
    ask(`/${tee}/certification/v4/tcb?fmspc=${fmspc}`, TCB_CHAIN),
    ask(`/${tee}/certification/v4/qe/identity`, QE_CHAIN),
    fetch({ url: rootCrlUrl, lifetimeSeconds: LIFETIME_SECONDS }),
  ]);
  const [tcbInfo, tcbInfoSignature] = signedText(tcb.body, 'tcbInfo');
  const [qeIdentity, qeIdentitySignature] = signedText(qe.body, 'enclaveIdentity');
  return {
    rootCaCrl: listOf(rootCrl.body),
    pckCrl: listOf(pckCrl.body),
    tcbInfoIssuerChain: chainOf(tcb, TCB_CHAIN),
    tcbInfo,
    tcbInfoSignature,
    qeIdentityIssuerChain: chainOf(qe, QE_CHAIN),
    qeIdentity,
    qeIdentitySignature,
  };
}

const TCB_CHAIN = 'tcb-info-issuer-chain';
const QE_CHAIN = 'sgx-enclave-identity-issuer-chain';

/** A chain comes in a header, percent-encoded. */
function chainOf({ headers }: Fetched, name: string): string {
  let chain = '';
  try {
    chain = decodeURIComponent(headers[name] ?? '');
  } catch {
    // told below
  }
  if (!chain.includes('-----BEGIN CERTIFICATE-----')) throw malformed(name);
  return chain;
}

/** DER from Intel; a PCCS gives hex digits. */
function listOf(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body).toString('latin1').trim();
  return /^(?:[0-9a-fA-F]{2})+$/.test(text) ? hex(text.toLowerCase()) : body;
}

/** What the signature is over are the bytes between the two, so they are cut out and never written anew. */
function signedText(body: Uint8Array, field: string): readonly [string, Uint8Array] {
  const text = Buffer.from(body).toString('utf8').trim();
  const found = new RegExp(`^\\{"${field}":(\\{.*\\}),"signature":"([0-9a-fA-F]{128})"\\}$`, 's').exec(text);
  if (found === null) throw malformed(field);
  return [found[1]!, hex(found[2]!.toLowerCase())];
}

const malformed = (field: string): UnavailableError =>
  new UnavailableError(
    'COLLATERAL_MALFORMED',
    "the collateral service's answer is not what Intel documents",
    {
      details: { field },
      hint: 'set pccsUrl to a service that speaks version 4, or leave it out for the one of Intel',
    },
  );
