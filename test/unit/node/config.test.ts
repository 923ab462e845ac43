import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { UsageError } from '../../../crypto/core/errors.ts';
import { loadConfig } from '../../../node/config/load.ts';

const home = () => mkdtempSync(join(tmpdir(), 'veilmesh-config-'));
const refuses = (expected: string) => (error: unknown) =>
  error instanceof UsageError && error.code === expected;

test('flag beats environment beats file beats default, and each value names its source', () => {
  const dir = home();
  writeFileSync(
    join(dir, 'config.json'),
    JSON.stringify({ rpcUrl: 'http://file:1', threads: 3, log: 'debug' }),
  );
  const { config, sources } = loadConfig(
    { home: dir, rpcUrl: 'http://flag:1' },
    { VEILMESH_RPC_URL: 'http://env:1', VEILMESH_THREADS: '2' },
  );
  assert.equal(config.rpcUrl, 'http://flag:1');
  assert.equal(config.threads, 2);
  assert.equal(config.log, 'debug');
  assert.deepEqual(config.listen, ['/ip4/127.0.0.1/tcp/0']);
  assert.deepEqual(
    [sources.rpcUrl, sources.threads, sources.log, sources.listen],
    ['flag', 'environment', 'file', 'default'],
  );
});

test('lists come comma separated from a flag or the environment', () => {
  const { config } = loadConfig(
    { home: home(), bootstrap: '/ip4/10.0.0.1/tcp/4001,/dns4/a.example/tcp/1' },
    {},
  );
  assert.equal(config.bootstrap.length, 2);
});

test('refuses unknown keys, bad values and a broken file, each with its code', () => {
  const dir = home();
  assert.throws(() => loadConfig({ home: dir }, { VEILMESH_THREDS: '2' }), refuses('CONFIG_UNKNOWN_KEY'));
  assert.throws(() => loadConfig({ home: dir, threads: 'many' }, {}), refuses('CONFIG_INVALID'));
  assert.throws(() => loadConfig({ home: dir, bootstrap: 'localhost:1' }, {}), refuses('CONFIG_INVALID'));
  writeFileSync(join(dir, 'config.json'), '{"treads": 1}');
  assert.throws(() => loadConfig({ home: dir }, {}), refuses('CONFIG_UNKNOWN_KEY'));
  writeFileSync(join(dir, 'config.json'), '{');
  assert.throws(() => loadConfig({ home: dir }, {}), refuses('CONFIG_FILE_MALFORMED'));
});
