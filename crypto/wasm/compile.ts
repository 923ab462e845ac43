/**
 * Compiles AssemblyScript for the build scripts of the curve, the kernels and the EVM. What they make is committed, so that running
 * needs no compiler.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { InternalError } from '../core/errors.ts';

/**
 * @param folder of the sources
 * @param options of asc, the entry point among them
 * @param made sources that lie in no file, by name
 * @throws InternalError ASSEMBLY_COMPILE with the compiler's messages
 */
export async function compileAssembly(
  folder: URL,
  options: readonly string[],
  made: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [...options, '--outFile=compiled.wasm', `--baseDir=${fileURLToPath(folder)}`],
    {
      readFile: (name) => made[name] ?? readFile(new URL(name, folder), 'utf8').catch(() => null),
      writeFile: (_name, contents) => {
        wasm = contents as Uint8Array;
      },
      listFiles: () => [],
    },
  );
  if (!wasm) throw new InternalError('ASSEMBLY_COMPILE', stderr.toString(), { cause: error });
  return wasm;
}

/** A module that embeds compiled code, in lines of base64. @param what it is, in its docstring */
export function base64Module(what: string, constant: string, wasm: Uint8Array): string {
  const lines =
    Buffer.from(wasm)
      .toString('base64')
      .match(/.{1,100}/g) ?? [];
  return `/**
 * ${what}; build.ts writes this file.
 * @module
 */
export const ${constant} =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
}
