/**
 * Intel quotes, taken apart: SGX version 3, TDX versions 4 and 5; no byte is left over. Nothing is verified here.
 *
 *   header 48 | [v5: body type 2, body size 4] | body | size 4 | signature 64, attestation key 64, certification data
 *
 * Source: Intel SGX ECDSA Quote Library API, appendix A.3 and A.4; Intel TDX DCAP Quoting Library API, appendix 3.
 * @module
 */
import { bytesToHex } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import {
  cutFields,
  type FieldsOf,
  isZero,
  layoutBytes,
  littleEndian,
  malformed,
  readerOf,
} from './layout.ts';

const HEADER = {
  version: 2,
  attestationKeyType: 2,
  teeType: 4,
  /** Versions of QE and PCE in SGX quotes, reserved in TDX ones; the certificates are what counts */
  qeSvn: 2,
  pceSvn: 2,
  qeVendor: 16,
  userData: 20,
} as const;
const HEADER_BYTES = layoutBytes(HEADER);

/** An SGX enclave's report, of a quoting enclave too. */
export const ENCLAVE_REPORT = {
  cpuSvn: 16,
  miscSelect: 4,
  reserved1: 12,
  isvExtProdId: 16,
  attributes: 16,
  mrEnclave: 32,
  reserved2: 32,
  mrSigner: 32,
  reserved3: 32,
  configId: 64,
  isvProdId: 2,
  isvSvn: 2,
  configSvn: 2,
  reserved4: 42,
  isvFamilyId: 16,
  reportData: 64,
} as const;
export type EnclaveReport = FieldsOf<typeof ENCLAVE_REPORT>;

const TD_REPORT_10 = {
  teeTcbSvn: 16,
  mrSeam: 48,
  mrSignerSeam: 48,
  seamAttributes: 8,
  tdAttributes: 8,
  xfam: 8,
  mrTd: 48,
  mrConfigId: 48,
  mrOwner: 48,
  mrOwnerConfig: 48,
  rtMr0: 48,
  rtMr1: 48,
  rtMr2: 48,
  rtMr3: 48,
  reportData: 64,
} as const;
const TD_REPORT_15 = { ...TD_REPORT_10, teeTcbSvn2: 16, mrServiceTd: 48 } as const;
/** A TD's report; the last two only in version 1.5. */
export type TdReport = FieldsOf<typeof TD_REPORT_10> &
  Partial<Pick<FieldsOf<typeof TD_REPORT_15>, 'teeTcbSvn2' | 'mrServiceTd'>>;

export interface IntelQuote {
  readonly version: 3 | 4 | 5;
  readonly body:
    | { readonly kind: 'intel-sgx'; readonly report: EnclaveReport }
    | { readonly kind: 'intel-tdx'; readonly report: TdReport };
  /** What the attestation key signed: header and body */
  readonly signed: Uint8Array;
  /** r ‖ s */
  readonly signature: Uint8Array;
  /** x ‖ y on P-256 */
  readonly attestationKey: Uint8Array;
  readonly qeReport: Uint8Array;
  /** r ‖ s, by the PCK certificate's key */
  readonly qeReportSignature: Uint8Array;
  readonly qeAuthData: Uint8Array;
  /** PEM: PCK certificate, its CA, root */
  readonly pckChain: Uint8Array;
}

export const MAX_QUOTE_BYTES = 16 * 1024;
const TEE_TYPES = { 0: 'intel-sgx', 129: 'intel-tdx' } as const;
const ECDSA_P256 = 2;
const INTEL_QE_VENDOR = '939a7233f79c4ca9940a0db3957f0607';
const CERTIFICATION = { pckChain: 5, qeReport: 6 } as const;
/** Every quoting enclave of Intel writes as many; the library beside us knows no other number. */
const QE_AUTH_DATA_BYTES = 32;

const unsupported = (what: string, expected: string, got: number | string): VerificationError =>
  new VerificationError('TEE_QUOTE_UNSUPPORTED', `no verifier for this ${what}`, {
    details: { field: what, expected, got },
  });

/**
 * @throws VerificationError TEE_QUOTE_MALFORMED | TEE_QUOTE_TRAILING | TEE_QUOTE_UNSUPPORTED | TEE_QE_VENDOR
 */
export function parseIntelQuote(quote: Uint8Array): IntelQuote {
  const { parts, rest } = splitQuote(quote);
  rest.end();
  return parts;
}

/**
 * The quote without the zeros that interfaces of kernels and hosts pad it with; whoever makes evidence calls this.
 * @throws VerificationError as `parseIntelQuote`; TEE_QUOTE_TRAILING when more than zeros follow
 */
