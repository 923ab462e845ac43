/**
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { KEY_USAGE, parseCertificate, splitPem } from '../../../crypto/attest/x509/certificate.ts';
import { parseCrl } from '../../../crypto/attest/x509/crl.ts';
import { concatBytes, hex } from '../../../crypto/core/bytes.ts';
import * as der from '../../support/der-writer.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import {
  algorithmId,
  extension,
  type Issued,
  issue,
  issueCrl,
  nameOf,
  TEST_NOW,
} from '../../support/test-pki.ts';

/** Where things are in a certificate: [0] what is signed, [1] algorithm, [2] signature. */
const AT = {
  version: [0, 0],
  serial: [0, 1],
  issuer: [0, 3],
  dates: [0, 4],
  key: [0, 6],
  extensions: [0, 7, 0],
};

let root: Issued;
let leaf: Issued;
let pss: Issued;
let crl: Uint8Array;
before(async () => {
  root = await issue({ subject: 'root', pathLength: 1 });
  leaf = await issue({ subject: 'leaf', issuer: root, keyUsage: KEY_USAGE.digitalSignature, serial: 0xabcd });
  pss = await issue({ subject: 'pss', key: 'RSA-PSS' });
  crl = await issueCrl(root, { revoked: [3, 0x1234] });
});

const malformed = (bytes: Uint8Array): void => {
  assert.throws(() => parseCertificate(bytes), { name: 'VerificationError', code: 'TEE_CERT_MALFORMED' });
};
const changed = (path: readonly number[], replace: (old: Uint8Array) => Uint8Array): Uint8Array =>
  der.replaceAt(leaf.der, path, replace);

test('a certificate is read field by field', () => {
  const read = parseCertificate(leaf.der);
  assert.equal(read.serial, 'abcd');
  assert.equal(read.commonName, 'leaf');
  assert.deepEqual(read.issuer, root.subject);
  assert.equal(read.notBefore, TEST_NOW - 365 * 86_400);
  assert.equal(read.authority, null);
  assert.equal(read.keyUsage, KEY_USAGE.digitalSignature);
  assert.equal(read.algorithm, 'ecdsa-sha384');
  assert.equal(read.publicKey.algorithm, 'P-384');
  assert.deepEqual(parseCertificate(root.der).authority, { pathLength: 1 });
  assert.equal(parseCertificate(pss.der).algorithm, 'rsa-pss-sha384');
});

test('only version 3 counts', () => {
  malformed(changed(AT.version, () => der.explicit(0, der.integer(1))));
  malformed(changed([0], (tbs) => der.replaceAt(tbs, [0], () => new Uint8Array(0))));
});

test('the algorithm inside what is signed is the one outside', () => {
  malformed(changed([1], () => algorithmId('P-256')));
  malformed(changed([0, 2], () => algorithmId('P-256')));
});

test('algorithms nobody here uses, or with other parameters, are refused', () => {
  const both = (bytes: Uint8Array, algorithm: Uint8Array): Uint8Array =>
    der.replaceAt(
      der.replaceAt(bytes, [1], () => algorithm),
      [0, 2],
      () => algorithm,
    );
  const sha256Rsa = der.sequence(der.oid('1.2.840.113549.1.1.11'), der.nothing());
  malformed(both(leaf.der, sha256Rsa));
  malformed(both(leaf.der, der.sequence(der.oid('1.2.840.10045.4.3.3'), der.nothing())));
  const withSalt = (salt: number): Uint8Array =>
    der.replaceAt(algorithmId('RSA-PSS'), [1, 2], () => der.explicit(2, der.integer(salt)));
  parseCertificate(both(pss.der, withSalt(48)));
  parseCertificate(both(pss.der, algorithmId('RSA-PSS', false)));
  malformed(both(pss.der, withSalt(32)));
  malformed(
    both(
      pss.der,
      der.replaceAt(algorithmId('RSA-PSS'), [1, 3], () => der.explicit(3, der.integer(2))),
    ),
  );
  const sha256 = der.sequence(der.oid('2.16.840.1.101.3.4.2.1'), der.nothing());
  malformed(
    both(
      pss.der,
      der.replaceAt(algorithmId('RSA-PSS'), [1, 0], () => der.explicit(0, sha256)),
    ),
  );
  malformed(
    both(
      pss.der,
      der.replaceAt(algorithmId('RSA-PSS'), [1, 1, 0, 1], () => sha256),
    ),
  );
});

test('keys are RSA of a fair size or whole points of P-256 and P-384', () => {
  const point = (curve: string, bytes: Uint8Array): Uint8Array =>
    der.sequence(der.sequence(der.oid('1.2.840.10045.2.1'), der.oid(curve)), der.bits(bytes));
  malformed(changed(AT.key, () => point('1.3.132.0.35', new Uint8Array(133).fill(4))));
  malformed(changed(AT.key, () => point('1.3.132.0.34', new Uint8Array(97).fill(2))));
  malformed(changed(AT.key, () => point('1.3.132.0.34', new Uint8Array(65).fill(4))));
  malformed(changed(AT.key, (old) => der.replaceAt(old, [1], () => hex('03020102'))));
  const rsa = (modulus: bigint): Uint8Array =>
    der.sequence(
      der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nothing()),
      der.bits(der.sequence(der.integer(modulus), der.integer(65_537))),
    );
  malformed(changed(AT.key, () => rsa(2n ** 1_024n - 1n)));
  malformed(changed(AT.key, () => rsa(2n ** 4_097n - 1n)));
});

