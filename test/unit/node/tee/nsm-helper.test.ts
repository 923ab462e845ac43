import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { nsmDocument } from '../../../../node/tee/providers/nsm-helper.ts';

const DATA = new Uint8Array(64).map((_, i) => 255 - i);

/** A helper as an operator would build one: a program of its own, run without a shell. */
function helper(t: TestContext, body: string, mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-nsm-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'helper');
  writeFileSync(file, `#!${process.execPath}\n${body}`);
  chmodSync(file, mode);
  return file;
}

const FAITHFUL = `
const { readFileSync, writeSync } = require('node:fs');
if (process.argv[2] !== 'veilmesh-nsm/1' || process.argv.length !== 3) process.exit(3);
if (Object.keys(process.env).length > 0) process.exit(4);
const data = readFileSync(0);
if (data.length !== 64) process.exit(5);
const document = Buffer.concat([Buffer.from([0x84]), data, Buffer.alloc(4000)]);
for (let at = 0; at < document.length; at += 1000) writeSync(1, document.subarray(at, at + 1000));
`;

test('the helper gets the contract name, the 64 bytes and nothing else, and its answer is taken whole', async (t) => {
  const document = await nsmDocument(DATA, helper(t, FAITHFUL));
  assert.deepEqual(document, new Uint8Array([0x84, ...DATA, ...new Uint8Array(4_000)]));
});

test('a helper that fails, is killed, says too much or nothing in time has its code and reason', async (t) => {
  await assert.rejects(
    nsmDocument(DATA, helper(t, "console.error('no\\u001b[31m device'); process.exit(1)")),
    {
      code: 'TEE_PROVIDER_FAILED',
      message: /: no \[31m device$/,
    },
  );
  await assert.rejects(nsmDocument(DATA, helper(t, "process.kill(process.pid, 'SIGKILL')")), {
    code: 'TEE_PROVIDER_FAILED',
  });
  await assert.rejects(nsmDocument(DATA, helper(t, 'process.stdout.write(Buffer.alloc(1 << 20))')), {
    code: 'TEE_REPORT_TOO_LARGE',
  });
  await assert.rejects(nsmDocument(DATA, helper(t, 'setInterval(() => {}, 1000)'), 300), {
    code: 'TEE_PROVIDER_BUSY',
  });
  assert.equal(
    (await nsmDocument(DATA, helper(t, ''))).length,
    0,
    'an empty document is judged by who asked',
  );
});

test('a path that is relative, leads nowhere or may not be run is refused', async (t) => {
  for (const path of ['', 'helper', './helper']) {
    assert.throws(() => nsmDocument(DATA, path), { code: 'TEE_HELPER_UNSET' });
  }
  await assert.rejects(nsmDocument(DATA, '/nowhere/helper'), { code: 'TEE_PROVIDER_MISSING' });
  await assert.rejects(nsmDocument(DATA, helper(t, FAITHFUL, 0o644)), { code: 'TEE_PROVIDER_DENIED' });
});

test('nothing of the path reaches a shell', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-nsm-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await assert.rejects(nsmDocument(DATA, `/bin/echo; touch ${folder}/x`), { code: 'TEE_PROVIDER_MISSING' });
});
