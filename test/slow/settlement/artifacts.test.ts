/**
 * The committed artifacts are what the sources compile to. Compiling takes a dozen seconds; the fast suite
 * compares digests instead (test/unit/settlement/artifacts.test.ts).
 * @module
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { compileContracts } from '../../../settlement/contracts/compile.ts';

const folder = join(import.meta.dirname, '../../../settlement/contracts');

it('the contracts compile to the committed artifacts, byte for byte', async () => {
  const modules = await compileContracts(folder);
  assert.deepEqual(readdirSync(join(folder, 'artifacts')).sort(), [...modules.keys()].sort());
  for (const [file, text] of modules) {
    assert.ok(
      readFileSync(join(folder, 'artifacts', file), 'utf8') === text,
      `${file} is stale: npm run build:contracts`,
    );
  }
});
