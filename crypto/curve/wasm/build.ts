/**
 * Compiles the curve's AssemblyScript: `npm run build:curve` rewrites binary.ts, which is committed so that running
 * needs no compiler. A test compiles again and compares. Straight-line field code and constants are made on the way.
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';
import { InternalError } from '../../core/errors.ts';
import { constantsSource, FP_SHAPE, FR_SHAPE } from './constants-source.ts';
import { fieldSource } from './field-source.ts';
import { pairSource } from './pair-source.ts';

const OUT = new URL('./binary.ts', import.meta.url);

const OPTIONS = [
  'index.ts',
  '--outFile=curve.wasm',
  '-O3',
  '--noAssert',
  '--runtime=stub',
  '--initialMemory=4',
  '--enable=simd',
];

/**
 * @param index what is exported, instead of assembly/index.ts
 * @throws InternalError CURVE_COMPILE with the compiler's messages
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
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main([...OPTIONS, `--baseDir=${fileURLToPath(folder)}`], {
    readFile: (name) => made[name] ?? readFile(new URL(name, folder), 'utf8').catch(() => null),
    writeFile: (_name, contents) => {
      wasm = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (!wasm) throw new InternalError('CURVE_COMPILE', stderr.toString(), { cause: error });
  return wasm;
}

/** The module that embeds the code, in lines of base64. */
export function binarySource(wasm: Uint8Array): string {
  const lines =
    Buffer.from(wasm)
      .toString('base64')
      .match(/.{1,100}/g) ?? [];
  return `/**
 * The curve's compiled WebAssembly; build.ts writes this file.
 * @module
 */
export const CURVE_WASM =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wasm = await compileCurve();
  await writeFile(OUT, binarySource(wasm));
  process.stderr.write(`binary.ts: ${wasm.length} bytes of WebAssembly\n`);
}
