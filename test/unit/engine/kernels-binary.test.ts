import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { BINARIES, compileKernels } from '../../../models/engine/wasm/build.ts';

for (const name of Object.keys(BINARIES) as (keyof typeof BINARIES)[]) {
  const committed = await readFile(new URL(`../../../models/engine/wasm/${name}`, import.meta.url));

  test(`${name} is what its source compiles to`, async () => {
    assert.ok(committed.equals(await compileKernels(name)), 'stale: npm run build:kernels');
  });

  test(`${name} imports nothing but memory`, async () => {
    const module = await WebAssembly.compile(committed);
    assert.deepEqual(WebAssembly.Module.imports(module), [{ module: 'env', name: 'memory', kind: 'memory' }]);
  });
}
