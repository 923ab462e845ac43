/**
 * Collateral of Intel quotes as it travels: the raw parts, in deterministic CBOR, about 7 KB.
 *
 * The root certificate is not in it, since every quote carries it, nor is the PCK CA's, for the same reason.
 * @module
 */
import { z } from 'zod';
import { equalBytes, utf8 } from '../../core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../core/cbor.ts';
import { boundedBytes, exactBytes, parseWith } from '../fields.ts';
import { splitPem } from '../x509/certificate.ts';

/** Of the encoding; revocation lists are what grows. */
export const MAX_COLLATERAL_BYTES = 32 * 1024;
const CERTIFICATE = boundedBytes(4 * 1024);

const collateralSchema = z.strictObject({
  v: z.literal(1),
  /** JSON, byte for byte as Intel signed it */
  tcbInfo: boundedBytes(24 * 1024),
  /** r ‖ s */
  tcbInfoSignature: exactBytes(64),
  /** JSON, byte for byte as Intel signed it */
  qeIdentity: boundedBytes(8 * 1024),
  qeIdentitySignature: exactBytes(64),
  /** Signing certificate of the TCB info, DER, then that of the QE identity where it is another */
  signers: z.array(CERTIFICATE).min(1).max(2),
  /** DER */
  rootCrl: boundedBytes(8 * 1024),
  pckCrl: boundedBytes(24 * 1024),
});
export type IntelCollateral = z.infer<typeof collateralSchema>;

/** @throws VerificationError TEE_COLLATERAL_MALFORMED */
export const encodeCollateral = (collateral: IntelCollateral): Uint8Array =>
  encodeCbor(parseWith(collateralSchema, collateral, 'TEE_COLLATERAL_MALFORMED', 'collateral'));

/** @throws VerificationError CBOR_TOO_LARGE | CBOR_MALFORMED | CBOR_NOT_CANONICAL | TEE_COLLATERAL_MALFORMED */
export const decodeCollateral = (bytes: Uint8Array): IntelCollateral =>
  parseWith(
    collateralSchema,
    decodeCbor(bytes, MAX_COLLATERAL_BYTES),
    'TEE_COLLATERAL_MALFORMED',
    'collateral',
  );

/** As Intel's service and its caches (PCCS) answer; chains are PEM, leaf first. */
export interface FetchedCollateral {
  /** DER */
  readonly rootCaCrl: Uint8Array;
  readonly pckCrl: Uint8Array;
  readonly tcbInfoIssuerChain: string;
  /** Value of `tcbInfo`, not one byte changed */
  readonly tcbInfo: string;
  readonly tcbInfoSignature: Uint8Array;
  readonly qeIdentityIssuerChain: string;
  /** Value of `enclaveIdentity`, not one byte changed */
  readonly qeIdentity: string;
  readonly qeIdentitySignature: Uint8Array;
}

/**
 * What was fetched in its compact form; for whoever makes evidence. Nothing is verified.
 * @throws VerificationError TEE_CERT_MALFORMED | TEE_COLLATERAL_MALFORMED
 */
export function packCollateral(fetched: FetchedCollateral): Uint8Array {
  const tcbSigner = splitPem(fetched.tcbInfoIssuerChain)[0]!;
  const qeSigner = splitPem(fetched.qeIdentityIssuerChain)[0]!;
  return encodeCollateral({
    v: 1,
    tcbInfo: utf8(fetched.tcbInfo),
    tcbInfoSignature: fetched.tcbInfoSignature,
    qeIdentity: utf8(fetched.qeIdentity),
    qeIdentitySignature: fetched.qeIdentitySignature,
    signers: equalBytes(tcbSigner, qeSigner) ? [tcbSigner] : [tcbSigner, qeSigner],
    rootCrl: fetched.rootCaCrl,
    pckCrl: fetched.pckCrl,
  });
}
