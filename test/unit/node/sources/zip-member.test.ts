import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { extractMember } from '../../../../node/models/sources/zip-member.ts';
import { type ZipEntry, zipFile } from './zip-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'veilmesh-zip-'));
after(() => rmSync(folder, { recursive: true }));
const zip = join(folder, 'a.zip');
const out = join(folder, 'out');
const data = randomBytes(70_000);
const code = (expected: string) => (error: { code: string }) => error.code === expected;

async function extract(entry: Partial<ZipEntry>, bytes = data.length): Promise<Buffer> {
  writeFileSync(
    zip,
    zipFile([
      { name: 'first', data: Buffer.from('x') },
      { name: 'wanted', data, ...entry },
    ]),
  );
  await extractMember(zip, 'wanted', out, bytes);
  return readFileSync(out);
}

test('one member comes out as it went in', async () => {
  assert.deepEqual(await extract({}), data);
});

test('an absent member and one of another size are refused', async () => {
  await assert.rejects(extract({ name: 'other' }), code('ZIP_MEMBER'));
  await assert.rejects(extract({}, data.length - 1), code('ZIP_MEMBER'));
});

test('a member that unpacks to more than its directory says is cut off', async () => {
  await assert.rejects(extract({ bytes: 1_000 }, 1_000), code('ZIP_MEMBER'));
});

test('a member that unpacks to less is refused', async () => {
  await assert.rejects(extract({ bytes: 80_000 }, 80_000), code('ZIP_MEMBER'));
});

for (const lie of [
  { packed: 1 << 20 },
  { offset: 5 },
  { offset: 1 << 30 },
  { packed: 0 },
  { packed: 100 },
  { method: 99 },
]) {
  test(`a directory that says ${JSON.stringify(lie)} is refused`, async () => {
    await assert.rejects(extract(lie), code('ZIP_MALFORMED'));
  });
}

test('no prefix and no flipped byte of the structure crashes the reader', async () => {
  const whole = zipFile([{ name: 'wanted', data: Buffer.from('hello') }]);
  for (let length = 0; length < whole.length; length++) {
    writeFileSync(zip, whole.subarray(0, length));
    await assert.rejects(extractMember(zip, 'wanted', out, 5), /sound zip/);
  }
  for (let at = 0; at < whole.length; at++) {
    const flipped = Buffer.from(whole);
    flipped[at]! ^= 0xff;
    writeFileSync(zip, flipped);
    await extractMember(zip, 'wanted', out, 5).catch((error: { code: string }) =>
      assert.match(error.code, /^ZIP_(MALFORMED|MEMBER)$/),
    );
  }
});
