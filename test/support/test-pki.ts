/**
 * Certificates and revocation lists under test roots, with whatever extensions, flags and dates a test wants.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { KEY_USAGE } from '../../crypto/attest/x509/certificate.ts';
import type { PinnedRoot } from '../../crypto/attest/x509/chain.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import * as der from './der-writer.ts';

export type TestKeyKind = 'P-256' | 'P-384' | 'RSA-PSS';

/** Unix seconds: 2025-07-01, when most real samples are valid. */
export const TEST_NOW = 1_751_328_000;
const YEAR = 365 * 86_400;
const RSA_BITS = 2_048;

export interface TestExtension {
  readonly oid: string;
  readonly critical?: boolean;
  /** Content of the octet string */
  readonly value: Uint8Array;
}

export interface IssueOptions {
  /** Common name, or a whole Name in DER */
  readonly subject: string | Uint8Array;
  /** Absent: signed by itself */
  readonly issuer?: Issued;
  /** P-384 unless told */
  readonly key?: TestKeyKind;
  /** A pair to use again instead of making one */
  readonly keys?: CryptoKeyPair;
  readonly serial?: number | bigint;
  /** Unix seconds; a year around TEST_NOW unless told */
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly ca?: boolean;
  /** Written for an authority only */
  readonly pathLength?: number;
  /** Bits of KEY_USAGE; null: no such extension. An authority has keyCertSign and cRLSign unless told */
  readonly keyUsage?: number | null;
  readonly extensions?: readonly TestExtension[];
}

export interface Issued {
  readonly der: Uint8Array;
  /** Name, DER */
  readonly subject: Uint8Array;
  readonly kind: TestKeyKind;
  readonly keys: CryptoKeyPair;
  readonly serial: number | bigint;
}

const RSA = {
  name: 'RSA-PSS',
  hash: 'SHA-384',
  modulusLength: RSA_BITS,
  publicExponent: Uint8Array.of(1, 0, 1),
} as const;

export const makeKeys = (kind: TestKeyKind): Promise<CryptoKeyPair> =>
  kind === 'RSA-PSS'
    ? crypto.subtle.generateKey(RSA, true, ['sign', 'verify'])
    : crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: kind }, true, ['sign', 'verify']);

const HASHES = { 'P-256': 'SHA-256', 'P-384': 'SHA-384' } as const;

/** r ‖ s, or the RSA-PSS signature: as reports carry it. */
export async function signRaw(
  { kind, keys }: Pick<Issued, 'kind' | 'keys'>,
  data: Uint8Array,
): Promise<Uint8Array> {
  const how =
    kind === 'RSA-PSS' ? { name: 'RSA-PSS', saltLength: 48 } : { name: 'ECDSA', hash: HASHES[kind] };
  return new Uint8Array(await crypto.subtle.sign(how, keys.privateKey, Uint8Array.from(data)));
}

/** As certificates carry it: ECDSA in DER. */
export async function signDer(signer: Pick<Issued, 'kind' | 'keys'>, data: Uint8Array): Promise<Uint8Array> {
  const raw = await signRaw(signer, data);
  if (signer.kind === 'RSA-PSS') return raw;
  const [r, s] = [raw.subarray(0, raw.length / 2), raw.subarray(raw.length / 2)];
  return der.sequence(der.integer(BigInt(`0x${bytesToHex(r)}`)), der.integer(BigInt(`0x${bytesToHex(s)}`)));
}

const sha384Id = der.sequence(der.oid('2.16.840.1.101.3.4.2.2'), der.nothing());

/** AlgorithmIdentifier of a kind's signatures; `trailer` writes RSA-PSS's default out, as AMD does. */
export function algorithmId(kind: TestKeyKind, trailer = true): Uint8Array {
  if (kind === 'P-256') return der.sequence(der.oid('1.2.840.10045.4.3.2'));
  if (kind === 'P-384') return der.sequence(der.oid('1.2.840.10045.4.3.3'));
  const mask = der.sequence(der.oid('1.2.840.113549.1.1.8'), sha384Id);
  const parameters = [der.explicit(0, sha384Id), der.explicit(1, mask), der.explicit(2, der.integer(48))];
  if (trailer) parameters.push(der.explicit(3, der.integer(1)));
  return der.sequence(der.oid('1.2.840.113549.1.1.10'), der.sequence(...parameters));
}

