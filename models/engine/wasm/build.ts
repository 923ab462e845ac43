/**
 * Compiles the AssemblyScript kernels: `npm run build:kernels` rewrites kernels.wasm and check.wasm, which are committed so
 * that running needs no compiler. A test compiles again and compares the bytes.
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';
import { InternalError } from '../../../crypto/core/errors.ts';

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

/** @throws InternalError KERNELS_COMPILE with the compiler's messages */
export async function compileKernels(name: keyof typeof BINARIES): Promise<Uint8Array> {
  const source = new URL('./assembly/', import.meta.url);
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [...BINARIES[name], ...OPTIONS, `--outFile=${name}`, `--baseDir=${fileURLToPath(source)}`],
    {
      readFile: (name) => readFile(new URL(name, source), 'utf8').catch(() => null),
      writeFile: (_name, contents) => {
        wasm = contents as Uint8Array;
      },
      listFiles: () => [],
    },
  );
  if (!wasm) throw new InternalError('KERNELS_COMPILE', stderr.toString(), { cause: error });
  return wasm;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of Object.keys(BINARIES) as (keyof typeof BINARIES)[]) {
    const wasm = await compileKernels(name);
    await writeFile(new URL(`./${name}`, import.meta.url), wasm);
    process.stderr.write(`${name}: ${wasm.length} bytes\n`);
  }
}
