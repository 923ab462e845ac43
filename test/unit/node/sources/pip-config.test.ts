import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readPipConfig } from '../../../../node/models/sources/pip-config.ts';

const home = mkdtempSync(join(tmpdir(), 'veilmesh-pip-'));
after(() => rmSync(home, { recursive: true }));
/** Nothing of this machine: no folder that it may have. */
const bare = { HOME: join(home, 'nobody'), XDG_CONFIG_DIRS: join(home, 'none') };
const file = (name: string, text: string): string => {
  const path = join(home, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const read = (environment: Record<string, string>) => readPipConfig({ ...bare, ...environment }, 'linux');

test('without any setting the index is pypi.org', () => {
  const { indexes, folders, proxy, trustedHosts } = read({ PIP_CONFIG_FILE: '/dev/null' });
  assert.deepEqual(
    { indexes, folders, proxy, trustedHosts },
    {
      indexes: ['https://pypi.org/simple'],
      folders: [],
      proxy: null,
      trustedHosts: [],
    },
  );
});

test('the user file, the named file and the environment override each other in that order', () => {
  file('.config/pip/pip.conf', '[global]\nindex-url = https://user/simple\ntimeout = 7\n');
  const named = file('named.conf', '[global]\nindex_url: https://named/simple\n');
  assert.deepEqual(read({ HOME: home }).indexes, ['https://user/simple']);
  assert.equal(read({ HOME: home }).timeoutMs, 7_000);
  assert.deepEqual(read({ HOME: home, PIP_CONFIG_FILE: named }).indexes, ['https://named/simple']);
  assert.deepEqual(
    read({ HOME: home, PIP_CONFIG_FILE: named, PIP_INDEX_URL: 'https://me:pw@env/simple' }).indexes,
    ['https://me:pw@env/simple'],
  );
});

test('[install] counts before [global], and a virtual environment before the user', () => {
  const venv = join(home, 'venv');
  file('venv/pip.conf', '[install]\nindex-url = https://install/simple\n');
  const named = file('named.conf', '[global]\nindex-url = https://named/simple\n');
  assert.deepEqual(read({ HOME: home, VIRTUAL_ENV: venv }).indexes, ['https://install/simple']);
  assert.deepEqual(read({ VIRTUAL_ENV: venv, PIP_CONFIG_FILE: named }).indexes, ['https://install/simple']);
});

test('further indexes, folders, certificates, proxy and trusted hosts are read, over several lines too', () => {
  const named = file(
    'full.conf',
    '; a comment\n[global]\nextra-index-url =\n    https://one/simple\n    # another comment\n    https://two/simple\n' +
      'find-links = /opt/wheels https://links/page file:///x\ncert = /ca.pem\nproxy = http://proxy:3128\ntrusted-host = a b:8080\n',
  );
  const { timeoutMs, ...config } = read({ PIP_CONFIG_FILE: named, PIP_DEFAULT_TIMEOUT: '180' });
  assert.equal(timeoutMs, 180_000);
  assert.deepEqual(config, {
    indexes: ['https://pypi.org/simple', 'https://one/simple', 'https://two/simple'],
    folders: ['/opt/wheels'],
    certificates: '/ca.pem',
    proxy: 'http://proxy:3128',
    trustedHosts: ['a', 'b:8080'],
  });
});

test('no-index leaves no index', () => {
  assert.deepEqual(read({ PIP_NO_INDEX: '1', PIP_INDEX_URL: 'https://x/simple' }).indexes, []);
});

test('values that pip would not take are refused', () => {
  assert.throws(() => read({ PIP_INDEX_URL: 'not a url' }), { code: 'PIP_CONFIG' });
  assert.throws(() => read({ PIP_TIMEOUT: 'soon' }), { code: 'PIP_CONFIG' });
});