export function exactIntelQuote(padded: Uint8Array): Uint8Array {
  const { bytes, rest } = splitQuote(padded);
  if (!isZero(padded.subarray(bytes))) rest.end();
  return padded.subarray(0, bytes);
}

function splitQuote(quote: Uint8Array) {
  if (quote.length > MAX_QUOTE_BYTES) throw malformed('length', MAX_QUOTE_BYTES, quote.length);
  const rest = readerOf(quote, 'quote');
  const header = cutFields(rest.take(HEADER_BYTES), HEADER);
  const teeType = littleEndian(header.teeType);
  const kind = TEE_TYPES[teeType as keyof typeof TEE_TYPES];
  if (kind === undefined) throw unsupported('TEE type', '0 or 129', teeType);
  const version = versionFor(kind, littleEndian(header.version));
  const keyType = littleEndian(header.attestationKeyType);
  if (keyType !== ECDSA_P256) throw unsupported('attestation key type', `${ECDSA_P256}`, keyType);
  const vendor = bytesToHex(header.qeVendor);
  if (vendor !== INTEL_QE_VENDOR) {
    throw new VerificationError('TEE_QE_VENDOR', 'the quoting enclave is not of Intel', {
      details: { expected: INTEL_QE_VENDOR, got: vendor },
    });
  }
  const { body, bytes: bodyEnd } = takeBody(rest, kind, version);
  const sizeOfRest = rest.number(4);
  const parts: IntelQuote = {
    version,
    body,
    signed: quote.subarray(0, bodyEnd),
    ...takeSignatures(rest.take(sizeOfRest), version),
  };
  return { parts, bytes: bodyEnd + 4 + sizeOfRest, rest };
}

function versionFor(kind: IntelQuote['body']['kind'], version: number): IntelQuote['version'] {
  if (kind === 'intel-sgx' && version === 3) return version;
  if (kind === 'intel-tdx' && (version === 4 || version === 5)) return version;
  throw unsupported('quote version', kind === 'intel-sgx' ? '3' : '4 or 5', version);
}

function takeBody(
  rest: ReturnType<typeof readerOf>,
  kind: IntelQuote['body']['kind'],
  version: IntelQuote['version'],
): { readonly body: IntelQuote['body']; readonly bytes: number } {
  if (kind === 'intel-sgx') {
    const report = cutFields(rest.take(layoutBytes(ENCLAVE_REPORT)), ENCLAVE_REPORT);
    return { body: { kind, report }, bytes: HEADER_BYTES + layoutBytes(ENCLAVE_REPORT) };
  }
  let layout: typeof TD_REPORT_10 | typeof TD_REPORT_15 = TD_REPORT_10;
  let before = HEADER_BYTES;
  if (version === 5) {
    const type = rest.number(2);
    const size = rest.number(4);
    if (type !== 2 && type !== 3) throw unsupported('body type', '2 or 3', type);
    if (type === 3) layout = TD_REPORT_15;
    if (size !== layoutBytes(layout)) throw malformed('body size', layoutBytes(layout), size);
    before += 6;
  }
  const report: TdReport = cutFields(rest.take(layoutBytes(layout)), layout);
  return { body: { kind, report }, bytes: before + layoutBytes(layout) };
}

function takeSignatures(bytes: Uint8Array, version: IntelQuote['version']) {
  const outer = readerOf(bytes, 'signature data');
  const signature = outer.take(64);
  const attestationKey = outer.take(64);
  const certified = version === 3 ? outer : readerOf(takeCertification(outer, 'qeReport'), 'QE report data');
  const qeReport = certified.take(layoutBytes(ENCLAVE_REPORT));
  const qeReportSignature = certified.take(64);
  const authDataBytes = certified.number(2);
  if (authDataBytes !== QE_AUTH_DATA_BYTES) {
    throw malformed('QE authentication data', QE_AUTH_DATA_BYTES, authDataBytes);
  }
  const qeAuthData = certified.take(authDataBytes);
  const pckChain = takeCertification(certified, 'pckChain');
  certified.end();
  outer.end();
  return { signature, attestationKey, qeReport, qeReportSignature, qeAuthData, pckChain };
}

function takeCertification(
  from: ReturnType<typeof readerOf>,
  expected: keyof typeof CERTIFICATION,
): Uint8Array {
  const type = from.number(2);
  if (type !== CERTIFICATION[expected]) {
    throw unsupported('certification data', `${CERTIFICATION[expected]}`, type);
  }
  return from.take(from.number(4));
}
