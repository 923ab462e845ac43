/**
 * AWS Nitro documents: real ones under AWS's root, and synthetic ones for what no sample covers.
 * @module
 */
import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { encode } from 'cborg';
import { parseCoseSign1 } from '../../../crypto/attest/nitro/cose.ts';
import { parseNitroDocument } from '../../../crypto/attest/nitro/document.ts';
import { type NitroOptions, verifyNitro, verifyNitroDocument } from '../../../crypto/attest/nitro/verify.ts';
import { parseCrl } from '../../../crypto/attest/x509/crl.ts';
import { bytesToHex, concatBytes, hex } from '../../../crypto/core/bytes.ts';
import { VerificationError } from '../../../crypto/core/errors.ts';
import { growthExponent } from '../../support/complexity.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import { fc } from '../../support/fast-check.ts';
import {
  type CoseParts,
  type NitroChain,
  nitroChain,
  nitroFields,
  nitroPayload,
  nitroQuote,
  testPcrs,
} from '../../support/nitro-documents.ts';
import { codeOf, find, flipped, refused } from '../../support/refusals.ts';
import { issue, issueCrl, pinOf, TEST_NOW } from '../../support/test-pki.ts';

const SAMPLE = 'dstack/nitro_attestation.bin';
const DEBUG_SAMPLE = 'dstack/nitro_attestation_dbg.bin';
/** Seconds after each document's own clock: 2025-12-25T16:04:19Z and 2025-12-25T08:20:46Z. */
const SAMPLE_NOW = 1_766_678_670;
const DEBUG_SAMPLE_NOW = 1_766_650_860;

/** The samples hold the document between a length and further fields: two bytes of length at 1, document at 4. */
const documentIn = (file: Uint8Array, length: number): Uint8Array => file.slice(4, 4 + length);
const SAMPLE_BYTES = 4_526;
const DEBUG_SAMPLE_BYTES = 4_529;

