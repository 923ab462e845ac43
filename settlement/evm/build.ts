/**
 * Compiles the EVM's AssemblyScript: `npm run build:evm` rewrites binary.ts, which is committed so that running needs no
 * compiler. A test compiles again and compares. Fields and points are those of crypto/curve/wasm, for another prime.
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { fieldSource } from '../../crypto/curve/wasm/field-source.ts';
import { base64Module, compileAssembly } from '../../crypto/wasm/compile.ts';
import { constantsSource, N_SHAPE, needsSource, P_SHAPE, permutationSource } from './generated.ts';

const OUT = new URL('./binary.ts', import.meta.url);
const CURVE = new URL('../../crypto/curve/wasm/assembly/', import.meta.url);

const OPTIONS = ['index.ts', '-O3', '--noAssert', '--runtime=stub'];

/** @throws as compileAssembly */
export async function compileEvm(): Promise<Uint8Array> {
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
  return await compileAssembly(new URL('./assembly/', import.meta.url), OPTIONS, made);
}

/** What binary.ts is. */
export const binarySource = (wasm: Uint8Array): string =>
  base64Module("The EVM's compiled WebAssembly", 'EVM_WASM', wasm);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wasm = await compileEvm();
  await writeFile(OUT, binarySource(wasm));
  process.stderr.write(`binary.ts: ${wasm.length} bytes of WebAssembly\n`);
}
