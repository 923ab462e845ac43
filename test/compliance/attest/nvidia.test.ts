/**
 * NVIDIA GPU reports: real ones of Hopper under NVIDIA's root, and synthetic ones for what no sample covers.
 * @module
 */
import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { parseSpdmReport } from '../../../crypto/attest/nvidia/spdm.ts';
import {
  type NvidiaEvidence,
  type NvidiaOptions,
  verifyNvidia,
} from '../../../crypto/attest/nvidia/verify.ts';
import { splitPem } from '../../../crypto/attest/x509/certificate.ts';
import { bytesToHex, concatBytes, hex, utf8 } from '../../../crypto/core/bytes.ts';
import { VerificationError } from '../../../crypto/core/errors.ts';
import { growthExponent } from '../../support/complexity.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import { fc } from '../../support/fast-check.ts';
import {
  blackwellFwid,
  type GpuChain,
  gpuChain,
  gpuEvidence,
  gpuReportBody,
  hopperFwid,
  opaqueBytes,
  opaqueEntries,
  type ReportParts,
  signReport,
  spkiOf,
  TEST_FWID,
} from '../../support/gpu-evidence.ts';
import { codeOf, find, flipped, refused } from '../../support/refusals.ts';
import { issue, TEST_NOW } from '../../support/test-pki.ts';

const SDK = 'nvidia-attestation-sdk';
const NONCE = new Uint8Array(32).fill(7);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const fromBase64 = (encoded: string): Uint8Array =>
  Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));

/** The nonce of a report is what its request carried. */
const nonceIn = (report: Uint8Array): Uint8Array => report.slice(4, 36);

/** Files of NVIDIA's SDK: a list of GPUs, each with PEM chain and report in base64. */
function evidenceIn(file: Uint8Array): readonly NvidiaEvidence[] {
  const gpus = JSON.parse(text(file)) as readonly { certificate: string; evidence: string }[];
  return gpus.map(({ certificate, evidence }) => ({
    report: fromBase64(evidence),
    certificates: splitPem(text(fromBase64(certificate))),
  }));
}

/** A report in hex and its chain in PEM. */
const pairOf = (report: Uint8Array, chain: Uint8Array): NvidiaEvidence => ({
  report: hex(text(report).trim()),
  certificates: splitPem(text(chain)),
});

const verify = (evidence: NvidiaEvidence, options: Partial<NvidiaOptions> = {}) =>
  verifyNvidia(evidence, { now: TEST_NOW, nonce: nonceIn(evidence.report), ...options });

