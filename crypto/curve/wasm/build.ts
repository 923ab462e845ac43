/**
 * Compiles the curve's AssemblyScript: `npm run build:curve` rewrites binary.ts, which is committed so that running
 * needs no compiler. A test compiles again and compares. Straight-line field code and constants are made on the way.
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { base64Module, compileAssembly } from '../../wasm/compile.ts';
import { constantsSource, FP_SHAPE, FR_SHAPE } from './constants-source.ts';
import { fieldSource } from './field-source.ts';
import { pairSource } from './pair-source.ts';

const OUT = new URL('./binary.ts', import.meta.url);

const OPTIONS = ['index.ts', '-O3', '--noAssert', '--runtime=stub', '--initialMemory=4', '--enable=simd'];

/**
 * @param index what is exported, instead of assembly/index.ts
 * @throws as compileAssembly
 */
export async function compileCurve(index?: string): Promise<Uint8Array> {
  const folder = new URL('./assembly/', import.meta.url);
  const field = await readFile(new URL('field.ts', folder), 'utf8');
  const made: Record<string, string> = {
    ...(index === undefined ? {} : { 'index.ts': index }),
    'constants.ts': constantsSource(),
    'fr-line.ts': fieldSource(FR_SHAPE),
    'fp-line.ts': fieldSource(FP_SHAPE),
    'fr-pair.ts': pairSource(FR_SHAPE),
    'fp-pair.ts': pairSource(FP_SHAPE),
    'fr-field.ts': field.replaceAll("'./line'", "'./fr-line'"),
    'fp-field.ts': field.replaceAll("'./line'", "'./fp-line'"),
  };
  return await compileAssembly(folder, OPTIONS, made);
}

/** What binary.ts is. */
export const binarySource = (wasm: Uint8Array): string =>
  base64Module("The curve's compiled WebAssembly", 'CURVE_WASM', wasm);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wasm = await compileCurve();
  await writeFile(OUT, binarySource(wasm));
  process.stderr.write(`binary.ts: ${wasm.length} bytes of WebAssembly\n`);
}
