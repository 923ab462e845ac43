import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSnpReport } from '../../../../crypto/attest/amd/report.ts';
import { UnavailableError } from '../../../../crypto/core/errors.ts';
import { fetchAmdEndorsements, vcekPath } from '../../../../node/tee/providers/amd-endorsements.ts';
import type { FetchCached } from '../../../../node/tee/providers/fetch-cached.ts';
import { tableOf } from '../../../support/certificate-table.ts';

const UUIDS = {
  vcek: '63da758de6644564adc5f4b93be8accd',
  vlek: 'a8074bc2a25a483eaae639c045a0b8a1',
  ask: '4ab7b379bbac4fe4a02f05aef327c782',
  ark: 'c0b406a4a803495297433fb6014cd0ae',
} as const;

interface ReportFields {
  version?: number;
  signer?: number;
  family?: number;
  model?: number;
}
function report({ version = 3, signer = 0, family = 0x19, model = 0x01 }: ReportFields = {}): Uint8Array {
  const bytes = new Uint8Array(1_184);
  bytes[0] = version;
  bytes[0x0a] = 0x02; // guest policy: the bit that is always set
  bytes[0x34] = 1; // ECDSA P-384
  bytes[0x48] = signer << 2;
  bytes.set(family === 0x1a ? [4, 0, 11, 22, 0, 0, 0, 219] : [4, 0, 0, 0, 0, 0, 24, 219], 0x180);
  if (version > 2) bytes.set([family, model], 0x188);
  bytes.set(
    Uint8Array.from({ length: 64 }, (_, i) => i),
    0x1a0,
  );
  return bytes;
}
const CHIP = Buffer.from(Uint8Array.from({ length: 64 }, (_, i) => i)).toString('hex');
const pem = (bytes: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString('base64')}\n-----END CERTIFICATE-----\n`;
const der = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\x30\x82${text}`, 'latin1'));

function service(answers: Record<string, Uint8Array | string>): { fetch: FetchCached; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async fetch({ url }) {
      const path = url.slice('https://kds.test'.length);
      asked.push(path);
      const body = answers[path];
      if (body === undefined)
        throw new UnavailableError('HTTP_STATUS', 'not found', { details: { status: 404 } });
      return { body: typeof body === 'string' ? new Uint8Array(Buffer.from(body)) : body, headers: {} };
    },
  };
}
const get = (bytes: Uint8Array, aux: Uint8Array, fetch: FetchCached) =>
  fetchAmdEndorsements(bytes, aux, fetch, 'https://kds.test/');

test('a chip is asked for by product, id and levels; Turin has another layout and a short id', () => {
  assert.equal(
    vcekPath('Milan', parseSnpReport(report())),
    `/vcek/v1/Milan/${CHIP}?blSPL=04&teeSPL=00&snpSPL=24&ucodeSPL=219`,
  );
  assert.equal(
    vcekPath('Turin', parseSnpReport(report({ family: 0x1a, model: 0x02 }))),
    `/vcek/v1/Turin/${CHIP.slice(0, 16)}?fmcSPL=04&blSPL=00&teeSPL=11&snpSPL=22&ucodeSPL=219`,
  );
  const masked = report();
  masked.fill(0, 0x1a0, 0x1e0);
  assert.throws(() => vcekPath('Milan', parseSnpReport(masked)), { code: 'TEE_CHIP_MASKED' });
});

test('the product follows from the processor that the report names', async () => {
  for (const [model, product] of [
    [0x0f, 'Milan'],
    [0x10, 'Genoa'],
    [0x1f, 'Genoa'],
    [0xa0, 'Genoa'],
    [0xaf, 'Genoa'],
  ] as const) {
    const { fetch, asked } = service({});
    await assert.rejects(get(report({ model }), new Uint8Array(0), fetch), { code: 'HTTP_STATUS' });
    assert.ok(
      asked.every((path) => path.startsWith(`/vcek/v1/${product}/`)),
      `${model} is ${product}`,
    );
  }
});

