import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { UsageError } from '../../../crypto/core/errors.ts';
import { configJsonSchema } from '../../../node/config/json-schema.ts';
import { loadConfig } from '../../../node/config/load.ts';
import { type ConfigKey, configSchema } from '../../../node/config/schema.ts';

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
  assert.deepEqual(config.listen, ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws']);
  assert.deepEqual(
    [sources.rpcUrl, sources.threads, sources.log, sources.listen],
    ['flag', 'environment', 'file', 'default'],
  );
});

const message = (load: () => unknown): string => {
  try {
    load();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

test('an unknown name is told the nearest one there is, and nothing where none is near', () => {
  const dir = home();
  const ofFile = (key: string): string => {
    writeFileSync(join(dir, 'config.json'), JSON.stringify({ [key]: 1 }));
    return message(() => loadConfig({ home: dir }, {}));
  };
  assert.match(ofFile('treads'), /'treads'.*did you mean 'threads'\?/);
  assert.match(ofFile('METRICSPORT'), /did you mean 'metricsPort'\?/);
  assert.match(ofFile('metricsProt'), /did you mean 'metricsPort'\?/);
  assert.doesNotMatch(ofFile('colour'), /did you mean/);
  assert.match(
    message(() => loadConfig({ home: home() }, { VEILMESH_PROXYPORT: '1' })),
    /did you mean 'VEILMESH_PROXY_PORT'\?/,
  );
});

test('the JSON Schema has every setting with its default, none required, and nothing else', () => {
  const { properties, required, additionalProperties, $schema } = configJsonSchema() as {
    properties: Record<string, { default?: unknown; description?: string }>;
    required?: unknown;
    additionalProperties: unknown;
    $schema: string;
  };
  assert.deepEqual(Object.keys(properties).sort(), ['$schema', ...Object.keys(configSchema.shape)].sort());
  const { config } = loadConfig({ home: home() }, {});
  for (const [key, { description }] of Object.entries(configSchema.shape)) {
    if (key !== 'home') assert.deepEqual(properties[key]!.default, config[key as ConfigKey], key);
    assert.equal(properties[key]!.description, description, key);
  }
  assert.equal(required, undefined);
  assert.equal(additionalProperties, false);
  assert.match($schema, /json-schema\.org/);
});

test('a file may name its schema, and what the schema gives as defaults is taken as it is', () => {
  const dir = home();
  const { properties } = configJsonSchema() as { properties: Record<string, { default?: unknown }> };
  const defaults = Object.entries(properties).flatMap(([key, of]) =>
    of.default === undefined || key === 'home' ? [] : [[key, of.default]],
  );
  writeFileSync(
    join(dir, 'config.json'),
    JSON.stringify({ $schema: './config.schema.json', ...Object.fromEntries(defaults) }),
  );
  const { config, sources } = loadConfig({ home: dir }, {});
  assert.deepEqual(config, { ...loadConfig({ home: home() }, {}).config, home: dir });
  assert.equal(sources.threads, 'file');
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
