/**
 * package.json and npm-shrinkwrap.json of the npm package, out of the repository's own: every version pinned with its hash, nothing for
 * development, no package that runs code at install.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';

type Versions = Readonly<Record<string, string>>;

interface LockEntry {
  readonly version?: string;
  readonly dependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly peerDependencies?: Versions;
  readonly hasInstallScript?: boolean;
  readonly [key: string]: unknown;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

export interface Project {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly imports: Readonly<Record<string, string | Versions>>;
  readonly dependencies: Versions;
  readonly optionalDependencies: Versions;
}

/** Of these only the packages that carry a platform's binary: they themselves run code at install. */
const ONLY_PLATFORMS = ['@foundry-rs/anvil'];
/** The Node that a clone brings along, GPU engines, whose packages run code at install, and the EVM that tests compare with. */
const LEFT_OUT = /^node-|^@tensorflow\/tfjs-node|^@nomicfoundation\/edr/;
/** Modules that do something when they are loaded; a bundler may drop every other one that nothing is used of. */
const SIDE_EFFECTS = ['./veilmesh.mjs', './node/bin.js', './**/*worker.js', './**/*-process.js'];

/** @param entries by name in the package: `client` is imported as `veilmesh/client` */
export function packageJson(project: Project, lock: Lock, entries: Versions, minNode: string): LockEntry {
  const { name, version, description, license, dependencies, optionalDependencies } = project;
  const compiled = (path: string): string => path.replace(/\.ts$/, '.js');
  const platforms = ONLY_PLATFORMS.map((one) => lock.packages[`node_modules/${one}`]?.optionalDependencies);
  return {
    ...{ name, version, description, license, type: 'module' },
    bin: { veilmesh: 'veilmesh.mjs' },
    engines: { node: `>=${minNode}` },
    exports: {
      ...Object.fromEntries(
        Object.entries(entries).map(([entry, path]) => [
          `./${entry}`,
          { types: `./${path.replace(/\.ts$/, '.d.ts')}`, default: `./${compiled(path)}` },
        ]),
      ),
      './package.json': './package.json',
    },
    imports: Object.fromEntries(
      Object.entries(project.imports).map(([alias, to]) => [
        alias,
        typeof to === 'string'
          ? compiled(to)
          : Object.fromEntries(Object.entries(to).map(([condition, path]) => [condition, compiled(path)])),
      ]),
    ),
    sideEffects: SIDE_EFFECTS,
    dependencies: without(dependencies, (one) => ONLY_PLATFORMS.includes(one)),
    optionalDependencies: without(Object.assign({}, optionalDependencies, ...platforms), (one) =>
      LEFT_OUT.test(one),
    ),
  };
}

/** @throws UsageError PACKAGE_INSTALL_SCRIPT | PACKAGE_UNLOCKED */
export function shrinkwrap(manifest: LockEntry, lock: Lock): object {
  const { version, license, bin, engines, dependencies, optionalDependencies } = manifest;
  const own = { name: manifest.name, version, license, bin, engines, dependencies, optionalDependencies };
  const required = reach(manifest, lock, false);
  const all = reach(manifest, lock, true);
  const packages: Record<string, unknown> = { '': own };
  for (const path of [...all].sort()) {
    const { dev: _dev, optional: _optional, devOptional: _devOptional, ...entry } = lock.packages[path]!;
    if (entry.hasInstallScript) {
      throw new UsageError('PACKAGE_INSTALL_SCRIPT', `${path} runs code at install`, {
        hint: 'leave it out of what the package depends on (node/package/manifest.ts)',
      });
    }
    packages[path] = required.has(path) ? entry : { ...entry, optional: true };
  }
  return { name: manifest.name, version, lockfileVersion: 3, requires: true, packages };
}

/** Paths in the lock of what an installation holds, found as Node finds packages: nearest folder first. */
function reach(manifest: LockEntry, { packages }: Lock, optional: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (from: string, { dependencies, optionalDependencies, peerDependencies }: LockEntry): void => {
    const mayMiss = { ...optionalDependencies, ...peerDependencies };
    for (const name of Object.keys({ ...dependencies, ...mayMiss })) {
      if (!optional && optionalDependencies?.[name] !== undefined) continue;
      const path = placeOf(from, name, packages);
      if (path === null) {
        if (mayMiss[name] !== undefined) continue;
        throw new UsageError(
          'PACKAGE_UNLOCKED',
          `${name}, which ${from || 'veilmesh'} needs, is not locked`,
          {
            hint: 'npm install',
          },
        );
      }
      const isOptionalPeer = dependencies?.[name] === undefined && peerDependencies?.[name] !== undefined;
      if (found.has(path) || (isOptionalPeer && packages[path]!.dev === true)) continue;
      found.add(path);
      visit(path, packages[path]!);
    }
  };
  visit('', manifest);
  return found;
}

function placeOf(from: string, name: string, packages: Lock['packages']): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === '') return null;
  }
}

const without = (versions: Versions, leave: (name: string) => boolean): Versions =>
  Object.fromEntries(
    Object.entries(versions)
      .filter(([name]) => !leave(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
