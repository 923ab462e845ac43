/**
 * The page's files: as the package carries them, or built from source.
 * @module
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageFiles } from './page.ts';

/** Of the package; the page itself lies there as index.html. */
const BUILT = fileURLToPath(new URL('./page-built/', import.meta.url));

/** @throws what the bundler fails with */
export async function pageFiles(): Promise<PageFiles> {
  if (existsSync(BUILT)) return filesIn(BUILT);
  const { buildPage } = await import('./bundle-page.ts');
  return await buildPage();
}

export function filesIn(folder: string): PageFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [pathOf(name), readFileSync(join(folder, name))]));
}

const pathOf = (name: string): string =>
  name === 'index.html' ? '/' : `/${relative('', name).split(sep).join('/')}`;