suite('a real Hopper report', () => {
  for (const name of [
    'hopper_evidence',
    'hopper_evidence_cert_hold',
    'evidence_hopper_590_12',
    'multi_gpu_hopper',
  ]) {
    sampleTest(`verifies: ${name}`, [`${SDK}/${name}.json`], async (file) => {
      const platforms = new Set<string>();
      for (const evidence of evidenceIn(file)) {
        const report = await verify(evidence);
        // Nobody appraised it, and nobody told whether its certificates were revoked: both are said.
        assert.equal(report.level, 'GPU_GENUINE_UNAPPRAISED');
        assert.deepEqual(report.appraisedBy, []);
        assert.equal(report.coLocationProven, false);
        assert.equal(report.unchecked.length, 3);
        assert.equal(report.model, 'GH100 A01 GSP BROM');
        platforms.add(bytesToHex(report.platformId));
      }
      assert.equal(platforms.size, evidenceIn(file).length);
    });
  }

  sampleTest(
    'says driver, VBIOS, mode and firmware',
    [
      `${SDK}/hopper_evidence.json`,
      'trustee/hopperAttestationReport.txt',
      'trustee/hopper_cert_chain_case1.txt',
    ],
    async (file, hexReport, chain) => {
      const sdk = await verify(evidenceIn(file!)[0]!);
      assert.deepEqual(
        [sdk.driverVersion, sdk.vbiosVersion, sdk.mode],
        ['590.12', '96.00.A5.00.01', 'protected-pcie'],
      );
      const trustee = await verify(pairOf(hexReport!, chain!));
      assert.deepEqual(
        [trustee.driverVersion, trustee.vbiosVersion, trustee.mode],
        ['550.90.07', '96.00.9F.00.01', null],
      );
      assert.match(trustee.fwid, /^f5c384aebb57/);
    },
  );

  sampleTest(
    'has the measurements that trustee’s parser read',
    ['trustee/hopperAttestationReport.txt', 'trustee/hopperAttestationReport-claims.txt'],
    (hexReport, claims) => {
      const { measurements } = parseSpdmReport(hex(text(hexReport!).trim()));
      const theirs = (JSON.parse(text(claims!)) as { measurements: Record<string, string> }).measurements;
      const ours = measurements.map((digest, i) => [String(i + 1), bytesToHex(digest)] as const);
      assert.deepEqual(Object.fromEntries(ours), theirs);
    },
  );

  sampleTest(
    'of an older driver, without firmware identity in the report, takes the certificate’s',
    [`${SDK}/hopperAttestationReport.txt`, `${SDK}/hopperCertChain.txt`],
    async (report, chain) => {
      const { driverVersion, fwid } = await verify(pairOf(report!, chain!));
      assert.equal(driverVersion, '535.86.09');
      assert.match(fwid, /^faa77bfbd867/);
    },
  );

  sampleTest(
    'with a false signature is refused',
    [`${SDK}/hopperAttestationReportInvalidSignature.txt`, `${SDK}/hopperCertChain.txt`],
    async (report, chain) => {
      await assert.rejects(verify(pairOf(report!, chain!)), refused('TEE_GPU_SIGNATURE'));
    },
  );

  sampleTest(
    'with a byte behind its signature is refused, and good without it',
    ['trustee/hopper_coco_report1.txt', 'trustee/hopper_coco_certs1.txt'],
    async (report, chain) => {
      const evidence = pairOf(report!, chain!);
      await assert.rejects(verify(evidence), refused('TEE_GPU_MALFORMED'));
      const exact = { ...evidence, report: evidence.report.subarray(0, -1) };
      assert.equal((await verify(exact)).driverVersion, '580.95.05');
    },
  );

  sampleTest('is refused for another nonce', [`${SDK}/hopper_evidence.json`], async (file) => {
    const [evidence] = evidenceIn(file);
    await assert.rejects(verify(evidence!, { nonce: NONCE }), refused('TEE_NONCE_MISMATCH'));
    await assert.rejects(verify(evidence!, { nonce: new Uint8Array(0) }), refused('TEE_GPU_MALFORMED'));
  });

  sampleTest(
    'is refused under another root or another GPU’s chain',
    [`${SDK}/multi_gpu_hopper.json`],
    async (file) => {
      const [first, second] = evidenceIn(file) as [NvidiaEvidence, NvidiaEvidence];
      const roots = [{ name: 'another', sha256: '00'.repeat(32) }];
      await assert.rejects(verify(first, { roots }), refused('TEE_CHAIN_UNTRUSTED'));
      const swapped = { ...first, certificates: second.certificates };
      await assert.rejects(verify(swapped), refused('TEE_GPU_SIGNATURE'));
      const mixed = { ...first, certificates: [first.certificates[0]!, ...second.certificates.slice(1)] };
      await assert.rejects(verify(mixed), refused(/^TEE_(CHAIN_UNTRUSTED|CERT_SIGNATURE)$/));
    },
  );

  sampleTest(
    'is refused with any byte of the report altered',
    [`${SDK}/hopper_evidence.json`],
    async (file) => {
      const [evidence] = evidenceIn(file) as [NvidiaEvidence];
      const { report } = evidence;
      // All of request, headers and signature; a byte of every measurement; of the opaque data every third.
      const [record, opaqueData] = [37 + 8, 37 + 8 + 3_520];
      const step = (at: number): number =>
        at < record || at >= report.length - 96 ? 1 : at < opaqueData - 55 ? 54 : 3;
      for (let at = 0; at < report.length; at += step(at)) {
        const altered = { ...evidence, report: flipped(report, at) };
        const code = await codeOf(() => verify(altered, { nonce: nonceIn(report) }));
        assert.match(code, /^TEE_GPU_(MALFORMED|SIGNATURE)$/, `byte ${at}`);
      }
    },
  );

  sampleTest('is refused with any certificate altered', [`${SDK}/hopper_evidence.json`], async (file) => {
    const [evidence] = evidenceIn(file) as [NvidiaEvidence];
    for (const [i, certificate] of evidence.certificates.entries()) {
      for (let at = 0; at < certificate.length; at += 17) {
        const certificates = evidence.certificates.with(i, flipped(certificate, at));
        assert.match(
          await codeOf(() => verify({ ...evidence, certificates })),
          /^TEE_(CERT|CHAIN)_/,
          `${i}: byte ${at}`,
        );
      }
    }
  });
});

