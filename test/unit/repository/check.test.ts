/** Types and style are part of the tests, so that `npm test` and CI agree. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const tool = (name: string, args: string[]) =>
  spawnSync(process.execPath, [join(root, 'node_modules', name), ...args], { cwd: root, encoding: 'utf8' });

test('the whole tree passes the strict type checker', () => {
  const { status, stdout, stderr } = tool('typescript/bin/tsc', ['--noEmit']);
  assert.equal(status, 0, stdout + stderr);
});

test('the whole tree passes the linter and formatter', () => {
  const { status, stdout, stderr } = tool('@biomejs/biome/bin/biome', ['check', '.']);
  assert.equal(status, 0, stdout + stderr);
});
