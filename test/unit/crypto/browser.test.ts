/**
 * The verifier of evidence runs in browsers: what it imports, followed as a bundler for browsers follows it, is our own files and
 * packages without any of Node's modules.
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const ROOT = resolve(import.meta.dirname, '../../..');
const BUILTIN = new Set(builtinModules);

interface Reached {
  /** Relative to the repository. */
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

/** Of values: types are gone before anything is bundled. */
function specifiers(code: string): string[] {
  const text = code.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const found: string[] = [];
  for (const [, what, from] of text.matchAll(/^(?:import|export)\s+([^;'"]*?)\s*from\s+'([^']+)'/gm)) {
    const names = /^\{([\s\S]*)\}$/.exec(what!.trim())?.[1]?.split(',') ?? [];
    const onlyTypes =
      what!.startsWith('type ') ||
      (names.length > 0 && names.every((name) => name.trim() === '' || name.trim().startsWith('type ')));
    if (!onlyTypes) found.push(from!);
  }
  for (const [, from] of text.matchAll(/^import\s+'([^']+)'/gm)) found.push(from!);
  for (const [, from] of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) found.push(from!);
  return found;
}

function reach(entry: string): Reached {
  const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    imports: Record<string, { browser: string }>;
  };
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const from of specifiers(readFileSync(join(ROOT, file), 'utf8'))) {
      if (from.startsWith('.')) visit(relative(ROOT, join(ROOT, dirname(file), from)));
      else if (from.startsWith('#')) visit(relative(ROOT, join(ROOT, imports[from]!.browser)));
      else packages.add(from);
    }
  };
  visit(entry);
  return { files, packages };
}

for (const entry of ['crypto/attest/appraise.ts', 'crypto/attest/examine.ts', 'crypto/attest/policy.ts']) {
  test(`${entry} reaches nothing of Node`, () => {
    const { files, packages } = reach(entry);
    const node = [...packages].filter((name) => name.startsWith('node:') || BUILTIN.has(name));
    assert.deepEqual(node, []);
    for (const file of files) {
      assert.match(file, /^crypto\//);
      const code = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      assert.doesNotMatch(code, /\b(process|Buffer|__dirname|require)\s*[.([]/, file);
    }
    const known = /^(@noble\/(hashes|curves)|@hpke\/core|zod|cborg|mcl-wasm)(\/|$)/;
    assert.deepEqual(
      [...packages].filter((name) => !known.test(name)),
      [],
      'a new package: see that it runs in browsers, then name it here',
    );
  });
}

test('every kind of evidence is among what was looked at, and the library for Node is not', () => {
  const { files } = reach('crypto/attest/appraise.ts');
  for (const kind of ['intel', 'amd', 'nitro', 'nvidia']) {
    assert.ok(files.has(`crypto/attest/${kind}/verify.ts`), kind);
  }
  assert.ok(files.has('crypto/attest/second-verifier-browser.ts'));
  assert.ok(!files.has('crypto/attest/intel/dcap-qvl.ts'));
});

test('this test sees what it is to see: values, re-exports and dynamic imports, and no types', () => {
  const code = `import type { A } from 'a';
import { type B } from 'b';
import { type C, d } from 'c';
import {
  e,
} from 'e';
export { f } from 'f';
const g = await import('g');
import 'h';`;
  assert.deepEqual(specifiers(code), ['c', 'e', 'f', 'h', 'g']);
});
