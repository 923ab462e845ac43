/**
 * Memory of vault over a thousand corrections.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthOver } from '../support/vault-memory.ts';

test('memory is flat over a thousand corrections', async () => {
  const { objects, bytes } = await growthOver(1_000);
  assert.equal(objects, 0);
  assert.ok(bytes < 64e6, `${bytes} bytes more; objects of one correction are 1.5 MB`);
});
