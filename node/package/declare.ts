/**
 * Type declarations of the entry points, and of every module that these show: made by TypeScript.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../crypto/core/errors.ts';
import { type PackageFiles, renamed } from './compile.ts';

/** @throws UsageError PACKAGE_TYPES with what TypeScript says */
export function declare(root: string, entries: readonly string[]): PackageFiles {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-types-'));
  try {
    const config = join(folder, 'tsconfig.json');
    const compilerOptions = {
      ...{
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rewriteRelativeImportExtensions: true,
      },
      ...{ rootDir: root, outDir: join(folder, 'out'), typeRoots: [join(root, 'node_modules/@types')] },
    };
    const files = entries.map((entry) => join(root, entry));
    writeFileSync(
      config,
      JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: [], files }),
    );
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', config], { encoding: 'utf8' });
    if (status !== 0) {
      throw new UsageError('PACKAGE_TYPES', `TypeScript finds mistakes:\n${stdout}`, {
        hint: 'npm run check',
      });
    }
    return new Map(
      (readdirSync(join(folder, 'out'), { recursive: true }) as string[])
        .filter((path) => path.endsWith('.d.ts'))
        .map((path) => [
          path.replaceAll('\\', '/'),
          renamed(withoutInternal(readFileSync(join(folder, 'out', path), 'utf8'))),
        ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Leaves members out that are ours alone, of one line, with their comments (TypeScript 7 has no stripInternal). */
export const withoutInternal = (code: string): string =>
  code.replaceAll(/\n\s*\/\*\*(?:(?!\*\/)[\s\S])*@internal(?:(?!\*\/)[\s\S])*\*\/\n[^\n]*;/g, '');