test('a report of another length, key or processor is not guessed at', async () => {
  const { fetch } = service({});
  const code = (bytes: Uint8Array): Promise<string> =>
    get(bytes, new Uint8Array(0), fetch).then(
      () => assert.fail('nothing was expected'),
      (thrown) => (thrown as { code: string }).code,
    );
  assert.equal(await code(report().subarray(1)), 'TEE_QUOTE_MALFORMED');
  assert.equal(await code(report({ signer: 2 })), 'TEE_QUOTE_MALFORMED');
  for (const fields of [{ signer: 7 }, { model: 0x20 }, { family: 0x17 }, { family: 0x1a, model: 0x20 }]) {
    assert.equal(await code(report(fields)), 'TEE_REPORT_UNKNOWN', JSON.stringify(fields));
  }
});

test('what the host gives is taken, PEM or DER, and only the revocation list is asked for', async () => {
  const [vcek, ask, ark] = [der('SEV-Milan vcek'), der('ARK-Milan ask'), der('ARK-Milan ark')];
  const aux = tableOf([
    [UUIDS.vcek, vcek],
    [UUIDS.ask, new Uint8Array(Buffer.from(pem(ask)))],
    [UUIDS.ark, ark],
    ['11'.repeat(16), der('unknown')],
  ]);
  const { fetch, asked } = service({ '/vcek/v1/Milan/crl': der('crl') });
  for (const version of [2, 3]) {
    const { certificates, crls } = await get(report({ version }), aux, fetch);
    assert.deepEqual(certificates, [vcek, ask, ark]);
    assert.deepEqual(crls, [der('crl')]);
  }
  assert.deepEqual(asked, ['/vcek/v1/Milan/crl', '/vcek/v1/Milan/crl']);
});

test('what the host does not give comes from AMD; an old report is tried under both products', async () => {
  const path = `/${CHIP}?blSPL=04&teeSPL=00&snpSPL=24&ucodeSPL=219`;
  const { fetch, asked } = service({
    [`/vcek/v1/Genoa${path}`]: der('vcek'),
    '/vcek/v1/Genoa/cert_chain': pem(der('ask')) + pem(der('ark')),
    '/vcek/v1/Genoa/crl': der('crl'),
  });
  const { certificates } = await get(report({ version: 2 }), new Uint8Array(0), fetch);
  assert.deepEqual(certificates, [der('vcek'), der('ask'), der('ark')]);
  assert.equal(asked[0], `/vcek/v1/Milan${path}`);
});

test("a provider's key has its own paths and comes from the host alone", async () => {
  const { fetch } = service({
    '/vlek/v1/Milan/cert_chain': pem(der('asvk')) + pem(der('ark')),
    '/vlek/v1/Milan/crl': der('crl'),
  });
  const aux = tableOf([[UUIDS.vlek, der('vlek')]]);
  const { certificates } = await get(report({ signer: 1 }), aux, fetch);
  assert.deepEqual(certificates, [der('vlek'), der('asvk'), der('ark')]);
  await assert.rejects(get(report({ signer: 1 }), tableOf([[UUIDS.vcek, der('vcek')]]), fetch), {
    code: 'TEE_VLEK_MISSING',
  });
});

test("answers that are not AMD's have a code", async () => {
  const path = `/vcek/v1/Milan/${CHIP}?blSPL=04&teeSPL=00&snpSPL=24&ucodeSPL=219`;
  const { fetch } = service({
    [path]: der('vcek'),
    '/vcek/v1/Milan/cert_chain': 'x',
    '/vcek/v1/Milan/crl': der('c'),
  });
  await assert.rejects(get(report(), new Uint8Array(0), fetch), { code: 'COLLATERAL_MALFORMED' });
});

test('a table that makes no sense gives nothing: everything is asked for', async () => {
  const path = `/vcek/v1/Milan/${CHIP}?blSPL=04&teeSPL=00&snpSPL=24&ucodeSPL=219`;
  const whole = tableOf([[UUIDS.vcek, der('vcek of the host')]]);
  for (const broken of [
    whole.subarray(0, 30),
    whole.subarray(0, whole.length - 1),
    new Uint8Array(5).fill(1),
  ]) {
    const { fetch } = service({
      [path]: der('vcek'),
      '/vcek/v1/Milan/cert_chain': pem(der('ask')) + pem(der('ark')),
      '/vcek/v1/Milan/crl': der('crl'),
    });
    const { certificates } = await get(report(), broken, fetch);
    assert.deepEqual(certificates[0], der('vcek'));
  }
});
