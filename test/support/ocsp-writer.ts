/**
 * OCSP responses under test authorities.
 * @module
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { utf8 } from '../../crypto/core/bytes.ts';
import * as der from './der-writer.ts';
import { algorithmId, type Issued, signDer, TEST_NOW } from './test-pki.ts';

export interface OcspOptions {
  readonly status?: 'good' | 'revoked' | 'unknown';
  /** Unix seconds; an hour around TEST_NOW unless told; null: no nextUpdate */
  readonly thisUpdate?: number;
  readonly nextUpdate?: number | null;
  /** Who signs; the issuer unless told. A delegate's certificate comes along */
  readonly signer?: Issued;
  readonly serial?: number | bigint;
}

/** The extension of a certificate that may sign statuses. */
export const OCSP_SIGNING = { oid: '2.5.29.37', value: der.sequence(der.oid('1.3.6.1.5.5.7.3.9')) };
/** And of one that may not. */
export const SERVER_AUTHENTICATION = { oid: '2.5.29.37', value: der.sequence(der.oid('1.3.6.1.5.5.7.3.1')) };

const HOUR = 3_600;

function generalizedTime(seconds: number): Uint8Array {
  const text = new Date(seconds * 1_000).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return der.element(0x18, utf8(`${text}Z`));
}

function statusNode(status: NonNullable<OcspOptions['status']>, since: number): Uint8Array {
  if (status === 'good') return der.implicit(0, new Uint8Array(0));
  if (status === 'unknown') return der.implicit(2, new Uint8Array(0));
  // Reason 6: certificateHold.
  return der.explicit(1, generalizedTime(since), der.explicit(0, der.element(0x0a, Uint8Array.of(6))));
}

/** What `issuer` says of the certificate it gave out under this serial. */
export async function ocspResponse(
  certificate: Pick<Issued, 'serial'>,
  issuer: Issued,
  options: OcspOptions = {},
): Promise<Uint8Array> {
  const { status = 'good', thisUpdate = TEST_NOW - HOUR, signer = issuer } = options;
  const nextUpdate = options.nextUpdate === undefined ? TEST_NOW + HOUR : options.nextUpdate;
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', issuer.keys.publicKey));
  const id = der.sequence(
    der.sequence(der.oid('1.3.14.3.2.26'), der.nothing()),
    der.octets(sha1(issuer.subject)),
    der.octets(sha1(spki.subarray(spki.length - 97))),
    der.integer(options.serial ?? certificate.serial),
  );
  const single = der.sequence(
    id,
    statusNode(status, thisUpdate),
    generalizedTime(thisUpdate),
    ...(nextUpdate === null ? [] : [der.explicit(0, generalizedTime(nextUpdate))]),
  );
  const data = der.sequence(
    der.explicit(1, signer.subject),
    generalizedTime(thisUpdate),
    der.sequence(single),
  );
  const basic = der.sequence(
    data,
    algorithmId(signer.kind),
    der.bits(await signDer(signer, data)),
    ...(signer === issuer ? [] : [der.explicit(0, der.sequence(signer.der))]),
  );
  const bytes = der.sequence(der.oid('1.3.6.1.5.5.7.48.1.1'), der.octets(basic));
  return der.sequence(der.element(0x0a, Uint8Array.of(0)), der.explicit(0, bytes));
}
