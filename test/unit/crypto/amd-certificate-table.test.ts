/**
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificateTable } from '../../../crypto/attest/amd/certificate-table.ts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { certificateTable } from '../../support/snp-evidence.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const refuses = (table: Uint8Array): void => {
  assert.throws(() => readCertificateTable(table), { name: 'VerificationError', code: 'TEE_CERT_TABLE' });
};
/** A table of a VCEK (1, 2) and an ASK (3). */
const table = (change: (view: DataView, table: Uint8Array) => void = () => {}): Uint8Array => {
  const made = certificateTable({ vcek: bytes(1, 2), ask: bytes(3) });
  change(new DataView(made.buffer), made);
  return made;
};

test('reads what the host gave, wherever it lies', () => {
  assert.deepEqual(readCertificateTable(table()), {
    vcek: bytes(1, 2),
    vlek: null,
    ask: bytes(3),
    ark: null,
    crl: null,
  });
  const all = { vcek: bytes(1), vlek: bytes(2), ask: bytes(3), ark: bytes(4), crl: bytes(5) };
  assert.deepEqual(readCertificateTable(concatBytes(certificateTable(all), new Uint8Array(4_096))), all);
});

test('a host that gave nothing gave an empty table', () => {
  const nothing = { vcek: null, vlek: null, ask: null, ark: null, crl: null };
  assert.deepEqual(readCertificateTable(new Uint8Array(0)), nothing);
  assert.deepEqual(readCertificateTable(new Uint8Array(24)), nothing);
});

test('passes over entries that mean something else', () => {
  const strange = table((_, made) => made.fill(0x55, 0, 16));
  assert.deepEqual(readCertificateTable(strange).vcek, null);
  assert.deepEqual(readCertificateTable(strange).ask, bytes(3));
});

test('refuses entries outside of the table, in its head, twice, or without an end', () => {
  refuses(table((view) => view.setUint32(16, 0, true)));
  refuses(table((view) => view.setUint32(16, 48, true)));
  refuses(table((view) => view.setUint32(20, 4, true)));
  refuses(table((view) => view.setUint32(20, 0xffff_ffff, true)));
  refuses(table((view) => view.setUint32(16, 0xffff_ffff, true)));
  refuses(table((_, made) => made.copyWithin(24, 0, 16)));
  refuses(table().subarray(0, 60));
  refuses(new Uint8Array(23));
  refuses(new Uint8Array(17 * 24).fill(1));
  refuses(new Uint8Array(64 * 1_024 + 1));
});
