/**
 * SEV-SNP evidence of real machines: what is good is accepted under AMD's pinned roots, and nothing else.
 * @module
 */
import assert from 'node:assert/strict';
import { AMD_ROOTS } from '../../../crypto/attest/amd/roots.ts';
import { type SnpOptions, type SnpReport, verifySnp } from '../../../crypto/attest/amd/verify.ts';
import { parseCertificate, splitPem } from '../../../crypto/attest/x509/certificate.ts';
import { verifySignature } from '../../../crypto/attest/x509/signature.ts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import { codeOf, flipped } from '../../support/refusals.ts';
import { TEST_NOW } from '../../support/test-pki.ts';

const MILAN = 'go-sev-guest/ask_ark_milan.pem';
/** None of the samples came with a revocation list, so for them alone it may be absent. */
const real = (
  report: Uint8Array,
  vcek: Uint8Array,
  pem: Uint8Array,
  over: Partial<SnpOptions> = {},
): Promise<SnpReport> =>
  verifySnp(
    { report, certificates: [vcek, ...splitPem(new TextDecoder().decode(pem)).slice(0, 2)], crls: [] },
    { now: TEST_NOW, revocation: 'if-given', ...over },
  );

sampleTest(
  'a Milan report under its VCEK is accepted to the pinned root',
  ['trustee/test-report.bin', 'trustee/test-vcek.der', MILAN],
  async (report, vcek, pem) => {
    const read = await real(report!, vcek!, pem!);
    assert.deepEqual(read.versions, {
      bootLoader: 3,
      tee: 0,
      snp: 8,
      microcode: 115,
      vcek: 1,
      aliasCheck: 0,
    });
    // its guest was launched with an id block
    const [launch, config] = read.measurement.split(':config=');
    assert.equal(launch, `snp:${bytesToHex(report!.subarray(0x90, 0xc0))}`);
    assert.match(config ?? '', /^[0-9a-f]{64}$/);
    assert.equal(read.snp.product, 'Milan');
    assert.equal(read.vmpl, 0);
  },
);

sampleTest(
  'the same is refused without a revocation list, under another root, and at another time',
  ['trustee/test-report.bin', 'trustee/test-vcek.der', MILAN, 'go-sev-guest/ask_ark_genoa.pem'],
  async (report, vcek, milanPem, genoaPem) => {
    const code = (pem: Uint8Array, over: Partial<SnpOptions> = {}): Promise<string> =>
      codeOf(() => real(report!, vcek!, pem, over));
    assert.equal(await code(milanPem!, { revocation: 'required' }), 'TEE_CRL_MISSING');
    assert.equal(await code(genoaPem!), 'TEE_CHAIN_UNTRUSTED');
    const roots = AMD_ROOTS.filter(({ product }) => product !== 'Milan');
    assert.equal(await code(milanPem!, { roots }), 'TEE_CHAIN_UNTRUSTED');
    assert.equal(await code(milanPem!, { now: 1_900_000_000 }), 'TEE_CERT_EXPIRED');
    assert.equal(await code(milanPem!, { now: 1_600_000_000 }), 'TEE_CERT_NOT_YET_VALID');
  },
);

sampleTest(
  'a version 3 report of a Milan is accepted to the pinned root',
  ['dstack/sev_snp_attestation.bin', 'dstack/sev_snp_vcek.pem', MILAN],
  async (attestation, vcekPem, pem) => {
    const [vcek] = splitPem(new TextDecoder().decode(vcekPem!));
    const read = await real(attestation!.subarray(4, 4 + 1_184), vcek!, pem!, { now: 1_785_000_000 });
    assert.deepEqual(read.versions, {
      bootLoader: 4,
      tee: 0,
      snp: 23,
      microcode: 213,
      vcek: 1,
      aliasCheck: 1,
    });
    assert.equal(read.snp.platform.aliasCheckComplete, true);
  },
);

sampleTest(
  'a guest that may be debugged is refused',
  ['go-sev-guest/attestation.bin', 'go-sev-guest/vcek.testcer', MILAN],
  async (report, vcek, pem) => {
    assert.equal(await codeOf(() => real(report!, vcek!, pem!)), 'TEE_DEBUG_ENABLED');
  },
);

sampleTest(
  'a VCEK of another machine, and two that AMD never signed, are refused',
  [
    'trustee/test-report.bin',
    'go-sev-guest/vcek.testcer',
    'trustee/test-vcek-invalid-legacy.der',
    'trustee/test-vcek-invalid-new.der',
    MILAN,
  ],
  async (report, other, legacy, recent, pem) => {
    assert.equal(await codeOf(() => real(report!, other!, pem!)), 'TEE_TCB_MISMATCH');
    assert.equal(await codeOf(() => real(report!, legacy!, pem!)), 'TEE_CERT_SIGNATURE');
    assert.equal(await codeOf(() => real(report!, recent!, pem!)), 'TEE_CERT_SIGNATURE');
  },
);

sampleTest(
  'every altered byte of a real report is refused',
  ['trustee/test-report.bin', 'trustee/test-vcek.der', MILAN],
  async (report, vcek, pem) => {
    for (let at = 0; at < report!.length; at++) {
      const code = await codeOf(() => real(flipped(report!, at), vcek!, pem!));
      assert.match(code, /^TEE_(QUOTE|TCB|CHIP|SIGNING|PRODUCT)_/, `report, byte 0x${at.toString(16)}`);
    }
  },
);

sampleTest(
  "AMD's roots of all three products are the pinned ones, and signed both intermediates",
  ['milan', 'genoa', 'turin'].map((product) => `trustee/${product}_ask_ark_asvk.pem`),
  async (...files) => {
    for (const [i, file] of files.entries()) {
      const [ask, ark, asvk] = splitPem(new TextDecoder().decode(file)).map(parseCertificate);
      assert.equal(ark!.commonName, AMD_ROOTS[i]!.name);
      const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(ark!.der));
      assert.equal(bytesToHex(new Uint8Array(digest)), AMD_ROOTS[i]!.sha256);
      for (const signed of [ask!, asvk!, ark!]) {
        const { algorithm, signedBytes, signature } = signed;
        assert.equal(await verifySignature(ark!.publicKey, algorithm, signedBytes, signature), true);
      }
    }
  },
);
