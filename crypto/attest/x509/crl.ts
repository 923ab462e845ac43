/**
 * Certificate revocation lists, version 2, complete ones only (RFC 5280, 5).
 * @module
 */

import { equalBytes } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import {
  authorityKeyId,
  type Certificate,
  type Extension,
  KEY_USAGE,
  nameOf,
  readExtensions,
  type Signed,
  sameAlgorithm,
  serialOf,
} from './certificate.ts';
import {
  bitString,
  type DerNode,
  elements,
  explicitTag,
  malformed,
  parseDer,
  sequence,
  smallInteger,
  time,
} from './der.ts';
import { verifySignature } from './signature.ts';

const CODE = 'TEE_CRL_MALFORMED';
export const MAX_CRL_BYTES = 1024 * 1024;
const MAX_ENTRIES = 65_536;
/** Delta indicator, issuing distribution point */
const PARTIAL: readonly string[] = ['2.5.29.27', '2.5.29.28'];
const NONE: ReadonlyMap<string, Extension> = new Map();

export interface Crl extends Signed {
  /** Unix seconds */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** Serial numbers in lower-case hex; being on hold counts as revoked */
  readonly revoked: ReadonlySet<string>;
}

/** @throws VerificationError TEE_CRL_MALFORMED */
export function parseCrl(der: Uint8Array): Crl {
  const [tbs, outer, signature] = sequence(parseDer(der, { code: CODE, maxBytes: MAX_CRL_BYTES }), 3);
  const [version, inner, issuer, thisUpdate, nextUpdate, ...rest] = sequence(tbs!, 5, 7);
  if (smallInteger(version!) !== 1) throw malformed(CODE, 'not version 2');
  const extended = rest.at(-1)?.tag === explicitTag(0) ? rest.pop()! : null;
  if (rest.length > 1) throw malformed(CODE, 'too many elements');
  const extensions = extended === null ? NONE : readExtensions(elements(extended, explicitTag(0), 1)[0]!);
  for (const [id, extension] of extensions) {
    // They make a list say less than it seems to, marked critical (as RFC 5280, 5.2 asks) or not.
    if (extension.critical || PARTIAL.includes(id)) {
      throw malformed(CODE, 'an extension of a partial list', { got: id });
    }
  }
  return {
    issuer: nameOf(issuer!),
    issuerKeyId: authorityKeyId(extensions, CODE),
    thisUpdate: time(thisUpdate!),
    nextUpdate: time(nextUpdate!),
    revoked: rest.length === 0 ? new Set() : revokedSerials(rest[0]!),
    signedBytes: tbs!.raw,
    algorithm: sameAlgorithm(inner!, outer!),
    signature: bitString(signature!),
  };
}

function revokedSerials(node: DerNode): ReadonlySet<string> {
  const serials = new Set<string>();
  for (const entry of sequence(node, 0, MAX_ENTRIES)) {
    const [serial, date, extensions] = sequence(entry, 2, 3);
    time(date!);
    for (const [id, extension] of extensions === undefined ? [] : readExtensions(extensions)) {
      if (extension.critical) throw malformed(CODE, 'a critical extension of an entry', { got: id });
    }
    serials.add(serialOf(serial!));
  }
  return serials;
}

/**
 * A list that `issuer` signed and that is current at `now`. The issuer itself must have been verified.
 * @throws VerificationError TEE_CRL_ISSUER | TEE_CRL_SIGNATURE | TEE_CRL_NOT_YET_VALID | TEE_CRL_EXPIRED
 */
export async function checkCrl(crl: Crl, issuer: Certificate, now: number): Promise<void> {
  const refuse = (
    code: string,
    message: string,
    details: Readonly<Record<string, string | number>> = {},
  ): never => {
    throw new VerificationError(code, message, {
      details,
      hint: "fetch the vendor's current revocation list and send it with the evidence",
    });
  };
  const keyIds =
    crl.issuerKeyId === null || issuer.keyId === null || equalBytes(crl.issuerKeyId, issuer.keyId);
  if (!equalBytes(crl.issuer, issuer.subject) || !keyIds) {
    refuse('TEE_CRL_ISSUER', 'the revocation list is of another issuer', {
      expected: issuer.commonName ?? '',
    });
  }
  if (issuer.authority === null || ((issuer.keyUsage ?? 0) & KEY_USAGE.cRLSign) === 0) {
    refuse('TEE_CRL_ISSUER', 'the issuer of the revocation list may not sign lists', {
      got: issuer.commonName ?? '',
    });
  }
  if (!(await verifySignature(issuer.publicKey, crl.algorithm, crl.signedBytes, crl.signature))) {
    refuse('TEE_CRL_SIGNATURE', "the revocation list's signature is wrong", {
      expected: issuer.commonName ?? '',
    });
  }
  if (now < crl.thisUpdate) {
    refuse('TEE_CRL_NOT_YET_VALID', 'the revocation list is dated in the future', {
      expected: crl.thisUpdate,
      got: now,
    });
  }
  if (now > crl.nextUpdate) {
    refuse('TEE_CRL_EXPIRED', 'a newer revocation list is due', { expected: crl.nextUpdate, got: now });
  }
}
