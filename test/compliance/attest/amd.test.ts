/**
 * SEV-SNP evidence: good ones of every product and kind accepted, and every way to alter one refused with its own code.
 * @module
 */
import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import type { SnpProduct } from '../../../crypto/attest/amd/roots.ts';
import {
  type SnpEvidence,
  type SnpOptions,
  type SnpReport,
  verifySnp,
} from '../../../crypto/attest/amd/verify.ts';
import { createSimulatedProvider } from '../../../crypto/attest/simulated.ts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import * as der from '../../support/der-writer.ts';
import { codeOf, flipped } from '../../support/refusals.ts';
import {
  type ChainChanges,
  endorsementExtensions,
  makeReport,
  makeSnpChain,
  type SnpKeyKind,
  type SnpTestChain,
  TEST_TCB,
  type TestReport,
  tcbBytes,
  testChipId,
} from '../../support/snp-evidence.ts';
import { issueCrl, makeKeys, TEST_NOW } from '../../support/test-pki.ts';

const PRODUCTS: readonly SnpProduct[] = ['Milan', 'Genoa', 'Turin'];
const KINDS: readonly SnpKeyKind[] = ['vcek', 'vlek'];
const DAY = 86_400;

let milan: SnpTestChain;
before(async () => {
  milan = await makeSnpChain('Milan');
});

const verify = (evidence: SnpEvidence, chain: SnpTestChain = milan, now = TEST_NOW): Promise<SnpReport> =>
  verifySnp(evidence, { now, roots: chain.roots });
const refuses = async (
  code: string,
  evidence: SnpEvidence | Promise<SnpEvidence>,
  chain: SnpTestChain = milan,
): Promise<void> => {
  const made = await evidence;
  assert.equal(await codeOf(() => verify(made, chain)), code);
};
/** Evidence whose chain differs from the usual one. */
const changedChain = async (
  code: string,
  changes: ChainChanges,
  product: SnpProduct = 'Milan',
  kind: SnpKeyKind = 'vcek',
): Promise<void> => {
  const chain = await makeSnpChain(product, kind, { ark: { keys: milan.ark.keys }, ...changes });
  await refuses(code, chain.evidence(), chain);
};
suite('good evidence', () => {
  for (const product of PRODUCTS) {
    for (const kind of KINDS) {
      test(`${product} under a ${kind.toUpperCase()}, in every version of the report`, async () => {
        const chain = await makeSnpChain(product, kind);
        for (const version of [2, 3, 5] as const) {
          const reportData = new Uint8Array(64).fill(version);
          const report = await verify(await chain.evidence({ version, reportData, vmpl: 1 }), chain);
          assert.equal(report.kind, 'amd-sev-snp');
          assert.deepEqual(report.reportData, reportData);
          assert.equal(report.measurement, `snp:${'22'.repeat(48)}`);
          assert.equal(report.platformId?.length, 32);
          assert.equal(report.vmpl, 1);
          assert.equal(report.product, product);
          const vcek = kind === 'vcek' ? 1 : 0;
          assert.deepEqual(report.versions, { ...TEST_TCB[product], vcek, aliasCheck: 1 });
          assert.equal(report.validUntil, TEST_NOW + 30 * DAY);
          assert.equal(report.snp.signedBy, kind);
          assert.equal(report.snp.cspId, kind === 'vlek' ? 'cloud.example' : null);
        }
      });
    }
  }

  test('a chip has one name, whoever signed for it; a masked one is named by its VCEK, or by nobody', async () => {
    const zeros = new Uint8Array(64);
    const vlek = await makeSnpChain('Milan', 'vlek');
    const named = await verify(await milan.evidence());
    const underVlek = await verify(await vlek.evidence(), vlek);
    const masked = await verify(await milan.evidence({ chipId: zeros }));
    assert.deepEqual(underVlek.platformId, named.platformId);
    assert.deepEqual(masked.platformId, named.platformId);
    assert.deepEqual([named.snp.chipIdMasked, masked.snp.chipIdMasked], [false, true]);
    assert.equal((await verify(await vlek.evidence({ chipId: zeros }), vlek)).platformId, null);
  });

  test('a hardware id wrapped in an octet string names the same chip', async () => {
    const extensions = endorsementExtensions({ product: 'Milan', kind: 'vcek' }).map((one) =>
      one.oid.endsWith('.3704.1.4') ? { ...one, value: der.octets(one.value) } : one,
    );
    const wrapped = await makeSnpChain('Milan', 'vcek', { leaf: { extensions } });
    const report = await verify(await wrapped.evidence(), wrapped);
    assert.deepEqual(report.platformId, (await verify(await milan.evidence())).platformId);
  });

  test('what the guest and the platform say of themselves is told', async () => {
    const { snp } = await verify(
      await milan.evidence({ guestPolicy: 0x3b3_0137n, platformInfo: 0xbfn, keyInfo: 1, version: 5 }),
    );
    assert.deepEqual(snp.guestPolicy, {
      abiMajor: 1,
      abiMinor: 0x37,
      smtAllowed: true,
      migrationAgentAllowed: false,
      debugAllowed: false,
      singleSocketOnly: true,
      cxlAllowed: true,
      aes256XtsOnly: false,
      raplDisabledOnly: true,
      ciphertextHidingOnly: true,
      pageSwapDisabled: true,
    });
    assert.ok(Object.values(snp.platform).every((is) => is));
    assert.equal(snp.authorKeyDigest?.length, 48);
  });
});

