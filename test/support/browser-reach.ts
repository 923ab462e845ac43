/**
 * What a bundler for browsers reaches from a module: our own files, and packages.
 * @module
 */
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const BUILTIN = new Set(builtinModules);

export interface Reached {
  /** Relative to the repository. */
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

/** Of values: types are gone before anything is bundled. */
export function specifiers(code: string): string[] {
  const text = code.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const found: string[] = [];
  for (const [, what, from] of text.matchAll(/^(?:import|export)\s+([^;'"]*?)\s*from\s+'([^']+)'/gm)) {
    const names = /^\{([\s\S]*)\}$/.exec(what!.trim())?.[1]?.split(',') ?? [];
    const onlyTypes =
      what!.startsWith('type ') ||
      (names.length > 0 && names.every((name) => name.trim() === '' || name.trim().startsWith('type ')));
    if (!onlyTypes) found.push(from!);
  }
  for (const [, from] of text.matchAll(/^import\s+'([^']+)'/gm)) found.push(from!);
  for (const [, from] of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) found.push(from!);
  return found;
}

/** @param entry relative to the repository */
export function reach(entry: string): Reached {
  const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    imports: Record<string, { browser: string }>;
  };
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const from of specifiers(readFileSync(join(ROOT, file), 'utf8'))) {
      if (from.endsWith('?worker')) continue; // a bundle of its own
      if (from.startsWith('.')) visit(relative(ROOT, join(ROOT, dirname(file), from)));
      else if (from.startsWith('#')) visit(relative(ROOT, join(ROOT, imports[from]!.browser)));
      else packages.add(from);
    }
  };
  visit(entry);
  return { files, packages };
}

/** Of Node's own modules. */
export const nodesOwn = ({ packages }: Reached): string[] =>
  [...packages].filter((name) => name.startsWith('node:') || BUILTIN.has(name));

/** Files that use what Node alone has as globals. */
export const usesNode = ({ files }: Reached): string[] =>
  [...files].filter((file) => {
    const code = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    return /\b(process|Buffer|__dirname|require)\s*[.([]/.test(code);
  });
