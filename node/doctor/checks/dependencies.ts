/**
 * Installed packages against the pinned versions, and the optional ones.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { failure, type Outcome, ok, warning } from '../types.ts';

const versions = z.record(z.string(), z.string()).default({});
const projectSchema = z.looseObject({ dependencies: versions, optionalDependencies: versions });
const packageSchema = z.looseObject({ version: z.string() });

/** @param root folder of package.json */
export async function checkDependencies(root: string): Promise<Outcome[]> {
  const project = projectSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const missing: string[] = [];
  const other: string[] = [];
  for (const [name, pinned] of Object.entries(project.dependencies)) {
    const installed = await installedVersion(root, name);
    if (installed === null) missing.push(name);
    else if (installed !== pinned) other.push(`${name} is ${installed} instead of ${pinned}`);
  }
  if (missing.length > 0) {
    return [failure('PACKAGES_MISSING', 'packages are missing', missing.join(', '), 'npm ci')];
  }
  if (other.length > 0) {
    return [warning('PACKAGES_DIFFER', 'other package versions than pinned', other.join(', '), 'npm ci')];
  }
  const optional = await Promise.all(
    Object.keys(project.optionalDependencies).map(async (name) => [name, await installedVersion(root, name)]),
  );
  const list = (there: boolean): string =>
    optional
      .filter(([, version]) => (version !== null) === there)
      .map(([name]) => name)
      .join(', ') || 'none';
  const count = Object.keys(project.dependencies).length;
  const detail = `optional here: ${list(true)}; not here, which is harmless: ${list(false)}`;
  return [ok('PACKAGES_OK', `${count} packages as pinned`, detail)];
}

/** As Node finds it: in the nearest node_modules, from the folder up. */
async function installedVersion(root: string, name: string): Promise<string | null> {
  try {
    const text = await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8');
    return packageSchema.parse(JSON.parse(text)).version;
  } catch {
    const above = dirname(root);
    // absent, or damaged: either way there is no usable package
    return above === root ? null : await installedVersion(above, name);
  }
}
