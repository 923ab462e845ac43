/**
 * Compiles the Solidity sources with solc-js into TypeScript modules. Deterministic: the same sources and
 * compiler give the same text, so the committed artifacts can be compared with a fresh compilation, or, in no
 * time, their digest with that of the sources.
 * @module
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { z } from 'zod';
import { InternalError, UsageError } from '../../crypto/core/errors.ts';

/** The deployable contracts; each becomes one artifact module. */
export const CONTRACTS = [
  'NodeRegistry',
  'BondVault',
  'ModelRegistry',
  'Committee',
  'MeshRollup',
  'Inclusion',
  'Escrow',
  'ProofVerifier',
  'FoldReferee',
  'Beacon',
  'ClaimReader',
  'Challenge',
  'Equivocation',
  'RingReferee',
  'CodingReferee',
  'EphemeralSession',
  'Refunds',
  'Audits',
  'Revocations',
  // examples: built like the rest, deployed by who wants one
  'AnswerConsumer',
] as const;
export type ContractName = (typeof CONTRACTS)[number];

const SOURCE_FOLDERS = ['', 'interfaces', 'libraries', 'examples'] as const;

/** The pinned solc. */
const COMPILER = '0.8.37';

const SETTINGS = {
  viaIR: true,
  evmVersion: 'osaka',
  optimizer: { enabled: true, runs: 10_000 },
  metadata: { bytecodeHash: 'none', appendCBOR: false },
} as const;

/** Contents by path relative to the contracts' folder. */
export type Sources = Readonly<Record<string, string>>;

export interface Compiled {
  readonly abi: readonly unknown[];
  /** Hex without 0x. */
  readonly bytecode: string;
}

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

/** The Solidity files of the folder. */
export function readSources(folder: string): Sources {
  const sources: Record<string, string> = {};
  for (const sub of SOURCE_FOLDERS) {
    for (const file of readdirSync(join(folder, sub)).sort()) {
      if (!file.endsWith('.sol')) continue;
      const unit = sub === '' ? file : `${sub}/${file}`;
      sources[unit] = readFileSync(join(folder, unit), 'utf8');
    }
  }
  return sources;
}

const IMPORT = /^import [^;]*?from "(\.[^"]+)";/gms;

/** The file of a contract: contracts stand in the folder itself, or among the examples. */
const unitOf = (sources: Sources, contract: string): string =>
  [`${contract}.sol`, `examples/${contract}.sol`].find((unit) => unit in sources) ?? `${contract}.sol`;

/**
 * What a contract is made of: its own file and all that it imports. Each contract is compiled with these alone, since
 * bytecode from IR may depend on whatever else the compiler is given.
 */
export function sourcesOf(sources: Sources, contract: string): Sources {
  const found = new Map<string, string>();
  const add = (unit: string): void => {
    const text = sources[unit];
    if (text === undefined) throw new UsageError('CONTRACTS_INVALID', `${unit} is imported and not there`);
    if (found.has(unit)) return;
    found.set(unit, text);
    for (const [, path] of text.matchAll(IMPORT)) add(posix.join(posix.dirname(unit), path!));
  };
  add(unitOf(sources, contract));
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 over everything that an artifact depends on, in hex; each artifact records it. */
export const sourcesDigest = (sources: Sources): string =>
  createHash('sha256').update(JSON.stringify({ COMPILER, SETTINGS, sources })).digest('hex');

/**
 * @param names contracts, each in the file of its name
 * @throws UsageError SOLC_MISSING when the development dependency is not installed; CONTRACTS_INVALID
 */
export async function compileSolidity(
  sources: Sources,
  names: readonly string[],
): Promise<Map<string, Compiled>> {
  const solc = await loadSolc();
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(Object.entries(sources).map(([unit, content]) => [unit, { content }])),
    settings: {
      ...SETTINGS,
      outputSelection: Object.fromEntries(
        names.map((name) => [unitOf(sources, name), { [name]: ['abi', 'evm.bytecode.object'] }]),
      ),
    },
  };
  const output = Output.parse(JSON.parse(solc.compile(JSON.stringify(input))));
  const problems = output.errors ?? [];
  if (problems.length > 0) {
    throw new UsageError('CONTRACTS_INVALID', problems.map((p) => p.formattedMessage).join('\n'));
  }
  return new Map(
    names.map((name) => {
      const contract = output.contracts?.[unitOf(sources, name)]?.[name];
      if (contract === undefined) {
        throw new InternalError('CONTRACT_MISSING', `solc gave no output for ${name}`);
      }
      return [name, { abi: contract.abi, bytecode: contract.evm.bytecode.object }];
    }),
  );
}

/** The file of a contract's artifact. */
export const artifactFile = (contract: string): string => `${artifactName(contract)}.ts`;

/** Text of a contract's artifact module. @throws as compileSolidity */
export async function compileContract(sources: Sources, name: ContractName): Promise<string> {
  const own = sourcesOf(sources, name);
  return renderModule(name, (await compileSolidity(own, [name])).get(name)!, sourcesDigest(own));
}

function renderModule(name: ContractName, { abi, bytecode }: Compiled, digest: string): string {
  const constant = name.charAt(0).toLowerCase() + name.slice(1);
  return [
    `/**\n * Generated from ${name}.sol by \`npm run build:contracts\`; do not edit.\n * Sources: sha256 ${digest}\n * @module\n */`,
    `export const ${constant}Abi = ${JSON.stringify(abi, null, 2)} as const;`,
    `export const ${constant}Bytecode = '0x${bytecode}' as const;\n`,
  ].join('\n\n');
}

interface Solc {
  version(): string;
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
    if (!loaded.default.version().startsWith(`${COMPILER}+`)) {
      throw new Error(`solc ${loaded.default.version()} is not ${COMPILER}`);
    }
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
