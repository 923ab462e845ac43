/** The walls of design/ARCHITECTURE: who may import whom, and what a browser must be able to load. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const ALLOWED: Record<string, readonly string[]> = {
  crypto: ['crypto'],
  models: ['models', 'crypto'],
  mesh: ['mesh', 'crypto', 'models'],
  settlement: ['settlement', 'crypto', 'models'],
  node: ['node', 'mesh', 'crypto', 'models', 'settlement'],
};
/** Loaded by browsers: no node: module, directly. */
const BROWSER_SAFE = [
  'crypto/',
  'models/program/',
  'models/ring/',
  'models/hinge/',
  'models/shard/',
  'models/text/',
  'models/formats/',
  'models/quantize/',
  'mesh/ring/',
  'mesh/session/',
  'mesh/route/',
  'settlement/receipt/',
  'node/page/',
];

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [
    ...source.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

const files = Object.keys(ALLOWED).flatMap((top) =>
  globSync(join(root, top, '**/*.{ts,tsx,mjs}')).filter((file) => !file.includes('/assembly/')),
);

test('imports between top-level folders follow the arrows of the architecture', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const from = relative(root, file).split('/')[0]!;
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) continue;
      const target = relative(root, resolve(dirname(file), specifier)).split('/')[0]!;
      if (!ALLOWED[from]!.includes(target)) wrong.push(`${relative(root, file)} -> ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('what a browser loads imports no node: module', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const path = relative(root, file);
    if (
      !BROWSER_SAFE.some((prefix) => path.startsWith(prefix)) ||
      /\/wasm\/(?:build|compile)\.ts$/.test(path)
    )
      continue;
    for (const specifier of importsOf(file))
      if (specifier.startsWith('node:')) wrong.push(`${path} -> ${specifier}`);
  }
  assert.deepEqual(wrong, []);
});

test('properties draw the same cases in every run: tests have fast-check from one place, which sets its seed', () => {
  const from = globSync(join(root, 'test/**/*.ts')).filter((file) => importsOf(file).includes('fast-check'));
  assert.deepEqual(
    from.map((file) => relative(root, file)),
    ['test/support/fast-check.ts'],
  );
});

test('the import scanner sees every form of import', () => {
  assert.ok(files.length > 20);
  assert.ok(
    importsOf(join(root, 'test/run.ts')).length === 0 ||
      importsOf(join(root, 'test/run.ts')).includes('node:fs'),
  );
  assert.ok(importsOf(join(root, 'crypto/core/cbor.ts')).includes('./bytes.ts'));
});
