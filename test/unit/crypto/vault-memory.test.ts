/**
 * Memory of vault over fifty corrections; test/slow has a thousand.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthOver } from '../../support/vault-memory.ts';

test('fifty corrections leave nothing behind', async () => {
  const { objects, bytes } = await growthOver(50);
  assert.equal(objects, 0);
  assert.ok(bytes < 40e6, `${bytes} bytes more; objects of one correction are 1.5 MB`);
});