suite('a real document', () => {
  sampleTest('verifies under AWS’s root while its certificate lives', [SAMPLE], async (file) => {
    const report = await verifyNitro(documentIn(file, SAMPLE_BYTES), { now: SAMPLE_NOW });
    assert.equal(report.kind, 'aws-nitro');
    assert.equal(report.issuedAt, 1_766_678_659);
    assert.equal(report.validUntil, 1_766_689_459);
    assert.equal(report.nitro.moduleId, 'i-0827e799ec9232d44-enc019b5640fdf630d6');
    assert.match(
      report.measurement,
      /^nitro:eb7d0dab08ff[0-9a-f]{84}:0343b056cd84[0-9a-f]{84}:d7b0a76788c1[0-9a-f]{84}$/,
    );
    // Not the report data of any binding of ours: appraisal compares and refuses, not this.
    assert.equal(
      bytesToHex(report.reportData),
      `${bytesToHex(report.reportData.subarray(0, 32))}${'00'.repeat(32)}`,
    );
    assert.equal(report.platformId, null);
  });

  sampleTest('of a debug enclave is refused', [DEBUG_SAMPLE], async (file) => {
    const quote = documentIn(file, DEBUG_SAMPLE_BYTES);
    await assert.rejects(verifyNitro(quote, { now: DEBUG_SAMPLE_NOW }), refused('TEE_DEBUG_ENABLED'));
  });

  sampleTest('is refused before and after its time', [SAMPLE], async (file) => {
    const quote = documentIn(file, SAMPLE_BYTES);
    const at = (now: number) => verifyNitro(quote, { now });
    await assert.rejects(at(SAMPLE_NOW - 3_600), refused('TEE_CERT_NOT_YET_VALID'));
    await assert.rejects(at(SAMPLE_NOW + 3 * 3_600), refused('TEE_CERT_EXPIRED'));
  });

  sampleTest('is refused under another root', [SAMPLE], async (file) => {
    const roots = [{ name: 'another', sha256: '00'.repeat(32) }];
    const quote = documentIn(file, SAMPLE_BYTES);
    await assert.rejects(verifyNitro(quote, { now: SAMPLE_NOW, roots }), refused('TEE_CHAIN_UNTRUSTED'));
  });

  sampleTest('is refused with anything around it', [SAMPLE], async (file) => {
    const around = [file, file.subarray(4), documentIn(file, SAMPLE_BYTES - 1), new Uint8Array(0)];
    for (const quote of around)
      await assert.rejects(verifyNitro(quote, { now: SAMPLE_NOW }), refused('TEE_QUOTE_MALFORMED'));
  });

  sampleTest('names what was altered, by class of byte', [SAMPLE], async (file) => {
    const quote = documentIn(file, SAMPLE_BYTES);
    const document = parseNitroDocument(parseCoseSign1(quote).payload);
    const certificate = find(quote, document.certificate);
    const bundle = document.cabundle.map((der) => find(quote, der));
    const classes: readonly [string, number, string | RegExp][] = [
      ['array head', 0, 'TEE_QUOTE_MALFORMED'],
      ['protected header', 4, 'TEE_QUOTE_MALFORMED'],
      ['unprotected header', 6, 'TEE_QUOTE_MALFORMED'],
      ['module id', find(quote, new TextEncoder().encode(document.moduleId)) + 4, 'TEE_QUOTE_SIGNATURE'],
      ['PCR0', find(quote, document.pcrs.get(0)!) + 9, 'TEE_QUOTE_SIGNATURE'],
      ['user data', find(quote, document.userData!) + 63, 'TEE_QUOTE_SIGNATURE'],
      ['digest name', find(quote, new TextEncoder().encode('SHA384')) + 5, 'TEE_QUOTE_MALFORMED'],
      ['leaf, body', certificate + 30, 'TEE_CERT_SIGNATURE'],
      ['leaf, signature', certificate + document.certificate.length - 1, 'TEE_CERT_SIGNATURE'],
      ['root', bundle[0]! + 300, 'TEE_CHAIN_UNTRUSTED'],
      ['root, signature', bundle[1]! - 10, /^TEE_(CHAIN_UNTRUSTED|QUOTE_MALFORMED)$/],
      ...bundle.slice(1).map((at, i) => {
        const where = at + document.cabundle[i + 1]!.length - 1;
        return [`authority ${i + 1}, signature`, where, 'TEE_CERT_SIGNATURE'] as [string, number, string];
      }),
      ['signature, first byte', quote.length - 96, 'TEE_QUOTE_SIGNATURE'],
      ['signature, last byte', quote.length - 1, 'TEE_QUOTE_SIGNATURE'],
    ];
    for (const [name, at, code] of classes) {
      await assert.rejects(verifyNitro(flipped(quote, at), { now: SAMPLE_NOW }), refused(code), name);
    }
  });

  sampleTest('is refused with any byte altered', [SAMPLE], async (file) => {
    const quote = documentIn(file, SAMPLE_BYTES);
    const codes = new Map<string, number>();
    // Every byte of envelope and signature; of the payload every eleventh, which meets every field and certificate.
    for (let at = 0; at < quote.length; at += at < 16 || at > quote.length - 97 ? 1 : 11) {
      const code = await codeOf(() => verifyNitro(flipped(quote, at), { now: SAMPLE_NOW }));
      codes.set(code, (codes.get(code) ?? 0) + 1);
      assert.match(code, /^TEE_(QUOTE_|CERT_|CHAIN_)/, `byte ${at}`);
    }
    for (const code of [
      'TEE_QUOTE_MALFORMED',
      'TEE_QUOTE_SIGNATURE',
      'TEE_CERT_SIGNATURE',
      'TEE_CERT_MALFORMED',
    ])
      assert.ok((codes.get(code) ?? 0) > 3, `${code}: ${codes.get(code)}`);
  });
});

