/**
 * `npm run build:contracts [-- CONTRACT …]`: writes artifacts/*.ts from the Solidity sources, those that are not of the sources
 * as they are; of all contracts, or of those named.
 * @module
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  artifactFile,
  CONTRACTS,
  compileContract,
  readSources,
  sourcesDigest,
  sourcesOf,
} from './compile.ts';

const folder = import.meta.dirname;
const sources = readSources(folder);
mkdirSync(join(folder, 'artifacts'), { recursive: true });
const named = process.argv.slice(2);
for (const name of CONTRACTS.filter((contract) => named.length === 0 || named.includes(contract))) {
  const file = join(folder, 'artifacts', artifactFile(name));
  const digest = sourcesDigest(sourcesOf(sources, name));
  if (existsSync(file) && readFileSync(file, 'utf8').includes(digest)) continue;
  writeFileSync(file, await compileContract(sources, name));
  process.stderr.write(`artifacts/${artifactFile(name)}\n`);
}