suite('a synthetic report', () => {
  let chain: GpuChain;
  let options: NvidiaOptions;
  before(async () => {
    chain = await gpuChain();
    options = { now: TEST_NOW, nonce: NONCE, roots: chain.roots };
  });
  const check = async (parts: ReportParts, more: Partial<NvidiaOptions> = {}) =>
    verifyNvidia(await gpuEvidence(chain, parts), { ...options, ...more });
  const opaque = (change: (entries: Map<number, Uint8Array>) => unknown): Uint8Array => {
    const entries = opaqueEntries();
    change(entries);
    return opaqueBytes(entries);
  };
  const under = async (other: GpuChain) =>
    verifyNvidia(await gpuEvidence(other), { ...options, roots: other.roots });

  test('is genuine, and no more than that', async () => {
    const report = await check({});
    assert.equal(report.level, 'GPU_GENUINE_UNAPPRAISED');
    assert.equal(report.mode, 'single');
    assert.equal(report.fwid, bytesToHex(TEST_FWID));
  });

  test('is refused when its opaque data is not what NVIDIA writes', async () => {
    const cases: Readonly<Record<string, Uint8Array>> = {
      'no driver': opaque((entries) => entries.delete(3)),
      'driver without end': opaque((entries) => entries.set(3, utf8('550.90.07'))),
      'driver of other text': opaque((entries) => entries.set(3, utf8('550.90.07\n\0'))),
      'no VBIOS': opaque((entries) => entries.delete(6)),
      'VBIOS of 4 bytes': opaque((entries) => entries.set(6, new Uint8Array(4))),
      'VBIOS with more': opaque((entries) => entries.set(6, new Uint8Array(8).fill(1))),
      'no decoder status': opaque((entries) => entries.delete(11)),
      'another decoder status': opaque((entries) => entries.set(11, Uint8Array.of(0))),
      'firmware identity of 47 bytes': opaque((entries) => entries.set(20, new Uint8Array(47))),
      'another mode': opaque((entries) => entries.set(36, Uint8Array.of(3, 0))),
      'a type twice': concatBytes(opaqueBytes(opaqueEntries()), opaqueBytes(new Map([[3, utf8('1.2\0')]]))),
      'an entry cut off': opaqueBytes(opaqueEntries()).subarray(0, -1),
      'a head cut off': concatBytes(opaqueBytes(opaqueEntries()), hex('ff00')),
      'too many entries': opaqueBytes(
        new Map([
          ...opaqueEntries(),
          ...Array.from({ length: 64 }, (_, i) => [100 + i, new Uint8Array(0)] as const),
        ]),
      ),
    };
    for (const [name, bytes] of Object.entries(cases))
      await assert.rejects(check({ opaque: bytes }), refused('TEE_GPU_MALFORMED'), name);
  });

  test('is refused when the message is not the one that SPDM 1.1 has', async () => {
    const body = gpuReportBody();
    const response = 37;
    const places: readonly number[] = [
      0, // version of the request
      1, // its code
      2, // signature not asked for
      3, // not all measurements asked for
      36, // another slot
      response,
      response + 1,
      response + 2,
      response + 3,
      response + 4, // number of blocks
      response + 5, // length of the record
      response + 8, // index of the first block
      response + 9, // its specification
      response + 10, // its size
      response + 13, // its length
    ];
    for (const at of places) {
      const report = await signReport(flipped(body, at), chain.leaf);
      const evidence = { report, certificates: chain.certificates };
      await assert.rejects(verifyNvidia(evidence, options), refused('TEE_GPU_MALFORMED'), `byte ${at}`);
    }
    const fewer = await signReport(body.with(response + 4, 63), chain.leaf); // a block that nobody counts
    await assert.rejects(
      verifyNvidia({ report: fewer, certificates: chain.certificates }, options),
      refused('TEE_GPU_MALFORMED'),
    );
    const rawValue = body.with(response + 12, 0x81); // not a digest
    const raw = await signReport(rawValue, chain.leaf);
    await assert.rejects(
      verifyNvidia({ report: raw, certificates: chain.certificates }, options),
      refused('TEE_GPU_MALFORMED'),
    );
    const short = Array.from({ length: 3 }, () => new Uint8Array(32));
    for (const measurements of [[], short, Array(65).fill(new Uint8Array(48))])
      await assert.rejects(check({ measurements }), refused('TEE_GPU_MALFORMED'));
  });

  test('is refused when it and its certificate name different firmware', async () => {
    const parts = { opaque: opaque((entries) => entries.set(20, new Uint8Array(48).fill(2))) };
    await assert.rejects(check(parts), refused('TEE_GPU_FWID'));
  });

  test('reads the firmware identity of both generations, exactly one of it', async () => {
    const bootRom = await spkiOf(chain.device);
    const good = await gpuChain({ leaf: { extensions: [blackwellFwid(TEST_FWID)] } });
    assert.equal((await under(good)).fwid, bytesToHex(TEST_FWID));
    const bad = {
      none: [],
      'none in the list': [blackwellFwid()],
      two: [blackwellFwid(TEST_FWID, TEST_FWID)],
      'another boot ROM': [hopperFwid(bootRom, TEST_FWID)],
    };
    for (const [name, extensions] of Object.entries(bad)) {
      const other = await gpuChain({ leaf: { extensions } });
      await assert.rejects(under(other), refused('TEE_GPU_MALFORMED'), name);
    }
  });

  test('is refused when the chain is of no GPU', async () => {
    const names = ['LS10 A01 FSP BROM', 'GH100', 'GH200 A01 GSP BROM', 'gh100 A01 GSP BROM'];
    for (const subject of names) {
      const device = await issue({ subject, issuer: chain.identity, ca: true, serial: 3 });
      const leaf = await issue({
        subject: 'GH100 A01 GSP FMC LF',
        issuer: device,
        serial: 9,
        extensions: [hopperFwid(await spkiOf(device), TEST_FWID)],
      });
      const certificates = [leaf, device, chain.identity, chain.root].map(({ der }) => der);
      const evidence = { report: await signReport(gpuReportBody(), leaf), certificates };
      await assert.rejects(verifyNvidia(evidence, options), refused('TEE_GPU_MODEL'), subject);
    }
  });

  test('is refused under certificates in the wrong role or out of their time', async () => {
    const cases: readonly [string, Parameters<typeof gpuChain>[0]][] = [
      ['TEE_CERT_ROLE', { device: { ca: false } }],
      ['TEE_CERT_ROLE', { identity: { keyUsage: 1 } }],
      ['TEE_CERT_ROLE', { identity: { pathLength: 0 } }],
      ['TEE_CERT_ROLE', { leaf: { keyUsage: 1 << 5 } }],
      ['TEE_CERT_EXPIRED', { device: { notAfter: TEST_NOW - 1 } }],
      ['TEE_CERT_NOT_YET_VALID', { leaf: { notBefore: TEST_NOW + 1 } }],
      [
        'TEE_CERT_EXTENSION',
        { leaf: { extensions: [{ oid: '1.2.3.4', critical: true, value: hex('0500') }] } },
      ],
      ['TEE_GPU_SIGNATURE', { leaf: { key: 'P-256' } }],
    ];
    for (const [code, change] of cases)
      await assert.rejects(
        gpuChain(change).then(under),
        refused(code === 'TEE_GPU_SIGNATURE' ? /^TEE_GPU_/ : code),
      );
    await assert.rejects(
      gpuEvidence(chain).then((evidence) => verifyNvidia({ ...evidence, certificates: [] }, options)),
      refused('TEE_CHAIN_UNTRUSTED'),
    );
  });
});