suite('the report', () => {
  test('every altered byte is refused, with the code of what it is', async () => {
    const good = await milan.evidence();
    const malformed = 'TEE_QUOTE_MALFORMED';
    const expected = (at: number): readonly string[] => {
      if (at < 0x04 || (at >= 0x34 && at < 0x38)) return [malformed];
      if (at >= 0x08 && at < 0x10) return at < 0x0b ? ['TEE_QUOTE_SIGNATURE', malformed] : [malformed];
      if (at >= 0x40 && at < 0x48) return at === 0x40 ? ['TEE_QUOTE_SIGNATURE'] : [malformed];
      if (at === 0x48) return ['TEE_QUOTE_SIGNATURE'];
      if (at >= 0x48 && at < 0x50) return [malformed];
      if (at >= 0x180 && at < 0x188) return at < 0x182 || at > 0x185 ? ['TEE_TCB_MISMATCH'] : [malformed];
      if (at === 0x188) return ['TEE_PRODUCT_MISMATCH'];
      if (at >= 0x18b && at < 0x1a0) return [malformed];
      if (at >= 0x1a0 && at < 0x1e0) return ['TEE_CHIP_MISMATCH'];
      if (at === 0x1eb || at === 0x1ef || (at >= 0x1f8 && at < 0x2a0)) return [malformed];
      const inScalar = at >= 0x2a0 ? (at - 0x2a0) % 72 : 0;
      if (at >= 0x2a0 + 144 || inScalar >= 48) return [malformed];
      return ['TEE_QUOTE_SIGNATURE'];
    };
    for (let at = 0; at < good.report.length; at++) {
      const code = await codeOf(() => verify({ ...good, report: flipped(good.report, at) }));
      assert.ok(expected(at).includes(code), `byte 0x${at.toString(16)}: ${code}`);
    }
  });

  test('has exactly its length, and is none of the simulator', async () => {
    const good = await milan.evidence();
    for (const report of [
      new Uint8Array(0),
      good.report.subarray(1),
      concatBytes(good.report, Uint8Array.of(0)),
      new Uint8Array(1_184),
    ]) {
      await refuses('TEE_QUOTE_MALFORMED', { ...good, report });
    }
    const simulator = createSimulatedProvider({ measurement: 'SIM:test', clock: () => TEST_NOW });
    const { quote } = await simulator.quote(new Uint8Array(64));
    await refuses('TEE_QUOTE_MALFORMED', { ...good, report: quote });
  });

  const signedAndRefused: readonly [string, string, Partial<TestReport>][] = [
    ['debug allowed', 'TEE_DEBUG_ENABLED', { guestPolicy: 0xb_0000n }],
    ['a migration agent allowed', 'TEE_MIGRATION_ALLOWED', { guestPolicy: 0x7_0000n }],
    [
      'a migration agent at work',
      'TEE_MIGRATION_ALLOWED',
      { change: (report) => report.fill(0, 0x160, 0x180) },
    ],
    ['asked for by the host', 'TEE_VMPL', { vmpl: 0xffff_ffff }],
    ['a privilege level there is not', 'TEE_VMPL', { vmpl: 4 }],
    ['a VLEK said to have signed', 'TEE_SIGNING_KEY', { keyInfo: 1 << 2 }],
    ['nobody said to have signed', 'TEE_SIGNING_KEY', { keyInfo: 7 << 2 }],
    ['the chip key masked and used', 'TEE_SIGNING_KEY', { keyInfo: 2 }],
    ['a reserved signing key', 'TEE_QUOTE_MALFORMED', { keyInfo: 3 << 2 }],
    ['an unknown guest policy bit', 'TEE_QUOTE_MALFORMED', { guestPolicy: 0x403_0000n }],
    ['a guest policy without its constant bit', 'TEE_QUOTE_MALFORMED', { guestPolicy: 0x1_0000n }],
    ['an unknown platform bit', 'TEE_QUOTE_MALFORMED', { platformInfo: 1n << 8n }],
    ['version 4', 'TEE_QUOTE_MALFORMED', { change: (report) => void report.fill(4, 0, 1) }],
    ['another chip', 'TEE_CHIP_MISMATCH', { chipId: new Uint8Array(64).fill(9) }],
    ['an older reported TCB', 'TEE_TCB_MISMATCH', { tcb: { ...TEST_TCB.Milan, snp: 23 } }],
    ['a newer reported TCB', 'TEE_TCB_MISMATCH', { tcb: { ...TEST_TCB.Milan, microcode: 220 } }],
    [
      'a TCB reported above the committed one',
      'TEE_TCB_MISMATCH',
      { change: (report) => report.set(tcbBytes('Milan', { ...TEST_TCB.Milan, snp: 23 }), 0x1e0) },
    ],
    [
      'a TCB committed above the current one',
      'TEE_TCB_MISMATCH',
      { change: (report) => report.set(tcbBytes('Milan', { ...TEST_TCB.Milan, microcode: 220 }), 0x1e0) },
    ],
    [
      'a guest launched under a newer TCB than the current one',
      'TEE_TCB_MISMATCH',
      { change: (report) => report.set(tcbBytes('Milan', { ...TEST_TCB.Milan, microcode: 220 }), 0x1f0) },
    ],
    [
      'a TCB with a reserved part',
      'TEE_QUOTE_MALFORMED',
      { change: (report) => void report.fill(1, 0x3b, 0x3c) },
    ],
    ['another processor', 'TEE_PRODUCT_MISMATCH', { change: (report) => report.set([0x19, 0x11], 0x188) }],
    ['another family', 'TEE_PRODUCT_MISMATCH', { change: (report) => report.set([0x1a, 0x01], 0x188) }],
  ];
  for (const [name, code, report] of signedAndRefused) {
    test(`well signed but refused: ${name}`, () => refuses(code, milan.evidence(report)));
  }

  test('a machine that was updated under its guest has the versions of the launch', async () => {
    const launched = { ...TEST_TCB.Milan, snp: 4 };
    const change = (report: Uint8Array): void => report.set(tcbBytes('Milan', launched), 0x1f0);
    const report = await verify(await milan.evidence({ change }), milan);
    assert.equal(report.versions.snp, 4);
    assert.equal(report.snp.reportedTcb.snp, TEST_TCB.Milan.snp);
    const unchecked = await verify(await milan.evidence({ platformInfo: 5n }), milan);
    assert.equal(unchecked.versions.aliasCheck, 0);
  });

  test('whatever the measurement does not cover is in its text: each field by itself', async () => {
    const texts = new Set<string>();
    const places = {
      guestSvn: 0x04,
      familyId: 0x10,
      imageId: 0x20,
      hostData: 0xc0,
      idKey: 0xe0,
      authorKey: 0x110,
    };
    for (const at of Object.values(places)) {
      const change = (report: Uint8Array): void => void report.fill(7, at, at + 1);
      texts.add((await verify(await milan.evidence({ change }), milan)).measurement);
    }
    assert.equal(texts.size, Object.keys(places).length);
    for (const text of texts) assert.match(text, /^snp:(22){48}:config=[0-9a-f]{64}$/);
  });

  test('says when the oldest list that it rests on was issued', async () => {
    const { listedAt } = await verify(await milan.evidence(), milan);
    assert.ok(listedAt !== undefined && listedAt <= TEST_NOW);
  });

  test("Turin's TCB layout is not that of Milan and Genoa", async () => {
    const turin = await makeSnpChain('Turin');
    const change = (report: Uint8Array): void => {
      for (const at of [0x38, 0x180, 0x1e0, 0x1f0]) report.set(tcbBytes('Genoa', TEST_TCB.Turin), at);
    };
    await refuses('TEE_QUOTE_MALFORMED', turin.evidence({ change }), turin);
    const fmc = { ...TEST_TCB.Turin, fmc: 2 };
    await refuses('TEE_TCB_MISMATCH', turin.evidence({ tcb: fmc }), turin);
  });

  test('a report of another key of the same kind is refused', async () => {
    const other = { ...milan.leaf, keys: await makeKeys('P-384') };
    const foreign = await makeSnpChain('Milan', 'vcek', { leaf: { keys: other.keys } });
    const good = await milan.evidence();
    await refuses('TEE_QUOTE_SIGNATURE', { ...good, report: (await foreign.evidence()).report });
    await refuses('TEE_QUOTE_SIGNATURE', { ...good, report: makeReport({ product: 'Milan' }) });
  });
});

