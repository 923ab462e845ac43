import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeFiles, tsmReport } from '../../../../node/tee/providers/tsm-report.ts';
import { type FakeTsm, fakeTsm } from '../../../support/fake-tsm.ts';

const DATA = new Uint8Array(64).fill(7);
const report = (data: Uint8Array): Uint8Array => new Uint8Array([...new Uint8Array(9_000).fill(1), ...data]);
const options = ({ root, files }: FakeTsm) => ({ root, files, pauseMs: 0 });

test('a report is over the bytes that were written, whole in however many pieces, and its folder is gone', async () => {
  const tsm = fakeTsm({
    provider: 'sev_guest',
    report,
    auxblob: new Uint8Array(5_000).fill(3),
    pieceBytes: 100,
  });
  const { outblob, auxblob } = await tsmReport('sev_guest', DATA, options(tsm));
  assert.deepEqual(outblob, report(DATA));
  assert.deepEqual(auxblob, new Uint8Array(5_000).fill(3));
  assert.deepEqual(tsm.folders(), []);
});

test('TDX has no auxblob', async () => {
  const tsm = fakeTsm({ provider: 'tdx_guest', report });
  assert.equal((await tsmReport('tdx_guest', DATA, options(tsm))).auxblob.length, 0);
});

test('requests at the same time do not mix', async () => {
  const tsm = fakeTsm({ provider: 'tdx_guest', report, pieceBytes: 64 });
  const asked = Array.from({ length: 8 }, (_, i) => new Uint8Array(64).fill(i));
  const made = await Promise.all(asked.map((data) => tsmReport('tdx_guest', data, options(tsm))));
  for (const [i, { outblob }] of made.entries()) assert.deepEqual(outblob, report(asked[i]!));
  assert.deepEqual(tsm.folders(), []);
});

for (const attribute of ['outblob', 'auxblob', 'generation']) {
  test(`who writes before ${attribute} is read spoils the report, and it is refused`, async () => {
    const tsm = fakeTsm({ provider: 'sev_guest', report, auxblob: new Uint8Array(1) });
    tsm.raceBefore(attribute);
    await assert.rejects(tsmReport('sev_guest', DATA, options(tsm)), { code: 'TEE_QUOTE_RACED' });
    assert.deepEqual(tsm.folders(), [], 'the folder is removed all the same');
  });
}

test('a device that is busy is asked again, with a new folder, and not for ever', async () => {
  const tsm = fakeTsm({ provider: 'tdx_guest', report });
  for (const code of ['EBUSY', 'EAGAIN', 'EINTR', 'ETIMEDOUT']) {
    tsm.failReads(code, 2);
    assert.deepEqual((await tsmReport('tdx_guest', DATA, options(tsm))).outblob, report(DATA));
  }
  tsm.failReads('EBUSY', 100);
  await assert.rejects(tsmReport('tdx_guest', DATA, options(tsm)), { code: 'TEE_PROVIDER_BUSY' });
  assert.deepEqual(tsm.folders(), []);
});

test('each reason why there is no report has its code', async () => {
  const coded = async (change: (tsm: FakeTsm) => void): Promise<string> => {
    const tsm = fakeTsm({ provider: 'tdx_guest', report });
    change(tsm);
    const error = await tsmReport('tdx_guest', DATA, options(tsm)).then(
      () => assert.fail('no report was expected'),
      (thrown) => thrown as { code: string; hint?: string },
    );
    assert.ok(error.hint, 'it says what to do');
    assert.deepEqual(tsm.folders(), []);
    return error.code;
  };
  assert.equal(await coded((tsm) => tsm.fail('mkdir', 'ENOENT')), 'TEE_PROVIDER_MISSING');
  assert.equal(await coded((tsm) => tsm.fail('mkdir', 'ENXIO')), 'TEE_PROVIDER_MISSING');
  assert.equal(await coded((tsm) => tsm.fail('mkdir', 'EACCES')), 'TEE_PROVIDER_DENIED');
  assert.equal(await coded((tsm) => tsm.fail('write', 'EPERM')), 'TEE_PROVIDER_DENIED');
  assert.equal(await coded((tsm) => tsm.failReads('EIO', 1)), 'TEE_PROVIDER_FAILED');
});

test('a report of another processor is not taken', async () => {
  for (const provider of ['sev_guest', 'arm_cca_guest'] as const) {
    const tsm = fakeTsm({ provider, report });
    await assert.rejects(tsmReport('tdx_guest', DATA, options(tsm)), { code: 'TEE_PROVIDER_OTHER' });
    assert.deepEqual(tsm.folders(), []);
  }
});

test('a blob without end is refused before it fills the memory', async () => {
  const tsm = fakeTsm({ provider: 'tdx_guest', report });
  const files = {
    ...tsm.files,
    read: (path: string, max: number) =>
      path.endsWith('outblob') ? nodeFiles.read('/dev/zero', max) : tsm.files.read(path, max),
  };
  await assert.rejects(tsmReport('tdx_guest', DATA, { root: tsm.root, files }), {
    code: 'TEE_REPORT_TOO_LARGE',
  });
  assert.deepEqual(tsm.folders(), []);
});

test('folders that a killed process left are removed; younger ones and those of others stay', async () => {
  const tsm = fakeTsm({ provider: 'tdx_guest', report });
  const [old, young, other] = [`veilmesh-${'0'.repeat(32)}`, `veilmesh-${'1'.repeat(32)}`, 'com.intel.dcap'];
  tsm.leave(old, 3_600);
  tsm.leave(young, 5);
  tsm.leave(other, 3_600);
  await tsmReport('tdx_guest', DATA, options(tsm));
  assert.deepEqual(tsm.folders().sort(), [other, young]);
});

test('a folder that cannot be removed spoils no report', async () => {
  const tsm = fakeTsm({ provider: 'tdx_guest', report });
  tsm.fail('rmdir', 'EBUSY');
  assert.deepEqual((await tsmReport('tdx_guest', DATA, options(tsm))).outblob, report(DATA));
});

test('the real file system: one write, reads to the end, what is larger is refused', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-tsm-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const inblob = join(folder, 'inblob');
  await assert.rejects(nodeFiles.write(inblob, DATA), { code: 'ENOENT' }, 'attributes are never made');
  writeFileSync(inblob, '');
  await nodeFiles.write(inblob, DATA);
  assert.deepEqual(new Uint8Array(readFileSync(inblob)), DATA);
  assert.deepEqual(await nodeFiles.read(inblob, 64), DATA);
  await assert.rejects(nodeFiles.read(inblob, 63), { code: 'TEE_REPORT_TOO_LARGE' });
  assert.ok(Buffer.from(await nodeFiles.read('/proc/version', 4_096)).includes('Linux'), 'a file of size 0');
  const made = join(folder, 'made');
  await nodeFiles.mkdir(made);
  assert.ok((await nodeFiles.ageSeconds(made)) < 60);
  assert.ok((await nodeFiles.list(folder)).includes('made'));
  await nodeFiles.rmdir(made);
  assert.ok(!existsSync(made));
  mkdirSync(made);
});
