/**
 * The table of certificates that a host lays beside an SEV-SNP report.
 * @module
 */
const UUIDS = [
  '63da758de6644564adc5f4b93be8accd',
  '4ab7b379bbac4fe4a02f05aef327c782',
  'c0b406a4a803495297433fb6014cd0ae',
];
const ROW_BYTES = 24;

/** @param certificates VCEK, ASK, ARK, DER */
export const certificateTable = (certificates: readonly Uint8Array[]): Uint8Array =>
  tableOf(certificates.map((certificate, i) => [UUIDS[i]!, certificate]));

/** Rows under any identifiers, a row of zeros, then what they point to. */
export function tableOf(entries: readonly (readonly [uuid: string, certificate: Uint8Array])[]): Uint8Array {
  let offset = (entries.length + 1) * ROW_BYTES;
  const rows = entries.map(([uuid, { length }]) => {
    const row = Buffer.alloc(ROW_BYTES);
    row.write(uuid, 'hex');
    row.writeUInt32LE(offset, 16);
    row.writeUInt32LE(length, 20);
    offset += length;
    return row;
  });
  const certificates = entries.map(([, certificate]) => certificate);
  return new Uint8Array(Buffer.concat([...rows, Buffer.alloc(ROW_BYTES), ...certificates]));
}