suite('the chain', () => {
  test('every altered byte of every certificate is refused', async () => {
    const good = await milan.evidence();
    const seen = new Set<string>();
    for (const [position, certificate] of good.certificates.entries()) {
      for (let at = 0; at < certificate.length; at++) {
        const certificates = good.certificates.map((one, i) => (i === position ? flipped(one, at) : one));
        const code = await codeOf(() => verify({ ...good, certificates }));
        const root = position === 2 ? /^TEE_(CERT_MALFORMED|CHAIN_UNTRUSTED)$/ : /^TEE_(CERT|CHAIN)_/;
        assert.match(code, root, `certificate ${position}, byte ${at}`);
        seen.add(code);
      }
    }
    assert.ok(seen.has('TEE_CERT_SIGNATURE') && seen.has('TEE_CHAIN_UNTRUSTED'));
  });

  test('has three certificates in their order, each whole', async () => {
    const good = await milan.evidence();
    const [leaf, ask, ark] = good.certificates as [Uint8Array, Uint8Array, Uint8Array];
    const of = (...certificates: Uint8Array[]): SnpEvidence => ({ ...good, certificates });
    await refuses('TEE_CHAIN_UNTRUSTED', of());
    await refuses('TEE_CHAIN_UNTRUSTED', of(leaf, ask));
    await refuses('TEE_CHAIN_UNTRUSTED', of(leaf, ark));
    await refuses('TEE_CHAIN_UNTRUSTED', of(leaf, ask, ask, ark));
    await refuses('TEE_CHAIN_UNTRUSTED', of(ark, ask, leaf));
    await refuses('TEE_CERT_MALFORMED', of(leaf, ask, concatBytes(ark, Uint8Array.of(0))));
    await refuses('TEE_CERT_MALFORMED', of(leaf.subarray(0, -1), ask, ark));
  });

  test("a root of one's own, and the test root in production, are refused", async () => {
    const own = await makeSnpChain('Milan');
    await refuses('TEE_CHAIN_UNTRUSTED', own.evidence());
    const good = await milan.evidence();
    assert.equal(await codeOf(() => verifySnp(good, { now: TEST_NOW })), 'TEE_CHAIN_UNTRUSTED');
  });

  test('a root stands for its own product only', async () => {
    const roots: SnpOptions['roots'] = [{ ...milan.roots[0]!, product: 'Genoa' }];
    const good = await milan.evidence();
    assert.equal(await codeOf(() => verifySnp(good, { now: TEST_NOW, roots })), 'TEE_PRODUCT_MISMATCH');
  });

  test('expired and future certificates are refused, each by its own date', async () => {
    const keys = { keys: milan.ark.keys };
    await changedChain('TEE_CERT_EXPIRED', { leaf: { notAfter: TEST_NOW - 1 } });
    await changedChain('TEE_CERT_EXPIRED', { ask: { notAfter: TEST_NOW - 1 } });
    await changedChain('TEE_CERT_EXPIRED', { ark: { ...keys, notAfter: TEST_NOW - 1 } });
    await changedChain('TEE_CERT_NOT_YET_VALID', { leaf: { notBefore: TEST_NOW + 1 } });
  });

  test('an intermediate that is no authority, and a key under the wrong intermediate, are refused', async () => {
    await changedChain('TEE_CERT_ROLE', { ask: { ca: false } });
    await changedChain('TEE_CERT_ROLE', { leaf: { ca: true } });
    await changedChain('TEE_CERT_ROLE', { ask: { subject: 'SEV-VLEK-Milan' } });
    await changedChain('TEE_CERT_ROLE', { ask: { subject: 'SEV-Milan' } }, 'Milan', 'vlek');
    await changedChain('TEE_CERT_ROLE', { ask: { subject: 'SEV-Genoa' } });
    await changedChain('TEE_CERT_ROLE', { leaf: { subject: 'SEV-VLEK' } });
    await changedChain('TEE_CERT_EXTENSION', {
      leaf: {
        extensions: [
          ...endorsementExtensions({ product: 'Milan', kind: 'vcek' }),
          { oid: '1.3.6.1.4.1.3704.1.99', critical: true, value: der.integer(1) },
        ],
      },
    });
  });

  test('what the endorsement key is of: product, TCB version, and one of chip and cloud provider', async () => {
    const usual = endorsementExtensions({ product: 'Milan', kind: 'vcek' });
    const csp = endorsementExtensions({ product: 'Milan', kind: 'vlek' }).at(-1)!;
    const leaf = (extensions: typeof usual): ChainChanges => ({ leaf: { extensions } });
    const without = (suffix: string) => usual.filter(({ oid }) => !oid.endsWith(suffix));
    const other = (over: Partial<Parameters<typeof endorsementExtensions>[0]>): ChainChanges =>
      leaf(endorsementExtensions({ product: 'Milan', kind: 'vcek', ...over }));
    await changedChain('TEE_PRODUCT_MISMATCH', other({ productName: 'Genoa-B1' }));
    await changedChain('TEE_PRODUCT_MISMATCH', other({ productName: 'Milano' }));
    await changedChain('TEE_CHIP_MISMATCH', other({ chipId: new Uint8Array(64).fill(3) }));
    for (const part of ['bootLoader', 'tee', 'snp', 'microcode'] as const) {
      await changedChain('TEE_TCB_MISMATCH', other({ tcb: { ...TEST_TCB.Milan, [part]: 200 } }));
    }
    for (const suffix of ['.1.2', '.3.1', '.3.2', '.3.3', '.3.8', '.1.4']) {
      await changedChain('TEE_CERT_MALFORMED', leaf(without(suffix)));
    }
    await changedChain('TEE_CERT_MALFORMED', leaf([...usual, csp]));
    await changedChain('TEE_CERT_MALFORMED', other({ tcb: { ...TEST_TCB.Milan, microcode: 256 } }));
    await changedChain('TEE_CERT_MALFORMED', other({ tcb: { ...TEST_TCB.Milan, fmc: 1 } }));
    await changedChain('TEE_CERT_MALFORMED', other({ chipId: testChipId('Milan').subarray(0, 8) }));
    const reserved = [...without('.3.4'), { oid: '1.3.6.1.4.1.3704.1.3.4', value: der.integer(1) }];
    await changedChain('TEE_CERT_MALFORMED', leaf(reserved));
    const noFmc = { bootLoader: 1, tee: 2, snp: 4, microcode: 75 };
    const turin = endorsementExtensions({ product: 'Turin', kind: 'vcek', tcb: noFmc });
    await changedChain('TEE_CERT_MALFORMED', leaf(turin), 'Turin');
  });

  test('a key of another curve than AMD has is refused', async () => {
    const { report } = await milan.evidence();
    for (const key of ['P-256', 'RSA-PSS'] as const) {
      const chain = await makeSnpChain('Milan', 'vcek', { leaf: { key } });
      await refuses('TEE_QUOTE_SIGNATURE', { ...(await chain.evidence()), report }, chain);
    }
  });
});

