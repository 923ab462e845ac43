/**
 * Makes the folder that the npm package is packed from: compiled modules and their data, types of the entry points, the page's files, a
 * manifest and a lock of its own. The same bytes from the same sources.
 * @module
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { UsageError } from '../../crypto/core/errors.ts';
import { buildPage } from '../gateway/bundle-page.ts';
import { packageIn } from '../origin.ts';
import { compile, type PackageFiles } from './compile.ts';
import { declare } from './declare.ts';
import { ENTRIES } from './entries.ts';
import { type Lock, type Project, packageJson, shrinkwrap } from './manifest.ts';

/** Makes the page out of its sources, which a package has made already. */
const LEFT_OUT = ['node/gateway/bundle-page.ts'];
/** To be read, and Grafana's dashboards: files, and folders of files. */
const CARRIED = [
  'node/sdk/API.md',
  'node/cli/REFERENCE.md',
  'node/gateway/API.md',
  'node/metrics/METRICS.md',
  'node/metrics/dashboards',
  'models/zoo/digits/held-out.LICENSE',
];
/** Where the gateway looks for the page's files before it makes them. */
const PAGE = 'node/gateway/page-built';

/**
 * @param root the repository, with its packages installed
 * @param out is emptied first
 * @throws UsageError PACKAGE_UNDECLARED | PACKAGE_MODULE_MISSING | PACKAGE_TYPES | PACKAGE_INSTALL_SCRIPT | PACKAGE_UNLOCKED
 */
export async function buildPackage(root: string, out: string): Promise<void> {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const project = JSON.parse(read('package.json')) as Project;
  const lock = JSON.parse(read('package-lock.json')) as Lock;
  const aliased = Object.values(project.imports).flatMap((to) =>
    typeof to === 'string' ? [to] : Object.values(to),
  );
  const entries = ['node/bin.ts', ...Object.values(ENTRIES), ...aliased.map((path) => path.slice(2))];
  const { files, packages } = compile(root, entries, LEFT_OUT);
  const manifest = packageJson(project, lock, ENTRIES, packageIn(out).minNode.join('.'));
  requireDeclared(packages, { ...manifest.dependencies, ...manifest.optionalDependencies });
  const all: PackageFiles = new Map([...files, ...declare(root, Object.values(ENTRIES))]);
  for (const [path, bytes] of await buildPage()) {
    all.set(`${PAGE}${path === '/' ? '/index.html' : path}`, bytes);
  }
  for (const path of CARRIED.flatMap((one) => filesOf(root, one))) all.set(path, read(path));
  all.set('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  all.set('npm-shrinkwrap.json', `${JSON.stringify(shrinkwrap(manifest, lock), null, 2)}\n`);
  all.set('veilmesh.mjs', read('node/package/veilmesh.mjs'));
  all.set('README.md', read('node/package/README.md'));
  all.set('LICENSE', read('LICENSE'));
  rmSync(out, { recursive: true, force: true });
  for (const [path, content] of all) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    // npm packs a file's mode, which is not to be that of whoever packs
    writeFileSync(join(out, path), content);
    chmodSync(join(out, path), path === 'veilmesh.mjs' ? 0o755 : 0o644);
  }
}

const filesOf = (root: string, path: string): string[] =>
  statSync(join(root, path)).isFile()
    ? [path]
    : readdirSync(join(root, path)).map((name) => posix.join(path, name));

function requireDeclared(packages: ReadonlySet<string>, declared: Readonly<Record<string, string>>): void {
  const undeclared = [...packages].filter((name) => declared[name] === undefined);
  if (undeclared.length === 0) return;
  throw new UsageError('PACKAGE_UNDECLARED', 'compiled modules load packages that are not depended on', {
    details: { packages: undeclared },
    hint: 'move them from devDependencies to dependencies, or load them from modules that are not packed',
  });
}