suite('the parser', () => {
  const parse = (bytes: Uint8Array): void => {
    try {
      parseSpdmReport(bytes);
    } catch (error) {
      assert.ok(error instanceof VerificationError, String(error));
    }
  };
  const valid = concatBytes(gpuReportBody(), new Uint8Array(96));

  test('answers any bytes with a report or a VerificationError', () => {
    const damage = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, fc.nat(valid.length), fc.uint8Array({ maxLength: 64 }), (changes, length, more) => {
        const bytes = concatBytes(valid.subarray(0, length % 2 === 0 ? length : valid.length), more);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        parse(bytes);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), parse), { numRuns: 300 });
  });

  test('refuses what is too large, at once', () => {
    const opaque = opaqueBytes(opaqueEntries().set(100, new Uint8Array(5_000))); // well formed, but for its size
    const large = concatBytes(gpuReportBody({ opaque }), new Uint8Array(96));
    assert.throws(() => parseSpdmReport(large), refused('TEE_GPU_MALFORMED'));
    assert.equal(find(valid, NONCE), 4);
  });

  test('takes time in proportion to the size', async () => {
    const exponent = await growthExponent([8, 16, 32, 64], (blocks) => {
      const measurements = Array.from({ length: blocks }, () => new Uint8Array(48));
      const report = concatBytes(gpuReportBody({ measurements }), new Uint8Array(96));
      return () => {
        for (let i = 0; i < 200; i++) parse(report);
      };
    });
    assert.ok(exponent < 1.5, `grows as n^${exponent.toFixed(2)}`);
  });
});
