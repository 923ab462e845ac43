/**
 * What a verifier needs beside an SEV-SNP report: the certificate of the key that signed it, those above, and the list
 * of revoked ones. From the host's table where it has one, else from AMD's service.
 * @module
 */
import {
  readCertificateTable,
  type SnpCertificateTable,
} from '../../../crypto/attest/amd/certificate-table.ts';
import { parseSnpReport, type SnpReportFields } from '../../../crypto/attest/amd/report.ts';
import type { SnpProduct } from '../../../crypto/attest/amd/roots.ts';
import { readTcb } from '../../../crypto/attest/amd/tcb.ts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError } from '../../../crypto/core/errors.ts';
import type { FetchCached } from './fetch-cached.ts';

export const AMD_KDS = 'https://kdsintf.amd.com';

export interface AmdEndorsements {
  /** DER: VCEK or VLEK, ASK or ASVK, ARK. */
  readonly certificates: readonly [Uint8Array, Uint8Array, Uint8Array];
  /** DER, by the ARK. */
  readonly crls: readonly [Uint8Array];
}

/** A certificate stands for one chip at one level and never changes; AMD throttles those who ask often. */
const CERTIFICATE_SECONDS = 30 * 86_400;
const CRL_SECONDS = 86_400;

/** The product that a report says its processor is of; null where its version does not say: Milan or Genoa. */
function productOf({ cpu }: SnpReportFields): SnpProduct | null {
  if (cpu === null) return null;
  const { family, model } = cpu;
  if (family === 0x1a && model <= 0x11) return 'Turin';
  if (family === 0x19 && model <= 0x0f) return 'Milan';
  if (family === 0x19 && (model <= 0x1f || (model >= 0xa0 && model <= 0xaf))) return 'Genoa';
  throw unknownReport('family and model', `${family.toString(16)}.${model.toString(16)}`);
}

/** Path and query of a chip's certificate at AMD's service. @throws UnavailableError TEE_CHIP_MASKED */
export function vcekPath(product: SnpProduct, { chipId, reportedTcb }: SnpReportFields): string {
  if (chipId.every((byte) => byte === 0)) {
    throw new UnavailableError(
      'TEE_CHIP_MASKED',
      'the host hides the id of its chip, and gives no certificate of it',
      {
        hint: "ask the host's operator for certificates in the extended report, or to unmask the chip id",
      },
    );
  }
  const { fmc, bootLoader, tee, snp, microcode } = readTcb(reportedTcb, product);
  const levels = { ...(fmc === undefined ? {} : { fmc }), bl: bootLoader, tee, snp, ucode: microcode };
  const query = Object.entries(levels)
    .map(([name, level]) => `${name}SPL=${String(level).padStart(2, '0')}`)
    .join('&');
  // Turin's id has eight bytes, the rest are zeros
  const id = product === 'Turin' ? chipId.subarray(0, 8) : chipId;
  return `/vcek/v1/${product}/${bytesToHex(id)}?${query}`;
}

/** What the host gives beside the report; a table that makes no sense is one that gives nothing. */
function tableOf(auxblob: Uint8Array): SnpCertificateTable {
  try {
    return readCertificateTable(auxblob);
  } catch {
    return readCertificateTable(new Uint8Array(0));
  }
}

/**
 * @param auxblob the host's table, or empty
 * @throws UnavailableError TEE_REPORT_UNKNOWN | TEE_CHIP_MASKED | TEE_VLEK_MISSING | COLLATERAL_MALFORMED | HTTP_*;
 * VerificationError TEE_QUOTE_MALFORMED for what is no report
 */
