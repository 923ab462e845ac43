/**
 * Compiles the AssemblyScript kernels: `npm run build:kernels` rewrites kernels.wasm and check.wasm, which are committed so
 * that running needs no compiler. A test compiles again and compares the bytes.
 * @module
 */
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { compileAssembly } from '../../../crypto/wasm/compile.ts';

const OPTIONS = [
  '-O3',
  '--noAssert',
  '--runtime=stub',
  '--importMemory',
  '--initialMemory=1',
  '--enable=simd',
];

/** What is compiled of which entry point. The check runs on one thread: copies into memory that is not shared are faster. */
export const BINARIES = {
  'kernels.wasm': [
    'index.ts',
    '--sharedMemory',
    '--maximumMemory=65536',
    '--enable=threads',
    '--enable=relaxed-simd',
  ],
  'check.wasm': ['check.ts'],
} as const;

/** @throws as compileAssembly */
export const compileKernels = (name: keyof typeof BINARIES): Promise<Uint8Array> =>
  compileAssembly(new URL('./assembly/', import.meta.url), [...BINARIES[name], ...OPTIONS]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of Object.keys(BINARIES) as (keyof typeof BINARIES)[]) {
    const wasm = await compileKernels(name);
    await writeFile(new URL(`./${name}`, import.meta.url), wasm);
    process.stderr.write(`${name}: ${wasm.length} bytes\n`);
  }
}
