import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { type Download, download, isIntact } from '../../../../node/models/sources/download.ts';
import { createHttp, DEFAULT_HTTP } from '../../../../node/models/sources/http.ts';
import { type Answer, breakAfter, redirectTo, serveBytes, startFileServer } from './file-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'veilmesh-download-'));
const server = await startFileServer();
const other = await startFileServer();
const http = createHttp(DEFAULT_HTTP);
const told: string[] = [];
const stages = { done: () => {}, progress: (_name: string, text: string) => told.push(text) };

const bytes = randomBytes(200_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
let number = 0;
const request = (path: string, changed: Partial<Download> = {}): Download => ({
  url: `${server.url}${path}`,
  file: join(folder, `file-${number}`),
  what: 'the file',
  bytes: bytes.length,
  sha256,
  ...changed,
});
const ofThis = (name: string): boolean => name.startsWith(`file-${number}.`);
const heldBytes = (): number =>
  readdirSync(folder)
    .filter(ofThis)
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
/** Of this file, or of what there is of it. */
const keptOf =
  ({ file }: Download) =>
  (): number =>
    Math.max(...[file, `${file}.part`].map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0));
const code = (expected: string) => (error: { code: string }) => error.code === expected;

beforeEach(() => {
  number++;
  server.asked.length = 0;
  other.asked.length = 0;
});
after(async () => {
  await server.close();
  await other.close();
  rmSync(folder, { recursive: true });
});

test('a file comes whole, with bytes, rate and time left', async () => {
  server.on('/a', serveBytes(bytes));
  await download(http, request('/a'), stages);
  assert.deepEqual(readFileSync(request('/a').file), bytes);
  assert.match(told.at(-1)!, /^the file: 0\.2 of 0\.2 MB, [\d.]+ MB\/s, 0 s left$/);
  assert.equal(await isIntact(request('/a').file, { bytes: bytes.length, sha256 }), true);
});

test('a connection that breaks is taken up where it broke', async () => {
  server.on('/a', breakAfter(bytes, 60_000, keptOf(request('/a'))));
  await download(http, request('/a'), stages);
  assert.deepEqual(readFileSync(request('/a').file), bytes);
  assert.deepEqual(
    server.asked.map(({ range }) => range),
    [undefined, 'bytes=60000-199999', 'bytes=120000-199999', 'bytes=180000-199999'],
  );
});

test('what an earlier run left is not fetched again', async () => {
  server.on('/a', serveBytes(bytes));
  writeFileSync(`${request('/a').file}.part`, bytes.subarray(0, 150_000));
  await download(http, request('/a'), stages);
  assert.deepEqual(
    server.asked.map(({ range }) => range),
    ['bytes=150000-199999'],
  );
  assert.deepEqual(readFileSync(request('/a').file), bytes);
});

test('a server that breaks without a byte is given up, and the part stays', async () => {
  server.on('/a', breakAfter(bytes, 0, keptOf(request('/a'))));
  writeFileSync(`${request('/a').file}.part`, bytes.subarray(0, 10));
  await assert.rejects(download(http, request('/a'), stages), code('HTTP_UNREACHABLE'));
  assert.equal(readFileSync(`${request('/a').file}.part`).length, 10);
});

const LOGIN = 'log in to this network first';
/** How a captive portal answers whatever it is asked; chunked, where there is no length to tell by. */
const portal =
  (headers: Record<string, string | number>): Answer =>
  (_request, response) => {
    response.writeHead(200, headers).write(LOGIN);
    response.end();
  };

for (const [how, headers] of [
  ['with its length', { 'content-length': LOGIN.length }],
  ['in chunks', {}],
  ['to the end of the connection', { connection: 'close', 'transfer-encoding': 'identity' }],
] as const) {
  test(`a short page instead of the file (${how}) is refused, and what is held stays`, async () => {
    server.on('/a', portal(headers));
    await assert.rejects(download(http, request('/a'), stages), code('DOWNLOAD_SIZE'));
    assert.equal(heldBytes(), 0, 'nothing of the page is kept');
    writeFileSync(`${request('/a').file}.part`, bytes.subarray(0, 150_000));
    await assert.rejects(download(http, request('/a'), stages), code('DOWNLOAD_SIZE'));
    assert.deepEqual(readFileSync(`${request('/a').file}.part`), bytes.subarray(0, 150_000));
    server.on('/a', serveBytes(bytes));
    await download(http, request('/a'), stages);
    assert.deepEqual(readFileSync(request('/a').file), bytes);
    assert.deepEqual(
      server.asked.map(({ range }) => range),
      [undefined, 'bytes=150000-199999', 'bytes=150000-199999'],
    );
  });
}

test('a page that is longer than the file is refused, and what is held stays', async () => {
  server.on('/a', (_request, response) => {
    response.writeHead(200).write(randomBytes(100_000));
    response.end(randomBytes(200_000));
  });
  await assert.rejects(download(http, request('/a'), stages), code('DOWNLOAD_SIZE'));
  assert.equal(heldBytes(), 0);
  writeFileSync(`${request('/a').file}.part`, bytes.subarray(0, 150_000));
  await assert.rejects(download(http, request('/a'), stages), code('DOWNLOAD_SIZE'));
  assert.deepEqual(readFileSync(`${request('/a').file}.part`), bytes.subarray(0, 150_000));
});

