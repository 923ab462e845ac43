import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { verifySnp } from '../../../../crypto/attest/amd/verify.ts';
import { packEventLog } from '../../../../crypto/attest/intel/event-log.ts';
import { exactIntelQuote, parseIntelQuote } from '../../../../crypto/attest/intel/quote.ts';
import { verifyTdxQuote } from '../../../../crypto/attest/intel/verify.ts';
import { verifyNitro } from '../../../../crypto/attest/nitro/verify.ts';
import { TEE_CHOICES } from '../../../../node/config/tee-choices.ts';
import type { FoundTee } from '../../../../node/tee/providers/detect.ts';
import { createFetchCached } from '../../../../node/tee/providers/fetch-cached.ts';
import {
  chooseTee,
  createHardwareProvider,
  type ProviderOptions,
} from '../../../../node/tee/providers/provider.ts';
import { certificateTable } from '../../../support/certificate-table.ts';
import { sampleTest, sampleText } from '../../../support/evidence-samples.ts';
import { startFakeDstack } from '../../../support/fake-dstack.ts';
import { fakeTsm } from '../../../support/fake-tsm.ts';
import { pccsAnswers, startFakeVendors } from '../../../support/fake-vendors.ts';
import { SAMPLE_NOW, sampleFiles } from '../../../support/intel-samples.ts';
import { nitroChain, nitroFields, nitroPayload, nitroQuote } from '../../../support/nitro-documents.ts';
import { makeSnpChain } from '../../../support/snp-evidence.ts';
import { TEST_NOW } from '../../../support/test-pki.ts';

const folder = mkdtempSync(join(tmpdir(), 'veilmesh-provider-'));
const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true, force: true });
});

/** Platform of the sample. */
const FMSPC = 'B0C06F000000';
const plain = { pccsUrl: '', kdsUrl: '', nsmHelper: '' };
const fetchInto = (name: string) =>
  createFetchCached({ folder: join(folder, name), nowSeconds: () => SAMPLE_NOW });
const padded = (quote: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([quote, Buffer.alloc(3_000)]));
const reportDataOf = (quote: Uint8Array): Uint8Array =>
  parseIntelQuote(exactIntelQuote(quote)).body.report.reportData;

async function pccs(collateral: Uint8Array): Promise<Pick<ProviderOptions, 'pccsUrl'>> {
  const vendors = await startFakeVendors(pccsAnswers(collateral, FMSPC));
  closing.push(vendors.close);
  return { pccsUrl: `${vendors.url}/` };
}

sampleTest(
  'a TDX quote of the kernel, with collateral of the service, verifies',
  sampleFiles('tdx_quote'),
  async (quote, saved) => {
    const tsm = fakeTsm({ provider: 'tdx_guest', report: () => padded(quote), pieceBytes: 512 });
    const options = { ...plain, ...(await pccs(saved)), tee: 'tdx' } as const;
    const provider = createHardwareProvider(options, fetchInto('tdx'), { tsm });
    assert.equal(provider.kind, 'intel-tdx');
    const made = await provider.quote(reportDataOf(quote));
    assert.deepEqual(made.quote, exactIntelQuote(quote), 'without the padding');
    const report = await verifyTdxQuote(
      { quote: made.quote, collateral: made.collateral! },
      { now: SAMPLE_NOW, second: null },
    );
    assert.equal(report.tcbStatus, 'UpToDate');
  },
);

sampleTest(
  'a dstack quote comes with its log and the same collateral',
  sampleFiles('tdx_quote'),
  async (quote, saved) => {
    const events = [
      {
        imr: 3,
        event_type: 134217729,
        digest: '00'.repeat(48),
        event: 'compose-hash',
        event_payload: 'abcd',
      },
    ];
    const eventLog = JSON.stringify(events);
    const agent = await startFakeDstack({ folder, quote: () => padded(quote), eventLog });
    closing.push(agent.close);
    const options = { ...plain, ...(await pccs(saved)), tee: 'dstack' } as const;
    const provider = createHardwareProvider(options, fetchInto('dstack'), { dstackSocket: agent.socket });
    const made = await provider.quote(reportDataOf(quote));
    assert.deepEqual(made.eventLog, packEventLog(eventLog));
    assert.deepEqual(made.quote, exactIntelQuote(quote));
  },
);

sampleTest(
  'a quote over other bytes than were given is not handed on',
  sampleFiles('tdx_quote'),
  async (quote, saved) => {
    const tsm = fakeTsm({ provider: 'tdx_guest', report: () => quote });
    const options = { ...plain, ...(await pccs(saved)), tee: 'tdx' } as const;
    const provider = createHardwareProvider(options, fetchInto('other'), { tsm });
    const other = reportDataOf(quote).slice();
    other[63]! ^= 1;
    await assert.rejects(provider.quote(other), { code: 'TEE_QUOTE_OTHER' });
    await assert.rejects(provider.quote(other.subarray(1)), { code: 'TEE_REPORT_DATA_LENGTH' });
  },
);

