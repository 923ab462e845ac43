import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { compileKernels } from '../../../models/engine/wasm/build.ts';

const committed = await readFile(new URL('../../../models/engine/wasm/kernels.wasm', import.meta.url));

test('the committed kernels are what their source compiles to', async () => {
  assert.ok(committed.equals(await compileKernels()), 'stale: npm run build:kernels');
});

test('the kernels import nothing but memory', async () => {
  const module = await WebAssembly.compile(committed);
  assert.deepEqual(WebAssembly.Module.imports(module), [{ module: 'env', name: 'memory', kind: 'memory' }]);
});
