/** What is generated is up to date: the command line's reference, the SDK's, and the version that a program says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { REFERENCE_FILE, reference } from '../../../node/cli/reference.ts';
import { API_FILE, apiDocs } from '../../../node/package/api-docs.ts';
import { ENTRIES } from '../../../node/package/entries.ts';
import { VERSION } from '../../../node/version.ts';

const ROOT = join(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
};

test('REFERENCE.md holds every command and option: else npm run docs', () => {
  assert.equal(readFileSync(REFERENCE_FILE, 'utf8'), `${reference()}\n`);
});

test('API.md holds what the entry points export: else npm run docs', () => {
  const text = apiDocs();
  assert.equal(readFileSync(API_FILE, 'utf8'), text);
  assert.match(text, /### verifyReceipt\n/);
  assert.doesNotMatch(text, /@internal|undefined/);
});

test('the version is one, and programs in this repository import what those of the package do', () => {
  assert.equal(VERSION, manifest.version);
  for (const [name, path] of Object.entries(ENTRIES))
    assert.equal(manifest.exports[`./${name}`], `./${path}`);
});
