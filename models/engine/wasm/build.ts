/**
 * Compiles the AssemblyScript kernels: `npm run build:kernels` rewrites kernels.wasm, which is committed so that
 * running needs no compiler. A test compiles again and compares the bytes.
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';
import { InternalError } from '../../../crypto/core/errors.ts';

const OUT = new URL('./kernels.wasm', import.meta.url);

const OPTIONS = [
  'index.ts',
  '--outFile=kernels.wasm',
  '-O3',
  '--noAssert',
  '--runtime=stub',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory=1',
  '--maximumMemory=65536',
  '--enable=simd',
  '--enable=threads',
];

/** @throws InternalError KERNELS_COMPILE with the compiler's messages */
export async function compileKernels(): Promise<Uint8Array> {
  const source = new URL('./assembly/', import.meta.url);
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main([...OPTIONS, `--baseDir=${fileURLToPath(source)}`], {
    readFile: (name) => readFile(new URL(name, source), 'utf8').catch(() => null),
    writeFile: (_name, contents) => {
      wasm = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (!wasm) throw new InternalError('KERNELS_COMPILE', stderr.toString(), { cause: error });
  return wasm;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wasm = await compileKernels();
  await writeFile(OUT, wasm);
  process.stderr.write(`kernels.wasm: ${wasm.length} bytes\n`);
}