suite('the revocation list', () => {
  const listed = async (over: Parameters<typeof issueCrl>[1]): Promise<SnpEvidence> => ({
    ...(await milan.evidence()),
    crls: [await issueCrl(milan.ark, over)],
  });

  test('a revoked intermediate is refused, and so is a revoked root', async () => {
    await refuses('TEE_REVOKED', listed({ revoked: [1, milan.ask.serial] }));
    await refuses('TEE_REVOKED', listed({ revoked: [milan.ark.serial] }));
    await verify(await listed({ revoked: [1, 2, 3] }));
  });

  test('must be there, of this root, current and whole', async () => {
    const good = await milan.evidence();
    const stranger = await makeSnpChain('Milan', 'vcek', { ark: { subject: 'ARK-Other' } });
    const namesake = await makeSnpChain('Milan');
    await refuses('TEE_CRL_MISSING', { ...good, crls: [] });
    await refuses('TEE_CRL_MISSING', { ...good, crls: [await issueCrl(milan.ask)] });
    await refuses('TEE_CRL_ISSUER', { ...good, crls: [stranger.crl] });
    await refuses('TEE_CRL_SIGNATURE', { ...good, crls: [namesake.crl] });
    await refuses('TEE_CRL_EXPIRED', listed({ nextUpdate: TEST_NOW - 1 }));
    await refuses('TEE_CRL_NOT_YET_VALID', listed({ thisUpdate: TEST_NOW + 1 }));
    await refuses('TEE_CRL_MALFORMED', { ...good, crls: [concatBytes(milan.crl, Uint8Array.of(0))] });
  });

  test('every altered byte of it is refused', async () => {
    const good = await listed({ revoked: [77] });
    const [list] = good.crls as [Uint8Array];
    for (let at = 0; at < list.length; at++) {
      const code = await codeOf(() => verify({ ...good, crls: [flipped(list, at)] }));
      assert.match(code, /^TEE_CRL_(MALFORMED|ISSUER|SIGNATURE)$/, `byte ${at}`);
    }
  });
});
