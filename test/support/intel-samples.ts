/**
 * Real Intel samples as evidence: padding cut, collateral packed, and when they were valid.
 * @module
 */
import {
  decodeCollateral,
  encodeCollateral,
  type IntelCollateral,
  packCollateral,
} from '../../crypto/attest/intel/collateral.ts';
import { exactIntelQuote } from '../../crypto/attest/intel/quote.ts';
import { hex, utf8 } from '../../crypto/core/bytes.ts';

/** Unix seconds: 2025-07-01 for most, 2026-03-01 for `tdx_quote_outdated` and what shares its collateral. */
export const SAMPLE_NOW = 1_751_328_000;
export const LATE_NOW = 1_772_323_200;

/** Sample, its collateral. */
export const sampleFiles = (name: 'sgx_quote' | 'tdx_quote' | 'tdx_quote_outdated'): readonly string[] => [
  `phala-dcap-qvl/${name}`,
  `phala-dcap-qvl/${name}_collateral.json`,
];

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What `@phala/dcap-qvl` saved, packed. */
export function savedCollateral(json: Uint8Array): Uint8Array {
  const saved: Record<string, string> = JSON.parse(textOf(json));
  const field = (name: string): string => {
    const value = saved[name];
    if (value === undefined) throw new Error(`the saved collateral has no ${name}`);
    return value;
  };
  return packCollateral({
    rootCaCrl: hex(field('root_ca_crl')),
    pckCrl: hex(field('pck_crl')),
    tcbInfoIssuerChain: field('tcb_info_issuer_chain'),
    tcbInfo: field('tcb_info'),
    tcbInfoSignature: hex(field('tcb_info_signature')),
    qeIdentityIssuerChain: field('qe_identity_issuer_chain'),
    qeIdentity: field('qe_identity'),
    qeIdentitySignature: hex(field('qe_identity_signature')),
  });
}

/** A quote without its padding, and the collateral saved beside it. */
export const sampleEvidence = (quote: Uint8Array, saved: Uint8Array) => ({
  quote: exactIntelQuote(quote),
  collateral: savedCollateral(saved),
});

/** The same collateral with some parts changed. */
export const changedCollateral = (
  collateral: Uint8Array,
  change: (parts: IntelCollateral) => Partial<IntelCollateral>,
): Uint8Array => {
  const parts = decodeCollateral(collateral);
  return encodeCollateral({ ...parts, ...change(parts) });
};

/** TCB info as Intel's service answers, `{"tcbInfo":…,"signature":"…"}`: the signed text is cut out, not printed again. */
export function servedTcbInfo(answer: Uint8Array): Pick<IntelCollateral, 'tcbInfo' | 'tcbInfoSignature'> {
  const text = textOf(answer);
  const { signature } = JSON.parse(text) as { readonly signature: string };
  const from = text.indexOf('{', 1);
  return {
    tcbInfo: utf8(text.slice(from, text.lastIndexOf(',"signature"'))),
    tcbInfoSignature: hex(signature),
  };
}

/** dstack's `quote-report.json`. */
export function dstackReport(json: Uint8Array): { readonly quote: Uint8Array; readonly eventLog: string } {
  const { quote, event_log } = JSON.parse(textOf(json)) as {
    readonly quote: string;
    readonly event_log: string;
  };
  return { quote: exactIntelQuote(hex(quote)), eventLog: event_log };
}
