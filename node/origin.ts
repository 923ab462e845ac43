/**
 * Where this process runs from: the sources of the repository, or the compiled files of the npm package, which lie in the same folders.
 * @module
 */
import { fileURLToPath } from 'node:url';

export interface Origin {
  /** Folder of package.json. */
  readonly root: string;
  /** Of a module's file. */
  readonly extension: '.ts' | '.js';
  /** Pins every package, with its hash; relative to the root. */
  readonly lockFile: string;
  /** Least Node that runs it, as major and minor. */
  readonly minNode: readonly [number, number];
}

/** Node 24 runs TypeScript as it is. */
export const sourceIn = (root: string): Origin => ({
  root,
  extension: '.ts',
  lockFile: 'package-lock.json',
  minNode: [24, 0],
});

/** 22.15 is the first Node 22 with all that is used here (tls.getCACertificates). npm leaves a package-lock.json out of what it packs. */
export const packageIn = (root: string): Origin => ({
  root,
  extension: '.js',
  lockFile: 'npm-shrinkwrap.json',
  minNode: [22, 15],
});

const root = fileURLToPath(new URL('..', import.meta.url));

export const ORIGIN: Origin = import.meta.url.endsWith('.js') ? packageIn(root) : sourceIn(root);
