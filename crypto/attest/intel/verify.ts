/**
 * TDX (versions 4 and 5) and SGX (version 3) quotes, verified under Intel's root with the collateral that came with them.
 *
 * What no policy may accept is refused here: signatures, chains, revocation, stale or rolled-out collateral, debug mode,
 * unknown quoting enclaves and TDX modules, a revoked TCB. What a policy weighs is reported: TCB status, advisories,
 * measurement, platform and the evaluation number that rolled-back collateral shows itself by.
 *
 * Source: Intel SGX/TDX DCAP quote verification; the JSON documents, Intel PCS API version 4.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { z } from 'zod';
import { bytesToHex, concatBytes, equalBytes } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { hash } from '../../core/hash.ts';
import { parseWith } from '../fields.ts';
import type { HardwareReport } from '../report.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { PinnedRoot } from '../x509/chain.ts';
import { ecPublicKey, verifyEcdsaRaw } from '../x509/signature.ts';
import { checkEnclaveReport, checkTdReport, sgxMeasurement, tdxMeasurement } from './body.ts';
import { INTEL_ROOT, type IntelChains, verifyIntelChains } from './chain.ts';
import { decodeCollateral, type IntelCollateral } from './collateral.ts';
import { replayEventLog } from './event-log.ts';
import { cutFields, isZero } from './layout.ts';
import { type PckExtension, pckExtension } from './pck.ts';
import { type QeIdentity, qeIdentitySchema, qeTcb } from './qe-identity.ts';
import { ENCLAVE_REPORT, type IntelQuote, parseIntelQuote } from './quote.ts';
import {
  requirePlatform,
  sgxPlatformTcb,
  sgxTcbInfoSchema,
  tdxPlatformTcb,
  tdxTcbInfoSchema,
} from './tcb-info.ts';
import { mergeTcb, type TcbLevelFound } from './tcb-status.ts';

export interface IntelEvidence {
  readonly quote: Uint8Array;
  /** `encodeCollateral` */
  readonly collateral: Uint8Array;
  /** Of a trust domain whose RTMR3 was extended: JSON, see event-log.ts */
  readonly eventLog?: Uint8Array;
}

/** What a second verifier is given, and what it found by itself; it throws what it refuses. */
export type SecondVerifier = (evidence: {
  readonly quote: Uint8Array;
  readonly collateral: IntelCollateral;
  /** DER */
  readonly root: Uint8Array;
  /** Unix seconds */
  readonly now: number;
}) => TcbLevelFound & { readonly reportData: Uint8Array };

export interface IntelOptions {
  /** Unix seconds */
  readonly now: number;
  /** Must accept as well (dcap-qvl.ts); null where none can run */
  readonly second: SecondVerifier | null;
  /** Test roots; Intel's unless told */
  readonly roots?: readonly PinnedRoot[];
}

/**
 * @throws VerificationError of the quote TEE_QUOTE_MALFORMED | TEE_QUOTE_TRAILING | TEE_QUOTE_UNSUPPORTED | TEE_QE_VENDOR |
 * TEE_QE_SIGNATURE | TEE_QE_BINDING | TEE_QE_IDENTITY | TEE_QUOTE_SIGNATURE; of the body TEE_DEBUG_ENABLED |
 * TEE_ATTRIBUTES_FORBIDDEN | TEE_TDX_MODULE | TEE_EVENTLOG_MISSING | TEE_EVENTLOG_MALFORMED | TEE_EVENTLOG_MISMATCH; of the
 * chains TEE_CERT_* | TEE_CRL_* | TEE_CHAIN_UNTRUSTED | TEE_REVOKED; of the collateral CBOR_* | TEE_COLLATERAL_MALFORMED |
 * TEE_COLLATERAL_SIGNATURE | TEE_COLLATERAL_FUTURE | TEE_COLLATERAL_EXPIRED | TEE_COLLATERAL_MISMATCH | TEE_TCB_STATUS; and
 * TEE_SECOND_VERIFIER
 */
export const verifyTdxQuote = (evidence: IntelEvidence, options: IntelOptions): Promise<HardwareReport> =>
  verifyIntelQuote('intel-tdx', evidence, options);

/** @throws VerificationError as `verifyTdxQuote` */
export const verifySgxQuote = (evidence: IntelEvidence, options: IntelOptions): Promise<HardwareReport> =>
  verifyIntelQuote('intel-sgx', evidence, options);

