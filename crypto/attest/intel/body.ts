/**
 * What a report of an enclave or a trust domain must never hold, and the measurement that policies list.
 * @module
 */
import { bytesToHex } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { hash } from '../../core/hash.ts';
import { isZero, requireZero } from './layout.ts';
import type { EnclaveReport, TdReport } from './quote.ts';

/** Bits of the attributes' 64-bit flags, from the least significant. Source: Intel SDM volume 3D, 36.7.1. */
const SGX_FLAGS = { init: 0, debug: 1, known: [0, 1, 2, 4, 5, 6, 7, 10] } as const;
/** Source: Intel TDX Module ABI, ATTRIBUTES: bits 0 to 7 make a domain untrusted, the first is debug. */
const TD_ATTRIBUTES = { underDebug: [0, 1, 2, 3, 4, 5, 6, 7], septVeDisable: 28, allowed: [28, 30, 31, 63] };

const bitsOf = (bytes: Uint8Array): number[] =>
  [...bytes].flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((i) => (byte >> i) & 1).map((i) => 8 * at + i),
  );

const debugEnabled = (what: string, attributes: Uint8Array): VerificationError =>
  new VerificationError('TEE_DEBUG_ENABLED', `${what} runs in debug mode: its host can read it`, {
    details: { field: 'attributes', expected: 'debug off', got: bytesToHex(attributes) },
    hint: 'run the production build of the enclave or image',
  });

const forbidden = (field: string, expected: string, got: string): VerificationError =>
  new VerificationError('TEE_ATTRIBUTES_FORBIDDEN', `${field} holds what no appraisal covers`, {
    details: { field, expected, got },
  });

/** @throws VerificationError TEE_DEBUG_ENABLED | TEE_ATTRIBUTES_FORBIDDEN | TEE_QUOTE_MALFORMED */
export function checkEnclaveReport(report: EnclaveReport, what: string): void {
  const flags = bitsOf(report.attributes.subarray(0, 8));
  if (flags.includes(SGX_FLAGS.debug)) throw debugEnabled(what, report.attributes);
  const unknown = flags.filter((bit) => !(SGX_FLAGS.known as readonly number[]).includes(bit));
  if (unknown.length > 0 || !flags.includes(SGX_FLAGS.init)) {
    throw forbidden(
      'SGX attributes',
      'initialised, no reserved bits',
      bytesToHex(report.attributes.subarray(0, 8)),
    );
  }
  requireZero(report, ['reserved1', 'reserved2', 'reserved3', 'reserved4']);
}

/** @throws VerificationError TEE_DEBUG_ENABLED | TEE_ATTRIBUTES_FORBIDDEN */
export function checkTdReport(report: TdReport): void {
  const bits = bitsOf(report.tdAttributes);
  if (bits.some((bit) => TD_ATTRIBUTES.underDebug.includes(bit))) {
    throw debugEnabled('the trust domain', report.tdAttributes);
  }
  const shown = bytesToHex(report.tdAttributes);
  if (bits.some((bit) => !TD_ATTRIBUTES.allowed.includes(bit))) {
    // Migratable domains, too: who may take them over is in a migration TD that nobody appraises here.
    throw forbidden('TD attributes', 'no reserved bits, not migratable', shown);
  }
  if (!bits.includes(TD_ATTRIBUTES.septVeDisable)) {
    throw forbidden('TD attributes', 'SEPT_VE_DISABLE', shown);
  }
  if (report.mrServiceTd !== undefined && !isZero(report.mrServiceTd)) {
    throw forbidden('MRSERVICETD', 'no service TD', bytesToHex(report.mrServiceTd));
  }
}

/** What the host chose at launch and the measurements do not cover; part of the text wherever any of it is set. */
const configSuffix = (kind: 'sgx' | 'tdx', chosen: readonly Uint8Array[]): string =>
  chosen.every(isZero) ? '' : `:config=${bytesToHex(hash(`intel-config/${kind}/v1`, ...chosen))}`;

/** `sgx:<mrenclave>:<mrsigner>:<prodid>:<svn>[:config=<sha256>]` */
export const sgxMeasurement = (report: EnclaveReport): string => {
  const { mrEnclave, mrSigner, isvProdId, isvSvn, configId, configSvn, isvExtProdId, isvFamilyId } = report;
  const number = (bytes: Uint8Array): number => bytes[0]! + 256 * bytes[1]!;
  const identity = [bytesToHex(mrEnclave), bytesToHex(mrSigner), number(isvProdId), number(isvSvn)];
  return `sgx:${identity.join(':')}${configSuffix('sgx', [configId, configSvn, isvExtProdId, isvFamilyId])}`;
};

/**
 * `tdx:<mrtd>:<rtmr0>:<rtmr1>:<rtmr2>[:events=<sha256>][:config=<sha256>]`
 * @param events what RTMR3 stands for (event-log.ts); null when nothing extended it
 */
export const tdxMeasurement = (report: TdReport, events: Uint8Array | null): string => {
  const { mrTd, rtMr0, rtMr1, rtMr2, mrConfigId, mrOwner, mrOwnerConfig } = report;
  const registers = [mrTd, rtMr0, rtMr1, rtMr2].map(bytesToHex).join(':');
  const extended = events === null ? '' : `:events=${bytesToHex(events)}`;
  return `tdx:${registers}${extended}${configSuffix('tdx', [mrConfigId, mrOwner, mrOwnerConfig])}`;
};
