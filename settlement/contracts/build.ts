/**
 * `npm run build:contracts`: writes artifacts/*.ts from the Solidity sources, those that are not of the sources as they are.
 * @module
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifactFile, CONTRACTS, compileContract, readSources, sourcesDigest, sourcesOf } from './compile.ts';

const folder = import.meta.dirname;
const sources = readSources(folder);
mkdirSync(join(folder, 'artifacts'), { recursive: true });
for (const name of CONTRACTS) {
  const file = join(folder, 'artifacts', artifactFile(name));
  const digest = sourcesDigest(sourcesOf(sources, name));
  if (existsSync(file) && readFileSync(file, 'utf8').includes(digest)) continue;
  writeFileSync(file, await compileContract(sources, name));
  process.stderr.write(`artifacts/${artifactFile(name)}\n`);
}
