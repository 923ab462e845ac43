/**
 * `npm run build:contracts`: writes artifacts/*.ts from the Solidity sources.
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileContracts } from './compile.ts';

const folder = import.meta.dirname;
mkdirSync(join(folder, 'artifacts'), { recursive: true });
for (const [file, text] of await compileContracts(folder)) {
  writeFileSync(join(folder, 'artifacts', file), text);
  process.stderr.write(`artifacts/${file}\n`);
}