/** A Name of one common name. */
export const nameOf = (commonName: string): Uint8Array =>
  der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.utf8String(commonName))));

export const extension = ({ oid, critical, value }: TestExtension): Uint8Array =>
  der.sequence(der.oid(oid), ...(critical === true ? [der.boolean(true)] : []), der.octets(value));

/** Signs a body: SEQUENCE { body, algorithm, signature }. */
async function signBody(signer: Pick<Issued, 'kind' | 'keys'>, body: Uint8Array): Promise<Uint8Array> {
  return der.sequence(body, algorithmId(signer.kind), der.bits(await signDer(signer, body)));
}

/** One certificate, version 3. */
export async function issue(options: IssueOptions): Promise<Issued> {
  const kind = options.key ?? options.issuer?.kind ?? 'P-384';
  const keys = options.keys ?? (await makeKeys(kind));
  const subject = typeof options.subject === 'string' ? nameOf(options.subject) : options.subject;
  const signer = options.issuer ?? { kind, keys, subject };
  const serial = options.serial ?? 1;
  const ca = options.ca ?? options.issuer === undefined;
  const usage =
    options.keyUsage === undefined
      ? ca
        ? KEY_USAGE.keyCertSign | KEY_USAGE.cRLSign
        : null
      : options.keyUsage;
  const constraints = der.sequence(
    ...(ca ? [der.boolean(true)] : []),
    ...(ca && options.pathLength !== undefined ? [der.integer(options.pathLength)] : []),
  );
  const extensions = [
    extension({ oid: '2.5.29.19', critical: true, value: constraints }),
    ...(usage === null ? [] : [extension({ oid: '2.5.29.15', critical: true, value: der.namedBits(usage) })]),
    ...(options.extensions ?? []).map(extension),
  ];
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const body = der.sequence(
    der.explicit(0, der.integer(2)),
    der.integer(serial),
    algorithmId(signer.kind),
    signer.subject,
    der.sequence(
      der.time(options.notBefore ?? TEST_NOW - YEAR),
      der.time(options.notAfter ?? TEST_NOW + YEAR),
    ),
    subject,
    spki,
    der.explicit(3, der.sequence(...extensions)),
  );
  return { der: await signBody(signer, body), subject, kind, keys, serial };
}

export interface CrlOptions {
  /** Unix seconds; a day before and 30 after TEST_NOW unless told */
  readonly thisUpdate?: number;
  readonly nextUpdate?: number;
  readonly revoked?: readonly (number | bigint)[];
  /** Beside the list number */
  readonly extensions?: readonly TestExtension[];
}

/** One revocation list, version 2. */
export async function issueCrl(issuer: Issued, options: CrlOptions = {}): Promise<Uint8Array> {
  const thisUpdate = options.thisUpdate ?? TEST_NOW - 86_400;
  const entries = (options.revoked ?? []).map((serial) =>
    der.sequence(der.integer(serial), der.time(thisUpdate - 3_600)),
  );
  const extensions = [{ oid: '2.5.29.20', value: der.integer(7) }, ...(options.extensions ?? [])];
  const body = der.sequence(
    der.integer(1),
    algorithmId(issuer.kind),
    issuer.subject,
    der.time(thisUpdate),
    der.time(options.nextUpdate ?? TEST_NOW + 30 * 86_400),
    ...(entries.length === 0 ? [] : [der.sequence(...entries)]),
    der.explicit(0, der.sequence(...extensions.map(extension))),
  );
  return signBody(issuer, body);
}

/** The pin of a test root. */
export const pinOf = (root: Issued, name = 'test root'): PinnedRoot => ({
  name,
  sha256: bytesToHex(sha256(root.der)),
});
