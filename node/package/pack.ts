/**
 * `node node/package/pack.ts [FOLDER]`: builds the npm package, packs it into the folder (default `dist`), and says how large it is and how
 * its code is measured.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { ORIGIN, packageIn } from '../origin.ts';
import { runtimeHash, simulatedMeasurement } from '../tee/measure.ts';
import { buildPackage } from './build.ts';

export interface Packed {
  readonly path: string;
  /** Of the tarball. */
  readonly bytes: number;
  readonly sha256: string;
  readonly unpackedBytes: number;
  readonly files: number;
  /** What a node that runs this package says it runs. */
  readonly measurement: string;
}

/**
 * @param folder gets `package/`, which is packed, and the tarball
 * @throws UnavailableError PACKAGE_NPM; and as buildPackage
 */
export async function pack(folder: string): Promise<Packed> {
  const built = join(folder, 'package');
  await buildPackage(ORIGIN.root, built);
  // npm on the Node that runs this, whose zlib is pinned: the same bytes wherever it is packed
  const npm = spawnSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', resolve(folder)],
    {
      cwd: built,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` },
      shell: process.platform === 'win32',
    },
  );
  if (npm.status !== 0) {
    throw new UnavailableError('PACKAGE_NPM', `npm pack failed: ${npm.stderr ?? npm.error}`, {
      hint: 'npm --version',
    });
  }
  const [made] = JSON.parse(npm.stdout) as [
    { readonly filename: string; readonly unpackedSize: number; readonly entryCount: number },
  ];
  const path = join(folder, made.filename);
  const tarball = readFileSync(path);
  return {
    path,
    bytes: tarball.length,
    sha256: createHash('sha256').update(tarball).digest('hex'),
    unpackedBytes: made.unpackedSize,
    files: made.entryCount,
    measurement: simulatedMeasurement(runtimeHash(packageIn(built))),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { path, bytes, sha256, unpackedBytes, files, measurement } = await pack(process.argv[2] ?? 'dist');
  const mb = (size: number): string => `${(size / 1e6).toFixed(2)} MB`;
  process.stdout.write(
    `${path}\n  size         ${mb(bytes)}; unpacked ${mb(unpackedBytes)} in ${files} files\n` +
      `  sha256       ${sha256}\n  measurement  ${measurement}\n  try it       npx --package ${path} veilmesh --help\n`,
  );
}