async function verifyIntelQuote(
  kind: IntelQuote['body']['kind'],
  evidence: IntelEvidence,
  { now, second, roots = [INTEL_ROOT] }: IntelOptions,
): Promise<HardwareReport> {
  const quote = parseIntelQuote(evidence.quote);
  if (quote.body.kind !== kind) {
    throw new VerificationError(
      'TEE_QUOTE_UNSUPPORTED',
      'the quote is of another TEE than it is said to be',
      {
        details: { field: 'TEE type', expected: kind, got: quote.body.kind },
      },
    );
  }
  const collateral = decodeCollateral(evidence.collateral);
  const chains = await verifyIntelChains(quote.pckChain, collateral, { now, roots });
  const identity = await openQeIdentity(collateral, chains, now);
  await checkSignatures(quote, chains.pck);
  if (quote.body.kind === 'intel-tdx') checkTdReport(quote.body.report);
  else checkEnclaveReport(quote.body.report, 'the enclave');
  const pck = pckExtension(chains.pck);
  const platform = await platformTcb(quote, pck, collateral, chains, now);
  const qeReport = cutFields(quote.qeReport, ENCLAVE_REPORT);
  checkEnclaveReport(qeReport, 'the quoting enclave');
  const own = mergeTcb(platform.tcb, qeTcb(identity, kind === 'intel-tdx' ? 'TD_QE' : 'QE', qeReport));
  const measurement = measured(quote, evidence.eventLog ?? null);
  const { reportData } = quote.body.report;
  const root = chains.pckChain[2].der;
  const tcb =
    second === null
      ? own
      : mergeTcb(own, agreeing(second, { ...evidence, collateral, root, now }, reportData));
  if (tcb.status === 'Revoked') {
    throw new VerificationError('TEE_TCB_STATUS', 'Intel revoked what this platform runs', {
      details: { field: 'status', expected: 'not revoked', got: tcb.status, advisories: tcb.advisories },
    });
  }
  return {
    kind,
    reportData,
    measurement,
    platformId: hash('intel-platform/v1', pck.ppid),
    tcbStatus: tcb.status,
    advisories: tcb.advisories,
    tcbEvaluationDataNumber: Math.min(platform.evaluation, identity.tcbEvaluationDataNumber),
    vmpl: null,
    versions: {},
    listedAt: chains.listedAt,
    issuedAt: null,
    validUntil: Math.min(chains.validUntil, platform.nextUpdate, identity.nextUpdate),
  };
}

/** The quoting enclave under the platform's key, the attestation key under the enclave, the body under that. */
async function checkSignatures(quote: IntelQuote, pck: Certificate): Promise<void> {
  const wrong = (code: string, what: string): VerificationError =>
    new VerificationError(code, `the signature of the ${what} is wrong`, { details: { field: what } });
  if (!(await verifyEcdsaRaw(pck.publicKey, quote.qeReport, quote.qeReportSignature))) {
    throw wrong('TEE_QE_SIGNATURE', "quoting enclave's report");
  }
  const { reportData } = cutFields(quote.qeReport, ENCLAVE_REPORT);
  const bound = sha256(concatBytes(quote.attestationKey, quote.qeAuthData));
  if (!equalBytes(reportData.subarray(0, 32), bound) || !isZero(reportData.subarray(32))) {
    throw new VerificationError('TEE_QE_BINDING', 'the quoting enclave vouches for another attestation key', {
      details: { expected: bytesToHex(bound), got: bytesToHex(reportData.subarray(0, 32)) },
    });
  }
  const key = ecPublicKey('P-256', quote.attestationKey);
  if (!(await verifyEcdsaRaw(key, quote.signed, quote.signature)))
    throw wrong('TEE_QUOTE_SIGNATURE', 'quote');
}

interface PlatformTcb {
  readonly tcb: TcbLevelFound;
  readonly evaluation: number;
  readonly nextUpdate: number;
}