sampleTest(
  'an SEV-SNP report of the kernel goes to the verifier with key, chain and list',
  ['trustee/test-report.bin', 'trustee/test-vcek.der', 'go-sev-guest/ask_ark_milan.pem'],
  async (report, vcek, chain) => {
    const chip = Buffer.from(report.subarray(0x1a0, 0x1e0)).toString('hex');
    const vendors = await startFakeVendors({
      [`/vcek/v1/Milan/${chip}?blSPL=03&teeSPL=00&snpSPL=08&ucodeSPL=115`]: { body: vcek },
      '/vcek/v1/Milan/cert_chain': { body: chain },
      '/vcek/v1/Milan/crl': { body: 'no list of the sample’s time exists' },
    });
    closing.push(vendors.close);
    const tsm = fakeTsm({ provider: 'sev_guest', report: () => report, auxblob: new Uint8Array(0) });
    const provider = createHardwareProvider({ ...plain, tee: 'snp', kdsUrl: vendors.url }, fetchInto('snp'), {
      tsm,
    });
    assert.equal(provider.kind, 'amd-sev-snp');
    const made = await provider.quote(report.slice(0x50, 0x90));
    assert.deepEqual(made.endorsements![0], vcek);
    assert.equal(made.endorsements!.length, 3);
    await assert.rejects(
      verifySnp(
        { report: made.quote, certificates: made.endorsements!, crls: made.crls! },
        { now: SAMPLE_NOW },
      ),
      { code: 'TEE_CRL_MALFORMED' },
      'everything else of it is good, see test/compliance/attest',
    );
    assert.ok(sampleText('go-sev-guest/ask_ark_milan.pem'));
  },
);

test('an SEV-SNP report with the certificates of its host, and the list of the service, verifies', async () => {
  const chain = await makeSnpChain('Milan', 'vcek');
  const data = new Uint8Array(64).map((_, i) => i + 1);
  const { report, certificates, crls } = await chain.evidence({ reportData: data });
  const vendors = await startFakeVendors({ '/vcek/v1/Milan/crl': { body: crls[0]! } });
  closing.push(vendors.close);
  const tsm = fakeTsm({
    provider: 'sev_guest',
    report: (given) => (Buffer.compare(given, data) === 0 ? report : new Uint8Array(1_184)),
    auxblob: certificateTable(certificates),
    pieceBytes: 500,
  });
  const provider = createHardwareProvider(
    { ...plain, tee: 'snp', kdsUrl: vendors.url },
    fetchInto('snp-own'),
    { tsm },
  );
  const made = await provider.quote(data);
  const verified = await verifySnp(
    { report: made.quote, certificates: made.endorsements!, crls: made.crls! },
    { now: TEST_NOW, roots: chain.roots },
  );
  assert.deepEqual(verified.reportData, data);
  assert.deepEqual(vendors.asked, ['/vcek/v1/Milan/crl']);
});

test('a Nitro document of the helper verifies', async () => {
  const chain = await nitroChain();
  const data = new Uint8Array(64).map((_, i) => 200 - i);
  const document = join(folder, 'document');
  writeFileSync(document, await nitroQuote(nitroPayload(nitroFields(chain, data)), chain.leaf));
  const helper = join(folder, 'nitro-helper');
  writeFileSync(
    helper,
    `#!${process.execPath}\nprocess.stdin.resume();
process.stdout.write(require('node:fs').readFileSync(${JSON.stringify(document)}));`,
    { mode: 0o755 },
  );
  const provider = createHardwareProvider(
    { ...plain, tee: 'nitro', nsmHelper: helper },
    fetchInto('nitro-own'),
  );
  const { quote } = await provider.quote(data);
  assert.deepEqual((await verifyNitro(quote, { now: TEST_NOW, roots: chain.roots })).reportData, data);
});

test('a Nitro document is what the helper gives, once it holds the bytes', async () => {
  const helper = join(folder, 'helper');
  writeFileSync(
    helper,
    `#!${process.execPath}\nconst { readFileSync } = require('node:fs');
process.stdout.write(Buffer.concat([Buffer.from([0x84]), readFileSync(0)]));`,
    { mode: 0o755 },
  );
  const provider = createHardwareProvider({ ...plain, tee: 'nitro', nsmHelper: helper }, fetchInto('nitro'));
  const data = new Uint8Array(64).map((_, i) => i * 3);
  assert.deepEqual(await provider.quote(data), { quote: new Uint8Array([0x84, ...data]) });
  writeFileSync(
    helper,
    `#!${process.execPath}\nprocess.stdin.resume();process.stdout.write(Buffer.alloc(64, 7))`,
  );
  await assert.rejects(provider.quote(data), { code: 'TEE_QUOTE_OTHER' });
});

const found = (tee: FoundTee['tee'], ...missing: string[]): FoundTee => ({
  tee,
  sign: '/dev/x',
  missing: missing.map((what) => ({ what, fix: `mend ${what}` })),
});

test('auto takes the first hardware that is ready, and the simulator only where there is none', () => {
  assert.equal(chooseTee('auto', []), 'simulated');
  assert.equal(chooseTee('auto', [found('tdx')]), 'tdx');
  assert.equal(chooseTee('auto', [found('dstack', 'rights'), found('tdx')]), 'tdx');
});

test('hardware with something missing, or that is not there, never becomes the simulator', () => {
  assert.throws(() => chooseTee('auto', [found('tdx', 'module')]), {
    code: 'TEE_NOT_READY',
    hint: 'mend module',
  });
  for (const choice of TEE_CHOICES) {
    if (choice === 'auto' || choice === 'simulated') continue;
    assert.throws(() => chooseTee(choice, []), { code: 'TEE_NOT_FOUND' });
    assert.throws(() => chooseTee(choice, [found(choice, 'rights')]), { code: 'TEE_NOT_READY' });
    assert.equal(chooseTee(choice, [found(choice)]), choice);
    assert.equal(chooseTee('simulated', [found(choice)]), 'simulated', 'it was asked for by name');
  }
  assert.throws(() => chooseTee('tdx', [found('snp')]), { code: 'TEE_NOT_FOUND' });
});