suite('a synthetic document', () => {
  const REPORT_DATA = new Uint8Array(64).map((_, i) => i);
  let chain: NitroChain;
  let options: NitroOptions;
  before(async () => {
    chain = await nitroChain();
    options = { now: TEST_NOW + 5, roots: chain.roots };
  });

  const quoteOf = (change: (fields: Map<unknown, unknown>) => void = () => {}, parts: CoseParts = {}) => {
    const fields = nitroFields(chain, REPORT_DATA);
    change(fields);
    return nitroQuote(nitroPayload(fields), chain.leaf, parts);
  };
  const under = async (other: NitroChain) =>
    verifyNitro(await nitroQuote(nitroPayload(nitroFields(other, REPORT_DATA)), other.leaf), {
      ...options,
      roots: other.roots,
    });

  test('with our report data is a hardware report', async () => {
    const quote = await quoteOf();
    const report = await verifyNitro(quote, options);
    assert.deepEqual(report.reportData, REPORT_DATA);
    assert.equal(report.measurement, `nitro:${[1, 2, 3].map((n) => `0${n}`.repeat(48)).join(':')}`);
    assert.equal(report.issuedAt, TEST_NOW);
    assert.equal(report.validUntil, TEST_NOW - 60 + 3 * 3_600);
    assert.equal(report.tcbStatus, 'UpToDate');
  });

  test('needs exactly 64 bytes of user data, but can be read without', async () => {
    for (const data of [null, new Uint8Array(0), new Uint8Array(63), new Uint8Array(65)]) {
      const quote = await quoteOf((fields) => fields.set('user_data', data));
      await assert.rejects(verifyNitro(quote, options), refused('TEE_REPORT_DATA_LENGTH'));
      assert.deepEqual((await verifyNitroDocument(quote, options)).userData, data);
    }
  });

  test('with a zero PCR0, PCR1 or PCR2 is of a debug enclave', async () => {
    for (const index of [0, 1, 2]) {
      const quote = await quoteOf((fields) => fields.set('pcrs', testPcrs().set(index, new Uint8Array(48))));
      await assert.rejects(verifyNitro(quote, options), refused('TEE_DEBUG_ENABLED'));
    }
  });

  test('is refused when a field breaks the specification', async () => {
    const changes: Readonly<Record<string, (fields: Map<unknown, unknown>) => unknown>> = {
      'unknown field': (fields) => fields.set('extra', 1),
      'number as key': (fields) => fields.set(7, 1),
      'no module id': (fields) => fields.delete('module_id'),
      'empty module id': (fields) => fields.set('module_id', ''),
      'another digest': (fields) => fields.set('digest', 'SHA256'),
      'no timestamp': (fields) => fields.delete('timestamp'),
      'timestamp zero': (fields) => fields.set('timestamp', 0),
      'timestamp out of range': (fields) => fields.set('timestamp', 2n ** 63n),
      'timestamp as text': (fields) => fields.set('timestamp', String(TEST_NOW)),
      'timestamp before the certificate': (fields) => fields.set('timestamp', (TEST_NOW - 100) * 1_000),
      'no PCRs': (fields) => fields.set('pcrs', new Map()),
      'PCR 32': (fields) => fields.set('pcrs', testPcrs().set(32, new Uint8Array(48))),
      'PCR of 47 bytes': (fields) => fields.set('pcrs', testPcrs().set(5, new Uint8Array(47))),
      'PCR as text': (fields) => fields.set('pcrs', new Map<number, unknown>(testPcrs()).set(5, 'x')),
      'PCR0 of 32 bytes': (fields) => fields.set('pcrs', testPcrs().set(0, new Uint8Array(32).fill(1))),
      'no PCR1': (fields) => {
        const pcrs = testPcrs();
        pcrs.delete(1);
        return fields.set('pcrs', pcrs);
      },
      'no certificate': (fields) => fields.set('certificate', null),
      'certificate of 1025 bytes': (fields) => fields.set('certificate', new Uint8Array(1_025)),
      'no cabundle': (fields) => fields.delete('cabundle'),
      'empty cabundle': (fields) => fields.set('cabundle', []),
      'empty certificate in the cabundle': (fields) => fields.set('cabundle', [new Uint8Array(0)]),
      'too many certificates': (fields) => fields.set('cabundle', Array(8).fill(chain.root.der)),
      'empty public key': (fields) => fields.set('public_key', new Uint8Array(0)),
      'public key of 1025 bytes': (fields) => fields.set('public_key', new Uint8Array(1_025)),
      'user data of 513 bytes': (fields) => fields.set('user_data', new Uint8Array(513)),
      'nonce of 513 bytes': (fields) => fields.set('nonce', new Uint8Array(513)),
      'nonce as text': (fields) => fields.set('nonce', 'nonce'),
    };
    for (const [name, change] of Object.entries(changes)) {
      await assert.rejects(
        quoteOf(change).then((quote) => verifyNitro(quote, options)),
        refused('TEE_QUOTE_MALFORMED'),
        name,
      );
    }
  });

  test('is refused in any other CBOR than the module’s', async () => {
    const payload = nitroPayload(nitroFields(chain, REPORT_DATA));
    const twice = concatBytes(payload.subarray(0, -1), encode('digest'), encode('SHA384'), hex('ff'));
    const payloads = {
      'a key twice': twice,
      'bytes behind': concatBytes(payload, hex('00')),
      'no map': hex('83010203'),
    };
    for (const [name, bytes] of Object.entries(payloads)) {
      await assert.rejects(
        nitroQuote(bytes, chain.leaf).then((quote) => verifyNitro(quote, options)),
        refused('TEE_QUOTE_MALFORMED'),
        name,
      );
    }
    const quote = await quoteOf();
    const long = concatBytes(hex('9804'), quote.subarray(1)); // the same array with a longer head
    const tagged = concatBytes(hex('d2'), quote); // COSE_Sign1's own tag, which the module leaves out
    const open = concatBytes(hex('9f'), quote.subarray(1), hex('ff'));
    for (const bytes of [long, tagged, open])
      await assert.rejects(verifyNitro(bytes, options), refused('TEE_QUOTE_MALFORMED'));
  });

  test('is refused under another algorithm or with an unprotected header', async () => {
    const parts: readonly CoseParts[] = [
      { header: hex('a10126') }, // ES256
      { header: hex('a1013822').subarray(0, 3) },
      { header: hex('a201382204 4131'.replace(' ', '')) },
      { header: new Uint8Array(0) },
      { unprotected: new Map([[1, -35]]) },
      { signature: new Uint8Array(95) },
    ];
    for (const part of parts) {
      const quote = await quoteOf(() => {}, part);
      await assert.rejects(verifyNitro(quote, options), refused('TEE_QUOTE_MALFORMED'));
    }
  });

  test('is refused when another key signed it', async () => {
    const fields = nitroPayload(nitroFields(chain, REPORT_DATA));
    const other = await nitroChain();
    await assert.rejects(
      nitroQuote(fields, other.leaf).then((quote) => verifyNitro(quote, options)),
      refused('TEE_QUOTE_SIGNATURE'),
    );
    const p256 = await nitroChain({ leaf: { key: 'P-256' } });
    await assert.rejects(under(p256), refused(/^TEE_QUOTE_(SIGNATURE|MALFORMED)$/));
  });

  test('dated in the future is refused', async () => {
    const quote = await quoteOf((fields) => fields.set('timestamp', (TEST_NOW + 126) * 1_000));
    await assert.rejects(verifyNitro(quote, options), refused('TEE_EVIDENCE_FUTURE'));
    assert.equal((await verifyNitro(quote, { ...options, now: TEST_NOW + 6 })).issuedAt, TEST_NOW + 126);
    // A clock that runs ahead within bounds, but past the document's own certificate.
    const ending = await nitroChain({ leaf: { notAfter: TEST_NOW + 10 } });
    const fields = nitroFields(ending, REPORT_DATA).set('timestamp', (TEST_NOW + 11) * 1_000);
    const late = await nitroQuote(nitroPayload(fields), ending.leaf);
    await assert.rejects(
      verifyNitro(late, { ...options, roots: ending.roots }),
      refused('TEE_QUOTE_MALFORMED'),
    );
  });

  test('is refused under a chain that is not one', async () => {
    const other = await nitroChain();
    const bundles: readonly [string, readonly Uint8Array[]][] = [
      ['TEE_CHAIN_UNTRUSTED', [other.root.der, chain.regional.der, chain.instance.der]],
      ['TEE_CHAIN_UNTRUSTED', [chain.instance.der, chain.regional.der, chain.root.der]],
      ['TEE_CHAIN_UNTRUSTED', [chain.root.der, chain.instance.der]],
      ['TEE_CERT_ROLE', [chain.root.der, chain.regional.der, chain.regional.der, chain.instance.der]],
      ['TEE_CERT_SIGNATURE', [chain.root.der, other.regional.der, chain.instance.der]],
      ['TEE_CHAIN_UNTRUSTED', [chain.leaf.der]],
    ];
    for (const [code, bundle] of bundles) {
      const quote = await quoteOf((fields) => fields.set('cabundle', bundle));
      await assert.rejects(verifyNitro(quote, options), refused(code));
    }
  });

  test('is refused under certificates in the wrong role or out of their time', async () => {
    const cases: readonly [string, Parameters<typeof nitroChain>[0]][] = [
      ['TEE_CERT_ROLE', { instance: { ca: false } }],
      ['TEE_CERT_ROLE', { regional: { keyUsage: 1 } }],
      ['TEE_CERT_ROLE', { regional: { pathLength: 0 } }],
      ['TEE_CERT_ROLE', { leaf: { ca: true } }],
      ['TEE_CERT_EXPIRED', { regional: { notAfter: TEST_NOW - 1 } }],
      ['TEE_CERT_EXPIRED', { leaf: { notAfter: TEST_NOW - 1 } }],
      ['TEE_CERT_NOT_YET_VALID', { instance: { notBefore: TEST_NOW + 60 } }],
      [
        'TEE_CERT_EXTENSION',
        { leaf: { extensions: [{ oid: '1.2.3.4', critical: true, value: hex('0500') }] } },
      ],
    ];
    for (const [code, change] of cases) await assert.rejects(nitroChain(change).then(under), refused(code));
  });

  test('is refused when a list that was handed in revokes an authority', async () => {
    const quote = await quoteOf();
    const revoking = parseCrl(await issueCrl(chain.root, { revoked: [2] }));
    const sparing = parseCrl(await issueCrl(chain.root, { revoked: [9] }));
    await assert.rejects(verifyNitro(quote, { ...options, crls: [revoking] }), refused('TEE_REVOKED'));
    assert.ok(await verifyNitro(quote, { ...options, crls: [sparing] }));
  });

  test('is refused under AWS’s own root', async () => {
    await assert.rejects(verifyNitro(await quoteOf(), { now: TEST_NOW }), refused('TEE_CHAIN_UNTRUSTED'));
  });

  test('with a pinned leaf alone is no chain', async () => {
    const alone = await issue({ subject: 'alone', ca: false, keyUsage: 1 });
    const fields = nitroFields(chain, REPORT_DATA).set('certificate', alone.der).set('cabundle', [alone.der]);
    const quote = await nitroQuote(nitroPayload(fields), alone);
    await assert.rejects(
      verifyNitro(quote, { ...options, roots: [pinOf(alone)] }),
      refused(/^TEE_CERT_ROLE$/),
    );
  });
});

