/**
 * The committed artifacts name the sources, compiler and settings they were made from; that they are what these
 * compile to is checked by test/slow/settlement/artifacts.test.ts.
 * @module
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import {
  artifactName,
  CONTRACTS,
  readSources,
  sourcesDigest,
} from '../../../settlement/contracts/compile.ts';

const folder = join(import.meta.dirname, '../../../settlement/contracts');

it('every contract has an artifact made from the sources as they are', () => {
  const digest = sourcesDigest(readSources(folder));
  const files = CONTRACTS.map((name) => `${artifactName(name)}.ts`);
  assert.deepEqual(readdirSync(join(folder, 'artifacts')).sort(), files.sort());
  for (const file of files) {
    const text = readFileSync(join(folder, 'artifacts', file), 'utf8');
    assert.equal(
      /sha256 ([0-9a-f]{64})/.exec(text)?.[1],
      digest,
      `${file} is stale: npm run build:contracts`,
    );
  }
});

it('another source, in any file, has another digest', () => {
  const sources = readSources(folder);
  const digests = Object.keys(sources).map((unit) =>
    sourcesDigest({ ...sources, [unit]: `${sources[unit]} ` }),
  );
  assert.equal(new Set([...digests, sourcesDigest(sources)]).size, Object.keys(sources).length + 1);
});