test('a whole answer that breaks off does not take the place of what is held', async () => {
  server.on('/a', (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, 1_000), () => setTimeout(() => response.destroy(), 5));
  });
  writeFileSync(`${request('/a').file}.part`, bytes.subarray(0, 150_000));
  await assert.rejects(download(http, request('/a'), stages), code('HTTP_UNREACHABLE'));
  assert.equal(server.asked.length, 3);
  assert.deepEqual(readFileSync(`${request('/a').file}.part`), bytes.subarray(0, 150_000));
  assert.deepEqual(readdirSync(folder).filter(ofThis), [`file-${number}.part`]);
});

test('another file of the same size does not take the place of what is held', async () => {
  server.on('/a', (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length }).end(randomBytes(bytes.length));
  });
  writeFileSync(`${request('/a').file}.part`, bytes.subarray(0, 150_000));
  await assert.rejects(download(http, request('/a'), stages), code('DOWNLOAD_HASH'));
  assert.deepEqual(readFileSync(`${request('/a').file}.part`), bytes.subarray(0, 150_000));
  assert.deepEqual(readdirSync(folder).filter(ofThis), [`file-${number}.part`]);
});

test('wrong bytes are refused and removed', async () => {
  const wrong = Buffer.from(bytes);
  wrong[77]! ^= 1;
  server.on('/a', serveBytes(wrong));
  await assert.rejects(download(http, request('/a'), stages), code('DOWNLOAD_HASH'));
  assert.equal(existsSync(request('/a').file), false);
  assert.equal(existsSync(`${request('/a').file}.part`), false);
});

test('a damaged cached file is removed', async () => {
  writeFileSync(join(folder, 'damaged'), bytes.subarray(1));
  assert.equal(await isIntact(join(folder, 'damaged'), { bytes: bytes.length, sha256 }), false);
  assert.equal(existsSync(join(folder, 'damaged')), false);
});

for (const range of [
  'bytes 0-199999/200000',
  'bytes 100001-199999/200000',
  'bytes 100000-199999/300000',
  'nonsense',
]) {
  test(`an answer with the range '${range}' is refused`, async () => {
    server.on('/a', (_request, response) => {
      response.writeHead(206, { 'content-range': range });
      response.end(bytes.subarray(100_000));
    });
    writeFileSync(`${request('/a').file}.part`, bytes.subarray(0, 100_000));
    await assert.rejects(download(http, request('/a'), stages), code('DOWNLOAD_RANGE'));
  });
}

test('a server without ranges sends everything again', async () => {
  server.on('/a', (_request, response) => {
    response.writeHead(200).end(bytes);
  });
  writeFileSync(`${request('/a').file}.part`, bytes.subarray(0, 100_000));
  await download(http, request('/a'), stages);
  assert.deepEqual(readFileSync(request('/a').file), bytes);
});

test('a file of another size is refused by its header', async () => {
  server.on('/a', serveBytes(bytes.subarray(1)));
  await assert.rejects(download(http, request('/a'), stages), code('DOWNLOAD_SIZE'));
});

test('more bytes than pinned are not taken', async () => {
  server.on('/a', (_request, response) => {
    response.writeHead(200); // chunked: no length is said
    response.write(bytes);
    response.end(bytes);
  });
  await assert.rejects(download(http, request('/a'), stages), code('DOWNLOAD_SIZE'));
});

test('redirects are followed, and credentials stay with their server', async () => {
  other.on('/real', serveBytes(bytes));
  server.on('/a', redirectTo('/b'));
  server.on('/b', redirectTo(`${other.url}/real`));
  const url = `${server.url}/a`.replace('http://', 'http://me:s%40cret@');
  await download(http, request('/a', { url }), stages);
  const basic = `Basic ${Buffer.from('me:s@cret').toString('base64')}`;
  assert.deepEqual(
    server.asked.map(({ authorization }) => authorization),
    [basic, basic],
  );
  assert.deepEqual(
    other.asked.map(({ authorization }) => authorization),
    [undefined],
  );
});

test('a circle of redirects ends', async () => {
  server.on('/a', redirectTo('/a'));
  await assert.rejects(download(http, request('/a'), stages), code('HTTP_REDIRECTS'));
  assert.equal(server.asked.length, 6);
});

test('a redirect to something that is no web address is refused', async () => {
  server.on('/a', redirectTo('file:///etc/passwd'));
  await assert.rejects(download(http, request('/a'), stages), code('HTTP_URL'));
});

test('an error of the server is named without the credentials of the URL', async () => {
  const url = `${server.url}/absent`.replace('http://', 'http://me:secret@');
  await assert.rejects(download(http, request('/absent', { url }), stages), (error: { code: string }) => {
    assert.equal(error.code, 'HTTP_STATUS');
    assert.doesNotMatch(JSON.stringify(error), /secret/);
    return true;
  });
});

test('an abandoned download stops and keeps its part', async () => {
  server.on('/slow', (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, 1_000));
  });
  const controller = new AbortController();
  const running = download(http, request('/slow', { signal: controller.signal }), {
    done: () => {},
    progress: () => controller.abort(),
  });
  await assert.rejects(running, code('HTTP_UNREACHABLE'));
  assert.equal(server.asked.length, 1);
  assert.equal(readFileSync(`${request('/slow').file}.part`).length, 1_000);
});
