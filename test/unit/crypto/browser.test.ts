/**
 * The verifier of evidence runs in browsers: what it imports, followed as a bundler for browsers follows it, is our own files and
 * packages without any of Node's modules.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodesOwn, reach, specifiers, usesNode } from '../../support/browser-reach.ts';

for (const entry of ['crypto/attest/appraise.ts', 'crypto/attest/examine.ts', 'crypto/attest/policy.ts']) {
  test(`${entry} reaches nothing of Node`, () => {
    const reached = reach(entry);
    const { files, packages } = reached;
    assert.deepEqual(nodesOwn(reached), []);
    assert.deepEqual(usesNode(reached), []);
    for (const file of files) assert.match(file, /^crypto\//);
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