export async function fetchAmdEndorsements(
  report: Uint8Array,
  auxblob: Uint8Array,
  fetch: FetchCached,
  service: string = AMD_KDS,
): Promise<AmdEndorsements> {
  const fields = parseSnpReport(report);
  const { signingKey: key } = fields;
  if (key === 'none') throw unknownReport('signing key', key);
  const base = service.replace(/\/+$/, '');
  const { vcek, vlek, ask: tableAsk, ark: tableArk } = tableOf(auxblob);
  const here = key === 'vcek' ? vcek : vlek;
  const get = async (path: string, lifetimeSeconds: number): Promise<Uint8Array> =>
    (await fetch({ url: `${base}${path}`, lifetimeSeconds })).body;

  const given = [here, tableAsk, tableArk].filter((one) => one !== null);
  const product = productOf(fields) ?? productIn(given) ?? (await knownTo(fields, get));
  const leaf = async (): Promise<Uint8Array> => {
    if (here !== null) return derOf(here);
    if (key === 'vcek') return derOf(await get(vcekPath(product, fields), CERTIFICATE_SECONDS));
    throw new UnavailableError(
      'TEE_VLEK_MISSING',
      "the host does not give the certificate of its provider's key",
      {
        hint: 'a VLEK comes from the cloud provider alone: ask for certificates in the extended report',
      },
    );
  };
  const above = async (): Promise<readonly [Uint8Array, Uint8Array]> => {
    if (tableAsk !== null && tableArk !== null) return [derOf(tableAsk), derOf(tableArk)];
    const chain = await get(`/${key}/v1/${product}/cert_chain`, CERTIFICATE_SECONDS);
    const [ask, ark] = pemCertificates(chain);
    if (ask === undefined || ark === undefined) throw malformed('cert_chain');
    return [ask, ark];
  };
  const [own, [ask, ark], crl] = await Promise.all([
    leaf(),
    above(),
    get(`/${key}/v1/${product}/crl`, CRL_SECONDS),
  ]);
  return { certificates: [own, ask, ark], crls: [derOf(crl)] };
}

/** Every certificate of the chain names its product, as text in its issuer. */
function productIn(certificates: readonly Uint8Array[]): SnpProduct | null {
  for (const certificate of certificates) {
    const found = /(?:ARK|SEV|SEV-VLEK)-(Milan|Genoa|Turin)/.exec(
      Buffer.from(certificate).toString('latin1'),
    );
    if (found !== null) return found[1] as SnpProduct;
  }
  return null;
}

/** AMD's service knows a chip under its own product only. */
async function knownTo(
  fields: SnpReportFields,
  get: (path: string, lifetimeSeconds: number) => Promise<Uint8Array>,
): Promise<SnpProduct> {
  if (fields.signingKey === 'vlek') throw unknownReport('version', fields.version);
  try {
    await get(vcekPath('Milan', fields), CERTIFICATE_SECONDS);
    return 'Milan';
  } catch (thrown) {
    if (asVeilmeshError(thrown).details.status !== 404) throw thrown;
    return 'Genoa';
  }
}

const PEM_BLOCK = /-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+?)-----END [A-Z0-9 ]+-----/g;

const pemCertificates = (bytes: Uint8Array): Uint8Array[] =>
  [...Buffer.from(bytes).toString('latin1').matchAll(PEM_BLOCK)].map(
    (match) => new Uint8Array(Buffer.from(match[1]!, 'base64')),
  );

/** Hosts put PEM into their tables as well. */
const derOf = (bytes: Uint8Array): Uint8Array => pemCertificates(bytes)[0] ?? bytes;

const unknownReport = (field: string, got: string | number): UnavailableError =>
  new UnavailableError('TEE_REPORT_UNKNOWN', 'an SEV-SNP report that this version does not know', {
    details: { field, got },
    hint: 'a newer version of Veilmesh may; report it with the output of: veilmesh doctor --json',
  });

const malformed = (field: string): UnavailableError =>
  new UnavailableError('COLLATERAL_MALFORMED', "the answer of AMD's service is not what it documents", {
    details: { field },
    hint: 'set kdsUrl to a service that speaks version 1, or leave it out for the one of AMD',
  });
