/**
 * The table of certificates that a host gives its SEV-SNP guest beside the report.
 *
 * AMD 56421, extended guest request; Linux's configfs-tsm hands it out as `auxblob`.
 * @module
 */
import { bytesToHex } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';

const MAX_TABLE_BYTES = 64 * 1024;
const MAX_ENTRIES = 16;
/** GUID 16 | offset u32le | length u32le */
const ENTRY_BYTES = 24;

const GUIDS = {
  vcek: '63da758de6644564adc5f4b93be8accd',
  vlek: 'a8074bc2a25a483eaae639c045a0b8a1',
  ask: '4ab7b379bbac4fe4a02f05aef327c782',
  ark: 'c0b406a4a803495297433fb6014cd0ae',
  crl: '92f81bc358114d3d97ffd19f88dc67ea',
} as const;

/** DER, each as the host gave it; null where it gave none. */
export type SnpCertificateTable = Readonly<Record<keyof typeof GUIDS, Uint8Array | null>>;

/**
 * Entries of other meaning are passed over.
 * @throws VerificationError TEE_CERT_TABLE for entries that overrun the table, stand in its head or come twice
 */
export function readCertificateTable(table: Uint8Array): SnpCertificateTable {
  const refused = (problem: string): VerificationError =>
    new VerificationError('TEE_CERT_TABLE', `malformed certificate table: ${problem}`, {
      details: { problem, bytes: table.length },
      hint: 'the host must install the certificates of its chip: veilmesh doctor',
    });
  if (table.length > MAX_TABLE_BYTES) throw refused(`more than ${MAX_TABLE_BYTES} bytes`);
  const found: Record<keyof typeof GUIDS, Uint8Array | null> = {
    vcek: null,
    vlek: null,
    ask: null,
    ark: null,
    crl: null,
  };
  if (table.length === 0) return found;
  const view = new DataView(table.buffer, table.byteOffset, table.length);
  const entries: { readonly guid: string; readonly offset: number; readonly length: number }[] = [];
  let at = 0;
  for (;;) {
    if (at + ENTRY_BYTES > table.length) throw refused('no end');
    const guid = bytesToHex(table.subarray(at, at + 16));
    const offset = view.getUint32(at + 16, true);
    const length = view.getUint32(at + 20, true);
    at += ENTRY_BYTES;
    if (offset === 0 && length === 0 && /^0+$/.test(guid)) break;
    if (entries.push({ guid, offset, length }) > MAX_ENTRIES)
      throw refused(`more than ${MAX_ENTRIES} entries`);
  }
  for (const { guid, offset, length } of entries) {
    if (offset < at || offset + length > table.length) throw refused('an entry outside of the table');
    const name = (Object.keys(GUIDS) as (keyof typeof GUIDS)[]).find((known) => GUIDS[known] === guid);
    if (name === undefined) continue;
    if (found[name] !== null) throw refused('an entry twice');
    found[name] = table.subarray(offset, offset + length);
  }
  return found;
}
