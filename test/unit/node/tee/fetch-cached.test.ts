import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createFetchCached } from '../../../../node/tee/providers/fetch-cached.ts';

async function service(t: TestContext, listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  t.after(stop);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

function world(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-collateral-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const clock = { now: 1_000_000 };
  return { folder, clock, fetch: createFetchCached({ folder, nowSeconds: () => clock.now }) };
}

test('an answer is asked for once in its lifetime, also by another process, and again after it', async (t) => {
  let asked = 0;
  const { url } = await service(t, (_, response) => {
    asked++;
    response.setHeader('chain', 'a%20b');
    response.setHeader('secret', 'x');
    response.end(`answer ${asked}`);
  });
  const { folder, clock, fetch } = world(t);
  const request = { url: `${url}/crl`, lifetimeSeconds: 60, headers: ['chain', 'absent'] };
  const first = await fetch(request);
  assert.equal(Buffer.from(first.body).toString(), 'answer 1');
  assert.deepEqual(first.headers, { chain: 'a%20b' });
  clock.now += 59;
  assert.deepEqual(await createFetchCached({ folder, nowSeconds: () => clock.now })(request), first);
  clock.now += 1;
  assert.equal(Buffer.from((await fetch(request)).body).toString(), 'answer 2');
  clock.now -= 1_000; // a clock that was set back: what is from the future is asked for again
  assert.equal(Buffer.from((await fetch(request)).body).toString(), 'answer 3');
  assert.equal(statSync(join(folder, readdirSync(folder)[0]!)).mode & 0o777, 0o600);
});

test('where the service is away or refuses, what is kept is used past its lifetime', async (t) => {
  let status = 200;
  const { url, stop } = await service(t, (_, response) => response.writeHead(status).end('kept'));
  const { clock, fetch } = world(t);
  const request = { url, lifetimeSeconds: 60 };
  await fetch(request);
  clock.now += 10_000;
  status = 503;
  assert.equal(Buffer.from((await fetch(request)).body).toString(), 'kept');
  await stop();
  assert.equal(Buffer.from((await fetch(request)).body).toString(), 'kept');
  await assert.rejects(fetch({ ...request, url: `${url}/other` }), { code: 'HTTP_UNREACHABLE' });
});

test('an answer too large is refused and not kept', async (t) => {
  const { url } = await service(t, (_, response) => response.end(Buffer.alloc(300 * 1024)));
  const { folder, fetch } = world(t);
  await assert.rejects(fetch({ url, lifetimeSeconds: 60 }), { code: 'HTTP_TOO_LARGE' });
  assert.deepEqual(readdirSync(folder), []);
});

test('a damaged or foreign file is no answer', async (t) => {
  let asked = 0;
  const { url } = await service(t, (_, response) => response.end(`answer ${++asked}`));
  const { folder, fetch } = world(t);
  await fetch({ url, lifetimeSeconds: 60 });
  const file = join(folder, readdirSync(folder)[0]!);
  for (const text of [
    '',
    '{',
    '{}',
    JSON.stringify({ url: 'https://other', fetchedAt: 1_000_000, headers: {}, body: '' }),
  ]) {
    writeFileSync(file, text);
    const before = asked;
    await fetch({ url, lifetimeSeconds: 60 });
    assert.equal(asked, before + 1, text);
  }
});

test('only so many answers are kept', async (t) => {
  const { url } = await service(t, (_, response) => response.end('x'));
  const { folder, fetch } = world(t);
  for (let i = 0; i < 70; i++) await fetch({ url: `${url}/${i}`, lifetimeSeconds: 60 });
  assert.equal(readdirSync(folder).length, 64);
});

test('nothing is asked of a foreign machine without TLS', async (t) => {
  const { fetch } = world(t);
  for (const url of ['http://pccs.example.org/', 'ftp://127.0.0.1/', 'file:///etc/passwd', 'nonsense']) {
    await assert.rejects(fetch({ url, lifetimeSeconds: 60 }), { code: 'COLLATERAL_URL' });
  }
});
