/**
 * The npm package as a user has it: packed from these sources, unpacked into another folder's node_modules, beside nothing but what its own
 * lock names.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Packed, pack } from '../../node/package/pack.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');

export interface InstalledPackage {
  readonly packed: Packed;
  /** Of a project that has it as its one dependency. */
  readonly project: string;
  /** The package's own folder. */
  readonly root: string;
  /** What runs its command line. */
  readonly entry: readonly [node: string, file: string];
}

/** Without a registry: what it depends on is linked from here. */
export async function installPackage(folder: string): Promise<InstalledPackage> {
  const packed = await pack(join(folder, 'packed'));
  const project = join(folder, 'project');
  const modules = join(project, 'node_modules');
  const root = join(modules, 'veilmesh');
  mkdirSync(root, { recursive: true });
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'project', type: 'module', private: true }),
  );
  const { status, stderr } = spawnSync('tar', ['xzf', packed.path, '--strip-components=1', '-C', root]);
  if (status !== 0) throw new Error(String(stderr));
  const lock = JSON.parse(readFileSync(join(root, 'npm-shrinkwrap.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, unknown>>;
  };
  for (const path of Object.keys(lock.packages)) {
    const name = path.replace(/^node_modules\//, '');
    const [from, to] = [join(MODULES, name), join(modules, name)];
    if (path === '' || name.includes('node_modules/') || !existsSync(from)) continue;
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(from, to, 'junction');
  }
  return { packed, project, root, entry: [process.execPath, join(root, 'veilmesh.mjs')] };
}
