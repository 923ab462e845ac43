/**
 * The committed artifacts are what the sources compile to. Compiling takes most of a minute; the fast suite
 * compares digests instead (test/unit/settlement/artifacts.test.ts).
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import {
  artifactFile,
  CONTRACTS,
  compileContract,
  readSources,
} from '../../../settlement/contracts/compile.ts';

const folder = join(import.meta.dirname, '../../../settlement/contracts');

for (const name of CONTRACTS) {
  it(`${name} compiles to the committed artifact, byte for byte`, async () => {
    assert.ok(
      readFileSync(join(folder, 'artifacts', artifactFile(name)), 'utf8') ===
        (await compileContract(readSources(folder), name)),
      `${name} is stale: npm run build:contracts`,
    );
  });
}
