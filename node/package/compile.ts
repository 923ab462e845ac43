/**
 * JavaScript for Node 22 and later out of the sources: types blanked out, so that every line and column stays where it was, and own
 * modules named `.js`. From the entries on, whatever a module names by a quoted relative path comes along.
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules, stripTypeScriptTypes } from 'node:module';
import { dirname, extname, join, posix } from 'node:path';
import { UsageError } from '../../crypto/core/errors.ts';

/** By path in the package, with slashes. */
export type PackageFiles = Map<string, Uint8Array | string>;

/** Data that modules read lies beside them, or is imported. */
const DATA = new Set(['.wasm', '.bin', '.json', '.txt']);
const RELATIVE = /(['"`])(\.{1,2}\/[^'"`\s]*)\.ts\1/g;
const JSON_IMPORT = /\bfrom\s+'(\.{1,2}\/[^']+\.json)'/g;
const BARE =
  /(?:\bfrom|\bimport|\bimport\(|\bresolve\()\s*'((?:@[\w.-]+\/)?[a-z][\w.-]*(?::\w+)?)(?:\/[^']*)?'/g;

/** The same text with own modules named as the package has them. */
export const renamed = (code: string): string => code.replaceAll(RELATIVE, '$1$2.js$1');

export interface Compiled {
  readonly files: PackageFiles;
  /** Names of packages that modules load. */
  readonly packages: ReadonlySet<string>;
}

/**
 * @param entries modules relative to `root`
 * @param leftOut modules that a package goes without, though others name them
 * @throws UsageError PACKAGE_MODULE_MISSING
 */
export function compile(root: string, entries: readonly string[], leftOut: readonly string[]): Compiled {
  const files: PackageFiles = new Map();
  const packages = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const out = file.replace(/\.ts$/, '.js');
    if (files.has(out) || leftOut.includes(file)) continue;
    const path = join(root, file);
    if (!existsSync(path)) throw missing(file);
    const code = stripTypeScriptTypes(readFileSync(path, 'utf8'));
    files.set(out, renamed(code));
    for (const [, , named] of code.matchAll(RELATIVE)) waiting.push(posix.join(dirname(file), `${named}.ts`));
    for (const [, name] of code.matchAll(BARE)) if (!isBuiltin(name!)) packages.add(name!);
    const beside = readdirSync(dirname(path)).filter((name) => DATA.has(extname(name)));
    const imported = [...code.matchAll(JSON_IMPORT)].map(([, named]) => named!);
    for (const name of [...beside, ...imported]) {
      const data = posix.join(dirname(file), name);
      if (!files.has(data)) files.set(data, readFileSync(join(root, data)));
    }
  }
  return { files, packages };
}

const isBuiltin = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name);

const missing = (file: string): UsageError =>
  new UsageError('PACKAGE_MODULE_MISSING', `${file} is named by a module and does not exist`, {
    hint: 'name own modules by a relative path in quotes',
  });
