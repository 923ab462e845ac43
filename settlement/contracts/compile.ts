/**
 * Compiles the Solidity sources with solc-js into TypeScript modules. Deterministic: the same sources and
 * compiler give the same text, so the committed artifacts can be compared with a fresh compilation.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InternalError, UsageError } from '../../crypto/core/errors.ts';

/** The deployable contracts; each becomes one artifact module. */
export const CONTRACTS = ['NodeRegistry', 'ModelRegistry', 'MeshRollup', 'Escrow'] as const;
export type ContractName = (typeof CONTRACTS)[number];

const SOURCE_FOLDERS = ['', 'interfaces', 'libraries'] as const;

const SETTINGS = {
  viaIR: true,
  evmVersion: 'osaka',
  optimizer: { enabled: true, runs: 10_000 },
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
} as const;

const Output = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).optional(),
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          abi: z.array(z.unknown()),
          evm: z.object({ bytecode: z.object({ object: z.string() }) }),
        }),
      ),
    )
    .optional(),
});

/** The name of an artifact's module: 'NodeRegistry' -> 'node-registry'. */
export const artifactName = (contract: string): string =>
  contract.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

/**
 * Text of each artifact module by file name.
 * @throws UsageError SOLC_MISSING when the development dependency is not installed; CONTRACTS_INVALID
 */
export async function compileContracts(folder: string): Promise<Map<string, string>> {
  const solc = await loadSolc();
  const sources: Record<string, { content: string }> = {};
  for (const sub of SOURCE_FOLDERS) {
    for (const file of readdirSync(join(folder, sub)).sort()) {
      if (!file.endsWith('.sol')) continue;
      const unit = sub === '' ? file : `${sub}/${file}`;
      sources[unit] = { content: readFileSync(join(folder, unit), 'utf8') };
    }
  }
  const output = Output.parse(
    JSON.parse(solc.compile(JSON.stringify({ language: 'Solidity', sources, settings: SETTINGS }))),
  );
  const problems = output.errors ?? [];
  if (problems.length > 0) {
    throw new UsageError('CONTRACTS_INVALID', problems.map((p) => p.formattedMessage).join('\n'));
  }
  const modules = new Map<string, string>();
  for (const name of CONTRACTS) {
    const contract = output.contracts?.[`${name}.sol`]?.[name];
    if (contract === undefined)
      throw new InternalError('CONTRACT_MISSING', `solc gave no output for ${name}`);
    modules.set(`${artifactName(name)}.ts`, renderModule(name, contract.abi, contract.evm.bytecode.object));
  }
  return modules;
}

function renderModule(name: ContractName, abi: readonly unknown[], bytecode: string): string {
  const constant = name.charAt(0).toLowerCase() + name.slice(1);
  return [
    `/**\n * Generated from ${name}.sol by \`npm run build:contracts\`; do not edit.\n * @module\n */`,
    `export const ${constant}Abi = ${JSON.stringify(abi, null, 2)} as const;`,
    `export const ${constant}Bytecode = '0x${bytecode}' as const;\n`,
  ].join('\n\n');
}

interface Solc {
  compile(input: string): string;
}

async function loadSolc(): Promise<Solc> {
  // emscripten installs process-wide handlers that turn later failures of the caller into aborts
  const before = {
    uncaughtException: process.listeners('uncaughtException'),
    unhandledRejection: process.listeners('unhandledRejection'),
  };
  try {
    const loaded: { default: Solc } = await import('solc' as string);
    return loaded.default;
  } catch (cause) {
    throw new UsageError('SOLC_MISSING', 'the Solidity compiler is not installed', {
      cause,
      hint: 'npm ci --include=dev',
    });
  } finally {
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      for (const listener of process.listeners(event as 'uncaughtException')) {
        if (!(before[event] as unknown[]).includes(listener)) process.off(event, listener);
      }
    }
  }
}