test('an extension comes once, and a default is not written out', () => {
  const extra = (...added: Uint8Array[]): Uint8Array =>
    changed(AT.extensions, (old) => der.replaceAt(old, [0], (first) => concatBytes(first, ...added)));
  const one = extension({ oid: '1.2.3.4', value: Uint8Array.of(1) });
  parseCertificate(extra(one));
  malformed(extra(one, one));
  malformed(extra(der.sequence(der.oid('1.2.3.4'), der.boolean(false), der.octets(new Uint8Array(0)))));
  malformed(extra(der.sequence(der.oid('1.2.3.4'), der.bits(new Uint8Array(0)))));
  const many = Array.from({ length: 33 }, (_, i) =>
    extension({ oid: `1.2.3.${i}`, value: new Uint8Array(0) }),
  );
  malformed(extra(...many));
});

test('extensions that are read are read strictly', () => {
  const constraints = (value: Uint8Array): Uint8Array =>
    changed([...AT.extensions, 0], () => extension({ oid: '2.5.29.19', critical: true, value }));
  parseCertificate(constraints(der.sequence()));
  assert.equal(parseCertificate(constraints(der.sequence(der.boolean(false)))).authority, null);
  malformed(constraints(der.sequence(der.boolean(false), der.integer(0))));
  malformed(constraints(der.sequence(der.integer(0))));
  malformed(constraints(concatBytes(der.sequence(der.boolean(true)), Uint8Array.of(0))));
  const usage = (value: Uint8Array): Uint8Array =>
    changed([...AT.extensions, 1], () => extension({ oid: '2.5.29.15', critical: true, value }));
  malformed(usage(hex('03020701')));
  malformed(usage(hex('040106')));
});

test('serial numbers are not negative and have 20 bytes at most; names and dates must be such', () => {
  parseCertificate(changed(AT.serial, () => der.integer(2n ** 159n)));
  malformed(changed(AT.serial, () => der.integer(2n ** 160n)));
  malformed(changed(AT.serial, () => hex('0201ff')));
  malformed(changed(AT.issuer, () => der.sequence()));
  malformed(changed(AT.issuer, () => der.sequence(der.sequence())));
  malformed(changed(AT.dates, () => der.sequence(der.time(TEST_NOW))));
  malformed(changed(AT.dates, () => der.sequence(der.time(TEST_NOW), der.integer(1))));
});

test('trailing bytes and cut ends are refused', () => {
  malformed(concatBytes(leaf.der, Uint8Array.of(0)));
  for (let length = 0; length < leaf.der.length; length += 7) malformed(leaf.der.subarray(0, length));
  malformed(der.replaceAt(leaf.der, [2], (old) => concatBytes(old, der.nothing())));
});

test('a common name that is not exactly one counts as none', () => {
  const part = der.sequence(der.oid('2.5.4.3'), der.utf8String('a'));
  const twice = changed([0, 5], () => der.sequence(der.set(part), der.set(part)));
  assert.equal(parseCertificate(twice).commonName, null);
  assert.equal(parseCertificate(changed([0, 5], () => nameOf('b'))).commonName, 'b');
});

test('a revocation list is read; partial and unknown ones are refused', async () => {
  assert.deepEqual([...parseCrl(crl).revoked], ['03', '1234']);
  assert.equal(parseCrl(await issueCrl(root)).revoked.size, 0);
  const refused = (bytes: Uint8Array): void => {
    assert.throws(() => parseCrl(bytes), { name: 'VerificationError', code: 'TEE_CRL_MALFORMED' });
  };
  refused(leaf.der);
  refused(concatBytes(crl, Uint8Array.of(0)));
  refused(der.replaceAt(crl, [0, 0], () => der.integer(0)));
  refused(der.replaceAt(crl, [1], () => algorithmId('P-256')));
  for (const id of ['2.5.29.27', '2.5.29.28']) {
    for (const critical of [true, false]) {
      refused(await issueCrl(root, { extensions: [{ oid: id, critical, value: der.sequence() }] }));
    }
  }
  const critical = der.sequence(extension({ oid: '2.5.29.29', critical: true, value: der.sequence() }));
  refused(der.replaceAt(crl, [0, 5, 0, 1], (date) => concatBytes(date, critical)));
});

const PEM = (label: string, text: string): string =>
  `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----\n`;

test('PEM is blocks of one label and nothing else', () => {
  const text = btoa(String.fromCharCode(...leaf.der)).replaceAll(/(.{64})/g, '$1\n');
  const one = PEM('CERTIFICATE', text);
  assert.deepEqual(splitPem(one + one), [leaf.der, leaf.der]);
  assert.deepEqual(splitPem(one.trimEnd().replaceAll('\n', '\r\n')), [leaf.der]);
  for (const bad of [
    '',
    ` ${one}`,
    `${one}x`,
    `# ${one}`,
    PEM('X509 CRL', text),
    PEM('CERTIFICATE', 'AAA'),
    PEM('CERTIFICATE', 'AAB='),
    PEM('CERTIFICATE', '===='),
    one.replace('END CERTIFICATE', 'END X509 CRL'),
  ]) {
    assert.throws(() => splitPem(bad), { code: 'TEE_CERT_MALFORMED' });
  }
});

sampleTest(
  "every vendor's real certificates are read",
  [
    'go-sev-guest/ask_ark_milan.pem',
    'go-sev-guest/ask_ark_turin_vlek.pem',
    'go-tdx-guest/trusted_root.pem',
    'dstack/AWS_NitroEnclaves_Root-G1.pem',
    'nvidia-attestation-sdk/rim_root.crt',
    'trustee/nvidia_device_root.pem',
  ],
  (...files) => {
    for (const file of files) {
      for (const bytes of splitPem(new TextDecoder().decode(file))) {
        assert.notEqual(parseCertificate(bytes).commonName, null);
      }
    }
  },
);
