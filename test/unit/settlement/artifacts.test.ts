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
  artifactFile,
  CONTRACTS,
  readSources,
  sourcesDigest,
  sourcesOf,
} from '../../../settlement/contracts/compile.ts';

const folder = join(import.meta.dirname, '../../../settlement/contracts');

it('every contract has an artifact made from its sources as they are', () => {
  const sources = readSources(folder);
  assert.deepEqual(readdirSync(join(folder, 'artifacts')).sort(), CONTRACTS.map(artifactFile).sort());
  for (const name of CONTRACTS) {
    const text = readFileSync(join(folder, 'artifacts', artifactFile(name)), 'utf8');
    assert.equal(
      /sha256 ([0-9a-f]{64})/.exec(text)?.[1],
      sourcesDigest(sourcesOf(sources, name)),
      `${name} is stale: npm run build:contracts`,
    );
  }
});

it('another source, in any file that a contract imports, has another digest', () => {
  const sources = readSources(folder);
  for (const name of CONTRACTS) {
    const own = sourcesOf(sources, name);
    const digests = Object.keys(own).map((unit) =>
      sourcesDigest(sourcesOf({ ...sources, [unit]: `${sources[unit]} ` }, name)),
    );
    assert.equal(new Set([...digests, sourcesDigest(own)]).size, Object.keys(own).length + 1);
  }
});

it('every Solidity file is imported by a contract or is one', () => {
  const sources = readSources(folder);
  const used = new Set(CONTRACTS.flatMap((name) => Object.keys(sourcesOf(sources, name))));
  assert.deepEqual(
    Object.keys(sources).filter((unit) => !used.has(unit)),
    [],
  );
});
