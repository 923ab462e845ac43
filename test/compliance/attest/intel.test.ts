/**
 * Intel quotes under a test root, verified by ours and by the library: what is reported, event logs, TCB levels.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { SecondVerifier } from '../../../crypto/attest/intel/verify.ts';
import type { HardwareReport } from '../../../crypto/attest/report.ts';
import { concatBytes, hex, utf8 } from '../../../crypto/core/bytes.ts';
import { intelChecks } from '../../support/intel-checks.ts';
import {
  eventLog,
  type IntelWorld,
  intelEvidence,
  intelWorld,
  pckFields,
  qeIdentity,
  tcbInfo,
} from '../../support/intel-world.ts';
import { refused } from '../../support/refusals.ts';
import { TEST_NOW } from '../../support/test-pki.ts';

let world: IntelWorld;
before(async () => {
  world = await intelWorld();
});
const DAY = 86_400;
const { accepts, refuses, verify } = intelChecks(() => world);
const registers = [0xa0, 0xb0, 0xb1, 0xb2].map((byte) => byte.toString(16).repeat(48)).join(':');

for (const [name, quote] of [
  ['version 4', { version: 4 }],
  ['version 5 with a body of TDX 1.0', { version: 5, bodyType: 2 }],
  ['version 5 with a body of TDX 1.5', { version: 5, bodyType: 3 }],
] as const) {
  test(`accepts a TDX quote of ${name} and reports what a policy weighs`, async () => {
    const report = await accepts('intel-tdx', quote);
    assert.equal(report.kind, 'intel-tdx');
    assert.equal(report.measurement, `tdx:${registers}`);
    assert.deepEqual(report.reportData, new Uint8Array(64).fill(0xda));
    assert.equal(report.tcbStatus, 'UpToDate');
    assert.deepEqual(report.advisories, []);
    assert.equal(report.tcbEvaluationDataNumber, 17, 'the lower one of TCB info and QE identity');
    assert.equal(report.platformId?.length, 32);
    assert.equal(report.issuedAt, null);
    assert.equal(report.validUntil, TEST_NOW + 29 * DAY);
  });
}

test('accepts an SGX quote of version 3 and reports enclave, signer, product and version', async () => {
  const report = await accepts('intel-sgx');
  assert.equal(report.measurement, `sgx:${'e1'.repeat(32)}:${'5e'.repeat(32)}:7:3`);
  assert.equal(report.tcbStatus, 'UpToDate');
});

test('one platform has one name whatever quotes it', async () => {
  const [tdx, sgx] = [await accepts('intel-tdx'), await accepts('intel-sgx')];
  assert.deepEqual(tdx.platformId, sgx.platformId);
});

test('what the host chose at launch is part of the measurement', async () => {
  const plain = `tdx:${registers}`;
  const seen = new Set<string>();
  for (const field of ['mrConfigId', 'mrOwner', 'mrOwnerConfig']) {
    const { measurement } = await accepts('intel-tdx', { body: { [field]: new Uint8Array(48).fill(1) } });
    assert.match(measurement, new RegExp(`^${plain}:config=[0-9a-f]{64}$`));
    seen.add(measurement);
  }
  assert.equal(seen.size, 3);
  const { measurement } = await accepts('intel-sgx', { body: { configId: new Uint8Array(64).fill(1) } });
  assert.match(measurement, /:7:3:config=[0-9a-f]{64}$/);
});

// ---- event log

const BOOT = [
  { name: 'system-preparing', payload: '' },
  { name: 'app-id', payload: 'aa' },
  { name: 'compose-hash', payload: 'bbcc' },
  { name: 'instance-id', payload: '01' },
  { name: 'system-ready', payload: '' },
];
const withLog = async (log: Uint8Array | null, rtMr3: Uint8Array): Promise<HardwareReport> => {
  const evidence = await intelEvidence(world, 'intel-tdx', { body: { rtMr3 } });
  return verify('intel-tdx', log === null ? evidence : { ...evidence, eventLog: log });
};
const logRefused = (code: string, log: Uint8Array | null, rtMr3: Uint8Array): Promise<void> =>
  assert.rejects(withLog(log, rtMr3), refused(code));

test('the events behind RTMR3 are part of the measurement, but for the name of the machine', async () => {
  const of = async (events: typeof BOOT): Promise<string> => {
    const { log, rtMr3 } = eventLog(events);
    return (await withLog(log, rtMr3)).measurement;
  };
  const plain = await of(BOOT);
  assert.match(plain, new RegExp(`^tdx:${registers}:events=[0-9a-f]{64}$`));
  const change = (name: string, payload: string) =>
    BOOT.map((event) => (event.name === name ? { name, payload } : event));
  assert.equal(await of(change('instance-id', '02')), plain, 'two machines, one image and application');
  assert.notEqual(await of(change('compose-hash', 'bbcd')), plain);
  assert.notEqual(
    await of([...BOOT, { name: 'compose-hash', payload: 'ff' }]),
    plain,
    'an event that the application adds',
  );
  assert.notEqual(await of(BOOT.toReversed()), plain);
});

test('an extended RTMR3 needs a log that leads to it, with digests that are of the payloads', async () => {
  const { log, rtMr3 } = eventLog(BOOT);
  await logRefused('TEE_EVENTLOG_MISSING', null, rtMr3);
  await logRefused('TEE_EVENTLOG_MISMATCH', eventLog(BOOT.slice(1)).log, rtMr3);
  await logRefused('TEE_EVENTLOG_MISMATCH', log, new Uint8Array(48));
  const text = new TextDecoder().decode(log);
  await logRefused('TEE_EVENTLOG_MISMATCH', utf8(text.replace('"bbcc"', '"bbcd"')), rtMr3);
  await logRefused('TEE_EVENTLOG_MISMATCH', utf8(text.replace('"app-id"', '"app-ie"')), rtMr3);
});

test('an event of RTMR3 that can be read in two ways, or not recomputed, is refused', async () => {
  const { rtMr3 } = eventLog([{ name: 'compose-hash', payload: '3a3a' }]);
  const shifted = eventLog([{ name: 'compose-hash::', payload: '' }]);
  await logRefused('TEE_EVENTLOG_MALFORMED', shifted.log, rtMr3);
  const other = eventLog([{ name: 'x', payload: '00', type: 0x8000_0007 }]);
  await logRefused('TEE_EVENTLOG_MALFORMED', other.log, other.rtMr3);
  const twice = eventLog([...BOOT, { name: 'instance-id', payload: '03' }]);
  await logRefused('TEE_EVENTLOG_MALFORMED', twice.log, twice.rtMr3);
});

test('a log that is no log is refused: text, fields, sizes', async () => {
  const { log, rtMr3 } = eventLog(BOOT);
  const text = new TextDecoder().decode(log);
  for (const bad of [
    utf8('{}'),
    utf8('[1'),
    concatBytes(log, utf8(']')),
    Uint8Array.of(0xff),
    utf8(text.replace('"imr":3', '"imr":4')),
    utf8(text.replace('"imr":3', '"imr":3,"more":1')),
    utf8(' '.repeat(32 * 1024 + 1)),
    utf8(JSON.stringify(Array.from({ length: 257 }, () => JSON.parse(text)[0]))),
  ]) {
    await logRefused('TEE_EVENTLOG_MALFORMED', bad, rtMr3);
  }
});

test('an enclave has no event log', async () => {
  const evidence = { ...(await intelEvidence(world, 'intel-sgx')), eventLog: utf8('[]') };
  await assert.rejects(verify('intel-sgx', evidence), refused('TEE_EVENTLOG_MALFORMED'));
});

// ---- TCB

test('each part can lower the status, and the worst of them with all advisories is reported', async () => {
  const old = await intelWorld({ fields: pckFields({ pceSvn: 12 }) });
  const platform = await accepts('intel-tdx', {}, {}, old);
  assert.equal(platform.tcbStatus, 'OutOfDate');
  assert.deepEqual(platform.advisories, ['INTEL-SA-00837']);

  const module = await accepts('intel-tdx', { body: { teeTcbSvn: hex(`050103${'00'.repeat(13)}`) } });
  assert.equal(module.tcbStatus, 'OutOfDate');
  assert.deepEqual(module.advisories, ['INTEL-SA-01036']);

  const enclave = await accepts('intel-sgx', { qe: { isvSvn: Uint8Array.of(3, 0) } });
  assert.equal(enclave.tcbStatus, 'OutOfDate');
  assert.deepEqual(enclave.advisories, ['INTEL-SA-00615']);

  const all = await accepts(
    'intel-tdx',
    { body: { teeTcbSvn: hex(`050103${'00'.repeat(13)}`) }, qe: { isvSvn: Uint8Array.of(3, 0) } },
    {},
    old,
  );
  assert.deepEqual(all.advisories, ['INTEL-SA-00615', 'INTEL-SA-00837', 'INTEL-SA-01036']);
});

test('a launch on an older module than runs today counts as the older one', async () => {
  const launched = await accepts('intel-tdx', {
    version: 5,
    body: { teeTcbSvn: hex(`050103${'00'.repeat(13)}`) },
  });
  assert.equal(launched.tcbStatus, 'OutOfDate');
  const today = await accepts('intel-tdx', {
    version: 5,
    body: { teeTcbSvn2: hex(`050103${'00'.repeat(13)}`) },
  });
  assert.equal(today.tcbStatus, 'OutOfDate');
});

test('statuses merge to what both complain of', async () => {
  const levels = tcbInfo('TDX').tcbLevels as { tcbStatus: string }[];
  for (const [platform, merged] of [
    ['ConfigurationNeeded', 'OutOfDateConfigurationNeeded'],
    ['SWHardeningNeeded', 'OutOfDate'],
    ['ConfigurationAndSWHardeningNeeded', 'OutOfDateConfigurationNeeded'],
  ]) {
    const info = tcbInfo('TDX', { tcbLevels: [{ ...levels[0], tcbStatus: platform }] });
    const report = await accepts('intel-tdx', { qe: { isvSvn: Uint8Array.of(3, 0) } }, { tcbInfo: info });
    assert.equal(report.tcbStatus, merged);
  }
});

test('a platform below every level, or on a revoked one, is refused', async () => {
  const ancient = await intelWorld({ fields: pckFields({ pceSvn: 10 }) });
  await refuses('TEE_TCB_STATUS', 'intel-tdx', {}, {}, ancient);
  const weak = await intelWorld({ fields: pckFields({ components: [4, ...Array(15).fill(9)] }) });
  await refuses('TEE_TCB_STATUS', 'intel-sgx', {}, {}, weak);
  const late = hex(`060102${'00'.repeat(13)}`);
  await refuses('TEE_TCB_STATUS', 'intel-tdx', { body: { teeTcbSvn: late } });
  await refuses('TEE_TCB_STATUS', 'intel-tdx', { body: { teeTcbSvn: hex(`040103${'00'.repeat(13)}`) } });
  await refuses('TEE_TCB_STATUS', 'intel-tdx', { qe: { isvSvn: Uint8Array.of(2, 0) } });
  const levels = tcbInfo('SGX').tcbLevels as object[];
  const revoked = tcbInfo('SGX', { tcbLevels: [{ ...levels[0], tcbStatus: 'Revoked' }] });
  await refuses('TEE_TCB_STATUS', 'intel-sgx', {}, { tcbInfo: revoked });
});

test('rolled-back collateral shows itself by its evaluation number, of either document', async () => {
  const older = await accepts('intel-tdx', {}, { tcbInfo: tcbInfo('TDX', { tcbEvaluationDataNumber: 12 }) });
  assert.equal(older.tcbEvaluationDataNumber, 12);
  const oldQe = qeIdentity('TD_QE', { tcbEvaluationDataNumber: 11 });
  assert.equal((await accepts('intel-tdx', {}, { qeIdentity: oldQe })).tcbEvaluationDataNumber, 11);
});

test('where two verifiers disagree, nothing is accepted', async () => {
  const evidence = await intelEvidence(world, 'intel-tdx');
  const found = { status: 'UpToDate', advisories: [], reportData: new Uint8Array(64).fill(0xda) } as const;
  const withSecond = (second: SecondVerifier) => verify('intel-tdx', evidence, second);
  const refuse = (): never => {
    throw new Error('no');
  };
  await assert.rejects(withSecond(refuse), refused('TEE_SECOND_VERIFIER'));
  await assert.rejects(
    withSecond(() => ({ ...found, reportData: new Uint8Array(64) })),
    refused('TEE_SECOND_VERIFIER'),
  );
  await assert.rejects(
    withSecond(() => ({ ...found, status: 'Revoked' })),
    refused('TEE_TCB_STATUS'),
  );
  const worse = await withSecond(() => ({
    ...found,
    status: 'SWHardeningNeeded',
    advisories: ['INTEL-SA-00001'],
  }));
  assert.equal(worse.tcbStatus, 'SWHardeningNeeded', 'the worse word counts');
  assert.deepEqual(worse.advisories, ['INTEL-SA-00001']);
});