async function platformTcb(
  { body }: IntelQuote,
  pck: PckExtension,
  { tcbInfo, tcbInfoSignature }: IntelCollateral,
  { tcbInfoSigner }: IntelChains,
  now: number,
): Promise<PlatformTcb> {
  const json = await signedJson('TCB info', tcbInfo, tcbInfoSignature, tcbInfoSigner);
  requireId(json, body.kind === 'intel-tdx' ? 'TDX' : 'SGX');
  if (body.kind === 'intel-sgx') {
    const info = openJson(sgxTcbInfoSchema, json, 'TCB info', now);
    requirePlatform(info, pck);
    return { ...info, tcb: sgxPlatformTcb(info, pck), evaluation: info.tcbEvaluationDataNumber };
  }
  const info = openJson(tdxTcbInfoSchema, json, 'TCB info', now);
  requirePlatform(info, pck);
  return { ...info, tcb: tdxPlatformTcb(info, pck, body.report), evaluation: info.tcbEvaluationDataNumber };
}

async function openQeIdentity(
  { qeIdentity, qeIdentitySignature }: IntelCollateral,
  { qeIdentitySigner }: IntelChains,
  now: number,
): Promise<QeIdentity> {
  const json = await signedJson('QE identity', qeIdentity, qeIdentitySignature, qeIdentitySigner);
  return openJson(qeIdentitySchema, json, 'QE identity', now);
}

/** Nothing of the text is read before its signature holds. @throws VerificationError TEE_COLLATERAL_SIGNATURE */
async function signedJson(
  what: string,
  text: Uint8Array,
  signature: Uint8Array,
  signer: Certificate,
): Promise<unknown> {
  if (!(await verifyEcdsaRaw(signer.publicKey, text, signature))) {
    throw new VerificationError('TEE_COLLATERAL_SIGNATURE', `the signature of the ${what} is wrong`, {
      details: { field: what },
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch (cause) {
    throw new VerificationError('TEE_COLLATERAL_MALFORMED', `the ${what} is not JSON`, { cause });
  }
}

/** @throws VerificationError TEE_COLLATERAL_MISMATCH */
function requireId(json: unknown, expected: string): void {
  const got = json !== null && typeof json === 'object' && 'id' in json ? json.id : undefined;
  if (got === expected) return;
  throw new VerificationError('TEE_COLLATERAL_MISMATCH', 'the TCB info is of another TEE', {
    details: { field: 'id', expected, got: typeof got === 'string' ? got.slice(0, 32) : '' },
  });
}

/** @throws VerificationError TEE_COLLATERAL_MALFORMED | TEE_COLLATERAL_FUTURE | TEE_COLLATERAL_EXPIRED */
function openJson<T extends z.ZodType<{ readonly issueDate: number; readonly nextUpdate: number }>>(
  schema: T,
  json: unknown,
  what: string,
  now: number,
): z.infer<T> {
  const document = parseWith(schema, json, 'TEE_COLLATERAL_MALFORMED', what);
  if (now < document.issueDate) {
    throw new VerificationError('TEE_COLLATERAL_FUTURE', `the ${what} is dated in the future`, {
      details: { field: what, expected: document.issueDate, got: now },
      hint: 'compare both clocks: veilmesh doctor',
    });
  }
  if (now > document.nextUpdate) {
    throw new VerificationError('TEE_COLLATERAL_EXPIRED', `a newer ${what} is due`, {
      details: { field: what, expected: document.nextUpdate, got: now },
      hint: 'the node must fetch collateral again: veilmesh doctor',
    });
  }
  return document;
}

function measured({ body }: IntelQuote, eventLog: Uint8Array | null): string {
  if (body.kind === 'intel-tdx') return tdxMeasurement(body.report, replayEventLog(eventLog, body.report));
  if (eventLog === null) return sgxMeasurement(body.report);
  throw new VerificationError('TEE_EVENTLOG_MALFORMED', 'an enclave has no event log', {
    details: { field: 'event log', expected: 'none', got: eventLog.length },
  });
}

/** @throws VerificationError TEE_SECOND_VERIFIER */
function agreeing(
  second: SecondVerifier,
  evidence: Parameters<SecondVerifier>[0],
  reportData: Uint8Array,
): TcbLevelFound {
  const refused = (got: string, cause?: unknown): VerificationError =>
    new VerificationError('TEE_SECOND_VERIFIER', 'two verifiers do not agree on this quote', {
      details: { expected: 'accepted by both', got },
      cause,
    });
  let opinion: ReturnType<SecondVerifier>;
  try {
    opinion = second(evidence);
  } catch (cause) {
    throw refused(cause instanceof Error ? cause.message.slice(0, 200) : 'refused', cause);
  }
  if (!equalBytes(opinion.reportData, reportData)) throw refused('other report data');
  return opinion;
}
