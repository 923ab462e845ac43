import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { dstackInfo, dstackQuote } from '../../../../node/tee/providers/dstack-socket.ts';
import { type FakeDstackOptions, startFakeDstack } from '../../../support/fake-dstack.ts';

const DATA = new Uint8Array(64).map((_, i) => i);
const quoteOf = (data: Uint8Array): Uint8Array => new Uint8Array([4, 0, ...data]);

async function agent(t: TestContext, options: Partial<FakeDstackOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-dstack-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const fake = await startFakeDstack({ folder, quote: quoteOf, ...options });
  t.after(() => fake.close());
  return fake;
}

test('a quote over the given bytes comes with its event log', async (t) => {
  const log = JSON.stringify([
    { imr: 3, event_type: 1, digest: 'ab'.repeat(48), event: 'x', event_payload: '' },
  ]);
  const { socket, asked } = await agent(t, { eventLog: log });
  assert.deepEqual(await dstackQuote(DATA, socket), { quote: quoteOf(DATA), eventLog: log });
  assert.deepEqual(await dstackInfo(socket), { app_id: 'a1'.repeat(20), instance_id: 'b2'.repeat(20) });
  assert.deepEqual(asked, ['/GetQuote', '/Info']);
});

test('an agent that refuses, talks nonsense or breaks off is told apart from one that is not there', async (t) => {
  const code = async (
    answer: NonNullable<FakeDstackOptions['answer']>,
    timeoutMs?: number,
  ): Promise<string> => {
    const { socket } = await agent(t, { answer });
    return dstackQuote(DATA, socket, timeoutMs).then(
      () => assert.fail('no quote was expected'),
      (error) => (error as { code: string }).code,
    );
  };
  assert.equal(
    await code((_, response) => response.writeHead(500).end('{"error":"no TEE"}')),
    'TEE_PROVIDER_FAILED',
  );
  for (const body of [
    '',
    '{}',
    '[]',
    '{"quote":"zz","event_log":""}',
    '{"quote":"00"}',
    '{"quote":"000","event_log":""}',
  ]) {
    assert.equal(await code((_, response) => response.end(body)), 'TEE_PROVIDER_FAILED', body);
  }
  assert.equal(await code((_, response) => response.socket?.destroy()), 'TEE_PROVIDER_FAILED');
  assert.equal(
    await code((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"quote"');
      setTimeout(() => response.socket?.destroy(), 20);
    }),
    'TEE_PROVIDER_FAILED',
  );
  assert.equal(await code(() => {}, 50), 'TEE_PROVIDER_BUSY');
  assert.equal(
    await code((_, response) => response.end(Buffer.alloc(2 * 1024 * 1024, 0x20))),
    'TEE_REPORT_TOO_LARGE',
  );
});

test('no socket, a file in its place, and a server that has gone are a missing agent', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-dstack-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await assert.rejects(dstackQuote(DATA, join(folder, 'none.sock')), { code: 'TEE_PROVIDER_MISSING' });
  const socket = join(folder, 'gone.sock');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await assert.rejects(dstackQuote(DATA, socket), { code: 'TEE_PROVIDER_MISSING' });
});