suite('the parser', () => {
  const parse = (bytes: Uint8Array): void => {
    try {
      parseNitroDocument(parseCoseSign1(bytes).payload);
      parseNitroDocument(bytes);
    } catch (error) {
      assert.ok(error instanceof VerificationError, String(error));
    }
  };

  test('answers any bytes with a document or a VerificationError', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), parse), { numRuns: 500 });
  });

  sampleTest('answers a damaged document with a VerificationError', [SAMPLE], (file) => {
    const quote = documentIn(file, SAMPLE_BYTES);
    const damage = fc.array(fc.tuple(fc.nat(SAMPLE_BYTES - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, fc.nat(SAMPLE_BYTES), (changes, length) => {
        const bytes = quote.slice(0, length % 3 === 0 ? length : SAMPLE_BYTES);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        parse(bytes);
      }),
      { numRuns: 500 },
    );
  });

  test('refuses what is too large or too deep, at once', async () => {
    const { leaf } = await nitroChain();
    const large = await nitroQuote(new Uint8Array(16_384), leaf); // well formed, but for its size
    const deep = new Uint8Array(16_000).fill(0x81);
    for (const bytes of [large, deep, new Uint8Array(16_000).fill(0xbf)]) {
      assert.throws(() => parseCoseSign1(bytes), refused('TEE_QUOTE_MALFORMED'));
      assert.throws(() => parseNitroDocument(bytes), refused('TEE_QUOTE_MALFORMED'));
    }
  });

  test('takes time in proportion to the size', async () => {
    const exponent = await growthExponent([2_000, 4_000, 8_000, 16_000], (size) => {
      const many = encode(new Map(Array.from({ length: size / 8 }, (_, i) => [i + 100_000, i])));
      return () => {
        for (let i = 0; i < 20; i++) parse(many);
      };
    });
    assert.ok(exponent < 1.5, `grows as n^${exponent.toFixed(2)}`);
  });
});
