/**
 * Compiles the EVM's AssemblyScript: `npm run build:evm` rewrites binary.ts, which is committed so that running needs no
 * compiler. A test compiles again and compares. Fields and points are those of crypto/curve/wasm, for another prime.
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';
import { InternalError } from '../../crypto/core/errors.ts';
import { fieldSource } from '../../crypto/curve/wasm/field-source.ts';
import { constantsSource, N_SHAPE, needsSource, P_SHAPE, permutationSource } from './generated.ts';

const OUT = new URL('./binary.ts', import.meta.url);
const CURVE = new URL('../../crypto/curve/wasm/assembly/', import.meta.url);

const OPTIONS = ['index.ts', '--outFile=evm.wasm', '-O3', '--noAssert', '--runtime=stub'];

/** @throws InternalError EVM_COMPILE with the compiler's messages */
export async function compileEvm(): Promise<Uint8Array> {
  const folder = new URL('./assembly/', import.meta.url);
  const field = await readFile(new URL('field.ts', CURVE), 'utf8');
  const made: Record<string, string> = {
    'constants.ts': constantsSource(),
    'needs.ts': needsSource(),
    'permutation.ts': permutationSource(),
    'fp-line.ts': fieldSource(P_SHAPE),
    'fn-line.ts': fieldSource(N_SHAPE),
    'fp-field.ts': field.replaceAll("'./line'", "'./fp-line'"),
    'fn-field.ts': field.replaceAll("'./line'", "'./fn-line'"),
    'point.ts': await readFile(new URL('point.ts', CURVE), 'utf8'),
  };
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main([...OPTIONS, `--baseDir=${fileURLToPath(folder)}`], {
    readFile: (name) => made[name] ?? readFile(new URL(name, folder), 'utf8').catch(() => null),
    writeFile: (_name, contents) => {
      wasm = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (!wasm) throw new InternalError('EVM_COMPILE', stderr.toString(), { cause: error });
  return wasm;
}

/** The module that embeds the code, in lines of base64. */
export function binarySource(wasm: Uint8Array): string {
  const lines =
    Buffer.from(wasm)
      .toString('base64')
      .match(/.{1,100}/g) ?? [];
  return `/**
 * The EVM's compiled WebAssembly; build.ts writes this file.
 * @module
 */
export const EVM_WASM =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wasm = await compileEvm();
  await writeFile(OUT, binarySource(wasm));
  process.stderr.write(`binary.ts: ${wasm.length} bytes of WebAssembly\n`);
}
