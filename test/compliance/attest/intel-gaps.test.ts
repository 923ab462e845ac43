/**
 * Why `@phala/dcap-qvl` does not stand alone: evidence that it takes and our own layer refuses, one case a gap.
 *
 * A case that fails because the library refuses too is good news: the gap was closed there.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { decodeCollateral } from '../../../crypto/attest/intel/collateral.ts';
import { dcapQvl } from '../../../crypto/attest/intel/dcap-qvl.ts';
import { type IntelEvidence, verifySgxQuote, verifyTdxQuote } from '../../../crypto/attest/intel/verify.ts';
import { concatBytes, hex, utf8 } from '../../../crypto/core/bytes.ts';
import {
  type CollateralOptions,
  type IntelKind,
  type IntelWorld,
  intelEvidence,
  intelWorld,
  type QuoteOptions,
  tcbInfo,
} from '../../support/intel-world.ts';
import { issueCrl, TEST_NOW } from '../../support/test-pki.ts';

let world: IntelWorld;
before(async () => {
  world = await intelWorld();
});

const libraryAlone = ({ quote, collateral }: IntelEvidence, of: IntelWorld) =>
  dcapQvl({ quote, collateral: decodeCollateral(collateral), root: of.root.der, now: TEST_NOW });

interface Gap {
  readonly what: string;
  readonly code: string;
  readonly kind?: IntelKind;
  readonly quote?: QuoteOptions;
  readonly collateral?: () => CollateralOptions | Promise<CollateralOptions>;
  readonly world?: () => Promise<IntelWorld>;
}

const lists = async (
  rootCrl: Uint8Array | Promise<Uint8Array>,
  pckCrl: Uint8Array | Promise<Uint8Array>,
) => ({
  parts: { rootCrl: await rootCrl, pckCrl: await pckCrl },
});

const GAPS: readonly Gap[] = [
  {
    what: 'lists that do not parse',
    code: 'TEE_CRL_MALFORMED',
    collateral: () => lists(utf8('nothing'), utf8('nothing')),
  },
  {
    what: 'lists that revoke the certificate, with one byte behind them',
    code: 'TEE_CRL_MALFORMED',
    collateral: async () =>
      lists(
        issueCrl(world.root),
        concatBytes((await issueCrl(world.authority, { revoked: [1_003] })).subarray(1), Uint8Array.of(0)),
      ),
  },
  {
    what: 'lists that somebody else signed',
    code: 'TEE_CRL_SIGNATURE',
    collateral: async () => {
      const other = await intelWorld();
      return lists(issueCrl(other.root), issueCrl(other.authority));
    },
  },
  {
    what: 'lists long out of date',
    code: 'TEE_CRL_EXPIRED',
    collateral: () => {
      const nextUpdate = TEST_NOW - 86_400;
      return lists(issueCrl(world.root, { nextUpdate }), issueCrl(world.authority, { nextUpdate }));
    },
  },
  {
    what: 'no list of the PCK authority, only that of the root twice',
    code: 'TEE_CRL_MISSING',
    collateral: () => lists(issueCrl(world.root), issueCrl(world.root)),
  },
  {
    what: 'an intermediate that is no authority',
    code: 'TEE_CERT_ROLE',
    world: () => intelWorld({ authority: { ca: false, keyUsage: 1 } }),
  },
  {
    what: 'a PCK certificate under the TCB signing certificate',
    code: 'TEE_CERT_ROLE',
    world: () => intelWorld({ authority: { subject: 'Intel SGX TCB Signing' } }),
  },
  {
    what: 'collateral signed by a certificate of another role',
    code: 'TEE_CERT_ROLE',
    world: () => intelWorld({ signer: { subject: 'Intel SGX PCK Certificate' } }),
  },
  {
    what: 'a quoting enclave of another vendor',
    code: 'TEE_QE_VENDOR',
    quote: { header: { vendor: new Uint8Array(16).fill(0xab) } },
  },
  {
    what: 'a TDX module that somebody else signed',
    code: 'TEE_TDX_MODULE',
    quote: { body: { mrSignerSeam: new Uint8Array(48).fill(1) } },
  },
  {
    what: 'a TDX module with attributes',
    code: 'TEE_TDX_MODULE',
    quote: { body: { seamAttributes: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0) } },
  },
  {
    what: 'a TDX module of a version without identity',
    code: 'TEE_TDX_MODULE',
    quote: { body: { teeTcbSvn: hex(`060203${'00'.repeat(13)}`) } },
  },
  { what: 'bytes behind the quote', code: 'TEE_QUOTE_TRAILING', quote: { trailing: { quote: 9 } } },
  { what: 'bytes behind the signatures', code: 'TEE_QUOTE_TRAILING', quote: { trailing: { signatures: 9 } } },
  {
    what: 'bytes behind the certificates',
    code: 'TEE_QUOTE_TRAILING',
    quote: { trailing: { certification: 9 } },
  },
  {
    what: 'TCB info of another PCE',
    code: 'TEE_COLLATERAL_MISMATCH',
    collateral: () => ({ tcbInfo: tcbInfo('TDX', { pceId: '0001' }) }),
  },
  {
    what: 'reserved bits of an enclave’s attributes',
    code: 'TEE_ATTRIBUTES_FORBIDDEN',
    kind: 'intel-sgx',
    quote: { body: { attributes: hex('0501000000000000e700000000000000') } },
  },
  {
    what: 'reserved fields of an enclave’s report',
    code: 'TEE_QUOTE_MALFORMED',
    kind: 'intel-sgx',
    quote: { body: { reserved2: new Uint8Array(32).fill(1) } },
  },
];

for (const gap of GAPS) {
  test(`the library takes ${gap.what}, we do not`, async () => {
    const of = gap.world === undefined ? world : await gap.world();
    const kind = gap.kind ?? 'intel-tdx';
    const evidence = await intelEvidence(of, kind, gap.quote, await gap.collateral?.());
    assert.equal(libraryAlone(evidence, of).status, 'UpToDate');
    const verify = kind === 'intel-tdx' ? verifyTdxQuote : verifySgxQuote;
    const refused = { name: 'VerificationError', code: gap.code };
    for (const second of [null, dcapQvl]) {
      await assert.rejects(verify(evidence, { now: TEST_NOW, second, roots: of.roots }), refused);
    }
  });
}

test('the library calls a module up to date that its own identity calls out of date', async () => {
  const evidence = await intelEvidence(world, 'intel-tdx', {
    body: { teeTcbSvn: hex(`050103${'00'.repeat(13)}`) },
  });
  assert.equal(libraryAlone(evidence, world).status, 'UpToDate');
  const report = await verifyTdxQuote(evidence, { now: TEST_NOW, second: dcapQvl, roots: world.roots });
  assert.equal(report.tcbStatus, 'OutOfDate');
});

test('the library returns OutOfDate like a success; we report it and leave it to the policy’s allow-list', async () => {
  const evidence = await intelEvidence(world, 'intel-tdx', { qe: { isvSvn: Uint8Array.of(3, 0) } });
  assert.equal(libraryAlone(evidence, world).status, 'OutOfDate');
  const report = await verifyTdxQuote(evidence, { now: TEST_NOW, second: dcapQvl, roots: world.roots });
  assert.equal(report.tcbStatus, 'OutOfDate');
  assert.deepEqual(report.advisories, ['INTEL-SA-00615']);
});

test('the library has no number to hold rolled-back collateral against; we report it', async () => {
  const evidence = await intelEvidence(
    world,
    'intel-tdx',
    {},
    { tcbInfo: tcbInfo('TDX', { tcbEvaluationDataNumber: 3 }) },
  );
  assert.equal(libraryAlone(evidence, world).status, 'UpToDate');
  const report = await verifyTdxQuote(evidence, { now: TEST_NOW, second: dcapQvl, roots: world.roots });
  assert.equal(report.tcbEvaluationDataNumber, 3);
});
