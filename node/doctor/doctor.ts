/**
 * `veilmesh doctor`: looks at everything that a node, a client or a localnet on this machine stands on. Reads
 * and dials; creates, changes and registers nothing.
 * @module
 */
import { availableParallelism, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openClient } from '../../settlement/chain/client.ts';
import type { Config } from '../config/schema.ts';
import { checkAnvil } from './checks/anvil.ts';
import { type ChainFacts, checkChain, readChain } from './checks/chain.ts';
import { checkClock, checkPeerClock } from './checks/clock.ts';
import { checkCpu } from './checks/cpu.ts';
import { checkDependencies } from './checks/dependencies.ts';
import { checkDisk } from './checks/disk.ts';
import { checkEngine, selectWith } from './checks/engine.ts';
import { checkJournal } from './checks/journal.ts';
import { checkKeys } from './checks/keys.ts';
import { checkMemory } from './checks/memory.ts';
import { checkMesh } from './checks/mesh.ts';
import { checkPorts } from './checks/ports.ts';
import { checkReachability } from './checks/reachability.ts';
import { checkRuntime } from './checks/runtime.ts';
import { checkTee } from './checks/tee.ts';
import { type MeshFacts, visitMesh } from './mesh-probe.ts';
import { runChecks } from './schedule.ts';
import { type Check, type Finding, ok } from './types.ts';

export { collect } from './schedule.ts';
export type { Finding } from './types.ts';

export interface DoctorOptions {
  readonly config: Config;
  /** Multiaddr of the mesh to look at; the first bootstrap setting when left out, no mesh without one. */
  readonly network?: string;
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Findings one by one, each when its check has ended. Does not throw: a check that does is a finding. */
export function runDoctor({ config, network }: DoctorOptions): AsyncGenerator<Finding> {
  const bootstrap = network ?? config.bootstrap[0];
  const facts: Facts = {};
  return runChecks([
    ...machineChecks(config, config.rpcUrl === '' && bootstrap === undefined),
    ...meshChecks(config, bootstrap, facts),
    ...chainChecks(config, bootstrap, facts),
  ]);
}

/** What needs no peer and no chain. */
function machineChecks(
  { home, engine, threads, journalUrl, tee, nsmHelper }: Config,
  needsAnvil: boolean,
): Check[] {
  const cores = availableParallelism();
  const { node } = process.versions;
  const platform = `${process.platform}-${process.arch}`;
  const modules = join(PROJECT, 'node_modules');
  return [
    {
      id: 'runtime',
      run: () => checkRuntime({ version: node, platform, executable: process.execPath, modules }),
    },
    { id: 'dependencies', run: () => checkDependencies(PROJECT) },
    { id: 'cpu', run: () => checkCpu({ cores, threads, validate: WebAssembly.validate }) },
    { id: 'memory', run: () => checkMemory({ available: process.availableMemory() }) },
    { id: 'disk', run: () => checkDisk(home) },
    ...(journalUrl === '' ? [] : [{ id: 'journal', run: () => checkJournal(journalUrl) } as const]),
    { id: 'keys', run: () => checkKeys(home) },
    { id: 'tee', run: () => checkTee({ tee, nsmHelper }) },
    { id: 'engine', run: () => checkEngine(engine, selectWith(threads === 0 ? cores : threads)) },
    { id: 'anvil', run: () => checkAnvil(needsAnvil) },
  ];
}

/** The checks of one run hand on what they read: those that depend on a check find its facts here. */
interface Facts {
  mesh?: MeshFacts;
  chain?: ChainFacts;
}

function meshChecks({ listen, announce }: Config, bootstrap: string | undefined, facts: Facts): Check[] {
  const reachability = () => {
    const interfaces = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
    return checkReachability({
      listen,
      announce,
      interfaces: interfaces.map(({ address }) => address),
      ...(bootstrap === undefined ? {} : { bootstrap }),
    });
  };
  const ports: Check = { id: 'ports', run: () => checkPorts(listen) };
  if (bootstrap === undefined) return [ports, { id: 'reachability', run: reachability }];
  const visit = async (): Promise<MeshFacts> => {
    facts.mesh = await visitMesh(bootstrap);
    return facts.mesh;
  };
  return [
    ports,
    { id: 'mesh', run: () => checkMesh(bootstrap, visit) },
    { id: 'reachability', dependsOn: ['mesh'], run: reachability },
    {
      id: 'peer-clock',
      dependsOn: ['mesh'],
      run: () => checkPeerClock(facts.mesh!.readAt, facts.mesh!.records),
    },
  ];
}

/** The chain that is set, or else the one that the mesh names, or else none: a localnet starts its own. */
function chainChecks({ rpcUrl }: Config, bootstrap: string | undefined, facts: Facts): Check[] {
  if (rpcUrl === '' && bootstrap === undefined) {
    const embedded = ok('CHAIN_EMBEDDED', 'no chain is set', 'a localnet starts its own');
    return [{ id: 'chain', dependsOn: ['anvil'], run: () => [embedded] }];
  }
  const toldByMesh = rpcUrl === '';
  return [
    {
      id: 'chain',
      ...(toldByMesh ? { dependsOn: ['mesh'] as const } : {}),
      run: () => {
        const contracts = facts.mesh?.network.contracts;
        const url = toldByMesh ? facts.mesh!.network.rpcUrl : rpcUrl;
        const expected = { rpcUrl: url, toldByMesh, ...(contracts === undefined ? {} : { contracts }) };
        return checkChain(expected, async () => {
          facts.chain = await readChain(await openClient(url), contracts?.meshRollup);
          return facts.chain;
        });
      },
    },
    {
      id: 'clock',
      dependsOn: ['chain'],
      run: () => {
        const { readAt, chainId, block } = facts.chain!;
        return checkClock(readAt, chainId, block.timestamp);
      },
    },
  ];
}
