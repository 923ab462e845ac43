/**
 * Intel quotes under a test root: what no policy may accept, every rule broken once and refused by our own layer with its own code.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { encodeCollateral } from '../../../crypto/attest/intel/collateral.ts';
import { hex, utf8 } from '../../../crypto/core/bytes.ts';
import { intelChecks } from '../../support/intel-checks.ts';
import {
  type IntelKind,
  type IntelWorld,
  intelCollateral,
  intelEvidence,
  intelQuote,
  intelWorld,
  pckFields,
  pem,
  type QuoteOptions,
  qeIdentity,
  tcbInfo,
} from '../../support/intel-world.ts';
import { refused } from '../../support/refusals.ts';
import { issueCrl, TEST_NOW } from '../../support/test-pki.ts';

let world: IntelWorld;
before(async () => {
  world = await intelWorld();
});
const { accepts, refuses, verify } = intelChecks(() => world);

test('debug enclaves, debug domains and debug quoting enclaves are refused', async () => {
  await refuses('TEE_DEBUG_ENABLED', 'intel-sgx', {
    body: { attributes: hex('0700000000000000e700000000000000') },
  });
  await refuses('TEE_DEBUG_ENABLED', 'intel-sgx', {
    qe: { attributes: hex('1700000000000000e700000000000000') },
  });
  for (const bit of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const tdAttributes = hex('0000001000000000');
    tdAttributes[0] = 1 << bit;
    await refuses('TEE_DEBUG_ENABLED', 'intel-tdx', { body: { tdAttributes } });
  }
});

test('attributes that no appraisal covers are refused', async () => {
  // Without SEPT_VE_DISABLE; migratable; bits of LASS, 16 and 62 beside it.
  for (const tdAttributes of ['00000000', '00000030', '00000018', '00000110', '0000001000000040']) {
    const body = { tdAttributes: hex(tdAttributes.padEnd(16, '0')) };
    await refuses('TEE_ATTRIBUTES_FORBIDDEN', 'intel-tdx', { body });
  }
  // Not initialised; bits 3, 8, 18 and 63 beside it.
  for (const flags of ['04', '0d', '0501', '050004', '0500000000000080']) {
    const body = { attributes: hex(`${flags.padEnd(16, '0')}e700000000000000`) };
    await refuses('TEE_ATTRIBUTES_FORBIDDEN', 'intel-sgx', { body });
  }
  const mrServiceTd = new Uint8Array(48).fill(1);
  await refuses('TEE_ATTRIBUTES_FORBIDDEN', 'intel-tdx', { version: 5, body: { mrServiceTd } });
});

test('reserved fields of an enclave report must be zero', async () => {
  for (const [field, size] of [
    ['reserved1', 12],
    ['reserved2', 32],
    ['reserved3', 32],
    ['reserved4', 42],
  ] as const) {
    const body = { [field]: new Uint8Array(size).fill(1) };
    await refuses('TEE_QUOTE_MALFORMED', 'intel-sgx', { body });
    await refuses('TEE_QUOTE_MALFORMED', 'intel-tdx', { qe: body });
  }
});

test('a TDX module that Intel does not vouch for is refused', async () => {
  await refuses('TEE_TDX_MODULE', 'intel-tdx', { body: { mrSignerSeam: new Uint8Array(48).fill(1) } });
  await refuses('TEE_TDX_MODULE', 'intel-tdx', {
    body: { seamAttributes: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0) },
  });
  await refuses('TEE_TDX_MODULE', 'intel-tdx', { body: { teeTcbSvn: hex(`060203${'00'.repeat(13)}`) } });
  const open = {
    mrsigner: '00'.repeat(48),
    attributes: '0000000000000000',
    attributesMask: '0000000000000000',
  };
  const module = {
    ...open,
    id: 'TDX_01',
    tcbLevels: [{ tcb: { isvsvn: 1 }, tcbDate: '2024-01-01T00:00:00Z', tcbStatus: 'UpToDate' }],
  };
  const masked = tcbInfo('TDX', { tdxModuleIdentities: [module] });
  await refuses(
    'TEE_TDX_MODULE',
    'intel-tdx',
    { body: { seamAttributes: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0) } },
    { tcbInfo: masked },
  );
});

test('module version 0 is judged by the platform levels and the first module identity', async () => {
  const teeTcbSvn = hex(`050003${'00'.repeat(13)}`);
  assert.equal((await accepts('intel-tdx', { body: { teeTcbSvn } })).tcbStatus, 'UpToDate');
  const signed = tcbInfo('TDX', {
    tdxModule: {
      mrsigner: '11'.repeat(48),
      attributes: '0000000000000000',
      attributesMask: 'FFFFFFFFFFFFFFFF',
    },
  });
  await refuses('TEE_TDX_MODULE', 'intel-tdx', { body: { teeTcbSvn } }, { tcbInfo: signed });
});

test('a quoting enclave that Intel does not vouch for is refused, field by field', async () => {
  for (const qe of [
    { mrSigner: new Uint8Array(32) },
    { isvProdId: Uint8Array.of(9, 0) },
    { miscSelect: Uint8Array.of(1, 0, 0, 0) },
    { attributes: hex('3500000000000000e700000000000000') },
  ]) {
    await refuses('TEE_QE_IDENTITY', 'intel-tdx', { qe });
  }
  await refuses('TEE_QE_VENDOR', 'intel-tdx', { header: { vendor: new Uint8Array(16).fill(1) } });
  await refuses('TEE_COLLATERAL_MISMATCH', 'intel-tdx', {}, { qeIdentity: qeIdentity('QE') });
});

test('the quoting enclave vouches for this attestation key and for nothing else', async () => {
  await refuses('TEE_QE_BINDING', 'intel-tdx', { qe: { reportData: new Uint8Array(64) } });
  const { quote, collateral } = await intelEvidence(world, 'intel-tdx');
  const other = await intelEvidence(world, 'intel-tdx');
  const spliced = Uint8Array.from(quote);
  const keyAt = 48 + 584 + 4 + 64;
  spliced.set(other.quote.subarray(keyAt - 64, keyAt + 64), keyAt - 64);
  await assert.rejects(verify('intel-tdx', { quote: spliced, collateral }), refused('TEE_QE_BINDING'));
});

test('a report signed by another platform key is refused', async () => {
  const thief = await intelWorld();
  const chain = pem(world.pck.der, world.authority.der, world.root.der);
  const quote = await intelQuote(thief, 'intel-tdx', { pem: chain });
  const collateral = encodeCollateral(await intelCollateral(world, 'intel-tdx'));
  await assert.rejects(verify('intel-tdx', { quote, collateral }), refused('TEE_QE_SIGNATURE'));
});

test('versions, TEEs, key types, bodies and certification data of other kinds are refused', async () => {
  const unsupported = (kind: IntelKind, quote: QuoteOptions): Promise<void> =>
    refuses('TEE_QUOTE_UNSUPPORTED', kind, quote);
  await unsupported('intel-tdx', { header: { version: Uint8Array.of(3, 0) } });
  await unsupported('intel-tdx', { header: { version: Uint8Array.of(6, 0) } });
  await unsupported('intel-sgx', { header: { version: Uint8Array.of(4, 0) } });
  await unsupported('intel-tdx', { header: { teeType: Uint8Array.of(1, 0, 0, 0) } });
  await unsupported('intel-tdx', { header: { keyType: Uint8Array.of(3, 0) } });
  const tdx = await intelEvidence(world, 'intel-tdx');
  await assert.rejects(verify('intel-sgx', tdx), refused('TEE_QUOTE_UNSUPPORTED'));
});

test('no byte may be left over, on any level', async () => {
  for (const kind of ['intel-tdx', 'intel-sgx'] as const) {
    await refuses('TEE_QUOTE_TRAILING', kind, { trailing: { quote: 1 } });
    await refuses('TEE_QUOTE_TRAILING', kind, { trailing: { signatures: 1 } });
    await refuses('TEE_QUOTE_TRAILING', kind, { trailing: { certification: 1 } });
  }
  await refuses('TEE_QUOTE_MALFORMED', 'intel-tdx', { authData: new Uint8Array(33) });
});

// ---- chains

test('every certificate must be in its role', async () => {
  const role = async (over: Parameters<typeof intelWorld>[0]): Promise<void> => {
    const of = await intelWorld(over);
    await refuses('TEE_CERT_ROLE', 'intel-tdx', {}, {}, of);
  };
  await role({ authority: { ca: false, keyUsage: 1 } });
  await role({ authority: { keyUsage: 1 } });
  await role({ authority: { subject: 'Intel SGX TCB Signing' } });
  await role({ pck: { ca: true } });
  await role({ pck: { subject: 'Intel SGX TCB Signing' } });
  await role({ signer: { ca: true } });
  await role({ signer: { subject: 'Intel SGX PCK Certificate' } });
  await refuses('TEE_CERT_ROLE', 'intel-tdx', {}, { by: world.pck });
});

test('both PCK authorities are known', async () => {
  const processor = await intelWorld({ authority: { subject: 'Intel SGX PCK Processor CA' } });
  assert.equal((await accepts('intel-sgx', {}, {}, processor)).tcbStatus, 'UpToDate');
});

test('the chain must end at the pinned root, and be whole', async () => {
  const other = await intelWorld();
  await refuses('TEE_CHAIN_UNTRUSTED', 'intel-tdx', {}, {}, { ...other, roots: world.roots });
  const { pck, authority, root } = world;
  for (const [code, ...chain] of [
    ['TEE_CHAIN_UNTRUSTED', pck.der, root.der],
    ['TEE_CHAIN_UNTRUSTED', pck.der],
    ['TEE_CHAIN_UNTRUSTED', pck.der, authority.der, root.der, root.der],
    ['TEE_CERT_ROLE', pck.der, root.der, authority.der],
    ['TEE_CERT_SIGNATURE', other.pck.der, authority.der, root.der],
    ['TEE_CERT_SIGNATURE', pck.der, other.authority.der, root.der],
  ] as const) {
    await refuses(code, 'intel-tdx', { pem: pem(...chain) });
  }
  await refuses('TEE_CERT_MALFORMED', 'intel-tdx', { pem: `junk\n${pem(pck.der, authority.der, root.der)}` });
  await refuses('TEE_CERT_SIGNATURE', 'intel-tdx', {}, { parts: { signers: [other.signer.der] } });
});

test('expired and future certificates are refused', async () => {
  for (const part of ['root', 'authority', 'pck', 'signer'] as const) {
    await refuses(
      'TEE_CERT_EXPIRED',
      'intel-tdx',
      {},
      {},
      await intelWorld({ [part]: { notAfter: TEST_NOW - 1 } }),
    );
    await refuses(
      'TEE_CERT_NOT_YET_VALID',
      'intel-tdx',
      {},
      {},
      await intelWorld({ [part]: { notBefore: TEST_NOW + 1 } }),
    );
  }
});

test('a PCK certificate without its extension, or with a mangled one, is refused', async () => {
  const bare = await intelWorld({ pck: { extensions: [] } });
  await refuses('TEE_CERT_MALFORMED', 'intel-tdx', {}, {}, bare);
  const mangled = await intelWorld({ fields: pckFields().subarray(0, 40) });
  await refuses('TEE_CERT_MALFORMED', 'intel-tdx', {}, {}, mangled);
  const wide = await intelWorld({ fields: pckFields({ components: [256, ...Array(15).fill(5)] }) });
  await refuses('TEE_CERT_MALFORMED', 'intel-tdx', {}, {}, wide);
});

// ---- revocation

test('revoked PCK certificates, authorities and signers are refused', async () => {
  const revoke = async (serial: number | bigint, list: 'rootCrl' | 'pckCrl'): Promise<void> => {
    const issuer = list === 'rootCrl' ? world.root : world.authority;
    await refuses(
      'TEE_REVOKED',
      'intel-tdx',
      {},
      { parts: { [list]: await issueCrl(issuer, { revoked: [serial] }) } },
    );
  };
  await revoke(world.pck.serial, 'pckCrl');
  await revoke(world.authority.serial, 'rootCrl');
  await revoke(world.signer.serial, 'rootCrl');
});

test('revocation lists must parse, be of the right issuer, signed by it and current', async () => {
  const other = await intelWorld();
  const lists: readonly [string, Promise<Uint8Array>, Promise<Uint8Array>][] = [
    ['TEE_CRL_MALFORMED', Promise.resolve(utf8('not a list')), Promise.resolve(utf8('not a list'))],
    ['TEE_CRL_SIGNATURE', issueCrl(other.root), issueCrl(other.authority)],
    [
      'TEE_CRL_EXPIRED',
      issueCrl(world.root, { nextUpdate: TEST_NOW - 1 }),
      issueCrl(world.authority, { nextUpdate: TEST_NOW - 1 }),
    ],
    [
      'TEE_CRL_NOT_YET_VALID',
      issueCrl(world.root, { thisUpdate: TEST_NOW + 1 }),
      issueCrl(world.authority, { thisUpdate: TEST_NOW + 1 }),
    ],
    ['TEE_CRL_MISSING', issueCrl(world.authority), issueCrl(world.root)],
    ['TEE_CRL_ISSUER', issueCrl(world.signer), issueCrl(world.signer)],
  ];
  for (const [code, rootCrl, pckCrl] of lists) {
    await refuses(code, 'intel-tdx', {}, { parts: { rootCrl: await rootCrl } });
    await refuses(code, 'intel-tdx', {}, { parts: { pckCrl: await pckCrl } });
  }
});

// ---- collateral

test('collateral must be current, and not of tomorrow', async () => {
  const iso = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace('.000', '');
  for (const [code, dates] of [
    ['TEE_COLLATERAL_EXPIRED', { nextUpdate: iso(TEST_NOW - 1) }],
    ['TEE_COLLATERAL_FUTURE', { issueDate: iso(TEST_NOW + 1) }],
  ] as const) {
    await refuses(code, 'intel-tdx', {}, { tcbInfo: tcbInfo('TDX', dates) });
    await refuses(code, 'intel-tdx', {}, { qeIdentity: qeIdentity('TD_QE', dates) });
  }
});

test('collateral of other platforms or other TEEs is refused', async () => {
  await refuses(
    'TEE_COLLATERAL_MISMATCH',
    'intel-tdx',
    {},
    { tcbInfo: tcbInfo('TDX', { fmspc: '00A067110000' }) },
  );
  await refuses('TEE_COLLATERAL_MISMATCH', 'intel-tdx', {}, { tcbInfo: tcbInfo('TDX', { pceId: '0001' }) });
  await refuses('TEE_COLLATERAL_MISMATCH', 'intel-tdx', {}, { tcbInfo: tcbInfo('SGX') });
  await refuses('TEE_COLLATERAL_MISMATCH', 'intel-sgx', {}, { tcbInfo: tcbInfo('TDX') });
});

test('collateral of another version or form is refused', async () => {
  for (const over of [
    { version: 2 },
    { tcbType: 1 },
    { tcbLevels: [] },
    { issueDate: 'yesterday' },
    { tcbEvaluationDataNumber: '17' },
    { tdxModule: undefined },
  ]) {
    await refuses('TEE_COLLATERAL_MALFORMED', 'intel-tdx', {}, { tcbInfo: tcbInfo('TDX', over) });
  }
  for (const over of [
    { version: 1 },
    { miscselect: '00' },
    { tcbLevels: undefined },
    { mrsigner: 'zz'.repeat(32) },
  ]) {
    await refuses('TEE_COLLATERAL_MALFORMED', 'intel-tdx', {}, { qeIdentity: qeIdentity('TD_QE', over) });
  }
});

test('collateral signed by nobody of Intel is refused before it is read', async () => {
  for (const parts of [
    { tcbInfo: utf8('{') },
    { qeIdentity: utf8('{') },
    { tcbInfoSignature: new Uint8Array(64) },
    { qeIdentitySignature: new Uint8Array(64) },
  ]) {
    await refuses('TEE_COLLATERAL_SIGNATURE', 'intel-tdx', {}, { parts });
  }
});

test('two signing certificates, one for each document, are taken in that order', async () => {
  const { signer } = await intelWorld({ signer: { issuer: world.root, serial: 5 } });
  const first = await intelCollateral(world, 'intel-tdx');
  const { qeIdentitySignature } = await intelCollateral(world, 'intel-tdx', { by: signer });
  const both = [world.signer.der, signer.der];
  const report = await accepts('intel-tdx', {}, { parts: { ...first, qeIdentitySignature, signers: both } });
  assert.equal(report.tcbStatus, 'UpToDate');
  await refuses(
    'TEE_COLLATERAL_SIGNATURE',
    'intel-tdx',
    {},
    { parts: { ...first, qeIdentitySignature, signers: both.toReversed() } },
  );
  const gone = await issueCrl(world.root, { revoked: [5] });
  await refuses(
    'TEE_REVOKED',
    'intel-tdx',
    {},
    { parts: { ...first, qeIdentitySignature, signers: both, rootCrl: gone } },
  );
});
