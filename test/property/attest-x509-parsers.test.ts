/**
 * Parsers of certificates, lists, reports and tables: any input is a value or a VerificationError, in time that grows with
 * its size.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readCertificateTable } from '../../crypto/attest/amd/certificate-table.ts';
import { readEndorsement } from '../../crypto/attest/amd/endorsement.ts';
import { parseSnpReport } from '../../crypto/attest/amd/report.ts';
import { parseCertificate, splitPem } from '../../crypto/attest/x509/certificate.ts';
import { MAX_CRL_BYTES, parseCrl } from '../../crypto/attest/x509/crl.ts';
import * as der from '../../crypto/attest/x509/der.ts';
import { utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { growthExponent } from '../support/complexity.ts';
import * as write from '../support/der-writer.ts';
import { fc } from '../support/fast-check.ts';
import { certificateTable, makeReport, makeSnpChain } from '../support/snp-evidence.ts';
import { issueCrl } from '../support/test-pki.ts';

interface Parser {
  readonly name: string;
  readonly parse: (bytes: Uint8Array) => unknown;
  readonly valid: Uint8Array;
}

let parsers: readonly Parser[];
before(async () => {
  const { ark, ask, leaf } = await makeSnpChain('Turin');
  const pem = `-----BEGIN CERTIFICATE-----\n${btoa(String.fromCharCode(...leaf.der))}\n-----END CERTIFICATE-----\n`;
  parsers = [
    { name: 'certificate', parse: parseCertificate, valid: ask.der },
    { name: 'VCEK', parse: (bytes) => readEndorsement(parseCertificate(bytes), 'Turin'), valid: leaf.der },
    { name: 'revocation list', parse: parseCrl, valid: await issueCrl(ark, { revoked: [1, 2, 3] }) },
    { name: 'PEM', parse: (bytes) => splitPem(new TextDecoder('latin1').decode(bytes)), valid: utf8(pem) },
    { name: 'SEV-SNP report', parse: parseSnpReport, valid: makeReport({ product: 'Turin', version: 5 }) },
    {
      name: 'certificate table',
      parse: readCertificateTable,
      valid: certificateTable({ vcek: leaf.der, ask: ask.der, ark: ark.der }),
    },
    { name: 'DER', parse: readAll, valid: leaf.der },
  ];
});

/** Reads every element as every type. */
function readAll(bytes: Uint8Array): void {
  const readers = [
    der.unsignedBytes,
    der.smallInteger,
    der.boolean,
    der.oid,
    der.octetString,
    der.bitString,
    der.namedBits,
    der.time,
    (node: der.DerNode) => der.asciiText(node, node.tag),
    (node: der.DerNode) => der.sequence(node, 0, 9),
  ];
  const visit = (node: der.DerNode): void => {
    for (const read of readers) onlyVerification(() => read(node));
    node.children.forEach(visit);
  };
  visit(der.parseDer(bytes, { code: 'TEST_DER', maxBytes: 64 * 1_024 }));
}

function onlyVerification(run: () => unknown): void {
  try {
    run();
  } catch (thrown) {
    assert.ok(thrown instanceof VerificationError, String(thrown));
  }
}

test('random bytes, mutations and truncations never escape as anything but a VerificationError', () => {
  for (const { parse, valid } of parsers) {
    parse(valid);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => onlyVerification(() => parse(bytes))),
    );
    const edits = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edits, fc.nat(valid.length), (changes, length) => {
        const bytes = valid.slice();
        for (const [at, value] of changes) bytes[at] = value;
        onlyVerification(() => parse(bytes));
        onlyVerification(() => parse(valid.subarray(0, length)));
      }),
      { numRuns: 300 },
    );
  }
});

test('well-formed DER of any shape is read whole, and written again it is the same', () => {
  const { tree } = fc.letrec<{ tree: Uint8Array; leaf: Uint8Array }>((tie) => ({
    leaf: fc.oneof(
      fc.bigInt({ min: 0n, max: 2n ** 200n }).map(write.integer),
      fc.uint8Array({ maxLength: 300 }).map(write.octets),
      fc.uint8Array({ maxLength: 300 }).map(write.bits),
      fc.boolean().map(write.boolean),
    ),
    tree: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 5 }).map((items) => write.sequence(...items)),
      fc.array(tie('tree'), { maxLength: 5 }).map((items) => write.explicit(0, ...items)),
    ),
  }));
  const again = (node: der.DerNode): Uint8Array =>
    (node.tag & 0x20) === 0
      ? write.element(node.tag, node.value)
      : write.element(node.tag, ...node.children.map(again));
  fc.assert(
    fc.property(tree, (bytes) => {
      assert.deepEqual(again(der.parseDer(bytes, { code: 'TEST_DER', maxBytes: 1 << 20 })), bytes);
    }),
  );
});

test('survives deep nesting and absurd lengths', () => {
  const hostile = [
    new Uint8Array(60_000).fill(0x30),
    new Uint8Array(60_000).fill(0xa0),
    new Uint8Array(60_000).fill(0x80),
    Uint8Array.of(0x30, 0x83, 0xff, 0xff, 0xff),
    Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff),
    new Uint8Array(MAX_CRL_BYTES + 1),
    utf8('-----BEGIN CERTIFICATE-----\n'.repeat(4_000)),
  ];
  for (const { parse } of parsers) {
    for (const bytes of hostile) assert.throws(() => parse(bytes), { name: 'VerificationError' });
  }
});

const linear = async (sizes: readonly number[], prepare: (size: number) => () => unknown): Promise<void> => {
  const exponent = await growthExponent(sizes, prepare);
  assert.ok(exponent < 1.5, `time ~ size^${exponent.toFixed(2)}`);
};

test('the time to read a list grows no faster than its entries', async () => {
  const { ark } = await makeSnpChain('Milan');
  const lists = new Map<number, Uint8Array>();
  for (const size of [2_000, 8_000, 32_000]) {
    lists.set(size, await issueCrl(ark, { revoked: Array.from({ length: size }, (_, i) => i) }));
  }
  await linear([...lists.keys()], (size) => () => parseCrl(lists.get(size)!));
});

test('the time to refuse DER grows no faster than its size', async () => {
  const parse = (bytes: Uint8Array) => () =>
    onlyVerification(() => der.parseDer(bytes, { code: 'TEST_DER', maxBytes: 1 << 20 }));
  const nothings = (size: number, last: number): Uint8Array => {
    const content = new Uint8Array(size + 1);
    for (let at = 0; at < size; at += 2) content[at] = der.TAG.null;
    content[size] = last;
    return write.element(der.TAG.sequence, content);
  };
  await linear([8_000, 32_000, 128_000], (size) => parse(nothings(size, 0x1f)));
  await linear([8_000, 32_000, 128_000], (size) => {
    let bytes = nothings(size, 0x1f);
    for (let depth = 0; depth < 14; depth++) bytes = write.sequence(bytes);
    return parse(bytes);
  });
});

test('the time to refuse PEM grows no faster than its size', async () => {
  await linear([8_000, 32_000, 128_000], (size) => {
    const text = `-----BEGIN CERTIFICATE-----\n${'A'.repeat(size - 64)}`;
    return () => onlyVerification(() => splitPem(text));
  });
});
